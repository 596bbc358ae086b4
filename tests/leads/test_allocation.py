"""Where a lead goes: the matrix, straight ways, teams by region, round robin by load."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.errors import PermissionDenied
from api.leads import actions
from api.leads.models import (
    Lead,
    LeadChannel,
    LeadMatrix,
    LeadQualification,
    LeadRoute,
    LeadStatus,
    LostReason,
    MatrixKind,
    Priority,
    ReferralGround,
    RequestSource,
    SalesChannel,
)
from api.leads.rules.matrix import Condition, MatrixField, Operator, Rule
from api.work.models import ActionRequest, RequestState
from tests.conftest import Gql
from tests.factories.leads import LeadWorld, enter, make_lead_world, stored_lead
from tests.factories.people import make_staff, make_team, reload
from tests.factories.worker import told, work_off

SET_ROUTE = """
mutation Set($input: LeadRouteSetInput!) {
  leadRouteSet(input: $input) {
    route { id region autoAssign team { id } } errors { __typename ... on UserError { code path } }
  }
}
"""
REMOVE_ROUTE = """
mutation Remove($id: ID!) {
  leadRouteRemove(id: $id) { branch { id } errors { __typename ... on UserError { code } } }
}
"""
REGION = "Iași"


async def _run(db: Database, lead: Lead) -> tuple[LeadQualification, LeadMatrix | None]:
    """Return the lead's run, and the edition that it ran on."""
    async with db.unit_of_work(SYSTEM) as uow:
        run = (
            await uow.session.scalars(select(LeadQualification).where(col(LeadQualification.lead_id) == lead.id))
        ).one()
        return run, await uow.session.get(LeadMatrix, run.matrix_id) if run.matrix_id else None


async def _routes(db: Database, world: LeadWorld, channel: SalesChannel) -> list[LeadRoute]:
    async with db.unit_of_work(SYSTEM) as uow:
        mine = select(LeadRoute).where(
            col(LeadRoute.branch_id) == world.branch.id, col(LeadRoute.sales_channel) == channel
        )
        return list(await uow.session.scalars(mine.order_by(col(LeadRoute.region).nulls_first())))


@pytest.mark.parametrize(
    ("role", "channel", "matrix"),
    [
        ("TELEMARKETING", LeadChannel.TELEMARKETING, MatrixKind.STANDARD),
        ("EMPLOYEE", LeadChannel.EMPLOYEE_REFERRAL, MatrixKind.STANDARD),
        ("CARE_AGENT", LeadChannel.CUSTOMER_REQUEST, MatrixKind.STANDARD),
        ("MARKETING", LeadChannel.SITE_REFERRAL, MatrixKind.SITE),
    ],
)
@pytest.mark.req("LEA-03")
async def test_the_matrix_runs_by_itself_and_its_run_is_kept_with_the_rule_and_why(
    db: Database, world: LeadWorld, role: str, channel: LeadChannel, matrix: MatrixKind
) -> None:
    source = RequestSource.CARE if channel is LeadChannel.CUSTOMER_REQUEST else None
    lead = await enter(db, world, world.people[role], channel, sim_count=60, current_sims=0, request_source=source)
    run, edition = await _run(db, lead)
    assert edition is not None
    assert (edition.kind, edition.edition, run.rule) == (matrix, 1, "major")
    assert run.explanation == [
        {
            "rule": "major", "matched": True,
            "conditions": [
                {"field": "SIM_COUNT", "operator": "AT_LEAST", "values": ["50"], "actual": "60", "met": True}
            ],
        }
    ]  # fmt: skip
    assert (lead.segment_code, lead.sales_channel, lead.priority) == ("MA", SalesChannel.MAJOR_ACCOUNTS, Priority.HIGH)
    assert (run.segment_code, run.sales_channel, run.priority) == (lead.segment_code, lead.sales_channel, lead.priority)


@pytest.mark.parametrize(
    ("role", "channel", "expected"),
    [
        ("FIELD_SALES", LeadChannel.REFERRAL, SalesChannel.FIELD_SALES),
        ("TELESALES", LeadChannel.REFERRAL, SalesChannel.FIELD_SALES),
        ("DEALER", LeadChannel.REFERRAL, SalesChannel.MAJOR_ACCOUNTS),
        ("TELEMARKETING", LeadChannel.HOT_LEAD, SalesChannel.TELESALES),
    ],
)
@pytest.mark.req("LEA-03")
async def test_referrals_and_hot_leads_go_straight(
    db: Database, world: LeadWorld, role: str, channel: LeadChannel, expected: SalesChannel
) -> None:
    ground = ReferralGround.COMPETITOR_SERVICES if channel is LeadChannel.REFERRAL else None
    lead = await enter(db, world, world.people[role], channel, ground=ground, sim_count=1)
    run, edition = await _run(db, lead)
    assert (lead.sales_channel, lead.team_id) == (expected, world.teams[expected].id)
    assert (edition, run.rule, run.explanation[0]["matched"]) == (None, None, True)
    assert run.explanation[0]["rule"] in {"FIELD_SALES", "TELESALES"}


async def test_a_stores_lead_stays_with_gbm_or_major_accounts(db: Database, world: LeadWorld) -> None:
    store = world.people["STORE"]
    request = {"request_source": RequestSource.STORE}
    small = await enter(db, world, store, LeadChannel.CUSTOMER_REQUEST, sim_count=1, **request)
    large = await enter(db, world, store, LeadChannel.CUSTOMER_REQUEST, sim_count=80, **request)
    assert (small.sales_channel, large.sales_channel) == (SalesChannel.GBM, SalesChannel.MAJOR_ACCOUNTS)


@pytest.mark.req("LEA-03")
async def test_a_matrix_is_tried_on_past_leads_and_takes_effect_only_when_published(
    db: Database, world: LeadWorld
) -> None:
    lead = await enter(db, world, world.people["TELEMARKETING"], sim_count=12)
    few = Condition(MatrixField.SIM_COUNT, Operator.AT_LEAST, ("5",))
    rules = [Rule("all-major", (few,), SalesChannel.MAJOR_ACCOUNTS), Rule("rest", (), SalesChannel.TELESALES)]
    async with db.unit_of_work(world.people["ADMIN"]) as uow:
        tried = await actions.try_matrix(uow, world.branch.id, MatrixKind.STANDARD, rules)
    assert [(one.lead_id, one.rule, one.changed) for one in tried] == [(lead.id, "all-major", True)]
    before = await enter(db, world, world.people["TELEMARKETING"], sim_count=12)
    assert before.sales_channel is SalesChannel.GBM
    async with db.unit_of_work(world.people["ADMIN"]) as uow:
        matrix = await actions.publish_matrix(uow, world.branch.id, MatrixKind.STANDARD, rules)
        await uow.commit()
    assert matrix.edition == 2
    after = await enter(db, world, world.people["TELEMARKETING"], sim_count=12)
    assert after.sales_channel is SalesChannel.MAJOR_ACCOUNTS
    async with db.unit_of_work(world.people["FIELD_SALES"]) as uow:
        with pytest.raises(PermissionDenied):
            await actions.publish_matrix(uow, world.branch.id, MatrixKind.STANDARD, rules)


@pytest.mark.req("LEA-04")
async def test_the_manager_of_the_allocated_channel_is_told_and_gives_the_lead_to_one_person(
    fresh_db: Database,
) -> None:
    world = await make_lead_world(fresh_db, "TELEMARKETING", "EMPLOYEE", "ADMIN")
    lead = await enter(fresh_db, world, world.people["TELEMARKETING"], sim_count=60)
    manager, seller = world.managers[SalesChannel.MAJOR_ACCOUNTS], world.sellers[SalesChannel.MAJOR_ACCOUNTS]
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        asked = await uow.session.scalar(select(ActionRequest).where(col(ActionRequest.subject_id) == lead.id))
    assert asked is not None
    assert (asked.to_user_id, asked.state, asked.due_at) == (manager.user_id, RequestState.OPEN, lead.due_at)
    await work_off(fresh_db)
    assert await told(fresh_db, manager) == ["lead-allocated"]
    assert seller.user_id is not None
    async with fresh_db.unit_of_work(manager) as uow:
        await actions.assign_lead(uow, lead.id, seller.user_id)
        await uow.commit()
    await work_off(fresh_db)
    assert await told(fresh_db, seller) == ["lead-assigned"]
    found = await stored_lead(fresh_db, lead.id)
    assert (found.owner_id, found.status) == (seller.user_id, LeadStatus.ASSIGNED)


@pytest.mark.req("LEA-04")
async def test_a_rule_gives_leads_to_the_least_loaded(db: Database, gql: Gql, world: LeadWorld) -> None:
    gbm = world.teams[SalesChannel.GBM]
    async with db.unit_of_work(SYSTEM) as uow:
        second = await make_staff(uow, world.branch, "FIELD_SALES", team=gbm)
        await uow.commit()
    route = {"branchId": f"brn_{world.branch.id}", "salesChannel": "GBM", "teamId": f"tea_{gbm.id}", "autoAssign": True}
    answer = await gql(world.people["ADMIN"], SET_ROUTE, {"input": route})
    assert answer["data"]["leadRouteSet"]["errors"] == []
    leads = [await enter(db, world, world.people["TELEMARKETING"], sim_count=12) for _ in range(5)]
    owners = [(await stored_lead(db, lead.id)).owner_id for lead in leads]
    first = world.sellers[SalesChannel.GBM]
    assert {owners.count(person.user_id) for person in (first, second)} == {2, 3}
    busy, free = (first, second) if owners.count(first.user_id) == 3 else (second, first)
    for lead in leads:  # whoever has most gets rid of all: the next ones are theirs
        if (await stored_lead(db, lead.id)).owner_id == busy.user_id:
            async with db.unit_of_work(busy) as uow:
                await actions.lose_lead(uow, lead.id, LostReason.PRICE)
                await uow.commit()
    more = [await enter(db, world, world.people["TELEMARKETING"], sim_count=12) for _ in range(2)]
    assert {(await stored_lead(db, lead.id)).owner_id for lead in more} == {busy.user_id}
    assert free.user_id is not None


@pytest.mark.req("LEA-04")
async def test_an_employees_referral_goes_to_the_regional_account_manager_where_the_administrator_says_so(
    db: Database, gql: Gql, world: LeadWorld
) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        manager = await make_staff(uow, world.branch, "SALES_MANAGER")
        team = await make_team(uow, world.branch, "FIELD_SALES", manager=manager)
        await uow.commit()
    manager = await reload(db, manager)
    employees = Condition(MatrixField.CHANNEL, Operator.ONE_OF, ("EMPLOYEE_REFERRAL",))
    rules = [Rule("employees", (employees,), SalesChannel.REGIONAL), Rule("rest", (), SalesChannel.TELESALES)]
    async with db.unit_of_work(world.people["ADMIN"]) as uow:
        await actions.publish_matrix(uow, world.branch.id, MatrixKind.STANDARD, rules)
        await uow.commit()
    route = {
        "branchId": f"brn_{world.branch.id}", "salesChannel": "REGIONAL", "teamId": f"tea_{team.id}", "region": REGION,
    }  # fmt: skip
    set_ = (await gql(world.people["ADMIN"], SET_ROUTE, {"input": route}))["data"]["leadRouteSet"]
    assert set_["route"] | {"id": ""} == {
        "id": "", "region": REGION, "autoAssign": False, "team": {"id": f"tea_{team.id}"},
    }  # fmt: skip
    employee = world.people["EMPLOYEE"]
    here = await enter(db, world, employee, LeadChannel.EMPLOYEE_REFERRAL, current_sims=0, region="IASI")
    there = await enter(db, world, employee, LeadChannel.EMPLOYEE_REFERRAL, current_sims=0, region="Cluj")
    assert (here.team_id, there.team_id) == (team.id, world.teams[SalesChannel.REGIONAL].id)
    async with db.unit_of_work(SYSTEM) as uow:
        asked = await uow.session.scalar(select(ActionRequest).where(col(ActionRequest.subject_id) == here.id))
    assert asked is not None
    assert asked.to_user_id == manager.user_id
    removed = await gql(world.people["ADMIN"], REMOVE_ROUTE, {"id": set_["route"]["id"]})
    assert removed["data"]["leadRouteRemove"]["errors"] == []
    later = await enter(db, world, employee, LeadChannel.EMPLOYEE_REFERRAL, current_sims=0, region=REGION)
    assert later.team_id == world.teams[SalesChannel.REGIONAL].id


async def test_routes_are_set_and_removed_by_those_who_write_matrices(db: Database, gql: Gql, world: LeadWorld) -> None:
    (route,) = await _routes(db, world, SalesChannel.GBM)
    elsewhere = await make_lead_world(db, "ADMIN")
    other = world.teams[SalesChannel.REGIONAL].id
    given = {"branchId": f"brn_{world.branch.id}", "salesChannel": "GBM", "teamId": f"tea_{other}", "autoAssign": True}
    denied: list[Actor] = [world.managers[SalesChannel.GBM], world.people["DEALER"], ANONYMOUS]
    for actor in denied:
        for document, variables in ((SET_ROUTE, {"input": given}), (REMOVE_ROUTE, {"id": f"lro_{route.id}"})):
            answer = await gql(actor, document, variables)
            (payload,) = (answer.get("data") or {"refused": {"errors": answer["errors"]}}).values()
            assert payload["errors"], (actor.name, document)
        (kept,) = await _routes(db, world, SalesChannel.GBM)
        assert (kept.team_id, kept.auto_assign, kept.version) == (route.team_id, False, route.version)
    foreign = {**given, "teamId": f"tea_{elsewhere.teams[SalesChannel.GBM].id}"}
    refused = (await gql(world.people["ADMIN"], SET_ROUTE, {"input": foreign}))["data"]["leadRouteSet"]
    assert refused["errors"] == [
        {"__typename": "InvalidInput", "code": "lead-unknown-team", "path": ["input", "teamId"]}
    ]
    done = await gql(world.people["ADMIN"], SET_ROUTE, {"input": given})
    assert done["data"]["leadRouteSet"]["route"]["team"] == {"id": f"tea_{other}"}
    (changed,) = await _routes(db, world, SalesChannel.GBM)
    assert (changed.id, changed.auto_assign) == (route.id, True)
