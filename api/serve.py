"""`python -m api.serve`: the application in one process or several; on SIGTERM it leaves without dropping a request.

First its processes stop being ready and ask their clients to go elsewhere, DRAIN_SECONDS later the listening socket
closes and what is in hand is finished. A second signal ends the waiting. A process that dies is replaced; one that
cannot even start ends them all.
"""

import argparse
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import connection, get_context
from multiprocessing.context import ForkProcess
from types import FrameType
from typing import Final

import structlog
import uvicorn

from api.core.config import get_settings
from api.core.leaving import LEAVING
from api.core.logs import configure_logs
from api.core.protocol import Protocol

# A request that takes longer than this, or a client that does not close, does not hold up the end.
FINISH_SECONDS: Final = 10
# After that there are the last reads to put on record, and connections to close.
CLOSING_SECONDS: Final = 12
# Longer than a proxy keeps a connection that nobody uses: else it may send on one that is just being closed.
KEPT_SECONDS: Final = 75
# What subscriptions say is short; the application answers what is too long up to here, the rest ends the connection.
LARGEST_MESSAGE: Final = 1024 * 1024
# With this code a process ends that could not start, as it does when the application's own start fails.
NOT_STARTED: Final = 3
AGAIN_SECONDS: Final = 1.0

log = structlog.get_logger(__name__)
# The parent holds nothing but the socket, so its children begin as it is.
processes = get_context("fork")


class Server(uvicorn.Server):  # type: ignore[misc] # see pyproject.toml
    """One process that answers until its parent tells it to leave, or is gone."""

    def __init__(self, config: uvicorn.Config, parent: int) -> None:
        """Take what to serve and how, and whose process it is."""
        super().__init__(config)
        self.parent = parent
        self.end_at = float("inf")

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Listen to the parent only; before that its signal ends the process, which answers nothing yet."""
        signal.signal(signal.SIGUSR1, self.leave)
        yield

    def leave(self, number: int, frame: FrameType | None) -> None:
        """Drain when told first, end when told again."""
        del number, frame
        self.end_at = 0.0 if LEAVING.is_set() else time.monotonic() + get_settings().drain_seconds
        LEAVING.set()

    async def on_tick(self, counter: int) -> bool:
        """Look ten times a second whether it is time to end, and once whether a client owes the rest of a request."""
        if counter % 10 == 0:
            for client in list(self.server_state.connections):
                if isinstance(client, Protocol):
                    client.end_when_overdue()
        self.should_exit = time.monotonic() >= self.end_at or os.getppid() != self.parent
        return bool(await super().on_tick(counter))


class Parent:
    """Holds the socket and the processes that answer on it."""

    def __init__(self, host: str, port: int, workers: int) -> None:
        """Listen; raises OSError when somebody else does."""
        self.socket = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        self.kill_at = float("inf")
        self.children = [self._start() for _ in range(workers)]

    def _start(self) -> ForkProcess:
        child = processes.Process(target=answer, args=(self.socket, os.getpid()))
        child.start()
        return child

    def _replace(self) -> None:
        """Start another process in a moment, unless all are told to leave meanwhile."""
        time.sleep(AGAIN_SECONDS)
        if self.leaving():
            return
        self.children.append(self._start())
        # Who was told just before this one was among the children did not pass it on to it.
        if self.leaving():
            tell(self.children[-1])

    def leaving(self) -> bool:
        """Tell whether the processes were told to leave."""
        return self.kill_at < float("inf")

    def told(self, number: int, frame: FrameType | None) -> None:
        """Pass on that it is time to leave."""
        del number, frame
        self.end()

    def end(self) -> None:
        """Let all processes leave, and remember when to wait for them no longer."""
        self.kill_at = time.monotonic() + get_settings().drain_seconds + FINISH_SECONDS + CLOSING_SECONDS
        # The processes have their own: once they close it, a client is refused instead of waiting for nobody.
        self.socket.close()
        for child in self.children:
            tell(child)

    def serve(self) -> int:
        """Stay until the last process has ended; returns the exit code."""
        code = 0
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.told)
        while self.children:
            connection.wait([child.sentinel for child in self.children], timeout=1.0)
            for child in [child for child in self.children if not child.is_alive()]:
                self.children.remove(child)
                if self.leaving():
                    continue
                log.error("process_died", pid=child.pid, code=child.exitcode)
                if child.exitcode == NOT_STARTED:
                    code = NOT_STARTED
                    self.end()
                else:
                    self._replace()
            if time.monotonic() > self.kill_at:
                for child in self.children:
                    child.kill()
        return code


def tell(child: ForkProcess) -> None:
    """Let a process leave."""
    if child.pid is not None and child.is_alive():
        os.kill(child.pid, signal.SIGUSR1)


def answer(listening: socket.socket, parent: int) -> None:
    """Be one of the processes."""
    # What a terminal sends reaches the parent as well, and would count twice.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    config = uvicorn.Config(
        "api.asgi:app",
        loop="uvloop",
        http=Protocol,
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        # It would keep a third of a megabyte for each client, whose messages are short.
        ws_per_message_deflate=False,
        log_config=None,
        access_log=False,
        # Whose word counts is TRUSTED_PROXIES: see api/asgi.py.
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=KEPT_SECONDS,
        timeout_graceful_shutdown=FINISH_SECONDS,
    )
    try:
        config.load()
    except (Exception, SystemExit):
        log.exception("process_not_started")
        sys.exit(NOT_STARTED)
    Server(config, parent).run(sockets=[listening])


def main() -> int:
    """Serve until told to end."""
    parser = argparse.ArgumentParser(prog="python -m api.serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    configure_logs(get_settings())
    return Parent(options.host, options.port, options.workers).serve()


if __name__ == "__main__":
    sys.exit(main())
