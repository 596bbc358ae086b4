"""Live hints over Valkey: which object changed, by id only. What is lost is fetched again by the client."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from redis.asyncio import Redis


async def publish(redis: "Redis", channel: str, subject_id: UUID) -> None:
    """Tell every process that the object changed; call it after the commit."""
    await redis.publish(f"live:{channel}", subject_id.bytes)


@asynccontextmanager
async def subscribe(redis: "Redis", channel: str) -> AsyncIterator[AsyncIterator[UUID]]:
    """Listen to a channel (`ticket:<uuid>`, `inbox:<user uuid>`) for as long as the block lasts."""
    pubsub = redis.pubsub(ignore_subscribe_messages=True)
    await pubsub.subscribe(f"live:{channel}")

    async def ids() -> AsyncIterator[UUID]:
        async for message in pubsub.listen():
            yield UUID(bytes=message["data"])

    try:
        yield ids()
    finally:
        await pubsub.aclose()
