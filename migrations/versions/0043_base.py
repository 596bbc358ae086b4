"""On a large base each branch finds its own names, and inbox items, running processes and timers are found through indexes."""

from alembic import op
from sqlalchemy import text

revision = "0043_base"
down_revision = "0042_publishing"
branch_labels = None
depends_on = None

NAMES = ("customer", "contact", "lead")
# Lists show one of few values, of which some are rare.
LISTED = (
    ("ix_contract_offer", "contract", ["offer_id"], None),
    ("ix_contract_status", "contract", ["branch_id", "status"], None),
    ("ix_offer_status", "offer", ["branch_id", "status"], None),
    ("ix_offer_tender", "offer", ["branch_id", "created_at", "id"], "tender"),
    ("ix_lead_status", "lead", ["branch_id", "status"], None),
    ("ix_lead_channel", "lead", ["branch_id", "channel"], None),
    ("ix_lead_sales_channel", "lead", ["branch_id", "sales_channel"], None),
    ("ix_lead_priority", "lead", ["branch_id", "priority"], None),
    ("ix_lead_unassigned", "lead", ["branch_id", "created_at", "id"], "owner_id is null"),
    ("ix_product_order_team", "product_order", ["team_id", "created_at", "id"], "team_id is not null"),
    ("ix_action_request_claimed", "action_request", ["claimed_by_id"], "claimed_by_id is not null"),
    ("ix_process_run_running", "process_run", ["definition_id"], "state = 'RUNNING'"),
)
WORDS = "unaccent_lower((((((number)::text || ' '::text) || (note)::text) || ' '::text) || (titles)::text))"
TRIGRAMS = {"search_text": "gin_trgm_ops"}
AT_ONCE = {"fastupdate": "off"}


def upgrade() -> None:
    """Build them beside the traffic; one that was left unfinished by an earlier try is built anew."""
    op.execute("set local lock_timeout = '2s'")
    # A branch stands in one index with the words of its names.
    op.execute("create extension if not exists btree_gin")
    op.execute("alter table lead_import validate constraint ck_lead_import_publishing")
    with op.get_context().autocommit_block():
        for table in NAMES:
            _names(table, ["branch_id", "search_text"])
        for name, table, columns, where in LISTED:
            _build(name, table, columns, where)
        op.drop_index("ix_action_request_words", "action_request", if_exists=True, postgresql_concurrently=True)
        op.create_index(
            "ix_action_request_words", "action_request", [text(f"{WORDS} gin_trgm_ops")],
            postgresql_using="gin", postgresql_with=AT_ONCE, postgresql_concurrently=True,
        )  # fmt: skip


def _names(table: str, columns: list[str]) -> None:
    """Build the index of names under another name, so that there is always one, and let it take the old one's place."""
    made = f"ix_{table}_search_next"
    op.drop_index(made, table, if_exists=True, postgresql_concurrently=True)
    op.create_index(
        made, table, columns,
        postgresql_using="gin", postgresql_ops=TRIGRAMS, postgresql_with=AT_ONCE, postgresql_concurrently=True,
    )  # fmt: skip
    op.drop_index(f"ix_{table}_search", table, if_exists=True, postgresql_concurrently=True)
    op.execute(f"alter index {made} rename to ix_{table}_search")


def _build(name: str, table: str, columns: list[str], where: str | None = None) -> None:
    op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
    op.create_index(name, table, columns, postgresql_where=text(where) if where else None, postgresql_concurrently=True)


def downgrade() -> None:
    """Bring back what was there."""
    op.drop_index("ix_action_request_words", "action_request")
    for name, table, _, _ in LISTED:
        op.drop_index(name, table)
    for table in NAMES:
        op.drop_index(f"ix_{table}_search", table)
        op.create_index(
            f"ix_{table}_search", table, ["search_text"],
            postgresql_using="gin", postgresql_ops=TRIGRAMS, postgresql_with=AT_ONCE,
        )  # fmt: skip
    op.execute("drop extension btree_gin")
