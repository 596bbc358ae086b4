"""A PostgreSQL with the demo operator at a chosen size, kept for the next run."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import asyncpg

from api.demo.large.fill import Size, fill_large
from dev.run import DATABASE
from dev.services import Postgres, Valkey
from dev.steps import ROOT

FOLDER: Final = ROOT / ".data" / "bench"
SECRET: Final = "a secret of the benchmark, long enough to be one"
FILLED: Final = "filled"


@contextmanager
def servers(customers: int) -> Iterator[tuple[Postgres, dict[str, str]]]:
    """Start PostgreSQL with so many customers, and Valkey; yields the server and the application's environment."""
    folder = FOLDER / str(customers)
    folder.mkdir(parents=True, exist_ok=True)
    with Postgres(folder / "postgres") as postgres, Valkey(folder / "valkey") as valkey:
        env = {
            **os.environ,
            "SECRET_KEY": SECRET,
            "REDIS_URL": valkey.url,
            "FILES_URL": (folder / "files").as_uri(),
            "DEMO": "1",
            # The Unix socket is what an operator would use on one machine, and half of TCP's cost.
            "DATABASE_URL": postgres.socket_url_for(DATABASE),
            "LOG_LEVEL": "WARNING",
        }
        mark = folder / FILLED
        if not mark.exists():
            _fill(postgres, env, customers)
            mark.touch()
        yield postgres, env


def _fill(postgres: Postgres, env: Mapping[str, str], customers: int) -> None:
    asyncio.run(_create(postgres.url))
    cli = [sys.executable, "-m", "api.cli"]
    for command in ("migrate", "seed-demo"):
        subprocess.run([*cli, command], env=env, cwd=ROOT, check=True)
    size = Size(customers, 1)
    asyncio.run(
        fill_large(postgres.url_for(DATABASE), size, lambda step, took: print(f"  {took:6.1f} s  {step}", flush=True))
    )
    asyncio.run(_settle(postgres.url_for(DATABASE)))


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
