"""The runner of checks: what takes too long is stopped with all that it started, and is named."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from dev import suites
from dev.steps import ROOT
from dev.suites import AGAIN, FAILED, PASSED, Check


def slow(pid_file: Path) -> list[str | Path]:
    """A check that starts a program of its own, whose number it writes down, and waits for it."""
    return ["sh", "-c", f"sleep 60 & echo $! > {pid_file}; wait"]


def gone(pid_file: Path) -> bool:
    """Whether the program has ended, or does so in a moment: a busy machine takes its time over a signal."""
    pid = int(pid_file.read_text())
    until = time.monotonic() + 10
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def test_a_check_passes_or_fails_by_its_code() -> None:
    assert suites._run(Check("good", 10, ["true"]))[0] == PASSED
    assert suites._run(Check("bad", 10, ["false"]))[0] == FAILED
    assert suites._run(Check("missing", 10, ["no-such-program"]))[0] == FAILED


def test_a_journey_that_fails_is_walked_once_more_and_stands_apart(tmp_path: Path) -> None:
    done = tmp_path / "done"
    once: list[str | Path] = ["sh", "-c", f"test -e {done} || {{ touch {done}; false; }}"]
    assert suites._run(Check("busy machine", 10, once, browser=True))[0] == AGAIN
    assert suites._run(Check("defect", 10, ["false"], browser=True))[0] == FAILED
    assert suites._run(Check("nothing remembered", 10, ["sh", "-c", "exit 5"], browser=True))[0] == FAILED
    done.unlink()
    assert suites._run(Check("no journey", 10, once))[0] == FAILED


def test_the_gate_has_time_for_all_checks_within_their_budgets() -> None:
    limit = re.search(r"^limit=(\d+)$", (ROOT / ".ci" / "run").read_text(), re.MULTILINE)
    assert limit is not None
    assert sum(check.budget for check in suites.LINT + suites.TEST) <= int(limit[1]) <= 1500


def test_a_check_far_over_its_budget_is_stopped_with_what_it_started(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome, seconds = suites._run(Check("slow", 0.2, slow(tmp_path / "pid")))
    assert outcome == FAILED
    assert seconds < 10
    assert "Stopped after 1 s" in capsys.readouterr().out
    assert gone(tmp_path / "pid")


def test_who_stops_the_whole_is_told_which_check_was_running(tmp_path: Path) -> None:
    program = (
        "import sys; from dev import suites; from dev.suites import Check; "
        f"suites.LINT = [Check('quick', 5, ['true']), Check('slow', 60, {slow(tmp_path / 'pid')!r})]; "
        "sys.argv = ['suites', 'lint']; sys.exit(suites.main())"
    )
    running = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    until = time.monotonic() + 30
    while not (tmp_path / "pid").exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    running.send_signal(signal.SIGTERM)
    printed, _ = running.communicate(timeout=30)
    assert running.returncode != 0
    ends = {line.split()[1]: line.split()[0] for line in printed.splitlines() if " s of " in line}
    assert ends == {"quick": "ok", "slow": "STOPPED"}
    assert gone(tmp_path / "pid")
