"""Sessions of the request's caller: staff, or the tenant whom row-level security reads from two settings."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from strawberry.types.info import Info as StrawberryInfo

from api.core.database import PLANS_RUN_WITH

if TYPE_CHECKING:
    from benchmarks.reads.ordinary.loaders import Loaders

TENANT = text("select set_config('app.actor', '', true), set_config('app.customer', :customer, true)")


@cache
def engine(role: str) -> AsyncEngine:
    """Return the pool of a database role, `staff` or `portal`."""
    url = make_url(os.environ[f"LIMIT_{role.upper()}_URL"]).set(drivername="postgresql+asyncpg")
    settings = {"server_settings": PLANS_RUN_WITH}
    return create_async_engine(url, pool_size=10, max_overflow=10, connect_args=settings)


@dataclass
class Context:
    """One request."""

    customer: str
    loaders: "Loaders" = field(init=False)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Open a session of its own for each resolver: siblings run at once, and may not share one."""
        async with AsyncSession(engine("portal" if self.customer else "staff"), expire_on_commit=False) as session:
            if self.customer:
                await session.execute(TENANT, {"customer": self.customer})
            yield session


Info = StrawberryInfo[Context, None]
