"""Hints over Valkey after a commit: ids only. A lost hint costs nothing but a moment, since the rows are there."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from api.core.config import Settings
from api.core.logs import Seldom
from api.core.metrics import HINTS_LOST

WAKE = "wake"
NOBODY = UUID(int=0)
PREFIX = "live:"

log = structlog.get_logger(__name__)
_running: set[asyncio.Task[None]] = set()
_pools: dict[str, "Redis"] = {}
_lost = Seldom(10.0)


def connect(url: str) -> "Redis":
    """Return the process's connection pool."""
    if url not in _pools:
        _pools[url] = Redis.from_url(url)
    return _pools[url]


async def disconnect() -> None:
    """Let the hints on their way go out and close the pools: the end of a process that has used them."""
    await asyncio.gather(*_running)
    while _pools:
        await _pools.popitem()[1].aclose()


def hint(settings: Settings, hints: Sequence[tuple[str, UUID]]) -> None:
    """Publish (channel, id) pairs in the background; the unit of work calls it after its commit."""
    task = asyncio.get_running_loop().create_task(_publish(connect(settings.redis_url), hints))
    _running.add(task)
    task.add_done_callback(_running.discard)


async def publish(redis: "Redis", hints: Sequence[tuple[str, UUID]]) -> None:
    """Publish (channel, id) pairs in one round trip. Raises RedisError or OSError."""
    async with redis.pipeline(transaction=False) as pipeline:
        for channel, subject_id in hints:
            pipeline.publish(f"{PREFIX}{channel}", subject_id.bytes)
        await pipeline.execute()


async def _publish(redis: "Redis", hints: Sequence[tuple[str, UUID]]) -> None:
    try:
        await publish(redis, hints)
    except (RedisError, OSError) as error:
        HINTS_LOST.add(by=len(hints))
        if count := _lost.happened():
            log.warning("hints_lost", commits=count, reason=str(error))
