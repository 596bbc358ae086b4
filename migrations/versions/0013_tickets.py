"""Reserved for the domain tickets; replaced when its tables come."""

revision = "0013_tickets"
down_revision = "0012_orders"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
