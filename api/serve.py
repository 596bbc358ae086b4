"""`python -m api.serve`: the application on granian; on SIGTERM it leaves without dropping a request.

First its processes stop being ready and ask their clients to go elsewhere, DRAIN_SECONDS later the listening socket
closes and what is in hand is finished. A second signal ends the waiting.
"""

import argparse
import os
import signal
import threading
from typing import Any

from granian.constants import Interfaces
from granian.server.mp import MPServer

from api.core.config import get_settings

# A request that takes longer than this, or a client that does not close, does not hold up the end.
FINISH_SECONDS = 10


class Server(MPServer):
    """Granian that tells its processes first that they are leaving."""

    leaving = False

    def signal_handler_interrupt(self, *args: Any, **kwargs: Any) -> None:
        """Drain at the first signal, end at the second."""
        seconds = get_settings().drain_seconds
        if self.leaving or seconds <= 0:
            super().signal_handler_interrupt(*args, **kwargs)  # type: ignore[no-untyped-call] # granian types it not
            return
        self.leaving = True
        for worker in self.wrks:
            os.kill(worker.inner.pid, signal.SIGUSR1)
        timer = threading.Timer(seconds, super().signal_handler_interrupt)
        timer.daemon = True
        timer.start()


def main() -> None:
    """Serve until told to end."""
    parser = argparse.ArgumentParser(prog="python -m api.serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    Server(
        "api.asgi:app",
        address=options.host,
        port=options.port,
        workers=options.workers,
        interface=Interfaces.ASGI,
        workers_kill_timeout=FINISH_SECONDS,
        websockets=True,
    ).serve()


if __name__ == "__main__":
    main()
