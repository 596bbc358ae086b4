"""Events reach every job exactly once, whatever happens to the queue, the order of commits or the job."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from redis.asyncio import Redis
from sqlalchemy import text

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.errors import PermissionDenied
from api.core.events import StoredEvent
from api.core.hints import WAKE, publish
from api.core.uow import UnitOfWork
from api.people.models import Branch
from api.sla.events import ClockWarned
from api.work.actions import DeliveryNotFailed, retry_delivery
from api.work.models import Delivery, DeliveryState
from dev.services import Valkey
from tests.factories.people import make_branch, make_staff
from tests.reliability.harness import Workers, execute, scalar, until
from worker import subscriptions
from worker.deliveries import deliver, delivery_id
from worker.relay import hand_out, relay
from worker.settings import WorkerSettings
from worker.sweep import Sweep

QUICK = WorkerSettings(
    idle_seconds=0.1, retry_seconds=(0.05, 0.05), hand_again_seconds=1, job_seconds=5, health_file=Path("/dev/null")
)


@pytest.fixture
async def branch(fresh_db: Database) -> Branch:
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        await uow.commit()
    return branch


DONE = "select count(*) from delivery where state = 'DONE' and job = 'handle_late_activity'"
EFFECT = text(
    "insert into number_sequence values (:branch, :prefix, 1, 1) "
    "on conflict (branch_id, prefix, year) do update set last = number_sequence.last + 1"
)


async def count_it(uow: UnitOfWork, event: StoredEvent) -> None:
    """A job with an effect in the database that can be counted."""
    await uow.session.execute(EFFECT, {"branch": event.branch_id, "prefix": str(event.data["step"])})


async def fail_it(uow: UnitOfWork, event: StoredEvent) -> None:
    """A job that changes something and then fails."""
    await count_it(uow, event)
    raise RuntimeError("the gateway is down")


@pytest.fixture
def subscribed(monkeypatch: pytest.MonkeyPatch) -> Callable[[subscriptions.Job], None]:
    """Let one job only follow the test's events."""

    def subscribe(job: subscriptions.Job) -> None:
        for name in list(subscriptions.SUBSCRIPTIONS):
            monkeypatch.delitem(subscriptions.SUBSCRIPTIONS, name)
        monkeypatch.setitem(subscriptions.SUBSCRIPTIONS, "ClockWarned", (job,))

    return subscribe


@pytest.fixture
def own_queue(tmp_path: Path) -> Iterator[Valkey]:
    """A Valkey that this test may flush and kill."""
    with Valkey(tmp_path / "queue", durable=False) as server:
        yield server


def warned(branch: Branch, step: str) -> ClockWarned:
    return ClockWarned(
        subject_id=uuid4(),
        branch_id=branch.id,
        about="storm",
        clock_id=uuid4(),
        clock="C",
        step=step,
        due_at="",
        late_seconds=0,
    )


async def tell(database: Database, branch: Branch, *steps: str) -> None:
    async with database.unit_of_work(SYSTEM) as uow:
        for step in steps:
            uow.record(warned(branch, step))
        await uow.commit()


async def effects(database: Database) -> tuple[int, int]:
    """How many different effects there are, and the largest number of times that one happened."""
    return (
        await scalar(database, "select count(*) from number_sequence where year = 1"),
        await scalar(database, "select coalesce(max(last), 0) from number_sequence where year = 1"),
    )


@asynccontextmanager
async def sweeping(database: Database, count: int = 1) -> AsyncIterator[list[Sweep]]:
    """Sweeps in this process."""
    sweeps = [Sweep(database, QUICK) for _ in range(count)]
    tasks = [asyncio.create_task(sweep.run()) for sweep in sweeps]
    try:
        yield sweeps
    finally:
        for sweep in sweeps:
            sweep.stop()
        await asyncio.gather(*tasks)


def happened(database: Database, count: int) -> Callable[[], Awaitable[bool]]:
    async def check() -> bool:
        return (await effects(database))[0] == count and not await scalar(
            database, "select count(*) from delivery where state = 'PENDING'"
        )

    return check


async def test_an_event_that_commits_late_is_not_overlooked(
    fresh_db: Database, branch: Branch, subscribed: Callable[[subscriptions.Job], None]
) -> None:
    subscribed(count_it)
    async with fresh_db.unit_of_work(SYSTEM) as slow:
        slow.record(warned(branch, "slow"))
        await slow.write_side_rows()
        await tell(fresh_db, branch, "quick")
        assert await relay(fresh_db, QUICK) == 1
        await slow.session.commit()
    assert await relay(fresh_db, QUICK) == 1
    assert await scalar(fresh_db, "select count(*) from delivery") == 2
    assert await scalar(fresh_db, "select count(*) from outbox") == 0


async def test_two_relays_and_two_runners_do_it_once(
    fresh_db: Database, branch: Branch, subscribed: Callable[[subscriptions.Job], None]
) -> None:
    subscribed(count_it)
    await tell(fresh_db, branch, *(f"s{n}" for n in range(60)))
    relayed = await asyncio.gather(*(relay(fresh_db, QUICK) for _ in range(3)))
    assert sum(relayed) == 60
    ids = await hand_out(fresh_db, QUICK, 100)
    assert (len(ids), await hand_out(fresh_db, QUICK, 100)) == (60, [])
    for delivery in ids:
        await asyncio.gather(*(deliver(fresh_db, delivery, QUICK) for _ in range(2)))
    assert await effects(fresh_db) == (60, 1)


async def test_a_failing_job_leaves_nothing_behind_is_tried_again_and_then_failed(
    fresh_db: Database, branch: Branch, subscribed: Callable[[subscriptions.Job], None]
) -> None:
    subscribed(fail_it)
    await tell(fresh_db, branch, "x")
    await relay(fresh_db, QUICK)
    (delivery,) = await hand_out(fresh_db, QUICK, 5)
    for attempt in (1, 2, 3):
        assert await deliver(fresh_db, delivery, QUICK)
        assert await scalar(fresh_db, "select attempts from delivery") == attempt
        await asyncio.sleep(0.08)
    assert await scalar(fresh_db, "select state from delivery") == "FAILED"
    assert await scalar(fresh_db, "select error from delivery") == "RuntimeError: the gateway is down"
    assert await effects(fresh_db) == (0, 0)
    assert not await deliver(fresh_db, delivery, QUICK)
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        clerk, admin = await make_staff(uow, branch, "EMPLOYEE"), await make_staff(uow, branch, "ADMIN")
        await uow.commit()
    with pytest.raises(PermissionDenied):
        async with fresh_db.unit_of_work(clerk) as uow:
            await retry_delivery(uow, delivery)
    subscribed(count_it)
    await execute(fresh_db, "update delivery set job = 'count_it'")
    async with fresh_db.unit_of_work(admin) as uow:
        await retry_delivery(uow, delivery)
        await uow.commit()
    assert await deliver(fresh_db, delivery, QUICK)
    assert await effects(fresh_db) == (1, 1)
    with pytest.raises(DeliveryNotFailed):
        async with fresh_db.unit_of_work(admin) as uow:
            await retry_delivery(uow, delivery)


async def test_a_job_knows_its_delivery_and_one_that_hangs_is_stopped(
    fresh_db: Database, branch: Branch, subscribed: Callable[[subscriptions.Job], None]
) -> None:
    seen: list[UUID] = []

    async def hang(uow: UnitOfWork, event: StoredEvent) -> None:
        del uow, event
        seen.append(delivery_id())
        await asyncio.sleep(60)

    subscribed(hang)
    await tell(fresh_db, branch, "x")
    await relay(fresh_db, QUICK)
    (delivery,) = await hand_out(fresh_db, QUICK, 5)
    await deliver(fresh_db, delivery, QUICK.model_copy(update={"job_seconds": 0.2}))
    assert seen == [delivery]
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        stored = await uow.session.get_one(Delivery, delivery)
        assert (stored.state, stored.attempts, stored.error) == (DeliveryState.PENDING, 1, "TimeoutError: ")


async def test_without_a_queue_the_sweep_runs_them_itself(
    fresh_db: Database, branch: Branch, subscribed: Callable[[subscriptions.Job], None]
) -> None:
    subscribed(count_it)
    fresh_db.settings = fresh_db.settings.model_copy(update={"redis_url": "redis://127.0.0.1:1/0"})
    await tell(fresh_db, branch, *(f"s{n}" for n in range(30)))
    async with sweeping(fresh_db):
        await until(happened(fresh_db, 30), 20)
    assert await effects(fresh_db) == (30, 1)


async def test_a_flushed_queue_loses_nothing(
    fresh_db: Database, branch: Branch, subscribed: Callable[[subscriptions.Job], None], own_queue: Valkey
) -> None:
    subscribed(count_it)
    fresh_db.settings = fresh_db.settings.model_copy(update={"redis_url": own_queue.url})
    async with sweeping(fresh_db, 2) as sweeps, Redis.from_url(own_queue.url) as redis:
        await until(lambda: _connected(sweeps), 20)
        for burst in range(5):
            await tell(fresh_db, branch, *(f"s{burst}-{n}" for n in range(20)))
            await redis.flushall()
            await asyncio.sleep(0.1)
            await redis.flushall()
        await until(happened(fresh_db, 100), 30)
    assert await effects(fresh_db) == (100, 1)


async def test_the_queue_dies_and_the_work_goes_on(
    fresh_db: Database, branch: Branch, subscribed: Callable[[subscriptions.Job], None], own_queue: Valkey
) -> None:
    subscribed(count_it)
    fresh_db.settings = fresh_db.settings.model_copy(update={"redis_url": own_queue.url})
    async with sweeping(fresh_db) as sweeps:
        await until(lambda: _connected(sweeps), 20)
        await tell(fresh_db, branch, *(f"a{n}" for n in range(20)))
        own_queue.stop()
        await tell(fresh_db, branch, *(f"b{n}" for n in range(20)))
        await until(happened(fresh_db, 40), 30)
    assert await effects(fresh_db) == (40, 1)


async def test_a_hint_wakes_the_worker_at_once(
    fresh_db: Database, branch: Branch, subscribed: Callable[[subscriptions.Job], None], own_queue: Valkey
) -> None:
    subscribed(count_it)
    fresh_db.settings = fresh_db.settings.model_copy(update={"redis_url": own_queue.url})
    sweep = Sweep(fresh_db, QUICK.model_copy(update={"idle_seconds": 30.0}))
    running = asyncio.create_task(sweep.run())
    async with Redis.from_url(own_queue.url) as redis:
        await until(lambda: _connected([sweep]), 20)
        await asyncio.sleep(0.5)
        await tell(fresh_db, branch, "x")
        await publish(redis, [(WAKE, uuid4())])
        took = await until(happened(fresh_db, 1), 5)
    sweep.stop()
    await running
    assert took < 2  # 0.2 s on a machine of its own; the idle sweep would take 30


async def test_a_delivery_survives_kill_9_of_its_worker(fresh_db: Database, branch: Branch, tmp_path: Path) -> None:
    """With the product's own subscriptions: an automatic activity of a run that is gone is done and forgotten."""
    with Workers(fresh_db, tmp_path) as pool:
        first = pool.start()
        await pool.ready()
        pool.kill(first)
        await execute(
            fresh_db,
            """with e as (
                 insert into event (id, name, subject, subject_id, branch_id, at, data)
                 select gen_random_uuid(), 'ClockBreached', 'storm', gen_random_uuid(), :branch, app_now(), '{}'
                 from generate_series(1, 50) returning id)
               insert into outbox (event_id) select id from e""",
            branch=branch.id,
        )
        pool.start()

        async def done() -> bool:
            return bool(await scalar(fresh_db, DONE) == 50)

        await until(done, 90)


async def _connected(sweeps: list[Sweep]) -> bool:
    return all(sweep.queue is not None for sweep in sweeps)
