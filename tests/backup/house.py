"""What is looked at of a database and a file store as a whole."""

import re
import subprocess
from hashlib import sha256
from typing import Any

import asyncpg
from sqlalchemy import make_url

from api.backup.postgres import tool
from api.core.config import Settings
from api.files import store


def silent(_line: str) -> None:
    """Hear nothing."""


async def exported(settings: Settings) -> dict[str, str]:
    """Every table in a canonical form and order, and every sequence, as a hash of its bytes."""
    connection = await asyncpg.connect(settings.database_url, server_settings={"timezone": "UTC"})
    found = {}
    try:
        for row in await connection.fetch(
            "select relname, relkind::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S')"
        ):
            name, order = row["relname"], "order by t::text" if row["relkind"] == "r" else ""
            if name == "operation_run":
                continue
            digest = sha256()

            async def take(piece: bytes, digest: Any = digest) -> None:
                digest.update(piece)

            columns = "*" if row["relkind"] == "r" else "last_value, is_called"
            await connection.copy_from_query(f'select {columns} from "{name}" t {order}', output=take)  # noqa: S608
            found[name] = digest.hexdigest()
    finally:
        await connection.close()
    assert len(found) > 80
    return found


def schema_of(settings: Settings) -> list[str]:
    """The definitions of everything, grants and policies included."""
    dumped = subprocess.run(
        [tool("pg_dump", 18), "--schema-only", settings.database_url], capture_output=True, text=True, check=True, timeout=60
    )  # fmt: skip
    # PostgreSQL writes the casts and parentheses of a condition otherwise the second time.
    plain = re.sub(r"::[a-z]+( varying)?(\[\])?|[()]", "", dumped.stdout)
    return [line for line in plain.splitlines() if not line.startswith(("\\", "--"))]


async def files_of(url: str) -> dict[str, str]:
    keys = [item["path"] async for item in store.listed(url)]
    return {key: sha256(await store.read_all(url, key)).hexdigest() for key in keys}


async def exists(settings: Settings, database: str) -> bool:
    asked = f"select count(*) > 0 from pg_database where datname like '{database}%'"  # noqa: S608 - a name of our own
    return bool(await value(settings.database_url, asked))


async def value(url: str, statement: str) -> Any:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


async def as_superuser(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def url_of(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)
