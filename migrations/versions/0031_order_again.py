"""A cart keeps what is not as it was when an earlier order was put into it, and that order's note."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0031_order_again"
down_revision = "0030_one_chain"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; who does not know them yet leaves them empty."""
    op.execute("set local lock_timeout = '2s'")
    op.add_column("cart", sa.Column("note", sa.Text()))
    op.add_column("cart", sa.Column("differences", JSONB(), nullable=False, server_default=sa.text("'[]'::jsonb")))


def downgrade() -> None:
    """Take them away."""
    op.drop_column("cart", "differences")
    op.drop_column("cart", "note")
