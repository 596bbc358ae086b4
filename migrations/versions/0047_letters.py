"""Names are found by the letters of their words in whatever order, beginnings within a branch, and open tickets by their words."""

from collections.abc import Sequence

from alembic import op
from sqlalchemy import TextClause, text

revision = "0047_letters"
down_revision = "0046_lists"
branch_labels = None
depends_on = None

READERS = "trunkline_staff, trunkline_portal, trunkline_worker, trunkline_signin"
# The letters of each longer word in the order of the alphabet: neighbours exchanged leave them as they are.
LETTERS = (
    "create or replace function word_letters(value text) returns text[] language sql immutable strict parallel safe "
    "as $$ select array(select distinct array_to_string(array_sort(string_to_array(word, null)), '') "
    "from regexp_split_to_table(value, '[^[:alpha:]]+') word where length(word) >= 4) $$"
)
NAMES = ("customer", "contact", "lead")
STARTS = ("customer", "lead")
WORDS = "unaccent_lower((subject)::text) gin_trgm_ops"
ALIVE = "status not in ('CLOSED', 'CANCELLED')"
AT_ONCE = {"fastupdate": "off"}


def upgrade() -> None:
    """Build each beside the traffic; one left unfinished by an earlier try is built anew."""
    op.execute("set local lock_timeout = '2s'")
    op.execute(LETTERS)
    op.execute(f"grant execute on function word_letters(text) to {READERS}")
    with op.get_context().autocommit_block():
        for table in NAMES:
            _build(f"ix_{table}_letters", table, ["branch_id", text("word_letters(search_text)")])
        for table in STARTS:
            name = f"ix_{table}_branch_start"
            op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
            op.create_index(
                name, table, ["branch_id", text("search_text text_pattern_ops")], postgresql_concurrently=True
            )
        _build("ix_ticket_alive_words", "ticket", ["branch_id", text(WORDS)], ALIVE)


def _build(name: str, table: str, columns: Sequence[str | TextClause], where: str | None = None) -> None:
    op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
    op.create_index(
        name, table, columns,
        postgresql_using="gin", postgresql_with=AT_ONCE, postgresql_where=text(where) if where else None,
        postgresql_concurrently=True,
    )  # fmt: skip


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_ticket_alive_words", "ticket")
    for table in STARTS:
        op.drop_index(f"ix_{table}_branch_start", table)
    for table in NAMES:
        op.drop_index(f"ix_{table}_letters", table)
    op.execute("drop function word_letters(text)")
