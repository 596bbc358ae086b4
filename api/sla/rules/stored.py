"""Reading the terms of clocks as they are stored."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from api.sla.models import Anchor, DurationKind
from api.sla.rules.calendar import Calendar
from api.sla.rules.durations import Duration, Escalation, Pause, Terms


class Promise(Protocol):
    """What a policy and a clock have in common."""

    duration_kind: DurationKind
    amount: int
    warn_percent: int
    breach: bool
    escalations: list[dict[str, Any]]


def parse_escalations(stored: Sequence[dict[str, Any]]) -> tuple[Escalation, ...]:
    """Read the stored escalation steps; raises ValueError or KeyError."""
    return tuple(
        Escalation(step["key"], Duration(DurationKind(step["kind"]), step["amount"]), Anchor(step["anchor"]))
        for step in stored
    )


def parse_pauses(stored: Sequence[Sequence[str]]) -> list[Pause]:
    """Read the stored pauses, `[[since, until]]`."""
    return [Pause(datetime.fromisoformat(since), datetime.fromisoformat(until)) for since, until in stored]


def terms_of(promise: Promise, calendar: Calendar, floor: datetime | None = None) -> Terms:
    """The terms of a clock, or those that a policy gives to new clocks."""
    return Terms(
        calendar=calendar,
        duration=Duration(promise.duration_kind, promise.amount),
        warn_percent=promise.warn_percent,
        breach=promise.breach,
        escalations=parse_escalations(promise.escalations),
        floor=floor,
    )
