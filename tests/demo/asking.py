"""Everybody who asks what our own app asks, on whatever base, and what is wrong with what an answer cost.

An index scan that filters 100,000 rows is no better than a sequential one; neither shows while there are ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import asyncpg
import orjson
from graphql import GraphQLSchema, OperationType

from api.core.actor import Actor
from api.core.database import Database
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operations
from api.core.graphql.reads.check import kinds_by_prefix
from api.core.graphql.reads.pieces import reads_of
from api.people.auth.authenticate import load_actor
from api.schema import schema
from dev.steps import ROOT
from tests.demo.costs import Cost, Meter, Node, let_explain
from tests.demo.documents import COMPUTED, Asked, asked

DOCUMENTS: Final = ROOT / "web" / "src" / "gql" / "persisted-documents.json"
GRAPHQL: Final[GraphQLSchema] = schema._schema
# Pages that an answer may touch, and rows that a node may throw away: for itself and for each object or row of it.
BUFFERS, BUFFERS_EACH = 1_000, 30
REMOVED, REMOVED_EACH = 1_100, 50
# Row security lets no index serve a part of a number: a company's people compare the numbers of their own lines, and no others.
OWN_LINES, MOST_LINES = "PortalLines search", 6_000
# A table of so few pages is read whole by whoever needs a row of it, and rightly so.
SMALL: Final = 8
# The one who sees all branches, one of a branch, one who sees what is theirs; portal users ask other documents.
STAFF: Final = ("admin", "supervisor", "rep")
# Others of a branch, each with screens and lists of their own.
OTHERS: Final = ("manager", "care", "service", "backoffice", "billing")
# The customer with most of everything, and one like most.
PORTAL: Final = ("largest", "buyer")


@dataclass(frozen=True, slots=True)
class Everybody:
    """Who asks, and what each asks about: the customer with most of everything, where it is theirs."""

    actors: dict[str, Actor]
    ids: dict[str, dict[str, str]]
    meter: Meter

    def questions(self, who: str) -> Iterator[Asked]:
        """Yield what somebody's screens ask, with every order and filter on offer."""
        operations = Operations(GRAPHQL, Limits(), introspection=True)
        actor = self.actors[who]
        ids = self.ids[who] | {"usr": f"usr_{actor.user_id}"}
        if actor.team_ids:
            ids["tea"] = f"tea_{actor.team_ids[0]}"
        for _, text in sorted(_documents()[who in PORTAL]):
            yield from asked(operations.find(text, None, trusted=True), text, ids)

    async def ask(self, who: str, question: Asked) -> Cost:
        """Ask and return what it cost."""
        return await self.meter.ask(self.actors[who], question)


@asynccontextmanager
async def everybody_of(
    database: Database, owner: asyncpg.Connection, log: Path, *, whole: bool
) -> AsyncIterator[Everybody]:
    """Give the callers, known to a database that explains itself; a `whole` base lets the planner read tables whole."""
    await let_explain(database.settings.database_url, whole=whole)
    largest = await owner.fetchrow(
        "select c.id, c.branch_id, c.country from customer c join subscription s on s.customer_id = c.id "
        "group by c.id order by count(*) desc limit 1"
    )
    actors = {}
    for name in (*STAFF, *OTHERS, *PORTAL):
        login = f"{name}.{largest['country'].lower()}@demo.example"
        actor = await load_actor(
            database, {"user": await owner.fetchval("select id from user_account where login = $1", login)}
        )
        assert actor is not None
        actors[name] = actor
    about = {name: actor.customer_id or largest["id"] for name, actor in actors.items()}
    found = {customer: await _ids(owner, customer, largest["branch_id"]) for customer in {*about.values()}}
    # Connections of before do not explain themselves.
    await database.close()
    meter = Meter(database, log)
    yield Everybody(actors, {name: found[customer] for name, customer in about.items()}, meter)
    await meter.close()


async def _ids(owner: asyncpg.Connection, customer: UUID, branch: UUID) -> dict[str, str]:
    """Return an identifier of each kind: of the customer if it has one, else of its branch, else any."""
    ids = {}
    for prefix, kind in kinds_by_prefix(GRAPHQL).items():
        table = reads_of(kind).table
        columns = {
            row["column_name"]
            for row in await owner.fetch(
                "select column_name from information_schema.columns where table_name = $1", table
            )
        }
        own = {"customer": "id"}.get(table, "customer_id" if "customer_id" in columns else "null::uuid")
        near = {"branch": "id"}.get(table, "branch_id" if "branch_id" in columns else "null::uuid")
        found = None
        for place, key in ((own, customer), (near, branch), ("$1", customer)):
            found = found or await owner.fetchval(f'select id from "{table}" where {place} = $1::uuid limit 1', key)  # noqa: S608
        ids[prefix] = f"{prefix}_{found or uuid4()}"
    return ids


@lru_cache
def _documents() -> dict[bool, list[tuple[str, str]]]:
    """Return the documents that only read, each as its name and text: those of the portal and those of the house."""
    operations = Operations(GRAPHQL, Limits(), introspection=True)
    found = defaultdict(list)
    for text in orjson.loads(DOCUMENTS.read_bytes()).values():
        operation = operations.find(text, None, trusted=True)
        if operation.kind is OperationType.QUERY and operation.name not in COMPUTED:
            portal = operation.name.startswith("Portal") or operation.name == "Cart"
            found[portal].append((operation.name, text))
    return found


def faults(question: Asked, cost: Cost) -> Iterable[str]:
    """Return what is wrong with what an answer cost, naming the document and the node of its plan."""
    name = f"{question.name} {question.how}".rstrip()
    for error in cost.answer.get("errors", ()):
        if error.get("extensions", {}).get("code") in {"BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "INTERNAL"}:
            return [f"{name}: {error['message']} {question.variables}"]
    found = []
    if cost.buffers > BUFFERS + BUFFERS_EACH * cost.objects:
        heaviest = max(cost.nodes, key=lambda node: node.buffers)
        found.append(f"{name}: {cost.buffers} pages for {cost.objects} objects, {heaviest.buffers} in {heaviest.name}")
    most = MOST_LINES if name.startswith(OWN_LINES) else REMOVED
    found += [
        f"{name}: {node.removed:.0f} rows removed for {node.rows:.0f} in {node.name}"
        for node in cost.nodes
        if _wasteful(node, most)
    ]
    return found


def _wasteful(node: Node, most: int) -> bool:
    """Tell whether a node reads much to throw it away: more than so many rows and those that its result is worth."""
    return node.buffers > SMALL * node.loops and node.removed > most + REMOVED_EACH * node.rows
