"""``make lint`` and ``make test``: every check is run, with its time budget and what it took; all must pass.

``python -m dev.suites lint|test|long``. A check that does not end within three times its budget is stopped and
counts as failed. Python tests that are skipped count as failed too: see ``dev.pytest_noskip``.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dev.browser import chromium
from dev.steps import ROOT

BIN = Path(sys.executable).parent
PACKAGES = [name for name in ("api", "worker", "dev", "tests", "migrations", "benchmarks") if (ROOT / name).is_dir()]
NPM = ["sh", "web/npm", "run", "--silent"]
PYTEST: list[str | Path] = [BIN / "pytest", "-q", "-p", "dev.pytest_noskip"]
# Each process has servers of its own; what stays together says `tests/conftest.py`.
BOTH_CORES = ["-n", "2"]
PATIENCE = 3
STOP_SECONDS = 10
PASSED, AGAIN, FAILED, RUNNING = "ok", "AGAIN", "FAILED", "STOPPED"
# A journey that fails is walked once more by itself: a machine that was busy passes then, a defect does not. What
# passed only then is named with the rest, to be looked into.
SECOND_WALK = ["--last-failed", "--last-failed-no-failures=none"]


@dataclass(frozen=True)
class Check:
    """One command; the budget is in seconds, on two cores."""

    name: str
    budget: float
    command: list[str | Path]
    browser: bool = False


LINT = [
    Check("ruff check", 5, [BIN / "ruff", "check", "."]),
    Check("ruff format", 5, [BIN / "ruff", "format", "--check", "."]),
    Check("mypy", 60, [BIN / "mypy", *PACKAGES]),
    Check("import-linter", 15, [BIN / "lint-imports", "--no-logo"]),
    Check("schema.graphql", 30, [sys.executable, "-m", "dev.drift", "schema"]),
    Check("migrations", 60, [sys.executable, "-m", "dev.drift", "migrations"]),
    # Generates the types first, then Biome, tsc and the completeness of the texts.
    Check("web: biome, tsc, texts", 60, [*NPM, "check"]),
]
TEST = [
    Check("unit and integration", 340, [*PYTEST, *BOTH_CORES, "-m", "not long", "--ignore=tests/browser", "tests"]),
    Check("web", 60, [*NPM, "test"]),
    Check("web: GraphiQL", 15, [*NPM, "graphiql"]),
    Check("web bytes", 5, [*NPM, "budget"]),
    Check("browser journeys", 600, [*PYTEST, *BOTH_CORES, "-m", "not long", "tests/browser"], browser=True),
]
LONG = [Check("long", 3600, [*PYTEST, "-m", "long", "-o", "timeout=1800", "tests"], browser=True)]


def main() -> int:
    """Run one group. Returns 1 when a check failed or when the whole was stopped from outside."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped from outside"))
    checks = {"lint": LINT, "test": TEST, "long": LONG}[sys.argv[1]]
    results: list[tuple[Check, str, float]] = []
    try:
        for check in checks:
            results.append((check, RUNNING, time.monotonic()))
            results[-1] = (check, *_run(check))
    finally:
        _tell(results)
    return 0 if all(outcome in {PASSED, AGAIN} for _, outcome, _ in results) else 1


def _tell(results: list[tuple[Check, str, float]]) -> None:
    """Print what became of each check; the one that did not come to its end stands there as stopped."""
    print("\n" + "─" * 64)
    for check, outcome, seconds in results:
        took = time.monotonic() - seconds if outcome == RUNNING else seconds
        late = "  over its budget" if took > check.budget else ""
        print(f"{outcome:<7} {check.name:<28} {took:7.1f} s of {check.budget:5.0f} s{late}")
    print("─" * 64, flush=True)


def _run(check: Check) -> tuple[str, float]:
    """Whether it passed, and the seconds that it took."""
    print(f"\n── {check.name}", flush=True)
    started = time.monotonic()
    # A test chooses its own settings; what the shell has set for `make run` must not leak into it.
    env = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL", "SMTP_URL"}}
    if check.browser:
        env["CHROMIUM"] = chromium()
    passed = _passes(check.command, env, PATIENCE * check.budget)
    outcome = PASSED if passed else FAILED
    left = PATIENCE * check.budget - (time.monotonic() - started)
    if not passed and check.browser and left > 0:
        print(f"\n── {check.name}: what failed, once more", flush=True)
        outcome = AGAIN if _passes([*check.command, *SECOND_WALK], env, left) else FAILED
    return outcome, time.monotonic() - started


def _passes(command: list[str | Path], env: dict[str, str], seconds: float) -> bool:
    """Run a command, at most so long."""
    try:
        process = subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)  # noqa: S603
    except FileNotFoundError as error:
        print(error)
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        print(f"Stopped after {seconds:.0f} s.")
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let nothing of a check run on: not it, nor what it started."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, number)
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
