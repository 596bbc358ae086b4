"""Real worker processes on a database of their own, and what is counted there."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from sqlalchemy import text

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.ids import new_id

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


class Workers:
    """Worker processes of a test; all of them are gone at the end of the block."""

    def __init__(self, database: Database, folder: Path, **environment: str) -> None:
        settings = database.settings
        self.environment = {
            **os.environ,
            "DATABASE_URL": settings.database_url,
            "REDIS_URL": settings.redis_url,
            "SECRET_KEY": settings.secret_key,
            "LOG_LEVEL": "ERROR",
            "WORKER_IDLE_SECONDS": "0.1",
            "WORKER_HAND_AGAIN_SECONDS": "2",
            **environment,
        }
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []
        self.health: dict[int, Path] = {}
        self.started = 0

    def start(self) -> subprocess.Popen[bytes]:
        """Start one more worker."""
        self.started += 1
        health = self.folder / f"health-{self.started}"
        with (self.folder / f"worker-{self.started}.log").open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "worker"],
                cwd=ROOT,
                env={**self.environment, "WORKER_HEALTH_FILE": str(health)},
                stdout=output,
                stderr=output,
            )
        self.running.append(process)
        self.health[process.pid] = health
        return process

    def at_work(self) -> list[subprocess.Popen[bytes]]:
        """The workers that have finished a round."""
        return [process for process in self.running if self.health[process.pid].exists()]

    async def ready(self) -> None:
        """Wait until every worker has finished a round."""
        begun = time.monotonic()
        while len(self.at_work()) < len(self.running):
            assert time.monotonic() - begun < START_SECONDS, "a worker did not start"
            await asyncio.sleep(0.05)

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """Kill -9, and forget it."""
        process.kill()
        process.wait()
        self.running.remove(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self.running:
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()


async def until(condition: Callable[[], Awaitable[bool]], seconds: float) -> float:
    """Wait for a condition; return how long it took. Fails the test when it does not come true."""
    begun = time.monotonic()
    while not await condition():
        assert time.monotonic() - begun < seconds, "it did not happen in time"
        await asyncio.sleep(0.05)
    return time.monotonic() - begun


async def scalar(database: Database, statement: str, **values: Any) -> Any:
    """One value of the database."""
    async with database.unit_of_work(SYSTEM) as uow:
        return await uow.session.scalar(text(statement), values)


async def execute(database: Database, statement: str, **values: Any) -> None:
    """Change the database."""
    async with database.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(text(statement), values)
        await uow.commit()


async def add_timers(database: Database, branch_id: UUID, count: int, *, spread_seconds: float) -> None:
    """Add free timers that fall due over the next seconds; each records one `StormTick`."""
    event = '{"name": "StormTick", "subject": "storm", "subject_id": "' + str(new_id()) + '", "data": {}}'
    await execute(
        database,
        """insert into timer (id, created_at, branch_id, step, due_at, epoch, state, event)
           select gen_random_uuid(), app_now(), :branch, 'TICK',
                  app_now() + make_interval(secs => 1 + :spread * n / :count), 1, 'PENDING',
                  cast(:event as jsonb) || jsonb_build_object('data', jsonb_build_object('n', n))
           from generate_series(1, :count) n""",
        branch=branch_id,
        spread=spread_seconds,
        count=count,
        event=event,
    )


async def storm_counts(database: Database) -> dict[str, int]:
    """How many ticks are in the history, how many different ones, how many too early."""
    async with database.unit_of_work(SYSTEM) as uow:
        row = (
            await uow.session.execute(
                text("""
                    select count(*) as fired, count(distinct data->>'n') as different,
                           (select count(*) from timer where state = 'FIRED' and fired_at < due_at) as early,
                           (select count(*) from timer where state = 'PENDING') as pending
                    from event where name = 'StormTick'
                """)
            )
        ).one()
    return dict(row._mapping)


async def lateness(database: Database, quantile: float) -> float:
    """A quantile of how many seconds after their time the timers fired."""
    return float(
        await scalar(
            database,
            "select extract(epoch from percentile_cont(:q) within group (order by fired_at - due_at)) "
            "from timer where state = 'FIRED'",
            q=quantile,
        )
    )
