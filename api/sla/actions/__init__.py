"""Clocks, timers, calendars and policies: the only writers of their tables."""

from api.sla.actions.clocks import (
    ClockMoveRefused,
    cancel,
    cancel_all_on,
    change_terms,
    meet,
    meet_on,
    pause,
    reopen,
    resume,
    start_clock,
    start_clocks,
    start_promise,
)
from api.sla.actions.settings import update_calendar, update_policy
from api.sla.actions.timers import call_off, fire_due, later

__all__ = [
    "ClockMoveRefused",
    "call_off",
    "cancel",
    "cancel_all_on",
    "change_terms",
    "fire_due",
    "later",
    "meet",
    "meet_on",
    "pause",
    "reopen",
    "resume",
    "start_clock",
    "start_clocks",
    "start_promise",
    "update_calendar",
    "update_policy",
]
