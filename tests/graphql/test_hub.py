"""Hints: one connection of a process, gathered, and never lost without a word."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import uuid4

import pytest
from redis.asyncio import Redis

from api.core.hints import NOBODY, publish
from api.core.hub import MANY, Hub, Listener
from dev.services import Valkey


async def test_many_hints_are_one_look() -> None:
    """Repeats are one; a flood is "look for yourself"."""
    listener, one = Listener(), uuid4()
    for told in (one, one, uuid4()):
        listener.tell(told)
    assert len(await listener.take()) == 2
    for _ in range(MANY + 1):
        listener.tell(uuid4())
    assert await listener.take() == {NOBODY}


async def test_listeners_share_one_connection_and_hear_their_channels_only(valkey: str) -> None:
    """A hundred listeners are one client of Valkey; the last one to leave closes it."""
    redis: Redis = Redis.from_url(valkey)
    hub, one, other = Hub(redis), uuid4(), uuid4()
    before = len(await redis.client_list(_type="pubsub"))
    async with hub.listen([f"ticket:{one}"]) as first, hub.listen([f"ticket:{other}"]) as second:
        assert await first.take() == await second.take() == {NOBODY}
        assert len(await redis.client_list(_type="pubsub")) == before + 1
        await publish(redis, [(f"ticket:{one}", one)])
        assert await asyncio.wait_for(first.take(), 1) == {one}
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(second.take(), 0.2)
    for _ in range(100):
        if len(await redis.client_list(_type="pubsub")) == before:
            break
        await asyncio.sleep(0.02)
    else:
        pytest.fail("the connection stays open")
    await redis.aclose()


async def test_a_restart_of_valkey_is_noticed(tmp_path: Path) -> None:
    """What was published meanwhile is gone, so whoever listens is told to look."""
    with Valkey(tmp_path) as server:
        redis: Redis = Redis.from_url(server.url)
        one = uuid4()
        async with Hub(redis).listen([f"ticket:{one}"]) as listener:
            assert await asyncio.wait_for(listener.take(), 2) == {NOBODY}
            server.stop()
            server.start()
            assert await asyncio.wait_for(listener.take(), 10) == {NOBODY}
            await publish(redis, [(f"ticket:{one}", one)])
            assert await asyncio.wait_for(listener.take(), 2) == {one}
        await redis.aclose()
