"""The limit: SQL written by hand for each request, its JSON sent as PostgreSQL wrote it, and nothing else.

`POST /<kind>` with the statement's parameters as its body. Staff are a branch; the tenant of the portal is the customer itself,
in the transaction that row-level security needs.
"""

import os
from pathlib import Path
from typing import Any, Final

import asyncpg
import orjson

from api.core.database import PLANS_RUN_WITH

SQL: Final = Path(__file__).parent / "sql"
ENTER: Final = "begin read only; select set_config('app.actor', '{}', true), set_config('app.customer', '{}', true)"
STATEMENTS: Final = {path.stem: path.read_text(encoding="utf-8") for path in SQL.glob("*.sql")}


class _Connection(asyncpg.Connection):  # type: ignore[misc] # asyncpg's class is generic at type time only
    def get_reset_query(self) -> str:
        return ""


class Limit:
    """A bare ASGI application."""

    def __init__(self) -> None:
        self.pools: dict[str, Any] = {}
        self.branch = os.environ["LIMIT_BRANCH"]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        kind = scope["path"][1:]
        body = b""
        more = True
        while more:
            message = await receive()
            body += message["body"]
            more = message.get("more_body", False)
        answer = b'{"data":' + await self.answer(kind, orjson.loads(body)) + b"}"
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(answer))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def answer(self, kind: str, given: list[Any]) -> Any:
        statement = STATEMENTS[kind]
        match kind:
            case "portal360":
                async with self.pools["portal"].acquire() as connection:
                    await connection.execute(ENTER.format("", *given))
                    try:
                        return await connection.fetchval(statement, *given)
                    finally:
                        await connection.execute("commit")
            case "search" | "mutation":
                return await self.pools["staff"].fetchval(statement, *given)
        return await self.pools["staff"].fetchval(statement, self.branch, *given)

    async def _lifespan(self, receive: Any, send: Any) -> None:
        await receive()
        for name in ("staff", "portal"):
            self.pools[name] = await asyncpg.create_pool(
                os.environ[f"LIMIT_{name.upper()}_URL"], min_size=1, max_size=10, connection_class=_Connection,
                statement_cache_size=100, max_cached_statement_lifetime=0,
                server_settings=PLANS_RUN_WITH,
            )  # fmt: skip
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for pool in self.pools.values():
            await pool.close()
        await send({"type": "lifespan.shutdown.complete"})


app = Limit()
