"""Reserved for the domain leads; replaced when its tables come."""

revision = "0009_leads"
down_revision = "0008_billing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
