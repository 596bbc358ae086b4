"""Promises and clocks in the schema, and who may change them."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.people.models import Branch
from api.sla.actions import start_clock
from api.sla.defaults import seed
from api.sla.models import BusinessCalendar, ClockPolicy
from tests.conftest import Gql
from tests.factories.people import make_world

POLICY = """mutation($id: ID!, $input: ClockPolicyUpdateInput!) { clockPolicyUpdate(id: $id, input: $input) {
    policy { amount duration warnPercent escalations version } errors { __typename ... on UserError { code path message } } } }"""
CALENDAR = """mutation($id: ID!, $input: CalendarUpdateInput!) { calendarUpdate(id: $id, input: $input) {
    calendar { name versions } errors { __typename ... on UserError { code path message } } } }"""


@pytest.fixture
async def world(db: Database) -> tuple[Branch, dict[str, Actor]]:
    branch, people = await make_world(db, "RO", "ADMIN", "FIELD_SALES")
    async with db.unit_of_work(SYSTEM) as uow:
        await seed(uow, branch)
        await uow.commit()
    _, others = await make_world(db, "PL", "BACK_OFFICE")
    return branch, {**people, "STRANGER": others["BACK_OFFICE"], "ANONYMOUS": ANONYMOUS}


async def policy_of(db: Database, branch: Branch, key: str = "PRICING") -> ClockPolicy:
    async with db.unit_of_work(SYSTEM) as uow:
        query = select(ClockPolicy).where(col(ClockPolicy.branch_id) == branch.id, col(ClockPolicy.key) == key)
        return (await uow.session.execute(query)).scalar_one()


async def calendar_of(db: Database, branch: Branch) -> BusinessCalendar:
    async with db.unit_of_work(SYSTEM) as uow:
        query = select(BusinessCalendar).where(
            col(BusinessCalendar.branch_id) == branch.id, col(BusinessCalendar.key) == "OFFICE"
        )
        return (await uow.session.execute(query)).scalar_one()


async def test_promises_are_read_in_the_readers_language(
    gql: Gql, db: Database, world: tuple[Branch, dict[str, Actor]]
) -> None:
    branch, people = world
    answer = await gql(
        people["FIELD_SALES"], "{ clockPolicies { key name duration warnPercent calendar { key name zone } } }"
    )
    shown = {policy["key"]: policy for policy in answer["data"]["clockPolicies"]}
    assert shown["PRICING"] == {
        "key": "PRICING",
        "name": "Pricing answer",
        "duration": "3 working days",
        "warnPercent": 75,
        "calendar": {"key": "OFFICE", "name": "Office hours", "zone": branch.zone},
    }
    stranger = await gql(people["STRANGER"], "{ clockPolicies { key } calendars { key } }")
    assert stranger["data"] == {"clockPolicies": [], "calendars": []}
    del db


async def test_a_clock_explains_itself(gql: Gql, db: Database, world: tuple[Branch, dict[str, Actor]]) -> None:
    branch, people = world
    async with db.unit_of_work(SYSTEM) as uow:
        clock = await start_clock(uow, "PRICING", ("offer", uuid4()), branch_id=branch.id)
        await uow.commit()
    document = """query($id: ID!) { clock(id: $id) { state policyName dueAt warnAt explanation } }"""
    answer = await gql(people["FIELD_SALES"], document, {"id": f"clk_{clock.id}"})
    shown = answer["data"]["clock"]
    assert (shown["state"], shown["policyName"]) == ("RUNNING", "Pricing answer")
    assert shown["explanation"].startswith("3 working days = ")
    assert shown["dueAt"].startswith(clock.due_at.strftime("%Y-%m-%dT%H:%M"))
    assert (await gql(people["STRANGER"], document, {"id": f"clk_{clock.id}"}))["data"]["clock"] is None


async def test_an_administrator_changes_a_promise(
    gql: Gql, db: Database, world: tuple[Branch, dict[str, Actor]]
) -> None:
    branch, people = world
    policy = await policy_of(db, branch)
    levels = [{"key": "HEAD", "kind": "WORKING_DAYS", "amount": 1, "anchor": "DUE"}]
    values = {"id": f"cpo_{policy.id}", "input": {"amount": 4, "warnPercent": 50, "escalations": levels, "version": 1}}
    changed = (await gql(people["ADMIN"], POLICY, values))["data"]["clockPolicyUpdate"]
    assert changed == {
        "policy": {"amount": 4, "duration": "4 working days", "warnPercent": 50, "escalations": levels, "version": 2},
        "errors": [],
    }
    again = (await gql(people["ADMIN"], POLICY, values))["data"]["clockPolicyUpdate"]
    assert [error["code"] for error in again["errors"]] == ["stale-version"]


@pytest.mark.parametrize("change", [{"amount": 0}, {"warnPercent": 100}, {"amount": 1_000_000}])
async def test_impossible_promises_are_refused(
    gql: Gql, db: Database, world: tuple[Branch, dict[str, Actor]], change: dict[str, Any]
) -> None:
    branch, people = world
    policy = await policy_of(db, branch)
    refused = await gql(people["ADMIN"], POLICY, {"id": f"cpo_{policy.id}", "input": change})
    assert [error["code"] for error in refused["data"]["clockPolicyUpdate"]["errors"]] == ["policy-invalid"]
    assert (await policy_of(db, branch)).amount == 3


@pytest.mark.parametrize("who", ["FIELD_SALES", "STRANGER", "ANONYMOUS"])
async def test_nobody_else_changes_promises_or_hours(
    gql: Gql, db: Database, world: tuple[Branch, dict[str, Actor]], who: str
) -> None:
    branch, people = world
    policy, calendar = await policy_of(db, branch), await calendar_of(db, branch)
    hours = {"from": "2090-01-01", "week": {"mon": ["09:00-10:00"]}}
    first = await gql(people[who], POLICY, {"id": f"cpo_{policy.id}", "input": {"amount": 9}})
    second = await gql(people[who], CALENDAR, {"id": f"cal_{calendar.id}", "input": {"hours": hours}})
    for answer, name in ((first, "clockPolicyUpdate"), (second, "calendarUpdate")):
        assert answer["data"][name]["errors"][0]["code"] in {"permission-denied", "not-found"}
    assert (await policy_of(db, branch)).amount == 3
    assert (await calendar_of(db, branch)).versions == calendar.versions


async def test_an_administrator_gives_new_hours_from_a_later_day(
    gql: Gql, db: Database, world: tuple[Branch, dict[str, Actor]]
) -> None:
    branch, people = world
    calendar = await calendar_of(db, branch)
    hours = {"from": "2090-01-01", "week": {"mon": ["09:00-13:00"]}, "country": "RO"}
    values = {"id": f"cal_{calendar.id}", "input": {"hours": hours, "names": {"en": "New hours"}}}
    changed = (await gql(people["ADMIN"], CALENDAR, values))["data"]["calendarUpdate"]
    assert (changed["errors"], changed["calendar"]["name"], len(changed["calendar"]["versions"])) == (
        [],
        "New hours",
        2,
    )
    for wrong, code in (
        ({"from": "2020-06-01", "week": {"mon": ["09:00-13:00"]}}, "calendar-past"),
        ({"from": "2090-01-01", "week": {"mon": ["13:00"]}}, "calendar-invalid"),
        ({"from": "2090-01-01", "week": []}, "calendar-invalid"),
        ({"week": {}}, "calendar-invalid"),
        ("never", "calendar-invalid"),
    ):
        values = {"id": f"cal_{calendar.id}", "input": {"hours": wrong}}
        refused = (await gql(people["ADMIN"], CALENDAR, values))["data"]["calendarUpdate"]
        assert [error["code"] for error in refused["errors"]] == [code], wrong
    missing = {"id": f"cal_{UUID(int=7)}", "input": {}}
    refused = (await gql(people["ADMIN"], CALENDAR, missing))["data"]["calendarUpdate"]
    assert [error["code"] for error in refused["errors"]] == ["not-found"]
