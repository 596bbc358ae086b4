"""The key of a change names what it made, for the same caller and in later changes only."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
import strawberry

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.graphql import idempotency, references
from api.core.ids import GlobalID, new_id
from tests.graphql import stock
from tests.graphql.conftest import Ask, another_item
from tests.graphql.test_mutations import rename


@strawberry.input
class Order:
    """An input with references at every depth."""

    item: GlobalID
    others: list[GlobalID]
    part: strawberry.Maybe[GlobalID]
    note: str


async def test_a_later_change_names_the_object_by_the_key_that_made_it(ask: Ask, shop_db: Database) -> None:
    """The object is found under its reference, as often as it is sent, and the answer has its identifier."""
    key, second = str(uuid4()), str(uuid4())
    async with another_item(shop_db, number="OLD") as item:
        await rename(ask, item, key)
        again = await rename(ask, f"itm_{key}", second)
        assert again["item"]["id"] == item
        assert again["item"]["version"] == 3
        assert await rename(ask, f"itm_{key}", second) == again


async def test_a_reference_of_another_kind_or_person_names_nothing(ask: Ask, shop_db: Database) -> None:
    """References are unique for each person: the same key of somebody else is something else."""
    key = str(uuid4())
    async with another_item(shop_db, number="OLD") as item:
        await rename(ask, item, key)
        other = replace(stock.staff(), user_id=new_id())
        answer = await ask(
            """mutation($id: ID!) { itemRename(id: $id, input: {number: "X"}) { errors { __typename } } }""",
            {"id": f"itm_{key}"},
            other,
        )
        assert answer["data"]["itemRename"]["errors"] == [{"__typename": "NotFound"}]
        wrong = await rename(ask, f"mak_{key}")
        assert wrong["errors"][0]["__typename"] == "InvalidInput"
        unknown = await rename(ask, f"itm_{uuid4()}")
        assert unknown["errors"][0]["__typename"] == "NotFound"


@pytest.mark.usefixtures("ask")
async def test_references_are_found_wherever_they_stand(shop_db: Database) -> None:
    """In lists, optional values and inputs; everything else is left alone."""
    made, key, stranger = new_id(), uuid4(), GlobalID("itm", uuid4())
    reference = GlobalID("itm", key)
    once = idempotency.once(SYSTEM, "ItemRename", str(key), b"")
    async with shop_db.unit_of_work(SYSTEM, once.opening()) as uow:
        assert await once.known(uow) is None
        once.remember(uow, {"item": made})
        await uow.commit()
    async with shop_db.unit_of_work(SYSTEM) as uow:
        order = Order(item=reference, others=[stranger, reference], part=strawberry.Some(reference), note=str(key))
        found = await references.resolved(uow, {"input": order, "ids": [reference], "at": 3})
    item = GlobalID("itm", made)
    expected = Order(item=item, others=[stranger, item], part=strawberry.Some(item), note=str(key))
    assert found == {"input": expected, "ids": [item], "at": 3}
    assert UUID(str(key)).version == references.REFERENCE_VERSION != made.version
