"""A list of one state, kind or channel is read in the order of time from an index, however rare it is and in whatever branch."""

from alembic import op

revision = "0046_lists"
down_revision = "0045_portal_roles"
branch_labels = None
depends_on = None

ORDERED = (
    ("ix_lead_status", "lead", ["branch_id", "status"]),
    ("ix_lead_channel", "lead", ["branch_id", "channel"]),
    ("ix_lead_sales_channel", "lead", ["branch_id", "sales_channel"]),
    ("ix_lead_priority", "lead", ["branch_id", "priority"]),
    ("ix_offer_status", "offer", ["branch_id", "status"]),
    ("ix_contract_status", "contract", ["branch_id", "status"]),
    ("ix_customer_status", "customer", ["branch_id", "status"]),
)
NEWEST = ["created_at", "id"]


def upgrade() -> None:
    """Build each beside the traffic and the one that it replaces; one left unfinished by an earlier try is built anew."""
    op.execute("set local lock_timeout = '2s'")
    with op.get_context().autocommit_block():
        for name, table, columns in ORDERED:
            _replace(name, table, columns + NEWEST)


def downgrade() -> None:
    """Bring back what was there."""
    with op.get_context().autocommit_block():
        for name, table, columns in ORDERED:
            _replace(name, table, columns)


def _replace(name: str, table: str, columns: list[str]) -> None:
    made = f"{name}_next"
    op.drop_index(made, table, if_exists=True, postgresql_concurrently=True)
    op.create_index(made, table, columns, postgresql_concurrently=True)
    op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
    op.execute(f"alter index {made} rename to {name}")
