"""Enums of clocks; the tables join them with the migration."""

from enum import StrEnum


class DurationKind(StrEnum):
    """How a duration's amount is counted."""

    ELAPSED = "ELAPSED"
    CALENDAR_DAYS = "CALENDAR_DAYS"
    WEEKS = "WEEKS"
    MONTHS = "MONTHS"
    WORKING_TIME = "WORKING_TIME"
    WORKING_DAYS = "WORKING_DAYS"


class Anchor(StrEnum):
    """From where an escalation step is counted."""

    START = "START"
    DUE = "DUE"


class ClockState(StrEnum):
    """Where a clock is. BREACHED still runs, late; MET ended, late when `breached_at` is set."""

    RUNNING = "RUNNING"
    PAUSED = "PAUSED"
    BREACHED = "BREACHED"
    MET = "MET"
    CANCELLED = "CANCELLED"


class ClockMove(StrEnum):
    """What can happen to a clock."""

    PAUSE = "PAUSE"
    RESUME = "RESUME"
    BREACH = "BREACH"
    MEET = "MEET"
    REOPEN = "REOPEN"
    CANCEL = "CANCEL"
