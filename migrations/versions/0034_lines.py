"""The lines of a customer are found in their order: thousands of them are read a page at a time."""

from alembic import op

revision = "0034_lines"
down_revision = "0033_numbers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build the index with the order, then drop the one without."""
    op.execute("set local lock_timeout = '2s'")
    with op.get_context().autocommit_block():
        op.drop_index("ix_subscription_customer", "subscription", if_exists=True, postgresql_concurrently=True)
        op.create_index("ix_subscription_customer", "subscription", ["customer_id", "id"], postgresql_concurrently=True)
        op.drop_index("ix_subscription_customer_id", "subscription", if_exists=True, postgresql_concurrently=True)
        # What the list of tickets searches through has statistics of its own, which only this makes.
        op.execute("analyze ticket")


def downgrade() -> None:
    """Bring back the index without the order."""
    op.create_index("ix_subscription_customer_id", "subscription", ["customer_id"])
    op.drop_index("ix_subscription_customer", "subscription")
