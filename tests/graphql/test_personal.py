"""Whose data an answer holds is taken out of its own bytes, which stay what they were."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from api.core.actor import SYSTEM, Actor, ActorKind
from api.core.config import Settings
from api.core.database import Database
from api.core.graphql.context import Context
from api.core.graphql.execute import events
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operations
from api.core.graphql.reads.personal import Seen
from api.core.graphql.reads.run import Planner, run
from api.core.ids import new_id
from tests.graphql import stock

HOME = [row for row in stock.rows()["item"] if row["branch_id"] == stock.HOME]
ITEM = HOME[0]
ITEMS = "{ items(first: 100) { nodes { number } } }"


@pytest.fixture
def look(planner: Planner, shop_db: Database, shop_settings: Settings) -> Any:
    """Run a planned document as somebody; returns its bytes, whom it was about, and the plan."""
    operations = Operations(planner.schema, Limits(), introspection=False)

    async def run_it(document: str, actor: Actor, **variables: Any) -> tuple[bytes, Seen, Any]:
        operation = operations.find(document, None)
        coerced = operation.variables(variables)
        plan = planner.whole(operation, actor, coerced)
        context = Context(actor, shop_db, shop_settings)
        return await run(plan, context, coerced), context.seen, plan

    return run_it


async def test_the_owners_of_the_rows_that_came_back(look: Any) -> None:
    body, seen, plan = await look(ITEMS, stock.staff())
    assert plan.personal == {"Item.number"}
    assert set(seen.customers().split(",")) == {str(row["maker_id"]) for row in HOME if row["maker_id"]}
    assert set(seen.people().split(",")) == {str(row["id"]) for row in HOME if row["maker_id"] is None}
    assert b"?" not in body
    assert len(orjson.loads(body)["items"]["nodes"]) == len(HOME)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("id status version madeAt viewerCan { close }", set()),
        ("note", {"Item.note"}),
        ("facts { day } price { amount }", {"Item.price"}),
        ("extra", {"Item.extra"}),
        ("maker { name }", {"Maker.name"}),
        ("about { ... on Maker { name } ... on Item { status } }", {"Maker.name"}),
        ("pieces { label }", set()),
    ],
)
async def test_a_plan_knows_before_whether_it_reads_any(look: Any, fields: str, expected: set[str]) -> None:
    body, seen, plan = await look(f"{{ items(first: 100) {{ nodes {{ {fields} }} }} }}", stock.staff())
    assert plan.personal == expected
    assert bool(seen.marks) == bool(expected)
    assert b'"?c"' not in body
    assert b'"?p"' not in body


async def test_a_field_that_is_withheld_is_no_read(look: Any) -> None:
    blind = replace(stock.staff(), permissions=stock.staff().permissions - {"branch:item:note"})
    _, seen, plan = await look("{ items(first: 5) { nodes { note } } }", blind)
    assert (plan.personal, seen.marks) == (frozenset(), set())


@pytest.mark.parametrize("kind", [ActorKind.SYSTEM, ActorKind.PORTAL])
async def test_only_staff_leave_a_trace(look: Any, kind: ActorKind) -> None:
    body, seen, plan = await look(ITEMS, replace(stock.staff(), kind=kind))
    assert (plan.personal, seen.marks) == (frozenset(), set())
    assert body.count(b"number") == len(HOME)


def test_what_only_looks_like_a_mark_stays() -> None:
    text_of_a_client = rb'{"?c":"11111111-1111-1111-1111-111111111111","a":"\"?c\":\"x\",","b":{"?c": "y"}}'
    seen = Seen()
    assert seen.take(text_of_a_client, frozenset({"A.b"})) == rb'{"a":"\"?c\":\"x\",","b":{"?c": "y"}}'
    assert seen.customers() == "11111111-1111-1111-1111-111111111111"


async def test_each_event_of_a_subscription_is_a_read(
    planner: Planner, shop_db: Database, shop_settings: Settings
) -> None:
    actor = replace(stock.staff(), user_id=new_id())
    document = "subscription Watch($id: ID!, $n: Int!) { itemsChanged(id: $id, times: $n) { item { number } } }"
    operation = Operations(planner.schema, Limits(), introspection=False).find(document, None)
    context = Context(actor, shop_db, shop_settings)
    stream = events(planner, operation, {"id": f"itm_{ITEM['id']}", "n": 3}, context)
    assert len([body async for body in stream]) == 3
    if shop_db.read_log._flushing is not None:
        await shop_db.read_log._flushing
    async with shop_db.unit_of_work(SYSTEM) as uow:
        statement = text("select subject from audit_entry where actor_id = :actor")
        assert list(await uow.session.scalars(statement, {"actor": actor.user_id})) == ["Watch"] * 3
