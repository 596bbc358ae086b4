"""The loop of every worker: due timers, the outbox, due deliveries. It needs PostgreSQL only.

It is a plain loop, no scheduled job: a clock change, a lost queue or a dead neighbour can't silence it (SLA-03).
"""

import asyncio
from contextlib import suppress
from typing import Any
from uuid import UUID

import structlog
from arq.connections import ArqRedis
from arq.worker import Worker, func
from redis.exceptions import RedisError

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.hints import WAKE
from api.sla.actions import fire_due
from worker.deliveries import deliver
from worker.messages import send_until
from worker.relay import hand_out, not_for_long, relay
from worker.settings import QUEUE, WorkerSettings, open_queue

log = structlog.get_logger(__name__)

RECONNECT_SECONDS = 1.0
AFTER_ERROR_SECONDS = 0.3


class Sweep:
    """One worker process's work."""

    def __init__(self, database: Database, settings: WorkerSettings) -> None:
        """Take the database of the process; the queue is opened when it is there."""
        self.database = database
        self.settings = settings
        self.queue: ArqRedis | None = None
        self.stopping = asyncio.Event()
        self._woken = asyncio.Event()
        self._own: set[asyncio.Task[bool]] = set()

    async def run(self) -> None:
        """Work until `stop`."""
        helpers = [asyncio.create_task(self._serve_queue())]
        sender = asyncio.create_task(send_until(self.database, self.stopping))
        while not self.stopping.is_set():
            try:
                busy = await self.once()
                self._alive()
            except Exception as error:  # noqa: BLE001 - the loop outlives a restart of the database
                log.warning("sweep_failed", error=type(error).__name__, detail=str(error)[:200])
                await asyncio.sleep(AFTER_ERROR_SECONDS)
                continue
            if not busy:
                await self._rest()
        for helper in helpers:
            helper.cancel()
        await asyncio.gather(sender, *helpers, *self._own, return_exceptions=True)

    def stop(self) -> None:
        """Finish what is in hand and return from `run`."""
        self.stopping.set()
        self._woken.set()

    async def once(self) -> bool:
        """Do one round; True when there was something to do."""
        fired = await self._fire()
        relayed = await relay(self.database, self.settings)
        handed = await self._hand_out()
        return bool(fired or relayed or handed)

    async def _fire(self) -> int:
        async with self.database.unit_of_work(SYSTEM) as uow:
            await not_for_long(uow)
            fired = await fire_due(uow, self.settings.batch)
            await uow.commit()
        return fired

    async def _hand_out(self) -> int:
        """Put due deliveries into the queue; without a queue run them here."""
        room = await self._room()
        if room is None:
            free = self.settings.concurrency - len(self._own)
            ids = await hand_out(self.database, self.settings, free)
        else:
            ids = await hand_out(self.database, self.settings, room)
        for delivery in ids:
            if room is None or not await self._enqueue(delivery):
                await self._run_here(delivery)
        return len(ids)

    async def _room(self) -> int | None:
        """How many ids the queue takes; None when there is no queue."""
        if self.queue is None:
            return None
        try:
            return max(self.settings.queue_length - int(await self.queue.zcard(QUEUE)), 0)
        except (RedisError, OSError):
            self.queue = None
            return None

    async def _enqueue(self, delivery: UUID) -> bool:
        if self.queue is None:
            return False
        try:
            await self.queue.enqueue_job("deliver", str(delivery))
        except (RedisError, OSError):
            self.queue = None
            return False
        return True

    async def _run_here(self, delivery: UUID) -> None:
        while len(self._own) >= self.settings.concurrency:
            await asyncio.wait(self._own, return_when=asyncio.FIRST_COMPLETED)
        task = asyncio.create_task(deliver(self.database, delivery, self.settings))
        self._own.add(task)
        task.add_done_callback(self._own.discard)

    async def _rest(self) -> None:
        """Sleep until somebody says that there is work, but never for long."""
        self._woken.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), self.settings.idle_seconds)

    async def _serve_queue(self) -> None:
        """Run what is in the queue and listen for hints, for as long as the queue is there; reconnect when it is back."""
        while not self.stopping.is_set():
            try:
                queue = await open_queue(self.database.settings.redis_url)
            except (RedisError, OSError):
                await asyncio.sleep(RECONNECT_SECONDS)
                continue
            worker = _arq_worker(queue, self)
            tasks = {asyncio.create_task(worker.async_run()), asyncio.create_task(self._listen(queue))}
            self.queue = queue
            try:
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    log.warning("queue_lost", error=type(task.exception()).__name__)
            finally:
                self.queue = None
                for task in tasks:
                    task.cancel()
                running = list(worker.tasks.values())
                await asyncio.gather(*tasks, *running, return_exceptions=True)
                with suppress(RedisError, OSError):
                    await queue.aclose(close_connection_pool=True)
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen(self, queue: ArqRedis) -> None:
        """Wake at every hint."""
        async with queue.pubsub() as hints:
            await hints.subscribe(f"live:{WAKE}")
            async for _ in hints.listen():
                self._woken.set()

    def _alive(self) -> None:
        """Leave a sign of life; a supervisor restarts a worker whose file grows old."""
        self.settings.health_file.parent.mkdir(parents=True, exist_ok=True)
        self.settings.health_file.touch()


def _arq_worker(queue: ArqRedis, sweep: Sweep) -> Worker:
    """The queue's consumer: it gets ids and runs their deliveries; tries are counted in the database, not here."""

    async def run_delivery(ctx: dict[Any, Any], *args: Any, **kwargs: Any) -> None:
        del ctx, kwargs
        await deliver(sweep.database, UUID(args[0]), sweep.settings)
        sweep._woken.set()  # noqa: SLF001 - a job's own events are relayed at once

    return Worker(
        functions=[func(run_delivery, name="deliver")],
        queue_name=QUEUE,
        redis_pool=queue,
        handle_signals=False,
        max_jobs=sweep.settings.concurrency,
        job_timeout=sweep.settings.job_seconds + 10,
        keep_result=0,
        poll_delay=0.2,
        max_tries=100,
        job_serializer=queue.job_serializer,
        job_deserializer=queue.job_deserializer,
    )
