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
from tests.factories.people import make_staff

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
        await actions.add_range(uow, shop.branch.id, f"+{first}", 5)
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


ERRORS = "errors { __typename ... on UserError { code path message } }"
ADD = f"""mutation ($branch: ID!, $first: String!, $count: Int!) {{
  result: numberRangeAdd(branchId: $branch, first: $first, count: $count) {{ range {{ id size free }} {ERRORS} }} }}"""
REMOVE = f"mutation ($id: ID!) {{ result: numberRangeRemove(id: $id) {{ {ERRORS} }} }}"
ALLOT = f"""mutation ($id: ID!, $first: String!, $count: Int!, $agent: ID!) {{
  result: numbersAllot(id: $id, first: $first, count: $count, agentId: $agent) {{ range {{ id free }} {ERRORS} }} }}"""
BACK = ALLOT.replace("numbersAllot", "numbersTakeBack")
RETIRE = f"mutation ($id: ID!) {{ result: numberRetire(id: $id) {{ {ERRORS} }} }}"
TRY = """query ($branch: ID!, $first: String!, $count: Int!) {
  numberRangeTry(branchId: $branch, first: $first, count: $count) { first last standard silver gold known clashes } }"""
RANGES = """{ numberRanges { id first last size free reserved assigned quarantined }
  numberAllotments { range { id } agent { id } numbers free first last } }"""


async def ranges(gql: Gql, actor: Any, key: str) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """Return a range as somebody sees it, and what of it is agents'."""
    data = (await gql(actor, RANGES))["data"]
    found = [one for one in data["numberRanges"] if one["id"] == key]
    return (found[0] if found else None), [one for one in data["numberAllotments"] if one["range"]["id"] == key]


async def test_ranges_are_brought_in_by_sim_management_and_given_out_by_sales_administration(
    db: Database, gql: Gql, shop: Shop
) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        sims = await make_staff(uow, shop.branch, "SIM_MANAGEMENT")
        administration = await make_staff(uow, shop.branch, "SALES_ADMIN")
        elsewhere = await make_staff(uow, shop.foreign_branch, "SIM_MANAGEMENT", "SALES_ADMIN")
        await uow.commit()
    refused = [shop.seller, shop.manager, elsewhere, shop.signatory, ANONYMOUS]
    first = f"+4076{secrets.randbelow(90_000):05}00"
    given: dict[str, Any] = {"branch": f"brn_{shop.branch.id}", "first": first, "count": 20}
    for who in (*refused, administration):
        result = await run(gql, who, ADD, **given)
        assert result["errors"][0]["__typename"] in {"NotFound", "PermissionDenied"}, who.name
        assert (await gql(who, TRY, given)).get("data") is None, who.name
    assert await numbers(gql, sims, digits=first) == []
    tried = (await gql(sims, TRY, given))["data"]["numberRangeTry"]
    assert tried["standard"] + tried["silver"] + tried["gold"] == 20
    assert await numbers(gql, sims, digits=first) == []
    made = (await run(gql, sims, ADD, **given))["range"]
    assert (made["size"], made["free"]) == (20, 20)
    (again,) = (await run(gql, sims, ADD, **given))["errors"]
    assert again["code"] == "number-range-known"

    moved = {"id": made["id"], "first": first, "count": 5, "agent": f"usr_{shop.seller.user_id}"}
    for document in (ALLOT, BACK):
        for who in (*refused, sims):
            result = await run(gql, who, document, **moved)
            assert result["errors"][0]["__typename"] in {"NotFound", "PermissionDenied"}, who.name
    assert (await ranges(gql, administration, made["id"]))[1] == []
    assert (await run(gql, administration, ALLOT, **moved))["errors"] == []
    assert [(one["numbers"], one["free"]) for one in (await ranges(gql, sims, made["id"]))[1]] == [(5, 5)]
    assert len(await numbers(gql, shop.seller, range=made["id"], mineToSell=True)) == 20
    assert len(await numbers(gql, shop.other_seller, range=made["id"], mineToSell=True)) == 15
    assert await ranges(gql, elsewhere, made["id"]) == (None, [])
    for who in (*refused, administration):
        result = await run(gql, who, REMOVE, id=made["id"])
        assert result["errors"][0]["__typename"] in {"NotFound", "PermissionDenied"}, who.name
    assert (await run(gql, administration, BACK, **moved))["errors"] == []
    assert (await run(gql, sims, REMOVE, id=made["id"]))["errors"] == []
    assert await ranges(gql, sims, made["id"]) == (None, [])


async def test_only_sim_management_takes_a_number_out_of_service(db: Database, gql: Gql, shop: Shop) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        sims = await make_staff(uow, shop.branch, "SIM_MANAGEMENT")
        await uow.commit()
    wanted, *_ = await stock(db, shop)
    offer = await shop.offer(db)
    key = (await run(gql, shop.seller, RESERVE, offer=f"off_{offer.id}", number=wanted))["number"]["id"]
    await shop.do(db, SYSTEM, actions.assign_numbers, offer.id)
    for who in ("seller", "manager", "stranger", "signatory", "anonymous"):
        result = await run(gql, caller(shop, who), RETIRE, id=key)
        assert result["errors"][0]["__typename"] in {"NotFound", "PermissionDenied"}, who
    assert [row["state"] for row in await numbers(gql, sims, digits=wanted)] == ["ASSIGNED"]
    assert (await run(gql, sims, RETIRE, id=key))["errors"] == []
    assert [row["state"] for row in await numbers(gql, sims, digits=wanted)] == ["QUARANTINED"]
