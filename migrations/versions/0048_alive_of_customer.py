"""A customer's open tickets are counted from an index of their own, not through the words of all that are open."""

from alembic import op
from sqlalchemy import text

revision = "0048_alive_of_customer"
down_revision = "0047_letters"
branch_labels = None
depends_on = None

INDEX = "ix_ticket_customer_alive"
ALIVE = "status not in ('CLOSED', 'CANCELLED')"


def upgrade() -> None:
    """Build it beside the traffic; one left unfinished by an earlier try is built anew."""
    op.execute("set local lock_timeout = '2s'")
    with op.get_context().autocommit_block():
        op.drop_index(INDEX, "ticket", if_exists=True, postgresql_concurrently=True)
        op.create_index(
            INDEX, "ticket", ["customer_id", "branch_id"], postgresql_where=text(ALIVE), postgresql_concurrently=True
        )


def downgrade() -> None:
    """Take it away."""
    op.drop_index(INDEX, "ticket")
