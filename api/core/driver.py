"""What lies between SQLAlchemy and asyncpg, without the round trips that a transaction of ours does not need (ADR 12).

A transaction begins with its claims in one message, a pooled connection is known to be lost without being asked, and
statements that are always the same go to the driver directly, at a quarter of what SQLAlchemy makes of them.
"""

from typing import Any, Final, cast

import asyncpg
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_connection, AsyncAdapt_asyncpg_dbapi
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.util import await_only

# Of a connection: statements kept prepared, as many as the actions of all domains have.
STATEMENTS: Final = 1_000


class _Transaction:
    """A transaction that was begun by a message of ours."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def commit(self) -> None:
        # PostgreSQL answers so, without an error, when a statement before has failed and whoever ran it went on.
        if await self._connection.execute("commit") == "ROLLBACK":
            message = "nothing was committed: an earlier statement had failed"
            raise asyncpg.InFailedSQLTransactionError(message)

    async def rollback(self) -> None:
        await self._connection.execute("rollback")


class WriteConnection(AsyncAdapt_asyncpg_connection):
    """One connection of an engine; its errors are SQLAlchemy's, whichever way a statement went."""

    __slots__ = ()
    _connection: Any
    _transaction: Any

    def ping(self) -> None:
        """Refuse a connection whose server has closed it, which the event loop has noticed; nothing is sent.

        One that is lost without that fails at its first message, before anything is written: see `uow.begin`.
        """
        if self._connection.is_closed():
            message = "the connection is closed"
            raise self.dbapi.InterfaceError(message)

    async def enter(self, begin: str, sql: str, *arguments: Any) -> Any:
        """Begin a transaction with one message and return the row of its first statement; raises DBAPIError."""
        # Noted before it is sent: whoever is cancelled meanwhile must leave no transaction behind in the pool.
        self._transaction = _Transaction(self._connection)
        try:
            await self._connection.execute(begin)
        except Exception as error:
            raise self._told(begin, error) from error
        return await self.row(sql, *arguments)

    async def row(self, sql: str, *arguments: Any) -> Any:
        """Run a statement in the transaction and return its first row, None when it has none; raises DBAPIError."""
        try:
            # As for SQLAlchemy's own statements: after a rollback the next one begins anew, without claims.
            if self._transaction is None:
                await self._start_transaction()  # type: ignore[no-untyped-call] # SQLAlchemy types it not
            return await self._connection.fetchrow(sql, *arguments)
        except Exception as error:
            raise self._told(sql, error) from error

    def _told(self, sql: str, error: Exception) -> BaseException:
        """Return the error as SQLAlchemy tells it, without what the statement carried."""
        try:
            self._handle_exception(error)
        except self.dbapi.Error as known:
            lost = self._connection.is_closed()
            told: Any = DBAPIError.instance(
                sql, None, known, self.dbapi.Error, hide_parameters=True, connection_invalidated=lost
            )
            return cast("BaseException", told)
        except Exception as unknown:  # noqa: BLE001 - it is raised by the caller
            return unknown


class Driver(AsyncAdapt_asyncpg_dbapi):
    """The driver as SQLAlchemy sees it."""

    def connect(self, *arguments: Any, **options: Any) -> WriteConnection:
        """Open a connection."""
        creator = options.pop("async_creator_fn", asyncpg.connect)
        opened = creator(*arguments, statement_cache_size=STATEMENTS, max_cached_statement_lifetime=0, **options)
        made = WriteConnection.create(self, opened, prepared_statement_cache_size=STATEMENTS)
        connection: WriteConnection = await_only(made)
        return connection


DRIVER: Final = Driver(asyncpg)  # type: ignore[no-untyped-call] # SQLAlchemy types it not


def beneath(connection: AsyncConnection) -> WriteConnection:
    """Return what lies beneath a connection that was taken from an engine of ours."""
    found: Any = connection.sync_connection
    held: WriteConnection = found.connection.dbapi_connection
    return held
