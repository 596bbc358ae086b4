"""The time of the business: the system's clock plus the offset that tests and the demo may move.

Timers and documents use it; access tokens and one-time codes never do. In the database the same time is `app_now()`.
"""

from datetime import UTC, datetime, timedelta


class _Offset:
    """The one mutable cell; zero in production."""

    value = timedelta(0)


def now() -> datetime:
    """Return the business time in UTC."""
    return datetime.now(UTC) + _Offset.value


def set_offset(offset: timedelta) -> None:
    """Move the business time of this process; the database's own offset is the row `app_clock`."""
    _Offset.value = offset
