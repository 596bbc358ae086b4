"""PURE: what may happen to an activity, what comes next, and which definitions make sense."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.core import i18n
from api.core.errors import UserError
from api.sla.models import DurationKind
from api.work.models import ActivityKind, ActivityMove, ActivityState, OnLate

# What a kind of failure is called in words (`problem-…`); everything else is a fault of the program.
PROBLEMS: Mapping[str, str] = {
    "TimeoutError": "timeout",
    "ConnectionRefusedError": "connection",
    "OSError": "connection",
    "ConnectError": "connection",
    "OperationalError": "database",
    "InterfaceError": "database",
    "DBAPIError": "database",
    "BillingUnavailable": "neighbour",
    "ActivationUnavailable": "neighbour",
    "BillingRefused": "refused",
    "ActivationRefused": "refused",
    "FileLost": "file",
    "GatewayDown": "connection",
    "NotFound": "gone",
    "InvalidInput": "data",
    "KeyError": "version",
}
S, M = ActivityState, ActivityMove

TRANSITIONS: dict[tuple[ActivityState, ActivityMove], ActivityState] = {
    (S.WAITING, M.OPEN): S.OPEN,
    (S.WAITING, M.SKIP): S.SKIPPED,
    (S.WAITING, M.CANCEL): S.CANCELLED,
    (S.OPEN, M.START): S.IN_PROCESS,
    (S.OPEN, M.COMPLETE): S.COMPLETED,
    (S.OPEN, M.FAIL): S.FAILED,
    (S.OPEN, M.SKIP): S.SKIPPED,
    (S.OPEN, M.CANCEL): S.CANCELLED,
    (S.IN_PROCESS, M.COMPLETE): S.COMPLETED,
    (S.IN_PROCESS, M.FAIL): S.FAILED,
    (S.IN_PROCESS, M.SKIP): S.SKIPPED,
    (S.IN_PROCESS, M.CANCEL): S.CANCELLED,
    (S.FAILED, M.RETRY): S.OPEN,
    (S.FAILED, M.SKIP): S.SKIPPED,
    (S.FAILED, M.CANCEL): S.CANCELLED,
}
PASSED = frozenset({S.COMPLETED, S.SKIPPED})
FINAL = frozenset({S.COMPLETED, S.SKIPPED, S.CANCELLED})
CUSTOMER = "CUSTOMER"
"""The role of an activity that the customer does in the portal."""
ON_THE_CARD = frozenset({"LEAD_ALLOCATION", "PRICING", "TICKET"})
"""Kinds of inbox items that close by what happens to their object; an answer would leave it undone."""


class ActivityMoveRefused(UserError):
    """The activity's state does not allow this."""

    code = "activity-move-refused"
    title = "the activity cannot be changed that way"


class DefinitionInvalid(UserError):
    """The process definition has a mistake: `problem` of `activity`, about `detail`."""

    code = "definition-invalid"
    title = "the process definition has a mistake"


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """One activity of a definition."""

    key: str
    names: Mapping[str, str]
    kind: ActivityKind
    waits_for: tuple[str, ...] = ()
    role: str | None = None
    action: str | None = None
    policy: str | None = None
    duration: Mapping[str, Any] | None = None
    calendar: str = "OFFICE"
    optional: bool = False
    on_late: OnLate = OnLate.NOTIFY_MANAGER


@dataclass(frozen=True, slots=True)
class Known:
    """What a definition may name."""

    roles: Collection[str]
    actions: Collection[str]
    policies: Collection[str]
    calendars: Collection[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one activity of a run is."""

    key: str
    state: ActivityState
    waits_for: Sequence[str]


def problem_of(error: str | None, language: str) -> str | None:
    """Say in words why a delivery failed; `error` is `Kind: detail`, as the worker stores it. None without one."""
    if error is None:
        return None
    return i18n.text(language, f"problem-{PROBLEMS.get(error.partition(':')[0], 'program')}")


def may_move(state: ActivityState, move: ActivityMove, *, optional: bool = False) -> bool:
    """Whether the state has the move; only an optional activity can be skipped."""
    return (state, move) in TRANSITIONS and (optional or move is not M.SKIP)


def moved(state: ActivityState, move: ActivityMove, *, optional: bool = False) -> ActivityState:
    """The state after a move. Raises ActivityMoveRefused."""
    if not may_move(state, move, optional=optional):
        raise ActivityMoveRefused
    return TRANSITIONS[state, move]


def ready(standings: Sequence[Standing]) -> list[str]:
    """Keys of the waiting activities whose predecessors have all passed, in order; those left out count as passed."""
    blocking = {standing.key for standing in standings if standing.state not in PASSED}
    return [s.key for s in standings if s.state is S.WAITING and not blocking.intersection(s.waits_for)]


def finished(states: Collection[ActivityState]) -> bool:
    """Whether nothing is left to do."""
    return all(state in FINAL for state in states)


def parse_activities(stored: Sequence[Mapping[str, Any]]) -> tuple[ActivityPlan, ...]:
    """Read a definition's activities. Raises DefinitionInvalid.

    Each is `{"key", "names": {language: text}, "kind": "MANUAL" | "AUTOMATIC", "waits_for": [key], "role", "action",
    "policy": clock policy key | "duration": {"kind", "amount"}, "calendar", "optional", "on_late"}`.
    """
    found = []
    for position, item in enumerate(stored):
        where = str(item.get("key") or position + 1)
        unknown = set(item) - set(ActivityPlan.__dataclass_fields__)
        if unknown:
            raise DefinitionInvalid("activities", activity=where, problem="field", detail=", ".join(sorted(unknown)))
        try:
            found.append(
                ActivityPlan(
                    key=str(item["key"]),
                    names=dict(item["names"]),
                    kind=ActivityKind(item["kind"]),
                    waits_for=tuple(item.get("waits_for") or ()),
                    role=item.get("role"),
                    action=item.get("action"),
                    policy=item.get("policy"),
                    duration=item.get("duration"),
                    calendar=item.get("calendar") or "OFFICE",
                    optional=bool(item.get("optional")),
                    on_late=OnLate(item.get("on_late") or OnLate.NOTIFY_MANAGER),
                )
            )
        except (KeyError, ValueError, TypeError) as error:
            raise DefinitionInvalid("activities", activity=where, problem="unreadable", detail=str(error)) from error
    return tuple(found)


def check_definition(activities: Sequence[ActivityPlan], known: Known) -> None:
    """Raise DefinitionInvalid, its path at the activity, for the first mistake: names, doers, waits, deadlines."""
    keys = [activity.key for activity in activities]
    if not keys:
        raise DefinitionInvalid("activities", activity="", problem="empty", detail="")
    for activity in activities:
        problem = _problem(activity, keys, known)
        if problem:
            raise DefinitionInvalid(
                "activities", activity.key, activity=activity.key, problem=problem[0], detail=problem[1]
            )
    stuck = _in_cycle(activities)
    if stuck:
        raise DefinitionInvalid("activities", stuck[0], activity=stuck[0], problem="circle", detail=", ".join(stuck))


def _problem(activity: ActivityPlan, keys: Sequence[str], known: Known) -> tuple[str, str] | None:
    """What is wrong with one activity and with which of its words, or None."""
    automatic = activity.kind is ActivityKind.AUTOMATIC
    unknown = [key for key in activity.waits_for if key not in keys]
    roles = {*known.roles, CUSTOMER}
    checks = (
        (not activity.key.isidentifier(), "key", activity.key),
        (keys.count(activity.key) > 1, "twice", activity.key),
        (not activity.names.get("en"), "name", ""),
        (bool(unknown), "wait", ", ".join(unknown)),
        (automatic and activity.action not in known.actions, "action", activity.action),
        (not automatic and activity.action is not None, "person", activity.action),
        (not automatic and activity.role is None, "role", ""),
        (activity.role is not None and activity.role not in roles, "role", activity.role),
        (activity.policy is not None and activity.duration is not None, "both", activity.policy),
        (activity.policy is not None and activity.policy not in known.policies, "policy", activity.policy),
        (activity.calendar not in known.calendars, "calendar", activity.calendar),
        (activity.duration is not None and not _is_duration(activity.duration), "duration", ""),
    )
    return next(((problem, detail or "") for wrong, problem, detail in checks if wrong), None)


def _is_duration(value: Any) -> bool:
    if not isinstance(value, Mapping) or set(value) != {"kind", "amount"}:
        return False
    return value["kind"] in DurationKind.__members__ and isinstance(value["amount"], int) and value["amount"] > 0


def _in_cycle(activities: Sequence[ActivityPlan]) -> list[str]:
    """Keys of the activities that could never begin because they wait for each other."""
    left = {activity.key: set(activity.waits_for) for activity in activities}
    while True:
        free = {key for key, waits in left.items() if not waits & left.keys()}
        if not free:
            return list(left)
        left = {key: waits for key, waits in left.items() if key not in free}
