"""Bringing a database to the current schema."""

import asyncio
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.core.config import Settings
from api.core.database import Database
from api.core.security import ensure_roles

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
LOCK = 7_261_001
LOCK_SECONDS = 0.2


def alembic_config(connection: Connection) -> Config:
    """Return alembic's configuration, bound to a connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


async def migrate(settings: Settings) -> None:
    """Create the roles and run what is missing of the chain; two callers at once run one after the other."""
    database = Database(settings)
    try:
        async with database.owner.connect() as connection:
            await _alone(connection)
            await ensure_roles(connection, settings)
            await connection.commit()
            await connection.run_sync(_upgrade)
            await connection.commit()
            await connection.execute(text("select pg_advisory_unlock(:lock)"), {"lock": LOCK})
    finally:
        await database.close()


async def _alone(connection: AsyncConnection) -> None:
    """Take the migrators' lock, without a transaction while it is another's: its CREATE INDEX CONCURRENTLY awaits all."""
    while not await connection.scalar(text("select pg_try_advisory_lock(:lock)"), {"lock": LOCK}):
        await connection.commit()
        await asyncio.sleep(LOCK_SECONDS)


def knows(revisions: str) -> bool:
    """Whether this release has the migrations that a database is at, given as it stores them, by blanks."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    return known.issuperset(revisions.split())


async def check_drift(settings: Settings) -> None:
    """Raise alembic's error when the models and the migrated database differ."""
    database = Database(settings)
    try:
        async with database.owner.connect() as connection:
            await connection.run_sync(lambda sync: command.check(alembic_config(sync)))
    finally:
        await database.close()


def _upgrade(connection: Connection) -> None:
    """Run alembic inside the given connection."""
    options: Any = alembic_config(connection)
    command.upgrade(options, "heads")
