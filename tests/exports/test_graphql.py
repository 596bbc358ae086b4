"""Lists are taken out: by whom, how much, with whose eyes, and who hears of it."""

import csv
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import delete, select, text
from sqlmodel import col

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.ids import new_id
from api.customers.models import CustomerStatus
from api.exports import actions, rules
from api.exports.models import ExportFormat, ExportList, ListExport
from api.files import store
from api.people.models import UserRole
from tests.conftest import Gql
from tests.factories.customers import make_customer
from tests.factories.graphql import run
from tests.factories.offers import Shop, make_shop
from tests.factories.people import make_staff
from tests.factories.worker import work_off
from worker.messages import tidy

START = """mutation ($input: ListExportInput!) {
  result: listExportStart(input: $input) {
    export { id state } errors { __typename ... on UserError { code path message } } } }"""
MINE = "{ listExports { id list state rows total totalAtLeast most cut files { name size downloadUrl } } }"


async def mine(gql: Gql, actor: Actor) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await gql(actor, MINE))["data"]["listExports"]
    return found


async def kept(db: Database, actor: Actor) -> list[ListExport]:
    """Return somebody's exports, also those that are over."""
    async with db.unit_of_work(SYSTEM) as uow:
        found = await uow.session.scalars(select(ListExport).where(col(ListExport.owner_id) == actor.user_id))
        return list(found)


async def lines(db: Database, actor: Actor) -> list[list[str]]:
    """Return what stands in somebody's only file."""
    (export,) = await kept(db, actor)
    async with db.unit_of_work(SYSTEM) as uow:
        body = await store.read_all(uow.settings.files_url, export.storage_key)
    return list(csv.reader(body.decode("utf-8-sig").splitlines(), delimiter=";"))


async def test_a_list_leaves_as_it_is_filtered_with_its_owner_s_eyes_and_on_record(db: Database, gql: Gql) -> None:
    shop = await make_shop(db)
    offers = [await shop.offer(db) for _ in range(3)]
    given = {"list": "OFFERS", "format": "CSV", "filter": {"status": ["DRAFT"]}, "order": "CREATED_DESC"}
    for who in (shop.pricing, shop.signatory, ANONYMOUS):
        result = await run(gql, who, START, input=given)
        assert result["export"] is None
        assert result["errors"][0]["__typename"] == "PermissionDenied", who.name
        assert await kept(db, who) == []

    assert (await run(gql, shop.seller, START, input=given))["errors"] == []
    assert [one["state"] for one in await mine(gql, shop.seller)] == ["RUNNING"]
    await work_off(db)
    (done,) = await mine(gql, shop.seller)
    assert (done["state"], done["rows"], done["total"], done["cut"]) == ("READY", 3, 3, False)
    assert done["files"][0]["downloadUrl"].startswith("/files/att_")
    heading, *rows = await lines(db, shop.seller)
    assert heading[:2] == ["Number", "State"]
    assert {row[0] for row in rows} == {offer.number for offer in offers}
    (export,) = await kept(db, shop.seller)
    async with db.unit_of_work(SYSTEM) as uow:
        wanted = text("select actor_id, action from audit_entry where subject_id = :id order by action")
        entries = (await uow.session.execute(wanted, {"id": export.id})).all()
    assert [entry.action for entry in entries] == ["list-export-started", "list-exported"]
    assert entries[0].actor_id == shop.seller.user_id

    # A colleague sees neither the file nor these offers, which are the seller's own.
    assert await mine(gql, shop.other_seller) == []
    await run(gql, shop.other_seller, START, input=given)
    await work_off(db)
    assert [one["rows"] for one in await mine(gql, shop.other_seller)] == [0]

    # After its time nobody takes it away, and the worker removes it.
    async with db.unit_of_work(SYSTEM) as uow:
        over = text("update list_export set expires_at = app_now() - interval '1 minute' where id = :id")
        await uow.session.execute(over, {"id": export.id})
        await uow.commit()
        url = uow.settings.files_url
    assert await mine(gql, shop.seller) == []
    await tidy(db)
    assert await kept(db, shop.seller) == []
    assert len(await kept(db, shop.other_seller)) == 1
    with pytest.raises(store.FileLost):
        await store.read_all(url, export.storage_key)


async def test_whose_right_has_ended_meanwhile_gets_no_file(db: Database, gql: Gql) -> None:
    shop = await make_shop(db)
    await shop.offer(db)
    assert (await run(gql, shop.seller, START, input={"list": "OFFERS", "format": "CSV"}))["errors"] == []
    async with db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(delete(UserRole).where(col(UserRole.user_id) == shop.seller.user_id))
        await uow.commit()
    await work_off(db)
    assert [(one["state"], one["files"]) for one in await mine(gql, shop.seller)] == [("FAILED", [])]


async def test_a_last_part_that_was_not_committed_is_written_again_and_time_removes_all(
    db: Database, gql: Gql, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "PART_ROWS", 1)
    shop = await make_shop(db)
    await run(gql, shop.seller, START, input={"list": "OFFERS", "format": "CSV"})
    (export,) = await kept(db, shop.seller)

    async def ask(document: str, given: Mapping[str, Any]) -> dict[str, Any]:
        del document
        info = {"hasNextPage": given["after"] is None, "endCursor": "1"}
        node = {"number": str(given["after"]), "status": "DRAFT", "customer": None, "owner": None, "revision": None}
        days = dict.fromkeys(("validUntil", "createdAt", "sentAt", "answeredAt"))
        return {"rows": {"nodes": [node | days], "pageInfo": info, "totalCount": 2}}

    for part, committed in ((0, True), (1, False), (1, True)):
        async with db.unit_of_work(SYSTEM) as uow:
            await actions.write_part(uow, export.id, part, ask, shop.seller)
            if committed:
                await uow.commit()
    assert [line[0] for line in await lines(db, shop.seller)] == ["Number", "None", "1"]

    names = [export.storage_key, *(f"{export.storage_key}.part{part}" for part in range(2))]
    url, folder = db.settings.files_url, export.storage_key.rpartition("/")[0]
    assert set(names) <= {file["path"] async for file in store.listed(url, folder)}
    async with db.unit_of_work(SYSTEM) as uow:
        over = text("update list_export set expires_at = app_now() - interval '1 minute' where id = :id")
        await uow.session.execute(over, {"id": export.id})
        await uow.commit()
    await tidy(db)
    assert await kept(db, shop.seller) == []
    assert not set(names) & {file["path"] async for file in store.listed(url, folder)}


async def test_every_list_can_be_read_part_by_part_up_to_what_the_right_allows(
    db: Database, gql: Gql, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = await make_shop(db)
    for _ in range(5):
        await shop.offer(db)
    async with db.unit_of_work(SYSTEM) as uow:
        admin = await make_staff(uow, shop.branch, "ADMIN")
        await uow.commit()
    for name in rules.LISTS:
        assert (await run(gql, admin, START, input={"list": name, "format": "XLSX", "filter": {}, "order": None}))[
            "errors"
        ] == []
        await work_off(db)
    assert {(one["list"], one["state"]) for one in await mine(gql, admin)} == {(name, "READY") for name in rules.LISTS}

    monkeypatch.setattr(rules, "PART_ROWS", 2)
    monkeypatch.setattr(rules, "PAGE", 1)
    monkeypatch.setattr(rules, "MOST_ROWS", dict.fromkeys(rules.MOST_ROWS, 3))
    await run(gql, shop.seller, START, input={"list": "OFFERS", "format": "CSV"})
    await work_off(db)
    (cut,) = await mine(gql, shop.seller)
    assert (cut["rows"], cut["cut"]) == (3, True)
    assert len(await lines(db, shop.seller)) == 4


async def test_a_filter_that_the_list_does_not_know_fails_in_sight(db: Database, gql: Gql) -> None:
    shop = await make_shop(db)
    await run(gql, shop.seller, START, input={"list": "OFFERS", "format": "CSV", "filter": {"colour": "green"}})
    await work_off(db)
    (one,) = await mine(gql, shop.seller)
    assert (one["state"], one["files"]) == ("FAILED", [])
    result = await run(gql, shop.seller, START, input={"list": "OFFERS", "format": "CSV", "filter": ["x"]})
    assert result["errors"][0]["code"] == "export-filter"
    result = await run(gql, shop.seller, START, input={"list": "OFFERS", "format": "CSV", "order": "X" * 41})
    assert result["errors"][0]["path"] == ["input", "order"]


async def test_nobody_has_more_than_a_few_written_at_a_time(db: Database, gql: Gql) -> None:
    shop: Shop = await make_shop(db)
    for _ in range(rules.MOST_RUNNING):
        assert (await run(gql, shop.seller, START, input={"list": "OFFERS", "format": "CSV"}))["errors"] == []
    result = await run(gql, shop.seller, START, input={"list": "OFFERS", "format": "CSV"})
    assert result["errors"][0]["code"] == "exports-running"


SEARCH = "query ($query: String!) { customerSearch(query: $query, first: 50) { number status } }"


async def test_customers_who_are_looked_for_leave_as_the_list_finds_them(db: Database, gql: Gql) -> None:
    shop = await make_shop(db)
    async with db.unit_of_work(SYSTEM) as uow:
        admin = await make_staff(uow, shop.branch, "ADMIN")
        for name in ("Brutăria Țărănească SRL", "Brutăria Țărăneasca Veche SRL", "Cofetăria Lalelelor SRL"):
            await make_customer(uow, shop.branch, name=name)
        await make_customer(uow, shop.branch, name="Brutăria Țărănească Nouă SRL", status=CustomerStatus.SUSPENDED)
        await uow.commit()
    # Without its diacritics and with a letter too many: nothing contains that.
    words = "brutarria taraneasca"
    shown = (await gql(admin, SEARCH, {"query": words}))["data"]["customerSearch"]
    assert len(shown) >= 3
    wanted = {
        "list": "CUSTOMERS",
        "format": "CSV",
        "filter": {"status": ["ACTIVE"], "search": words},
        "order": "NAME_ASC",
    }
    assert (await run(gql, admin, START, input=wanted))["errors"] == []
    await work_off(db)
    _, *rows = await lines(db, admin)
    assert [row[0] for row in rows] == [one["number"] for one in shown if one["status"] == "ACTIVE"]
    assert len(rows) < len(shown)


async def test_a_list_too_long_to_be_counted_says_so(db: Database, gql: Gql) -> None:
    shop = await make_shop(db)
    assert shop.seller.user_id is not None
    for total, least in ((9_999, False), (10_000, True)):
        async with db.unit_of_work(SYSTEM) as uow:
            uow.add(
                ListExport(
                    branch_id=shop.branch.id,
                    owner_id=shop.seller.user_id,
                    list=ExportList.OFFERS,
                    format=ExportFormat.CSV,
                    filter={},
                    most=100_000,
                    total=total,
                    storage_key=f"exports/{new_id()}",
                    created_at=uow.now,
                    expires_at=uow.now + rules.KEPT,
                )
            )
            await uow.commit()
        (one,) = [one for one in await mine(gql, shop.seller) if one["total"] == total]
        assert one["totalAtLeast"] is least
