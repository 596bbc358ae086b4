"""Counting: cheap in a process, the sum of all that share a folder, for whoever has the token and nobody else."""

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.core.config import Settings
from api.core.database import Database
from api.core.logs import Seldom
from api.core.metrics import BOUNDS, GONE_SECONDS, Counted, Durations, Level, Shared, exposed, served
from api.operations.rules import ALERTS, Alert, Unit, quantile, summed
from dev.ports import free_port
from dev.steps import ROOT

PROCESS = """
import sys
from pathlib import Path
from api.core import metrics
metrics.REQUESTS.observe(0.003, "Leads", "planned", "ok")
metrics.LISTENERS.add()
metrics.Shared(Path(sys.argv[1])).leave_copy()
"""


def value(text: str, line: str) -> float:
    """Return the number behind a line of the exposition, 0 when it is not there."""
    found = [row for row in text.splitlines() if row.startswith(f"trunkline_{line} ")]
    return float(found[0].split()[-1]) if found else 0.0


def test_what_several_processes_counted_is_one_sum_and_the_dead_hold_no_line(tmp_path: Path) -> None:
    shared, folder = Shared(tmp_path / "shared"), tmp_path / "shared"
    counts = 'request_seconds_count{operation="Leads",outcome="ok",tier="planned"}'
    before, open_before = value(exposed(shared).decode(), counts), value(exposed(shared).decode(), "live_connections")
    for _ in range(2):
        subprocess.run([sys.executable, "-c", PROCESS, folder], check=True, cwd=ROOT, timeout=60)
    text = exposed(shared).decode()
    assert value(text, counts) == before + 2
    assert value(text, "live_connections") == open_before + 2
    below = 'request_seconds_bucket{le="0.005",operation="Leads",outcome="ok",tier="planned"}'
    assert value(text, below) >= 2
    long_ago = time.time() - GONE_SECONDS - 1
    for file in folder.glob("*.json"):
        os.utime(file, (long_ago, long_ago))
    text = exposed(shared).decode()
    assert value(text, counts) == before + 2
    assert value(text, "live_connections") == open_before


def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    with pytest.raises(PermissionError):
        Shared(tmp_path / "theirs")


def test_kinds_of_numbers() -> None:
    counted, level, took = Counted("a", "A.", "x"), Level("b", "B."), Durations("c_seconds", "C.")
    counted.add("one")
    counted.add("one", by=2)
    level.set(to=5)
    level.add(by=-2)
    for seconds in (0.0005, 0.001, 0.3, 1000.0):
        took.observe(seconds)
    text = exposed(Shared()).decode()
    assert value(text, 'a_total{x="one"}') == 3
    assert value(text, "b") == 3
    assert value(text, 'c_seconds_bucket{le="0.001"}') == 2
    assert value(text, 'c_seconds_bucket{le="+Inf"}') == value(text, "c_seconds_count") == 4
    assert value(text, "c_seconds_sum") == pytest.approx(1000.3015)


def test_quantiles_are_upper_bounds_of_buckets() -> None:
    rows = [[0] * (len(BOUNDS) + 1) for _ in range(2)]
    rows[0][1], rows[1][4] = 90, 10
    both = summed(rows)
    assert quantile(both, BOUNDS, 0.5) == BOUNDS[1]
    assert quantile(both, BOUNDS, 0.95) == BOUNDS[4]
    assert quantile([*[0] * len(BOUNDS), 1], BOUNDS, 0.5) == BOUNDS[-1]
    assert quantile([0] * (len(BOUNDS) + 1), BOUNDS, 0.5) is None


def test_an_alert_is_raised_beyond_its_threshold_only() -> None:
    above, below = ALERTS["backup-old"], Alert("x", Unit.DAYS, below=True)
    assert [above.raised(value, 26) for value in (None, 26, 26.1)] == [False, False, True]
    assert [below.raised(value, 21) for value in (None, 21, 20)] == [False, False, True]


def test_what_happens_again_and_again_is_said_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: moment[0])
    lost = Seldom(10)
    assert [lost.happened() for _ in range(4)] == [1, 0, 0, 0]
    moment[0] = 111.0
    assert lost.happened() == 4


async def test_metrics_are_for_who_has_the_token(settings: Settings, db: Database) -> None:
    application = create_app(settings, database=db)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=application), base_url="http://trunkline.test"
    ) as client:
        assert (await client.get("/metrics")).status_code == 401
        assert (await client.get("/metrics", headers={"authorization": "Bearer x"})).status_code == 401
        await client.post("/graphql", json={"query": "query Mine { me { id } }"})
        await client.post("/graphql", json={"query": "{ nonsense }"})
        token = settings.metrics_tokens()[0]
        answer = await client.get("/metrics", headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    # What a caller makes up is no label.
    assert "Mine" not in answer.text
    assert value(answer.text, 'request_seconds_count{operation="other",outcome="ok",tier="planned"}') >= 1
    assert value(answer.text, 'request_seconds_count{operation="other",outcome="refused",tier="none"}') >= 1


def test_a_worker_shows_its_metrics_where_it_is_told() -> None:
    port = free_port(0)
    with served(Shared(), f"127.0.0.1:{port}"):
        assert httpx.get(f"http://127.0.0.1:{port}/metrics").status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/metrics")
    with served(Shared(), ""):
        pass
