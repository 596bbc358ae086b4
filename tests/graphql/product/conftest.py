"""A database of the product with the nasty rows, and ways to ask it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import orjson
import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from api.core.actor import Actor
from api.core.database import Database
from api.core.graphql.context import Context
from api.core.graphql.execute import answer
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operations
from api.core.graphql.reads.run import Planner
from api.core.graphql.refusals import Refused
from api.core.graphql.schema import graphql_schema
from api.schema import schema
from tests.graphql.product.data import rows
from tests.graphql.product.world import World

Planned = Callable[[str, dict[str, Any], Actor], Awaitable[dict[str, Any] | None]]
# Reading depends on no rule about what may be written, and nasty rows break some of those rules.
LOOSEN = """
do $$ declare one record; begin
    for one in select conrelid::regclass as held, conname from pg_constraint
        where contype = 'c' and connamespace = 'public'::regnamespace loop
        execute format('alter table %s drop constraint %I', one.held, one.conname);
    end loop;
end $$
"""


@pytest.fixture(scope="package")
async def product_db(new_database: Callable[[], AbstractAsyncContextManager[Database]]) -> AsyncIterator[Database]:
    """The product's tables with the nasty rows."""
    async with new_database() as database:
        async with database.owner.begin() as connection:
            await connection.execute(text(LOOSEN))
            await connection.execute(text("alter table event alter column seq drop identity"))
            await connection.execute(text("set local session_replication_role = replica"))
            await connection.execute(text("delete from role"))
            for name, made in rows().items():
                await connection.execute(SQLModel.metadata.tables[name].insert(), made)
        yield database


@pytest.fixture(scope="package")
async def world(product_db: Database) -> World:
    """All rows as they are stored."""
    return await World.load(product_db)


@pytest.fixture(scope="package")
def planned(product_db: Database) -> Planned:
    """Answer as the endpoint does: `await planned(document, variables, actor)`; None for what it refuses as too large."""
    planner = Planner(graphql_schema(schema))
    operations = Operations(planner.schema, Limits(), introspection=False)

    async def ask(document: str, variables: dict[str, Any], actor: Actor) -> dict[str, Any] | None:
        try:
            operation = operations.find(document, None)
        except Refused as refused:
            if "too large" in refused.errors[0].message:
                return None
            raise
        context = Context(actor, product_db, product_db.settings)
        found: dict[str, Any] = orjson.loads(await answer(planner, operation, variables, context))
        return found

    return ask
