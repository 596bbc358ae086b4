"""The benchmark asks four services the same, checks that they answer the same, and says what each costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.reads import report
from benchmarks.reads.__main__ import Options
from benchmarks.reads.growth import beside
from benchmarks.reads.measure import Run
from benchmarks.reads.report import chart, details, figures, table
from dev.steps import ROOT

KINDS = {"list", "360", "lookup", "search", "mutation", "portal360"}
NUMBERS = {"cpu_vs_postgraphile", "cpu_vs_limit", "rps_vs_postgraphile", "p50_ms", "p99_ms"}


def test_ratios_are_medians_of_each_round() -> None:
    def run(cpu: float, rps: float) -> Run:
        return Run(cpu / 2, cpu / 2, rps, 1, 2)

    rounds = {
        "lookup": {
            "limit": [run(100, 900), run(200, 450), run(100, 900)],
            "trunkline": [run(120, 800), run(300, 400), run(120, 800)],
            "postgraphile": [run(240, 400), run(600, 100), run(360, 200)],
        }
    }
    found = figures(rounds)["lookup"]
    assert found == {
        "cpu_vs_postgraphile": 2.0,
        "cpu_vs_limit": 1.2,
        "rps_vs_postgraphile": 4.0,
        "p50_ms": 1.0,
        "p99_ms": 2.0,
    }
    seen = details(rounds)
    assert seen["lookup"]["postgraphile"]["cpu_us"] == 360
    assert "postgraphile" in table(seen)
    assert "3.60 × postgraphile" in chart(seen, "Reads")


def test_growth_is_told_against_the_first_base_round_by_round() -> None:
    def run(cpu: float) -> Run:
        return Run(cpu / 4, cpu * 3 / 4, 500, 1, 2)

    cases = {
        "20000": {"limit": [run(100), run(200)], "trunkline": [run(100), run(200)]},
        "1000000": {"limit": [run(110), run(220)], "trunkline": [run(120), run(260)]},
    }
    found = beside({"360": cases})
    assert found["360"]["20000"]["times"] == 1.0
    assert found["360"]["1000000"]["times"] == 1.25
    assert found["360"]["1000000"]["limit"]["postgres_us"] == 123.75
    assert "1.25" in report.beside(found, "growth")
    assert report.beside({}, "growth") == ""
    runs = {name: [run(100)] for name in ("limit", "trunkline", "postgraphile")}
    assert "1.25 × 1,000,000" in chart(details({"360": runs}), "Reads", {"growth": found})


def test_options_name_sizes_and_numbers_of_processes() -> None:
    found = Options.given({"GROWTH": "20000,200000", "WORKERS": "1, 2", "ONLY": "360"})
    assert (found.growth, found.workers, found.kinds) == ((20_000, 200_000), (1, 2), ("360",))
    assert (Options.given({}).growth, Options.given({}).workers) == ((), (1,))


@pytest.mark.long
def test_a_small_run_compares_all_kinds(tmp_path: Path) -> None:
    told = {
        "CUSTOMERS": "500", "ROUNDS": "1", "RUN_SECONDS": "0.5", "RESULTS": str(tmp_path), "GROWTH": "300,500", "WORKERS": "1,2",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.reads"], cwd=ROOT, env=_environment() | told, capture_output=True, text=True,
        timeout=900, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found.keys() == KINDS
    assert all(row.keys() == NUMBERS and min(row.values()) > 0 for row in found.values())
    kept = json.loads((tmp_path / "reads.json").read_text())
    assert kept["figures"] == found
    assert kept["growth"]["kinds"]["360"].keys() == {"300", "500"}
    assert kept["workers"]["kinds"]["lookup"].keys() == {"1", "2"}
    assert (tmp_path / "reads.svg").read_text().startswith("<svg")


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL", "ONLY"}}
