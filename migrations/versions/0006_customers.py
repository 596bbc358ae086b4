"""Reserved for the domain customers; replaced when its tables come."""

revision = "0006_customers"
down_revision = "0005_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
