"""Hints over Valkey after a commit: ids only. A lost hint costs nothing but a moment, since the rows are there."""

import asyncio
from collections.abc import Sequence
from functools import cache
from uuid import UUID

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from api.core.config import Settings

WAKE = "wake"
NOBODY = UUID(int=0)
PREFIX = "live:"

log = structlog.get_logger(__name__)
_running: set[asyncio.Task[None]] = set()


@cache
def connect(url: str) -> "Redis":
    """Return the process's connection pool."""
    redis: Redis = Redis.from_url(url)
    return redis


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
        log.warning("hint_lost", reason=str(error))
