"""Reserved for the domain portal; replaced when its tables come."""

revision = "0016_portal"
down_revision = "0015_notifications"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
