"""The hint that a notification arrived, sent after the commit. A lost hint costs nothing: the row is there."""

import asyncio
from collections.abc import Sequence
from functools import lru_cache
from uuid import UUID

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import event
from sqlalchemy.orm import Session

from api.core.graphql import live
from api.core.uow import UnitOfWork

log = structlog.get_logger(__name__)
_running: set[asyncio.Task[None]] = set()


@lru_cache(maxsize=4)
def connect(url: str) -> "Redis":
    """Return the process's connection pool."""
    redis: Redis = Redis.from_url(url)
    return redis


def channel(user_id: UUID) -> str:
    """Name a person's channel."""
    return f"notifications:{user_id}"


def announce(uow: UnitOfWork, told: Sequence[tuple[UUID, UUID]]) -> None:
    """Once this transaction has committed, tell each (user, notification)'s open screens."""
    redis = connect(uow.settings.redis_url)

    def committed(session: Session) -> None:
        del session
        task = asyncio.get_running_loop().create_task(_publish(redis, told))
        _running.add(task)
        task.add_done_callback(_running.discard)

    event.listen(uow.session.sync_session, "after_commit", committed, once=True)


async def _publish(redis: "Redis", told: Sequence[tuple[UUID, UUID]]) -> None:
    try:
        for user_id, notification_id in told:
            await live.publish(redis, channel(user_id), notification_id)
    except RedisError as error:
        log.warning("hint_lost", reason=str(error))
