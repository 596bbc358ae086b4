"""Reserved for the domain offers; replaced when its tables come."""

revision = "0010_offers"
down_revision = "0009_leads"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
