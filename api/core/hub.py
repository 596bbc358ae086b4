"""Listening to hints: one connection of the process for everybody who listens here, and no hint lost unnoticed."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from functools import cache
from uuid import UUID

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from api.core.hints import NOBODY, PREFIX, connect

RECONNECT_SECONDS = 1.0
# So often a listener is told to look for itself while Valkey is away.
BLIND_SECONDS = 15.0
# More ids than this at once are one "look for yourself".
MANY = 200

log = structlog.get_logger(__name__)


class Listener:
    """What was told to one listener and is not taken yet; hints about the same object are one."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self._ids: set[UUID] = set()
        self._told = asyncio.Event()

    def tell(self, subject_id: UUID) -> None:
        """Note an id; NOBODY says that hints may have been missed."""
        self._ids.add(subject_id)
        if len(self._ids) > MANY:
            self._ids = {NOBODY}
        self._told.set()

    async def take(self) -> set[UUID]:
        """Wait until something was told and return all of it."""
        await self._told.wait()
        self._told.clear()
        ids, self._ids = self._ids, set()
        return {NOBODY} if NOBODY in ids else ids


class Hub:
    """Reads every hint once and hands it to those who listen to its channel."""

    def __init__(self, redis: "Redis") -> None:
        """Take the process's connection pool; nothing is read before somebody listens."""
        self._redis = redis
        self._listeners: dict[str, set[Listener]] = {}
        self._reader: asyncio.Task[None] | None = None
        self._connected = asyncio.Event()

    @asynccontextmanager
    async def listen(self, channels: Iterable[str]) -> AsyncIterator[Listener]:
        """Listen for as long as the block lasts, beginning with NOBODY: what happened before is not told."""
        names, listener = tuple(channels), Listener()
        for name in names:
            self._listeners.setdefault(name, set()).add(listener)
        if self._reader is None:
            self._connected.clear()
            self._reader = asyncio.create_task(self._read())
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._connected.wait(), RECONNECT_SECONDS)
            # From here on nothing is missed; what was before, the listener has to look at.
            listener.tell(NOBODY)
            yield listener
        finally:
            for name in names:
                self._listeners[name].discard(listener)
                if not self._listeners[name]:
                    del self._listeners[name]
            if not self._listeners and self._reader is not None:
                self._reader.cancel()
                self._reader = None

    async def _read(self) -> None:
        loop = asyncio.get_running_loop()
        looked = loop.time()
        while True:
            try:
                await self._follow()
            except (RedisError, OSError, ValueError) as error:
                if self._connected.is_set():
                    log.warning("hints_away", error=type(error).__name__)
            self._connected.clear()
            if loop.time() - looked >= BLIND_SECONDS:
                self._tell_all()
                looked = loop.time()
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _follow(self) -> None:
        """Hand on hints until the connection is lost."""
        async with self._redis.pubsub(ignore_subscribe_messages=False) as pubsub:
            await pubsub.psubscribe(f"{PREFIX}*")
            async for message in pubsub.listen():
                if message["type"] == "psubscribe":
                    self._connected.set()
                    self._tell_all()
                else:
                    self._tell(message["channel"].decode().removeprefix(PREFIX), UUID(bytes=message["data"]))

    def _tell(self, channel: str, subject_id: UUID) -> None:
        for listener in self._listeners.get(channel, ()):
            listener.tell(subject_id)

    def _tell_all(self) -> None:
        for channel in self._listeners:
            self._tell(channel, NOBODY)


@cache
def hub(url: str) -> Hub:
    """Return the process's hub."""
    return Hub(connect(url))
