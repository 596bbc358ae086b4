"""Whoever signed in is remembered until anybody's rights change: one number says when they did."""

from alembic import op

from api.core.security import secure

revision = "0027_rights_epoch"
down_revision = "0026_interactions"
branch_labels = None
depends_on = None

# What an actor is read from, besides the account and the session, which are held against their own rows.
TABLES = ("role", "user_role", "team", "team_member", "branch")

STATEMENTS = (
    "set local lock_timeout = '2s'",
    """
    create table rights_epoch (
        id boolean not null default true,
        value bigint not null,
        constraint pk_rights_epoch primary key (id),
        constraint ck_rights_epoch_one_row check (id)
    )
    """,
    "insert into rights_epoch (value) values (1)",
    # Whoever changes rights need not be able to write here.
    """
    create function raise_rights_epoch() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
        update rights_epoch set value = value + 1;
        return null;
    end $$
    """,
    *(
        f"create trigger raise_rights_epoch after insert or update or delete or truncate on {table} "
        "for each statement execute function raise_rights_epoch()"
        for table in TABLES
    ),
)


def upgrade() -> None:
    """Create the number and what raises it."""
    for statement in STATEMENTS:
        op.execute(statement)
    secure(op, "rights_epoch", portal="read", rows="true", signin="read")


def downgrade() -> None:
    """Take them away."""
    for table in TABLES:
        op.execute(f"drop trigger raise_rights_epoch on {table}")
    op.execute("drop function raise_rights_epoch()")
    op.execute("drop table rights_epoch")
