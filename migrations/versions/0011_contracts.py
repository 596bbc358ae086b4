"""Reserved for the domain contracts; replaced when its tables come."""

revision = "0011_contracts"
down_revision = "0010_offers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
