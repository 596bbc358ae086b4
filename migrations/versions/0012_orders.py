"""Reserved for the domain orders; replaced when its tables come."""

revision = "0012_orders"
down_revision = "0011_contracts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
