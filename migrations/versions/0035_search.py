"""What search reads through: numbers from their end, names from their start, built while everybody works."""

from alembic import op
from sqlalchemy import text

revision = "0035_search"
down_revision = "0034_lines"
branch_labels = None
depends_on = None

# A number without signs, last figure first: typed in full or only its end, with blanks or dashes, it is a beginning.
NUMBER_END = (
    "create or replace function number_end(value text) returns text language sql immutable strict parallel safe "
    "as $$ select reverse(upper(translate(value, '-./_ +()', ''))) $$"
)
READERS = "trunkline_staff, trunkline_portal, trunkline_worker, trunkline_signin"
NUMBERED = (
    "customer",
    "billing_account",
    "subscription",
    "customer_reference",
    "lead",
    "offer",
    "contract",
    "product_order",
    "ticket",
    "invoice",
    "interaction",
)
NAMED = ("customer", "lead")
# By which a company is known before it is a customer, whoever of the branch asks.
LEAD_KEYS = ("fiscal_number", "phone", "email")
# While entries wait on a list of their own, every search reads all of it, and PostgreSQL prefers to read the table.
WORDS = ("ix_customer_search", "ix_contact_search", "ix_contact_phones", "ix_lead_search", "ix_ticket_words")


def upgrade() -> None:
    """Build them; one that was left unfinished by an earlier try is built anew. Building waits for nobody's lock."""
    op.execute("set local lock_timeout = '2s'")
    op.execute(NUMBER_END)
    op.execute(f"grant execute on function number_end(text) to {READERS}")
    # Here, where nobody is kept waiting for longer than that.
    for index in WORDS:
        op.execute(f"alter index {index} set (fastupdate = off)")
    with op.get_context().autocommit_block():
        for table in NUMBERED:
            _build(f"ix_{table}_number_end", table, "number_end((number)::text) text_pattern_ops")
        for table in NAMED:
            _build(f"ix_{table}_search_start", table, "search_text text_pattern_ops")
        for column in LEAD_KEYS:
            _build(f"ix_lead_{column}", "lead", column)


def _build(name: str, table: str, column: str) -> None:
    op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
    op.create_index(name, table, [text(column)], postgresql_concurrently=True)


def downgrade() -> None:
    """Drop them."""
    for index in WORDS:
        op.execute(f"alter index {index} reset (fastupdate)")
    for column in LEAD_KEYS:
        op.drop_index(f"ix_lead_{column}", "lead")
    for table in NAMED:
        op.drop_index(f"ix_{table}_search_start", table)
    for table in NUMBERED:
        op.drop_index(f"ix_{table}_number_end", table)
    op.execute("drop function number_end(text)")
