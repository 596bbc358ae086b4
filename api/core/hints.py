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

log = structlog.get_logger(__name__)
_running: set[asyncio.Task[None]] = set()


@cache
def connect(url: str) -> "Redis":
    """Return the process's connection pool."""
    redis: Redis = Redis.from_url(url)
    return redis


def hint(settings: Settings, hints: Sequence[tuple[str, UUID]]) -> None:
    """Publish (channel, id) pairs in the background."""
    task = asyncio.get_running_loop().create_task(_publish(connect(settings.redis_url), hints))
    _running.add(task)
    task.add_done_callback(_running.discard)


def wake_worker(settings: Settings) -> None:
    """Tell the workers that there is something new in the outbox."""
    hint(settings, [(WAKE, NOBODY)])


async def _publish(redis: "Redis", hints: Sequence[tuple[str, UUID]]) -> None:
    try:
        for channel, subject_id in hints:
            await redis.publish(f"live:{channel}", subject_id.bytes)
    except (RedisError, OSError) as error:
        log.warning("hint_lost", reason=str(error))
