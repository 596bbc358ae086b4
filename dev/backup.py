"""``make backup``, ``make restore`` and ``make restore-check``: the product's own commands, for the data of ``make run``.

PostgreSQL is that of ``make run``, which may be running, or the one that ``DATABASE_URL`` names.
"""

from __future__ import annotations

import os
import subprocess
import sys

from dev.run import DATA, environment, find_running, postgres
from dev.service import ServiceError
from dev.steps import ROOT
from dev.supervisor import Supervisor


def main() -> int:
    """Run one command of ``api.cli``; returns its exit code."""
    DATA.mkdir(exist_ok=True)
    command, *_ = sys.argv[1:]
    supervisor = Supervisor()
    env = environment()
    try:
        find_running(env)
        postgres(supervisor, env)
        words = [sys.executable, "-m", "api.cli", *_words(command)]
        return subprocess.run(words, cwd=ROOT, env=env, check=False).returncode  # noqa: S603
    except ServiceError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    finally:
        supervisor.stop()


def _words(command: str) -> list[str]:
    """Make's variables as the command's options; a restore that names no copy lists those there are."""
    copy, into = os.environ.get("FROM", ""), os.environ.get("INTO", "")
    if command == "restore" and not copy:
        print("Say which copy: make restore FROM=latest, or FROM= one of these:")
        return ["backups"]
    replace = command == "restore" and os.environ.get("REPLACE") == "1"
    return [
        command,
        *([copy] if copy else []),
        *(["--into", into] if into else []),
        *(["--replace"] if replace else []),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
