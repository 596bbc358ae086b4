"""SQL functions that do for the others what ours does by an action or a declared expression; gone when all is done."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import asyncpg

from api.core.actor import Actor
from api.core.graphql.reads.compile import CLAIM, CLAIMS
from api.customers.queries import found

FILE: Final = Path(__file__).with_name("functions.sql")
ROLES: Final = "trunkline_staff, trunkline_portal"
# Of a hit, what the document asks for.
HIT: Final = "id uuid, number text, name text, segment text, status text, matched_on text, matched text"
DROP: Final = """
drop function if exists bench_open_ticket, customer_bench_open_tickets, order_line_bench_name;
drop routine if exists bench_search;
"""


@asynccontextmanager
async def functions(url: str, actor: Actor) -> AsyncIterator[None]:
    """Create them as the owner at this address, as this member of staff sees the customers, and drop them again."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(DROP)
        await connection.execute(FILE.read_text(encoding="utf-8"))
        await connection.execute(await _search(actor))
        await connection.execute(f"grant execute on all functions in schema public to {ROLES}")
        yield
        await connection.execute(DROP)
    finally:
        await connection.close()


async def _search(actor: Actor) -> str:
    """Return the function of the statement with which ours finds customers; the claims stand in it."""
    claims = actor.claims()
    body = CLAIM.sub(lambda match: _literal(claims[match[1]], CLAIMS[match[1]]), found(actor))
    body = body.replace("{query}", "wanted_query").replace("{first}", "wanted_first")
    chosen = "f.customer_id, f.number, f.name, f.segment, f.status, f.matched_on, f.matched"
    return (
        f"create function bench_search(wanted_first int, wanted_query text) returns table ({HIT}) language sql stable "  # noqa: S608 - our own statement
        f"set pg_trgm.word_similarity_threshold = 0.45 as $$ select {chosen} from ({body}) f $$"
    )


def _literal(value: Any, kind: str) -> str:
    """Return a claim as SQL."""
    given = "{" + ",".join(map(str, value)) + "}" if isinstance(value, tuple | list) else value
    return "null" if value is None else f"'{given}'::{kind}"
