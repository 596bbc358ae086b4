"""Whether what is checked in still fits the code: ``python -m dev.drift schema|migrations``."""

from __future__ import annotations

import difflib
import os
import secrets
import sys
import tempfile
from pathlib import Path

from dev.services import Postgres
from dev.steps import ROOT, StepFailedError, call

SCHEMA = ROOT / "schema.graphql"
CLI = [sys.executable, "-m", "api.cli"]


def main() -> int:
    """Returns 1 and says what differs when something does."""
    try:
        return {"schema": schema, "migrations": migrations}[sys.argv[1]]()
    except StepFailedError as error:
        print(error)
        return 1


def schema() -> int:
    """Compare ``schema.graphql`` with the schema of the code."""
    written = SCHEMA.read_text() if SCHEMA.exists() else ""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / SCHEMA.name
        call([*CLI, "schema", "--output", output])
        current = output.read_text()
    changes = list(difflib.unified_diff(written.splitlines(), current.splitlines(), "checked in", "code", lineterm=""))
    if changes:
        print("\n".join(changes[:60]))
        print("schema.graphql is not the code's schema: make schema")
    return 1 if changes else 0


def migrations() -> int:
    """Migrate an empty database and compare it with the models."""
    with tempfile.TemporaryDirectory() as folder, Postgres(Path(folder) / "postgres", durable=False) as postgres:
        env = {**os.environ, "DATABASE_URL": postgres.url, "SECRET_KEY": secrets.token_urlsafe(48)}
        call([*CLI, "migrate"], env=env)
        call([*CLI, "check"], env=env)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
