"""A PostgreSQL of its own with the shop's tables, and ways to send documents to the shop."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
import pytest
import structlog
import structlog.testing
from sqlalchemy import text

from api.core.actor import Actor
from api.core.config import Settings
from api.core.database import LOGIN_ROLES, Database
from api.core.graphql.context import Context
from api.core.graphql.execute import answer
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operations
from api.core.graphql.reads import paging
from api.core.graphql.reads.run import Planner
from api.core.graphql.schema import graphql_schema
from api.core.migrate import migrate
from dev.services import Postgres
from tests.graphql import shop, stock


@pytest.fixture(autouse=True)
def logs() -> Iterator[list[Any]]:
    """What was logged during the test; nothing is printed."""
    with structlog.testing.capture_logs() as entries:
        yield entries


@pytest.fixture(scope="package")
def shop_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The shop's database with its rows."""
    for table in shop.METADATA.sorted_tables:
        # The planner looks column types up among the product's tables; the shop's stand beside them.
        if table.name not in paging.METADATA.tables:
            table.to_metadata(paging.METADATA)
    with Postgres(tmp_path_factory.mktemp("shop"), durable=False) as server:
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg] # pydantic-settings accepts it at run time
            database_url=server.url,
            secret_key=secrets.token_hex(32),
            debug=True,
            trusted_only=False,
            pool_size=6,
        )
        asyncio.run(_fill(settings))
        yield settings


async def _fill(settings: Settings) -> None:
    await migrate(settings)
    database = Database(settings)
    async with database.owner.begin() as connection:
        await connection.run_sync(shop.METADATA.create_all)
        for table in shop.METADATA.sorted_tables:
            await connection.execute(table.insert(), stock.rows()[table.name])
            await connection.execute(text(f"grant all on {table.name} to {', '.join(LOGIN_ROLES)}"))
    await database.close()


@pytest.fixture(scope="package")
async def shop_db(shop_settings: Settings) -> Any:
    """The shop's database, open."""
    database = Database(shop_settings)
    yield database
    await database.close()


@asynccontextmanager
async def another_item(database: Database, **values: Any) -> AsyncIterator[str]:
    """An item beside the shop's own, gone afterwards: other tests know exactly which rows there are."""
    row = stock.new_item(**values)
    async with database.owner.begin() as connection:
        await connection.execute(shop.ITEM.insert(), row)
    try:
        yield f"itm_{row['id']}"
    finally:
        async with database.owner.begin() as connection:
            await connection.execute(shop.ITEM.delete().where(shop.ITEM.c.id == row["id"]))


Ask = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture(scope="package")
def planner(shop_settings: Settings) -> Planner:
    """The shop's plans."""
    del shop_settings
    return Planner(graphql_schema(shop.schema))


@pytest.fixture(scope="package")
def ask(shop_db: Database, shop_settings: Settings, planner: Planner) -> Ask:
    """Execute a document: `await ask(document, variables, actor=…, name=…)`."""
    limits = Limits(cost=10**9, aliases=10**6, depth=50, fields=10**6)
    operations = Operations(planner.schema, limits, introspection=False)

    async def send(
        document: str, variables: dict[str, Any] | None = None, actor: Actor | None = None, name: str | None = None
    ) -> dict[str, Any]:
        context = Context(actor or stock.staff(), shop_db, shop_settings)
        body = await answer(planner, operations.find(document, name), variables or {}, context)
        found: dict[str, Any] = orjson.loads(body)
        return found

    return send
