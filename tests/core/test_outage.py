"""A database that is away is told from a fault of ours."""

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from api.core.outage import is_outage


def wrapped(error: Exception) -> Exception:
    """The error as SQLAlchemy raises it on."""
    return DBAPIError("select 1", {}, error)


def caused(error: Exception) -> Exception:
    """An error that came from another."""
    second = RuntimeError("on top")
    second.__cause__ = error
    return second


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(),
        asyncpg.CannotConnectNowError("the database system is starting up"),
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
        wrapped(asyncpg.InterfaceError("connection is closed")),
        caused(ConnectionResetError()),
    ],
)
def test_an_absent_database_is_an_outage(error: Exception) -> None:
    assert is_outage(error)


@pytest.mark.parametrize(
    "error",
    [ValueError("x"), IntegrityError("insert", {}, asyncpg.UniqueViolationError("twice")), caused(KeyError("y"))],
)
def test_a_fault_of_ours_is_none(error: Exception) -> None:
    assert not is_outage(error)
