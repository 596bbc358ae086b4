"""The worker's side lines: messages to their gateways, and files that nobody claimed.

They run beside the sweep, so that a gateway that hangs for seconds holds up no timer.
"""

import asyncio
import time
from contextlib import suppress

import structlog

from api.core.actor import SYSTEM
from api.core.database import Database
from api.exports.actions import forget_expired
from api.files.actions import forget_stale_uploads
from api.notifications.sending import send_due

log = structlog.get_logger(__name__)

IDLE_SECONDS = 1.0
AFTER_ERROR_SECONDS = 1.0
TIDY_SECONDS = 3600.0


async def send_until(database: Database, stopping: asyncio.Event) -> None:
    """Send what is due until `stopping`; a message in hand is finished first."""
    # A worker that lives shorter than an hour tidies too.
    tidied = -TIDY_SECONDS
    while not stopping.is_set():
        try:
            sent = await send_due(database, limit=10)
            if time.monotonic() - tidied > TIDY_SECONDS:
                tidied = time.monotonic()
                await tidy(database)
        except Exception as error:  # noqa: BLE001 - the loop outlives a restart of the database
            log.warning("sending_failed", error=type(error).__name__, detail=str(error)[:200])
            await rest(stopping, AFTER_ERROR_SECONDS)
            continue
        if not sent:
            await rest(stopping, IDLE_SECONDS)


async def tidy(database: Database) -> int:
    """Delete uploads that nobody attached within a day, and lists whose time is over; return how many.

    A part at a time, each committed, until nothing is left.
    """
    forgotten = 0
    for forget in (forget_stale_uploads, forget_expired):
        while True:
            async with database.unit_of_work(SYSTEM) as uow:
                gone = await forget(uow)
                await uow.commit()
            forgotten += gone
            if not gone:
                break
    return forgotten


async def rest(stopping: asyncio.Event, seconds: float) -> None:
    """Sleep, but not beyond `stopping`."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stopping.wait(), seconds)
