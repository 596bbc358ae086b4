"""Opening hours in one time zone, as pairs of UTC instants.

All arithmetic happens in UTC: in a zone with daylight saving, local wall times can't be subtracted.
An opening belongs to the local day in which it starts, also when it ends on the next one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import holidays

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
MINUTES_AN_HOUR = 60
MINUTES_A_DAY = 24 * MINUTES_AN_HOUR
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HORIZON = 800
"""Days in a row without any opening after which a calendar counts as closed for ever."""

Pair = tuple[datetime, datetime]


class CalendarNeverOpensError(ValueError):
    """Working time was asked of a calendar that has no opening for `HORIZON` days."""


@lru_cache(maxsize=128)
def _holidays(country: str, region: str | None, language: str | None) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=region, language=language)


def holiday_name(country: str, region: str | None, day: date, language: str | None = None) -> str | None:
    """The name of the public holiday on `day`, in the language when the library has it, or None."""
    known = _holidays(country, region, None)
    if day not in known:
        return None
    if language is not None:
        for code in known.supported_languages:
            if code.split("_")[0] == language:
                return str(_holidays(country, region, code).get(day))
    return str(known.get(day))


@dataclass(frozen=True, slots=True)
class Opening:
    """Open from `start` to `end`, minutes from the local midnight of its day; 1440 is 24:00, more is overnight."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Version:
    """The hours valid from a local date on, until the next version begins."""

    valid_from: date
    week: tuple[tuple[Opening, ...], ...]
    country: str | None = None
    region: str | None = None
    closed: frozenset[date] = frozenset()
    extra: Mapping[date, tuple[Opening, ...]] = field(default_factory=dict)

    def openings(self, day: date) -> tuple[Opening, ...]:
        """The openings that start on this day. A named date wins over a holiday, a holiday over the week."""
        if day in self.extra:
            return self.extra[day]
        if day in self.closed or (self.country and day in _holidays(self.country, self.region, None)):
            return ()
        return self.week[day.weekday()]


@dataclass(frozen=True)
class Calendar:
    """Opening hours of one place. Before its first version the first one holds."""

    zone: str
    versions: tuple[Version, ...]

    @property
    def tz(self) -> ZoneInfo:
        """The zone's rules."""
        return ZoneInfo(self.zone)

    def version_on(self, day: date) -> Version:
        """The version that holds on a local date."""
        found = self.versions[0]
        for version in self.versions[1:]:
            if version.valid_from <= day:
                found = version
        return found

    def openings(self, day: date) -> tuple[Opening, ...]:
        """The openings that start on a local date, ascending."""
        return self.version_on(day).openings(day)

    def local(self, instant: datetime) -> datetime:
        """The wall clock at an instant."""
        return instant.astimezone(self.tz)

    def first_moment(self, wall: datetime) -> datetime:
        """The first instant at which the wall clock has reached a naive local time.

        In the autumn hour that comes twice this is its first occurrence; a time that the spring
        change skips is reached at the moment of the change.
        """
        return self._skipped(wall) or wall.replace(tzinfo=self.tz).astimezone(UTC)

    def last_moment(self, wall: datetime) -> datetime:
        """The end of the last minute in which the wall clock shows less than a naive local time."""
        before = wall - MINUTE
        return self._skipped(before) or before.replace(tzinfo=self.tz, fold=1).astimezone(UTC) + MINUTE

    def _skipped(self, wall: datetime) -> datetime | None:
        """The moment of the change when it skips this wall time, else None."""
        early = wall.replace(tzinfo=self.tz, fold=1).astimezone(UTC)
        late = wall.replace(tzinfo=self.tz, fold=0).astimezone(UTC)
        if early >= late:
            return None
        offset = early.astimezone(self.tz).utcoffset()
        while late - early > timedelta(seconds=1):
            middle = early + (late - early) / 2
            if middle.astimezone(self.tz).utcoffset() == offset:
                early = middle
            else:
                late = middle
        return late.replace(microsecond=0)

    def day_pairs(self, day: date) -> list[Pair]:
        """The openings of one local day as UTC pairs; an opening that the spring change swallows is absent."""
        midnight = datetime.combine(day, time())
        pairs = [
            (self.first_moment(midnight + MINUTE * o.start), self.last_moment(midnight + MINUTE * o.end))
            for o in self.openings(day)
        ]
        return [(start, end) for start, end in pairs if start < end]

    def open_pairs(self, since: datetime, until: datetime | None = None) -> Iterator[Pair]:
        """Open time after `since` in disjoint ascending pieces; it ends at `until`, or never.

        Raises CalendarNeverOpensError when nothing opens within `HORIZON` days and there is no `until`.
        """
        day = self.local(since).date() - 2 * DAY
        reached = since
        quiet = 0
        while until is None or self.first_moment(datetime.combine(day, time())) < until:
            for start, end in self.day_pairs(day):
                if end > reached:
                    yield (max(start, reached), end)
                    reached = end
                    quiet = 0
            day += DAY
            quiet += 1
            if until is None and quiet > HORIZON:
                raise CalendarNeverOpensError(self.zone)

    def work(self, start: datetime, end: datetime) -> timedelta:
        """Open time between two instants; zero when `end` is not after `start`."""
        total = timedelta()
        if end <= start:
            return total
        for opened, closed in self.open_pairs(start, end):
            if opened >= end:
                break
            total += min(closed, end) - opened
        return total

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """The earliest instant by which `amount` of open time has passed since `start`."""
        if amount <= timedelta():
            return start
        left = amount
        for opened, closed in self.open_pairs(start):
            if closed - opened >= left:
                return opened + left
            left -= closed - opened
        raise CalendarNeverOpensError(self.zone)

    def position(self, instant: datetime) -> tuple[date, timedelta]:
        """The working day of the first open moment at or after an instant, and how far into it, in wall time."""
        day = self.local(instant).date() - 2 * DAY
        for _ in range(HORIZON):
            for start, end in self.day_pairs(day):
                if end > instant:
                    wall = self.local(max(start, instant)).replace(tzinfo=None)
                    return day, wall - datetime.combine(day, time())
            day += DAY
        raise CalendarNeverOpensError(self.zone)

    def next_working_day(self, day: date) -> date:
        """The next local date after `day` with an opening."""
        for _ in range(HORIZON):
            day += DAY
            if self.openings(day):
                return day
        raise CalendarNeverOpensError(self.zone)

    def add_working_days(self, start: datetime, days: int) -> datetime:
        """The same time of day, `days` working days on.

        Outside the hours the count begins at the next opening. Where the last day opens later or
        closes earlier, its opening or closing is the answer.
        """
        day, offset = self.position(start)
        if days == 0:
            return max(start, self.first_moment(datetime.combine(day, time()) + offset))
        for _ in range(days):
            day = self.next_working_day(day)
        openings = self.openings(day)
        offset = min(max(offset, MINUTE * openings[0].start), MINUTE * openings[-1].end)
        return self.first_moment(datetime.combine(day, time()) + offset)


def parse_opening(text: str) -> Opening:
    """Read "09:00-18:00", "00:00-24:00" or, over midnight, "22:00-06:00". Raises ValueError."""
    start, end = (_minutes(part.strip()) for part in text.split("-"))
    if start >= MINUTES_A_DAY or start == end:
        raise ValueError(text)
    return Opening(start, end if end > start else end + MINUTES_A_DAY)


def _minutes(text: str) -> int:
    hours, minutes = (int(part) for part in text.split(":"))
    total = hours * MINUTES_AN_HOUR + minutes
    if not 0 <= minutes < MINUTES_AN_HOUR or not 0 <= total <= MINUTES_A_DAY:
        raise ValueError(text)
    return total


def _parse_day(texts: Sequence[str]) -> tuple[Opening, ...]:
    openings = tuple(sorted((parse_opening(text) for text in texts), key=lambda o: o.start))
    for before, after in pairwise(openings):
        if after.start < before.end:
            raise ValueError(f"{texts} overlap")
    return openings


def parse_calendar(zone: str, versions: Sequence[Mapping[str, Any]]) -> Calendar:
    """Build a calendar from its stored form. Raises ValueError naming what can't be read.

    A version is `{"from": "2026-01-01", "week": {"mon": ["09:00-13:00", "14:00-18:00"], …},
    "country": "RO", "region": null, "closed": ["2026-12-24"], "extra": {"2026-12-05": ["09:00-14:00"]}}`;
    all keys but `from` and `week` may be absent, and so may days on which it is closed.
    """
    parsed = []
    for version in versions:
        unknown = set(version["week"]) - set(WEEKDAYS)
        if unknown:
            raise ValueError(f"unknown day {sorted(unknown)}")
        country, region = version.get("country"), version.get("region")
        if country:
            try:
                _holidays(country, region, None)
            except NotImplementedError as error:
                raise ValueError(f"no holidays known of {country} {region or ''}".strip()) from error
        parsed.append(
            Version(
                valid_from=date.fromisoformat(version["from"]),
                week=tuple(_parse_day(version["week"].get(day, ())) for day in WEEKDAYS),
                country=country,
                region=region,
                closed=frozenset(date.fromisoformat(day) for day in version.get("closed", ())),
                extra={date.fromisoformat(d): _parse_day(texts) for d, texts in version.get("extra", {}).items()},
            )
        )
    if not parsed:
        raise ValueError("no version")
    dates = [version.valid_from for version in parsed]
    if dates != sorted(set(dates)):
        raise ValueError("versions are not in ascending order")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"unknown zone {zone}") from error
    return Calendar(zone, tuple(parsed))
