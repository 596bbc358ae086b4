"""Tickets know who put them into a queue; faults are closed technically by those who may, and their next levels reach them."""

import sqlalchemy as sa
from alembic import op

revision = "0021_ticket_desks"
down_revision = "0016_least_privilege"
branch_labels = None
depends_on = None

# What the roles of the sources gain; whatever else an administrator changed in them stays.
GAINED = {
    "ADMIN": ("all:ticket:resolve",),
    "SERVICE_MANAGEMENT": ("branch:ticket:resolve",),
    "SUPERVISOR": ("branch:ticket:resolve",),
    "FIELD_TECH": (
        "branch:ticket:read",
        "branch:ticket:write",
        "branch:ticket:work",
        "branch:ticket:resolve",
    ),
    "SALES_MANAGER": ("branch:ticket:write", "branch:ticket:work"),
    "FIELD_SALES": ("own:ticket:write", "own:ticket:work"),
    "TELESALES": ("own:ticket:write", "own:ticket:work"),
}
GRANT = sa.text(
    "update role set permissions = (select array_agg(distinct held order by held) "
    "from unnest(permissions || cast(:gained as text[])) held) where code = :code"
)
TAKE = sa.text(
    "update role set permissions = (select coalesce(array_agg(held order by held), '{}') "
    "from unnest(permissions) held where held <> all(cast(:gained as text[]))) where code = :code"
)


def upgrade() -> None:
    """Add the column and the permissions."""
    op.execute("set local lock_timeout = '2s'")
    op.add_column("ticket", sa.Column("dispatched_by_id", sa.Uuid))
    op.create_foreign_key("fk_ticket_dispatched_by_id", "ticket", "user_account", ["dispatched_by_id"], ["id"])
    for code, gained in GAINED.items():
        op.execute(GRANT.bindparams(code=code, gained=list(gained)))


def downgrade() -> None:
    """Take them away."""
    for code, gained in GAINED.items():
        op.execute(TAKE.bindparams(code=code, gained=list(gained)))
    op.drop_column("ticket", "dispatched_by_id")
