"""Mutations: typed refusals, happening once for a client key, payloads read as the caller may see them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import orjson
import pytest
from sqlalchemy import text

from api.core.database import Database
from api.core.graphql import carry, execute
from tests.graphql import stock
from tests.graphql.conftest import Ask, another_item

RENAME = """mutation($id: ID!, $input: RenameInput!, $key: String) {
  itemRename(id: $id, input: $input, clientMutationId: $key) {
    item { id number version note viewerCan { close } stock }
    errors { __typename ... on UserError { message code path } ... on StaleVersion { mine theirs }
             ... on TooExpensive { limit } } } }"""


@pytest.fixture
async def item(shop_db: Database) -> AsyncIterator[str]:
    """An item of the test's own."""
    async with another_item(shop_db, number="OLD", note="secret note") as key:
        yield key


async def version(shop_db: Database, item: str) -> int:
    async with shop_db.owner.connect() as connection:
        return int(
            (await connection.execute(text("select version from item where id = :id"), {"id": item[4:]})).scalar_one()
        )


async def rename(ask: Ask, item: str, key: str | None = None, **values: Any) -> dict[str, Any]:
    found = await ask(RENAME, {"id": item, "input": {"number": "NEW", **values}, "key": key})
    assert "errors" not in found, found
    payload: dict[str, Any] = found["data"]["itemRename"]
    return payload


async def test_the_payload_is_read_after_the_change_with_the_callers_permissions(ask: Ask, item: str) -> None:
    """The object is planned, computed and resolved fields included."""
    payload = await rename(ask, item)
    assert payload["errors"] == []
    assert payload["item"]["number"] == "NEW"
    assert payload["item"]["note"] == "secret note"
    again = await ask(RENAME, {"id": item, "input": {"number": "N2"}}, stock.staff(frozenset({"branch:item:read"})))
    assert again["data"]["itemRename"]["item"]["note"] is None


async def test_refusals_are_typed_and_change_nothing(ask: Ask, item: str, shop_db: Database) -> None:
    """Stale versions carry both versions, domain errors their own fields."""
    stale = await rename(ask, item, version=7)
    assert stale["item"] is None
    assert stale["errors"][0] | {"message": ""} == {
        "__typename": "StaleVersion", "code": "stale-version", "path": ["input", "version"], "mine": 7, "theirs": 1,
        "message": "",
    }  # fmt: skip
    assert stale["errors"][0]["message"]
    missing = await rename(ask, f"itm_{uuid4()}")
    assert missing["errors"][0]["__typename"] == "NotFound"
    wrong = await rename(ask, f"mak_{item[4:]}")
    assert wrong["errors"][0]["__typename"] == "InvalidInput"
    assert await version(shop_db, item) == 1


async def test_an_unlisted_refusal_is_a_bug_and_masked(ask: Ask, item: str, logs: list[dict[str, Any]]) -> None:
    """The log says which kind the mutation forgot."""
    found = await ask("mutation($id: ID!) { itemForget(id: $id) { errors { __typename } } }", {"id": item})
    assert found["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert "NotFound" in str(logs[-1]["exc_info"])


async def test_a_client_key_makes_it_happen_once(ask: Ask, item: str, shop_db: Database) -> None:
    """The same key and input replays the answer; another input is a mismatch; without a key it happens again."""
    key = str(uuid4())
    first, second = await rename(ask, item, key), await rename(ask, item, key)
    assert first == second
    assert await version(shop_db, item) == 2
    other = await rename(ask, item, key, version=2)
    assert other["errors"][0]["__typename"] == "IdempotencyMismatch"
    await rename(ask, item)
    assert await version(shop_db, item) == 3


async def test_a_refused_attempt_leaves_the_key_free(ask: Ask, item: str) -> None:
    """What did not happen may be tried again under its key."""
    key = str(uuid4())
    await rename(ask, item, key, version=9)
    assert (await rename(ask, item, key))["item"]["number"] == "NEW"


async def test_two_at_once_with_one_key_execute_once(ask: Ask, item: str, shop_db: Database) -> None:
    """The second waits for the first and gets its answer."""
    key = str(uuid4())
    answers = await asyncio.gather(*(rename(ask, item, key) for _ in range(5)))
    assert all(answer == answers[0] for answer in answers)
    assert await version(shop_db, item) == 2


async def test_extra_fields_and_none_at_all(ask: Ask, item: str) -> None:
    """A payload may carry plain values beside the object; a replay carries them too."""
    document = """mutation($id: ID!, $key: String) {
        itemTouch(id: $id, clientMutationId: $key) { number item { version } errors { __typename } } }"""
    key = str(uuid4())
    first = await ask(document, {"id": item, "key": key})
    assert first["data"]["itemTouch"] == {"number": "OLD", "item": {"version": 2}, "errors": []}
    assert (await ask(document, {"id": item, "key": key}))["data"] == first["data"]


async def test_an_impossible_payload_is_refused_before_anything_happens(ask: Ask, item: str, shop_db: Database) -> None:
    """The selection is compiled first, so a bad page size changes nothing."""
    document = """mutation($id: ID!) { itemTouch(id: $id) { item { maker { items { totalCount } } } } }"""
    found = await ask(document, {"id": item})
    assert found["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert await version(shop_db, item) == 1


ALIASED = """mutation($id: ID!, $input: RenameInput!, $again: Boolean!) {
  first: itemRename(id: $id, input: $input) {
    kind: __typename done: item { id number version note viewerCan { close } } errors { __typename } }
  second: itemTouch(id: $id) @include(if: $again) { ...Touched } }
fragment Touched on ItemTouchPayload { item { version } errors { __typename } }"""
WITH_VALUES = """mutation($id: ID!, $key: String) {
  itemRename(id: $id, input: {number: "N7"}, clientMutationId: $key) { item { id number } errors { __typename } } }"""
PARTLY_A_VARIABLE = """mutation($id: ID!, $number: String!) {
  itemRename(id: $id, input: {number: $number}) { item { number } errors { __typename } } }"""
TOUCH = "mutation($id: ID!) { itemTouch(id: $id) { number item { version } errors { __typename } } }"
INPUT = {"number": "N8", "price": "12.00"}
# Keys, numbers of faults, and the stock, which counts how often it is asked.
VARYING = re.compile(r'[0-9a-f-]{36}|(?<="stock":)[0-9]+')


@pytest.mark.parametrize(
    ("document", "variables", "tier"),
    [
        pytest.param(RENAME.replace(" stock", ""), {"input": INPUT}, 2, id="variables"),
        pytest.param(RENAME.replace(" stock", ""), {"input": INPUT, "key": "once"}, 2, id="client key"),
        pytest.param(ALIASED, {"input": INPUT, "again": True}, 2, id="several, aliases, fragments"),
        pytest.param(ALIASED, {"input": INPUT, "again": False}, 2, id="left out"),
        pytest.param(WITH_VALUES, {}, 2, id="values in the document"),
        pytest.param(PARTLY_A_VARIABLE, {"number": "N9"}, 3, id="a variable within a value"),
        pytest.param(TOUCH, {}, 3, id="more than the object"),
        pytest.param(RENAME, {"input": INPUT}, 3, id="a field of Python"),
        pytest.param(RENAME, {"input": {"number": "N8", "price": "500.00"}}, 3, id="refused"),
        pytest.param(RENAME, {"input": {"number": "N8", "version": 9}}, 3, id="stale"),
    ],
)
async def test_an_answer_is_the_same_with_and_without_the_executor(
    ask: Ask, shop_db: Database, document: str, variables: dict[str, Any], tier: int
) -> None:
    """What is made without the executor, and whatever falls back to it, happens once and reads alike."""
    found = []
    for way in (carry.carried, _never):
        async with another_item(shop_db, number="OLD", note="secret note") as key:
            with patch.object(execute, "carried", way):
                named = {**variables, "id": key} | ({"key": str(uuid4())} if "key" in variables else {})
                answer = await ask(document, named)
            found.append(
                (answer.pop("extensions"), VARYING.sub("?", orjson.dumps(answer).decode()), await version(shop_db, key))
            )
    (first, ours, times), (second, theirs, times_of_theirs) = found
    assert (first, second) == ({"tier": tier}, {"tier": 3})
    assert (ours, times) == (theirs, times_of_theirs)


async def _never(*_arguments: object) -> None:
    """Leave all to the executor."""
