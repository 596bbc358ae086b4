"""Account team and scopes, consents, references, hierarchies, accounts, two at once."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.errors import InvalidInput, NotFound, PermissionDenied
from api.customers import actions, queries
from api.customers.models import (
    AssignmentKind,
    ConsentKind,
    Customer,
    CustomerKind,
    CustomerStatus,
    ReferenceKind,
    SubscriptionKind,
    SubscriptionStatus,
)
from api.customers.rules import DuplicateCustomer, StatusNotAllowed
from api.people.models import Branch
from tests.conftest import Gql
from tests.factories.customers import fiscal_number, make_contact, make_customer
from tests.factories.people import make_team, make_world


class World:
    """A branch with staff and one customer."""

    def __init__(self, branch: Branch, people: dict[str, Actor], customer: Customer) -> None:
        self.branch, self.people, self.customer = branch, people, customer


@pytest.fixture
async def world(db: Database) -> World:
    branch, people = await make_world(db, "RO", "FIELD_SALES", "FINANCE")
    async with db.unit_of_work(SYSTEM) as uow:
        customer = await make_customer(uow, branch)
        await uow.commit()
    return World(branch, people, customer)


def _narrowed(actor: Actor, scope: str, **changes: Any) -> Actor:
    """Return the caller with customer permissions in one scope only."""
    permissions = frozenset({f"{scope}:customer:read", f"{scope}:customer:write"})
    return replace(actor, permissions=permissions, **changes)


async def test_own_and_team_see_by_the_account_team(db: Database, world: World) -> None:
    seller = world.people["FIELD_SALES"]
    async with db.unit_of_work(SYSTEM) as uow:
        team = await make_team(uow, world.branch, "FIELD_SALES")
        await uow.commit()
    own, team_member = _narrowed(seller, "own"), _narrowed(world.people["FINANCE"], "team", team_ids=(team.id,))
    for caller in (own, team_member):
        async with db.unit_of_work(caller) as uow:
            with pytest.raises(NotFound):
                await actions.change_status(uow, world.customer.id, CustomerStatus.SUSPENDED)
    async with db.unit_of_work(SYSTEM) as uow:
        await actions.assign(uow, world.customer.id, AssignmentKind.AM, seller.user_id, team_id=team.id)
        await uow.commit()
    for caller, status in ((own, CustomerStatus.SUSPENDED), (team_member, CustomerStatus.ACTIVE)):
        async with db.unit_of_work(caller) as uow:
            assert (await actions.change_status(uow, world.customer.id, status)).status is status
            await uow.commit()
    async with db.unit_of_work(SYSTEM) as uow:
        await actions.assign(uow, world.customer.id, AssignmentKind.AM, None)
        assert await queries.seats_of(uow.session, world.customer.id) == []
        await uow.commit()
    async with db.unit_of_work(own) as uow:
        with pytest.raises(NotFound):
            await queries.lock_customer(uow.session, own, world.customer.id)


async def test_only_staff_of_the_branch_hold_a_seat(db: Database, world: World) -> None:
    _, foreign = await make_world(db, "PL", "FIELD_SALES")
    async with db.unit_of_work(SYSTEM) as uow:
        with pytest.raises(InvalidInput):
            await actions.assign(uow, world.customer.id, AssignmentKind.AM, foreign["FIELD_SALES"].user_id)
    async with db.unit_of_work(world.people["FINANCE"]) as uow:
        with pytest.raises(PermissionDenied):
            await actions.assign(uow, world.customer.id, AssignmentKind.AM, world.people["FINANCE"].user_id)


async def test_status_follows_its_table(db: Database, world: World) -> None:
    async with db.unit_of_work(world.people["FIELD_SALES"]) as uow:
        with pytest.raises(StatusNotAllowed):
            await actions.change_status(uow, world.customer.id, CustomerStatus.PROSPECT)


@pytest.mark.parametrize("kind", list(CustomerKind))
@pytest.mark.req("CUS-13")
async def test_a_legal_person_needs_its_number_and_a_private_one_does_not(
    db: Database, world: World, kind: CustomerKind
) -> None:
    data = actions.CustomerData(name="Ion Pop", kind=kind)
    async with db.unit_of_work(world.people["FIELD_SALES"]) as uow:
        if kind is CustomerKind.NATURAL:
            assert (await actions.create_customer(uow, world.branch.id, data)).fiscal_number is None
        else:
            with pytest.raises(InvalidInput):
                await actions.create_customer(uow, world.branch.id, data)


async def test_two_at_once_enter_one_customer(db: Database, world: World) -> None:
    data = actions.CustomerData(name="Twice SRL", fiscal_number=fiscal_number())

    async def enter() -> bool:
        async with db.unit_of_work(world.people["FIELD_SALES"]) as uow:
            try:
                await actions.create_customer(uow, world.branch.id, data)
            except DuplicateCustomer:
                return False
            await uow.commit()
            return True

    assert sorted(await asyncio.gather(enter(), enter(), enter())) == [False, False, True]


async def test_the_newest_consent_holds_and_none_is_ever_changed(db: Database, world: World) -> None:
    kind = ConsentKind.ELECTRONIC_MESSAGES
    async with db.unit_of_work(world.people["FIELD_SALES"]) as uow:
        contact = await actions.add_contact(uow, world.customer.id, actions.ContactData(name="Ana Pop"))
        assert await queries.current_consent(uow.session, contact.id, kind) is None
        await actions.record_consent(uow, contact.id, kind, given=True, source="call", wording="I agree")
        await actions.record_consent(uow, contact.id, kind, given=False, source="letter", wording="No more")
        newest = await queries.current_consent(uow.session, contact.id, kind)
        assert newest is not None
        assert (newest.given, newest.source, newest.wording) == (False, "letter", "No more")
        with pytest.raises(InvalidInput):
            await actions.record_consent(uow, contact.id, kind, given=True, source="call", wording=" ")
        await uow.commit()
    async with db.unit_of_work(world.people["FIELD_SALES"]) as uow:
        with pytest.raises(Exception, match="permission denied"):
            await uow.session.execute(text("update consent set given = true"))


async def test_search_knows_numbers_of_documents_and_lines(db: Database, gql: Gql, world: World) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        customer = await queries.lock_customer(uow.session, SYSTEM, world.customer.id)
        number = f"O-{customer.number}"
        document = SimpleNamespace(branch_id=customer.branch_id, customer_id=customer.id, number=number)
        for _ in range(2):  # told twice, it is the same
            await actions.add_reference(uow, ReferenceKind.ORDER, document)
        account = await actions.open_billing_account(uow, customer.id)
        line = actions.SubscriptionData(
            number="+40722999888", kind=SubscriptionKind.VOICE, tariff="Team", activated_on=date(2026, 1, 1)
        )
        subscription = await actions.activate_subscription(uow, customer.id, line)
        await uow.commit()
    wanted = {number.lower(): "ORDER", account.number: "BILLING_ACCOUNT", "0722 999 888": "SUBSCRIPTION"}
    for query, kind in wanted.items():
        search = "query ($query: String!) { customerSearch(query: $query) { id matchedOn } }"
        answer = await gql(world.people["FIELD_SALES"], search, {"query": query})
        assert answer["data"]["customerSearch"] == [{"id": f"cus_{world.customer.id}", "matchedOn": kind}]
    async with db.unit_of_work(SYSTEM) as uow:
        again = await actions.set_subscription_status(uow, subscription.id, SubscriptionStatus.BLOCKED)
        assert again.status is SubscriptionStatus.BLOCKED
        with pytest.raises(IntegrityError):
            await actions.activate_subscription(uow, world.customer.id, line)
    async with db.unit_of_work(SYSTEM) as uow:
        await actions.set_subscription_status(uow, subscription.id, SubscriptionStatus.DISCONNECTED)
        await actions.activate_subscription(uow, world.customer.id, line)
        with pytest.raises(StatusNotAllowed):
            await actions.set_subscription_status(uow, subscription.id, SubscriptionStatus.WORKING)
        await uow.session.rollback()


async def test_nobody_is_its_own_parent(db: Database, world: World) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        child = await make_customer(uow, world.branch, parent_id=world.customer.id)
        with pytest.raises(InvalidInput):
            await actions.update_customer(uow, world.customer.id, {"parent_id": child.id})


async def test_duplicates_are_found_by_exact_keys(db: Database, world: World) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        contact = await make_contact(uow, world.customer, phones=["+40722555444"])
        for keys, kind in (
            ({"fiscal_numbers": [world.customer.fiscal_number or ""]}, "FISCAL_NUMBER"),
            ({"phones": ["+40722555444"]}, "PHONE"),
            ({"emails": [contact.email or ""]}, "EMAIL"),
        ):
            (found,) = await queries.find_duplicates(uow.session, world.branch.id, **keys)
            assert (found.customer_id, found.matched_on) == (world.customer.id, kind)
        assert await queries.find_duplicates(uow.session, world.branch.id, phones=["+40722555445"]) == []


async def test_a_flash_ends_by_itself(db: Database, world: World) -> None:
    async with db.unit_of_work(world.people["FIELD_SALES"]) as uow:
        with pytest.raises(InvalidInput):
            await actions.set_flash(uow, world.customer.id, "Late", uow.now - timedelta(minutes=1))
        flash = await actions.set_flash(uow, world.customer.id, "Soon over", uow.now + timedelta(hours=1))
        await uow.commit()
    async with db.unit_of_work(SYSTEM) as uow:
        await queries.lock_flash(uow.session, SYSTEM, flash.id)
        later = "update flash set created_at = app_now() - interval '2 h', ends_at = app_now() - interval '1 s' where id = :id"
        await uow.session.execute(text(later), {"id": flash.id})
        with pytest.raises(NotFound):
            await queries.lock_flash(uow.session, SYSTEM, flash.id)
