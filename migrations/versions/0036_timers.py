"""The administrator's list of timers asks for those in one state, by when they are due."""

from alembic import op

revision = "0036_timers"
down_revision = "0035_search"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build the index beside the traffic."""
    op.execute("set local lock_timeout = '2s'")
    with op.get_context().autocommit_block():
        op.drop_index("ix_timer_state", "timer", if_exists=True, postgresql_concurrently=True)
        op.create_index("ix_timer_state", "timer", ["state", "due_at", "id"], postgresql_concurrently=True)


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_timer_state", "timer")
