"""The release before this one, unpacked beside it, and the processes of both."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from dev.ports import LOOPBACK
from dev.service import Guard
from dev.steps import ROOT, StepFailedError, call

if TYPE_CHECKING:
    from collections.abc import Mapping

MIGRATIONS = "migrations/versions"
VENV = ".venv"
STOP_SECONDS = 40.0
# What installs a release's packages, the file that pins them, and where they are.
PACKAGES = (("python", "requirements-dev.lock", VENV), ("web", "web/package-lock.json", "web/node_modules"))


@dataclass
class Process:
    """One running program of a release."""

    name: str
    popen: subprocess.Popen[bytes]
    _guard: Guard = field(init=False)

    def __post_init__(self) -> None:
        """Let it end with the rehearsal, however that ends."""
        self._guard = Guard(-self.popen.pid, signal.SIGTERM)

    def tell_to_end(self) -> None:
        """SIGTERM, as a container platform sends it."""
        self.popen.terminate()

    def wait(self) -> int:
        """Wait until it has ended, the hard way if it does not; returns its exit code."""
        try:
            code = self.popen.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.popen.kill()
            code = self.popen.wait()
        self._guard.dismiss()
        return code


@dataclass(frozen=True)
class Release:
    """A tree of the product with the operations of its apps."""

    name: str
    folder: Path
    migrations: frozenset[str]

    @property
    def python(self) -> Path:
        """The interpreter that has its packages."""
        return self.folder / VENV / "bin" / "python"

    @property
    def documents(self) -> Path:
        """The operations of its apps, by hash."""
        return self.folder / "web" / "src" / "gql" / "persisted-documents.json"

    def operations(self) -> dict[str, str]:
        """The hash of each operation of its apps, by name."""
        found = {}
        for key, text in orjson.loads(self.documents.read_bytes()).items():
            named = re.search(r"\b(?:query|mutation|subscription)\s+(\w+)", text)
            if named is not None:
                found[named.group(1)] = key
        return found

    def cli(self, env: Mapping[str, str], *words: str) -> str:
        """Run one of its commands."""
        return call([self.python, "-m", "api.cli", *words], env=self._env(env), folder=self.folder)

    def api(self, env: Mapping[str, str], port: int, log: Path) -> Process:
        """Start its application."""
        address = ["--host", LOOPBACK, "--port", str(port)]
        return self._start("api", [self.python, "-m", "api.serve", *address], env, log)

    def worker(self, env: Mapping[str, str], log: Path) -> Process:
        """Start its worker."""
        health = {"WORKER_HEALTH_FILE": str(log.with_suffix(".health"))}
        return self._start("worker", [self.python, "-m", "worker"], {**env, **health}, log)

    def _env(self, env: Mapping[str, str]) -> dict[str, str]:
        return {**env, "DOCUMENTS_PATH": str(self.documents), "PYTHONDONTWRITEBYTECODE": ""}

    def _start(self, kind: str, command: list[str | Path], env: Mapping[str, str], log: Path) -> Process:
        with log.open("ab") as output:
            popen = subprocess.Popen(  # noqa: S603 - our own programs
                command, cwd=self.folder, env=self._env(env), stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True,
            )  # fmt: skip
        return Process(f"{self.name} {kind}", popen)


def present() -> Release:
    """This working copy, whose apps have been built."""
    return Release("new", ROOT, _migrations(ROOT))


def previous(folder: Path) -> Release:
    """The newest revision of before that was at another migration, unpacked in ``folder`` and ready to run.

    Raises StepFailedError when the history is not there, as in a shallow clone.
    """
    changed = _git("log", "-1", "--format=%H", "--", MIGRATIONS)
    if not changed:
        raise StepFailedError("the history has no earlier migration: make a full clone (git fetch --unshallow)")
    revision = _git("rev-parse", "--verify", f"{changed}^")
    folder.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=True, timeout=60)  # noqa: S603, S607
    subprocess.run(["tar", "-x"], cwd=folder, input=archive.stdout, check=True, timeout=60)  # noqa: S607
    # What both have in common is not installed twice.
    for stage, lock, place in PACKAGES:
        if (folder / lock).read_bytes() == (ROOT / lock).read_bytes():
            (folder / place).symlink_to(ROOT / place)
        else:
            call([sys.executable, "-m", "dev.install", stage], folder=folder)
    call(["sh", folder / "web" / "npm", "run", "codegen"], folder=folder)
    return Release("old", folder, _migrations(folder))


def _migrations(folder: Path) -> frozenset[str]:
    return frozenset(path.stem for path in (folder / MIGRATIONS).glob("*.py"))


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603, S607
    if done.returncode:
        raise StepFailedError(f"git {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout.strip()
