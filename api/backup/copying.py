"""Making a copy: the database and the files as they were at one moment."""

import asyncio
import hashlib
import secrets
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import aclosing
from dataclasses import asdict
from datetime import datetime
from typing import Final

import asyncpg
import orjson

from api.audit.rules import FOLDER, Head
from api.backup import postgres
from api.backup.manifest import FileEntry, Keys, Manifest, Part
from api.backup.place import Place
from api.backup.sealed import sealed_size
from api.core import clock
from api.core.config import Settings
from api.files import store

# What a restore put aside in the file store is no part of the data any more.
ASIDE: Final = "before-"
AT_ONCE: Final = 8
# Where the database names a file.
NAMED: Final = "select storage_key from attachment union all select storage_key from upload"

Tell = Callable[[str], None]


async def make_copy(settings: Settings, tell: Tell) -> Manifest:
    """Copy everything into a new copy of BACKUP_URL. Raises BackupError.

    The database is dumped from one snapshot, in which also the digests of its tables are taken. Files are listed after
    it began, and a file is stored before the row that names it is committed, so each file of the snapshot is there.
    """
    keys = Keys.of(settings)
    place = Place(settings.backup_url, keys)
    made_at = clock.now()
    name = f"{made_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    connection = await postgres.connect(await postgres.reader_url(settings))
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            migration = await postgres.migration_of(connection)
            about = await postgres.about(connection)
            sealed = int(await connection.fetchval("select coalesce(max(seq), 0) from audit_seal"))
            named = {row["storage_key"] for row in await connection.fetch(NAMED)}
            database, tables = await _copy_database(place, name, settings, connection)
            tell(f"database: {sum(rows for rows, _ in tables.values()):,} rows, {database.size / 1e6:,.1f} MB sealed")
        entries = await _copy_files(place, settings, await _files_until(settings, sealed), tell)
    finally:
        await connection.close()
    files = await place.write(f"copies/{name}/files", _lines(entries))
    missing = await _missing(settings, named - {entry.key for entry in entries})
    manifest = Manifest(
        name=name,
        made_at=made_at,
        migration=migration,
        **about,
        key_id=keys.key_id,
        secret_id=keys.secret_id,
        database=database,
        files=files,
        file_count=len(entries),
        file_bytes=sum(entry.size for entry in entries),
        tables=tables,
        sealed=sealed,
        missing=tuple(sorted(missing)),
    )
    await place.publish(manifest)
    return manifest


async def thin_out(settings: Settings, now: datetime) -> list[str]:
    """Remove the copies that are too old; returns their names. Does nothing when BACKUP_KEEP_DAYS is 0."""
    days = settings.backup_keep_days
    return await Place(settings.backup_url, Keys.of(settings)).thin_out(now, days) if days else []


async def _copy_database(
    place: Place, name: str, settings: Settings, connection: asyncpg.Connection
) -> tuple[Part, dict[str, tuple[int, str]]]:
    """Dump and digest the connection's snapshot side by side."""
    snapshot = await connection.fetchval("select pg_export_snapshot()")
    url, server = await postgres.reader_url(settings), postgres.major(connection)

    async def written() -> Part:
        async with aclosing(postgres.dump(url, server, snapshot)) as pieces:
            return await place.write(f"copies/{name}/database", pieces)

    async with asyncio.TaskGroup() as both:
        dumped = both.create_task(written())
        digested = both.create_task(postgres.digests(connection))
    return dumped.result(), digested.result()


async def _files_until(settings: Settings, sealed: int) -> list[store.Listed]:
    """Return what is in the file store, without ends of the audit's chain that the snapshot has not reached."""
    found = []
    async for item in store.listed(settings.files_url):
        later = item["path"].startswith(f"{FOLDER}/") and Head.read(item["path"]).seq > sealed
        if not later and not item["path"].startswith(ASIDE):
            found.append(item)
    return found


async def _copy_files(place: Place, settings: Settings, found: list[store.Listed], tell: Tell) -> list[FileEntry]:
    """Store what is not stored yet; a file that an earlier copy holds is not read again."""
    known = await _known(place)
    stored = await place.sizes()
    limit = asyncio.Semaphore(AT_ONCE)
    copied = 0

    async def copy(item: store.Listed) -> FileEntry | None:
        nonlocal copied
        key, size = item["path"], item["size"]
        there = stored.get(place.file_name(key)) == sealed_size(size)
        earlier = known.get(key)
        if there and earlier is not None and earlier.size == size:
            return earlier
        async with limit:
            try:
                entry = await _copy_file(place, settings, key, there=there)
            except store.FileLost:
                # Deleted since it was listed; if the database still names it, that is told at the end.
                return None
        copied += not there
        return entry

    entries = [entry for entry in await asyncio.gather(*map(copy, found)) if entry is not None]
    tell(f"files: {len(entries):,}, of which {copied:,} are new since the last copy")
    return sorted(entries, key=lambda entry: entry.key)


async def _copy_file(place: Place, settings: Settings, key: str, *, there: bool) -> FileEntry:
    """Store one file; one that an interrupted copy has stored is only read for its digest."""
    digest, size = hashlib.sha256(), 0
    pieces = await store.read(settings.files_url, key)

    async def counted() -> AsyncIterator[bytes]:
        nonlocal size
        async for piece in pieces:
            digest.update(piece)
            size += len(piece)
            yield piece

    if there:
        async for _ in counted():
            pass
    else:
        await place.write(place.file_name(key), counted())
    return FileEntry(key, size, digest.hexdigest())


async def _known(place: Place) -> dict[str, FileEntry]:
    """Return the files of the newest copy that this key opens."""
    for name in reversed(await place.names()):
        if await place.made_with(name) == place.keys.key_id:
            return {entry.key: entry for entry in await place.files_of(await place.manifest(name))}
    return {}


async def _missing(settings: Settings, keys: set[str]) -> set[str]:
    """Return which of these files the database still names, although the store has them not."""
    if not keys:
        return set()
    connection = await postgres.connect(await postgres.reader_url(settings))
    try:
        return keys & {row["storage_key"] for row in await connection.fetch(NAMED)}
    finally:
        await connection.close()


async def _lines(entries: Iterable[FileEntry]) -> AsyncIterator[bytes]:
    for entry in entries:
        yield orjson.dumps(asdict(entry), option=orjson.OPT_APPEND_NEWLINE)
