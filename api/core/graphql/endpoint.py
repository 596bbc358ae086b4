"""POST /graphql: from bytes to bytes with little in between."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import orjson
import strawberry
import structlog
from graphql import GraphQLError, GraphQLSchema
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from api.core.actor import Actor, ActorKind
from api.core.config import Settings
from api.core.database import Database
from api.core.errors import UserError
from api.core.graphql.context import Context
from api.core.graphql.documents import TrustedDocuments
from api.core.graphql.execute import answer, error_body
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operation, Operations
from api.core.graphql.reads.run import Planner
from api.core.graphql.refusals import Refused, refusal
from api.core.graphql.schema import graphql_schema
from api.core.graphql.websocket import websocket_endpoint

LARGEST_BODY: Final = 256 * 1024
LONGEST_TEXT: Final = 64 * 1024
HEADERS: Final = {"cache-control": "no-store"}

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

    def context(self, actor: Actor, connection: HTTPConnection) -> Context:
        """Return the context of one operation."""
        return Context(actor, self.database, self.settings, connection)


def graphql_routes(
    schema: strawberry.Schema,
    database: Database,
    settings: Settings,
    authenticate: Authenticate,
    memory: Memory = NOBODY,
) -> list[BaseRoute]:
    """Return the routes of /graphql: POST, and the WebSocket of subscriptions."""
    runtime = Runtime(graphql_schema(schema), database, settings, authenticate, memory)
    return [
        Route("/graphql", _Post(runtime), methods=["POST"]),
        WebSocketRoute("/graphql", websocket_endpoint(runtime)),
    ]


class _Post:
    """The endpoint as a bare ASGI application, which Starlette routes to without a wrapper."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            status, body, headers = await self._answer(request)
        except ClientDisconnect:
            return
        response = Response(body, status, {**HEADERS, **dict(headers)}, "application/json")
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> tuple[int, bytes, list[tuple[str, str]]]:
        runtime = self.runtime
        try:
            asked = _parsed(await read_body(request))
            known = runtime.remembered(request)
            actor = known or await runtime.authenticate(request)
            operation = await runtime.operation(asked, actor)
        except TooLarge:
            return 413, error_body(GraphQLError("The request is too large.", extensions={"code": "BAD_REQUEST"})), []
        except Refused as refused:
            return 400, error_body(*refused.errors), []
        except UserError as error:
            return 401, error_body(GraphQLError(error.title, original_error=error)), []
        context = runtime.context(actor, request)
        if known is not None:
            context.confirm = partial(runtime.authenticate, request)
        body = await answer(runtime.planner, operation, asked.get("variables") or {}, context)
        return 200, body, context.response_headers


class TooLarge(Exception):
    """The body exceeds the bound."""


async def read_body(request: Request) -> bytes:
    """Read the body, giving up as soon as it is too large; raises TooLarge."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            raise TooLarge
        parts.append(part)
    return b"".join(parts)


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
