"""Subscriptions: one protocol, signed in, from our own origin, bounded, ended with the session."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from starlette.applications import Starlette

from api.core.actor import ANONYMOUS, Actor
from api.core.config import Settings
from api.core.database import Database
from api.core.errors import UserError
from api.core.graphql.endpoint import graphql_routes, graphql_runtime
from tests.graphql import shop, stock
from tests.graphql.sockets import Client

ITEM = next(row for row in stock.rows()["item"] if row["branch_id"] == stock.HOME)
WATCH = "subscription($id: ID!, $n: Int!) { itemsChanged(id: $id, times: $n) { item { number stock note } } }"


class Ended(UserError):
    """The session is over."""

    code = "session-ended"


class World:
    """The application and who is known to it."""

    def __init__(self, db: Database, settings: Settings) -> None:
        self.known: dict[str, Actor] = {"staff": stock.staff()}
        self.languages: list[str | None] = []
        self.app = Starlette(routes=graphql_routes(graphql_runtime(shop.schema, db, settings, self.authenticate)))

    async def authenticate(self, connection: Any) -> Actor:
        name = connection.headers.get("authorization")
        self.languages.append(connection.headers.get("accept-language"))
        if name is not None and name not in self.known:
            raise Ended
        return self.known[name] if name else ANONYMOUS

    @asynccontextmanager
    async def client(
        self, protocol: str = "graphql-transport-ws", origin: str | None = "http://127.0.0.1:8000"
    ) -> AsyncIterator[Client]:
        client = Client(self.app, protocol, origin)
        task = asyncio.create_task(client.run())
        try:
            yield client
        finally:
            await client.to_app.put({"type": "websocket.disconnect", "code": 1000})
            await asyncio.wait_for(task, 3)


async def watch(client: Client, key: str, times: int = 0) -> None:
    """Begin to listen to the item."""
    await client.subscribe(key, WATCH, {"id": f"itm_{ITEM['id']}", "n": times})


@pytest.fixture
def world(shop_db: Database, shop_settings: Settings) -> World:
    """A fresh application."""
    return World(shop_db, shop_settings)


async def test_the_language_is_that_of_the_screen(world: World) -> None:
    """What a browser says of itself with the handshake does not count."""
    async with world.client() as client:
        await client.sign_in()
    async with world.client() as client:
        await client.sign_in(language="ru")
    assert world.languages == [None, "ru"]


async def test_a_subscription_tells_until_it_is_complete(world: World) -> None:
    """Payload objects are read through the planner, resolvers included; queries work as well."""
    async with world.client() as client:
        await client.sign_in()
        await watch(client, "1", times=2)
        for _ in range(2):
            message = await client.receive()
            assert message["payload"]["data"]["itemsChanged"]["item"]["number"] == ITEM["number"]
        assert await client.receive() == {"id": "1", "type": "complete"}
        await client.send(id="2", type="subscribe", payload={"query": "{ plain }"})
        assert (await client.receive())["payload"]["data"] == {"plain": "plain"}
        assert (await client.receive())["type"] == "complete"
        await client.send(type="ping")
        assert await client.receive() == {"type": "pong"}


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:8000.evil.example"])
async def test_a_foreign_origin_is_refused(world: World, origin: str) -> None:
    """Before the handshake ends."""
    async with world.client(origin=origin) as client:
        assert await client.closed() == 4403


async def test_the_legacy_protocol_is_refused(world: World) -> None:
    """graphql-ws is not spoken."""
    async with world.client(protocol="graphql-ws") as client:
        assert await client.closed() == 4406


async def test_without_init_nothing_is_answered(world: World) -> None:
    """A subscription first, or silence for a second."""
    async with world.client() as client:
        await client.receive()
        await watch(client, "1")
        assert await client.closed() == 4401
    async with world.client() as client:
        await client.receive()
        assert await client.closed(1.5) == 4408


@pytest.mark.parametrize("payload", [{}, {"authorization": "nobody"}, {"authorization": 1}, {"authorization": "☃"}])
async def test_unknown_callers_are_refused(world: World, payload: dict[str, Any]) -> None:
    """The anonymous visitor, too."""
    async with world.client() as client:
        await client.receive()
        await client.send(type="connection_init", payload=payload)
        assert await client.closed() == 4403


async def test_the_hundred_and_first_subscription_is_refused(world: World) -> None:
    """A hundred run; one more closes the connection."""
    async with world.client() as client:
        await client.sign_in()
        for number in range(101):
            await watch(client, str(number))
        assert await client.closed() == 4429


async def test_the_same_id_twice_is_refused(world: World) -> None:
    """As the protocol says."""
    async with world.client() as client:
        await client.sign_in()
        await watch(client, "1")
        await watch(client, "1")
        assert await client.closed() == 4409


async def test_a_revoked_session_ends_the_connection(world: World) -> None:
    """Looked up at every heartbeat."""
    async with world.client() as client:
        await client.sign_in()
        await watch(client, "1")
        world.known.clear()
        assert await client.closed(1.5) == 4403


async def test_changed_rights_end_the_connection(world: World) -> None:
    """What runs was begun with the old ones; the client comes back and begins anew."""
    async with world.client() as client:
        await client.sign_in()
        await watch(client, "1")
        world.known["staff"] = stock.staff(frozenset({"branch:item:read"}))
        assert await client.closed(1.5) == 4403


async def test_errors_are_answers_of_their_subscription(world: World) -> None:
    """The connection stays."""
    async with world.client() as client:
        await client.sign_in()
        await client.send(id="1", type="subscribe", payload={"query": "subscription { nothing }"})
        assert (await client.receive())["type"] == "error"
        await client.send(id="2", type="subscribe", payload={"query": WATCH, "variables": {"id": "x"}})
        assert (await client.receive())["type"] == "error"
        await watch(client, "3", times=1)
        assert (await client.receive())["type"] == "next"
