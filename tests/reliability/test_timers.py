"""No timer is lost, none fires twice, none early: counted in the database, under kill -9, freezes and clock changes."""

import asyncio
import random
import signal
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from api.core.actor import SYSTEM
from api.core.database import Database
from tests.factories.people import make_branch
from tests.factories.worker import shift_clock
from tests.reliability.harness import Workers, add_timers, execute, lateness, scalar, storm_counts, until


@pytest.fixture
async def branch_id(fresh_db: Database) -> UUID:
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        await uow.commit()
    return branch.id


async def storm(database: Database, branch_id: UUID, folder: Path, *, timers: int, seconds: float, workers: int) -> int:
    """Kill workers at random while timers fall due; return the number of kills."""
    kills = 0
    with Workers(database, folder) as pool:
        for _ in range(workers):
            pool.start()
        await pool.ready()
        await add_timers(database, branch_id, timers, spread_seconds=seconds)
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while loop.time() < end:
            await asyncio.sleep(random.uniform(0.5, 1.2))
            if pool.at_work():
                pool.kill(random.choice(pool.at_work()))
                pool.start()
                kills += 1

        async def done() -> bool:
            return (await storm_counts(database))["pending"] == 0

        await until(done, 90)
    return kills


async def test_workers_are_killed_while_timers_fall_due(fresh_db: Database, branch_id: UUID, tmp_path: Path) -> None:
    kills = await storm(fresh_db, branch_id, tmp_path, timers=300, seconds=5, workers=2)
    counts = await storm_counts(fresh_db)
    assert kills >= 2
    assert counts == {"fired": 300, "different": 300, "early": 0, "pending": 0}


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_twenty_thousand_timers_four_workers(fresh_db: Database, branch_id: UUID, tmp_path: Path) -> None:
    kills = await storm(fresh_db, branch_id, tmp_path, timers=20_000, seconds=60, workers=4)
    counts = await storm_counts(fresh_db)
    assert kills >= 20
    assert counts == {"fired": 20_000, "different": 20_000, "early": 0, "pending": 0}
    assert await lateness(fresh_db, 0.99) <= 2.0


@pytest.mark.long
async def test_a_frozen_worker_writes_nothing_old_when_it_thaws(
    fresh_db: Database, branch_id: UUID, tmp_path: Path
) -> None:
    with Workers(fresh_db, tmp_path) as pool:
        frozen = pool.start()
        await pool.ready()
        await add_timers(fresh_db, branch_id, 200, spread_seconds=1)
        await asyncio.sleep(1.3)
        frozen.send_signal(signal.SIGSTOP)
        pool.start()

        async def done() -> bool:
            return (await storm_counts(fresh_db))["pending"] == 0

        # What the frozen one holds is free again when PostgreSQL ends its idle transaction.
        await until(done, 60)
        frozen.send_signal(signal.SIGCONT)
        await asyncio.sleep(1)
        assert frozen.poll() is None
    assert await storm_counts(fresh_db) == {"fired": 200, "different": 200, "early": 0, "pending": 0}


@pytest.mark.long
async def test_a_changed_plan_is_not_fired_from_the_old_one(
    fresh_db: Database, branch_id: UUID, tmp_path: Path
) -> None:
    await add_timers(fresh_db, branch_id, 50, spread_seconds=1)
    await execute(fresh_db, "update timer set due_at = due_at + interval '1 hour', epoch = epoch + 1")
    with Workers(fresh_db, tmp_path) as pool:
        pool.start()
        await pool.ready()
        await asyncio.sleep(2.5)
    assert await storm_counts(fresh_db) == {"fired": 0, "different": 0, "early": 0, "pending": 50}


async def test_the_clock_jumps_two_hours_and_back(fresh_db: Database, branch_id: UUID, tmp_path: Path) -> None:
    await add_timers(fresh_db, branch_id, 20, spread_seconds=1)
    await add_timers(fresh_db, branch_id, 30, spread_seconds=1)
    await execute(
        fresh_db,
        "update timer set due_at = due_at + interval '1 hour' where id in (select id from timer order by id limit 30)",
    )
    with Workers(fresh_db, tmp_path) as pool:
        pool.start()
        await pool.ready()

        async def fired(count: int) -> bool:
            return (await storm_counts(fresh_db))["fired"] == count

        await until(lambda: fired(20), 60)
        await shift_clock(fresh_db, timedelta(hours=2))
        await until(lambda: fired(50), 60)
        await shift_clock(fresh_db, timedelta())
        await add_timers(fresh_db, branch_id, 10, spread_seconds=1)
        await until(lambda: fired(60), 60)
    counts = await storm_counts(fresh_db)
    assert (counts["fired"], counts["early"], counts["pending"]) == (60, 0, 0)


async def test_a_timer_that_was_due_while_nobody_worked_says_how_late_it_is(
    fresh_db: Database, branch_id: UUID, tmp_path: Path
) -> None:
    await add_timers(fresh_db, branch_id, 1, spread_seconds=0)
    await execute(fresh_db, "update timer set due_at = app_now() - interval '3 hours'")
    with Workers(fresh_db, tmp_path) as pool:
        pool.start()
        await pool.ready()

        async def fired() -> bool:
            return (await storm_counts(fresh_db))["fired"] == 1

        await until(fired, 60)
    late = await scalar(fresh_db, "select (data->>'late_seconds')::float from event where name = 'StormTick'")
    assert 10_800 <= late < 10_900
