"""The ASGI application: routes, middleware, lifespan. No rules."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from hmac import compare_digest
from pathlib import Path

from asyncpg import InterfaceError, PostgresError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import configure_mappers
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from api.core.actor import Actor
from api.core.assets import Assets
from api.core.config import Settings, get_settings
from api.core.database import Database
from api.core.graphql.endpoint import NOBODY, Directly, Memory, graphql_routes, graphql_runtime
from api.core.headers import POLICY, SecurityHeaders
from api.core.hints import disconnect
from api.core.leaving import LEAVING, CloseWhenLeaving
from api.core.logs import RequestsInLogs, configure_logs
from api.core.metrics import Shared, exposed
from api.core.outage import unavailable
from api.core.traces import configure_traces, finish_traces
from api.files.http import file_routes
from api.operations.heartbeat import Heart
from api.operations.models import ProcessKind
from api.people.auth.authenticate import HOLDS, Callers
from api.people.http import routes as people_routes
from api.schema import schema

Authenticate = Callable[[HTTPConnection], Awaitable[Actor]]


def create_app(
    settings: Settings | None = None,
    *,
    database: Database | None = None,
    authenticate: Authenticate | None = None,
    metrics: Shared | None = None,
) -> Starlette:
    """Build the application; tests hand in their database and their callers, a server of many processes its metrics."""
    settings = settings or get_settings()
    configure_logs(settings)
    configure_traces("api")
    metrics = metrics or Shared()
    # Policies judge rows that were never loaded; in a process that has not queried yet, these would have no attributes.
    configure_mappers()
    database = database or Database(settings)

    known = Callers(database, settings)
    callers = authenticate or known.confirmed
    memory = Memory(known.remembered, HOLDS) if authenticate is None else NOBODY
    runtime = graphql_runtime(schema, database, settings, callers, memory)
    operations = graphql_routes(runtime)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        stopping = asyncio.Event()
        heart = asyncio.create_task(Heart(database, ProcessKind.API, metrics).beat_until(stopping))
        reading = asyncio.create_task(runtime.read_documents())
        yield
        reading.cancel()
        stopping.set()
        await heart
        finish_traces()
        await disconnect()
        await database.close()

    return Starlette(
        routes=[
            Route("/health/live", _live),
            Route("/health/ready", _ready(database)),
            Route("/metrics", _metrics(settings, metrics)),
            *people_routes(database, settings),
            *operations,
            *file_routes(database, settings, callers),
            *(_graphiql_routes(settings.graphiql_path) if settings.debug else ()),
            *_web_routes(Path(settings.web_path)),
        ],
        middleware=[
            Middleware(RequestsInLogs),
            Middleware(CloseWhenLeaving),
            Middleware(Directly, routes=operations),
            Middleware(GZipMiddleware, minimum_size=1024),
            Middleware(SecurityHeaders),
        ],
        lifespan=lifespan,
        exception_handlers=dict.fromkeys((OSError, SQLAlchemyError, InterfaceError, PostgresError), unavailable),
    )


def behind_proxies(application: ASGIApp, trusted: str) -> ASGIApp:
    """Take the client's address from proxies at these addresses or networks, `*` for any; from nobody when empty.

    Without it all clients of a proxy are one place, and wrong passwords of one would lock the others' accounts.
    """
    if not trusted:
        return application
    # Who answers a server's requests has it; who only looks at the application, as tests and tools do, need not.
    from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware  # noqa: PLC0415

    wrapped: ASGIApp = ProxyHeadersMiddleware(application, trusted_hosts=trusted)
    return wrapped


async def _live(request: Request) -> Response:
    """Say that the process answers."""
    del request
    return JSONResponse({"status": "live"})


def _ready(database: Database) -> Callable[[Request], Awaitable[Response]]:
    """Say whether the process can serve: the database answers, and it was not told to end."""

    async def ready(request: Request) -> Response:
        del request
        if LEAVING.is_set():
            return JSONResponse({"status": "leaving"}, status_code=503)
        async with database.staff.connect() as connection:
            await connection.execute(text("select 1"))
        return JSONResponse({"status": "ready"})

    return ready


def _metrics(settings: Settings, metrics: Shared) -> Callable[[Request], Awaitable[Response]]:
    """Serve the metrics to whoever has their token: they tell how the house is run, and the port is the world's."""

    async def show(request: Request) -> Response:
        given = request.headers.get("authorization", "").encode()
        known = [f"Bearer {token}".encode() for token in settings.metrics_tokens()]
        if not any([compare_digest(given, token) for token in known]):  # noqa: C419 - none is left out, whoever matches
            return Response("python -m api.cli metrics-token prints the token.", 401)
        return Response(
            await asyncio.to_thread(exposed, metrics), media_type="text/plain; version=0.0.4; charset=utf-8"
        )

    return show


def _graphiql_routes(folder: str) -> list[BaseRoute]:
    """Serve the page for trying queries, in development only; it asks as the member of staff signed in to the app."""
    return [
        Route("/graphiql", RedirectResponse("/graphiql/")),
        Mount("/graphiql", _GraphiQL(directory=folder, html=True, check_dir=False)),
    ]


def _web_routes(folder: Path) -> list[BaseRoute]:
    """Serve the built single-page app: hashed assets for ever, every other path as the page itself."""
    folder = folder.resolve()
    page = folder / "index.html"

    async def index(request: Request) -> Response:
        file = await asyncio.to_thread(_servable, folder, request.path_params.get("path", "")) or page
        if file == page and not await asyncio.to_thread(page.exists):
            return Response("The web application is not built yet: make run builds it.", status_code=404)
        return FileResponse(file, headers={"cache-control": "no-cache"})

    return [
        Mount("/assets", Assets(directory=folder / "assets", check_dir=False)),
        Route("/{path:path}", index, methods=["GET"]),
    ]


def _servable(folder: Path, path: str) -> Path | None:
    """Return the file of that path when it lies in the folder; a path that no file can have is the page's."""
    try:
        file = (folder / path).resolve()
        return file if file.is_relative_to(folder) and file.is_file() else None
    except (OSError, ValueError):
        return None


class _GraphiQL(StaticFiles):
    """GraphiQL's own style sheet holds its fonts."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """Let the page use them."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type] # handed through unchanged
        response.headers["content-security-policy"] = POLICY.replace("font-src 'self'", "font-src 'self' data:")
        return response
