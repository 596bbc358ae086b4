"""`make bench`: reads of ours beside SQL by hand, PostGraphile 5 and an ordinary Strawberry service.

All on the same database, one after the other in rounds, from loopback, each answering the same. `CUSTOMERS` chooses
the size of a database of the benchmark's own; without it, and with a large demo in `.data`, that one is asked.
`ROUNDS`, `RUN_SECONDS` of each run, `ONLY` some kinds, `WORKERS` of ours: of several numbers the first is compared
with the others' services, and all with each other. `GROWTH`: ours and the limit on bases of so many customers.
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

import orjson

from benchmarks.reads import report
from benchmarks.reads.asking import Asking, asking, told
from benchmarks.reads.data import Base, base
from benchmarks.reads.documents import DOCUMENTS
from benchmarks.reads.growth import Measured, beside, growth, workers
from benchmarks.reads.measure import Run
from benchmarks.reads.servers import Running, started
from dev.node import packages
from dev.steps import ROOT, call

RESULTS: Final = ROOT / "benchmarks" / "results"
KINDS: Final = tuple(DOCUMENTS)


@dataclass(frozen=True)
class Options:
    """What is asked of the benchmark."""

    customers: int | None
    rounds: int
    seconds: float
    kinds: tuple[str, ...]
    workers: tuple[int, ...]
    growth: tuple[int, ...]
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
            workers=_numbers(told.get("WORKERS", "")) or (1,),
            growth=_numbers(told.get("GROWTH", "")),
            results=Path(told.get("RESULTS") or RESULTS),
        )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.replace(",", " ").split())


def main() -> None:
    """Measure, print a table and last the JSON object."""
    print(json.dumps(bench(Options.given(os.environ))))


def bench(options: Options) -> dict[str, dict[str, float]]:
    """Measure and return the figures of each kind of request."""
    packages(Path(__file__).with_name("postgraphile"))
    with base(options.customers) as found:
        runs, by_workers = asyncio.run(_measure(found, options))
    by_size = growth(options.growth, options.kinds, options.rounds, options.seconds) if options.growth else {}
    figures, details = report.figures(runs), report.details(runs)
    print(report.table(details))
    more = {"growth": beside(by_size), "workers": beside(by_workers)}
    for name, rows in more.items():
        print(report.beside(rows, name))
    _keep(options, found, figures, details, more)
    return figures


async def _measure(found: Base, options: Options) -> tuple[dict[str, dict[str, list[Run]]], Measured]:
    """Return what everybody's runs cost, by kind and variant, and those of ours with other numbers of processes."""
    async with asking(found) as made:
        runs = await _rounds(made, options)
        more = options.workers if len(options.workers) > 1 else ()
        return runs, await workers(more, made, options.kinds, options.rounds, options.seconds) if more else {}


async def _rounds(made: Asking, options: Options) -> dict[str, dict[str, list[Run]]]:
    runs: dict[str, dict[str, list[Run]]] = defaultdict(lambda: defaultdict(list))
    with ExitStack() as stack:
        variants = [stack.enter_context(started(variant, made.base.env)) for variant in made.all(options.workers[0])]
        for number in range(options.rounds):
            for kind in options.kinds:
                those = [running for running in variants if kind in running.variant.kinds]
                if number == 0:
                    await made.agree(kind, those)
                await _round(made, options, kind, number, those, runs[kind])
    return {kind: dict(by_variant) for kind, by_variant in runs.items()}


async def _round(
    made: Asking, options: Options, kind: str, number: int, those: list[Running], runs: dict[str, list[Run]]
) -> None:
    """Measure one kind of request with every variant that answers it, beginning with another one each time."""
    given = made.sample.variables(kind, number)
    place = number % len(those)
    for index, running in enumerate([*those[place:], *those[:place]]):
        share = given if kind != "mutation" else given[index :: len(those)]
        run = await made.measured(kind, running, share, options.seconds)
        runs[running.variant.name].append(run)
        told(kind, number, running.variant.name, run)


def _keep(
    options: Options, found: Base, figures: dict[str, dict[str, float]], details: dict[str, Any], more: dict[str, Any]
) -> None:
    """Write the figures and a chart of them; growth and workers stay as they were when this run has not asked."""
    options.results.mkdir(exist_ok=True)
    kept = options.results / "reads.json"
    before = orjson.loads(kept.read_bytes()) if kept.exists() else {}
    commit = _commit()
    for name, rows in more.items():
        told = {"commit": commit, "rounds": options.rounds, "kinds": rows}
        more[name] = told if rows else before.get(name)
    versions = {
        "commit": commit, "customers": found.customers, "rounds": options.rounds, "workers": options.workers[0]
    }  # fmt: skip
    text = orjson.dumps({**versions, "figures": figures, "medians": details, **more}, option=orjson.OPT_INDENT_2)
    kept.write_bytes(text + b"\n")
    title = f"Reads on {found.customers:,} customers, one core each"
    chart = report.chart(details, title, {name: told["kinds"] for name, told in more.items() if told})
    (options.results / "reads.svg").write_text(chart, encoding="utf-8")


def _commit() -> str:
    return call(["git", "rev-parse", "--short", "HEAD"]).strip()


if __name__ == "__main__":
    main()
