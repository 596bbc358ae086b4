"""Transitions, what comes next, and which definitions are refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.work.defaults import ACTIVATE, PROCESSES, READY
from api.work.models import ActivityMove, ActivityState
from api.work.rules import (
    ActivityMoveRefused,
    DefinitionInvalid,
    Known,
    Standing,
    check_definition,
    finished,
    moved,
    parse_activities,
    ready,
)

KNOWN = Known(
    roles={"BACK_OFFICE", "ORDER_DESK", "LOGISTICS", "FIELD_TECH"},
    actions={ACTIVATE, READY},
    policies={"ACTIVATION"},
    calendars={"OFFICE", "ALWAYS", "ORDER_DESK"},
)
ALLOWED = {
    ("WAITING", "OPEN"): "OPEN",
    ("WAITING", "SKIP"): "SKIPPED",
    ("WAITING", "CANCEL"): "CANCELLED",
    ("OPEN", "START"): "IN_PROCESS",
    ("OPEN", "COMPLETE"): "COMPLETED",
    ("OPEN", "FAIL"): "FAILED",
    ("OPEN", "SKIP"): "SKIPPED",
    ("OPEN", "CANCEL"): "CANCELLED",
    ("IN_PROCESS", "COMPLETE"): "COMPLETED",
    ("IN_PROCESS", "FAIL"): "FAILED",
    ("IN_PROCESS", "SKIP"): "SKIPPED",
    ("IN_PROCESS", "CANCEL"): "CANCELLED",
    ("FAILED", "RETRY"): "OPEN",
    ("FAILED", "SKIP"): "SKIPPED",
    ("FAILED", "CANCEL"): "CANCELLED",
}


@pytest.mark.parametrize("state", ActivityState)
@pytest.mark.parametrize("move", ActivityMove)
def test_every_pair_of_state_and_move(state: ActivityState, move: ActivityMove) -> None:
    expected = ALLOWED.get((state.value, move.value))
    if expected is None:
        with pytest.raises(ActivityMoveRefused):
            moved(state, move, optional=True)
    else:
        assert moved(state, move, optional=True) == expected


def test_what_is_needed_can_not_be_skipped() -> None:
    with pytest.raises(ActivityMoveRefused):
        moved(ActivityState.OPEN, ActivityMove.SKIP)


def test_next_are_those_whose_predecessors_have_passed() -> None:
    s = ActivityState
    standings = [
        Standing("a", s.COMPLETED, ()),
        Standing("b", s.SKIPPED, ("a",)),
        Standing("c", s.WAITING, ("a", "b")),
        Standing("d", s.WAITING, ("c",)),
        Standing("e", s.WAITING, ()),
        Standing("f", s.OPEN, ()),
        Standing("g", s.WAITING, ("f",)),
        Standing("h", s.CANCELLED, ()),
        Standing("i", s.WAITING, ("h",)),
        Standing("j", s.FAILED, ()),
        Standing("k", s.WAITING, ("j",)),
    ]
    assert ready(standings) == ["c", "e"]
    assert finished([s.COMPLETED, s.SKIPPED, s.CANCELLED])
    assert not finished([s.COMPLETED, s.FAILED])


def step(key: str, *waits: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "names": {"en": key}, "kind": "MANUAL", "role": "BACK_OFFICE", "waits_for": list(waits), **more}


@pytest.mark.parametrize(
    ("activities", "problem"),
    [
        ([], "empty"),
        ([step("a"), step("a")], "twice"),
        ([step("a b")], "key"),
        ([step("a", "b")], "wait"),
        ([step("a", "a")], "circle"),
        ([step("a", "c"), step("b", "a"), step("c", "b"), step("d")], "circle"),
        ([step("a", role="NOBODY")], "role"),
        ([step("a", role=None)], "role"),
        ([step("a", action=ACTIVATE)], "person"),
        ([step("a", kind="AUTOMATIC", action="no.such")], "action"),
        ([step("a", kind="AUTOMATIC")], "action"),
        ([step("a", kind="MAGIC")], "unreadable"),
        ([step("a", names={"ro": "a"})], "name"),
        ([step("a", policy="NONE")], "policy"),
        ([step("a", policy="ACTIVATION", duration={"kind": "ELAPSED", "amount": 1})], "both"),
        ([step("a", duration={"kind": "ELAPSED", "amount": 0})], "duration"),
        ([step("a", duration={"kind": "MOONS", "amount": 1})], "duration"),
        ([step("a", calendar="LUNAR")], "calendar"),
        ([step("a", colour="red")], "field"),
    ],
)
def test_mistakes_are_found(activities: list[dict[str, Any]], problem: str) -> None:
    with pytest.raises(DefinitionInvalid) as refused:
        check_definition(parse_activities(activities), KNOWN)
    assert refused.value.values["problem"] == problem


@pytest.mark.parametrize(("key", "activities"), [(key, activities) for key, _, activities in PROCESSES])
def test_the_defaults_make_sense_in_five_languages(key: str, activities: list[dict[str, Any]]) -> None:
    plans = parse_activities(activities)
    check_definition(plans, KNOWN)
    assert all(set(plan.names) == {"en", "ro", "es", "pl", "ru"} for plan in plans), key


def test_hosting_is_the_documents_workflow() -> None:
    waits = {plan.key: set(plan.waits_for) for plan in parse_activities(PROCESSES[0][2])}
    assert waits == {
        "activation_1": set(),
        "acceptance_1": {"activation_1"},
        "rfb_1": {"acceptance_1"},
        "search_listing": {"rfb_1"},
        "extra_disk": {"rfb_1"},
        "activation_2": {"rfb_1"},
        "acceptance_2": {"search_listing", "extra_disk", "activation_2"},
        "rfb_2": {"acceptance_2"},
    }


graphs = st.integers(1, 9).flatmap(
    lambda size: st.lists(st.sets(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size)
)


@given(graphs)
def test_a_definition_is_accepted_exactly_when_it_can_be_finished(graph: list[set[int]]) -> None:
    activities = [step(f"a{i}", *(f"a{j}" for j in sorted(waits))) for i, waits in enumerate(graph)]
    states = {f"a{i}": ActivityState.WAITING for i in range(len(graph))}
    while True:
        opened = ready([Standing(a["key"], states[a["key"]], a["waits_for"]) for a in activities])
        if not opened:
            break
        states.update(dict.fromkeys(opened, ActivityState.COMPLETED))
    try:
        check_definition(parse_activities(activities), KNOWN)
        accepted = True
    except DefinitionInvalid:
        accepted = False
    assert accepted == finished(states.values())
