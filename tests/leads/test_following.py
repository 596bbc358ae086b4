"""Following leads against a real database: calls, hands, status, closing, conversion."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.billing.actions import register_customer
from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion, UserError
from api.customers.models import Contact, Customer
from api.leads import actions
from api.leads.models import (
    CallOutcome,
    HandOverReason,
    LeadChannel,
    LeadStatus,
    LostReason,
    SalesChannel,
)
from api.leads.rules.status import LeadStatusRefused
from api.sla.models import Clock, ClockState
from api.work.models import ActionRequest, RequestState
from tests.factories.customers import fiscal_number, make_customer
from tests.factories.leads import LeadWorld, assigned, enter, events_of, make_lead_world, stored_lead


async def test_the_clock_runs_24_hours_and_a_call_that_reaches_the_customer_meets_it(
    db: Database, world: LeadWorld
) -> None:
    lead, seller = await assigned(db, world)
    async with db.unit_of_work(SYSTEM) as uow:
        clock = await uow.session.scalar(select(Clock).where(col(Clock.subject_id) == lead.id))
    assert clock is not None
    assert clock.due_at - clock.started_at == timedelta(hours=24)
    assert lead.due_at == clock.due_at
    async with db.unit_of_work(seller) as uow:
        await actions.log_call(uow, lead.id, CallOutcome.NO_ANSWER)
        await uow.commit()
    assert (await stored_lead(db, lead.id)).reached_at is None
    async with db.unit_of_work(seller) as uow:
        await actions.log_call(uow, lead.id, CallOutcome.REACHED, "revine luni")
        await uow.commit()
    async with db.unit_of_work(SYSTEM) as uow:
        clock = await uow.session.get(Clock, clock.id)
    assert clock is not None
    assert clock.state is ClockState.MET
    found = await stored_lead(db, lead.id)
    assert found.reached_at is not None
    assert found.due_at is None


@pytest.mark.req("LEA-06")
async def test_a_lead_changes_hands_only_with_a_reason(db: Database, world: LeadWorld) -> None:
    lead, seller = await assigned(db, world)
    manager = world.managers[lead.sales_channel]
    assert manager.user_id is not None
    async with db.unit_of_work(manager) as uow:
        with pytest.raises(PermissionDenied):
            await actions.assign_lead(uow, lead.id, manager.user_id)
        with pytest.raises(InvalidInput):
            await actions.hand_over_lead(uow, lead.id, manager.user_id, HandOverReason.ENTERED_WRONGLY, "  ")
    async with db.unit_of_work(seller) as uow:
        with pytest.raises(PermissionDenied):
            await actions.hand_over_lead(uow, lead.id, manager.user_id, HandOverReason.ENTERED_WRONGLY, "nu e al meu")
    assert (await stored_lead(db, lead.id)).owner_id == seller.user_id
    async with db.unit_of_work(manager) as uow:
        await actions.hand_over_lead(uow, lead.id, manager.user_id, HandOverReason.RECEIVED_WRONGLY, "alt județ")
        await uow.commit()
    assert (await stored_lead(db, lead.id)).owner_id == manager.user_id
    last = (await events_of(db, lead.id))[-1]
    assert (last.name, last.data["reason"], last.data["previous_owner_id"]) == (
        "LeadHandedOver", "RECEIVED_WRONGLY", str(seller.user_id),
    )  # fmt: skip


@pytest.mark.req("LEA-08")
async def test_the_way_to_won_and_who_is_told(db: Database, world: LeadWorld) -> None:
    lead, seller = await assigned(db, world)
    async with db.unit_of_work(SYSTEM) as uow:
        customer = await make_customer(uow, world.branch)
        billing_id = await register_customer(uow, customer.id)
        await uow.commit()
    async with db.unit_of_work(seller) as uow:
        await actions.start_lead(uow, lead.id)
        await actions.accept_offer_on_lead(uow, lead.id)
        await uow.commit()
    async with db.unit_of_work(seller) as uow:
        with pytest.raises(actions.BillingUnknown):
            await actions.win_lead(uow, lead.id, "B-0000")
    assert (await stored_lead(db, lead.id)).status is LeadStatus.OFFER_ACCEPTED
    async with db.unit_of_work(seller) as uow:
        await actions.win_lead(uow, lead.id, billing_id)
        await uow.commit()
    names = [event.name for event in await events_of(db, lead.id) if event.name.startswith("Lead")]
    assert names == [
        "LeadEntered", "LeadStatusChanged", "LeadAssigned", "LeadStatusChanged", "LeadStarted",
        "LeadStatusChanged", "LeadStatusChanged", "LeadClosed",
    ]  # fmt: skip
    told = [event for event in await events_of(db, lead.id) if event.name in {"LeadStarted", "LeadClosed"}]
    originator = str(world.people["TELEMARKETING"].user_id)
    assert [event.data["originator_id"] for event in told] == [originator, originator]
    assert {event.data["manager_id"] for event in told} == {str(world.managers[lead.sales_channel].user_id)}
    async with db.unit_of_work(SYSTEM) as uow:
        asked = await uow.session.scalar(select(ActionRequest).where(col(ActionRequest.subject_id) == lead.id))
        clock = await uow.session.scalar(select(Clock).where(col(Clock.subject_id) == lead.id))
    assert asked is not None
    assert asked.state is RequestState.DONE
    assert clock is not None
    assert clock.state is ClockState.CANCELLED


async def test_a_lead_is_not_won_before_the_offer_is_accepted(db: Database, world: LeadWorld) -> None:
    lead, seller = await assigned(db, world)
    async with db.unit_of_work(seller) as uow:
        with pytest.raises(PermissionDenied):
            await actions.win_lead(uow, lead.id, "B-1")
        with pytest.raises(InvalidInput):
            await actions.lose_lead(uow, lead.id, LostReason.OTHER)


async def test_an_older_version_overwrites_nothing(db: Database, world: LeadWorld) -> None:
    lead, seller = await assigned(db, world)
    async with db.unit_of_work(seller) as uow:
        with pytest.raises(StaleVersion):
            await actions.start_lead(uow, lead.id, version=lead.version - 1)


async def test_somebody_elses_lead_is_not_found(db: Database, world: LeadWorld) -> None:
    lead, _ = await assigned(db, world)
    stranger = (await make_lead_world(db)).managers[SalesChannel.GBM]
    for actor in (world.people["FIELD_SALES"], world.people["DEALER"], stranger):
        async with db.unit_of_work(actor) as uow:
            with pytest.raises(NotFound):
                await actions.start_lead(uow, lead.id)


@pytest.mark.req("LEA-06")
async def test_a_lead_that_somebody_has_changes_channel_only_when_something_was_wrong(
    db: Database, world: LeadWorld
) -> None:
    lead, seller = await assigned(db, world)
    async with db.unit_of_work(seller) as uow:
        with pytest.raises(InvalidInput) as refusal:
            await actions.reclassify_lead(uow, lead.id, SalesChannel.TELESALES, "prea mic")
    assert refusal.value.path == ("wrong",)
    assert (await stored_lead(db, lead.id)).owner_id == seller.user_id
    async with db.unit_of_work(seller) as uow:
        wrong = HandOverReason.RECEIVED_WRONGLY
        await actions.reclassify_lead(uow, lead.id, SalesChannel.TELESALES, "prea mic", wrong=wrong)
        await uow.commit()
    assert (await stored_lead(db, lead.id)).owner_id is None


async def test_telesales_gives_a_hot_lead_to_field_sales(db: Database, world: LeadWorld) -> None:
    lead = await enter(db, world, world.people["TELEMARKETING"], LeadChannel.HOT_LEAD)
    seller = world.sellers[SalesChannel.TELESALES]
    assert seller.user_id is not None
    async with db.unit_of_work(world.managers[SalesChannel.TELESALES]) as uow:
        await actions.assign_lead(uow, lead.id, seller.user_id)
        await uow.commit()
    async with db.unit_of_work(seller) as uow:
        await actions.reclassify_lead(uow, lead.id, SalesChannel.FIELD_SALES, "peste 50 de linii")
        await uow.commit()
    found = await stored_lead(db, lead.id)
    assert (found.status, found.owner_id, found.team_id) == (
        LeadStatus.NEW, None, world.teams[SalesChannel.FIELD_SALES].id,
    )  # fmt: skip


async def test_a_lead_becomes_customer_and_contact_without_typing(db: Database, world: LeadWorld) -> None:
    lead, seller = await assigned(db, world)
    async with db.unit_of_work(seller) as uow:
        converted = await actions.convert_lead(uow, lead.id)
        await uow.commit()
        customer = await uow.session.get(Customer, converted.customer_id)
        contact = await uow.session.get(Contact, converted.contact_id)
    assert customer is not None
    assert contact is not None
    assert (customer.name, customer.fiscal_number) == (lead.company_name, lead.fiscal_number)
    assert (contact.name, contact.phones, contact.email) == (lead.contact_name, [lead.phone], lead.email)
    async with db.unit_of_work(seller) as uow:
        again = await actions.convert_lead(uow, lead.id)
        assert (again.customer_id, again.contact_id) == (customer.id, contact.id)


def test_refusals_are_user_errors() -> None:
    assert issubclass(LeadStatusRefused, UserError)


async def test_the_missing_fiscal_number_is_added_when_a_customer_is_made(db: Database, world: LeadWorld) -> None:
    lead, seller = await assigned(db, world, fiscal_number=None)
    number = fiscal_number()
    with pytest.raises(InvalidInput):
        async with db.unit_of_work(seller) as uow:
            await actions.convert_lead(uow, lead.id, fiscal_number="265961561")
    async with db.unit_of_work(seller) as uow:
        converted = await actions.convert_lead(uow, lead.id, fiscal_number=f"RO {number}")
        await uow.commit()
    assert converted.customer_id is not None
    assert (await stored_lead(db, lead.id)).fiscal_number == number
