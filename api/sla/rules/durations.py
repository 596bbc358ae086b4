"""Deadlines: a duration counted from a start in a calendar, moved on by the pauses (SLA-01)."""

import calendar as months
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.sla.models import Anchor, DurationKind
from api.sla.rules.calendar import MINUTE, Calendar

WORKING = frozenset({DurationKind.WORKING_TIME, DurationKind.WORKING_DAYS})


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount: hours for ELAPSED, minutes of opening hours for WORKING_TIME, else what the kind says."""

    kind: DurationKind
    amount: int

    @property
    def working(self) -> bool:
        """Whether it only passes while the calendar is open."""
        return self.kind in WORKING


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the clock stood still."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Escalation:
    """A step for the next level, `after` the start or the deadline."""

    key: str
    after: Duration
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Terms:
    """All that decides when a clock's steps fire.

    `warn_percent` of the time used makes the warning (0: none); `floor` is an instant before which
    the deadline can't be, such as the end of the hours that a customer asked for (LEA-05).
    """

    calendar: Calendar
    duration: Duration
    warn_percent: int = 0
    breach: bool = True
    escalations: tuple[Escalation, ...] = ()
    floor: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """When a clock is due, when it warns, and each step that fires, ascending."""

    due: datetime
    warn: datetime | None
    steps: tuple[tuple[str, datetime], ...]


WARN = "WARN"
BREACH = "BREACH"
ESCALATE = "ESCALATE:"


def _days_later(cal: Calendar, start: datetime, days: int) -> datetime:
    wall = cal.local(start).replace(tzinfo=None)
    return max(start, cal.first_moment(wall + timedelta(days=days)))


def _months_later(cal: Calendar, start: datetime, count: int) -> datetime:
    wall = cal.local(start).replace(tzinfo=None)
    year, month = divmod(wall.year * 12 + wall.month - 1 + count, 12)
    day = min(wall.day, months.monthrange(year, month + 1)[1])
    return max(start, cal.first_moment(wall.replace(year=year, month=month + 1, day=day)))


def after(cal: Calendar, start: datetime, duration: Duration) -> datetime:
    """The instant at which a duration that nothing interrupts ends.

    Days, weeks and months keep the local time of day; the 31st becomes the month's last day.
    """
    match duration.kind:
        case DurationKind.ELAPSED:
            return start + timedelta(hours=duration.amount)
        case DurationKind.CALENDAR_DAYS:
            return _days_later(cal, start, duration.amount)
        case DurationKind.WEEKS:
            return _days_later(cal, start, 7 * duration.amount)
        case DurationKind.MONTHS:
            return _months_later(cal, start, duration.amount)
        case DurationKind.WORKING_TIME:
            return cal.add(start, MINUTE * duration.amount)
        case DurationKind.WORKING_DAYS:
            return cal.add_working_days(start, duration.amount)


def measure(cal: Calendar, duration: Duration, start: datetime, end: datetime) -> timedelta:
    """The time that counts between two instants: opening hours for working durations, else all of it."""
    if duration.working:
        return cal.work(start, end)
    return max(end - start, timedelta())


def _advance(cal: Calendar, duration: Duration, start: datetime, amount: timedelta) -> datetime:
    return cal.add(start, amount) if duration.working else start + amount


def shift(cal: Calendar, duration: Duration, instant: datetime, pauses: Sequence[Pause]) -> datetime:
    """Move an instant on by the counting time inside each pause that began before it.

    A pause outside the opening hours moves a working deadline by nothing; one that begins after
    the instant can't move it any more.
    """
    for pause in pauses:
        if pause.since < instant:
            inside = measure(cal, duration, pause.since, pause.until)
            if inside:
                instant = _advance(cal, duration, instant, inside)
    return instant


def deadline(terms: Terms, start: datetime, pauses: Sequence[Pause] = ()) -> datetime:
    """When a clock that started then, and stood still in the pauses, is due."""
    base = after(terms.calendar, start, terms.duration)
    due = shift(terms.calendar, terms.duration, base, pauses)
    return due if terms.floor is None else max(due, terms.floor)


def used(terms: Terms, start: datetime, now: datetime, pauses: Sequence[Pause] = ()) -> timedelta:
    """The counting time from the start to now, without the pauses."""
    cal, duration = terms.calendar, terms.duration
    total = measure(cal, duration, start, now)
    for pause in pauses:
        total -= measure(cal, duration, max(pause.since, start), min(pause.until, now))
    return total


def share(terms: Terms, start: datetime, now: datetime, pauses: Sequence[Pause] = ()) -> float:
    """The part of the time that is used up: 0 at the start, 1 at the deadline, more when late."""
    whole = used(terms, start, deadline(terms, start, pauses), pauses)
    if not whole:
        return 1.0
    return used(terms, start, now, pauses) / whole


def plan(terms: Terms, start: datetime, pauses: Sequence[Pause] = ()) -> Plan:
    """Compute the deadline and all steps of a clock."""
    cal, duration = terms.calendar, terms.duration
    due = deadline(terms, start, pauses)
    steps: list[tuple[str, datetime]] = []
    warn = None
    if terms.warn_percent:
        whole = used(terms, start, due, pauses)
        unpaused = _advance(cal, duration, start, whole * terms.warn_percent / 100)
        warn = min(shift(cal, duration, unpaused, pauses), due)
        steps.append((WARN, warn))
    if terms.breach:
        steps.append((BREACH, due))
    for step in terms.escalations:
        if step.anchor is Anchor.DUE:
            at = shift(cal, step.after, after(cal, due, step.after), [p for p in pauses if p.since >= due])
        else:
            at = shift(cal, step.after, after(cal, start, step.after), pauses)
        steps.append((ESCALATE + step.key, at))
    steps.sort(key=lambda step: step[1])
    return Plan(due, warn, tuple(steps))
