"""What leads promise and tell, with the worker at work: deadlines, alerts, what originators hear."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.billing.actions import register_customer
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.leads import actions
from api.leads.models import (
    CallOutcome,
    HandOverReason,
    Lead,
    LeadChannel,
    LeadReason,
    LostReason,
    OriginatorKind,
    ReferralGround,
    SalesChannel,
)
from api.notifications.models import Message, Notification
from api.sla.models import Clock, ClockState
from tests.factories.customers import make_customer
from tests.factories.leads import LeadWorld, assigned, enter, events_of, make_lead_world, stored_lead
from tests.factories.people import make_staff
from tests.factories.worker import set_clock, told, work_off

MONDAY = datetime(2027, 1, 11, 11, tzinfo=ZoneInfo("Europe/Bucharest"))
ROLES = ("TELEMARKETING", "DEALER", "EMPLOYEE", "MARKETING", "FIELD_SALES", "TELESALES")


@pytest.fixture
async def own_world(fresh_db: Database) -> LeadWorld:
    """A branch in a database of the test's own, whose clock it may set."""
    return await make_lead_world(fresh_db, *ROLES)


async def _call(db: Database, lead: Lead, actor: Actor, outcome: CallOutcome) -> Clock:
    """Log a call and return the promise's clock as it is then."""
    async with db.unit_of_work(actor) as uow:
        await actions.log_call(uow, lead.id, outcome)
        await uow.commit()
        return (await uow.session.scalars(select(Clock).where(col(Clock.subject_id) == lead.id))).one()


@pytest.mark.req("LEA-05")
async def test_the_customer_is_called_in_24_hours_and_when_it_wants_else_people_are_warned_and_then_the_manager(
    fresh_db: Database, own_world: LeadWorld
) -> None:
    await set_clock(fresh_db, MONDAY)
    lead, seller = await assigned(fresh_db, own_world)
    manager = own_world.managers[lead.sales_channel]
    assert lead.due_at is not None
    assert abs(lead.due_at - (MONDAY + timedelta(hours=24))) < timedelta(minutes=5)
    late = ("lead-due", "lead-late")
    assert (await _call(fresh_db, lead, seller, CallOutcome.NO_ANSWER)).state is ClockState.RUNNING
    await set_clock(fresh_db, MONDAY + timedelta(hours=17))
    assert await told(fresh_db, seller, *late) == []
    await set_clock(fresh_db, MONDAY + timedelta(hours=19))
    assert (await told(fresh_db, seller, *late), await told(fresh_db, manager, *late)) == (["lead-due"], [])
    await set_clock(fresh_db, MONDAY + timedelta(hours=25))
    assert await told(fresh_db, seller, *late) == ["lead-due", "lead-late"]
    assert await told(fresh_db, manager, *late) == ["lead-late"]
    met = await _call(fresh_db, lead, seller, CallOutcome.REACHED)
    assert (met.state, met.breached_at is not None) == (ClockState.MET, True)


@pytest.mark.req("LEA-05")
async def test_the_site_forms_hours_bound_the_promise(fresh_db: Database, own_world: LeadWorld) -> None:
    await set_clock(fresh_db, MONDAY)  # 11:00, in the middle of the hours: tomorrow's are the first whole ones
    asked = {"wish_from": time(10), "wish_to": time(12), "sim_count": 12}
    lead = await enter(fresh_db, own_world, own_world.people["MARKETING"], LeadChannel.SITE_REFERRAL, **asked)
    noon = MONDAY.replace(hour=12) + timedelta(days=1)
    assert lead.due_at == noon
    manager = own_world.managers[lead.sales_channel]
    await set_clock(fresh_db, MONDAY + timedelta(hours=4))
    outside = await _call(fresh_db, lead, manager, CallOutcome.REACHED)
    assert outside.state is ClockState.RUNNING
    assert (await stored_lead(fresh_db, lead.id)).reached_at is None
    await set_clock(fresh_db, noon - timedelta(minutes=5))
    assert await told(fresh_db, manager, "lead-late") == []
    assert (await _call(fresh_db, lead, manager, CallOutcome.REACHED)).state is ClockState.MET
    found = await stored_lead(fresh_db, lead.id)
    assert (found.reached_at is not None, found.due_at) == (True, None)
    await set_clock(fresh_db, noon + timedelta(days=3))
    assert await told(fresh_db, manager, "lead-late") == []


async def test_a_lead_that_nobody_has_warns_the_manager_at_once(fresh_db: Database, own_world: LeadWorld) -> None:
    await set_clock(fresh_db, MONDAY)
    lead = await enter(fresh_db, own_world, own_world.people["TELEMARKETING"])
    await set_clock(fresh_db, MONDAY + timedelta(hours=19))
    assert sorted(await told(fresh_db, own_world.managers[lead.sales_channel])) == ["lead-allocated", "lead-due"]


async def _won(db: Database, world: LeadWorld, lead: Lead, seller: Actor) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        customer = await make_customer(uow, world.branch)
        billing_id = await register_customer(uow, customer.id)
        await uow.commit()
    async with db.unit_of_work(seller) as uow:
        await actions.start_lead(uow, lead.id)
        await uow.commit()
    await work_off(db)
    async with db.unit_of_work(seller) as uow:
        await actions.accept_offer_on_lead(uow, lead.id)
        await uow.commit()
    async with db.unit_of_work(seller) as uow:
        await actions.win_lead(uow, lead.id, billing_id)
        await uow.commit()
    await work_off(db)


@pytest.mark.req("LEA-07")
async def test_every_change_is_in_the_history_and_alerts_originator_owner_and_manager(
    fresh_db: Database, own_world: LeadWorld
) -> None:
    originator = own_world.people["TELEMARKETING"]
    lead, seller = await assigned(fresh_db, own_world)
    manager = own_world.managers[lead.sales_channel]
    await work_off(fresh_db)
    assert await told(fresh_db, seller) == ["lead-assigned"]
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        second = await make_staff(uow, own_world.branch, "FIELD_SALES", team=own_world.teams[lead.sales_channel])
        await uow.commit()
    assert second.user_id is not None
    async with fresh_db.unit_of_work(manager) as uow:
        await actions.hand_over_lead(uow, lead.id, second.user_id, HandOverReason.RECEIVED_WRONGLY, "alt județ")
        await uow.commit()
    await work_off(fresh_db)
    assert await told(fresh_db, seller) == ["lead-assigned", "lead-changed"]
    await _won(fresh_db, own_world, lead, second)
    changes = [
        (event.data["old"], event.data["new"], event.data["result"], event.actor_id)
        for event in await events_of(fresh_db, lead.id)
        if event.name == "LeadStatusChanged"
    ]
    assert changes == [
        ("NEW", "ASSIGNED", None, manager.user_id), ("ASSIGNED", "IN_PROGRESS", None, second.user_id),
        ("IN_PROGRESS", "OFFER_ACCEPTED", None, second.user_id), ("OFFER_ACCEPTED", "COMPLETED", "WON", second.user_id),
    ]  # fmt: skip
    # Assigned, handed over, started, offer accepted, won; nobody hears of the own doing, or of one thing twice.
    assert sorted(await told(fresh_db, originator)) == [
        "lead-changed", "lead-changed", "lead-changed", "lead-started", "lead-won",
    ]  # fmt: skip
    assert await told(fresh_db, manager) == ["lead-changed", "lead-changed", "lead-changed"]
    assert await told(fresh_db, second) == ["lead-assigned"]
    lost, loser = await assigned(fresh_db, own_world)
    async with fresh_db.unit_of_work(own_world.managers[lost.sales_channel]) as uow:
        await actions.lose_lead(uow, lost.id, LostReason.OTHER, "firma s-a închis")
        await uow.commit()
    await work_off(fresh_db)
    assert (await told(fresh_db, loser)).count("lead-changed") == 2  # handed over, and lost
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        reasons = select(col(LeadReason.words)).where(col(LeadReason.lead_id).in_((lead.id, lost.id)))
        assert set(await uow.session.scalars(reasons)) == {"alt județ", "firma s-a închis"}
    (ended,) = [event for event in await events_of(fresh_db, lost.id) if event.name == "LeadClosed"]
    assert (ended.data["result"], ended.data["lost_reason"]) == ("LOST", "OTHER")


@pytest.mark.parametrize(
    ("role", "channel", "kind", "link"),
    [
        ("FIELD_SALES", LeadChannel.REFERRAL, OriginatorKind.FIELD_SALES, "/leads/lea_"),
        ("TELESALES", LeadChannel.REFERRAL, OriginatorKind.TELESALES, "/leads/lea_"),
        ("DEALER", LeadChannel.REFERRAL, OriginatorKind.DEALER, "/leads?who=brought"),
        ("EMPLOYEE", LeadChannel.EMPLOYEE_REFERRAL, OriginatorKind.EMPLOYEE, "/leads?who=brought"),
        ("TELEMARKETING", LeadChannel.TELEMARKETING, OriginatorKind.TELEMARKETING, "/leads/lea_"),
    ],
)
@pytest.mark.req("LEA-09")
async def test_the_originator_stays_tied_to_the_lead_and_hears_of_start_and_end(
    fresh_db: Database, own_world: LeadWorld, role: str, channel: LeadChannel, kind: OriginatorKind, link: str
) -> None:
    originator = own_world.people[role]
    ground = ReferralGround.NEW_ACCOUNT if channel is LeadChannel.REFERRAL else None
    lead = await enter(fresh_db, own_world, originator, channel, ground=ground, current_sims=0)
    seller = own_world.sellers[lead.sales_channel]
    assert seller.user_id is not None
    async with fresh_db.unit_of_work(own_world.managers[lead.sales_channel]) as uow:
        await actions.assign_lead(uow, lead.id, seller.user_id)
        await uow.commit()
    await _won(fresh_db, own_world, lead, seller)
    found = await stored_lead(fresh_db, lead.id)
    assert (found.originator_id, found.originator_kind) == (originator.user_id, kind)
    assert await told(fresh_db, originator, "lead-started", "lead-won") == ["lead-started", "lead-won"]
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        links = set(
            await uow.session.scalars(
                select(col(Notification.link)).where(col(Notification.user_id) == originator.user_id)
            )
        )
        mails = await uow.session.scalars(select(col(Message.kind)).where(col(Message.user_id) == originator.user_id))
        assert list(mails) == ["lead-won"]
    assert {str(one).startswith(link) for one in links} == {True}


@pytest.mark.req("LEA-09")
async def test_the_originator_stays_when_hands_and_channels_change(fresh_db: Database, own_world: LeadWorld) -> None:
    originator = own_world.people["TELEMARKETING"]
    lead, seller = await assigned(fresh_db, own_world)
    async with fresh_db.unit_of_work(seller) as uow:
        await actions.reclassify_lead(
            uow, lead.id, SalesChannel.MAJOR_ACCOUNTS, "peste 50", wrong=HandOverReason.ENTERED_WRONGLY
        )
        await uow.commit()
    await work_off(fresh_db)
    found = await stored_lead(fresh_db, lead.id)
    assert (found.originator_id, found.owner_id) == (originator.user_id, None)
    assert await told(fresh_db, own_world.managers[SalesChannel.MAJOR_ACCOUNTS]) == ["lead-allocated"]
    assert await told(fresh_db, originator) == ["lead-changed", "lead-changed"]
