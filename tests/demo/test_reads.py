"""Whatever our own app asks, on a base with thousands of customers, touches few pages and throws few rows away.

An index scan that filters 100,000 rows is no better than a sequential one; neither shows while there are ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import orjson
import pytest
from graphql import GraphQLSchema, OperationType

from api.core.actor import Actor
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operations
from api.core.graphql.reads.check import kinds_by_prefix
from api.core.graphql.reads.pieces import reads_of
from api.people.auth.authenticate import load_actor
from api.schema import schema
from dev.services import Postgres
from dev.steps import ROOT
from tests.demo.conftest import Filled
from tests.demo.costs import Cost, Meter, Node, let_explain
from tests.demo.documents import COMPUTED, Asked, asked

# Filling the base is part of whichever test comes first.
pytestmark = pytest.mark.timeout(600)
DOCUMENTS: Final = ROOT / "web" / "src" / "gql" / "persisted-documents.json"
GRAPHQL: Final[GraphQLSchema] = schema._schema
# Pages that an answer may touch, and rows that a node may throw away: for itself and for each object or row of it.
BUFFERS, BUFFERS_EACH = 1_000, 30
REMOVED, REMOVED_EACH = 500, 50
# A table of so few pages is read whole by whoever needs a row of it, and rightly so.
SMALL: Final = 8
# The one who sees all branches, one of a branch, one who sees what is theirs; portal users ask other documents.
STAFF: Final = ("admin", "supervisor", "rep")
BUYER: Final = "largest"


@dataclass(frozen=True, slots=True)
class Everybody:
    """Who asks, and what each asks about: the customer with most of everything, where it is theirs."""

    actors: dict[str, Actor]
    ids: dict[str, str]
    meter: Meter


@pytest.fixture(scope="module")
async def everybody(filled: Filled, server: Postgres) -> AsyncIterator[Everybody]:
    """The callers, each known to a database that explains itself."""
    await let_explain(filled.database.settings.database_url)
    largest = await filled.owner.fetchrow(
        "select c.id, c.branch_id, c.country from customer c join subscription s on s.customer_id = c.id "
        "group by c.id order by count(*) desc limit 1"
    )
    actors = {}
    for name in (*STAFF, BUYER):
        login = f"{name}.{largest['country'].lower()}@demo.example"
        actor = await load_actor(
            filled.database,
            {"user": await filled.owner.fetchval("select id from user_account where login = $1", login)},
        )
        assert actor is not None
        actors[name] = actor
    ids = await _ids(filled, largest["id"], largest["branch_id"])
    # Connections of before do not explain themselves.
    await filled.database.close()
    meter = Meter(filled.database, Path(server.log))
    yield Everybody(actors, ids, meter)
    await meter.close()


async def _ids(filled: Filled, customer: UUID, branch: UUID) -> dict[str, str]:
    """Return an identifier of each kind: of the customer if it has one, else of its branch, else any."""
    ids = {}
    for prefix, kind in kinds_by_prefix(GRAPHQL).items():
        table = reads_of(kind).table
        columns = {
            row["column_name"]: None
            for row in await filled.owner.fetch(
                "select column_name from information_schema.columns where table_name = $1", table
            )
        }
        own = {"customer": "id", "branch": "null::uuid"}.get(
            table, "customer_id" if "customer_id" in columns else "null::uuid"
        )
        near = {"branch": "id"}.get(table, "branch_id" if "branch_id" in columns else "null::uuid")
        found = await filled.owner.fetchval(
            f'select id from "{table}" order by {own} is not distinct from $1 desc, {near} is not distinct from $2 desc, id limit 1',  # noqa: S608
            customer,
            branch,
        )
        ids[prefix] = f"{prefix}_{found or uuid4()}"
    return ids


@lru_cache
def _questions() -> dict[str, list[tuple[str, str]]]:
    """Return the documents that only read, each as its name and text, by who asks them."""
    operations = Operations(GRAPHQL, Limits(), introspection=True)
    found = defaultdict(list)
    for text in orjson.loads(DOCUMENTS.read_bytes()).values():
        operation = operations.find(text, None, trusted=True)
        if operation.kind is OperationType.QUERY and operation.name not in COMPUTED:
            portal = operation.name.startswith("Portal") or operation.name == "Cart"
            for who in (BUYER,) if portal else STAFF:
                found[who].append((operation.name, text))
    return found


@pytest.mark.parametrize("who", [*STAFF, BUYER])
async def test_every_document_touches_few_pages_and_removes_few_rows(everybody: Everybody, who: str) -> None:
    operations = Operations(GRAPHQL, Limits(), introspection=True)
    actor = everybody.actors[who]
    ids = everybody.ids | {"usr": f"usr_{actor.user_id}"}
    if actor.team_ids:
        ids["tea"] = f"tea_{actor.team_ids[0]}"
    faults, count = [], 0
    for _, text in sorted(_questions()[who]):
        for question in asked(operations.find(text, None, trusted=True), text, ids):
            cost = await everybody.meter.ask(actor, question)
            faults += _faults(question, cost)
            count += 1
    assert not faults, "\n".join(["", *faults])
    assert count > 15


def _faults(question: Asked, cost: Cost) -> list[str]:
    """Return what is wrong with what an answer cost, naming the document and the node of its plan."""
    name = f"{question.name} {question.how}".rstrip()
    for error in cost.answer.get("errors", ()):
        if error.get("extensions", {}).get("code") in {"BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "INTERNAL"}:
            return [f"{name}: {error['message']} {question.variables}"]
    faults = []
    if cost.buffers > BUFFERS + BUFFERS_EACH * cost.objects:
        heaviest = max(cost.nodes, key=lambda node: node.buffers)
        faults.append(f"{name}: {cost.buffers} pages for {cost.objects} objects, {heaviest.buffers} in {heaviest.name}")
    faults += [
        f"{name}: {node.removed:.0f} rows removed for {node.rows:.0f} in {node.name}"
        for node in cost.nodes
        if _wasteful(node)
    ]
    return faults


def _wasteful(node: Node) -> bool:
    """Tell whether a node reads much to throw it away."""
    return node.buffers > SMALL * node.loops and node.removed > REMOVED + REMOVED_EACH * node.rows
