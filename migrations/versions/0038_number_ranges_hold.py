"""What numbers, ranges and agents promise each other holds for the rows of before, too."""

from alembic import op

revision = "0038_number_ranges_hold"
down_revision = "0037_number_ranges"
branch_labels = None
depends_on = None

MADE = (
    "fk_phone_number_range_id",
    "fk_phone_number_agent_id",
    "ck_phone_number_agent",
    "ck_phone_number_number_state",
    "ck_phone_number_held",
)


def upgrade() -> None:
    """Look at all rows beside the traffic."""
    op.execute("set local lock_timeout = '2s'")
    for name in MADE:
        op.execute(f"alter table phone_number validate constraint {name}")


def downgrade() -> None:
    """Nothing to take back: what was looked at stays true."""
