"""What a process can do before it has asked the database anything."""

import subprocess
import sys

from dev.steps import ROOT

# A replica that had just come up answered its first tickets with errors until some query had set the models up.
PROGRAM = """
from api.app import create_app
from api.core.config import Settings
{start}
from api.tickets.models import Ticket
print(Ticket.model_construct(branch_id=None, number="T-1").number)
"""
START = 'create_app(Settings(_env_file=None, database_url="postgresql://a@localhost/b", secret_key="k" * 40))'


def test_policies_can_judge_rows_that_were_never_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(start=START)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )  # fmt: skip
    assert done.stdout.splitlines()[-1:] == ["T-1"], done.stderr
