"""The pure rules of clocks: opening hours, durations, deadlines, states, explanations."""

from api.sla.rules.calendar import Calendar, CalendarNeverOpensError, holiday_name, parse_calendar
from api.sla.rules.clock import LIVE, TRANSITIONS, moved
from api.sla.rules.durations import (
    BREACH,
    ESCALATE,
    WARN,
    Duration,
    Escalation,
    Pause,
    Plan,
    Terms,
    after,
    deadline,
    measure,
    plan,
    share,
    shift,
    used,
)
from api.sla.rules.explain import Step, StepKind, duration_text, explain, explanation
from api.sla.rules.stored import parse_escalations, parse_pauses, terms_of

__all__ = [
    "BREACH",
    "ESCALATE",
    "LIVE",
    "TRANSITIONS",
    "WARN",
    "Calendar",
    "CalendarNeverOpensError",
    "Duration",
    "Escalation",
    "Pause",
    "Plan",
    "Step",
    "StepKind",
    "Terms",
    "after",
    "deadline",
    "duration_text",
    "explain",
    "explanation",
    "holiday_name",
    "measure",
    "moved",
    "parse_calendar",
    "parse_escalations",
    "parse_pauses",
    "plan",
    "share",
    "shift",
    "terms_of",
    "used",
]
