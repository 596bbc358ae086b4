"""Symptoms have questions that lead to a fix or to a report, and a ticket keeps what was answered."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0039_guides"
down_revision = "0038_number_ranges_hold"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns that need no rewriting."""
    op.execute("set local lock_timeout = '2s'")
    op.add_column("symptom", sa.Column("guide", postgresql.JSONB(), server_default="[]", nullable=False))
    op.add_column("ticket", sa.Column("diagnosis", postgresql.JSONB(), nullable=True))


def downgrade() -> None:
    """Drop them."""
    op.execute("set local lock_timeout = '2s'")
    op.drop_column("ticket", "diagnosis")
    op.drop_column("symptom", "guide")
