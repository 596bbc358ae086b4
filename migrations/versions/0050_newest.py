"""A branch's newest requests, and its numbers of one state, are read in their order from an index."""

from alembic import op

revision = "0050_newest"
down_revision = "0049_numbers"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_action_request_branch_created", "action_request", ["branch_id", "created_at", "id"]),
    ("ix_phone_number_state", "phone_number", ["branch_id", "state", "number"]),
)


def upgrade() -> None:
    """Build them beside the traffic; one left unfinished by an earlier try is built anew."""
    op.execute("set local lock_timeout = '2s'")
    with op.get_context().autocommit_block():
        for name, table, columns in INDEXES:
            op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
            op.create_index(name, table, columns, postgresql_concurrently=True)


def downgrade() -> None:
    """Take them away."""
    for name, table, _ in INDEXES:
        op.drop_index(name, table)
