"""What counting and (switched-off) tracing cost a lookup: side by side in one process, CPU time of this process.

    python -m benchmarks.metrics_cost [rounds]

Asks `{ me { id } }` of a database of its own through the whole application, with what is counted and traced taken
out and put back in turns, so that a machine that is busy hurts both alike. On a busy one the difference drowns: then what
it costs by itself is the figure. The bar is 2 %.
"""

import asyncio
import logging
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx

from api.app import create_app
from api.core import metrics, traces
from api.core.actor import SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.core.graphql import endpoint
from api.core.graphql.reads import run
from api.core.migrate import migrate
from api.people.actions import seed_roles
from dev.services import Postgres
from tests.factories.people import make_branch, make_staff

REQUESTS = 300
REPEATS = 200_000
NOTHING = nullcontext()


@contextmanager
def uncounted() -> Iterator[None]:
    """Take out every line that counts or traces on the way of a lookup."""
    with (
        patch.object(metrics.Durations, "observe", lambda *_: None),
        patch.object(metrics.Counted, "add", lambda *_, **__: None),
        patch.object(endpoint, "span", lambda *_, **__: NOTHING),
        patch.object(run, "span", lambda *_, **__: NOTHING),
    ):
        yield


async def measure(client: httpx.AsyncClient) -> float:
    """Return the CPU seconds of one lookup."""
    began = time.process_time()
    for _ in range(REQUESTS):
        answer = await client.post("/graphql", json={"query": "{ me { id } }"})
    taken = time.process_time() - began
    answer.raise_for_status()
    return taken / REQUESTS


def alone() -> float:
    """Return the CPU seconds of everything that is counted and traced for one lookup, by itself."""
    took, labels = metrics.Durations("benchmark_seconds", "This program."), ("Leads", "planned", "ok")
    statements = metrics.Counted("benchmark_statements", "This program.")
    began = time.process_time()
    for _ in range(REPEATS):
        start = time.perf_counter()
        with traces.span("Leads"):
            statements.add("STAFF")
            with traces.span("planned statement"):
                pass
        took.observe(time.perf_counter() - start, *labels)
    return (time.process_time() - began) / REPEATS


async def main(rounds: int) -> None:
    """Measure in turns and print the medians."""
    logging.disable()
    with tempfile.TemporaryDirectory() as folder, Postgres(Path(folder) / "postgres", durable=False) as server:
        given: dict[str, Any] = {"database_url": server.url, "secret_key": secrets.token_hex(32), "trusted_only": False}
        settings = Settings(**given)
        await migrate(settings)
        database = Database(settings)
        async with database.unit_of_work(SYSTEM) as uow:
            await seed_roles(uow)
            actor = await make_staff(uow, await make_branch(uow), "ADMIN")
            await uow.commit()

        async def caller(request: object) -> Any:
            del request
            return actor

        transport = httpx.ASGITransport(app=create_app(settings, database=database, authenticate=caller))
        counted: list[float] = []
        bare: list[float] = []
        async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:
            await measure(client)
            for number in range(rounds):
                # In turns: whoever comes second finds a warmer machine.
                for bare_now in ((number % 2) == 0, (number % 2) == 1):
                    with uncounted() if bare_now else nullcontext():
                        (bare if bare_now else counted).append(await measure(client))
        await database.close()
    one, other = statistics.median(counted), statistics.median(bare)
    paired = statistics.median(a / b for a, b in zip(counted, bare, strict=True)) - 1
    print(
        f"counted {one * 1e6:.1f} us, uncounted {other * 1e6:.1f} us a lookup; {paired:+.2%} (median of {rounds} pairs)"
    )


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
