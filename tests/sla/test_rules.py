"""Deadlines, pauses, escalations and their explanation; each named bug is one that another product had."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.sla.models import Anchor, ClockMove, ClockState, DurationKind
from api.sla.rules import (
    TRANSITIONS,
    Calendar,
    CalendarNeverOpensError,
    Duration,
    Escalation,
    Pause,
    StepKind,
    Terms,
    after,
    deadline,
    duration_text,
    explain,
    explanation,
    moved,
    parse_calendar,
    plan,
    share,
    used,
)

OFFICE = {day: ["09:00-18:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
ROMANIA = parse_calendar("Europe/Bucharest", [{"from": "2020-01-01", "week": OFFICE, "country": "RO"}])
ROUND_THE_CLOCK = parse_calendar(
    "Europe/Bucharest",
    [{"from": "2020-01-01", "week": {d: ["00:00-24:00"] for d in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}}],
)
HOUR = timedelta(hours=1)


def at(text: str, zone: str = "Europe/Bucharest") -> datetime:
    """A local wall time as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def wd(amount: int, cal: Calendar = ROMANIA) -> Terms:
    return Terms(cal, Duration(DurationKind.WORKING_DAYS, amount))


def hours(amount: int, cal: Calendar = ROMANIA) -> Terms:
    return Terms(cal, Duration(DurationKind.WORKING_TIME, amount * 60))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-01-15 14:00", 2, "2026-01-19 14:00"),  # Thu → Mon
        ("2026-11-26 14:00", 2, "2026-12-02 14:00"),  # Thu → Wed: Mon 30 Nov and Tue 1 Dec are holidays
        ("2026-01-17 11:00", 1, "2026-01-20 09:00"),  # Saturday counts from Monday's opening
        ("2026-01-15 20:00", 1, "2026-01-19 09:00"),  # after closing: from Friday's opening
        ("2026-01-15 07:00", 3, "2026-01-20 09:00"),  # before opening: from the opening
    ],
)
def test_working_days_keep_the_time_of_day(start: str, days: int, due: str) -> None:
    assert deadline(wd(days), at(start)) == at(due)


def test_working_days_end_with_the_hours_of_the_last_day() -> None:
    short_friday = {**OFFICE, "fri": ["10:00-14:00"]}
    cal = parse_calendar("Europe/Bucharest", [{"from": "2020-01-01", "week": short_friday}])
    assert deadline(wd(1, cal), at("2026-01-15 16:00")) == at("2026-01-16 14:00")
    assert deadline(wd(1, cal), at("2026-01-15 09:30")) == at("2026-01-16 10:00")


def test_a_night_shift_belongs_to_the_day_in_which_it_began() -> None:
    nights = parse_calendar(
        "Europe/Warsaw", [{"from": "2020-01-01", "week": {"mon": ["22:00-06:00"], "wed": ["22:00-06:00"]}}]
    )
    start = at("2026-01-13 02:00", "Europe/Warsaw")  # Tuesday, in Monday's shift
    assert deadline(wd(1, nights), start) == at("2026-01-15 02:00", "Europe/Warsaw")
    assert deadline(hours(6, nights), start) == at("2026-01-15 00:00", "Europe/Warsaw")


def test_calendar_durations_keep_the_wall_clock() -> None:
    start = at("2026-03-28 12:00")  # the day before the clocks go forward
    assert after(ROMANIA, start, Duration(DurationKind.ELAPSED, 24)) == at("2026-03-29 13:00")
    assert after(ROMANIA, start, Duration(DurationKind.CALENDAR_DAYS, 1)) == at("2026-03-29 12:00")
    assert after(ROMANIA, start, Duration(DurationKind.WEEKS, 2)) == at("2026-04-11 12:00")
    assert after(ROMANIA, at("2026-01-31 12:00"), Duration(DurationKind.MONTHS, 1)) == at("2026-02-28 12:00")
    assert after(ROMANIA, at("2026-12-31 12:00"), Duration(DurationKind.MONTHS, 2)) == at("2027-02-28 12:00")


def test_a_skipped_wall_time_is_the_moment_of_the_change() -> None:
    start = at("2026-03-28 03:30")  # 03:30 does not exist on the 29th in Bucharest
    assert after(ROMANIA, start, Duration(DurationKind.CALENDAR_DAYS, 1)) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert ROMANIA.local(datetime(2026, 3, 29, 1, 0, tzinfo=UTC)).hour == 4


def test_hours_that_end_or_begin_in_the_skipped_hour() -> None:
    early = parse_calendar(
        "Europe/Bucharest", [{"from": "2020-01-01", "week": {"sun": ["01:00-03:30", "03:45-05:00"]}}]
    )
    assert early.work(at("2026-03-28 12:00"), at("2026-03-29 04:00")) == 2 * HOUR
    assert early.work(at("2026-03-29 04:00"), at("2026-03-29 12:00")) == HOUR


def test_the_repeated_hour_counts_twice() -> None:
    night = parse_calendar("Europe/Bucharest", [{"from": "2020-01-01", "week": {"sat": ["22:00-06:00"]}}])
    assert night.work(at("2026-10-24 12:00"), at("2026-10-25 12:00")) == 9 * HOUR
    assert night.work(at("2026-03-28 12:00"), at("2026-03-29 12:00")) == 7 * HOUR
    # Two instants an hour apart whose wall clocks are equal are not the same instant.
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert night.work(first, first + HOUR) == HOUR


def test_24_7_loses_no_minute_at_midnight() -> None:
    """zammad #3180."""
    assert ROUND_THE_CLOCK.work(at("2026-01-01 00:00"), at("2026-01-31 00:00")) == timedelta(days=30)
    assert deadline(hours(48, ROUND_THE_CLOCK), at("2026-01-15 23:59")) == at("2026-01-17 23:59")


def test_several_openings_a_day() -> None:
    """chatwoot #14009."""
    cal = parse_calendar("Europe/Madrid", [{"from": "2020-01-01", "week": {"mon": ["16:00-20:00", "09:00-14:00"]}}])
    start = at("2026-01-12 13:00", "Europe/Madrid")
    assert deadline(hours(3, cal), start) == at("2026-01-12 18:00", "Europe/Madrid")


def test_a_pause_moves_the_deadline_and_not_the_start() -> None:
    """frappe/helpdesk PR 2449: hold time was added to the creation time."""
    start = at("2026-01-12 09:00")
    pause = Pause(at("2026-01-12 10:00"), at("2026-01-12 12:00"))
    assert deadline(hours(4), start, [pause]) == at("2026-01-12 15:00")
    assert used(hours(4), start, at("2026-01-12 13:00"), [pause]) == 2 * HOUR


def test_a_pause_over_the_night_counts_its_open_part_once() -> None:
    """erpnext PR 49414: off-hours inside a hold were counted twice."""
    start = at("2026-01-12 09:00")
    pause = Pause(at("2026-01-12 17:00"), at("2026-01-13 10:00"))
    assert deadline(hours(9), start, [pause]) == at("2026-01-13 11:00")
    closed = Pause(at("2026-01-12 18:30"), at("2026-01-13 08:30"))
    assert deadline(hours(12), start, [closed]) == deadline(hours(12), start)


def test_a_day_based_pause_over_a_weekend() -> None:
    """glpi #10594."""
    start = at("2026-01-15 14:00")
    weekend = Pause(at("2026-01-16 14:00"), at("2026-01-19 14:00"))
    assert deadline(wd(2), start, [weekend]) == at("2026-01-20 14:00")
    assert deadline(wd(2), start, [Pause(at("2026-01-17 08:00"), at("2026-01-18 20:00"))]) == deadline(wd(2), start)


def test_another_policy_keeps_the_pauses() -> None:
    """glpi #6902: a change of policy forgot them."""
    start = at("2026-01-12 09:00")
    pauses = [Pause(at("2026-01-12 10:00"), at("2026-01-12 12:00"))]
    assert deadline(hours(6), start, pauses) - deadline(hours(4), start, pauses) == 2 * HOUR
    assert deadline(hours(6), start, pauses) == at("2026-01-12 17:00")


def test_a_clock_that_starts_paused() -> None:
    """alga-psa PR 3091."""
    start = at("2026-01-12 09:00")
    assert deadline(hours(2), start, [Pause(start, at("2026-01-12 11:00"))]) == at("2026-01-12 13:00")


def test_a_pause_after_the_deadline_changes_nothing() -> None:
    start = at("2026-01-12 09:00")
    late = Pause(at("2026-01-12 12:00"), at("2026-01-12 17:00"))
    assert deadline(hours(2), start, [late]) == at("2026-01-12 11:00")


def test_new_hours_keep_the_time_already_used() -> None:
    longer = {day: ["09:00-21:00"] for day in OFFICE}
    cal = parse_calendar(
        "Europe/Bucharest", [{"from": "2020-01-01", "week": OFFICE}, {"from": "2026-01-13", "week": longer}]
    )
    start = at("2026-01-12 15:00")
    assert used(hours(12, cal), start, at("2026-01-13 09:00")) == 3 * HOUR
    assert deadline(hours(12, cal), start) == at("2026-01-13 18:00")
    assert deadline(hours(14, cal), start) == at("2026-01-13 20:00")


def test_holidays_of_a_region_and_named_days() -> None:
    def calendar(**more: object) -> Calendar:
        return parse_calendar("Europe/Madrid", [{"from": "2020-01-01", "week": OFFICE, "country": "ES", **more}])

    day = at("2026-05-04 00:00", "Europe/Madrid"), at("2026-05-05 00:00", "Europe/Madrid")
    fiesta = at("2026-09-11 00:00", "Europe/Madrid"), at("2026-09-12 00:00", "Europe/Madrid")
    assert calendar().work(*fiesta) == 9 * HOUR
    assert calendar(region="CT").work(*fiesta) == timedelta()
    assert calendar(closed=["2026-05-04"]).work(*day) == timedelta()
    assert calendar(region="CT", extra={"2026-09-11": ["10:00-12:00"]}).work(*fiesta) == 2 * HOUR


def test_a_calendar_that_never_opens_is_refused() -> None:
    never = parse_calendar("Europe/Warsaw", [{"from": "2020-01-01", "week": {}}])
    with pytest.raises(CalendarNeverOpensError):
        deadline(hours(1, never), at("2026-01-12 09:00"))
    with pytest.raises(CalendarNeverOpensError):
        deadline(wd(1, never), at("2026-01-12 09:00"))


@pytest.mark.parametrize(
    "version",
    [
        {"week": {"mon": ["09:00"]}},
        {"week": {"mon": ["09:00-09:00"]}},
        {"week": {"mon": ["24:00-09:00"]}},
        {"week": {"mon": ["09:00-25:00"]}},
        {"week": {"mon": ["09:60-12:00"]}},
        {"week": {"mon": ["09:00-12:00", "11:00-14:00"]}},
        {"week": {"monday": []}},
        {"week": {}, "country": "XX"},
        {"week": {}, "country": "ES", "region": "NOWHERE"},
        {"week": {}, "closed": ["someday"]},
    ],
)
def test_unreadable_calendars_are_refused(version: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_calendar("Europe/Warsaw", [{"from": "2020-01-01", **version}])


def test_zone_and_order_of_versions_are_checked() -> None:
    with pytest.raises(ValueError, match="unknown zone"):
        parse_calendar("Europe/Atlantis", [{"from": "2020-01-01", "week": {}}])
    with pytest.raises(ValueError, match="ascending"):
        parse_calendar("Europe/Warsaw", [{"from": "2020-01-01", "week": {}}, {"from": "2020-01-01", "week": {}}])
    with pytest.raises(ValueError, match="no version"):
        parse_calendar("Europe/Warsaw", [])


def test_the_plan_has_warning_breach_and_levels_counted_from_the_start() -> None:
    levels = tuple(
        Escalation(key, Duration(DurationKind.CALENDAR_DAYS, days), Anchor.START)
        for key, days in (("COORDINATION", 7), ("MANAGER", 14), ("SUPERINTENDENT", 21))
    )
    late = Escalation("LATE", Duration(DurationKind.ELAPSED, 2), Anchor.DUE)
    terms = Terms(ROMANIA, Duration(DurationKind.CALENDAR_DAYS, 10), 80, escalations=(*levels, late))
    made = plan(terms, at("2026-01-12 09:00"))
    assert made.due == at("2026-01-22 09:00")
    assert [(key, step) for key, step in made.steps] == [
        ("ESCALATE:COORDINATION", at("2026-01-19 09:00")),
        ("WARN", at("2026-01-20 09:00")),
        ("BREACH", at("2026-01-22 09:00")),
        ("ESCALATE:LATE", at("2026-01-22 11:00")),
        ("ESCALATE:MANAGER", at("2026-01-26 09:00")),
        ("ESCALATE:SUPERINTENDENT", at("2026-02-02 09:00")),
    ]


def test_the_warning_is_counted_in_open_time() -> None:
    terms = Terms(ROMANIA, Duration(DurationKind.WORKING_TIME, 18 * 60), 50)
    assert plan(terms, at("2026-01-16 13:00")).warn == at("2026-01-19 13:00")
    assert share(terms, at("2026-01-16 13:00"), at("2026-01-19 13:00")) == pytest.approx(0.5)


def test_the_deadline_is_not_before_the_hours_that_the_customer_asked_for() -> None:
    floor = at("2026-01-20 12:00")
    terms = Terms(ROMANIA, Duration(DurationKind.ELAPSED, 24), floor=floor)
    assert deadline(terms, at("2026-01-12 09:00")) == floor
    assert deadline(terms, at("2026-01-19 15:00")) == at("2026-01-20 15:00")


def test_every_pair_of_state_and_move() -> None:
    allowed = {
        ("RUNNING", "PAUSE"): "PAUSED",
        ("RUNNING", "BREACH"): "BREACHED",
        ("RUNNING", "MEET"): "MET",
        ("RUNNING", "CANCEL"): "CANCELLED",
        ("BREACHED", "PAUSE"): "PAUSED",
        ("BREACHED", "MEET"): "MET",
        ("BREACHED", "CANCEL"): "CANCELLED",
        ("PAUSED", "RESUME"): "RUNNING",
        ("PAUSED", "MEET"): "MET",
        ("PAUSED", "CANCEL"): "CANCELLED",
        ("MET", "REOPEN"): "RUNNING",
    }
    for state in ClockState:
        for move in ClockMove:
            expected = allowed.get((state.value, move.value))
            assert moved(state, move, breached=False) == expected, (state, move)
    assert len(TRANSITIONS) == len(allowed)
    assert moved(ClockState.PAUSED, ClockMove.RESUME, breached=True) is ClockState.BREACHED
    assert moved(ClockState.MET, ClockMove.REOPEN, breached=True) is ClockState.BREACHED


def test_the_arithmetic_can_be_shown() -> None:
    start = at("2026-11-26 14:00")
    assert explanation("en", wd(2), at("2026-01-15 14:00")) == "2 working days = Thu 14:00 → Mon 14:00"
    assert explanation("en", wd(2), start) == (
        "2 working days = Thu 26 Nov 2026 14:00 → Wed 2 Dec 2026 14:00, "
        "Mon 30 Nov holiday (Saint Andrew's Day), Tue 1 Dec holiday (National Day)"
    )
    assert "zile lucrătoare" in explanation("ro", wd(2), start)
    assert "días laborables" in explanation("es", wd(2), start)
    assert "dni robocze" in explanation("pl", wd(2), start)
    assert "рабочих дня" in explanation("ru", wd(2), start)
    pauses = [Pause(at("2026-11-26 15:00"), at("2026-11-26 16:30"))]
    floored = Terms(ROMANIA, Duration(DurationKind.WORKING_TIME, 90), floor=at("2026-12-24 12:00"))
    assert [step.kind for step in explain(floored, start, pauses)] == [StepKind.COUNT, StepKind.PAUSE, StepKind.FLOOR]
    assert explanation("en", floored, start, pauses) == (
        "1 h 30 min of working time = Thu 14:00 → Thu 17:00, "
        "stood still Thu 26 Nov 2026 15:00 → Thu 26 Nov 2026 16:30, which adds 1 h 30 min, "
        "but not before Thu 24 Dec 2026 12:00"
    )


@pytest.mark.parametrize(
    ("language", "whole", "short", "mixed"),
    [
        ("en", "2 working hours", "45 working minutes", "1 h 30 min of working time"),
        ("ro", "2 ore lucrătoare", "45 de minute lucrătoare", "1 h 30 min din programul de lucru"),
        ("es", "2 horas laborables", "45 minutos laborables", "1 h 30 min de horario laboral"),
        ("pl", "2 godziny robocze", "45 minut roboczych", "1 godz. 30 min czasu pracy"),
        ("ru", "2 рабочих часа", "45 рабочих минут", "1 ч 30 мин рабочего времени"),
    ],
)
def test_working_time_is_told_as_people_say_it(language: str, whole: str, short: str, mixed: str) -> None:
    told = [duration_text(language, Duration(DurationKind.WORKING_TIME, minutes)) for minutes in (120, 45, 90)]
    assert told == [whole, short, mixed]


instants = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)).map(  # noqa: DTZ001 - made aware below
    lambda naive: naive.replace(microsecond=0, tzinfo=UTC)
)
durations = st.one_of(
    st.builds(Duration, st.just(DurationKind.WORKING_TIME), st.integers(1, 6000)),
    st.builds(Duration, st.just(DurationKind.WORKING_DAYS), st.integers(1, 30)),
    st.builds(Duration, st.just(DurationKind.ELAPSED), st.integers(1, 500)),
    st.builds(Duration, st.just(DurationKind.CALENDAR_DAYS), st.integers(1, 40)),
    st.builds(Duration, st.just(DurationKind.WEEKS), st.integers(1, 6)),
    st.builds(Duration, st.just(DurationKind.MONTHS), st.integers(1, 6)),
)


@given(instants, durations)
@settings(max_examples=200, deadline=None)
def test_a_longer_duration_is_never_due_earlier(start: datetime, duration: Duration) -> None:
    more = Duration(duration.kind, duration.amount + 1)
    assert start <= after(ROMANIA, start, duration) <= after(ROMANIA, start, more)


@given(instants, durations, st.integers(0, 20_000), st.integers(0, 20_000))
@settings(max_examples=200, deadline=None)
def test_a_pause_adds_exactly_the_counting_time_inside(
    start: datetime, duration: Duration, wait: int, rest: int
) -> None:
    """The time counted from the start to the deadline, without the pause, does not depend on the pause."""
    terms = Terms(ROMANIA, duration)
    base = deadline(terms, start)
    pause = Pause(start + timedelta(minutes=wait), start + timedelta(minutes=wait + rest))
    due = deadline(terms, start, [pause])
    assert due >= base
    if pause.since < base:
        assert used(terms, start, due, [pause]) == used(terms, start, base)
    else:
        assert due == base


@given(instants, durations, st.integers(1, 99), st.lists(st.integers(0, 3000), min_size=2, max_size=6))
@settings(max_examples=100, deadline=None)
def test_the_warning_is_where_its_share_is_used(
    start: datetime, duration: Duration, warn: int, gaps: list[int]
) -> None:
    pauses, edge = [], start
    for off, on in zip(gaps[::2], gaps[1::2], strict=False):
        since = edge + timedelta(minutes=off)
        edge = since + timedelta(minutes=on)
        pauses.append(Pause(since, edge))
    terms = Terms(ROMANIA, duration, warn)
    made = plan(terms, start, pauses)
    assert made.warn is not None
    assert start <= made.warn <= made.due
    whole = used(terms, start, made.due, pauses)
    assert abs(used(terms, start, made.warn, pauses) - whole * warn / 100) <= timedelta(milliseconds=1)
