"""Until when and in which hours the customer is to be called (LEA-05)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def asked_until(entered: datetime, wish_from: time | None, wish_to: time | None, zone: str) -> datetime | None:
    """Return the end of the first hours, begun at or after the entry, in which the customer wants to be called.

    The promise does not end before it: 24 hours, or the end of the asked hours if that is later. None without a wish.
    `entered` is aware; the hours are those of the branch's clock.
    """
    if wish_from is None or wish_to is None:
        return None
    there = ZoneInfo(zone)
    local = entered.astimezone(there)
    day = local.date() if local.time() <= wish_from else local.date() + timedelta(days=1)
    return datetime.combine(day, wish_to, tzinfo=there).astimezone(entered.tzinfo)


def in_asked_hours(moment: datetime, wish_from: time | None, wish_to: time | None, zone: str) -> bool:
    """Tell whether the customer wants to be called at this moment."""
    if wish_from is None or wish_to is None:
        return True
    return wish_from <= moment.astimezone(ZoneInfo(zone)).time() <= wish_to
