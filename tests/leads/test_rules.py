"""Pure rules of leads: every pair of status and move, the matrix, deadlines, who may enter."""

from datetime import UTC, datetime, time, timedelta
from itertools import product

import pytest

from api.core.errors import InvalidInput
from api.leads.defaults import CHANNELS, MATRICES
from api.leads.models import (
    ImportState,
    LeadChannel,
    LeadMove,
    LeadStatus,
    OriginatorKind,
    OwnerDepartment,
    Priority,
    RequestSource,
    Route,
    SalesChannel,
)
from api.leads.rules.deadline import asked_until, in_asked_hours
from api.leads.rules.entry import capacity, may_enter
from api.leads.rules.importing import TRANSITIONS as IMPORT_TRANSITIONS
from api.leads.rules.importing import ImportMove, ImportStateRefused, next_state
from api.leads.rules.matrix import (
    Condition,
    MatrixField,
    Operator,
    Rule,
    check_matrix,
    for_store,
    qualify,
    rules_from_json,
    rules_to_json,
    straight,
)
from api.leads.rules.status import LeadStatusRefused, next_status

WAYS = {
    "NEW ASSIGN": "ASSIGNED", "NEW RECLASSIFY": "NEW",
    "ASSIGNED HAND_OVER": "ASSIGNED", "ASSIGNED RECLASSIFY": "NEW", "ASSIGNED START": "IN_PROGRESS",
    "ASSIGNED LOSE": "COMPLETED",
    "IN_PROGRESS HAND_OVER": "ASSIGNED", "IN_PROGRESS RECLASSIFY": "NEW", "IN_PROGRESS ACCEPT_OFFER": "OFFER_ACCEPTED",
    "IN_PROGRESS LOSE": "COMPLETED",
    "OFFER_ACCEPTED WIN": "COMPLETED", "OFFER_ACCEPTED LOSE": "COMPLETED",
}  # fmt: skip


@pytest.mark.parametrize(("status", "move"), list(product(LeadStatus, LeadMove)))
def test_every_pair_of_status_and_move(status: LeadStatus, move: LeadMove) -> None:
    expected = WAYS.get(f"{status.value} {move.value}")
    if expected:
        assert next_status(status, move).value == expected
        return
    with pytest.raises(LeadStatusRefused):
        next_status(status, move)


@pytest.mark.parametrize(("state", "move"), list(product(ImportState, ImportMove)))
def test_every_pair_of_an_import(state: ImportState, move: ImportMove) -> None:
    if (state, move) in IMPORT_TRANSITIONS:
        half_done = state is ImportState.FAILED and move is not ImportMove.MAP
        assert next_state(state, move, int(half_done)) is IMPORT_TRANSITIONS[state, move]
        if state is ImportState.FAILED:
            with pytest.raises(ImportStateRefused):
                next_state(state, move, int(not half_done))
        return
    with pytest.raises(ImportStateRefused):
        next_state(state, move)


def test_what_is_published_or_undone_cannot_be_mapped_again() -> None:
    assert {state for state, move in IMPORT_TRANSITIONS if move is ImportMove.MAP} == {
        ImportState.UPLOADED, ImportState.MAPPED, ImportState.PREVIEWED, ImportState.FAILED,
    }  # fmt: skip


RULES = [
    Rule(
        "big",
        (Condition(MatrixField.SIM_COUNT, Operator.AT_LEAST, ("50",)),),
        SalesChannel.MAJOR_ACCOUNTS,
        Priority.HIGH,
        "MA",
    ),
    Rule("iasi", (Condition(MatrixField.CITY, Operator.ONE_OF, ("Iași",)),), SalesChannel.REGIONAL),
    Rule("unknown", (Condition(MatrixField.SIM_COUNT, Operator.MISSING),), SalesChannel.TELESALES, Priority.LOW),
    Rule("rest", (), SalesChannel.GBM),
]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({MatrixField.SIM_COUNT: 50}, "big"),
        ({MatrixField.SIM_COUNT: 49}, "rest"),
        ({MatrixField.SIM_COUNT: 1, MatrixField.CITY: "IASI"}, "iasi"),
        ({}, "unknown"),
        ({MatrixField.SIM_COUNT: 0}, "rest"),
    ],
)
def test_the_first_rule_that_matches_decides(facts: dict[MatrixField, object], rule: str) -> None:
    found = qualify(RULES, facts)
    assert found.rule == rule
    assert [step["matched"] for step in found.explanation] == [False] * (len(found.explanation) - 1) + [True]


def test_rules_survive_storage() -> None:
    assert rules_from_json(rules_to_json(RULES)) == RULES


@pytest.mark.parametrize(
    "rules",
    [
        [],
        RULES[:-1],
        [RULES[-1], RULES[-1]],
        [Rule("a", (), SalesChannel.GBM), Rule("b", (), SalesChannel.GBM)],
        [Rule("a", (Condition(MatrixField.CITY, Operator.AT_LEAST, ("5",)),), SalesChannel.GBM), RULES[-1]],
        [Rule("a", (Condition(MatrixField.SIM_COUNT, Operator.AT_LEAST, ("x",)),), SalesChannel.GBM), RULES[-1]],
        [Rule("a", (Condition(MatrixField.SIM_COUNT, Operator.AT_LEAST, ()),), SalesChannel.GBM), RULES[-1]],
    ],
)
def test_a_matrix_that_could_lose_a_lead_is_refused(rules: list[Rule]) -> None:
    with pytest.raises(InvalidInput):
        check_matrix(rules)


def test_the_seeded_matrices_hold() -> None:
    for rules in MATRICES.values():
        check_matrix(rules)


def test_straight_ways_and_the_stores() -> None:
    assert straight(Route.FIELD_SALES, OriginatorKind.FIELD_SALES).sales_channel is SalesChannel.FIELD_SALES
    assert straight(Route.FIELD_SALES, OriginatorKind.DEALER).sales_channel is SalesChannel.MAJOR_ACCOUNTS
    assert straight(Route.TELESALES, OriginatorKind.TELEMARKETING).sales_channel is SalesChannel.TELESALES
    found = qualify(RULES, {})
    assert for_store(found, RequestSource.STORE).sales_channel is SalesChannel.GBM
    assert for_store(found, RequestSource.CARE).sales_channel is SalesChannel.TELESALES


def test_default_owners() -> None:
    owners = {channel: setting[0] for channel, setting in CHANNELS.items()}
    assert owners == {
        LeadChannel.TELEMARKETING: OwnerDepartment.MARKETING,
        LeadChannel.EMPLOYEE_REFERRAL: OwnerDepartment.MARKETING,
        LeadChannel.SITE_REFERRAL: OwnerDepartment.MARKETING,
        LeadChannel.REFERRAL: OwnerDepartment.SALES,
        LeadChannel.CUSTOMER_REQUEST: OwnerDepartment.SALES,
        LeadChannel.HOT_LEAD: OwnerDepartment.TELESALES,
    }
    assert {source.value for source in RequestSource} == {
        "CARE", "COLLECTIONS", "TAM", "MAJOR_ACCOUNTS_TEAM", "FRAUD", "LOYALTY", "DATA_SUPPORT", "STORE",
    }  # fmt: skip


def test_one_barred_role_outweighs_the_others() -> None:
    assert may_enter({"EMPLOYEE"}, {"EMPLOYEE"}, {"MARKETING"})
    assert not may_enter({"EMPLOYEE", "MARKETING"}, {"EMPLOYEE"}, {"MARKETING"})
    assert capacity({"DEALER", "EMPLOYEE"}, LeadChannel.REFERRAL) is OriginatorKind.DEALER
    assert capacity({"CARE_AGENT"}, LeadChannel.EMPLOYEE_REFERRAL) is OriginatorKind.EMPLOYEE


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        ("2026-11-23T07:00", "2026-11-23T10:00"),  # 09:00 in Bucharest: today's hours are still whole
        ("2026-11-23T09:00", "2026-11-24T10:00"),  # 11:00: tomorrow's are the first whole ones
        ("2026-11-23T15:00", "2026-11-24T10:00"),
        ("2026-10-24T15:00", "2026-10-25T10:00"),  # the clock goes back in that night
    ],
)
def test_the_promise_lasts_to_the_end_of_the_first_asked_hours(entered: str, expected: str) -> None:
    found = asked_until(datetime.fromisoformat(entered).replace(tzinfo=UTC), time(10), time(12), "Europe/Bucharest")
    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert in_asked_hours(found, time(10), time(12), "Europe/Bucharest")
    assert not in_asked_hours(found + timedelta(minutes=1), time(10), time(12), "Europe/Bucharest")


def test_who_asks_for_no_hours_may_be_called_at_any() -> None:
    assert asked_until(datetime(2026, 11, 23, tzinfo=UTC), None, None, "Europe/Bucharest") is None
    assert in_asked_hours(datetime(2026, 11, 23, tzinfo=UTC), None, None, "Europe/Bucharest")
