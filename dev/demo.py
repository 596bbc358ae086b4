"""``make demo SIZE=large``: the demo operator at the size of a real one, for ``make run`` and the benchmarks.

PostgreSQL is that of ``make run``, in ``.data``, whether it is up or not, or the one that ``DATABASE_URL`` names.
"""

from __future__ import annotations

import os
import subprocess
import sys

from dev.run import DATA, database, environment, find_running, postgres
from dev.service import ServiceError
from dev.steps import StepFailedError
from dev.supervisor import Supervisor


def main() -> int:
    """Fill the database; returns 1 when it was filled before."""
    DATA.mkdir(exist_ok=True)
    supervisor = Supervisor()
    env = {**environment(), "DEMO": "1"}
    own = "DATABASE_URL" not in env
    try:
        if find_running(env):
            print(
                "Trunkline is running: it takes the new customers in as they come, and is slower meanwhile.", flush=True
            )
        postgres(supervisor, env)
        database(env, own=own)
        command = [sys.executable, "-m", "api.cli", "seed-demo", "--size", os.environ.get("SIZE", "medium")]
        return subprocess.run(command, env=env, check=False).returncode  # noqa: S603
    except (ServiceError, StepFailedError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    finally:
        supervisor.stop()


if __name__ == "__main__":
    raise SystemExit(main())
