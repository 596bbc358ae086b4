"""Pure rules of tickets: what may follow what, and when a ticket goes to whom by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from api.core.errors import InvalidInput, UserError
from api.tickets.models import TicketKind, TicketStatus

_S = TicketStatus
TRANSITIONS: Mapping[TicketStatus, frozenset[TicketStatus]] = {
    _S.GATHERING: frozenset({_S.OPEN, _S.CANCELLED}),
    _S.OPEN: frozenset({_S.DISPATCHED, _S.RESOLVED, _S.CANCELLED}),
    _S.DISPATCHED: frozenset({_S.OPEN, _S.REJECTED, _S.RESOLVED, _S.DISPATCHED}),
    _S.REJECTED: frozenset({_S.OPEN, _S.DISPATCHED, _S.CANCELLED}),
    _S.RESOLVED: frozenset({_S.CLOSED, _S.OPEN}),
    _S.CLOSED: frozenset({_S.OPEN}),
    _S.CANCELLED: frozenset(),
}
ENDED = frozenset({_S.CLOSED, _S.CANCELLED})
# While a ticket waits for nobody's work, it does not escalate.
ESCALATES = frozenset({_S.OPEN, _S.DISPATCHED, _S.REJECTED})

MAX_SUBJECT = 200
MAX_TEXT = 20_000
MOST_PHOTOS = 10
MOST_LEVELS = 10
LAST_DAY = 3650


class TicketStatusConflict(UserError):
    """The ticket's state does not allow this step."""

    code = "ticket-status-conflict"


class Rule(Protocol):
    """The part of an escalation rule that decides."""

    @property
    def kind(self) -> TicketKind:
        """What the ticket is about."""

    @property
    def product_type(self) -> str | None:
        """Kind of product, None for any."""

    @property
    def symptom_code(self) -> str | None:
        """Symptom, None for any."""

    @property
    def level(self) -> int:
        """How often it has escalated by then."""

    @property
    def after_days(self) -> int:
        """Calendar days from the opening."""

    @property
    def role_code(self) -> str:
        """Whose queue takes it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a ticket's escalation: when it is due and whose queue takes it."""

    level: int
    due_at: datetime
    role_code: str


def next_status(current: TicketStatus, wanted: TicketStatus) -> TicketStatus:
    """Return `wanted` if it may follow `current`; raises TicketStatusConflict."""
    if wanted not in TRANSITIONS[current]:
        raise TicketStatusConflict(status=current.name)
    return wanted


def ladder(rules: Iterable[Rule], kind: TicketKind, product: str | None, symptom: str | None) -> Sequence[Rule]:
    """Return the rules that hold for a ticket, lowest level first: the most specific set that has any (TIC-06)."""
    of_kind = [rule for rule in rules if rule.kind is kind]
    keys = dict.fromkeys([(product, symptom), (product, None), (None, None)])
    for key in keys:
        found = [rule for rule in of_kind if (rule.product_type, rule.symptom_code) == key]
        if found:
            return sorted(found, key=lambda rule: rule.level)
    return []


def escalation(steps: Sequence[Rule], opened_at: datetime, zone: str) -> list[Step]:
    """Return when a ticket opened at an instant goes to whom: calendar days of the branch, from the opening.

    The same time of day on the branch's clock, so that a change to summer time moves nothing by an hour.
    """
    local = opened_at.astimezone(ZoneInfo(zone))
    return [
        Step(rule.level, (local + timedelta(days=rule.after_days)).astimezone(opened_at.tzinfo), rule.role_code)
        for rule in steps
        if rule.level > 0
    ]


def start_of(steps: Sequence[Rule]) -> str | None:
    """Return the role whose queue takes a new ticket; None when no rule says."""
    return next((rule.role_code for rule in steps if rule.level == 0), None)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a ladder as an administrator wants it: calendar days from the opening, and whose queue."""

    after_days: int
    role_code: str


@dataclass(frozen=True, slots=True)
class Rung:
    """The same with its place in the ladder, as `escalation` reads it."""

    kind: TicketKind
    product_type: str | None
    symptom_code: str | None
    level: int
    after_days: int
    role_code: str


def check_levels(levels: Sequence[Level]) -> None:
    """Refuse a ladder that does not begin at once or whose levels do not come one after the other (TIC-06).

    Raises InvalidInput at the level that is wrong.
    """
    if len(levels) > MOST_LEVELS:
        raise InvalidInput("input", "levels", code="ticket-escalation-long", limit=MOST_LEVELS)
    previous = -1
    for place, level in enumerate(levels):
        starts_wrong = place == 0 and level.after_days != 0
        if starts_wrong or not previous < level.after_days <= LAST_DAY:
            raise InvalidInput("input", "levels", str(place), "afterDays", code="ticket-escalation-days")
        previous = level.after_days


def reached(steps: Sequence[Rule], opened_at: datetime, answered_at: datetime, zone: str) -> list[Step]:
    """Return the levels that a ticket open between two instants would have reached."""
    return [step for step in escalation(steps, opened_at, zone) if step.due_at <= answered_at]
