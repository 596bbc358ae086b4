"""The worker's look at the whole, once in ten seconds: what is late, broken or about to be, and who is told."""

import asyncio
import time
from datetime import timedelta
from typing import Final
from uuid import UUID

import structlog

from api.audit.check import verify
from api.audit.heads import kept_heads
from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.metrics import Level
from api.operations import actions, queries
from api.operations.measure import measure
from worker.messages import rest

LOOK_SECONDS: Final = 10.0
SETTLE_SECONDS: Final = 60.0
CHAIN_EVERY: Final = timedelta(days=1)

# The same numbers from every worker: ask for the largest, not for the sum.
WAITING = Level("waiting", "Rows that wait, are late or have failed.", "queue", "state")
MEASURED = Level("alert_value", "What is measured for each alert, in its unit.", "alert")
FILES = Level("stored_bytes", "Bytes of the database and of the files.", "what")

log = structlog.get_logger(__name__)


async def watch_until(database: Database, stopping: asyncio.Event) -> None:
    """Look until `stopping`; what has piled up before the start gets its time to be worked off before anybody is told."""
    begun = time.monotonic()
    while not stopping.is_set():
        try:
            await look(database, tell=time.monotonic() - begun > SETTLE_SECONDS)
        except Exception as error:  # noqa: BLE001 - the loop outlives a restart of the database
            log.warning("watch_failed", error=type(error).__name__, detail=str(error)[:200])
        await rest(stopping, LOOK_SECONDS)


async def look(database: Database, *, tell: bool = True) -> None:
    """Measure, show it as metrics, and judge it, unless another worker is just doing so."""
    async with database.unit_of_work(SYSTEM) as uow:
        for row in await queries.queues(uow):
            for state in ("late", "waiting", "failed"):
                WAITING.set(row["queue"], state, to=row[state])
        for name, size in (await queries.storage(uow)).items():
            FILES.set(name.removesuffix("_bytes"), to=size)
        measured = await measure(uow)
        for key, value in measured.known().items():
            MEASURED.set(key, to=value)
        if not tell or not await actions.alone(uow):
            return
        await actions.judge(uow, measured)
        due = await actions.begin_if_due(uow, "AUDIT_CHECK", CHAIN_EVERY)
        await uow.commit()
    if due is not None:
        await _check_chain(database, due)


async def _check_chain(database: Database, run_id: UUID) -> None:
    """Verify the audit's chain, as `python -m api.cli audit verify` does."""
    report = await verify(database, await kept_heads(database.settings.files_url))
    async with database.unit_of_work(SYSTEM) as uow:
        await actions.finish_run(uow, run_id, succeeded=not report.faults, detail=report.summary())
        await uow.commit()
