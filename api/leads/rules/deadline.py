"""Until when the customer is to be called (LEA-05)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def contact_deadline(promised: datetime, wish_from: time | None, wish_to: time | None, zone: str) -> datetime:
    """Return the last moment that keeps the promise inside the hours that the customer asked for.

    `promised` is the clock's deadline (aware). Inside the asked hours it stands; outside, the end of the last asked
    interval before it does, since a later call would be either late or unwelcome.
    """
    if wish_from is None or wish_to is None:
        return promised
    local = promised.astimezone(ZoneInfo(zone))
    if wish_from <= local.time() <= wish_to:
        return promised
    day = local.date() if local.time() > wish_to else local.date() - timedelta(days=1)
    end = datetime.combine(day, wish_to, tzinfo=ZoneInfo(zone))
    return end.astimezone(promised.tzinfo)


def in_asked_hours(moment: datetime, wish_from: time | None, wish_to: time | None, zone: str) -> bool:
    """Tell whether the customer wants to be called at this moment."""
    if wish_from is None or wish_to is None:
        return True
    return wish_from <= moment.astimezone(ZoneInfo(zone)).time() <= wish_to
