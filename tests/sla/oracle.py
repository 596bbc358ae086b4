"""A naive oracle: walk minute by minute and look at the wall clock. It shares no arithmetic with the rules."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=4000)
def walls(zone: str, utc_day: int) -> tuple[int, ...]:
    """For each minute of a UTC day (counted from 1970), the local wall clock as minutes since 1970."""
    tz = ZoneInfo(zone)
    start = EPOCH + timedelta(days=utc_day)
    naive_epoch = datetime(1970, 1, 1)  # noqa: DTZ001 - wall clocks have no zone
    found = []
    for minute in range(1440):
        local = (start + MINUTE * minute).astimezone(tz).replace(tzinfo=None)
        found.append(int((local - naive_epoch).total_seconds()) // 60)
    return tuple(found)


def minute_of(instant: datetime) -> int:
    """An instant as minutes since 1970, UTC."""
    return int((instant - EPOCH).total_seconds()) // 60


def instant_of(minute: int) -> datetime:
    """The inverse of `minute_of`."""
    return EPOCH + MINUTE * minute


def open_minutes(zone: str, week: list[list[tuple[int, int]]], closed: set[date], first: int, last: int) -> bytearray:
    """For each UTC minute from `first` to `last`, 1 when open.

    A day's opening begins in the first minute whose wall clock has reached its start, and ends after
    the last minute whose wall clock is still before its end.
    """
    begin = first // 1440 - 3
    end = last // 1440 + 3
    line = [wall for day in range(begin, end) for wall in walls(zone, day)]
    flags = bytearray(len(line))
    day_of_epoch = date(1970, 1, 1).toordinal()
    for local_day in range(begin + 1, end - 1):
        day = date.fromordinal(day_of_epoch + local_day)
        if day in closed:
            continue
        low, high = max((local_day - begin - 1) * 1440, 0), min((local_day - begin + 4) * 1440, len(line))
        for start, stop in week[day.weekday()]:
            opens = local_day * 1440 + start
            closes = local_day * 1440 + stop
            since = next(i for i in range(low, high) if line[i] >= opens)
            until = next(i for i in range(high - 1, low - 1, -1) if line[i] < closes) + 1
            for i in range(since, until):
                flags[i] = 1
    offset = first - begin * 1440
    return flags[offset : offset + last - first]
