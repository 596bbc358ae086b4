"""What people have in hand, and what is late, is counted from indexes alone."""

from alembic import op
from sqlalchemy import text

revision = "0044_counts"
down_revision = "0043_base"
branch_labels = None
depends_on = None

ALIVE = "status not in ('CLOSED', 'CANCELLED')"
COUNTED = (
    ("ix_lead_in_hand", "lead", ["owner_id", "due_at"], ["id", "branch_id"], "status <> 'COMPLETED'"),
    ("ix_lead_due", "lead", ["branch_id", "due_at", "id"], ["status"], "due_at is not null"),
    ("ix_ticket_owner", "ticket", ["owner_id"], ["level", "branch_id"], ALIVE),
    ("ix_offer_owner", "offer", ["owner_id", "status"], ["valid_until", "branch_id"], None),
)


def upgrade() -> None:
    """Build each beside the traffic and the one that it replaces; one left unfinished by an earlier try is built anew."""
    op.execute("set local lock_timeout = '2s'")
    with op.get_context().autocommit_block():
        for name, table, columns, include, where in COUNTED:
            _replace(name, table, columns, include, where)


def downgrade() -> None:
    """Bring back what was there."""
    with op.get_context().autocommit_block():
        for name, table, columns, _, where in COUNTED:
            _replace(name, table, columns, [], where)


def _replace(name: str, table: str, columns: list[str], include: list[str], where: str | None) -> None:
    made = f"{name}_next"
    op.drop_index(made, table, if_exists=True, postgresql_concurrently=True)
    op.create_index(
        made, table, columns,
        postgresql_include=include, postgresql_where=text(where) if where else None, postgresql_concurrently=True,
    )  # fmt: skip
    op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
    op.execute(f"alter index {made} rename to {name}")
