"""A WebSocket client that speaks ASGI's own messages to an application in this process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
from starlette.applications import Starlette

from api.app import create_app
from api.core.actor import Actor
from api.core.config import Settings
from api.core.database import Database


class Client:
    """One WebSocket, spoken over ASGI's own messages."""

    def __init__(
        self, app: Starlette, protocol: str = "graphql-transport-ws", origin: str | None = "http://127.0.0.1:8000"
    ) -> None:
        headers = [(b"host", b"shop.test"), (b"accept-language", b"en-US")] + (
            [(b"origin", origin.encode())] if origin else []
        )
        self.scope = {
            "type": "websocket", "path": "/graphql", "raw_path": b"/graphql", "query_string": b"", "root_path": "",
            "scheme": "ws", "headers": headers, "subprotocols": [protocol], "client": ("test", 1), "server": ("test", 1),
        }  # fmt: skip
        self.app = app
        self.to_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.from_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def run(self) -> None:
        await self.to_app.put({"type": "websocket.connect"})
        await self.app(self.scope, self.to_app.get, self.from_app.put)  # type: ignore[arg-type] # a dict is a message

    async def send(self, **message: Any) -> None:
        await self.to_app.put({"type": "websocket.receive", "text": orjson.dumps(message).decode()})

    async def receive(self, seconds: float = 2.5) -> dict[str, Any]:
        """The next message of the protocol, or {"closed": code}."""
        message = await asyncio.wait_for(self.from_app.get(), seconds)
        if message["type"] == "websocket.close":
            return {"closed": message["code"]}
        if message["type"] == "websocket.accept":
            return {"accepted": message["subprotocol"]}
        found: dict[str, Any] = orjson.loads(message["text"])
        return found

    async def sign_in(self, authorization: str = "staff", language: str | None = None) -> None:
        assert await self.receive() == {"accepted": "graphql-transport-ws"}
        await self.send(type="connection_init", payload={"authorization": authorization, "accept-language": language})
        assert await self.receive() == {"type": "connection_ack"}

    async def subscribe(self, key: str, query: str, variables: dict[str, Any] | None = None) -> None:
        await self.send(id=key, type="subscribe", payload={"query": query, "variables": variables or {}})

    async def closed(self, seconds: float = 2.5) -> int:
        """The close code, whatever came before."""
        async with asyncio.timeout(seconds):
            while True:
                message = await self.receive(seconds)
                if "closed" in message:
                    return int(message["closed"])


class Ear:
    """One caller's open socket on the real application, and what each subscription tells it."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def listen(self, key: str, field: str) -> None:
        """Subscribe to `ticketChanged(id: "…")` and the like, and wait until hints are followed."""
        await self.client.subscribe(key, f"subscription {{ {field} {{ id }} }}")
        assert await self.told() == (key, None)

    async def told(self, seconds: float = 5) -> tuple[str, Any]:
        """The next of (subscription, id), or its refusal as (subscription, error code)."""
        message = await self.client.receive(seconds)
        payload: Any = message.get("payload")
        match message["type"]:
            case "next":
                (change,) = payload["data"].values()
                return message["id"], change["id"]
            case "error":
                return message["id"], payload[0]["extensions"]["code"]
            case other:
                return message["id"], other

    async def silent(self, seconds: float = 0.4) -> bool:
        """Whether nothing is told for so long."""
        try:
            await self.told(seconds)
        except TimeoutError:
            return True
        return False


@asynccontextmanager
async def listening(settings: Settings, database: Database, actor: Actor) -> AsyncIterator[Ear]:
    """Open a caller's socket on the real application."""

    async def authenticate(connection: object) -> Actor:
        del connection
        return actor

    client = Client(create_app(settings, database=database, authenticate=authenticate))
    task = asyncio.create_task(client.run())
    try:
        await client.sign_in()
        yield Ear(client)
    finally:
        await client.to_app.put({"type": "websocket.disconnect", "code": 1000})
        await asyncio.wait_for(task, 3)
