"""Reserved for the domain interactions; replaced when its tables come."""

revision = "0014_interactions"
down_revision = "0013_tickets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
