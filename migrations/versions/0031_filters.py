"""An index for every filter that a list offers, built while everybody works.

What is still on its way is rare among all that ever was, so each list of it has a small index of its own. A state, a kind
or a channel alone needs only to be found when it is rare: its index keeps each value once.
"""

from alembic import op
from sqlalchemy import text

revision = "0031_filters"
down_revision = "0030_one_chain"
branch_labels = None
depends_on = None

ALIVE_TICKETS = "status not in ('CLOSED', 'CANCELLED')"
ALIVE_ORDERS = "status not in ('COMPLETED', 'CANCELLED')"
# Name, table, columns, condition.
INDEXES = (
    ("ix_ticket_alive", "ticket", ("branch_id", "created_at", "id"), ALIVE_TICKETS),
    ("ix_ticket_alive_status", "ticket", ("branch_id", "status"), ALIVE_TICKETS),
    ("ix_ticket_kind", "ticket", ("branch_id", "kind"), None),
    ("ix_ticket_owner_created", "ticket", ("owner_id", "created_at", "id"), "owner_id is not null"),
    ("ix_ticket_team_created", "ticket", ("team_id", "created_at", "id"), "team_id is not null"),
    ("ix_product_order_alive", "product_order", ("branch_id", "created_at", "id"), ALIVE_ORDERS),
    ("ix_product_order_alive_status", "product_order", ("branch_id", "status"), ALIVE_ORDERS),
    ("ix_product_order_owner_created", "product_order", ("owner_id", "created_at", "id"), "owner_id is not null"),
    ("ix_customer_status", "customer", ("branch_id", "status"), None),
    ("ix_customer_kind", "customer", ("branch_id", "kind"), None),
    ("ix_customer_segment", "customer", ("branch_id", "segment_code"), None),
    ("ix_interaction_channel", "interaction", ("branch_id", "channel"), None),
    ("ix_timer_subject", "timer", ("(event ->> 'subject_id')",), "state = 'PENDING'"),
)


def upgrade() -> None:
    """Build them; one that was left unfinished by an earlier try is built anew. Building waits for nobody's lock."""
    op.execute("set local lock_timeout = '2s'")
    with op.get_context().autocommit_block():
        for name, table, columns, condition in INDEXES:
            op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
            op.create_index(
                name,
                table,
                [text(column) for column in columns],
                postgresql_where=None if condition is None else text(condition),
                postgresql_concurrently=True,
            )

        op.drop_index("ix_ticket_words", "ticket", if_exists=True, postgresql_concurrently=True)
        op.create_index(
            "ix_ticket_words",
            "ticket",
            [text("unaccent_lower((subject)::text) gin_trgm_ops")],
            postgresql_using="gin",
            postgresql_concurrently=True,
        )


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_ticket_words", "ticket")
    for name, table, _columns, _condition in INDEXES:
        op.drop_index(name, table)
