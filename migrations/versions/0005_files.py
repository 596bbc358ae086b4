"""Reserved for the domain files; replaced when its tables come."""

revision = "0005_files"
down_revision = "0004_work"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
