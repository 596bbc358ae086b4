"""Connections: one engine for each database role, and plain asyncpg pools for planned reads."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, suppress
from functools import cached_property
from typing import Any, cast

import asyncpg
import orjson
from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import QueuePool

from api.core.actor import Actor, ActorKind
from api.core.config import Settings
from api.core.driver import DRIVER
from api.core.metrics import CONNECTIONS
from api.core.read_log import ReadLog
from api.core.uow import NOW, Opening, UnitOfWork, begin

STAFF = "trunkline_staff"
PORTAL = "trunkline_portal"
WORKER = "trunkline_worker"
SIGNIN = "trunkline_signin"
LOGIN_ROLES = (STAFF, PORTAL, WORKER, SIGNIN)
# Reads everything, past row-level security, and writes nothing: for copies, never for the application.
BACKUP = "trunkline_backup"

# Of a connection for reads: it is replaced after so many queries, and closed when nobody has asked for so long.
QUERIES = 1_000_000
IDLE_SECONDS = 300.0

# For whoever reads a plan: what a change returns of its object is read on the connection of the change.
PLANS_RUN_WITH = {
    "timezone": "UTC",
    "jit": "off",
    # What is asked for often is in memory: there an index costs hardly more than the table, however short that is.
    "random_page_cost": "1.1",
    # From how much on a word resembles another: one wrong letter in five passes (CUS-05).
    "pg_trgm.word_similarity_threshold": "0.45",
}

ROLE_OF = {
    ActorKind.STAFF: STAFF,
    ActorKind.PORTAL: PORTAL,
    ActorKind.SYSTEM: WORKER,
    ActorKind.ANONYMOUS: SIGNIN,
}


class _PlainConnection(asyncpg.Connection):  # type: ignore[misc] # asyncpg's class is generic at type time only
    """A connection that carries no session state, so giving it back needs no round trip."""

    def get_reset_query(self) -> str:
        """Skip the reset: settings are transaction-local, nothing listens, no advisory lock outlives its transaction."""
        return ""


class _PlainPool(asyncpg.Pool):  # type: ignore[misc] # untyped
    """A pool that takes a connection back at once; asyncpg makes a task of it, which costs as much as a small read."""

    async def release(self, connection: Any, *, timeout: float | None = None) -> None:  # noqa: ASYNC109 - asyncpg's
        """Take back what is quiet here; what is being cancelled or inside a transaction has things to wait for."""
        plain = connection._con  # noqa: SLF001 - the pool's own proxy
        if plain is None or plain.is_closed() or plain.is_in_transaction() or plain._protocol._is_cancelling():  # noqa: SLF001
            await super().release(connection, timeout=timeout)
            return
        plain._on_release()  # noqa: SLF001
        await connection._holder.release(timeout)  # noqa: SLF001


class Database:
    """All ways into PostgreSQL; the application's roles own no table and cannot bypass row-level security."""

    def __init__(self, settings: Settings) -> None:
        """Open nothing yet: engines and pools open at first use."""
        self.settings = settings
        self._pools: dict[str, asyncpg.Pool] = {}
        self._passwords: dict[str, str] = {}
        self._lock = asyncio.Lock()
        self.read_log = ReadLog(self._for_read_log)

    @cached_property
    def owner(self) -> AsyncEngine:
        """The schema's owner: migrations and set-up only."""
        return self._engine(make_url(self.settings.database_url).set(drivername="postgresql+asyncpg"), {})

    @cached_property
    def staff(self) -> AsyncEngine:
        """Writes of staff."""
        return self._engine_of(STAFF)

    @cached_property
    def portal(self) -> AsyncEngine:
        """Writes of portal users: row-level security binds them to their customer."""
        return self._engine_of(PORTAL)

    @cached_property
    def worker(self) -> AsyncEngine:
        """Jobs and timers."""
        return self._engine_of(WORKER)

    @cached_property
    def signin(self) -> AsyncEngine:
        """Sign-in and anonymous callers: before a tenant is known."""
        return self._engine_of(SIGNIN)

    def engine_for(self, actor: Actor) -> AsyncEngine:
        """Return the engine of the actor's database role."""
        return {STAFF: lambda: self.staff, PORTAL: lambda: self.portal, WORKER: lambda: self.worker}.get(
            ROLE_OF[actor.kind], lambda: self.signin
        )()

    def unit_of_work(self, actor: Actor, opening: Opening = NOW) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a transaction as the actor; it rolls back unless committed."""
        return begin(self.engine_for(actor), actor, self.settings, opening)

    async def reads(self, actor: Actor) -> asyncpg.Pool:
        """Return the asyncpg pool for planned reads of the actor's database role."""
        role = ROLE_OF[actor.kind]
        if role not in self._pools:
            async with self._lock:
                if role not in self._pools:
                    self._pools[role] = await self._pool(role)
        return self._pools[role]

    async def close(self) -> None:
        """Write down the last reads and close whatever was opened."""
        await self.read_log.close()
        for name in ("owner", "staff", "portal", "worker", "signin"):
            engine = self.__dict__.pop(name, None)
            if engine is not None:
                await engine.dispose()
        for pool in self._pools.values():
            await pool.close()
        self._pools.clear()

    def count_connections(self) -> None:
        """Say for the metrics how many connections are open and in use, by role."""
        for role, name in zip(LOGIN_ROLES, ("staff", "portal", "worker", "signin"), strict=True):
            engine, plain = self.__dict__.get(name), self._pools.get(role)
            pool = cast("QueuePool | None", engine and engine.pool)
            used = (pool.checkedout() if pool else 0) + (plain.get_size() - plain.get_idle_size() if plain else 0)
            idle = (pool.checkedin() if pool else 0) + (plain.get_idle_size() if plain else 0)
            CONNECTIONS.set(name, "used", to=used)
            CONNECTIONS.set(name, "idle", to=idle)

    def _url(self, role: str) -> URL:
        """Return the database's address with the role's own login; the password is found by `_dial`."""
        return make_url(self.settings.database_url).set(drivername="postgresql+asyncpg", username=role, password=None)

    def _dial(self, role: str) -> Callable[..., Awaitable[asyncpg.Connection]]:
        """Return how to connect as a role: with the password that was good last, else with the others that hold.

        So a rotation of the secret key changes passwords while processes with either key go on working.
        """

        async def connect(*arguments: Any, **options: Any) -> asyncpg.Connection:
            known = self.settings.role_passwords(role)
            good = self._passwords.get(role, known[0])
            *others, last = (good, *(password for password in known if password != good))
            for password in others:
                with suppress(asyncpg.InvalidPasswordError):
                    connection = await asyncpg.connect(*arguments, **{**options, "password": password})
                    self._passwords[role] = password
                    return connection
            connection = await asyncpg.connect(*arguments, **{**options, "password": last})
            self._passwords[role] = last
            return connection

        return connect

    def _engine_of(self, role: str) -> AsyncEngine:
        """Open the engine of a role."""
        return self._engine(self._url(role), {"async_creator_fn": self._dial(role)})

    def _engine(self, url: URL, options: dict[str, Any]) -> AsyncEngine:
        """Open an engine that speaks orjson and reads every instant in UTC."""
        return create_async_engine(
            url,
            module=DRIVER,
            # Opening one costs as much as some changes: what a busy moment has opened stays, for the next one.
            pool_size=2 * self.settings.pool_size,
            max_overflow=0,
            pool_use_lifo=True,
            # Sends nothing: see the driver.
            pool_pre_ping=True,
            # An error names its statement, never the personal data that it carried: it ends in the log.
            hide_parameters=True,
            json_serializer=lambda value: orjson.dumps(value).decode(),
            json_deserializer=orjson.loads,
            connect_args={"server_settings": {**PLANS_RUN_WITH, "application_name": "trunkline"}, **options},
        )

    def _plain_url(self, role: str) -> str:
        """Return the address as asyncpg takes it."""
        return self._url(role).set(drivername="postgresql").render_as_string(hide_password=False)

    async def _for_read_log(self) -> asyncpg.Connection:
        """Connect as staff, whose reads go on record."""
        settings = {"timezone": "UTC", "application_name": "trunkline-audit"}
        return await self._dial(STAFF)(self._plain_url(STAFF), server_settings=settings)

    async def _pool(self, role: str) -> asyncpg.Pool:
        """Open a pool for planned statements, kept prepared."""
        return await _PlainPool(
            self._plain_url(role),
            connect=self._dial(role),
            min_size=1,
            max_size=self.settings.pool_size,
            max_queries=QUERIES,
            max_inactive_connection_lifetime=IDLE_SECONDS,
            setup=None,
            init=None,
            reset=None,
            loop=None,
            connection_class=_PlainConnection,
            record_class=asyncpg.Record,
            statement_cache_size=1000,
            max_cached_statement_lifetime=0,
            server_settings={**PLANS_RUN_WITH, "application_name": "trunkline-reads"},
        )
