"""Signs of life of a process: a row that says that it is there, and what it has answered, every ten seconds."""

import asyncio
import os
import socket
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

import structlog

from api.core.actor import SYSTEM
from api.core.build import REVISION, VERSION, migration_head
from api.core.database import Database
from api.core.ids import new_id
from api.core.metrics import BOUNDS, BUILD, REQUESTS, Shared
from api.operations import actions
from api.operations.models import ProcessBeat, ProcessKind

BEAT_SECONDS: Final = 10.0
COPY_SECONDS: Final = 1.0

log = structlog.get_logger(__name__)


class Heart:
    """One process's."""

    def __init__(self, database: Database, kind: ProcessKind, shared: Shared) -> None:
        """Begin a new life; nothing is written yet."""
        self.database = database
        self.shared = shared
        self.process = ProcessBeat(
            id=new_id(),
            created_at=datetime.now(UTC),
            kind=kind,
            host=socket.gethostname(),
            pid=os.getpid(),
            version=VERSION,
            seen_at=datetime.now(UTC),
            skew_ms=0,
        )
        self._told = (0, [0] * (len(BOUNDS) + 1))

    async def beat_until(self, stopping: asyncio.Event) -> None:
        """Beat until `stopping`; a database that is away is told of by others."""
        BUILD.set(VERSION, REVISION, await asyncio.to_thread(migration_head), to=1)
        due = 0.0
        while not stopping.is_set():
            self.database.count_connections()
            self.shared.leave_copy()
            if time.monotonic() >= due:
                due = time.monotonic() + BEAT_SECONDS
                try:
                    await self.beat()
                except Exception as error:  # noqa: BLE001 - the heart outlives a restart of the database
                    log.warning("beat_missed", error=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), COPY_SECONDS)

    async def beat(self) -> None:
        """Write one sign of life, and what was answered since the last one."""
        failed, buckets = counted()
        before_failed, before = self._told
        fresh = [now - then for now, then in zip(buckets, before, strict=True)]
        async with self.database.unit_of_work(SYSTEM) as uow:
            sent = time.time()
            now = await actions.database_time(uow)
            # Half of the round trip lies before the database looked at its clock.
            self.process.skew_ms = round(((sent + time.time()) / 2 - now.timestamp()) * 1000)
            self.process.seen_at = now
            await actions.beat(uow, self.process)
            if any(fresh):
                await actions.note_traffic(uow, self.process.id, now, failed - before_failed, fresh)
            await uow.commit()
        self._told = failed, buckets


def counted() -> tuple[int, list[int]]:
    """Return how many operations failed by our own fault, and all by duration, since the process began."""
    failed, buckets = 0, [0] * (len(BOUNDS) + 1)
    for (_, _, outcome), counts in list(REQUESTS.values.items()):
        buckets = [a + b for a, b in zip(buckets, counts[:-1], strict=True)]
        failed += sum(counts[:-1]) if outcome == "failed" else 0
    return failed, buckets
