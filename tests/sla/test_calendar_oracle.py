"""Opening hours against the minute-stepping oracle, in zones with every kind of odd clock."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.sla.rules import Calendar, parse_calendar
from tests.sla import oracle

# Each zone with days on which it changed its clocks, and one on which it did not.
TURNS = (
    ("Europe/Bucharest", date(2026, 3, 29)),
    ("Europe/Bucharest", date(2026, 10, 25)),
    ("Europe/Bucharest", date(2026, 12, 1)),
    ("Europe/Warsaw", date(2026, 3, 29)),
    ("Europe/Warsaw", date(2026, 10, 25)),
    ("Europe/Madrid", date(2026, 3, 29)),
    ("Europe/Madrid", date(2026, 10, 25)),
    ("America/Lima", date(1994, 1, 1)),
    ("America/Lima", date(1994, 4, 1)),
    ("America/Lima", date(2026, 7, 28)),
    ("Europe/Moscow", date(2011, 3, 27)),
    ("Europe/Moscow", date(2014, 10, 26)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Asia/Kathmandu", date(1986, 1, 1)),
    ("Asia/Kathmandu", date(2026, 4, 14)),
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def weeks(draw: st.DrawFn) -> list[list[tuple[int, int]]]:
    """Seven days of up to three openings; the last may end at 24:00 or run over midnight."""
    week: list[list[tuple[int, int]]] = []
    for _ in range(7):
        # Half of the edges lie in the hours in which clocks are changed.
        edges = sorted(draw(st.sets(st.one_of(st.integers(0, 96), st.integers(0, 18), st.integers(7, 17)), max_size=6)))
        day = [(a * 15, b * 15) for a, b in zip(edges[::2], edges[1::2], strict=False)]
        late: bool = draw(st.booleans())
        if day and late:
            start, _ = day[-1]
            if start > 15:
                day[-1] = (start, 1440 + draw(st.integers(1, min(40, start // 15 - 1))) * 15)
        week.append(day)
    return week


cases = st.fixed_dictionaries(
    {
        "place": st.sampled_from(TURNS),
        "week": weeks(),
        "closed": st.sets(st.integers(-4, 6), max_size=1),
        "start": st.integers(-2 * 1440, 1440),
        "length": st.integers(0, 3 * 1440),
    }
)


def compare(case: dict[str, Any]) -> None:
    """The rules and the oracle agree on open time, and adding is the inverse of measuring."""
    (zone, turn), week = case["place"], case["week"]
    closed = {turn + timedelta(days=offset) for offset in case["closed"]}
    stored = {
        WEEKDAYS[i]: [f"{text(a)}-{text(b) if b <= 1440 else text(b - 1440)}" for a, b in day]
        for i, day in enumerate(week)
    }
    version = {"from": "1970-01-01", "week": stored, "closed": [day.isoformat() for day in closed]}
    cal = parse_calendar(zone, [version])
    start = datetime(turn.year, turn.month, turn.day, tzinfo=UTC) + timedelta(minutes=case["start"])
    end = start + timedelta(minutes=case["length"])
    flags = oracle.open_minutes(zone, week, closed, oracle.minute_of(start), oracle.minute_of(end))
    expected = sum(flags)
    assert cal.work(start, end) == timedelta(minutes=expected)
    if expected:
        due = cal.add(start, timedelta(minutes=expected))
        last = max(i for i, flag in enumerate(flags) if flag)
        assert due == start + timedelta(minutes=last + 1)
        assert cal.work(start, due) == timedelta(minutes=expected)
        inverse_holds(cal, start, expected)


def inverse_holds(cal: Calendar, start: datetime, total: int) -> None:
    """Half of the work is due no later than all of it, and what is left makes up the rest."""
    half, whole = timedelta(minutes=total // 2), timedelta(minutes=total)
    middle = cal.add(start, half)
    assert middle <= cal.add(start, whole)
    assert cal.add(middle, whole - half) == cal.add(start, whole)


@given(cases)
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_working_time_agrees_with_the_oracle(case: dict[str, Any]) -> None:
    compare(case)


@pytest.mark.long
@pytest.mark.timeout(0)
@given(cases)
@settings(max_examples=100_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_working_time_agrees_with_the_oracle_100_000_times(case: dict[str, Any]) -> None:
    compare(case)
