"""Reserved for the domain sla; replaced when its tables come."""

revision = "0003_sla"
down_revision = "0002_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
