"""Whether an error says that the database is away: it is starting again, and the same request succeeds in a moment.

Clients hear 503 and try again by themselves; everything else is a fault of ours.
"""

from collections.abc import Iterator
from typing import Final

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

UNAVAILABLE: Final = "UNAVAILABLE"
AWAY: Final = (
    ConnectionError,
    PoolTimeout,
    asyncpg.PostgresConnectionError,
    # 57P01 to 57P03: told to end, ended after another's crash, not yet taking connections.
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.InterfaceError,
)


def is_outage(error: BaseException) -> bool:
    """Tell whether the error, or one that it came from, is the database's absence."""
    return any(
        isinstance(each, AWAY)
        # Several addresses were tried in vain, or the server's socket is not there.
        or (type(each) is OSError)
        or (isinstance(each, DBAPIError) and each.connection_invalidated)
        for each in _origins(error)
    )


def _origins(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        original = getattr(error, "orig", None)
        error = original if isinstance(original, BaseException) else error.__cause__ or error.__context__


async def unavailable(request: Request, error: Exception) -> Response:
    """Answer 503 while the database is away; another error goes on."""
    del request
    if not is_outage(error):
        raise error
    return JSONResponse({"status": "unavailable"}, status_code=503, headers={"retry-after": "1"})
