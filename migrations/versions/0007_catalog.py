"""Reserved for the domain catalog; replaced when its tables come."""

revision = "0007_catalog"
down_revision = "0006_customers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
