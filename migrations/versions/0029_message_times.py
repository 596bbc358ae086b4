"""What was sent lately, and what could not be, is found without reading every message."""

from alembic import op

revision = "0029_message_times"
down_revision = "0028_trusted_documents"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two indexes."""
    op.execute("set local lock_timeout = '2s'")
    op.create_index("ix_message_created", "message", ["created_at"])
    op.create_index("ix_message_failed", "message", ["created_at"], postgresql_where="state = 'FAILED'")


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_message_failed", "message")
    op.drop_index("ix_message_created", "message")
