"""Hints over Valkey after a commit: ids only. A lost hint costs nothing but a moment, since the rows are there."""

import asyncio
from collections.abc import Iterable, Sequence
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
_pools: dict[str, "Redis"] = {}
# By address: pairs that wait, and the task that sends them.
_waiting: dict[str, dict[tuple[str, UUID], None]] = {}
_sending: dict[str, asyncio.Task[None]] = {}
_lost = Seldom(10.0)


def connect(url: str) -> "Redis":
    """Return the process's connection pool."""
    if url not in _pools:
        _pools[url] = Redis.from_url(url)
    return _pools[url]


async def disconnect() -> None:
    """Let the hints on their way go out and close the pools: the end of a process that has used them."""
    await asyncio.gather(*_sending.values())
    while _pools:
        await _pools.popitem()[1].aclose()


def hint(settings: Settings, hints: Iterable[tuple[str, UUID]]) -> None:
    """Publish (channel, id) pairs in the background; the unit of work calls it after its commit.

    What comes while others are on their way leaves with the next message, each pair once.
    """
    url = settings.redis_url
    _waiting.setdefault(url, {}).update(dict.fromkeys(hints))
    if url not in _sending:
        _sending[url] = asyncio.get_running_loop().create_task(_send(url))


async def publish(redis: "Redis", hints: Sequence[tuple[str, UUID]]) -> None:
    """Publish (channel, id) pairs in one round trip. Raises RedisError or OSError.

    Every change does so: the library's pipeline would cost it more than most of its statements.
    """
    connection = await redis.connection_pool.get_connection()
    try:
        await connection.send_packed_command(b"".join(_packed(channel, subject_id) for channel, subject_id in hints))
        for _ in hints:
            await connection.read_response()
    except BaseException:
        # An answer that nobody has read would be taken for that to the next command.
        await connection.disconnect(nowait=True)
        raise
    finally:
        await redis.connection_pool.release(connection)


def _packed(channel: str, subject_id: UUID) -> bytes:
    """Return the command as it goes over the wire."""
    name = f"{PREFIX}{channel}".encode()
    return b"*3\r\n$7\r\nPUBLISH\r\n$%d\r\n%s\r\n$16\r\n%s\r\n" % (len(name), name, subject_id.bytes)


async def _send(url: str) -> None:
    """Publish what waits until nothing does."""
    try:
        while hints := _waiting.pop(url, None):
            await _publish(connect(url), list(hints))
    finally:
        del _sending[url]


async def _publish(redis: "Redis", hints: Sequence[tuple[str, UUID]]) -> None:
    try:
        await publish(redis, hints)
    except (RedisError, OSError) as error:
        HINTS_LOST.add(by=len(hints))
        if count := _lost.happened():
            log.warning("hints_lost", commits=count, reason=str(error))
