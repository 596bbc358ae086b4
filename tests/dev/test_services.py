"""The local servers: what was written stays, whoever is killed; nobody gets in without the password."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import psutil
import pytest
from redis.asyncio import Redis
from redis.exceptions import AuthenticationError

from dev import run
from dev.ports import free_port, is_free
from dev.services import Postgres, ServiceError, Valkey
from dev.steps import ROOT


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a system user reaches too, so that kept data lies in it and goes with it."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o711)
        yield Path(name)


@pytest.fixture
def postgres(folder: Path) -> Iterator[Postgres]:
    with Postgres(folder / "postgres") as server:
        yield server


@pytest.fixture
def valkey(folder: Path) -> Iterator[Valkey]:
    with Valkey(folder / "valkey") as server:
        yield server


async def ask(url: str, statement: str) -> object:
    connection = await asyncpg.connect(url, timeout=10)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


def test_what_make_run_has_up_is_found_and_used_as_it_is(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "DATA", postgres.data_dir.parent)
    env: dict[str, str] = {}
    assert run.find_running(env)
    assert env == {"DATABASE_URL": postgres.url_for("trunkline")}
    # A database that somebody names is theirs.
    assert not run.find_running(env)
    postgres.stop()
    assert not run.find_running({})


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def wait_gone(pid: int) -> None:
    deadline = time.monotonic() + 15
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline, "still running"
        time.sleep(0.05)


async def test_postgres_keeps_what_was_committed_through_kill(postgres: Postgres) -> None:
    await ask(postgres.url, "create table kept as select 'Știință' as word")
    url = postgres.url

    kill(postgres.pid)
    wait_gone(postgres.pid)
    assert not postgres.alive()
    assert postgres.start() == url

    assert await ask(url, "select word from kept") == "Știință"


async def test_postgres_keeps_data_through_an_ordered_stop(folder: Path) -> None:
    with Postgres(folder / "postgres") as first:
        await ask(first.url, "create table kept as select 7 as number")
    with Postgres(folder / "postgres") as second:
        assert await ask(second.url, "select number from kept") == 7
        assert await ask(second.url, "show fsync") == "on"


async def test_postgres_has_the_extensions_and_letters_of_all_languages(postgres: Postgres) -> None:
    for name in ("pg_trgm", "unaccent", "pg_stat_statements", "btree_gist"):
        await ask(postgres.url, f"create extension {name}")
    assert await ask(postgres.url, "select lower('ȘȚĄŁÑЩЁ')") == "șțąłñщё"
    assert str(await ask(postgres.url, "show server_version")).startswith("18")


async def test_postgres_asks_for_the_password_on_both_ways(postgres: Postgres) -> None:
    assert await ask(postgres.socket_url_for("postgres"), "select 1") == 1
    for url in (postgres.url, postgres.socket_url_for("postgres")):
        with pytest.raises(asyncpg.InvalidPasswordError):
            await ask(url.replace(postgres.password, "wrong"), "select 1")


async def test_a_folder_belongs_to_one_process(postgres: Postgres) -> None:
    with pytest.raises(ServiceError, match=f"belongs to process {os.getpid()}"):
        Postgres(postgres.data_dir).start()
    assert await ask(postgres.url, "select 1") == 1


@pytest.mark.parametrize("kind", ["Postgres", "Valkey"])
def test_a_server_whose_owner_was_killed_is_adopted(kind: str, folder: Path) -> None:
    owner = f"import os; from dev.services import {kind}; s = {kind}({str(folder / 's')!r}); s.start(); print(s.pid)"
    started = subprocess.run(
        [sys.executable, "-c", f"{owner}; import sys; sys.stdout.flush(); os.kill(os.getpid(), 9)"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    with {"Postgres": Postgres, "Valkey": Valkey}[kind](folder / "s") as adopted:
        assert adopted.pid == int(started.stdout)
        assert adopted.alive()
    assert not psutil.pid_exists(adopted.pid) or adopted.pid == 0


def test_a_test_server_dies_with_its_owner_and_its_data(folder: Path) -> None:
    owner = "import os; from dev.services import Valkey; s = Valkey(os.environ['FOLDER'], durable=False); s.start()"
    started = subprocess.run(
        [sys.executable, "-c", f"{owner}; print(s.pid, flush=True); os.kill(os.getpid(), 9)"],
        cwd=ROOT, env={**os.environ, "FOLDER": str(folder / "v")}, capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip
    wait_gone(int(started.stdout))

    with Postgres(folder / "postgres", durable=False) as server:
        cluster = server._cluster
        assert (cluster / "PG_VERSION").exists()
    assert not cluster.exists()
    assert not (folder / "postgres").exists()


async def test_a_pid_file_that_names_another_program_is_not_believed(folder: Path) -> None:
    server = Postgres(folder / "postgres")
    server.start()
    pid_file = server._cluster / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    kill(server.pid)
    wait_gone(server.pid)
    server.stop()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:], ""]))

    with Postgres(folder / "postgres") as again:
        assert again.pid != os.getpid()
        assert await ask(again.url, "select 1") == 1


def test_a_start_that_fails_says_why_and_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dev.service.START_SECONDS", 1.0)
    server = Valkey(folder / "valkey")
    monkeypatch.setattr(server, "_kept", {"password": 'a" b', "port": "0"}.get)
    with pytest.raises(ServiceError, match="valkey ended with code"):
        server.start()
    assert not server.alive()


async def test_valkey_keeps_what_was_written_through_kill(valkey: Valkey) -> None:
    async with Redis.from_url(valkey.url) as client:
        await client.set("hint", "1")
        # The append-only file is synced every second.
        await client.execute_command("WAITAOF", 1, 0, 2000)
        assert (await client.config_get("maxmemory-policy"))["maxmemory-policy"] == "noeviction"
    url = valkey.url
    kill(valkey.pid)
    wait_gone(valkey.pid)
    assert valkey.start() == url
    async with Redis.from_url(url) as client:
        assert await client.get("hint") == b"1"
    with pytest.raises(AuthenticationError):
        async with Redis.from_url(url.replace(valkey.password, "wrong")) as stranger:
            await stranger.ping()


def test_secrets_are_private(postgres: Postgres, valkey: Valkey) -> None:
    for path in (postgres.data_dir / "password", valkey.data_dir / "password", valkey.data_dir / "valkey.conf"):
        assert path.stat().st_mode & 0o077 == 0
    for process in (postgres.pid, valkey.pid):
        words = " ".join(psutil.Process(process).cmdline())
        assert postgres.password not in words
        assert valkey.password not in words


def test_a_taken_port_is_replaced(valkey: Valkey) -> None:
    assert not is_free(valkey.port)
    assert free_port(valkey.port) != valkey.port
    assert valkey.url.startswith("redis://")
