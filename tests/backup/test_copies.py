"""A copy brings back every byte, and anything that is not whole is refused before something is touched (DPA-04)."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from secrets import token_hex
from typing import Any

import asyncpg
import pytest
from sqlalchemy import make_url

from api import cli
from api.audit.check import verify
from api.audit.heads import kept_heads
from api.backup.copying import make_copy
from api.backup.manifest import Keys, Manifest
from api.backup.place import Place, place_of
from api.backup.postgres import BackupError
from api.backup.restoring import Target, check_copy, restore
from api.backup.sealed import Damaged, seal, sealed_size, unseal
from api.core.config import Settings, get_settings
from api.core.database import Database
from api.core.migrate import migrate
from api.files import store
from tests.backup.house import as_superuser, exists, exported, files_of, schema_of, silent, url_of, value


@pytest.mark.req("DPA-04")
async def test_what_is_restored_is_byte_for_byte_what_was_copied(
    living: Settings, copy: Manifest, elsewhere: Target
) -> None:
    assert copy.missing == ()
    assert copy.rows > 1_000
    assert copy.sealed > 10
    told: list[str] = []
    await restore(living, "latest", elsewhere, told.append)
    assert any("sealed audit entries" in line for line in told)
    assert not [line for line in told if "WARNING" in line]

    back = living.model_copy(
        update={"database_url": url_of(living.database_url, elsewhere.database), "files_url": elsewhere.files_url}
    )
    assert await exported(back) == await exported(living)
    assert schema_of(back) == schema_of(living)
    files = await files_of(living.files_url)
    named = await value(back.database_url, "select array_agg(storage_key) from attachment")
    assert len(named) >= 3
    assert files.keys() > set(named)
    assert await files_of(back.files_url) == files
    database = Database(back)
    try:
        report = await verify(database, await kept_heads(back.files_url))
    finally:
        await database.close()
    assert report.faults == []
    assert report.sealed == copy.sealed
    assert report.heads == 1
    # Its application can go on: the roles sign in, and numbers are given on from where they were.
    await migrate(back)


async def test_a_living_database_is_not_overwritten_and_a_replaced_one_is_kept(
    living: Settings, copy: Manifest, elsewhere: Target
) -> None:
    await restore(living, copy.name, elsewhere, silent)
    at = url_of(living.database_url, elsewhere.database)
    await as_superuser(at, "update customer set name = 'Changed since'")
    await store.write(elsewhere.files_url, "2026/11/since", b"since")
    changed = await exported(living.model_copy(update={"database_url": at}))

    with pytest.raises(BackupError, match=r"is not empty.*REPLACE=1"):
        await restore(living, copy.name, elsewhere, silent)
    replacing = Target(elsewhere.database, elsewhere.files_url, replace=True)
    user = await asyncpg.connect(at)
    with pytest.raises(BackupError, match="stop the application"):
        await restore(living, copy.name, replacing, silent)
    await user.close()
    assert await exported(living.model_copy(update={"database_url": at})) == changed

    told: list[str] = []
    await restore(living, copy.name, replacing, told.append)
    assert await exported(living.model_copy(update={"database_url": at})) == await exported(living)
    kept = next(line.split()[8].rstrip(";") for line in told if "kept as the database" in line)
    assert await exported(living.model_copy(update={"database_url": url_of(at, kept)})) == changed
    aside = [key for key in await files_of(elsewhere.files_url) if key.endswith("2026/11/since")]
    assert len(aside) == 1
    assert aside[0].startswith("before-")


async def test_files_that_a_copy_lacks_are_not_mixed_with_it(
    living: Settings, copy: Manifest, elsewhere: Target
) -> None:
    await store.write(elsewhere.files_url, "somebody/elses", b"!")
    with pytest.raises(BackupError, match="holds 1 files that the copy does not have"):
        await restore(living, copy.name, elsewhere, silent)
    assert not await exists(living, elsewhere.database)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    stored = bytearray(path.read_bytes())
    stored[len(stored) // 2] ^= 1
    path.write_bytes(stored)


def _shorten_by_a_record(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: sealed_size(1024 * 1024)])


DAMAGE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a cut database": ("database", _cut, "damaged or cut off"),
    "a changed database": ("database", _flip, "damaged or cut off"),
    "a lost database": ("database", Path.unlink, "is not there"),
    "a cut list of files": ("files", _cut, "damaged or cut off"),
    "a changed manifest": ("manifest.json", lambda path: path.write_text(path.read_text().replace('"rows"', '"r0ws"').replace('"sealed": ', '"sealed": 1')), "was changed"),
    "half a manifest": ("manifest.json", lambda path: path.write_bytes(path.read_bytes()[:200]), "is damaged"),
    "a lost manifest": ("manifest.json", Path.unlink, "there is no copy"),
    "a changed file": ("2026/11/large", _flip, "damaged or cut off"),
    "a file without its last records": ("2026/11/large", _shorten_by_a_record, "damaged or cut off"),
    "a lost file": ("2026/11/empty", Path.unlink, "is not there"),
}  # fmt: skip


@pytest.mark.parametrize("case", DAMAGE)
async def test_a_copy_that_is_not_whole_is_refused_before_anything_is_touched(
    living: Settings, copy: Manifest, elsewhere: Target, case: str
) -> None:
    name, harm, message = DAMAGE[case]
    copies = store.local_folder(living.backup_url)
    path = copies / ("copies" if name in ("database", "files", "manifest.json") else f"files/{copy.key_id}")
    path = path / copy.name / name if path.name == "copies" else path / name
    whole = path.read_bytes()
    try:
        harm(path)
        with pytest.raises(Damaged, match=message):
            await restore(living, copy.name, elsewhere, silent)
    finally:
        path.write_bytes(whole)
    assert not await exists(living, elsewhere.database)
    assert await files_of(elsewhere.files_url) == {}


async def test_one_file_does_not_pass_for_another(living: Settings, copy: Manifest, elsewhere: Target) -> None:
    folder = store.local_folder(living.backup_url) / "files" / copy.key_id / "2026/11"
    whole = (folder / "exact").read_bytes()
    try:
        (folder / "exact").write_bytes((folder / "large").read_bytes())
        with pytest.raises(Damaged):
            await restore(living, copy.name, elsewhere, silent)
    finally:
        (folder / "exact").write_bytes(whole)


async def test_another_key_opens_nothing_and_is_named(living: Settings, copy: Manifest, elsewhere: Target) -> None:
    stranger = living.model_copy(update={"backup_key": token_hex(32)})
    with pytest.raises(Damaged, match=f"sealed with the key {copy.key_id}.*BACKUP_KEY"):
        await restore(stranger, copy.name, elsewhere, silent)
    everything = b"".join(
        path.read_bytes() for path in store.local_folder(living.backup_url).rglob("*") if path.is_file()
    )
    for clear in (b"Andrei", b"demo.example", b"PGDMP", bytes(range(64))):
        assert clear not in everything


async def test_a_copy_is_brought_back_on_an_installation_with_another_secret_and_another_owner(
    living: Settings, copy: Manifest, postgres: str, tmp_path: Path
) -> None:
    del copy
    shared = living.model_copy(update={"backup_key": token_hex(32)})
    await make_copy(shared, silent)
    await as_superuser(postgres, "create role keeper superuser login password 'keeper'")
    try:
        other = shared.model_copy(
            update={
                "database_url": make_url(shared.database_url).set(username="keeper", password="keeper").render_as_string(hide_password=False),
                "secret_key": token_hex(32),
            }
        )  # fmt: skip
        told: list[str] = []
        await restore(other, "latest", Target("other_house", (tmp_path / "files").as_uri()), told.append)
        assert [line for line in told if "another SECRET_KEY" in line]
        owners = "select array_agg(distinct unnest) from pg_policies, unnest(roles) where unnest::text like '%e%'"
        assert "postgres" not in str(await value(url_of(postgres, "other_house"), owners))
        await as_superuser(postgres, "drop database other_house")
    finally:
        await as_superuser(postgres, "drop owned by keeper; drop role keeper")
        # The roles' passwords belong to the server: back to what the other tests sign in with.
        await migrate(living)


async def test_a_copy_of_before_a_change_of_the_secret_key_is_still_opened(
    living: Settings, copy: Manifest, tmp_path: Path
) -> None:
    changed = living.model_copy(update={"secret_key": token_hex(32), "secret_key_previous": living.secret_key})
    place = await place_of(changed, copy.name)
    assert place.keys.key_id == copy.key_id != Keys.of(changed).key_id
    assert await place.manifest(copy.name) == copy
    stranger = changed.model_copy(update={"secret_key_previous": ""})
    with pytest.raises(Damaged, match="sealed with the key"):
        await restore(stranger, copy.name, Target("never", (tmp_path / "files").as_uri()), silent)


async def test_later_copies_store_only_new_files_and_old_copies_go(living: Settings, copy: Manifest) -> None:
    told: list[str] = []
    await store.write(living.files_url, "2026/12/new", b"new")
    later = await make_copy(living, told.append)
    assert later.file_count == copy.file_count + 1
    assert f"files: {later.file_count}, of which 1 are new since the last copy" in told
    await store.remove(living.files_url, "2026/12/new")
    await make_copy(living, silent)
    await make_copy(living, silent)

    place = Place(living.backup_url, Keys.of(living))
    kept = await place.names()
    # The newest three stay, however old they are.
    assert await place.thin_out(later.made_at.replace(year=later.made_at.year + 1), 35) == kept[:-3]
    assert await place.names() == kept[-3:]
    assert (await check_copy(living, kept[-1], silent)).name == kept[-1]
    assert (await check_copy(living, kept[-3], silent)).file_count >= copy.file_count


def test_the_commands_say_what_they_did_and_why_they_failed(
    living: Settings,
    copy: Manifest,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    del copy
    for name in ("database_url", "secret_key", "files_url", "backup_url"):
        monkeypatch.setenv(name.upper(), getattr(living, name))
    get_settings.cache_clear()
    try:
        assert _run(monkeypatch, "backup") == 0
        told = capsys.readouterr().out
        assert "is complete in" in told
        assert "WARNING" not in told
        assert _run(monkeypatch, "backups") == 0
        assert "rows" in capsys.readouterr().out
        assert _run(monkeypatch, "restore-check") == 0
        assert "can be brought back" in capsys.readouterr().out
        assert _run(monkeypatch, "restore", "latest") == 1
        assert "is not empty and stays as it is" in capsys.readouterr().out
        assert _run(monkeypatch, "restore", "yesterday's") == 1
        assert "there is no copy yesterday's" in capsys.readouterr().out
        # A place that cannot be written to.
        (tmp_path / "file").touch()
        monkeypatch.setenv("BACKUP_URL", (tmp_path / "file").as_uri())
        get_settings.cache_clear()
        assert _run(monkeypatch, "backup") == 1
        assert "backup failed" in capsys.readouterr().out
    finally:
        monkeypatch.undo()
        get_settings.cache_clear()
    # All of it is on record.
    rows = "select array_agg(kind || ' ' || outcome order by id) from operation_run where finished_at is not null"
    told = asyncio.run(value(living.database_url, rows))
    assert told == ["BACKUP SUCCEEDED", "RESTORE_CHECK SUCCEEDED", "BACKUP FAILED"]


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024])
async def test_streams_of_every_length_come_back(size: int) -> None:
    async def pieces(data: bytes, step: int) -> AsyncIterator[bytes]:
        for start in range(0, len(data), step):
            yield data[start : start + step]

    clear = token_hex(1)[:1].encode() * size
    sealed = b"".join([piece async for piece in seal(b"k" * 32, "name", pieces(clear, 65_537))])
    assert len(sealed) == sealed_size(size)
    assert b"".join([piece async for piece in unseal(b"k" * 32, "name", pieces(sealed, 70_001))]) == clear
    with pytest.raises(Damaged):
        [piece async for piece in unseal(b"k" * 32, "other name", pieces(sealed, 70_001))]


def _run(monkeypatch: pytest.MonkeyPatch, *words: str) -> Any:
    monkeypatch.setattr(sys, "argv", ["cli", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code
