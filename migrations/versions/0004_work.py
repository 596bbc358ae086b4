"""Reserved for the domain work; replaced when its tables come."""

revision = "0004_work"
down_revision = "0003_sla"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
