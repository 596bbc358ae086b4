"""Reserved for the domain billing; replaced when its tables come."""

revision = "0008_billing"
down_revision = "0007_catalog"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
