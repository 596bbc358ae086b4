"""One promise from start to end on the business clock: hours, holidays, zones, pauses, steps (SLA-01, SLA-03)."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.tables import EventRow
from api.sla import actions
from api.sla.defaults import seed
from api.sla.models import Clock, ClockState
from dev.services import Valkey
from tests.factories.people import COUNTRIES, make_branch
from tests.factories.worker import set_clock, shift_clock
from tests.reliability.harness import Workers, scalar, until

STEPS = ["ClockWarned", "ClockBreached", "ClockEscalated"]


async def _start(db: Database, branch_id: UUID, key: str) -> Clock:
    async with db.unit_of_work(SYSTEM) as uow:
        clock = await actions.start_clock(uow, key, ("offer", uuid4()), branch_id=branch_id)
        await uow.commit()
    return clock


async def _branch(db: Database, country: str) -> UUID:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow, country)
        await seed(uow, branch)
        await uow.commit()
    return branch.id


async def _steps(db: Database, clock: Clock) -> list[str]:
    async with db.unit_of_work(SYSTEM) as uow:
        mine = select(col(EventRow.name)).where(col(EventRow.subject_id) == clock.subject_id)
        return list(await uow.session.scalars(mine.order_by(col(EventRow.seq))))


@pytest.mark.parametrize(
    ("country", "key", "start", "due"),
    [
        # Three working days over the Orthodox Easter: Friday to Monday are holidays in Romania.
        ("RO", "PRICING", "2026-04-09 14:00", "2026-04-16 14:00"),
        # The same days in Poland, whose Easter was the week before.
        ("PL", "PRICING", "2026-04-09 14:00", "2026-04-14 14:00"),
        # The clock is put forward in between: the wall's hour stays.
        ("RO", "PRICING", "2026-03-27 14:00", "2026-04-01 14:00"),
        # Two hours of the order desk, which closes at 18:00 and is closed on Saturday and Sunday.
        ("RO", "DEVICE_RELEASE", "2026-05-08 17:00", "2026-05-11 09:00"),
        # Peru has hours of its own, and no daylight saving.
        ("PE", "PRICING", "2026-05-07 10:00", "2026-05-12 10:00"),
    ],
)
@pytest.mark.req("SLA-01")
async def test_the_deadline_is_in_the_working_time_of_the_country(
    fresh_db: Database, country: str, key: str, start: str, due: str
) -> None:
    zone = ZoneInfo(COUNTRIES[country][1])
    branch_id = await _branch(fresh_db, country)
    await set_clock(fresh_db, datetime.fromisoformat(start).replace(tzinfo=zone))
    clock = await _start(fresh_db, branch_id, key)
    assert abs(clock.due_at - datetime.fromisoformat(due).replace(tzinfo=zone)) < timedelta(minutes=1)
    assert clock.policy_id is not None


@pytest.mark.req("SLA-01")
async def test_a_clock_warns_waits_for_the_customer_goes_on_and_is_broken(fresh_db: Database) -> None:
    zone = ZoneInfo("Europe/Bucharest")
    branch_id = await _branch(fresh_db, "RO")
    thursday = datetime(2026, 5, 7, 14, tzinfo=zone)
    await set_clock(fresh_db, thursday)
    clock = await _start(fresh_db, branch_id, "PRICING")
    await set_clock(fresh_db, thursday + timedelta(days=1))  # Friday 14:00: a third is used
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        await actions.pause(uow, clock.id)
        await uow.commit()
    await set_clock(fresh_db, thursday + timedelta(days=7))  # the customer takes four working days
    assert await _steps(fresh_db, clock) == []
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        resumed = await actions.resume(uow, clock.id)
        await uow.commit()
    due = thursday + timedelta(days=11)  # Friday and Monday are left
    assert abs(resumed.due_at - due) < timedelta(minutes=1)
    await set_clock(fresh_db, due - timedelta(hours=4))
    assert await _steps(fresh_db, clock) == STEPS[:1]
    await set_clock(fresh_db, due - timedelta(minutes=5))
    assert await _steps(fresh_db, clock) == STEPS[:1]
    await set_clock(fresh_db, due + timedelta(minutes=5))
    assert await _steps(fresh_db, clock) == STEPS
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        found = await uow.session.get_one(Clock, clock.id)
    assert (found.state, found.breached_at) == (ClockState.BREACHED, resumed.due_at)


@pytest.mark.req("SLA-03")
async def test_steps_fire_once_each_though_workers_and_queue_die_and_the_clock_jumps(
    fresh_db: Database, tmp_path: Path
) -> None:
    branch_id = await _branch(fresh_db, "RO")
    clocks = [await _start(fresh_db, branch_id, "LEAD_CONTACT") for _ in range(40)]
    counted = "select count(*) from event where name like 'Clock%'"

    async def fired() -> bool:
        return bool(await scalar(fresh_db, counted) == 3 * len(clocks))

    with Valkey(tmp_path / "queue", durable=False) as queue, Workers(fresh_db, tmp_path, REDIS_URL=queue.url) as pool:
        first = pool.start()
        await pool.ready()
        await shift_clock(fresh_db, timedelta(hours=30))  # all steps are overdue at once: nobody worked for 30 hours
        await until(lambda: _any(fresh_db, counted), 60)
        pool.kill(first)
        queue.stop()
        pool.start()
        second = pool.start()
        await pool.ready()
        pool.kill(second)
        await shift_clock(fresh_db, timedelta())  # and back: what has fired does not fire again
        await shift_clock(fresh_db, timedelta(hours=30))
        await until(fired, 60)
    assert (
        await scalar(fresh_db, "select count(distinct (data->>'clock_id', name)) from event where name like 'Clock%'")
        == 120
    )
    late = "select max((data->>'late_seconds')::float) from event where name = :name"
    hours = {name: await scalar(fresh_db, late, name=name) / 3600 for name in STEPS}
    assert {name: round(value) for name, value in hours.items()} == {
        "ClockWarned": 12, "ClockBreached": 6, "ClockEscalated": 6,
    }  # fmt: skip


async def _any(db: Database, statement: str) -> bool:
    return bool(await scalar(db, statement))
