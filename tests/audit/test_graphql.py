"""Reading the audit: who may, what is found, what stays closed, and that it is on record itself (DPA-01)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import delete, text
from sqlmodel import col

from api.audit.check import verify
from api.audit.rules import FaultKind
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.config import Settings
from api.core.database import Database
from api.core.tables import DataKey
from api.people.actions import seed_roles
from tests.audit.test_reads import CARD, World, because, make, ok, reads
from tests.conftest import Gql
from tests.factories.customers import make_customer
from tests.factories.leads import entered, make_lead_world
from tests.factories.people import make_staff
from worker.sealing import seal_batch

ENTRIES = """query Entries($filter: AuditFilter) { auditEntries(first: 50, filter: $filter) { nodes {
  kind action about actor { id } customers { id } leads { id } fields values reason seal } } }"""
MOVE = """mutation Move($id: ID!) { customerUpdate(id: $id, input: {version: 1, city: "Iași"}) {
  errors { __typename } } }"""


class Readers(World):
    """The world with people who read the audit: all of it, and all but personal data."""

    admin: Actor
    officer: Actor


@pytest.fixture
async def world(db: Database) -> Readers:
    made = await make(db)
    world = Readers(made.branch, made.seller, made.buyer, made.customers)
    async with db.unit_of_work(SYSTEM) as uow:
        world.admin = await make_staff(uow, made.branch, "ADMIN")
        world.officer = await make_staff(uow, made.branch, "SECURITY_ADMIN")
        await uow.commit()
    return world


async def entries(gql: Gql, reader: Actor, /, **conditions: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await ok(gql, reader, ENTRIES, filter=conditions))["auditEntries"]["nodes"]
    return found


async def used(gql: Gql, db: Database, world: World) -> None:
    """The seller changes the customer's town and looks at the card."""
    assert (await ok(gql, world.seller, MOVE, id=world.id))["customerUpdate"]["errors"] == []
    await ok(gql, world.seller, CARD, id=world.id)
    assert len(await reads(db, world.seller)) == 1


async def test_who_saw_and_changed_this_customer(gql: Gql, db: Database, world: Readers) -> None:
    await used(gql, db, world)
    seen, moved = await entries(gql, world.admin, customer=world.id)
    assert (seen["kind"], seen["action"], seen["about"], seen["values"]) == ("READ", "read", "CustomerCard", None)
    assert (moved["kind"], moved["action"], moved["values"]) == ("CHANGE", "customer.update", {"city": [None, "Iași"]})
    for entry in (seen, moved):
        assert entry["actor"] == {"id": f"usr_{world.seller.user_id}"}
        assert entry["customers"] == [{"id": world.id}]


async def test_conditions(gql: Gql, db: Database, world: Readers) -> None:
    await used(gql, db, world)
    seller, buyer = f"usr_{world.seller.user_id}", f"usr_{world.buyer.user_id}"
    assert [one["kind"] for one in await entries(gql, world.admin, actor=seller)] == ["READ", "CHANGE"]
    assert await entries(gql, world.admin, actor=buyer) == []
    assert [one["kind"] for one in await entries(gql, world.admin, actor=seller, kind=["READ"])] == ["READ"]
    assert await entries(gql, world.admin, actor=seller, kind=["SIGN_IN"]) == []
    assert await entries(gql, world.admin, customer=f"cus_{world.customers[1].id}") == []
    day = "2020-01-01T00:00:00Z"
    assert await entries(gql, world.admin, actor=seller, until=day) == []
    assert len(await entries(gql, world.admin, actor=seller, since=day)) == 2


async def test_a_customer_is_found_in_what_it_was_as_a_lead(gql: Gql, db: Database, world: Readers) -> None:
    leads = await make_lead_world(db, "TELEMARKETING", "MARKETING")
    async with db.unit_of_work(leads.people["TELEMARKETING"]) as uow:
        lead = await entered(uow, leads)
        await uow.commit()
    await ok(gql, leads.people["MARKETING"], "query Seen($id: ID!) { lead(id: $id) { phone } }", id=f"lea_{lead.id}")
    await reads(db, leads.people["MARKETING"])
    async with db.unit_of_work(SYSTEM) as uow:
        customer = await make_customer(uow, leads.branch)
        await uow.commit()
    assert await entries(gql, world.admin, customer=f"cus_{customer.id}") == []
    async with db.unit_of_work(SYSTEM) as uow:
        kept = await uow.session.get(type(lead), lead.id)
        assert kept is not None
        kept.customer_id = customer.id
        await uow.commit()
    assert [one["about"] for one in await entries(gql, world.admin, customer=f"cus_{customer.id}")] == ["Seen", "lead"]
    assert [one["about"] for one in await entries(gql, world.admin, lead=f"lea_{lead.id}")] == ["Seen", "lead"]


async def test_reading_the_audit_is_on_record(gql: Gql, db: Database, world: Readers) -> None:
    await used(gql, db, world)
    only = "query Only($filter: AuditFilter) { auditEntries(first: 5, filter: $filter) { nodes { at } } }"
    await ok(gql, world.admin, only, filter={"customer": world.id})
    [entry] = await reads(db, world.admin)
    assert (entry.subject, entry.customer_ids) == ("Only", [world.customers[0].id])


async def test_reading_the_audit_again_and_again_is_about_no_more_each_time(
    gql: Gql, db: Database, world: Readers
) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        for _ in range(12):
            await make_customer(uow, world.branch)
        await uow.commit()
    await ok(gql, world.seller, "query Page { customers(first: 50) { nodes { id street registrationNumber } } }")
    [page] = await reads(db, world.seller)
    assert len(page.customer_ids) == 15
    about = []
    for _ in range(4):
        await entries(gql, world.admin, since=page.created_at.isoformat())
        about.append((await reads(db, world.admin))[-1].customer_ids)
    # Ten of each entry, as they are shown; not all that those are about who read it before.
    assert [len({*ids}) for ids in about] == [10, 10, 10, 10]
    assert len(about[-1]) <= 40


async def test_values_are_for_who_may_see_personal_data(gql: Gql, db: Database, world: Readers) -> None:
    await used(gql, db, world)
    moved = (await entries(gql, world.officer, customer=world.id))[1]
    assert (moved["action"], moved["fields"], moved["values"]) == ("customer.update", ["city"], None)
    assert moved["customers"] == []


@pytest.mark.parametrize("who", ["seller", "buyer", "stranger", "anonymous"])
async def test_others_read_nothing(gql: Gql, db: Database, world: Readers, who: str) -> None:
    await used(gql, db, world)
    async with db.unit_of_work(SYSTEM) as uow:
        stranger = await make_staff(uow, (await make(db)).branch, "FIELD_SALES")
        await uow.commit()
    callers = {"seller": world.seller, "buyer": world.buyer, "stranger": stranger, "anonymous": ANONYMOUS}
    document = "{ auditEntries(first: 50) { nodes { action } totalCount pageInfo { hasNextPage } } }"
    found = (await ok(gql, callers[who], document))["auditEntries"]
    assert found == {"nodes": [], "totalCount": 0, "pageInfo": {"hasNextPage": False}}


async def test_a_branch_reads_its_own(gql: Gql, db: Database, world: Readers) -> None:
    from dataclasses import replace  # noqa: PLC0415 - only here

    await used(gql, db, world)
    away = (await make(db)).seller
    right = frozenset({"branch:audit:read"})
    mine = replace(world.seller, permissions=world.seller.permissions | right)
    theirs = replace(away, permissions=away.permissions | right)
    assert len(await entries(gql, mine, customer=world.id)) == 2
    assert await entries(gql, theirs, customer=world.id) == []


async def test_erasing_a_person_closes_the_values_and_keeps_the_chain(gql: Gql, db: Database, world: Readers) -> None:
    await used(gql, db, world)
    while await seal_batch(db):
        pass
    before = await entries(gql, world.admin, customer=world.id)
    assert before[1]["values"]
    async with db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(delete(DataKey).where(col(DataKey.subject_id) == world.customers[0].id))
        await uow.commit()
    after = await entries(gql, world.admin, customer=world.id)
    moved = next(one for one in after if one["kind"] == "CHANGE")
    assert moved == {**before[1], "values": None, "reason": None}
    assert (await verify(db, [])).faults == []


async def test_a_change_that_says_nothing_is_on_record_all_the_same(gql: Gql, world: Readers) -> None:
    wish = """mutation { notificationPreferenceSet(input: {kind: "*", channels: [EMAIL]}) { preference { id } } }"""
    wanted = (await ok(gql, world.buyer, wish))["notificationPreferenceSet"]["preference"]
    assert wanted
    [entry] = await entries(gql, world.admin, actor=f"usr_{world.buyer.user_id}")
    assert (entry["kind"], entry["action"], entry["about"]) == ("CHANGE", "NotificationPreferenceSet", "mutation")


@pytest.mark.req("DPA-01")
async def test_who_when_what_and_why_of_a_customer_and_nobody_can_hide_it(
    fresh_db: Database, settings: Settings
) -> None:
    """Reads and changes by staff, found by customer, in a chain that shows the smallest touch."""
    made = await make(fresh_db)
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        await seed_roles(uow)
        admin = await make_staff(uow, made.branch, "ADMIN")
        await uow.commit()
    own = settings.model_copy(update={"database_url": fresh_db.settings.database_url})
    before = datetime.now(UTC)
    await because("Asked by phone", own, fresh_db, made.seller, MOVE, id=made.id)
    await because("Offer 17", own, fresh_db, made.seller, CARD, id=made.id)
    await because("Curiosity", own, fresh_db, made.seller, CARD, id=f"cus_{made.customers[1].id}")
    document = """query Audit($filter: AuditFilter) { auditEntries(first: 50, filter: $filter) { nodes {
      at kind actor { id } customers { id } fields values reason } } }"""
    found = await because("Complaint", own, fresh_db, admin, document, filter={"customer": made.id})
    seen, moved = found["auditEntries"]["nodes"]
    assert (seen["kind"], seen["reason"], seen["values"]) == ("READ", "Offer 17", None)
    assert seen["fields"] == ["Contact.email", "Contact.name", "Customer.name"]
    assert (moved["kind"], moved["reason"], moved["values"]) == ("CHANGE", "Asked by phone", {"city": [None, "Iași"]})
    for entry in (seen, moved):
        assert entry["actor"] == {"id": f"usr_{made.seller.user_id}"}
        assert before <= datetime.fromisoformat(entry["at"]) <= datetime.now(UTC)
    await seal_batch(fresh_db)
    assert (await verify(fresh_db, [])).faults == []
    async with fresh_db.owner.begin() as connection:
        await connection.execute(text("update audit_entry set actor_id = uuidv7() where subject = 'CustomerCard'"))
    assert {fault.kind for fault in (await verify(fresh_db, [])).faults} == {FaultKind.CHANGED}
