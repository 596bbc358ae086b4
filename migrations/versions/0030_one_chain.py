"""The chain is one again."""

revision = "0030_one_chain"
down_revision = ("0029_message_times", "0029_reason_defaults")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Join what was made side by side."""


def downgrade() -> None:
    """Part it."""
