"""Steps with a name, their time, and a stamp that tells the next run that nothing changed. Standard library only."""

from __future__ import annotations

import fcntl
import hashlib
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
TITLE_WIDTH = 34
LAST_LINES = 40


class StepFailedError(RuntimeError):
    """A command of a step failed; the message carries the end of what it printed."""


@contextmanager
def shown(title: str) -> Iterator[None]:
    """Print the title, and behind it how long the step took."""
    print(f"  {title:<{TITLE_WIDTH}}", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"{time.monotonic() - started:6.1f} s", flush=True)


def call(
    command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, seconds: float = 600, folder: Path = ROOT
) -> str:
    """Run a command to its end and return what it printed. A terminal shows the seconds while it works."""
    started = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - commands of this folder
        command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace",
    ) as process:  # fmt: skip
        while True:
            try:
                output, _ = process.communicate(timeout=1)
                break
            except subprocess.TimeoutExpired:
                passed = time.monotonic() - started
                if sys.stdout.isatty():
                    text = f"{passed:4.0f} s"
                    print(text, end="\b" * len(text), flush=True)
                if passed > seconds:
                    process.kill()
            except BaseException:
                process.terminate()
                raise
    if process.returncode != 0:
        end = "\n".join(output.splitlines()[-LAST_LINES:])
        message = f"{' '.join(map(str, command))} ended with {process.returncode}:\n{end}"
        raise StepFailedError(message)
    return output


def fingerprint(paths: Iterable[Path], *more: str) -> str:
    """A hash over the contents of files and of all files below folders, and over ``more``."""
    digest = hashlib.sha256("\n".join(more).encode())
    for path in paths:
        files = [path] if path.is_file() else sorted(found for found in path.rglob("*") if found.is_file())
        for file in files:
            digest.update(f"{file}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def once(stamp: Path, state: str, title: str, work: Callable[[], object]) -> bool:
    """Do the work unless ``stamp`` says that it was done in this ``state``. Returns whether it was done now."""
    if stamp.exists() and stamp.read_text() == state:
        return False
    with shown(title):
        work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    # Whole or not at all; and a copy of this folder made with hard links keeps its own.
    fresh = stamp.with_name(f"{stamp.name}.new")
    fresh.write_text(state)
    fresh.replace(stamp)
    return True


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Wait until no other process of this working copy is in the section of that name."""
    folder = ROOT / ".cache"
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
