"""The audit's sequencer beside the sweep: it seals what was committed and keeps the chain's end elsewhere."""

import asyncio
import time

import structlog

from api.audit.actions import seal
from api.audit.heads import HeadKeeper
from api.core.actor import SYSTEM
from api.core.database import Database
from worker.messages import rest

log = structlog.get_logger(__name__)

BATCH = 500
IDLE_SECONDS = 0.5
AFTER_ERROR_SECONDS = 1.0
HEAD_SECONDS = 60.0


async def seal_until(database: Database, stopping: asyncio.Event) -> None:
    """Seal until `stopping`; every worker runs this, and one at a time gets the lock."""
    keeper, kept = HeadKeeper(database), 0.0
    while not stopping.is_set():
        try:
            sealed = await seal_batch(database)
            if time.monotonic() - kept > HEAD_SECONDS:
                await keeper.keep()
                kept = time.monotonic()
        except Exception as error:  # noqa: BLE001 - the loop outlives a restart of the database
            log.warning("sealing_failed", error=type(error).__name__, detail=str(error)[:200])
            await rest(stopping, AFTER_ERROR_SECONDS)
            continue
        if sealed < BATCH:
            await rest(stopping, IDLE_SECONDS)


async def seal_batch(database: Database) -> int:
    """Seal one batch in one transaction; return how many entries."""
    async with database.unit_of_work(SYSTEM) as uow:
        sealed = await seal(uow, BATCH)
        await uow.commit()
    return sealed
