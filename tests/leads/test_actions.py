"""Leads against a real database: entry, joining, qualification, allocation, follow-up, closing."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from api.billing.actions import register_customer
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion, UserError
from api.core.tables import EventRow
from api.customers.models import Contact, Customer
from api.leads import actions
from api.leads.models import (
    CallOutcome,
    HandOverReason,
    Lead,
    LeadChannel,
    LeadEntry,
    LeadQualification,
    LeadStatus,
    LostReason,
    MatrixKind,
    OriginatorKind,
    Priority,
    ReferralGround,
    RequestSource,
    SalesChannel,
)
from api.leads.rules.entry import ChannelBarred, FieldsMissing, NotReferable
from api.leads.rules.matrix import Condition, MatrixField, Operator, Rule
from api.leads.rules.status import LeadStatusRefused
from api.sla.models import Clock, ClockState
from api.work.models import ActionRequest, RequestState
from tests.factories.customers import fiscal_number, make_customer
from tests.factories.leads import LeadWorld, entered, lead_data, make_lead_world

ROLES = ("TELEMARKETING", "DEALER", "EMPLOYEE", "STORE", "CARE_AGENT", "MARKETING", "ADMIN", "FIELD_SALES")


@pytest.fixture
async def world(db: Database) -> LeadWorld:
    return await make_lead_world(db, *ROLES)


async def _events(db: Database, subject_id: UUID) -> list[EventRow]:
    async with db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(EventRow).where(col(EventRow.subject_id) == subject_id).order_by(col(EventRow.seq))
        )
        return list(rows)


async def _enter(
    db: Database, world: LeadWorld, actor: Actor, channel: LeadChannel = LeadChannel.TELEMARKETING, **changes: object
) -> Lead:
    async with db.unit_of_work(actor) as uow:
        lead: Lead = await entered(uow, world, channel, **changes)
        await uow.commit()
    return lead


async def _lead(db: Database, lead_id: UUID) -> Lead:
    async with db.unit_of_work(SYSTEM) as uow:
        found = await uow.session.get(Lead, lead_id)
        assert found is not None
        return found


async def _assigned(db: Database, world: LeadWorld, **changes: Any) -> tuple[Lead, Actor]:
    """Enter a lead by telemarketing and give it to the seller of its channel."""
    lead = await _enter(db, world, world.people["TELEMARKETING"], **changes)
    seller = world.sellers[lead.sales_channel]
    assert seller.user_id is not None
    async with db.unit_of_work(world.managers[lead.sales_channel]) as uow:
        await actions.assign_lead(uow, lead.id, seller.user_id)
        await uow.commit()
    return await _lead(db, lead.id), seller


async def test_an_entry_is_qualified_allocated_and_asked_of_the_manager(db: Database, world: LeadWorld) -> None:
    lead = await _enter(db, world, world.people["TELEMARKETING"], sim_count=60)
    assert (lead.status, lead.sales_channel, lead.priority, lead.segment_code) == (
        LeadStatus.NEW, SalesChannel.MAJOR_ACCOUNTS, Priority.HIGH, "MA",
    )  # fmt: skip
    assert lead.team_id == world.teams[SalesChannel.MAJOR_ACCOUNTS].id
    assert lead.originator_kind is OriginatorKind.TELEMARKETING
    async with db.unit_of_work(SYSTEM) as uow:
        run = await uow.session.scalar(select(LeadQualification).where(col(LeadQualification.lead_id) == lead.id))
        asked = await uow.session.scalar(select(ActionRequest).where(col(ActionRequest.subject_id) == lead.id))
    assert run is not None
    assert (run.rule, run.matrix_id is not None) == ("major", True)
    assert run.explanation[0]["conditions"][0] == {
        "field": "SIM_COUNT", "operator": "AT_LEAST", "values": ["50"], "actual": "60", "met": True,
    }  # fmt: skip
    assert asked is not None
    assert (asked.to_user_id, asked.state) == (
        world.managers[SalesChannel.MAJOR_ACCOUNTS].user_id,
        RequestState.OPEN,
    )


async def test_the_clock_runs_24_hours_and_a_call_that_reaches_the_customer_meets_it(
    db: Database, world: LeadWorld
) -> None:
    lead, seller = await _assigned(db, world)
    async with db.unit_of_work(SYSTEM) as uow:
        clock = await uow.session.scalar(select(Clock).where(col(Clock.subject_id) == lead.id))
    assert clock is not None
    assert clock.due_at - clock.started_at == timedelta(hours=24)
    assert lead.due_at == clock.due_at
    async with db.unit_of_work(seller) as uow:
        await actions.log_call(uow, lead.id, CallOutcome.NO_ANSWER)
        await uow.commit()
    assert (await _lead(db, lead.id)).reached_at is None
    async with db.unit_of_work(seller) as uow:
        await actions.log_call(uow, lead.id, CallOutcome.REACHED, "revine luni")
        await uow.commit()
    async with db.unit_of_work(SYSTEM) as uow:
        clock = await uow.session.get(Clock, clock.id)
    assert clock is not None
    assert clock.state is ClockState.MET
    found = await _lead(db, lead.id)
    assert found.reached_at is not None
    assert found.due_at is None


async def test_the_deadline_lies_inside_the_hours_that_the_customer_asked_for(db: Database, world: LeadWorld) -> None:
    lead = await _enter(
        db, world, world.people["MARKETING"], LeadChannel.SITE_REFERRAL, wish_from=time(10), wish_to=time(10, 1)
    )
    assert lead.due_at is not None
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only here

    assert time(10) <= lead.due_at.astimezone(ZoneInfo(world.branch.zone)).time() <= time(10, 1)


@pytest.mark.parametrize(
    ("role", "channel", "allowed"),
    [
        ("EMPLOYEE", LeadChannel.EMPLOYEE_REFERRAL, True),
        ("FIELD_SALES", LeadChannel.EMPLOYEE_REFERRAL, False),
        ("MARKETING", LeadChannel.EMPLOYEE_REFERRAL, False),
        ("EMPLOYEE", LeadChannel.TELEMARKETING, False),
        ("TELEMARKETING", LeadChannel.HOT_LEAD, True),
        ("DEALER", LeadChannel.REFERRAL, True),
        ("DEALER", LeadChannel.CUSTOMER_REQUEST, False),
        ("STORE", LeadChannel.CUSTOMER_REQUEST, True),
    ],
)
@pytest.mark.req("LEA-02")
async def test_who_may_use_a_channel_is_enforced(
    db: Database, world: LeadWorld, role: str, channel: LeadChannel, *, allowed: bool
) -> None:
    changes = {
        "ground": ReferralGround.NEW_ACCOUNT if channel is LeadChannel.REFERRAL else None,
        "request_source": RequestSource.STORE if channel is LeadChannel.CUSTOMER_REQUEST else None,
        "current_sims": 0,
    }
    if allowed:
        assert (await _enter(db, world, world.people[role], channel, **changes)).channel is channel
        return
    with pytest.raises(ChannelBarred):
        await _enter(db, world, world.people[role], channel, **changes)
    async with db.unit_of_work(SYSTEM) as uow:
        count = select(func.count()).select_from(Lead).where(col(Lead.branch_id) == world.branch.id)
        assert await uow.session.scalar(count) == 0


@pytest.mark.req("LEA-02a")
async def test_a_referral_states_its_ground(db: Database, world: LeadWorld) -> None:
    with pytest.raises(FieldsMissing) as refusal:
        await _enter(db, world, world.people["DEALER"], LeadChannel.REFERRAL)
    assert refusal.value.path == ("ground",)


async def test_a_dealers_referral_goes_to_major_accounts_and_a_sellers_to_field_sales(
    db: Database, world: LeadWorld
) -> None:
    ground = ReferralGround.COMPETITOR_SERVICES
    dealers = await _enter(db, world, world.people["DEALER"], LeadChannel.REFERRAL, ground=ground)
    sellers = await _enter(db, world, world.people["FIELD_SALES"], LeadChannel.REFERRAL, ground=ground)
    hot = await _enter(db, world, world.people["TELEMARKETING"], LeadChannel.HOT_LEAD)
    assert [lead.sales_channel for lead in (dealers, sellers, hot)] == [
        SalesChannel.MAJOR_ACCOUNTS, SalesChannel.FIELD_SALES, SalesChannel.TELESALES,
    ]  # fmt: skip


async def test_a_stores_lead_stays_with_gbm_or_major_accounts(db: Database, world: LeadWorld) -> None:
    store = world.people["STORE"]
    request = {"request_source": RequestSource.STORE}
    small = await _enter(db, world, store, LeadChannel.CUSTOMER_REQUEST, sim_count=1, **request)
    large = await _enter(db, world, store, LeadChannel.CUSTOMER_REQUEST, sim_count=80, **request)
    assert (small.sales_channel, large.sales_channel) == (SalesChannel.GBM, SalesChannel.MAJOR_ACCOUNTS)


@pytest.mark.req("LEA-12")
async def test_an_employee_refers_only_who_has_at_most_two_sims(db: Database, world: LeadWorld) -> None:
    employee = world.people["EMPLOYEE"]
    assert await _enter(db, world, employee, LeadChannel.EMPLOYEE_REFERRAL, current_sims=2)
    with pytest.raises(NotReferable):
        await _enter(db, world, employee, LeadChannel.EMPLOYEE_REFERRAL, current_sims=3)


@pytest.mark.parametrize("key", ["fiscal_number", "phone", "email"])
async def test_the_same_customer_is_joined_to_the_open_lead_by_any_exact_key(
    db: Database, world: LeadWorld, key: str
) -> None:
    first = await _enter(db, world, world.people["TELEMARKETING"], city=None)
    other = {key: getattr(first, key), "city": "Iași"}
    async with db.unit_of_work(world.people["DEALER"]) as uow:
        data = lead_data(ground=ReferralGround.NEW_ACCOUNT, **other)
        entry = await actions.enter_lead(uow, world.branch.id, LeadChannel.REFERRAL, data)
        await uow.commit()
    assert (entry.lead_id, entry.joined, entry.joined_on and entry.joined_on.value) == (first.id, True, key.upper())
    found = await _lead(db, first.id)
    assert (found.city, found.company_name, found.originator_id) == ("Iași", first.company_name, first.originator_id)
    assert [event.name for event in await _events(db, first.id)][-1] == "LeadEntryJoined"


async def test_a_completed_lead_no_longer_joins(db: Database, world: LeadWorld) -> None:
    lead, seller = await _assigned(db, world)
    async with db.unit_of_work(seller) as uow:
        await actions.lose_lead(uow, lead.id, LostReason.PRICE)
        await uow.commit()
    again = await _enter(db, world, world.people["TELEMARKETING"], fiscal_number=lead.fiscal_number)
    assert again.id != lead.id


async def test_a_like_name_joins_nothing(db: Database, world: LeadWorld) -> None:
    one = await _enter(db, world, world.people["TELEMARKETING"], company_name="Panificație Dunărea SRL")
    two = await _enter(db, world, world.people["TELEMARKETING"], company_name="S.C. PANIFICATIE DUNAREA S.R.L.")
    assert one.id != two.id
    assert one.core_name == two.core_name


async def test_a_lead_changes_hands_only_with_a_reason(db: Database, world: LeadWorld) -> None:
    lead, seller = await _assigned(db, world)
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
    assert (await _lead(db, lead.id)).owner_id == seller.user_id
    async with db.unit_of_work(manager) as uow:
        await actions.hand_over_lead(uow, lead.id, manager.user_id, HandOverReason.RECEIVED_WRONGLY, "alt județ")
        await uow.commit()
    assert (await _lead(db, lead.id)).owner_id == manager.user_id
    last = (await _events(db, lead.id))[-1]
    assert (last.name, last.data["reason"], last.data["previous_owner_id"]) == (
        "LeadHandedOver", "RECEIVED_WRONGLY", str(seller.user_id),
    )  # fmt: skip


@pytest.mark.req("LEA-08")
async def test_the_way_to_won_and_who_is_told(db: Database, world: LeadWorld) -> None:
    lead, seller = await _assigned(db, world)
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
    assert (await _lead(db, lead.id)).status is LeadStatus.OFFER_ACCEPTED
    async with db.unit_of_work(seller) as uow:
        await actions.win_lead(uow, lead.id, billing_id)
        await uow.commit()
    names = [event.name for event in await _events(db, lead.id) if event.name.startswith("Lead")]
    assert names == [
        "LeadEntered", "LeadStatusChanged", "LeadAssigned", "LeadStatusChanged", "LeadStarted",
        "LeadStatusChanged", "LeadStatusChanged", "LeadClosed",
    ]  # fmt: skip
    told = [event for event in await _events(db, lead.id) if event.name in {"LeadStarted", "LeadClosed"}]
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
    lead, seller = await _assigned(db, world)
    async with db.unit_of_work(seller) as uow:
        with pytest.raises(PermissionDenied):
            await actions.win_lead(uow, lead.id, "B-1")
        with pytest.raises(InvalidInput):
            await actions.lose_lead(uow, lead.id, LostReason.OTHER)


async def test_an_older_version_overwrites_nothing(db: Database, world: LeadWorld) -> None:
    lead, seller = await _assigned(db, world)
    async with db.unit_of_work(seller) as uow:
        with pytest.raises(StaleVersion):
            await actions.start_lead(uow, lead.id, version=lead.version - 1)


async def test_somebody_elses_lead_is_not_found(db: Database, world: LeadWorld) -> None:
    lead, _ = await _assigned(db, world)
    stranger = (await make_lead_world(db)).managers[SalesChannel.GBM]
    for actor in (world.people["FIELD_SALES"], world.people["DEALER"], stranger):
        async with db.unit_of_work(actor) as uow:
            with pytest.raises(NotFound):
                await actions.start_lead(uow, lead.id)


async def test_telesales_gives_a_hot_lead_to_field_sales(db: Database, world: LeadWorld) -> None:
    lead = await _enter(db, world, world.people["TELEMARKETING"], LeadChannel.HOT_LEAD)
    seller = world.sellers[SalesChannel.TELESALES]
    assert seller.user_id is not None
    async with db.unit_of_work(world.managers[SalesChannel.TELESALES]) as uow:
        await actions.assign_lead(uow, lead.id, seller.user_id)
        await uow.commit()
    async with db.unit_of_work(seller) as uow:
        await actions.reclassify_lead(uow, lead.id, SalesChannel.FIELD_SALES, "peste 50 de linii")
        await uow.commit()
    found = await _lead(db, lead.id)
    assert (found.status, found.owner_id, found.team_id) == (
        LeadStatus.NEW, None, world.teams[SalesChannel.FIELD_SALES].id,
    )  # fmt: skip


async def test_a_lead_becomes_customer_and_contact_without_typing(db: Database, world: LeadWorld) -> None:
    lead, seller = await _assigned(db, world)
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


async def test_round_robin_gives_leads_to_the_least_loaded(db: Database, world: LeadWorld) -> None:
    from api.leads.models import LeadRoute  # noqa: PLC0415 - only here

    async with db.unit_of_work(SYSTEM) as uow:
        from tests.factories.people import make_staff  # noqa: PLC0415 - only here

        second = await make_staff(uow, world.branch, "FIELD_SALES", team=world.teams[SalesChannel.GBM])
        route = await uow.session.scalar(
            select(LeadRoute).where(
                col(LeadRoute.branch_id) == world.branch.id, col(LeadRoute.sales_channel) == SalesChannel.GBM
            )
        )
        assert route is not None
        route.auto_assign = True
        await uow.commit()
    leads = [await _enter(db, world, world.people["TELEMARKETING"], sim_count=12) for _ in range(4)]
    owners = [(await _lead(db, lead.id)).owner_id for lead in leads]
    assert sorted(map(str, owners)) == sorted(map(str, [second.user_id, world.sellers[SalesChannel.GBM].user_id] * 2))


async def test_a_matrix_is_tried_on_past_leads_and_takes_effect_only_when_published(
    db: Database, world: LeadWorld
) -> None:
    lead = await _enter(db, world, world.people["TELEMARKETING"], sim_count=12)
    few = Condition(MatrixField.SIM_COUNT, Operator.AT_LEAST, ("5",))
    rules = [Rule("all-major", (few,), SalesChannel.MAJOR_ACCOUNTS), Rule("rest", (), SalesChannel.TELESALES)]
    async with db.unit_of_work(world.people["MARKETING"]) as uow:
        tried = await actions.try_matrix(uow, world.branch.id, MatrixKind.STANDARD, rules)
    assert [(one.lead_id, one.rule, one.changed) for one in tried] == [(lead.id, "all-major", True)]
    before = await _enter(db, world, world.people["TELEMARKETING"], sim_count=12)
    assert before.sales_channel is SalesChannel.GBM
    async with db.unit_of_work(world.people["MARKETING"]) as uow:
        matrix = await actions.publish_matrix(uow, world.branch.id, MatrixKind.STANDARD, rules)
        await uow.commit()
    assert matrix.edition == 2
    after = await _enter(db, world, world.people["TELEMARKETING"], sim_count=12)
    assert after.sales_channel is SalesChannel.MAJOR_ACCOUNTS
    async with db.unit_of_work(world.people["FIELD_SALES"]) as uow:
        with pytest.raises(PermissionDenied):
            await actions.publish_matrix(uow, world.branch.id, MatrixKind.STANDARD, rules)


async def test_two_entries_at_once_make_one_lead(db: Database, world: LeadWorld) -> None:
    import asyncio  # noqa: PLC0415 - only here

    data = lead_data()

    async def enter() -> None:
        async with db.unit_of_work(world.people["TELEMARKETING"]) as uow:
            await actions.enter_lead(uow, world.branch.id, LeadChannel.TELEMARKETING, data)
            await uow.commit()

    await asyncio.gather(*(enter() for _ in range(4)))
    async with db.unit_of_work(SYSTEM) as uow:
        mine = col(Lead.branch_id) == world.branch.id
        assert await uow.session.scalar(select(func.count()).select_from(Lead).where(mine)) == 1
        entries = select(func.count()).select_from(LeadEntry).where(col(LeadEntry.branch_id) == world.branch.id)
        assert await uow.session.scalar(entries) == 4


async def test_mandatory_fields_are_data(db: Database, world: LeadWorld) -> None:
    with pytest.raises(FieldsMissing) as refusal:
        await _enter(db, world, world.people["TELEMARKETING"], sim_count=None)
    assert refusal.value.path == ("simCount",)
    wrongs: list[dict[str, Any]] = [{"fiscal_number": "265961561"}, {"phone": "075682699"}, {"email": "office@"}]
    for wrong in wrongs:
        with pytest.raises(InvalidInput):
            await _enter(db, world, world.people["TELEMARKETING"], **wrong)


def test_refusals_are_user_errors() -> None:
    assert issubclass(LeadStatusRefused, UserError)


async def test_the_missing_fiscal_number_is_added_when_a_customer_is_made(db: Database, world: LeadWorld) -> None:
    lead, seller = await _assigned(db, world, fiscal_number=None)
    number = fiscal_number()
    with pytest.raises(InvalidInput):
        async with db.unit_of_work(seller) as uow:
            await actions.convert_lead(uow, lead.id, fiscal_number="265961561")
    async with db.unit_of_work(seller) as uow:
        converted = await actions.convert_lead(uow, lead.id, fiscal_number=f"RO {number}")
        await uow.commit()
    assert converted.customer_id is not None
    assert (await _lead(db, lead.id)).fiscal_number == number
