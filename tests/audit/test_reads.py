"""Reads of personal data by staff: one entry for each operation that returned any, with whose it was (DPA-01)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx
import orjson
import pytest
from sqlalchemy import select, text
from sqlmodel import col
from structlog.testing import capture_logs

from api.app import create_app
from api.core import clock, read_log
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.audit import decrypt
from api.core.config import Settings
from api.core.database import Database
from api.core.graphql.context import Context
from api.core.graphql.execute import answer
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operations
from api.core.graphql.reads.fields import ReadField
from api.core.graphql.reads.pieces import DEFINITION
from api.core.graphql.reads.run import Planner
from api.core.graphql.schema import graphql_schema
from api.core.ids import new_id
from api.core.tables import AuditEntry, DataKey
from api.customers.models import Customer
from api.schema import schema
from tests.conftest import Gql
from tests.factories.customers import make_contact, make_customer
from tests.factories.leads import entered, make_lead_world
from tests.factories.people import make_branch, make_portal_user, make_staff

CARD = """query CustomerCard($id: ID!) { customer(id: $id) {
  name contacts { name email } timeline(first: 5) { nodes { kind at } } viewerCan { update } } }"""
PAGE = "query CustomerPage { customers(first: 50) { nodes { name monthlyValue { amount } } totalCount } }"


@dataclass
class World:
    branch: Any
    seller: Actor
    buyer: Actor
    customers: list[Customer]

    @property
    def id(self) -> str:
        return f"cus_{self.customers[0].id}"


@pytest.fixture
async def world(db: Database) -> World:
    return await make(db)


async def make(db: Database) -> World:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        customers = [await make_customer(uow, branch) for _ in range(3)]
        await make_contact(uow, customers[0])
        seller = await make_staff(uow, branch, "FIELD_SALES")
        buyer = await make_portal_user(uow, branch, customers[0].id)
        await uow.commit()
    return World(branch, seller, buyer, customers)


async def reads(db: Database, actor: Actor) -> list[AuditEntry]:
    """What somebody has read, once the window is over."""
    flushing = db.read_log._flushing
    if flushing is not None:
        await flushing
    async with db.unit_of_work(SYSTEM) as uow:
        found = await uow.session.scalars(
            select(AuditEntry)
            .where(col(AuditEntry.actor_id) == actor.user_id, col(AuditEntry.action) == "read")
            .order_by(col(AuditEntry.id))
        )
        return list(found)


async def ok(gql: Gql, actor: Actor, document: str, **variables: Any) -> Any:
    answer = await gql(actor, document, variables)
    assert "errors" not in answer, answer
    return answer["data"]


async def test_a_card_leaves_one_entry(gql: Gql, db: Database, world: World) -> None:
    await ok(gql, world.seller, CARD, id=world.id)
    [entry] = await reads(db, world.seller)
    assert (entry.subject, entry.customer_ids, entry.person_ids) == ("CustomerCard", [world.customers[0].id], [])
    assert entry.fields == ["Contact.email", "Contact.name", "Customer.name"]
    assert (entry.session_id, entry.branch_id) == (world.seller.session_id, world.branch.id)
    assert entry.payload is None


async def test_a_page_leaves_one_entry_with_everybody_on_it(gql: Gql, db: Database, world: World) -> None:
    page = await ok(gql, world.seller, PAGE)
    assert [set(node) for node in page["customers"]["nodes"]] == [{"name", "monthlyValue"}] * 3
    [entry] = await reads(db, world.seller)
    assert set(entry.customer_ids) == {customer.id for customer in world.customers}


async def test_the_entry_is_there_within_the_window(gql: Gql, db: Database, world: World) -> None:
    taken = []
    for count in range(1, 12):
        await ok(gql, world.seller, CARD, id=world.id)
        began = time.perf_counter()
        async with db.unit_of_work(SYSTEM) as uow:
            seen = 0
            while seen < count:
                await asyncio.sleep(0.002)
                statement = text("select count(*) from audit_entry where actor_id = :actor and action = 'read'")
                seen = await uow.session.scalar(statement, {"actor": world.seller.user_id}) or 0
        taken.append(time.perf_counter() - began)
    assert sorted(taken)[len(taken) // 2] < 0.1


async def test_what_is_nobody_elses_leaves_none(gql: Gql, db: Database, world: World) -> None:
    await ok(gql, world.seller, "{ me { name email phone } offerings(first: 5) { nodes { code } } }")
    await ok(gql, world.seller, "query ($id: ID!) { customer(id: $id) { id number status version } }", id=world.id)
    await ok(gql, world.seller, "{ users(first: 5, filter: {kind: STAFF}) { nodes { name jobTitle } } }")
    await ok(gql, world.seller, 'query { customers(first: 5, filter: {search: "nobody"}) { nodes { name } } }')
    assert await reads(db, world.seller) == []


async def test_customers_read_their_own_without_a_trace(gql: Gql, db: Database, world: World) -> None:
    assert (await ok(gql, world.buyer, CARD, id=world.id))["customer"]["name"]
    assert await reads(db, world.buyer) == []
    assert (await ok(gql, ANONYMOUS, CARD, id=world.id))["customer"] is None


async def test_what_may_not_be_seen_leaves_none(gql: Gql, db: Database, world: World) -> None:
    stranger = (await make(db)).seller
    assert (await ok(gql, stranger, CARD, id=world.id))["customer"] is None
    assert await reads(db, stranger) == []


async def test_an_account_of_somebody_else_is_a_read(gql: Gql, db: Database, world: World) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        other = await make_staff(uow, world.branch, "FIELD_SALES")
        await uow.commit()
    document = "query ($id: ID!) { user(id: $id) { email } node(id: $id) { ... on User { login } } }"
    await ok(gql, world.seller, document, id=f"usr_{other.user_id}")
    await ok(gql, world.seller, "query ($id: ID!) { user(id: $id) { name } }", id=f"usr_{world.buyer.user_id}")
    colleague, customer = await reads(db, world.seller)
    assert (colleague.subject, colleague.person_ids, colleague.customer_ids) == ("user node", [other.user_id], [])
    assert (customer.person_ids, customer.customer_ids) == ([], [world.customers[0].id])


async def test_a_lead_is_somebody_before_it_is_a_customer(gql: Gql, db: Database) -> None:
    leads = await make_lead_world(db, "TELEMARKETING", "MARKETING")
    async with db.unit_of_work(leads.people["TELEMARKETING"]) as uow:
        lead = await entered(uow, leads)
        await uow.commit()
    reader = leads.people["MARKETING"]
    await ok(gql, reader, "query ($id: ID!) { lead(id: $id) { phone } }", id=f"lea_{lead.id}")
    [entry] = await reads(db, reader)
    assert (entry.person_ids, entry.customer_ids) == ([lead.id], [])


async def test_payloads_and_resolvers_are_reads_too(gql: Gql, db: Database, world: World) -> None:
    change = """mutation Move($id: ID!) { customerUpdate(id: $id, input: {version: 1, city: "Iași"}) {
      customer { name city } errors { __typename } } }"""
    await ok(gql, world.seller, change, id=world.id)
    search = "query Search($text: String!) { customerSearch(query: $text) { name } }"
    assert await ok(gql, world.seller, search, text=world.customers[1].number)
    moved, found = await reads(db, world.seller)
    assert (moved.subject, moved.customer_ids) == ("Move", [world.customers[0].id])
    assert (found.subject, found.fields) == ("Search", ["CustomerHit.name"])
    assert world.customers[1].id in found.customer_ids


async def test_several_plans_of_an_operation_make_one_entry(gql: Gql, db: Database, world: World) -> None:
    document = """query Both($one: ID!, $two: ID!) { permissionCatalogue { resource }
      one: customer(id: $one) { name } two: customer(id: $two) { city } }"""
    await ok(gql, world.seller, document, one=world.id, two=f"cus_{world.customers[1].id}")
    [entry] = await reads(db, world.seller)
    assert set(entry.customer_ids) == {customer.id for customer in world.customers[:2]}
    assert entry.fields == ["Customer.city", "Customer.name"]


async def because(
    reason: str, settings: Settings, db: Database, actor: Actor, document: str, **variables: Any
) -> dict[str, Any]:
    """Send a document with the reason for it."""

    async def authenticate(_request: object) -> Actor:
        return actor

    transport = httpx.ASGITransport(app=create_app(settings, database=db, authenticate=authenticate))
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:
        asked = {"query": document, "variables": variables}
        answer = await client.post("/graphql", json=asked, headers={"x-reason": quote(reason)})
    found: dict[str, Any] = answer.json()["data"]
    return found


async def test_a_reason_is_kept_closed(settings: Settings, db: Database, world: World) -> None:
    answered = await because("Domnul Pop a sunat și", settings, db, world.seller, CARD, id=world.id)
    assert answered["customer"]["name"]
    async with db.unit_of_work(SYSTEM) as uow:  # without waiting: such an entry stands before the answer
        entry = await uow.session.scalar(select(AuditEntry).where(col(AuditEntry.actor_id) == world.seller.user_id))
        assert entry is not None
        assert entry.payload is not None
        key = await uow.session.get(DataKey, world.customers[0].id)
        assert key is not None
    assert b"Pop" not in entry.payload
    opened = decrypt(decrypt(settings.derive("data-keys"), key.wrapped), entry.payload)
    assert orjson.loads(opened) == {"?reason": "Domnul Pop a sunat și"}


async def test_ending_writes_what_waits(fresh_db: Database) -> None:
    world = await make(fresh_db)
    planner = Planner(graphql_schema(schema))
    operation = Operations(planner.schema, Limits(), introspection=False).find(CARD, None)
    await answer(planner, operation, {"id": world.id}, Context(world.seller, fresh_db, fresh_db.settings))
    await fresh_db.close()
    assert [entry.subject for entry in await reads(fresh_db, world.seller)] == ["CustomerCard"]


@asynccontextmanager
async def refusing(database: Database) -> AsyncIterator[None]:
    """The database takes no entries."""
    async with database.owner.begin() as connection:
        await connection.execute(text("revoke insert on audit_entry from trunkline_staff"))
    try:
        yield
    finally:
        async with database.owner.begin() as connection:
            await connection.execute(text("grant insert on audit_entry to trunkline_staff"))


def an_entry(world: World) -> dict[str, Any]:
    return {
        "id": new_id(), "created_at": clock.now(), "actor_id": world.seller.user_id, "session_id": None,
        "operation": "Test", "branch_id": None, "customers": "{}", "people": "{}", "fields": [],
    }  # fmt: skip


async def test_while_the_database_refuses_nothing_is_lost(fresh_db: Database) -> None:
    world = await make(fresh_db)
    with capture_logs() as logs:
        async with refusing(fresh_db):
            for _ in range(3):
                await fresh_db.read_log.write(an_entry(world))
            await asyncio.sleep(0.5)
            assert fresh_db.read_log._flushing is not None
        assert len(await reads(fresh_db, world.seller)) == 3
    assert [line["log_level"] for line in logs if line["event"] == "audit_reads_refused"]


async def test_without_room_nothing_personal_is_answered(fresh_db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    world = await make(fresh_db)
    monkeypatch.setattr(read_log, "ROOM", 2)
    monkeypatch.setattr(read_log, "PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr(read_log, "CLOSING_SECONDS", 0.2)
    planner = Planner(graphql_schema(schema))
    operation = Operations(planner.schema, Limits(), introspection=False).find(CARD, None)
    context = Context(world.seller, fresh_db, fresh_db.settings)
    with capture_logs() as logs:
        async with refusing(fresh_db):
            bodies = [orjson.loads(await answer(planner, operation, {"id": world.id}, context)) for _ in range(3)]
            await fresh_db.close()
    assert [("data" in body, "errors" in body) for body in bodies] == [(True, False), (True, False), (False, True)]
    [last] = [line for line in logs if line["event"] == "audit_reads_not_recorded"]
    assert [entry["operation"] for entry in last["entries"]] == ["CustomerCard", "CustomerCard"]


def test_every_resolver_beside_the_planner_is_decided() -> None:
    """What the planner does not read it can't put on record: such a field says `saw` itself, or has nothing to say."""
    published = graphql_schema(schema)
    beside = {
        name
        for root in (published.query_type, published.subscription_type)
        if root is not None
        for name, field in root.fields.items()
        if not isinstance(field.extensions.get(DEFINITION), ReadField)
    }
    on_record = {"customerDuplicates", "leadImportErrors", "notificationArrived"}
    of_nobody = {
        "permissionCatalogue", "notificationKinds", "leadMatrixTry", "escalationRulesTry", "cartPrice",
        "configurationPrice", "offerPreview", "inboxChanged", "leadChanged", "leadImportChanged", "offerChanged",
        "contractChanged", "orderChanged", "cartChanged", "ticketChanged", "operations", "interactionChanged",
        "customerChanged", "numberRangeTry",
    }  # fmt: skip
    assert beside == on_record | of_nobody
