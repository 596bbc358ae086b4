"""The database that is asked: the one of `make demo SIZE=large`, another, or one of a chosen size that is kept."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final

import asyncpg
import psutil

from api.demo.large.fill import Size, fill_large
from dev.run import DATA, DATABASE, environment
from dev.services import Postgres, Valkey
from dev.steps import ROOT

FOLDER: Final = DATA / "bench"
SECRET: Final = "a secret of the benchmark, long enough to be one"
FILLED: Final = "filled"
CUSTOMERS: Final = 20_000
LARGE: Final = 100_000


@dataclass(frozen=True)
class Base:
    """A filled database: its owner's address, its server's process, and the application's environment."""

    url: str
    postmaster: int
    customers: int
    env: dict[str, str]


@contextmanager
def base(customers: int | None) -> Iterator[Base]:
    """Give a database with so many customers; without a number that of DATABASE_URL, or a large demo if there is one."""
    with ExitStack() as stack:
        env = environment()
        if customers is None and "DATABASE_URL" not in env:
            large = _large(stack)
            if large is None:
                customers = CUSTOMERS
            else:
                env["DATABASE_URL"] = large.socket_url_for(DATABASE)
        if customers is not None:
            env |= {"SECRET_KEY": SECRET, "DATABASE_URL": _own(stack, env, customers)}
        folder = FOLDER / str(customers or "given")
        valkey = stack.enter_context(Valkey(folder / "valkey"))
        env |= {"REDIS_URL": valkey.url, "FILES_URL": (folder / "files").as_uri(), "LOG_LEVEL": "WARNING"}
        url = env["DATABASE_URL"]
        postmaster, found = asyncio.run(_look(url))
        yield Base(url, postmaster, customers or found, env)


def _large(stack: ExitStack) -> Postgres | None:
    """Start the PostgreSQL of `make run`, or find it running; None when it holds no large demo."""
    if not (DATA / "postgres" / "cluster").is_dir():
        return None
    server = Postgres(DATA / "postgres")
    if not server.found():
        stack.enter_context(server)
    _, customers = asyncio.run(_look(server.url_for(DATABASE)))
    return server if customers >= LARGE else None


def _own(stack: ExitStack, env: Mapping[str, str], customers: int) -> str:
    """Start a PostgreSQL of the benchmark's own, filled once, and return its address.

    The Unix socket is what an operator would use on one machine, and half of TCP's cost.
    """
    folder = FOLDER / str(customers)
    folder.mkdir(parents=True, exist_ok=True)
    server = stack.enter_context(Postgres(folder / "postgres"))
    with Valkey(folder / "valkey") as valkey:
        own = {"SECRET_KEY": SECRET, "DATABASE_URL": server.socket_url_for(DATABASE), "REDIS_URL": valkey.url}
        told = {**os.environ, **env, **own, "FILES_URL": (folder / "files").as_uri()}
        mark = folder / FILLED
        if mark.exists():
            # It may have been filled by an earlier release.
            _cli("migrate", told)
        else:
            _fill(server, told, customers)
            mark.touch()
    return server.socket_url_for(DATABASE)


def _fill(postgres: Postgres, env: Mapping[str, str], customers: int) -> None:
    asyncio.run(_create(postgres.url))
    _cli("migrate", env)
    _cli("seed-demo", env)
    size = Size(customers, 1)
    asyncio.run(
        fill_large(
            postgres.url_for(DATABASE),
            env["FILES_URL"],
            size,
            lambda step, took: print(f"  {took:6.1f} s  {step}", flush=True),
        )
    )
    asyncio.run(_settle(postgres.url_for(DATABASE)))


def _cli(command: str, env: Mapping[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "api.cli", command], env=dict(env), cwd=ROOT, check=True)


async def _create(url: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(f'create database "{DATABASE}"')
    await connection.close()


async def _settle(url: str) -> None:
    """Leave nothing for autovacuum to do while others are measured."""
    connection = await asyncpg.connect(url, command_timeout=None)
    await connection.execute("vacuum analyze")
    await connection.execute("checkpoint")
    await connection.close()


async def _look(url: str) -> tuple[int, int]:
    """Return the server's process and about how many customers there are."""
    connection = await asyncpg.connect(url)
    try:
        backend = await connection.fetchval("select pg_backend_pid()")
        parent = psutil.Process(backend).parent()
        customers = await connection.fetchval("select reltuples::int from pg_class where oid = 'customer'::regclass")
    finally:
        await connection.close()
    if parent is None:
        message = "PostgreSQL must run on this machine: its seconds are counted"
        raise RuntimeError(message)
    return parent.pid, customers
