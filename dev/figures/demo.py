"""The running product on which pictures and figures are made."""

from __future__ import annotations

import asyncio
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.core.actor import SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.core.migrate import migrate
from api.demo.seed import seed_demo
from api.people.actions import seed_roles
from dev.figures.stage import COUNTRY
from dev.figures.story import prepare, publish_terms_of_service, send_a_contract
from dev.services import Postgres, Valkey
from dev.steps import shown
from tests.browser.product import running


@contextmanager
def product() -> Iterator[str]:
    """Give the address of a Trunkline with the demo: ``BASE``, or one that is started for this and ends with it."""
    given = os.environ.get("BASE")
    if given:
        yield given.rstrip("/")
        return
    with tempfile.TemporaryDirectory() as name, Postgres(Path(name) / "pg", durable=False) as postgres:
        folder = Path(name)
        with Valkey(folder / "valkey", durable=False) as valkey:
            settings = Settings(
                _env_file=None,  # type: ignore[call-arg] # pydantic-settings accepts it at run time
                database_url=postgres.url,
                redis_url=valkey.url,
                secret_key=secrets.token_hex(32),
                files_url=(folder / "files").as_uri(),
            )
            (folder / "files").mkdir()
            with shown("Demo data"):
                asyncio.run(_fill(settings))
            with running(settings, folder) as started:
                asyncio.run(prepare(started.url))
                yield started.url


async def _fill(settings: Settings) -> None:
    await migrate(settings)
    database = Database(settings)
    try:
        async with database.unit_of_work(SYSTEM) as uow:
            await seed_roles(uow)
            await uow.commit()
        await seed_demo(database, countries=(COUNTRY.upper(),))
        await publish_terms_of_service(database, f"marketing.{COUNTRY}@demo.example")
        await send_a_contract(database, f"rep.{COUNTRY}@demo.example")
    finally:
        await database.close()
