"""Structured logs without personal data: one JSON line an event, ids instead of names."""

import logging

import structlog

from api.core.config import Settings


def configure_logs(settings: Settings) -> None:
    """Write JSON lines to standard error from the configured level on."""
    level = logging.getLevelNamesMapping().get(settings.log_level.upper(), logging.INFO)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
