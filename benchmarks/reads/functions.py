"""SQL functions that do for the others what ours does by an action or a declared expression; gone when all is done."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, cast

import asyncpg
from sqlalchemy.ext.asyncio import AsyncSession

from api.core.actor import Actor
from api.customers.queries.search import search_customers

FILE: Final = Path(__file__).with_name("functions.sql")
ROLES: Final = "trunkline_staff, trunkline_portal"
TYPES: Final = {str: "text", list: "text[]", int: "int", float: "float8"}
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


async def searched(actor: Actor, query: str, limit: int) -> tuple[str, dict[str, Any]]:
    """Return the statement of a search and its values, claims included."""

    class Listening:
        """In place of a session."""

        statement = ""

        def __init__(self) -> None:
            self.values: dict[str, Any] = {}

        async def execute(self, statement: object, values: dict[str, Any]) -> Any:
            self.statement, self.values = str(statement), values
            return self

        def mappings(self) -> list[Any]:
            return []

    session = Listening()
    await search_customers(cast("AsyncSession", session), actor, query, limit)
    return session.statement, session.values


async def arguments(actor: Actor, query: str, limit: int) -> dict[str, Any]:
    """Return what a search is called with, without the claims, which the function holds."""
    _, values = await searched(actor, query, limit)
    return {name: value for name, value in values.items() if name not in actor.claims()}


async def _search(actor: Actor) -> str:
    statement, values = await searched(actor, "a customer", 1)
    declared = []
    # Longer names first: one may begin another.
    for name in sorted(values, key=len, reverse=True):
        if name in actor.claims():
            keys = ", ".join(f"'{key}'::uuid" for key in values[name])
            statement = statement.replace(f":{name}", f"array[{keys}]")
        else:
            statement = statement.replace(f":{name}", f"wanted_{name}")
            declared.append(f"wanted_{name} {TYPES[type(values[name])]}")
    chosen = "f.id, f.number, f.name, f.segment_code, f.status, f.matched_on, f.matched"
    signature = f"bench_search({', '.join(sorted(declared))}) returns table ({HIT})"
    body = f"select {chosen} from ({statement}) f"  # noqa: S608 - our own statement
    return f"create function {signature} language sql stable as $$ {body} $$"
