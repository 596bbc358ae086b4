"""What the product counts of itself, cheap enough for the hottest path: adding is one step in a dict of the process.

Prometheus' own counters cost a lookup several percent when several processes share them. Here each process adds to
plain numbers and leaves a copy of them in a folder now and then; whichever process is asked for `/metrics` adds the
copies of the others to its own numbers. Labels are bounded by whoever adds: names of our own, never of callers.
"""

import os
import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import orjson
from prometheus_client import generate_latest, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector, CollectorRegistry

# Seconds up to which an answer or a delay falls into each bucket; one more holds the rest.
BOUNDS: Final = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0)
# A copy that was not renewed for so long is of a process that is gone: its counts stay, its levels do not.
GONE_SECONDS: Final = 15.0

Labels = tuple[str, ...]
Copy = dict[str, list[tuple[list[str], Any]]]


class Counted:
    """A number that only grows; the name ends in `_total` when it is shown."""

    def __init__(self, name: str, text: str, *labels: str) -> None:
        """Register it; the values of the labels are given in this order."""
        self.name, self.text, self.labels = f"trunkline_{name}", text, labels
        self.values: dict[Labels, Any] = {}
        _KNOWN[self.name] = self

    def add(self, *labels: str, by: float = 1.0) -> None:
        """Count."""
        self.values[labels] = self.values.get(labels, 0.0) + by

    def joined(self, values: Any, others: Any) -> Any:
        """Add what another process counted."""
        return (values or 0.0) + others

    def family(self, values: Mapping[Labels, Any]) -> Metric:
        """Return it as Prometheus reads it."""
        family = CounterMetricFamily(self.name, self.text, labels=self.labels)
        for labels, value in values.items():
            family.add_metric(labels, value)
        return family


class Level(Counted):
    """A number that goes up and down; of several processes it is the sum."""

    def set(self, *labels: str, to: float) -> None:
        """Say how much it is now."""
        self.values[labels] = to

    def family(self, values: Mapping[Labels, Any]) -> Metric:
        """Return it as Prometheus reads it."""
        family = GaugeMetricFamily(self.name, self.text, labels=self.labels)
        for labels, value in values.items():
            family.add_metric(labels, value)
        return family


class Durations(Counted):
    """How long things took: counts by `BOUNDS`, and the sum in seconds behind them."""

    def observe(self, seconds: float, *labels: str) -> None:
        """Count one that took so long."""
        counts = self.values.get(labels)
        if counts is None:
            counts = self.values[labels] = [0] * (len(BOUNDS) + 1) + [0.0]
        counts[bisect_left(BOUNDS, seconds)] += 1
        counts[-1] += seconds

    def joined(self, values: Any, others: Any) -> Any:
        """Add what another process counted."""
        return others if values is None else [mine + yours for mine, yours in zip(values, others, strict=True)]

    def family(self, values: Mapping[Labels, Any]) -> Metric:
        """Return it as Prometheus reads it: counts up to each bound."""
        family = HistogramMetricFamily(self.name, self.text, labels=self.labels)
        for labels, counts in values.items():
            below, buckets = 0, []
            for bound, count in zip((*BOUNDS, float("inf")), counts, strict=False):
                below += count
                buckets.append(("+Inf" if bound == float("inf") else str(bound), below))
            family.add_metric(labels, buckets, counts[-1])
        return family


_KNOWN: Final[dict[str, Counted]] = {}

REQUESTS = Durations("request_seconds", "GraphQL operations.", "operation", "tier", "outcome")
STATEMENTS = Counted("statements", "Planned statements.", "role")
CONNECTIONS = Level("database_connections", "Connections to PostgreSQL.", "role", "state")
LISTENERS = Level("live_connections", "Open WebSockets.")
HINTS_LOST = Counted("hints_lost", "Hints that Valkey did not take.")
JOBS = Durations("job_seconds", "Deliveries of events to jobs.", "job", "outcome")
TIMER_LATENESS = Durations("timer_lateness_seconds", "How late timers fired.")
OUTBOUND = Durations("outbound_seconds", "Mails, SMS and calls to neighbours.", "port", "outcome")
BUILD = Level("build_info", "Processes by what they were built from.", "version", "revision", "migration")


class Shared(Collector):
    """The numbers of this process and of those that share its folder; without a folder only its own."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use a folder that only this user's processes write to."""
        self.folder = folder
        self._own = f"{os.getpid()}-{time.time_ns()}.json"
        if folder is not None:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if folder.stat().st_uid != os.geteuid():
                message = f"{folder} belongs to somebody else"
                raise PermissionError(message)

    def leave_copy(self) -> None:
        """Leave the numbers as they are now for the others, never half of them."""
        if self.folder is not None:
            fresh = self.folder / f"{self._own}.new"
            fresh.write_bytes(orjson.dumps(_copy()))
            fresh.rename(self.folder / self._own)

    def collect(self) -> Iterator[Metric]:
        """Yield everything that was counted."""
        sums = {name: dict(metric.values) for name, metric in list(_KNOWN.items())}
        for copy, gone in self._others():
            for name, rows in copy.items():
                metric = _KNOWN.get(name)
                if metric is None or (gone and isinstance(metric, Level)):
                    continue
                for labels, value in rows:
                    key = tuple(labels)
                    sums[name][key] = metric.joined(sums[name].get(key), value)
        for name, values in sums.items():
            yield _KNOWN[name].family(values)

    def _others(self) -> Iterator[tuple[Copy, bool]]:
        for file in () if self.folder is None else sorted(self.folder.glob("*.json")):
            if file.name != self._own:
                gone = time.time() - file.stat().st_mtime > GONE_SECONDS
                yield orjson.loads(file.read_bytes()), gone


def _copy() -> Copy:
    return {name: [(list(labels), value) for labels, value in metric.values.items()] for name, metric in _KNOWN.items()}


def registry(shared: Shared) -> CollectorRegistry:
    """Return what a Prometheus client serves."""
    found = CollectorRegistry(auto_describe=False)
    found.register(shared)
    return found


def exposed(shared: Shared) -> bytes:
    """Return everything in Prometheus' text format."""
    return generate_latest(registry(shared))


@contextmanager
def served(shared: Shared, address: str) -> Iterator[None]:
    """Serve the metrics of a process that answers nothing else, at `host:port`; nothing when empty."""
    if not address:
        yield
        return
    host, _, port = address.rpartition(":")
    server, thread = start_http_server(int(port), host, registry(shared))
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def folder_of_siblings(base: Path) -> Path:
    """Return the folder that all processes of one server share: named after their parent and when it started."""
    parent = os.getppid()
    try:
        started = Path(f"/proc/{parent}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        started = "0"
    return base / f"trunkline-metrics-{os.geteuid()}-{parent}-{started}"
