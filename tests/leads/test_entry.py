"""Entering leads against a real database: who may, joining, qualification, allocation."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.errors import InvalidInput, PermissionDenied
from api.leads import actions
from api.leads.models import (
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
from api.work.models import ActionRequest, RequestState
from tests.factories.leads import LeadWorld, assigned, enter, events_of, lead_data, stored_lead


async def test_an_entry_is_qualified_allocated_and_asked_of_the_manager(db: Database, world: LeadWorld) -> None:
    lead = await enter(db, world, world.people["TELEMARKETING"], sim_count=60)
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
        assert (await enter(db, world, world.people[role], channel, **changes)).channel is channel
        return
    with pytest.raises(ChannelBarred):
        await enter(db, world, world.people[role], channel, **changes)
    async with db.unit_of_work(SYSTEM) as uow:
        count = select(func.count()).select_from(Lead).where(col(Lead.branch_id) == world.branch.id)
        assert await uow.session.scalar(count) == 0


@pytest.mark.req("LEA-02a")
async def test_a_referral_states_its_ground(db: Database, world: LeadWorld) -> None:
    with pytest.raises(FieldsMissing) as refusal:
        await enter(db, world, world.people["DEALER"], LeadChannel.REFERRAL)
    assert refusal.value.path == ("ground",)


async def test_a_dealers_referral_goes_to_major_accounts_and_a_sellers_to_field_sales(
    db: Database, world: LeadWorld
) -> None:
    ground = ReferralGround.COMPETITOR_SERVICES
    dealers = await enter(db, world, world.people["DEALER"], LeadChannel.REFERRAL, ground=ground)
    sellers = await enter(db, world, world.people["FIELD_SALES"], LeadChannel.REFERRAL, ground=ground)
    hot = await enter(db, world, world.people["TELEMARKETING"], LeadChannel.HOT_LEAD)
    assert [lead.sales_channel for lead in (dealers, sellers, hot)] == [
        SalesChannel.MAJOR_ACCOUNTS, SalesChannel.FIELD_SALES, SalesChannel.TELESALES,
    ]  # fmt: skip


async def test_a_stores_lead_stays_with_gbm_or_major_accounts(db: Database, world: LeadWorld) -> None:
    store = world.people["STORE"]
    request = {"request_source": RequestSource.STORE}
    small = await enter(db, world, store, LeadChannel.CUSTOMER_REQUEST, sim_count=1, **request)
    large = await enter(db, world, store, LeadChannel.CUSTOMER_REQUEST, sim_count=80, **request)
    assert (small.sales_channel, large.sales_channel) == (SalesChannel.GBM, SalesChannel.MAJOR_ACCOUNTS)


@pytest.mark.req("LEA-12")
async def test_an_employee_refers_only_who_has_at_most_two_sims(db: Database, world: LeadWorld) -> None:
    employee = world.people["EMPLOYEE"]
    assert await enter(db, world, employee, LeadChannel.EMPLOYEE_REFERRAL, current_sims=2)
    with pytest.raises(NotReferable):
        await enter(db, world, employee, LeadChannel.EMPLOYEE_REFERRAL, current_sims=3)


@pytest.mark.parametrize("key", ["fiscal_number", "phone", "email"])
async def test_the_same_customer_is_joined_to_the_open_lead_by_any_exact_key(
    db: Database, world: LeadWorld, key: str
) -> None:
    first = await enter(db, world, world.people["TELEMARKETING"], city=None)
    other = {key: getattr(first, key), "city": "Iași"}
    async with db.unit_of_work(world.people["DEALER"]) as uow:
        data = lead_data(ground=ReferralGround.NEW_ACCOUNT, **other)
        entry = await actions.enter_lead(uow, world.branch.id, LeadChannel.REFERRAL, data)
        await uow.commit()
    assert (entry.lead_id, entry.joined, entry.joined_on and entry.joined_on.value) == (first.id, True, key.upper())
    found = await stored_lead(db, first.id)
    assert (found.city, found.company_name, found.originator_id) == ("Iași", first.company_name, first.originator_id)
    assert [event.name for event in await events_of(db, first.id)][-1] == "LeadEntryJoined"


async def test_a_completed_lead_no_longer_joins(db: Database, world: LeadWorld) -> None:
    lead, seller = await assigned(db, world)
    async with db.unit_of_work(seller) as uow:
        await actions.lose_lead(uow, lead.id, LostReason.PRICE)
        await uow.commit()
    again = await enter(db, world, world.people["TELEMARKETING"], fiscal_number=lead.fiscal_number)
    assert again.id != lead.id


async def test_a_like_name_joins_nothing(db: Database, world: LeadWorld) -> None:
    one = await enter(db, world, world.people["TELEMARKETING"], company_name="Panificație Dunărea SRL")
    two = await enter(db, world, world.people["TELEMARKETING"], company_name="S.C. PANIFICATIE DUNAREA S.R.L.")
    assert one.id != two.id
    assert one.core_name == two.core_name


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
    leads = [await enter(db, world, world.people["TELEMARKETING"], sim_count=12) for _ in range(4)]
    owners = [(await stored_lead(db, lead.id)).owner_id for lead in leads]
    assert sorted(map(str, owners)) == sorted(map(str, [second.user_id, world.sellers[SalesChannel.GBM].user_id] * 2))


async def test_a_matrix_is_tried_on_past_leads_and_takes_effect_only_when_published(
    db: Database, world: LeadWorld
) -> None:
    lead = await enter(db, world, world.people["TELEMARKETING"], sim_count=12)
    few = Condition(MatrixField.SIM_COUNT, Operator.AT_LEAST, ("5",))
    rules = [Rule("all-major", (few,), SalesChannel.MAJOR_ACCOUNTS), Rule("rest", (), SalesChannel.TELESALES)]
    async with db.unit_of_work(world.people["MARKETING"]) as uow:
        tried = await actions.try_matrix(uow, world.branch.id, MatrixKind.STANDARD, rules)
    assert [(one.lead_id, one.rule, one.changed) for one in tried] == [(lead.id, "all-major", True)]
    before = await enter(db, world, world.people["TELEMARKETING"], sim_count=12)
    assert before.sales_channel is SalesChannel.GBM
    async with db.unit_of_work(world.people["MARKETING"]) as uow:
        matrix = await actions.publish_matrix(uow, world.branch.id, MatrixKind.STANDARD, rules)
        await uow.commit()
    assert matrix.edition == 2
    after = await enter(db, world, world.people["TELEMARKETING"], sim_count=12)
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
        await enter(db, world, world.people["TELEMARKETING"], sim_count=None)
    assert refusal.value.path == ("simCount",)
    wrongs: list[dict[str, Any]] = [{"fiscal_number": "265961561"}, {"phone": "075682699"}, {"email": "office@"}]
    for wrong in wrongs:
        with pytest.raises(InvalidInput):
            await enter(db, world, world.people["TELEMARKETING"], **wrong)
