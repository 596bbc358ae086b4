"""Keeps programs running: what ends is started again, later each time; all are stopped in the reverse order."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dev.service import Guard
from dev.steps import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dev.service import Service

FIRST_DELAY_SECONDS = 1.0
LONGEST_DELAY_SECONDS = 30.0
# Who has run this long was well; the next end counts as a first one.
HEALTHY_SECONDS = 60.0
STOP_SECONDS = 20.0


@dataclass
class Program:
    """One program whose lines appear with its name before them."""

    name: str
    command: Sequence[str | Path]
    env: Mapping[str, str]
    process: subprocess.Popen[str] | None = None
    started: float = 0.0
    delay: float = FIRST_DELAY_SECONDS
    due: float = 0.0
    _guard: Guard | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches the supervisor only."""
        self.process = subprocess.Popen(  # noqa: S603 - our own programs
            self.command, cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
        )  # fmt: skip
        self.started = time.monotonic()
        self._dismiss()
        self._guard = Guard(-self.process.pid, signal.SIGTERM)
        threading.Thread(target=self._pass_on, args=(self.process,), name=f"{self.name} output", daemon=True).start()

    def alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    def keep(self) -> None:
        """Start it again when it ended and its delay is over."""
        if self.alive():
            return
        now = time.monotonic()
        if self.due == 0.0:
            healthy = now - self.started > HEALTHY_SECONDS
            self.delay = FIRST_DELAY_SECONDS if healthy else min(self.delay * 2, LONGEST_DELAY_SECONDS)
            self.due = now + self.delay
            code = None if self.process is None else self.process.returncode
            self._end_group()
            print(f"{self.name} ended with code {code}; it starts again in {self.delay:.0f} s", flush=True)
        elif now >= self.due:
            self.due = 0.0
            self.start()

    def stop(self) -> None:
        """Ask it to end, and end it when it does not."""
        if self.process is not None and self.alive():
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._end_group()
        self._dismiss()

    def _end_group(self) -> None:
        """End what a killed program left running: it would keep its port and serve the old code."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def _dismiss(self) -> None:
        if self._guard is not None:
            self._guard.dismiss()
            self._guard = None

    def _pass_on(self, process: subprocess.Popen[str]) -> None:
        if process.stdout is None:
            return
        with process.stdout as lines:
            for line in lines:
                sys.stdout.write(f"{self.name:>6} | {line}")
                sys.stdout.flush()


class Supervisor:
    """Services first, programs on top of them."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self.stopping = threading.Event()
        self._services: list[Service] = []
        self._programs: list[Program] = []

    def serve(self, service: Service) -> str:
        """Start a server and keep it; returns its URL, which stays the same when it is started again."""
        url = service.start()
        self._services.append(service)
        return url

    def run(self, program: Program) -> None:
        """Start a program and keep it."""
        program.start()
        self._programs.append(program)

    def watch(self) -> None:
        """Keep everything running until ``stopping`` is set."""
        while not self.stopping.wait(0.5):
            for service in self._services:
                if not service.alive():
                    print(f"{service.name} ended; it starts again", flush=True)
                    service.start()
            for program in self._programs:
                program.keep()

    def stop(self) -> None:
        """Stop the programs, then the servers, last started first."""
        for program in reversed(self._programs):
            program.stop()
        for service in reversed(self._services):
            service.stop()
