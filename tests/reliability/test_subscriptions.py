"""The table of subscriptions."""

import subprocess
import sys


def test_every_subscribed_event_is_known_to_a_worker_that_starts() -> None:
    # In a process of its own: the tests have imported every domain already.
    check = "from worker.subscriptions import jobs_by_name; assert jobs_by_name()"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
