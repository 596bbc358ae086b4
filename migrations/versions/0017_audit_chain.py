"""Reads on record; committed entries wait for their seal in a queue that the database itself fills."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.database import STAFF, WORKER

revision = "0017_audit_chain"
down_revision = "0016_least_privilege"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add whom a read was about, and the queue; the sequencer alone gives numbers and seals."""
    op.execute("set local lock_timeout = '2s'")
    op.add_column(
        "audit_entry", sa.Column("person_ids", postgresql.ARRAY(sa.Uuid), nullable=False, server_default="{}")
    )
    # Entries are small and never updated: what a list returned is found by its customers.
    op.create_index("ix_audit_entry_people", "audit_entry", ["person_ids"], postgresql_using="gin")
    op.create_index("ix_audit_entry_actor", "audit_entry", ["actor_id", "id"])
    # Why somebody acted can name a person: it is among the encrypted values now.
    op.drop_column("audit_entry", "reason")
    op.create_table(
        "audit_unsealed",
        sa.Column("audit_id", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("audit_id", name="pk_audit_unsealed"),
    )
    op.execute("insert into audit_unsealed select id from audit_entry")
    # Runs as the owner of the tables, so whoever may write an entry needs no right on the queue, and can't forget it.
    op.execute(
        "create function audit_note_unsealed() returns trigger language plpgsql security definer "
        "set search_path = public, pg_temp as "
        "$$ begin insert into audit_unsealed select id from written; return null; end $$"
    )
    op.execute("revoke execute on function audit_note_unsealed() from public")
    op.execute(
        "create trigger audit_entry_unsealed after insert on audit_entry referencing new table as written "
        "for each statement execute function audit_note_unsealed()"
    )
    op.execute("alter table audit_unsealed enable row level security")
    op.execute("alter table audit_unsealed force row level security")
    op.execute(
        f"create policy audit_unsealed_house on audit_unsealed to current_user, {WORKER} using (true) with check (true)"
    )
    op.execute(f"grant select, delete on audit_unsealed to {WORKER}")
    # A number is given by the sequencer, without a gap.
    op.execute("alter table audit_seal alter column seq drop identity")
    op.execute(f"revoke insert on audit_seal from {STAFF}")


def downgrade() -> None:
    """Take the queue away."""
    op.execute(f"grant insert on audit_seal to {STAFF}")
    op.execute("alter table audit_seal alter column seq add generated always as identity")
    op.execute("drop trigger audit_entry_unsealed on audit_entry")
    op.execute("drop function audit_note_unsealed()")
    op.drop_table("audit_unsealed")
    op.add_column("audit_entry", sa.Column("reason", sa.String))
    op.drop_index("ix_audit_entry_actor", "audit_entry")
    op.drop_index("ix_audit_entry_people", "audit_entry")
    op.drop_column("audit_entry", "person_ids")
