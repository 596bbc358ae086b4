"""The arithmetic of a deadline, for people: "2 wd = Thu 14:00 → Mon 14:00, Fri 1 Dec holiday" (SLA-01)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from babel.dates import format_date, format_datetime

from api.core.i18n import LOCALES, supported, text
from api.sla.rules.calendar import DAY, Calendar, holiday_name
from api.sla.rules.durations import Duration, Pause, Terms, after, deadline, measure, shift

MOST_SKIPPED = 12
"""Closed days that an explanation names; more of them would be a calendar, not an explanation."""


class StepKind(StrEnum):
    """One thing that an explanation says."""

    COUNT = "COUNT"
    HOLIDAY = "HOLIDAY"
    CLOSED = "CLOSED"
    PAUSE = "PAUSE"
    FLOOR = "FLOOR"


@dataclass(frozen=True, slots=True)
class Step:
    """COUNT: the duration from `since` to `until`. HOLIDAY, CLOSED: a day that did not count.

    PAUSE: standstill from `since` to `until`, of which `counted` moved the deadline. FLOOR: the
    deadline was put to `until`, the earliest that is allowed.
    """

    kind: StepKind
    since: datetime | None = None
    until: datetime | None = None
    day: date | None = None
    counted: timedelta = timedelta()


def _skipped(cal: Calendar, since: datetime, until: datetime) -> list[Step]:
    """The weekdays between two instants that are closed although they usually are open."""
    found: list[Step] = []
    day, last = cal.local(since).date(), cal.local(until).date()
    while day <= last and len(found) < MOST_SKIPPED:
        version = cal.version_on(day)
        if version.week[day.weekday()] and not version.openings(day):
            holiday = version.country and holiday_name(version.country, version.region, day)
            found.append(Step(StepKind.HOLIDAY if holiday else StepKind.CLOSED, day=day))
        day += DAY
    return found


def explain(terms: Terms, start: datetime, pauses: Sequence[Pause] = ()) -> tuple[Step, ...]:
    """The steps from the start to the deadline; the last one's `until` is the deadline."""
    cal, duration = terms.calendar, terms.duration
    base = after(cal, start, duration)
    due = shift(cal, duration, base, pauses)
    steps = [Step(StepKind.COUNT, start, due)]
    if duration.working:
        steps += _skipped(cal, start, due)
    moving: list[Step] = []
    reached = base
    for pause in pauses:
        if pause.since < reached:
            counted = measure(cal, duration, pause.since, pause.until)
            moving.append(Step(StepKind.PAUSE, pause.since, pause.until, counted=counted))
            reached = shift(cal, duration, reached, [pause])
    steps += moving
    final = deadline(terms, start, pauses)
    if final != due:
        steps.append(Step(StepKind.FLOOR, until=final))
    return tuple(steps)


def moment(language: str, instant: datetime, cal: Calendar, *, near: datetime | None = None) -> str:
    """Write "Thu 14:00" in the calendar's zone; with the date when it is a week or more from `near`."""
    local = cal.local(instant)
    locale = LOCALES[supported(language)]
    pattern = "EEE HH:mm" if near is not None and abs(instant - near) < timedelta(days=6) else "EEE d MMM y HH:mm"
    return format_datetime(local, pattern, tzinfo=cal.tz, locale=locale)


def span(language: str, amount: timedelta) -> str:
    """A length of time as hours and minutes, what is nought left out: "9 h 30 min", "2 h"."""
    hours, minutes = divmod(int(amount.total_seconds()) // 60, 60)
    parts = [text(language, "sla-hours", hours=hours)] if hours else []
    if minutes or not hours:
        parts.append(text(language, "sla-minutes", minutes=minutes))
    return " ".join(parts)


def duration_text(language: str, duration: Duration) -> str:
    """A duration in words: "2 working days", "4 working hours", "1 h 30 min of working time"."""
    if duration.kind.name == "WORKING_TIME":
        return _working_time(language, duration.amount)
    return text(language, f"sla-duration-{duration.kind.name}", amount=duration.amount)


def _working_time(language: str, minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not rest:
        return text(language, "sla-duration-WORKING_HOURS", amount=hours)
    if not hours:
        return text(language, "sla-duration-WORKING_MINUTES", amount=rest)
    return text(language, "sla-duration-WORKING_TIME", span=span(language, timedelta(minutes=minutes)))


def explanation(language: str, terms: Terms, start: datetime, pauses: Sequence[Pause] = ()) -> str:
    """The arithmetic of the deadline as one sentence in the reader's language."""
    cal = terms.calendar
    steps = explain(terms, start, pauses)
    first = steps[0]
    assert first.until is not None  # noqa: S101 - a COUNT always ends
    parts = [
        text(
            language,
            "sla-explain-count",
            duration=duration_text(language, terms.duration),
            since=moment(language, start, cal, near=first.until),
            until=moment(language, first.until, cal, near=start),
        )
    ]
    parts += [_step_text(language, cal, step) for step in steps[1:]]
    return ", ".join(parts)


def _step_text(language: str, cal: Calendar, step: Step) -> str:
    locale = LOCALES[supported(language)]
    if step.day is not None:
        day = format_date(step.day, "EEE d MMM", locale=locale)
        version = cal.version_on(step.day)
        if step.kind is StepKind.HOLIDAY and version.country:
            name = holiday_name(version.country, version.region, step.day, language)
            return text(language, "sla-explain-holiday", day=day, name=name or "")
        return text(language, "sla-explain-closed", day=day)
    assert step.until is not None  # noqa: S101 - only days have no end
    if step.since is None:
        return text(language, "sla-explain-floor", until=moment(language, step.until, cal))
    return text(
        language,
        "sla-explain-pause",
        since=moment(language, step.since, cal),
        until=moment(language, step.until, cal),
        counted=span(language, step.counted),
    )
