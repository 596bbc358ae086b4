"""Structured logs without personal data: one JSON line an event, ids instead of names."""

import logging
import time
from collections.abc import MutableMapping
from contextvars import ContextVar
from typing import Any, Final
from uuid import uuid4

import structlog
from starlette.types import ASGIApp, Receive, Scope, Send
from structlog.typing import Processor

from api.core.config import Settings
from api.core.traces import trace_id

_REQUEST: Final[ContextVar[Scope | None]] = ContextVar("request", default=None)


class RequestsInLogs:
    """Lets every line that is logged during a request carry the request's number."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Remember the request; its number is made when the first line asks for it."""
        _REQUEST.set(scope)
        await self.app(scope, receive, send)


class Seldom:
    """Says the same thing at most so often, and then how often it happened meanwhile."""

    def __init__(self, seconds: float) -> None:
        """Take the shortest time between two lines."""
        self._seconds = seconds
        self._next = 0.0
        self._count = 0

    def happened(self) -> int:
        """Count once more; return how many there were when it is time for a line, else 0."""
        self._count += 1
        now = time.monotonic()
        if now < self._next:
            return 0
        self._next, count, self._count = now + self._seconds, self._count, 0
        return count


def _where(logger: Any, method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Add the numbers of request and trace."""
    del logger, method
    scope = _REQUEST.get()
    if scope is not None:
        line["request_id"] = scope.setdefault("trunkline.request", uuid4().hex)
    trace = trace_id()
    if trace is not None:
        line["trace_id"] = trace
    return line


# One list for every configuration: loggers keep the one that they were first used with.
_PROCESSORS: Final[list[Processor]] = [
    structlog.contextvars.merge_contextvars,
    _where,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    structlog.processors.JSONRenderer(),
]


def configure_logs(settings: Settings) -> None:
    """Write JSON lines to standard error from the configured level on."""
    level = logging.getLevelNamesMapping().get(settings.log_level.upper(), logging.INFO)
    structlog.configure(
        processors=_PROCESSORS,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
