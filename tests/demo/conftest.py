"""Bases filled as the large demo fills them: of a size that is made in a few seconds, and of the large one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import asyncpg
import pytest

from api.core.database import Database
from api.demo.large import SIZES, Size, fill_large
from api.demo.seed import seed_demo

CUSTOMERS: Final = 2_000
# Not their definitions: PostgreSQL writes the condition of a partial index otherwise the second time.
INDEXES: Final = "select indexname from pg_indexes where schemaname = 'public' order by 1"


@dataclass(frozen=True, slots=True)
class Filled:
    """The database, its owner's connection, the steps of the load, and the indexes that stood before it."""

    database: Database
    owner: asyncpg.Connection
    steps: list[str]
    indexes: list[Any]


NewDatabase = Callable[[], AbstractAsyncContextManager[Database]]


@pytest.fixture(scope="package")
async def filled(new_database: NewDatabase) -> AsyncIterator[Filled]:
    """Two branches with the small demo and many more customers, of which the first has a line for each."""
    async with _filled(new_database, ("RO", "ES"), Size(CUSTOMERS, 2)) as made:
        yield made


@pytest.fixture(scope="module")
async def large(new_database: NewDatabase) -> AsyncIterator[Filled]:
    """What `make demo SIZE=large` makes."""
    async with _filled(new_database, ("RO", "PL", "ES", "PE"), SIZES["large"]) as made:
        yield made


@asynccontextmanager
async def _filled(new_database: NewDatabase, countries: tuple[str, ...], size: Size) -> AsyncIterator[Filled]:
    async with new_database() as database:
        await seed_demo(database, countries=countries)
        owner = await asyncpg.connect(database.settings.database_url, command_timeout=None)
        indexes = await owner.fetch(INDEXES)
        steps: list[str] = []
        await fill_large(
            database.settings.database_url, database.settings.files_url, size, lambda step, _: steps.append(step)
        )
        # As the server does by itself a little later: what is counted in an index is not looked up in the table.
        await owner.execute("vacuum analyze")
        yield Filled(database, owner, steps, indexes)
        await owner.close()
