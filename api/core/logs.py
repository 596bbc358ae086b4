"""Structured logs without personal data: one JSON line an event, ids instead of names."""

import logging
from typing import Final

import structlog
from structlog.typing import Processor

from api.core.config import Settings

# One list for every configuration: loggers keep the one that they were first used with.
_PROCESSORS: Final[list[Processor]] = [
    structlog.contextvars.merge_contextvars,
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
