"""An administrator reads, tries and changes how tickets escalate and close (TIC-06, TIC-07)."""

from datetime import timedelta
from typing import Any

import pytest

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.errors import InvalidInput
from api.tickets.rules import Level, check_levels
from tests.conftest import Gql
from tests.tickets.conftest import Desk

RULES = """{ ticketSettings { silenceDays version changedAt changedBy { name }
    rules { kind productType symptomCode level afterDays role } } escalationRules { level branch { id } } }"""
SET = """mutation($input: EscalationRulesInput!) { escalationRulesSet(input: $input) {
    setting { version rules { kind productType symptomCode level afterDays role } changedBy { name } }
    errors { __typename ... on UserError { code path message } } } }"""
SILENCE = """mutation($branch: ID!, $days: Int!, $version: Int) {
    ticketSilenceSet(branchId: $branch, silenceDays: $days, version: $version) {
    setting { silenceDays version } errors { __typename ... on UserError { code path message } } } }"""
TRY = """query($input: EscalationRulesInput!) { escalationRulesTry(input: $input) {
    ticketId number changed before { level role } after { level at role } } }"""

FASTER = [{"afterDays": 0, "role": "SERVICE_MANAGEMENT"}, {"afterDays": 2, "role": "FIELD_TECH"}]


@pytest.fixture
def admin(desk: Desk) -> Actor:
    return desk.admin


def ladder(desk: Desk, **changes: Any) -> dict[str, Any]:
    return {"input": {"branchId": f"brn_{desk.branch.id}", "kind": "TROUBLE", "levels": FASTER} | changes}


async def rules_of(gql: Gql, desk: Desk, kind: str = "TROUBLE") -> list[tuple[Any, ...]]:
    settings = (await gql(desk.agent, RULES))["data"]["ticketSettings"]
    return [
        (rule["productType"], rule["symptomCode"], rule["level"], rule["afterDays"], rule["role"])
        for rule in settings[0]["rules"]
        if rule["kind"] == kind
    ]


SEEDED = [
    (None, None, 0, 0, "SERVICE_MANAGEMENT"),
    (None, None, 1, 4, "FIELD_TECH"),
    (None, None, 2, 6, "SUPERVISOR"),
    (None, None, 3, 8, "ADMIN"),
]


async def test_rules_are_read_by_staff_of_the_branch_only(gql: Gql, desk: Desk) -> None:
    seen = (await gql(desk.agent, RULES))["data"]
    assert [setting["silenceDays"] for setting in seen["ticketSettings"]] == [7]
    assert {rule["branch"]["id"] for rule in seen["escalationRules"]} == {f"brn_{desk.branch.id}"}
    assert await rules_of(gql, desk) == SEEDED
    for nobody in (desk.stranger, desk.buyer, ANONYMOUS):
        assert (await gql(nobody, RULES))["data"] == {"ticketSettings": [], "escalationRules": []}


async def test_an_administrator_replaces_one_ladder_and_is_on_record(gql: Gql, desk: Desk, admin: Actor) -> None:
    own = {"productType": "VOICE_PLAN", "symptomCode": "NO_SIGNAL"}
    answer = (await gql(admin, SET, ladder(desk, **own, version=1)))["data"]["escalationRulesSet"]
    assert answer["errors"] == []
    assert answer["setting"]["changedBy"] == {"name": admin.name}
    special = [("VOICE_PLAN", "NO_SIGNAL", place, x["afterDays"], x["role"]) for place, x in enumerate(FASTER)]
    assert await rules_of(gql, desk) == [*SEEDED, *special]
    late = (await gql(admin, SET, ladder(desk, version=1)))["data"]["escalationRulesSet"]
    assert [error["__typename"] for error in late["errors"]] == ["StaleVersion"]
    dropped = (await gql(admin, SET, ladder(desk, **own, levels=[])))["data"]["escalationRulesSet"]
    assert dropped["errors"] == []
    assert await rules_of(gql, desk) == SEEDED


async def test_others_change_nothing(gql: Gql, desk: Desk) -> None:
    hidden, denied = {"NotFound"}, {"PermissionDenied"}
    callers = (
        (desk.service_manager, denied),
        (desk.stranger, denied),
        (desk.buyer, hidden),
        (ANONYMOUS, denied),
    )
    for caller, refusals in callers:
        answer = (await gql(caller, SET, ladder(desk)))["data"]["escalationRulesSet"]
        assert {error["__typename"] for error in answer["errors"]} <= refusals
        assert answer["errors"]
        silence = {"branch": f"brn_{desk.branch.id}", "days": 3}
        answer = (await gql(caller, SILENCE, silence))["data"]["ticketSilenceSet"]
        assert {error["__typename"] for error in answer["errors"]} <= refusals
        assert answer["errors"]
    assert await rules_of(gql, desk) == SEEDED
    assert (await gql(desk.agent, RULES))["data"]["ticketSettings"][0]["silenceDays"] == 7


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"levels": []}, "ticket-escalation-empty", ["input", "levels"]),
        ({"levels": [*FASTER, FASTER[1]]}, "ticket-escalation-days", ["input", "levels", "2", "afterDays"]),
        (
            {"levels": [FASTER[0], {"afterDays": 3, "role": "NOBODY"}]},
            "ticket-escalation-role",
            ["input", "levels", "1", "role"],
        ),
        (
            {"levels": [FASTER[0], {"afterDays": 3, "role": "PORTAL_BUYER"}]},
            "ticket-escalation-role",
            ["input", "levels", "1", "role"],
        ),
        ({"symptomCode": "NO_SIGNAL"}, "ticket-symptom-unknown", ["input", "productType"]),
        (
            {"productType": "VOICE_PLAN", "symptomCode": "GHOSTS"},
            "ticket-symptom-unknown",
            ["input", "symptomCode"],
        ),
    ],
)
async def test_an_impossible_ladder_is_refused_where_it_is_wrong(
    gql: Gql, desk: Desk, admin: Actor, changes: dict[str, Any], code: str, path: list[str]
) -> None:
    answer = (await gql(admin, SET, ladder(desk, **changes)))["data"]["escalationRulesSet"]
    assert [(error["code"], error["path"]) for error in answer["errors"]] == [(code, path)]
    assert await rules_of(gql, desk) == SEEDED


async def test_silence_is_set_within_bounds(gql: Gql, desk: Desk, admin: Actor) -> None:
    branch = f"brn_{desk.branch.id}"
    answer = (await gql(admin, SILENCE, {"branch": branch, "days": 3, "version": 1}))["data"]["ticketSilenceSet"]
    assert answer == {"setting": {"silenceDays": 3, "version": 2}, "errors": []}
    answer = (await gql(admin, SILENCE, {"branch": branch, "days": 0}))["data"]["ticketSilenceSet"]
    assert [error["code"] for error in answer["errors"]] == ["ticket-silence-days"]


async def test_a_rule_is_tried_on_past_tickets_and_nothing_is_kept(gql: Gql, desk: Desk, admin: Actor) -> None:
    ticket = await desk.report()
    async with desk.db.unit_of_work(SYSTEM) as uow:
        row = await uow.session.get_one(type(ticket), ticket.id)
        row.opened_at = uow.now - timedelta(days=5)
        await uow.commit()
    tried = (await gql(admin, TRY, ladder(desk)))["data"]["escalationRulesTry"]
    assert [(one["number"], one["changed"]) for one in tried] == [(ticket.number, True)]
    assert [step["level"] for step in tried[0]["before"]] == [1]
    assert [(step["level"], step["role"]) for step in tried[0]["after"]] == [(1, "FIELD_TECH")]
    same = (await gql(admin, TRY, ladder(desk, productType="DATA_PORT")))["data"]["escalationRulesTry"]
    assert [one["changed"] for one in same] == [False]
    assert await rules_of(gql, desk) == SEEDED
    for nobody in (desk.service_manager, desk.stranger, desk.buyer, ANONYMOUS):
        assert "errors" in await gql(nobody, TRY, ladder(desk))


def test_levels_come_one_after_the_other() -> None:
    check_levels([Level(0, "A"), Level(1, "B"), Level(5, "C")])
    for days in ([1], [0, 0], [0, 3, 2], [0, 4000], range(11)):
        with pytest.raises(InvalidInput):
            check_levels([Level(day, "A") for day in days])
