"""Bringing a copy back: checked whole first, then beside what is there, and put in its place at the very end."""

import hashlib
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.engine import URL

from api.audit.check import verify
from api.audit.rules import FOLDER, Head
from api.backup import postgres
from api.backup.copying import ASIDE, Tell
from api.backup.manifest import FileEntry, Keys, Manifest
from api.backup.place import Place, place_of
from api.backup.postgres import BackupError
from api.backup.sealed import Damaged
from api.core import clock
from api.core.config import Settings
from api.core.database import Database
from api.core.migrate import knows, migrate
from api.core.security import ensure_roles
from api.files import store

# The rows of a restored database are compared with the copy before anything else touches them.
ALEMBIC: Final = "alembic_version"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a copy goes. `replace` allows it to take the place of a database and of files that are in use."""

    database: str
    files_url: str
    replace: bool = False


async def restore(settings: Settings, name: str, target: Target, tell: Tell) -> Manifest:
    """Bring a copy into a database and a file store. Raises BackupError or Damaged; what is there is whole until then.

    The copy is read and checked whole, restored into a database of another name, compared row for row, its audit
    chain verified, and migrated to this release. Then the names are exchanged. What was replaced is kept: the database
    under another name, files that the copy does not have in a folder of the store.
    """
    place = await place_of(settings, name)
    manifest = await place.manifest(name)
    entries = await place.files_of(manifest)
    _check_release(manifest, settings, tell)
    admin = await postgres.connect(_owner(settings, "postgres"))
    try:
        living = await _look_at(admin, settings, target)
        extra = await _look_at_files(target, entries)
        async with _checked(place, manifest, entries, tell) as archive:
            beside = f"{target.database}_restoring"
            await _load(admin, settings, manifest, archive, beside)
            tell("database restored beside the living one")
        try:
            await _compare(settings, beside, manifest, entries, tell)
            await _migrate(settings, beside, manifest, tell)
            await _write_files(place, target.files_url, entries)
            await _exchange(admin, beside, target.database, living=living, tell=tell)
        except BaseException:
            await admin.execute(f'drop database if exists "{beside}" with (force)')
            raise
        await _put_aside(target.files_url, extra, tell)
    finally:
        await admin.close()
    return manifest


async def check_copy(settings: Settings, name: str, tell: Tell) -> Manifest:
    """Prove that a copy can be brought back: do it in a database and a folder that are gone afterwards."""
    database = f"{make_url(settings.database_url).database}_check_{os.getpid()}"
    with tempfile.TemporaryDirectory(prefix="trunkline-check-") as folder:
        admin = await postgres.connect(_owner(settings, "postgres"))
        try:
            return await restore(settings, name, Target(database, Path(folder).as_uri()), tell)
        finally:
            await admin.execute(f'drop database if exists "{database}" with (force)')
            await admin.close()


def _owner(settings: Settings, database: str) -> URL:
    return make_url(settings.database_url).set(database=database, drivername="postgresql")


def _check_release(manifest: Manifest, settings: Settings, tell: Tell) -> None:
    """Refuse a copy of a newer release; say what a foreign SECRET_KEY means."""
    if not knows(manifest.migration):
        raise BackupError(
            f"{manifest.name} is at migration {manifest.migration}, which this release does not know: "
            "restore it with the release that made it, or a newer one"
        )
    if manifest.secret_id not in {keys.secret_id for keys in Keys.accepted(settings)}:
        tell(
            "WARNING: made with another SECRET_KEY. Everything is restored, but everybody signs in anew, and the values "
            "in the audit can only be read with that key: set it before users work on this data"
        )


async def _look_at(admin: asyncpg.Connection, settings: Settings, target: Target) -> bool:
    """Return whether there is a database that has to give way; raises BackupError when it may not."""
    if not await admin.fetchval("select true from pg_database where datname = $1", target.database):
        return False
    connection = await postgres.connect(_owner(settings, target.database))
    try:
        tables = await connection.fetchval("select count(*) from pg_class where relnamespace = 'public'::regnamespace")
    finally:
        await connection.close()
    if tables and not target.replace:
        raise BackupError(
            f"the database {target.database} is not empty and stays as it is. Restore into another one "
            "(INTO=name, --into name), or say that this one may be replaced (REPLACE=1, --replace): it is kept then "
            "under another name"
        )
    if await _used(admin, target.database):
        raise BackupError(f"the database {target.database} is in use: stop the application and the workers first")
    return True


async def _used(admin: asyncpg.Connection, database: str) -> bool:
    asked = "select count(*) > 0 from pg_stat_activity where datname = $1 and backend_type = 'client backend'"
    return bool(await admin.fetchval(asked, database))


async def _look_at_files(target: Target, entries: list[FileEntry]) -> list[str]:
    """Return the files that the copy does not have; raises BackupError when there are some and they may not go."""
    wanted = {entry.key: entry.size for entry in entries}
    extra = [
        item["path"]
        async for item in store.listed(target.files_url)
        if wanted.get(item["path"]) != item["size"] and not item["path"].startswith(ASIDE)
    ]
    if extra and not target.replace:
        raise BackupError(
            f"{target.files_url} holds {len(extra)} files that the copy does not have, {extra[0]} among them. Restore "
            "into an empty folder or bucket (FILES_URL), or with REPLACE=1 (--replace): they are put aside then"
        )
    return extra


@asynccontextmanager
async def _checked(place: Place, manifest: Manifest, entries: list[FileEntry], tell: Tell) -> AsyncIterator[Path]:
    """Read the whole copy and give its dump as a file, which is private and gone afterwards; raises Damaged."""
    with tempfile.TemporaryDirectory(prefix="trunkline-restore-") as folder:
        archive = Path(folder) / "database"
        with archive.open("wb") as output:
            async for piece in place.read(manifest.database.name):
                output.write(piece)
        for entry in entries:
            await _check_file(place, entry)
        tell(f"checked: the database and {len(entries):,} files are as they were copied")
        yield archive


async def _check_file(place: Place, entry: FileEntry) -> None:
    digest = hashlib.sha256()
    async for piece in place.read(place.file_name(entry.key)):
        digest.update(piece)
    if digest.hexdigest() != entry.sha256:
        raise Damaged(f"the file {entry.key} is not the one that was copied")


async def _load(
    admin: asyncpg.Connection, settings: Settings, manifest: Manifest, archive: Path, database: str
) -> None:
    """Make the database anew and fill it; what an interrupted restore left goes first."""
    await admin.execute(f'drop database if exists "{database}" with (force)')
    await admin.execute(f"create database \"{database}\" template template0 encoding 'UTF8' {_locale(manifest)}")
    if not await admin.fetchval("select true from pg_roles where rolname = $1", manifest.owner):
        # Policies name the owner of the copied database.
        await admin.execute(f'create role "{manifest.owner}" nologin')
    url = _owner(settings, database)
    opened = Database(_at(settings, database))
    try:
        async with opened.owner.begin() as connection:
            await ensure_roles(connection, settings)
        await postgres.load(url, postgres.major(admin), archive)
    finally:
        await opened.close()
    connection = await postgres.connect(url)
    try:
        await _adopt(connection, manifest.owner)
        await connection.execute("analyze")
    finally:
        await connection.close()


def _locale(manifest: Manifest) -> str:
    """Return how letters are compared, as it was: indexes and answers depend on it."""
    letters = manifest.locale
    clause = f"lc_collate '{letters['collate']}' lc_ctype '{letters['ctype']}' "
    provider = {"b": "builtin", "i": "icu", "c": "libc"}[letters["provider"] or "c"]
    named = {"b": "builtin_locale", "i": "icu_locale"}.get(letters["provider"] or "c")
    return clause + f"locale_provider {provider}" + (f" {named} '{letters['locale']}'" if named else "")


async def _adopt(connection: asyncpg.Connection, owner: str) -> None:
    """Let this server's owner take the copied one's place in the policies."""
    mine = await connection.fetchval("select current_user")
    if mine == owner:
        return
    for row in await connection.fetch(
        "select tablename, policyname, roles from pg_policies where $1 = any(roles)", owner
    ):
        roles = ", ".join(f'"{mine if role == owner else role}"' for role in row["roles"])
        await connection.execute(f'alter policy "{row["policyname"]}" on "{row["tablename"]}" to {roles}')


async def _compare(settings: Settings, database: str, manifest: Manifest, entries: list[FileEntry], tell: Tell) -> None:
    """Compare every table with the copy and verify the audit's chain; raises BackupError."""
    connection = await postgres.connect(_owner(settings, database))
    try:
        found = await postgres.digests(connection)
    finally:
        await connection.close()
    differ = sorted(table for table in {*found, *manifest.tables} if found.get(table) != manifest.tables.get(table))
    if differ:
        raise BackupError(f"restored tables are not what was copied: {', '.join(differ)}")
    heads = [Head.read(entry.key) for entry in entries if entry.key.startswith(f"{FOLDER}/")]
    opened = Database(_at(settings, database))
    try:
        report = await verify(opened, heads)
    finally:
        await opened.close()
    if report.faults:
        tell(f"WARNING: the audit's chain has {len(report.faults)} faults, as it had when it was copied")
    tell(f"compared: {manifest.rows:,} rows of {len(found)} tables, {report.sealed:,} sealed audit entries")


async def _migrate(settings: Settings, database: str, manifest: Manifest, tell: Tell) -> None:
    await migrate(_at(settings, database))
    connection = await postgres.connect(_owner(settings, database))
    try:
        now = await postgres.migration_of(connection)
    finally:
        await connection.close()
    if now != manifest.migration:
        tell(f"migrated from {manifest.migration} to {now}")


async def _write_files(place: Place, url: str, entries: list[FileEntry]) -> None:
    """Write what is not there; a file never changes under its key, so one of the same size is the same."""
    there = {item["path"]: item["size"] async for item in store.listed(url)}
    for entry in entries:
        if there.get(entry.key) != entry.size:
            await store.write_stream(url, entry.key, place.read(place.file_name(entry.key)))


async def _exchange(admin: asyncpg.Connection, beside: str, database: str, *, living: bool, tell: Tell) -> None:
    """Put the restored database in its place."""
    kept = f"{database}_before_{clock.now():%Y%m%dT%H%M%SZ}"
    if living:
        if await _used(admin, database):
            raise BackupError(f"the database {database} came into use meanwhile: stop the application and the workers")
        await admin.execute(f'alter database "{database}" rename to "{kept}"')
    try:
        await admin.execute(f'alter database "{beside}" rename to "{database}"')
    except BaseException:
        if living:
            await admin.execute(f'alter database "{kept}" rename to "{database}"')
        raise
    if living:
        tell(f"what was there is kept as the database {kept}; drop it when you need it no more")


async def _put_aside(url: str, extra: list[str], tell: Tell) -> None:
    folder = f"{ASIDE}{clock.now():%Y%m%dT%H%M%SZ}"
    for path in extra:
        await store.open_store(url).rename_async(path, f"{folder}/{path}")
    if extra:
        tell(f"{len(extra)} files that the copy does not have are in {folder}/ of the file store")


def _at(settings: Settings, database: str) -> Settings:
    url = make_url(settings.database_url).set(database=database)
    return settings.model_copy(update={"database_url": url.render_as_string(hide_password=False)})
