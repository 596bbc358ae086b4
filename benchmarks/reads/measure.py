"""One run of one variant: requests for some seconds, and what they cost the application and PostgreSQL."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.reads.cpu import spent
from benchmarks.reads.load import load
from benchmarks.reads.servers import Running

WARM_SECONDS = 0.4
# Reads go on record within 100 ms: their cost belongs to them.
SETTLE_SECONDS = 0.15


@dataclass(frozen=True, slots=True)
class Run:
    """Microseconds of CPU for each request, requests a second, and milliseconds that half and all but 1 % took."""

    app_us: float
    postgres_us: float
    rps: float
    p50_ms: float
    p99_ms: float

    @property
    def cpu_us(self) -> float:
        """All CPU of a request."""
        return self.app_us + self.postgres_us


class WrongAnswer(Exception):
    """A variant answered with an error while it was measured."""


async def measured(running: Running, postmaster: int, requests: Sequence[bytes], seconds: float) -> Run:
    """Warm up, then send for so many seconds; raises WrongAnswer."""
    warm = min(WARM_SECONDS, seconds)
    share = max(1, len(requests) // 8)
    await load(running.port, requests[:share], warm)
    await asyncio.sleep(SETTLE_SECONDS)
    before = spent(running.pid), spent(postmaster)
    outcome = await load(running.port, requests[share:] or requests, seconds)
    await asyncio.sleep(SETTLE_SECONDS)
    after = spent(running.pid), spent(postmaster)
    if outcome.wrong is not None or not outcome.times:
        message = f"{running.variant.name}: {outcome.wrong!r}"
        raise WrongAnswer(message)
    each = 1e6 / len(outcome.times)
    return Run(
        (after[0] - before[0]) * each, (after[1] - before[1]) * each,
        len(outcome.times) / outcome.seconds, outcome.at(0.5), outcome.at(0.99),
    )  # fmt: skip


def middle(values: Iterable[float]) -> float:
    """Return the median."""
    return float(median(values))
