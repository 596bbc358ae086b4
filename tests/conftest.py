"""Real PostgreSQL and Valkey for the session, and the callers of the tests."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, cast
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import httpx
import hypothesis
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import QueuePool
from xdist.scheduler import LoadScopeScheduling

from api.core import i18n
from api.core.actor import SYSTEM, Actor
from api.core.config import Settings, get_settings
from api.core.database import Database
from api.core.hints import disconnect
from api.core.logs import configure_logs
from api.core.migrate import migrate
from api.core.uow import UnitOfWork
from api.people.actions import seed_roles
from dev.services import Postgres, Valkey

# A text that is missing fails the test that meets it.
i18n.be_strict()


# The everyday suite draws the same examples every time and is not hurried: what it finds, it finds again.
hypothesis.settings.register_profile("everyday", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("everyday")


# What is expensive to set up serves a package, so one process runs all of it.
TOGETHER = ("tests/authorization/", "tests/graphql/")


class Files(LoadScopeScheduling):  # type: ignore[misc] # xdist has no types
    """Tests of a file, and of the packages above, stay in one process when several share the work (`-n 2`)."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what a test belongs to."""
        return next((package for package in TOGETHER if nodeid.startswith(package)), nodeid.partition("::")[0])


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Files:
    """Share the work by `Files`; the groups of xdist itself have no effect with this pytest."""
    return Files(config, log)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A PostgreSQL server of this session's own."""
    with Postgres(tmp_path_factory.mktemp("postgres"), durable=False) as started:
        yield started


@pytest.fixture(scope="session")
def postgres(server: Postgres) -> str:
    """The superuser's address of the session's server."""
    return server.url


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Valkey server of this session's own; yields its address."""
    with Valkey(tmp_path_factory.mktemp("valkey"), durable=False) as server:
        yield server.url


@pytest.fixture(scope="session")
def template(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A migrated database with the roles of the sources, from which others are copied; nobody connects to it."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg] # pydantic-settings accepts it at run time
        database_url=_with_database(postgres, "template_trunkline"),
        secret_key=secrets.token_hex(32),
        files_url=tmp_path_factory.mktemp("files").as_uri(),
        debug=True,
        trusted_only=False,
        pool_size=4,
    )

    async def build() -> None:
        await _execute(postgres, "create database template_trunkline")
        await migrate(settings)
        database = Database(settings)
        async with database.unit_of_work(SYSTEM) as uow:
            await seed_roles(uow)
            await uow.commit()
        await database.close()

    asyncio.run(build())
    return settings


@pytest.fixture(scope="session")
def settings(postgres: str, valkey: str, template: Settings) -> Settings:
    """The settings of the database that the session's tests share, also as the process's own settings."""
    asyncio.run(_execute(postgres, "create database shared template template_trunkline"))
    url = _with_database(postgres, "shared")
    shared = template.model_copy(update={"database_url": url, "redis_url": valkey})
    for name in ("database_url", "redis_url", "secret_key", "files_url"):
        os.environ[name.upper()] = getattr(shared, name)
    get_settings.cache_clear()
    # Lines as in production; drawn tracebacks of expected refusals would take longer than the tests.
    configure_logs(shared)
    return shared


@pytest.fixture(scope="session")
async def database(settings: Settings) -> AsyncIterator[Database]:
    """The shared database's pools, whose compiled and prepared statements serve all tests."""
    opened = Database(settings)
    yield opened
    await disconnect()
    await opened.close()


@pytest.fixture
async def db(database: Database) -> AsyncIterator[Database]:
    """The shared database: make a branch of your own and never count globally. No connection may be left open."""
    yield database
    left = {name: held for name, held in _held(database).items() if held}
    assert not left, f"connections that the test left open: {left}"


NewDatabase = Callable[[], AbstractAsyncContextManager[Database]]


@pytest.fixture(scope="session")
def new_database(postgres: str, settings: Settings) -> NewDatabase:
    """Make an empty migrated database that lasts as long as its block."""

    @asynccontextmanager
    async def made() -> AsyncIterator[Database]:
        name = f"fresh_{secrets.token_hex(6)}"
        await _execute(postgres, f"create database {name} template template_trunkline")
        database = Database(settings.model_copy(update={"database_url": _with_database(postgres, name)}))
        yield database
        await database.close()
        await _execute(postgres, f"drop database {name} with (force)")

    return made


@pytest.fixture
async def fresh_db(new_database: NewDatabase) -> AsyncIterator[Database]:
    """An empty migrated database of the test's own."""
    async with new_database() as database:
        yield database


@pytest.fixture
def uow_for(db: Database) -> Callable[[Actor], AbstractAsyncContextManager[UnitOfWork]]:
    """Open a unit of work on the shared database as somebody."""
    return db.unit_of_work


@pytest.fixture
async def uow(db: Database) -> AsyncIterator[UnitOfWork]:
    """A unit of work of the system on the shared database; commit it to keep what it did."""
    async with db.unit_of_work(SYSTEM) as unit:
        yield unit


Gql = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
async def gql(settings: Settings, db: Database) -> AsyncIterator[Gql]:
    """Send a document as somebody through the real application: `await gql(actor, document, variables)`.

    Returns the whole answer, `{"data": …, "errors": …}`. The actor is handed to the application directly; sign-in
    has tests of its own.
    """
    from api.app import create_app  # noqa: PLC0415 - settings must stand first

    acting: dict[str, Actor] = {}

    async def authenticate(request: object) -> Actor:
        del request
        return acting["now"]

    application = create_app(settings, database=db, authenticate=authenticate)
    transport = httpx.ASGITransport(app=application)
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:

        async def send(actor: Actor, document: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
            acting["now"] = actor
            answer = await client.post("/graphql", json={"query": document, "variables": variables or {}})
            return dict(answer.json())

        yield send


def _held(database: Database) -> dict[str, int]:
    """Return how many connections are in use, by engine and pool."""
    engines = {name: engine for name, engine in vars(database).items() if isinstance(engine, AsyncEngine)}
    held = {name: cast("QueuePool", engine.pool).checkedout() for name, engine in engines.items()}
    return held | {name: pool.get_size() - pool.get_idle_size() for name, pool in database._pools.items()}


def _with_database(url: str, name: str) -> str:
    """Return the address of another database of the same server."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{name}"))


async def _execute(url: str, statement: str) -> None:
    """Run one statement as the superuser."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
