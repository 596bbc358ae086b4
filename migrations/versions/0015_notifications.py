"""Reserved for the domain notifications; replaced when its tables come."""

revision = "0015_notifications"
down_revision = "0014_interactions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
