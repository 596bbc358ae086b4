"""The chain is one again: filters, views that are kept, orders once more."""

revision = "0032_together"
down_revision = ("0031_filters", "0031_order_again", "0031_saved_views")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Join what was made side by side."""


def downgrade() -> None:
    """Part it."""
