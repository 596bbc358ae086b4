"""Reports count what a caller may see: every figure against a count in Python over the rows themselves."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.db import BranchRow
from api.leads.models import Lead, LeadChannel, LeadStatus, SalesChannel
from api.offers.models import Offer, OfferRevision
from api.sla.models import BusinessCalendar, Clock, ClockState, DurationKind
from tests.conftest import Gql
from tests.factories.leads import LeadWorld, assigned, enter, make_lead_world
from tests.factories.offers import make_shop
from tests.factories.people import make_world

R = TypeVar("R", bound=BranchRow)

TERMS = ("NUMBER_RESERVATION", "NUMBER_QUARANTINE")
PERIOD = {"since": "2020-01-01", "until": "2099-12-31"}
LOADS = "{ personLoads { person { id } leads lateLeads tickets offers steps total late soon } }"
WEEKS = "{ promiseWeeks { week kept broken } }"
PROMISES = """query($since: Date!, $until: Date!) {
    promiseReport(since: $since, until: $until) { key name team { id } kept broken } }"""
LEADS = """query($by: LeadReportBy!, $since: Date!, $until: Date!) {
    leadReport(by: $by, since: $since, until: $until) { key person { id } leads running won lost kept broken } }"""
SALES = """query($mine: Boolean!) { offerStages(mine: $mine) { status offers monthly { amount currency } }
    salesMonths(mine: $mine) { month offers monthly { amount } } leadStages(mine: $mine) { entered assigned reached won } }"""


async def rows_of(db: Database, model: type[R], branch_id: UUID) -> Sequence[R]:
    """Return all rows of a branch."""
    async with db.unit_of_work(SYSTEM) as uow:
        return (await uow.session.execute(select(model).where(col(model.branch_id) == branch_id))).scalars().all()


@pytest.fixture
async def world(db: Database) -> LeadWorld:
    """A branch with leads in several states, with a late one in the team of field sales."""
    found = await make_lead_world(db, "TELEMARKETING", "PRICING", "ADMIN")
    lead, _ = await assigned(db, found)
    await assigned(db, found)
    await enter(db, found, found.people["TELEMARKETING"])
    await enter(db, found, found.sellers[SalesChannel.FIELD_SALES], LeadChannel.REFERRAL, ground="NEW_ACCOUNT")
    async with db.unit_of_work(SYSTEM) as uow:
        past = uow.now - timedelta(hours=1)
        await uow.session.execute(update(Lead).where(col(Lead.id) == lead.id).values(due_at=past))
        await uow.commit()
    return found


async def clock_on(
    db: Database, lead: Lead, settled: datetime, *, broken: bool, state: ClockState, key: str = ""
) -> None:
    """Put a promise on a lead that was settled at a moment."""
    async with db.unit_of_work(SYSTEM) as uow:
        of_branch = col(BusinessCalendar.branch_id) == lead.branch_id
        calendar = await uow.session.scalar(select(col(BusinessCalendar.id)).where(of_branch).limit(1))
        assert calendar is not None
        over = state in (ClockState.MET, ClockState.CANCELLED)
        uow.add(
            Clock(
                branch_id=lead.branch_id,
                key=key or f"P{uuid4().hex[:6].upper()}",
                calendar_id=calendar,
                subject="lead",
                subject_id=lead.id,
                state=state,
                duration_kind=DurationKind.ELAPSED,
                amount=1,
                started_at=settled - timedelta(hours=2),
                due_at=settled,
                breached_at=settled if broken else None,
                ended_at=settled + timedelta(minutes=1) if over else None,
            )
        )
        await uow.commit()


def settled(clocks: Sequence[Clock]) -> list[tuple[Clock, datetime, bool]]:
    """Return the promises that were kept or broken, when, and whether broken."""
    found = [
        (clock, clock.breached_at or clock.ended_at, clock.breached_at is not None)
        for clock in clocks
        if clock.breach and clock.key not in TERMS and (clock.state == ClockState.MET or clock.breached_at is not None)
    ]
    return [(clock, at, broken) for clock, at, broken in found if at is not None]


async def test_loads_are_those_of_the_managers_own_people(gql: Gql, db: Database, world: LeadWorld) -> None:
    leads = await rows_of(db, Lead, world.branch.id)
    owned = [lead for lead in leads if lead.owner_id and lead.status != LeadStatus.COMPLETED]
    for channel, manager in world.managers.items():
        loads = (await gql(manager, LOADS))["data"]["personLoads"]
        seller = world.sellers[channel]
        (load,) = [load for load in loads if load["person"]["id"] == f"usr_{seller.user_id}"]
        mine = [lead for lead in owned if lead.owner_id == seller.user_id]
        late = [lead for lead in mine if lead.due_at and lead.due_at < datetime.now(UTC)]
        assert (load["leads"], load["lateLeads"]) == (len(mine), len(late))
        assert load["total"] == load["leads"] + load["tickets"] + load["offers"] + load["steps"]
        others = {f"usr_{other.user_id}" for other in world.sellers.values() if other is not seller}
        assert others.isdisjoint(load["person"]["id"] for load in loads)
    assert len(owned) >= 2
    everybody = (await gql(world.people["PRICING"], LOADS))["data"]["personLoads"]
    assert sum(load["leads"] for load in everybody) == len(owned)
    assert everybody[0]["late"] == max(load["late"] for load in everybody) >= 1


async def test_kept_and_broken_promises_are_counted_by_week_policy_and_team(
    gql: Gql, db: Database, world: LeadWorld
) -> None:
    leads = [lead for lead in await rows_of(db, Lead, world.branch.id) if lead.team_id]
    now = datetime.now(UTC)
    await clock_on(db, leads[0], now - timedelta(minutes=5), broken=False, state=ClockState.MET)
    await clock_on(db, leads[0], now - timedelta(days=8), broken=True, state=ClockState.MET)
    await clock_on(db, leads[1], now - timedelta(days=15), broken=True, state=ClockState.BREACHED)
    await clock_on(db, leads[1], now - timedelta(days=15), broken=False, state=ClockState.CANCELLED)
    await clock_on(db, leads[1], now - timedelta(days=90), broken=False, state=ClockState.MET)
    # A number's time of reservation or rest ends as it should: nothing is broken, nor kept.
    for term in TERMS:
        await clock_on(db, leads[0], now - timedelta(minutes=5), broken=True, state=ClockState.BREACHED, key=term)
        await clock_on(db, leads[1], now - timedelta(minutes=5), broken=False, state=ClockState.MET, key=term)
    counted = settled(await rows_of(db, Clock, world.branch.id))
    zone = ZoneInfo(world.people["PRICING"].zone)
    mondays: Counter[tuple[str, bool]] = Counter()
    for _, at, broken in counted:
        day = at.astimezone(zone).date()
        mondays[f"{day - timedelta(days=day.weekday())}", broken] += 1
    weeks = (await gql(world.people["PRICING"], WEEKS))["data"]["promiseWeeks"]
    assert len(weeks) == 8
    for week in weeks:
        assert (week["kept"], week["broken"]) == (mondays[week["week"], False], mondays[week["week"], True])
    assert sum(week["broken"] for week in weeks) == 2

    teams = {lead.id: f"tea_{lead.team_id}" for lead in leads}
    expected = Counter((clock.key, teams.get(clock.subject_id), broken) for clock, _, broken in counted)
    report = (await gql(world.people["PRICING"], PROMISES, PERIOD))["data"]["promiseReport"]
    for row in report:
        team = row["team"] and row["team"]["id"]
        assert (row["kept"], row["broken"]) == (expected[row["key"], team, False], expected[row["key"], team, True])
    assert sum(row["kept"] + row["broken"] for row in report) == len(counted)


async def test_leads_are_counted_by_each_property(gql: Gql, db: Database, world: LeadWorld) -> None:
    leads = await rows_of(db, Lead, world.branch.id)
    properties: dict[str, Callable[[Lead], str | None]] = {
        "CHANNEL": lambda lead: lead.channel.value,
        "ORIGINATOR": lambda lead: lead.originator_kind.value,
        "OWNER": lambda lead: str(lead.owner_id) if lead.owner_id else None,
        "STATUS": lambda lead: (lead.result or lead.status).value,
        "AGE": lambda _: "WEEK",
    }
    for by, key in properties.items():
        report = (await gql(world.people["PRICING"], LEADS, {"by": by, **PERIOD}))["data"]["leadReport"]
        assert {row["key"]: row["leads"] for row in report} == Counter(key(lead) for lead in leads)
        assert sum(row["running"] for row in report) == sum(lead.result is None for lead in leads)
    manager = world.managers[SalesChannel.FIELD_SALES]
    seen = [lead for lead in leads if lead.team_id in manager.managed_team_ids]
    report = (await gql(manager, LEADS, {"by": "CHANNEL", **PERIOD}))["data"]["leadReport"]
    assert sum(row["leads"] for row in report) == len(seen) < len(leads) + 1


async def test_offers_are_summed_by_state_and_month(gql: Gql, db: Database) -> None:
    shop = await make_shop(db)
    await shop.offer(db)
    await shop.offer(db)
    await shop.accepted(db)
    offers = await rows_of(db, Offer, shop.branch.id)
    async with db.unit_of_work(SYSTEM) as uow:
        of_branch = col(OfferRevision.branch_id) == shop.branch.id
        revisions = (await uow.session.execute(select(OfferRevision).where(of_branch))).scalars().all()
    value = {(revision.offer_id, revision.number): revision.monthly_net for revision in revisions}
    answer = (await gql(shop.seller, SALES, {"mine": True}))["data"]
    drafts = [offer for offer in offers if offer.status == "DRAFT"]
    assert [(row["status"], row["offers"]) for row in answer["offerStages"]] == [("DRAFT", len(drafts))]
    expected = sum((value[offer.id, offer.revision] for offer in drafts), Decimal(0))
    assert Decimal(answer["offerStages"][0]["monthly"]["amount"]) == expected
    (month,) = answer["salesMonths"]
    (accepted,) = [offer for offer in offers if offer.status == "ACCEPTED"]
    assert (month["offers"], Decimal(month["monthly"]["amount"])) == (1, value[accepted.id, accepted.revision])
    assert (await gql(shop.manager, SALES, {"mine": True}))["data"]["offerStages"] == []


async def test_whoever_was_not_given_reports_reads_none(gql: Gql, db: Database, world: LeadWorld) -> None:
    _, others = await make_world(db, "PL", "PRICING", "FIELD_SALES")
    seller = world.sellers[SalesChannel.FIELD_SALES]
    nobody: list[tuple[Actor, Any]] = [(seller, []), (world.people["TELEMARKETING"], []), (ANONYMOUS, [])]
    for actor, nothing in nobody:
        assert (await gql(actor, LOADS))["data"]["personLoads"] == nothing
        assert (await gql(actor, WEEKS))["data"]["promiseWeeks"] == nothing
        assert (await gql(actor, PROMISES, PERIOD))["data"]["promiseReport"] == nothing
        assert (await gql(actor, LEADS, {"by": "OWNER", **PERIOD}))["data"]["leadReport"] == nothing
    sold = (await gql(ANONYMOUS, SALES, {"mine": False}))["data"]
    assert sold == {"offerStages": [], "salesMonths": [], "leadStages": None}
    foreign = others["PRICING"]
    assert (await gql(foreign, LOADS))["data"]["personLoads"] == []
    assert (await gql(foreign, LEADS, {"by": "STATUS", **PERIOD}))["data"]["leadReport"] == []
    assert sum(w["kept"] + w["broken"] for w in (await gql(foreign, WEEKS))["data"]["promiseWeeks"]) == 0
    own = (await gql(seller, SALES, {"mine": True}))["data"]["leadStages"]
    leads = await rows_of(db, Lead, world.branch.id)
    assert own["entered"] == sum(seller.user_id in {lead.owner_id, lead.originator_id} for lead in leads)
