"""The supervisor: what ends starts again, later each time; stopping ends everything."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from dev import supervisor as module
from dev.services import Valkey
from dev.supervisor import Program, Supervisor


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.05)


def test_programs_and_servers_start_again_and_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "FIRST_DELAY_SECONDS", 0.1)
    program = Program("api", [sys.executable, "-c", "import time; print('hello'); time.sleep(60)"], dict(os.environ))
    program.delay = 0.1
    valkey = Valkey(tmp_path / "valkey", durable=False)
    everything = Supervisor()
    url = everything.serve(valkey)
    everything.run(program)
    watching = threading.Thread(target=everything.watch)
    watching.start()
    try:
        for process in (program.process, valkey):
            assert process is not None
            os.kill(process.pid, signal.SIGKILL)
        first = program.process
        until(lambda: program.process is not first and program.alive() and valkey.alive())
        assert valkey.url == url
        last = program.process
        assert last is not None
    finally:
        everything.stopping.set()
        watching.join(20)
        everything.stop()
    assert not watching.is_alive()
    assert not psutil.pid_exists(last.pid)
    assert not valkey.alive()
    assert "api ended with code -9" in capsys.readouterr().out


def test_the_delay_grows_while_a_program_keeps_failing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_DELAY_SECONDS", 3.0)
    program = Program("worker", [sys.executable, "-c", "raise SystemExit(3)"], dict(os.environ))
    program.start()
    delays = []
    for _ in range(3):
        until(lambda: not program.alive())
        program.keep()
        delays.append(program.delay)
        assert not program.alive()
        program.due = time.monotonic() - 1
        program.keep()
    program.stop()
    assert delays == [2.0, 3.0, 3.0]


def test_what_a_killed_program_leaves_behind_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "child"
    code = f"""
import pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
pathlib.Path({str(note)!r}).write_text(str(child.pid))
time.sleep(60)
"""
    program = Program("api", [sys.executable, "-c", code], dict(os.environ))
    program.start()
    until(lambda: note.exists() and note.read_text())
    child = psutil.Process(int(note.read_text()))
    assert program.process is not None
    program.process.kill()
    until(lambda: not program.alive())
    program.keep()
    until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)
    program.stop()
