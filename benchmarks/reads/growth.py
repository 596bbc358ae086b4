"""Whether an answer costs more as the base grows, or when more processes give it: ours beside the limit, in turns.

All bases stand at once and are asked in the same rounds, so that what else the machine does weighs on each alike.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from typing import Any

from benchmarks.reads.asking import Asking, asking, told
from benchmarks.reads.data import Base, base
from benchmarks.reads.measure import Run, middle
from benchmarks.reads.report import OURS
from benchmarks.reads.servers import Running, Variant, started

# Label of a case, e.g. the number of customers → variant → its runs, round by round.
Cases = Mapping[str, Mapping[str, Sequence[Run]]]
# The same, by kind of request.
Measured = dict[str, dict[str, dict[str, list[Run]]]]


@dataclass(frozen=True)
class _Case:
    label: str
    asking: Asking
    running: Running


def growth(sizes: Iterable[int], kinds: Sequence[str], rounds: int, seconds: float) -> Measured:
    """Return for each kind what it costs ours and the limit on bases of so many customers, made when they are missing."""
    with ExitStack() as stack:
        bases = [stack.enter_context(base(size)) for size in sizes]
        return asyncio.run(_growth(bases, kinds, rounds, seconds))


async def _growth(bases: Iterable[Base], kinds: Sequence[str], rounds: int, seconds: float) -> Measured:
    async with AsyncExitStack() as stack:
        cases = []
        for one in bases:
            made = await stack.enter_async_context(asking(one))
            label = str(one.customers)
            cases += [_start(stack, label, made, variant) for variant in (made.limit(), made.ours(1))]
        return await _in_turns(cases, kinds, rounds, seconds)


async def workers(counts: Iterable[int], made: Asking, kinds: Sequence[str], rounds: int, seconds: float) -> Measured:
    """Return for each kind what it costs ours with so many processes."""
    async with AsyncExitStack() as stack:
        cases = [_start(stack, str(count), made, made.ours(count)) for count in counts]
        return await _in_turns(cases, kinds, rounds, seconds)


def _start(stack: AsyncExitStack, label: str, made: Asking, variant: Variant) -> _Case:
    return _Case(label, made, stack.enter_context(started(variant, made.base.env)))


async def _in_turns(cases: Sequence[_Case], kinds: Sequence[str], rounds: int, seconds: float) -> Measured:
    """Measure every case in each round, beginning with another one each time."""
    runs: Measured = {kind: {case.label: defaultdict(list) for case in cases} for kind in kinds}
    for number in range(rounds):
        for kind in kinds:
            place = number % len(cases)
            for case in [*cases[place:], *cases[:place]]:
                given = case.asking.sample.variables(kind, number)
                run = await case.asking.measured(kind, case.running, given, seconds)
                runs[kind][case.label][case.running.variant.name].append(run)
                told(kind, number, f"{case.running.variant.name} {case.label}", run)
    return runs


def beside(found: Mapping[str, Cases]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return for each kind and case the medians, and `times`: what ours costs against the first case, round by round."""
    return {kind: _beside(cases) for kind, cases in found.items()}


def _beside(cases: Cases) -> dict[str, dict[str, Any]]:
    first = next(iter(cases.values()))
    rows = {}
    for label, variants in cases.items():
        ours = variants[OURS]
        ratios = (one.cpu_us / other.cpu_us for one, other in zip(ours, first[OURS], strict=True))
        rows[label] = {"times": round(middle(ratios), 2)} | {
            variant: {name: round(middle(getattr(run, name) for run in runs), 2) for name in ("app_us", "postgres_us", "p50_ms", "p99_ms")}
            for variant, runs in variants.items()
        }  # fmt: skip
    return rows
