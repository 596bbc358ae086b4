"""/graphql: from bytes to bytes with little in between."""

import asyncio
import gzip
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any, Final

import orjson
import strawberry
import structlog
from graphql import GraphQLError, GraphQLSchema
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from api.core.actor import Actor, ActorKind
from api.core.config import Settings
from api.core.database import Database
from api.core.errors import UserError
from api.core.graphql.connection import Connection
from api.core.graphql.context import Context
from api.core.graphql.documents import TrustedDocuments
from api.core.graphql.execute import CallerGone, answer, error_body
from api.core.graphql.keeping import Headers, check_kept, tagged
from api.core.graphql.keeping import asked as asked_by_get
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operation, Operations
from api.core.graphql.reads.run import Planner
from api.core.graphql.refusals import Refused, refusal
from api.core.graphql.schema import graphql_schema
from api.core.graphql.websocket import websocket_endpoint
from api.core.headers import SAFE
from api.core.metrics import REQUESTS
from api.core.outage import is_outage
from api.core.traces import span

LARGEST_BODY: Final = 256 * 1024
LONGEST_TEXT: Final = 64 * 1024
PATH: Final = "/graphql"
HEADERS: Final = (
    (b"content-type", b"application/json"),
    *((name.encode(), value.encode()) for name, value in SAFE.items()),
)
UNKEPT: Final = ((b"cache-control", b"no-store"), (b"vary", b"accept-encoding"))
# Shorter answers fit into one packet anyway; this level takes a third of the time of the smallest and gives 10 % more.
COMPRESSED: Final = 1_024
LEVEL: Final = 4
OK: Final = 200
TIERS: Final = ("none", "planned", "shaped", "executed")
REFUSED: Final = ("other", "none", "refused")

Authenticate = Callable[[HTTPConnection], Awaitable[Actor]]


@dataclass(frozen=True, slots=True)
class Memory:
    """Who asked before: `remembered` needs no I/O, and `holds` is SQL over the claims that proves it in a plan."""

    remembered: Callable[[HTTPConnection], Actor | None]
    holds: str


NOBODY: Final = Memory(lambda _connection: None, "")

log = structlog.get_logger(__name__)


class Runtime:
    """What the endpoint and the WebSocket share: operations, plans and trusted documents of one schema."""

    def __init__(
        self,
        schema: GraphQLSchema,
        database: Database,
        settings: Settings,
        authenticate: Authenticate,
        memory: Memory = NOBODY,
    ) -> None:
        """Read the trusted documents; introspection is for development only."""
        self.database = database
        self.settings = settings
        self.authenticate = authenticate
        self.remembered = memory.remembered
        self.operations = Operations(schema, Limits(), introspection=settings.debug)
        self.planner = Planner(schema, memory.holds)
        self.documents = TrustedDocuments(settings.documents_path, database)

    async def operation(self, request: dict[str, Any], actor: Actor) -> Operation:
        """Return the operation that a request names; raises Refused.

        Staff may send any document within the limits, everybody else only the operations of our own apps.
        """
        document_id, text, name = request.get("documentId"), request.get("query"), request.get("operationName")
        if not isinstance(name, str | None):
            message = "operationName is a string."
            raise refusal(message, "BAD_REQUEST")
        if isinstance(document_id, str):
            known = await self.documents.find(document_id)
            if known is None:
                message = "This document is not known."
                raise refusal(message, "DOCUMENT_NOT_FOUND")
            return self.operations.find(known, name, trusted=True)
        if not isinstance(text, str) or len(text) > LONGEST_TEXT:
            message = "Send a documentId, or a query of at most 64 KiB."
            raise refusal(message, "BAD_REQUEST")
        if self.settings.trusted_only and actor.kind is not ActorKind.STAFF:
            message = "Only documents of our own apps are answered here."
            raise refusal(message, "DOCUMENT_NOT_TRUSTED")
        return self.operations.find(text, name)

    async def read_documents(self) -> None:
        """Read and validate this release's documents, which takes longest of all in a first answer; one at a time."""
        for text in self.documents.texts():
            with suppress(Refused):
                self.operations.find(text, None, trusted=True)
            await asyncio.sleep(0)

    def context(self, actor: Actor, connection: HTTPConnection) -> Context:
        """Return the context of one operation."""
        return Context(actor, self.database, self.settings, connection)


def graphql_runtime(
    schema: strawberry.Schema,
    database: Database,
    settings: Settings,
    authenticate: Authenticate,
    memory: Memory = NOBODY,
) -> Runtime:
    """Put together what answers operations of a schema."""
    return Runtime(graphql_schema(schema), database, settings, authenticate, memory)


def graphql_routes(runtime: Runtime) -> list[BaseRoute]:
    """Return the routes of /graphql: POST and GET, and the WebSocket of subscriptions."""
    return [
        Route(PATH, Endpoint(runtime), methods=["POST", "GET"]),
        WebSocketRoute(PATH, websocket_endpoint(runtime)),
    ]


class Directly:
    """Leads operations to their endpoint past everything else, which costs as much as a small one itself."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        """Take the rest of the application and the routes of /graphql."""
        self.app = app
        self.endpoint: ASGIApp = next(route.app for route in routes if isinstance(route, Route))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no operation."""
        straight = scope["type"] == "http" and scope["path"] == PATH and scope["method"] in {"POST", "GET"}
        await (self.endpoint if straight else self.app)(scope, receive, send)


class Endpoint:
    """The endpoint as a bare ASGI application; it brings its own headers and compresses for itself."""

    def __init__(self, runtime: Runtime) -> None:
        """Take what it shares with the WebSocket."""
        self.runtime = runtime

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        connection = Connection(scope)
        began = perf_counter()
        try:
            status, body, extra, how = await self._answer(connection, receive)
        except ClientDisconnect:
            return
        REQUESTS.observe(perf_counter() - began, *how)
        more: Headers = UNKEPT
        if scope["method"] == "GET" and status == OK:
            status, body, more = tagged(body, connection.headers.get("if-none-match", ""))
        headers = [*HEADERS, *more, *((name.encode(), value.encode()) for name, value in extra)]
        if len(body) >= COMPRESSED and "gzip" in connection.headers.get("accept-encoding", ""):
            body = gzip.compress(body, LEVEL)
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", b"%d" % len(body)))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _answer(
        self, connection: HTTPConnection, receive: Receive
    ) -> tuple[int, bytes, list[tuple[str, str]], tuple[str, str, str]]:
        """Return status, body and headers, and the operation, tier and outcome that are counted."""
        runtime = self.runtime
        try:
            by_get = connection.scope["method"] == "GET"
            asked = asked_by_get(connection.scope["query_string"]) if by_get else _parsed(await read_body(receive))
            known = runtime.remembered(connection)
            actor = known or await runtime.authenticate(connection)
            operation = await runtime.operation(asked, actor)
            if by_get:
                check_kept(runtime.planner, operation, actor, asked["variables"])
        except TooLarge:
            fault = GraphQLError("The request is too large.", extensions={"code": "BAD_REQUEST"})
            return 413, error_body(fault), [], REFUSED
        except Refused as refused:
            return 400, error_body(*refused.errors), [], REFUSED
        except UserError as error:
            return 401, error_body(GraphQLError(error.title, original_error=error)), [], REFUSED
        except Exception as error:
            if not is_outage(error):
                raise
            return 503, error_body(GraphQLError("", original_error=error)), [], REFUSED
        context = runtime.context(actor, connection)
        if known is not None:
            context.confirm = partial(runtime.authenticate, connection)
        with span(operation.label):
            try:
                body = await answer(runtime.planner, operation, asked.get("variables") or {}, context)
            except CallerGone as gone:
                return 401, error_body(GraphQLError(gone.reason.title, original_error=gone.reason)), [], REFUSED
        return OK, body, context.response_headers, (operation.label, TIERS[context.tier], context.outcome)


class TooLarge(Exception):
    """The body exceeds the bound."""


async def read_body(receive: Receive) -> bytes:
    """Read the body, giving up as soon as it is too large; raises TooLarge, ClientDisconnect."""
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST_BODY:
            raise TooLarge
    return body


def _parsed(body: bytes) -> dict[str, Any]:
    """Return the request; raises Refused unless it is a JSON object with an object of variables."""
    try:
        asked = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        message = "The request is no JSON."
        raise refusal(message, "BAD_REQUEST") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("variables") or {}, dict):
        message = "The request is an object with documentId or query, and an object of variables."
        raise refusal(message, "BAD_REQUEST")
    return asked
