"""WebSocket /graphql: subscriptions over graphql-transport-ws, and nothing else.

The caller signs in with `connection_init`; the Origin must be ours; a connection holds at most 100 subscriptions;
it is closed as soon as the caller may no longer be here, which is looked up at every heartbeat.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import orjson
import structlog
from graphql import GraphQLError, OperationType
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from api.core.actor import Actor, ActorKind
from api.core.errors import UserError
from api.core.graphql.execute import answer, events, shown
from api.core.graphql.refusals import Refused, refusal
from api.core.leaving import LEAVING
from api.core.metrics import LISTENERS

if TYPE_CHECKING:
    from api.core.graphql.endpoint import Runtime

PROTOCOL: Final = "graphql-transport-ws"
SUBSCRIPTIONS: Final = 100
LARGEST_MESSAGE: Final = 256 * 1024
INIT_SECONDS: Final = 1.0
HEARTBEAT_SECONDS: Final = 1.0
PING_SECONDS: Final = 20

log = structlog.get_logger(__name__)


class Closed(Exception):
    """The connection ends, with the protocol's close code."""

    def __init__(self, code: int, reason: str) -> None:
        """Take code and reason, as the client sees them."""
        super().__init__(reason)
        self.code = code
        self.reason = reason


def websocket_endpoint(runtime: "Runtime") -> Callable[[WebSocket], Awaitable[None]]:
    """Return the endpoint of one schema."""

    async def serve(websocket: WebSocket) -> None:
        await Connection(runtime, websocket).serve()

    return serve


class Connection:
    """One client."""

    def __init__(self, runtime: "Runtime", websocket: WebSocket) -> None:
        """Take a connection that is not accepted yet."""
        self.runtime = runtime
        self.websocket = websocket
        self.running: dict[str, asyncio.Task[None]] = {}
        self.credentials: dict[str, Any] = {}
        self.actor: Actor | None = None

    async def serve(self) -> None:
        """Serve until either side ends it."""
        origin = self.websocket.headers.get("origin")
        if origin is not None and origin != self.runtime.settings.public_url:
            await self.websocket.close(4403)
            return
        if PROTOCOL not in self.websocket.scope.get("subprotocols", ()):
            await self.websocket.close(4406)
            return
        await self.websocket.accept(PROTOCOL)
        LISTENERS.add()
        guard = asyncio.create_task(self._guard())
        reading = asyncio.create_task(self._read())
        try:
            done, _ = await asyncio.wait({guard, reading}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                await task
        except Closed as closed:
            if self.websocket.client_state is WebSocketState.CONNECTED:
                with suppress(RuntimeError, WebSocketDisconnect):
                    await self.websocket.close(closed.code, closed.reason)
        except WebSocketDisconnect:
            log.debug("websocket_left")
        finally:
            LISTENERS.add(by=-1)
            await _cancel(guard, reading, *self.running.values())

    async def _read(self) -> None:
        try:
            async with asyncio.timeout(INIT_SECONDS):
                first = await self._receive()
        except TimeoutError as error:
            raise Closed(4408, "Connection initialisation timeout") from error
        if first.get("type") != "connection_init":
            raise Closed(4401, "Unauthorized")
        payload = first.get("payload")
        self.credentials = payload if isinstance(payload, dict) else {}
        self.actor = await self._authenticated()
        await self._send({"type": "connection_ack"})
        while True:
            await self._handle(await self._receive())

    async def _receive(self) -> dict[str, Any]:
        text = await self.websocket.receive_text()
        if len(text) > LARGEST_MESSAGE:
            raise Closed(4400, "Too large")
        try:
            message = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise Closed(4400, "Invalid message") from error
        if not isinstance(message, dict):
            raise Closed(4400, "Invalid message")
        return message

    async def _handle(self, message: dict[str, Any]) -> None:
        match message:
            case {"type": "ping"}:
                await self._send({"type": "pong"})
            case {"type": "pong"}:
                return
            case {"type": "complete", "id": str(key)}:
                task = self.running.pop(key, None)
                if task is not None:
                    task.cancel()
            case {"type": "subscribe", "id": str(key), "payload": dict(asked)}:
                self._start(key, asked)
            case {"type": "connection_init"}:
                raise Closed(4429, "Too many initialisation requests")
            case _:
                raise Closed(4400, "Invalid message")

    def _start(self, key: str, asked: dict[str, Any]) -> None:
        if key in self.running:
            raise Closed(4409, f"Subscriber for {key[:100]} already exists")
        if len(self.running) >= SUBSCRIPTIONS:
            raise Closed(4429, "Too many subscriptions")
        self.running[key] = asyncio.create_task(self._run(key, asked))

    async def _run(self, key: str, asked: dict[str, Any]) -> None:
        """Run one operation to its end and tell the client how it ended."""
        try:
            await self._operation(key, asked)
            await self._send({"id": key, "type": "complete"})
        except Refused as refused:
            await self._fail(key, *refused.errors)
        except GraphQLError as error:
            await self._fail(key, error)
        except (WebSocketDisconnect, RuntimeError):
            log.debug("websocket_left", subscription=key)
        except Exception as error:  # noqa: BLE001 - the client gets a number, the log the rest
            await self._fail(key, GraphQLError("", original_error=error))
        finally:
            self.running.pop(key, None)

    async def _operation(self, key: str, asked: dict[str, Any]) -> None:
        if self.actor is None:
            raise Closed(4401, "Unauthorized")
        variables = asked.get("variables") or {}
        if not isinstance(variables, dict):
            message = "variables is an object."
            raise refusal(message, "BAD_REQUEST")
        operation = await self.runtime.operation(asked, self.actor)
        context = self.runtime.context(self.actor, self.websocket)
        if operation.kind is OperationType.SUBSCRIPTION:
            async for body in events(self.runtime.planner, operation, variables, context):
                await self._next(key, body)
        else:
            await self._next(key, await answer(self.runtime.planner, operation, variables, context))

    async def _next(self, key: str, body: bytes) -> None:
        await self.websocket.send_text(f'{{"id":{orjson.dumps(key).decode()},"type":"next","payload":{body.decode()}}}')

    async def _fail(self, key: str, *errors: GraphQLError) -> None:
        language = self.actor.language if self.actor else "en"
        with suppress(RuntimeError, WebSocketDisconnect):
            await self._send({"id": key, "type": "error", "payload": [shown(error, language) for error in errors]})

    async def _send(self, message: dict[str, Any]) -> None:
        await self.websocket.send_text(orjson.dumps(message).decode())

    async def _guard(self) -> None:
        """Look again and again whether the caller may still be here, and keep the line alive."""
        beat = 0
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            beat += 1
            if LEAVING.is_set():
                raise Closed(1012, "Service restart")
            if self.actor is not None:
                now = await self._authenticated()
                # Running subscriptions see with the rights that they began with: with others they begin anew.
                if now.rights() != self.actor.rights():
                    raise Closed(4403, "Rights changed")
                if beat % PING_SECONDS == 0:
                    await self._send({"type": "ping"})

    async def _authenticated(self) -> Actor:
        """Return who the credentials stand for now; raises Closed when nobody."""
        # What the browser itself sends along says nothing of the language chosen on the screen.
        given = ((name, self.credentials.get(name)) for name in ("authorization", "accept-language"))
        headers = [(name.encode(), value.encode()) for name, value in given if isinstance(value, str)]
        scope = {**self.websocket.scope, "headers": headers}
        try:
            actor = await self.runtime.authenticate(HTTPConnection(scope))
        except (UserError, UnicodeEncodeError) as error:
            raise Closed(4403, "Forbidden") from error
        if actor.kind is ActorKind.ANONYMOUS:
            raise Closed(4403, "Forbidden")
        return actor


async def _cancel(*tasks: asyncio.Task[Any]) -> None:
    """End tasks and wait until they have ended; how they ended was told already."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
