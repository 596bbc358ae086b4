"""`python -m api.cli backup | backups | restore | restore-check`: one command each, and clear words when one fails."""

import argparse
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final

import asyncpg
from obstore.exceptions import BaseError
from sqlalchemy import make_url

from api.backup.copying import make_copy, thin_out
from api.backup.manifest import Keys, Manifest
from api.backup.place import Place
from api.backup.postgres import BackupError
from api.backup.restoring import Target, check_copy, restore
from api.backup.sealed import Damaged
from api.core import clock
from api.core.actor import SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.operations.models import OperationRun, RunOutcome

FAILURES: Final = (BackupError, Damaged, BaseError, OSError, asyncpg.PostgresError)


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the commands."""
    commands.add_parser("backup", help="copy the database and all files to BACKUP_URL, encrypted")
    commands.add_parser("backups", help="list the copies in BACKUP_URL")
    back = commands.add_parser("restore", help="bring a copy back, into an empty database and an empty file store")
    back.add_argument("copy", help="its name, or latest")
    back.add_argument("--into", help="name of the database; that of DATABASE_URL when left out")
    back.add_argument("--replace", action="store_true", help="replace what is there; it is kept under another name")
    check = commands.add_parser("restore-check", help="prove that a copy can be brought back, and leave nothing behind")
    check.add_argument("copy", nargs="?", default="latest", help="its name; the latest when left out")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Run one of the commands; returns the exit code: 2 when a copy was made that lacks files, 1 when it failed."""
    try:
        return await COMMANDS[options.command](options, settings)
    except* FAILURES as errors:
        for error in _each(errors):
            print(f"{options.command} failed: {error}")
    return 1


async def _backup(options: argparse.Namespace, settings: Settings) -> int:
    del options
    begun, started = clock.now(), time.monotonic()
    made = await _on_record(settings, "BACKUP", begun, lambda: make_copy(settings, _tell))
    print(f"Copy {made.name} is complete in {settings.backup_url} after {time.monotonic() - started:.1f} s.")
    for key in made.missing:
        print(f"WARNING: the database names the file {key}, which is not in {settings.files_url}")
    for name in await thin_out(settings, begun):
        print(f"Removed {name}, older than {settings.backup_keep_days} days.")
    return 2 if made.missing else 0


async def _backups(options: argparse.Namespace, settings: Settings) -> int:
    del options
    place = Place(settings.backup_url, Keys.of(settings))
    for name in await place.names():
        try:
            found = await place.manifest(name)
            size = (found.database.size + found.file_bytes) / 1e6
            print(
                f"{name}  {found.migration:<28} {found.rows:>12,} rows {found.file_count:>9,} files {size:>10,.1f} MB"
            )
        except Damaged as error:
            print(f"{name}  {error}")
    return 0


async def _restore(options: argparse.Namespace, settings: Settings) -> int:
    database = options.into or str(make_url(settings.database_url).database)
    target = Target(database, settings.files_url, replace=options.replace)
    started = time.monotonic()
    done = await restore(settings, options.copy, target, _tell)
    print(f"{done.name} is restored into {database} and {settings.files_url} after {time.monotonic() - started:.1f} s.")
    return 0


async def _check(options: argparse.Namespace, settings: Settings) -> int:
    started = time.monotonic()
    done = await _on_record(settings, "RESTORE_CHECK", clock.now(), lambda: check_copy(settings, options.copy, _tell))
    print(f"{done.name} can be brought back: proved in {time.monotonic() - started:.1f} s.")
    return 0


async def _on_record(
    settings: Settings, kind: str, begun: datetime, work: Callable[[], Awaitable[Manifest]]
) -> Manifest:
    """Do the work and write down how it ended, for the operator's page and the alert on old copies."""
    try:
        done = await work()
    except BaseException as error:
        reasons = [str(reason) for reason in _each(error)] or [type(error).__name__]
        await _note(settings, kind, begun, RunOutcome.FAILED, {"error": reasons[0][:500]})
        raise
    detail = {"copy": done.name, "rows": done.rows, "files": done.file_count, "missing": len(done.missing)}
    detail["bytes"] = done.database.size + done.file_bytes
    await _note(settings, kind, begun, RunOutcome.SUCCEEDED, detail)
    return done


async def _note(settings: Settings, kind: str, begun: datetime, outcome: RunOutcome, detail: dict[str, Any]) -> None:
    """Add the row afterwards: one that runs would be in the copy and run for ever where it is restored."""
    database = Database(settings)
    try:
        async with database.unit_of_work(SYSTEM) as uow:
            uow.add(OperationRun(kind=kind, started_at=begun, finished_at=clock.now(), outcome=outcome, detail=detail))
            await uow.commit()
    except Exception as error:  # noqa: BLE001 - the copy counts, not its record; the failure itself is told by the caller
        print(f"WARNING: this run is not on record: {type(error).__name__}")
    finally:
        await database.close()


def _each(error: BaseException) -> list[BaseException]:
    """Return the errors of a group, or the error itself."""
    if isinstance(error, BaseExceptionGroup):
        return [inner for part in error.exceptions for inner in _each(part)]
    return [error]


def _tell(line: str) -> None:
    print(f"  {line}", flush=True)


COMMANDS: Final[dict[str, Callable[[argparse.Namespace, Settings], Awaitable[int]]]] = {
    "backup": _backup,
    "backups": _backups,
    "restore": _restore,
    "restore-check": _check,
}
