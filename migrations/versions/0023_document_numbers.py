"""Orders and tickets that were there before find their customer by their number, too (CUS-05)."""

from alembic import op

revision = "0023_document_numbers"
down_revision = "0020_lead_reasons"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the numbers that are missing."""
    op.execute("set local lock_timeout = '2s'")
    for table, kind in (("product_order", "ORDER"), ("ticket", "TICKET")):
        op.execute(
            "insert into customer_reference (id, created_at, branch_id, customer_id, kind, number) "  # noqa: S608 - names of our own
            f"select gen_random_uuid(), app_now(), branch_id, customer_id, '{kind}', upper(number) from {table} "
            "on conflict do nothing"
        )


def downgrade() -> None:
    """Take them away."""
    op.execute("delete from customer_reference where kind in ('ORDER', 'TICKET')")
