"""`make bench`: reads of ours beside SQL by hand, PostGraphile 5 and an ordinary Strawberry service.

All on the same database, one after the other in rounds, from loopback, each answering the same. `CUSTOMERS` chooses
the size of a database of the benchmark's own; without it, and with a large demo in `.data`, that one is asked.
`ROUNDS`, `RUN_SECONDS` of each run, `ONLY` some kinds, `WORKERS` of ours.
"""

import asyncio
import json
import os
from collections import defaultdict
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import asyncpg
import orjson
from sqlalchemy import make_url

from api.core.config import Settings
from benchmarks.reads import report
from benchmarks.reads.compare import same
from benchmarks.reads.data import Base, base
from benchmarks.reads.documents import DOCUMENTS, Sample, sample
from benchmarks.reads.functions import functions
from benchmarks.reads.measure import Run, measured
from benchmarks.reads.people import staff, tenants
from benchmarks.reads.servers import Running, started
from benchmarks.reads.variants import ByHand, Ordinary, Ours, PostGraphile
from dev.node import NODE, packages
from dev.steps import ROOT, call

RESULTS: Final = ROOT / "benchmarks" / "results"
COMPARED: Final = 5
# In this order: what a mutation leaves behind is deleted after each of its runs.
KINDS: Final = tuple(DOCUMENTS)
FORGET: Final = (
    "create temporary table gone as select id from ticket where subject = 'Benchmark'",
    "delete from audit_unsealed where audit_id in (select a.id from audit_entry a join gone on gone.id = a.subject_id)",
    "delete from audit_entry where subject_id in (select id from gone)",
    "delete from outbox where event_id in (select e.id from event e join gone on gone.id = e.subject_id)",
    "delete from event where subject_id in (select id from gone)",
    "delete from idempotency where operation = 'TicketOpen' and result->>'ticket' in (select id::text from gone)",
    "delete from ticket where id in (select id from gone)",
    "drop table gone",
)


@dataclass(frozen=True)
class Options:
    """What is asked of the benchmark."""

    customers: int | None
    rounds: int
    seconds: float
    kinds: tuple[str, ...]
    workers: int
    results: Path

    @classmethod
    def given(cls, told: Mapping[str, str]) -> "Options":
        """Read the environment."""
        size, only = told.get("CUSTOMERS", ""), told.get("ONLY", "").replace(",", " ").split()
        return cls(
            customers=int(size) if size else None,
            rounds=int(told.get("ROUNDS") or 5),
            seconds=float(told.get("RUN_SECONDS") or 3),
            kinds=tuple(kind for kind in KINDS if kind in only) or KINDS,
            workers=int(told.get("WORKERS") or 1),
            results=Path(told.get("RESULTS") or RESULTS),
        )


def main() -> None:
    """Measure, print a table and last the JSON object."""
    print(json.dumps(bench(Options.given(os.environ))))


def bench(options: Options) -> dict[str, dict[str, float]]:
    """Measure and return the figures of each kind of request."""
    packages(Path(__file__).with_name("postgraphile"))
    with base(options.customers) as found:
        rounds = asyncio.run(_rounds(found, options))
    figures, details = report.figures(rounds), report.details(rounds)
    print(report.table(details))
    _keep(options.results, found, options, figures, details)
    return figures


async def _rounds(found: Base, options: Options) -> dict[str, dict[str, list[Run]]]:
    settings = Settings.model_validate(
        {"database_url": found.env["DATABASE_URL"], "secret_key": found.env["SECRET_KEY"]}
    )
    actor = await staff(settings)
    async with functions(found.url, actor), tenants(found.url) as keys:
        asked = await sample(found.url, actor, keys)
        with ExitStack() as stack:
            variants = [
                stack.enter_context(started(variant, found.env)) for variant in _variants(asked, settings, options)
            ]
            runs: dict[str, dict[str, list[Run]]] = defaultdict(lambda: defaultdict(list))
            for number in range(options.rounds):
                for kind in options.kinds:
                    await _round(found, options, asked, kind, number, variants, runs)
            return {kind: dict(by_variant) for kind, by_variant in runs.items()}


async def _round(
    found: Base,
    options: Options,
    asked: Sample,
    kind: str,
    number: int,
    variants: list[Running],
    runs: dict[str, dict[str, list[Run]]],
) -> None:
    """Measure one kind of request with every variant that answers it, beginning with another one each time."""
    those = [running for running in variants if kind in running.variant.kinds]
    given = asked.variables(kind, number)
    if number == 0:
        for one in given[:COMPARED]:
            await same(kind, one, those)
        await _forget(found)
    place = number % len(those)
    for index, running in enumerate([*those[place:], *those[:place]]):
        share = given if kind != "mutation" else given[index :: len(those)]
        requests = [running.variant.request(kind, one) for one in share]
        run = await measured(running, found.postmaster, requests, options.seconds)
        runs[kind][running.variant.name].append(run)
        print(
            f"  round {number + 1}  {kind:10} {running.variant.name:13} {run.cpu_us:8.0f} µs {run.rps:7.0f}/s",
            flush=True,
        )
        if kind == "mutation":
            await _forget(found)


def _variants(asked: Sample, settings: Settings, options: Options) -> list[Any]:
    urls = {role: _url(settings, f"trunkline_{role}") for role in ("staff", "portal")}
    told = {"LIMIT_BRANCH": asked.branch, "LIMIT_STAFF_URL": urls["staff"], "LIMIT_PORTAL_URL": urls["portal"]}
    return [
        ByHand(told),
        Ours(asked, options.workers),
        PostGraphile(asked, urls["staff"], NODE, portal=False),
        PostGraphile(asked, urls["portal"], NODE, portal=True),
        Ordinary(asked, told),
    ]


def _url(settings: Settings, role: str) -> str:
    password = settings.role_passwords(role)[0]
    url = make_url(settings.database_url).set(drivername="postgresql", username=role, password=password)
    return url.render_as_string(hide_password=False)


async def _forget(found: Base) -> None:
    """Delete the tickets that were opened, with all that was written beside them."""
    connection = await asyncpg.connect(found.url)
    try:
        for statement in FORGET:
            await connection.execute(statement)
    finally:
        await connection.close()


def _keep(
    folder: Path, found: Base, options: Options, figures: dict[str, dict[str, float]], details: dict[str, Any]
) -> None:
    """Write the figures and a chart of them."""
    folder.mkdir(exist_ok=True)
    versions = {"commit": _commit(), "customers": found.customers, "rounds": options.rounds, "workers": options.workers}
    text = orjson.dumps({**versions, "figures": figures, "medians": details}, option=orjson.OPT_INDENT_2)
    (folder / "reads.json").write_bytes(text + b"\n")
    title = f"Reads on {found.customers:,} customers, one core each"
    (folder / "reads.svg").write_text(report.chart(details, title), encoding="utf-8")


def _commit() -> str:
    return call(["git", "rev-parse", "--short", "HEAD"]).strip()


if __name__ == "__main__":
    main()
