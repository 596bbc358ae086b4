"""Entering leads against a real database: who may, joining, qualification, allocation."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.errors import InvalidInput
from api.leads import actions, queries
from api.leads.models import (
    Lead,
    LeadChannel,
    LeadEntry,
    LostReason,
    OwnerDepartment,
    ReferralGround,
    RequestSource,
)
from api.leads.rules.entry import ChannelBarred, FieldsMissing, NotReferable
from tests.conftest import Gql
from tests.factories.leads import LeadWorld, assigned, enter, events_of, lead_data, stored_lead


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


@pytest.mark.req("LEA-12")
async def test_an_employee_refers_only_who_has_at_most_two_sims(db: Database, world: LeadWorld) -> None:
    employee = world.people["EMPLOYEE"]
    assert await enter(db, world, employee, LeadChannel.EMPLOYEE_REFERRAL, current_sims=2)
    with pytest.raises(NotReferable):
        await enter(db, world, employee, LeadChannel.EMPLOYEE_REFERRAL, current_sims=3)


@pytest.mark.parametrize("key", ["fiscal_number", "phone", "email"])
@pytest.mark.req("LEA-06")
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


@pytest.mark.req("LEA-06")
async def test_a_like_name_is_proposed_and_joins_nothing(db: Database, world: LeadWorld) -> None:
    one = await enter(db, world, world.people["TELEMARKETING"], company_name="Panificație Dunărea SRL")
    two = await enter(db, world, world.people["TELEMARKETING"], company_name="S.C. PANIFICATIE DUNAREA S.R.L.")
    assert one.id != two.id
    async with db.unit_of_work(SYSTEM) as uow:
        assert [lead.id for lead in await queries.similar_leads(uow, two)] == [one.id]


@pytest.mark.req("LEA-06")
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


ENTRANTS = {
    LeadChannel.TELEMARKETING: "TELEMARKETING",
    LeadChannel.REFERRAL: "FIELD_SALES",
    LeadChannel.EMPLOYEE_REFERRAL: "EMPLOYEE",
    LeadChannel.SITE_REFERRAL: "MARKETING",
    LeadChannel.CUSTOMER_REQUEST: "CARE_AGENT",
    LeadChannel.HOT_LEAD: "TELEMARKETING",
}
SETTINGS = "{ leadChannelSettings { id channel ownerDepartment fields mandatory version } }"
CHANGE = """
mutation Change($id: ID!, $input: ChannelSettingUpdateInput!) {
  leadChannelSettingUpdate(id: $id, input: $input) {
    setting { ownerDepartment fields mandatory } errors { __typename ... on UserError { code path } }
  }
}
"""


@pytest.mark.parametrize("channel", list(LeadChannel))
@pytest.mark.req("LEA-01")
async def test_each_channel_has_owner_form_and_mandatory_fields_which_the_administrator_decides(
    db: Database, gql: Gql, world: LeadWorld, channel: LeadChannel
) -> None:
    listed = (await gql(world.people["MARKETING"], SETTINGS))["data"]["leadChannelSettings"]
    own = {one["channel"]: one for one in listed}
    assert set(own) == set(LeadChannel)
    before = own[channel]
    extra = {
        "ground": ReferralGround.NEW_ACCOUNT if channel is LeadChannel.REFERRAL else None,
        "request_source": RequestSource.CARE if channel is LeadChannel.CUSTOMER_REQUEST else None,
        "current_sims": 0,
    }
    entrant = world.people[ENTRANTS[channel]]
    assert (await enter(db, world, entrant, channel, **extra)).channel is channel
    wanted = {
        "version": before["version"], "ownerDepartment": "TELESALES" if before["ownerDepartment"] != "TELESALES" else "SALES",
        "fields": [*(field for field in before["fields"] if field not in {"CITY", "COMPETITOR"}), "COMPETITOR"],
        "mandatory": [*before["mandatory"], "COMPETITOR"],
    }  # fmt: skip
    variables = {"id": before["id"], "input": wanted}
    denied = (await gql(entrant, CHANGE, variables))["data"]["leadChannelSettingUpdate"]
    assert (denied["setting"] is None) == (channel is not LeadChannel.SITE_REFERRAL)  # marketing writes settings, too
    if denied["setting"] is None:
        done = (await gql(world.people["ADMIN"], CHANGE, variables))["data"]["leadChannelSettingUpdate"]
        assert done["setting"] == {name: wanted[name] for name in ("ownerDepartment", "fields", "mandatory")}
    with pytest.raises(FieldsMissing) as refusal:
        await enter(db, world, entrant, channel, **extra)
    assert refusal.value.path == ("competitor",)
    assert (await enter(db, world, entrant, channel, competitor="Orion", **extra)).competitor == "Orion"
    useless = {**variables, "input": {"version": before["version"] + 1, "fields": ["CITY"], "mandatory": []}}
    refused = (await gql(world.people["ADMIN"], CHANGE, useless))["data"]["leadChannelSettingUpdate"]
    assert [(error["code"], error["path"]) for error in refused["errors"]] == [
        ("lead-form-incomplete", ["input", "fields"])
    ]


@pytest.mark.req("LEA-01a")
async def test_channels_are_owned_by_marketing_sales_and_telesales(db: Database, world: LeadWorld) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        owners = {
            channel: (await queries.setting(uow, world.branch.id, channel)).owner_department for channel in LeadChannel
        }
    assert owners == {
        LeadChannel.TELEMARKETING: OwnerDepartment.MARKETING, LeadChannel.EMPLOYEE_REFERRAL: OwnerDepartment.MARKETING,
        LeadChannel.SITE_REFERRAL: OwnerDepartment.MARKETING, LeadChannel.REFERRAL: OwnerDepartment.SALES,
        LeadChannel.CUSTOMER_REQUEST: OwnerDepartment.SALES, LeadChannel.HOT_LEAD: OwnerDepartment.TELESALES,
    }  # fmt: skip
    called = await enter(db, world, world.people["TELEMARKETING"])
    assert called.contacted_on == called.created_at.astimezone(ZoneInfo(world.branch.zone)).date()


@pytest.mark.parametrize(
    ("role", "source"),
    [
        ("CARE_AGENT", RequestSource.CARE),
        ("COLLECTIONS", RequestSource.COLLECTIONS),
        ("FRAUD", RequestSource.FRAUD),
        ("STORE", RequestSource.STORE),
        # Teams of care have no role of their own.
        ("CARE_AGENT", RequestSource.TAM),
        ("CARE_AGENT", RequestSource.MAJOR_ACCOUNTS_TEAM),
        ("CARE_AGENT", RequestSource.LOYALTY),
        ("CARE_AGENT", RequestSource.DATA_SUPPORT),
    ],
)
@pytest.mark.req("LEA-01a")
async def test_customers_ask_at_every_desk(db: Database, world: LeadWorld, role: str, source: RequestSource) -> None:
    lead = await enter(db, world, world.people[role], LeadChannel.CUSTOMER_REQUEST, request_source=source)
    assert (lead.channel, lead.request_source) == (LeadChannel.CUSTOMER_REQUEST, source)


async def test_mandatory_fields_are_data(db: Database, world: LeadWorld) -> None:
    with pytest.raises(FieldsMissing) as refusal:
        await enter(db, world, world.people["TELEMARKETING"], sim_count=None)
    assert refusal.value.path == ("simCount",)
    wrongs: list[dict[str, Any]] = [{"fiscal_number": "265961561"}, {"phone": "075682699"}, {"email": "office@"}]
    for wrong in wrongs:
        with pytest.raises(InvalidInput):
            await enter(db, world, world.people["TELEMARKETING"], **wrong)
