"""Numbers over GraphQL: looking for them, and every mutation with every kind of caller."""

import secrets
from typing import Any

import pytest

from api.core.actor import ANONYMOUS, SYSTEM
from api.core.database import Database
from api.numbers import actions
from tests.conftest import Gql
from tests.factories.graphql import run
from tests.factories.offers import Shop, make_shop

FIELDS = """number { id number state holder { id } customer { id } viewerCan { free { allowed } } }
errors { __typename ... on UserError { code path message } ... on NumberTaken { alternatives } }"""
RESERVE = f"""mutation ($offer: ID!, $number: String!) {{
  result: numberReserve(offerId: $offer, number: $number) {{ {FIELDS} }} }}"""
PORT = RESERVE.replace("numberReserve", "numberPort")
FREE = f"mutation ($id: ID!) {{ result: numberFree(id: $id) {{ {FIELDS.partition(' ... on NumberTaken')[0]} }} }} }}"
SEARCH = """query ($filter: PhoneNumberFilter) {
  phoneNumbers(first: 50, filter: $filter) { nodes { id number kind grade state customer { id } } } }"""


@pytest.fixture
async def shop(db: Database) -> Shop:
    return await make_shop(db)


async def stock(db: Database, shop: Shop) -> list[str]:
    first = 40730000000 + secrets.randbelow(90_000) * 100
    async with db.unit_of_work(SYSTEM) as uow:
        await actions.add_range(uow, shop.branch, f"+{first}", 5)
        await uow.commit()
    return [f"+{first + step}" for step in range(5)]


def caller(shop: Shop, who: str) -> Any:
    return ANONYMOUS if who == "anonymous" else getattr(shop, who)


async def numbers(gql: Gql, actor: Any, **wanted: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await gql(actor, SEARCH, {"filter": wanted}))["data"]["phoneNumbers"]["nodes"]
    return found


@pytest.mark.parametrize("document", [RESERVE, PORT], ids=["numberReserve", "numberPort"])
async def test_only_who_sells_by_the_offer_chooses(db: Database, gql: Gql, shop: Shop, document: str) -> None:
    taken, *_ = await stock(db, shop)
    number = taken if document == RESERVE else f"+4074{secrets.randbelow(10_000_000):07}"
    offer = await shop.offer(db)
    given = {"offer": f"off_{offer.id}", "number": number}
    for who in ("other_seller", "pricing", "stranger", "signatory", "foreign_portal", "anonymous"):
        result = await run(gql, caller(shop, who), document, **given)
        assert result["number"] is None, who
        assert result["errors"][0]["__typename"] in {"NotFound", "PermissionDenied"}, (who, result)
        assert await numbers(gql, shop.seller, offer=f"off_{offer.id}") == [], who
    result = await run(gql, shop.seller, document, **given)
    assert result["errors"] == []
    assert result["number"]["state"] == "RESERVED"
    assert result["number"]["viewerCan"]["free"]["allowed"]
    assert [row["number"] for row in await numbers(gql, shop.seller, offer=f"off_{offer.id}")] == [number]


async def test_who_comes_too_late_is_told_what_is_still_free(db: Database, gql: Gql, shop: Shop) -> None:
    wanted, *others = await stock(db, shop)
    first, second = await shop.offer(db), await shop.offer(db)
    await run(gql, shop.seller, RESERVE, offer=f"off_{first.id}", number=wanted)
    result = await run(gql, shop.seller, RESERVE, offer=f"off_{second.id}", number=wanted)
    (error,) = result["errors"]
    assert (error["__typename"], error["code"], error["path"]) == ("NumberTaken", "number-taken", ["number"])
    assert error["alternatives"] == others[:3]
    for number in ("07", "+48512345678"):
        result = await run(gql, shop.seller, RESERVE, offer=f"off_{second.id}", number=number)
        assert result["errors"][0]["code"] == "number-invalid"


async def test_only_the_holder_gives_it_back(db: Database, gql: Gql, shop: Shop) -> None:
    wanted, *_ = await stock(db, shop)
    offer = await shop.offer(db)
    made = await run(gql, shop.seller, RESERVE, offer=f"off_{offer.id}", number=wanted)
    key = made["number"]["id"]
    for who in ("other_seller", "manager", "pricing", "stranger", "signatory", "anonymous"):
        result = await run(gql, caller(shop, who), FREE, id=key)
        assert result["errors"][0]["__typename"] in {"NotFound", "PermissionDenied"}, who
        (held,) = await numbers(gql, shop.seller, offer=f"off_{offer.id}")
        assert held["state"] == "RESERVED", who
    result = await run(gql, shop.seller, FREE, id=key)
    assert (result["errors"], result["number"]["state"]) == ([], "FREE")


async def test_free_ones_are_found_by_their_digits(db: Database, gql: Gql, shop: Shop) -> None:
    first, second, *_ = await stock(db, shop)
    wanted = {"state": "FREE", "kind": "MOBILE", "digits": f"{second[3:6]} {second[6:]}"}
    assert [row["number"] for row in await numbers(gql, shop.seller, **wanted)] == [second]
    assert first in [row["number"] for row in await numbers(gql, shop.other_seller, branch=shop.branch.code)]
    assert await numbers(gql, shop.seller, **wanted, branch=shop.foreign_branch.code) == []
    for who in ("stranger", "signatory", "anonymous"):
        assert await numbers(gql, caller(shop, who), **wanted) == [], who
