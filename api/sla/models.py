"""Tables of calendars, promises, running clocks and the timers behind them."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from api.core.db import BranchRow, Row, check, enum_column, json_column, utc_column


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


class TimerState(StrEnum):
    """HELD while its clock stands still; FIRED and CANCELLED are final for a free timer."""

    PENDING = "PENDING"
    HELD = "HELD"
    FIRED = "FIRED"
    CANCELLED = "CANCELLED"


class BusinessCalendar(BranchRow, table=True):
    """Opening hours of one place; `versions` is what `parse_calendar` reads, and only grows at its end."""

    __tablename__ = "calendar"
    __table_args__ = (UniqueConstraint("branch_id", "key"),)

    key: str = Field(description="SCREAMING_SNAKE, as OFFICE")
    names: dict[str, str] = Field(sa_column=json_column(), description="Language → name")
    zone: str = Field(description="IANA time zone")
    versions: list[dict[str, Any]] = Field(sa_column=json_column())


class ClockPolicy(BranchRow, table=True):
    """A promise of the branch: how long, counted how, when to warn and whom to tell when it is late (SLA-02)."""

    __tablename__ = "clock_policy"
    __table_args__ = (
        UniqueConstraint("branch_id", "key"),
        # A promise has a length.
        check("amount", "amount > 0"),
        # The warning comes before the deadline, or not at all (0).
        check("warn_percent", "warn_percent between 0 and 99"),
    )

    key: str = Field(description="SCREAMING_SNAKE, as LEAD_CONTACT")
    names: dict[str, str] = Field(sa_column=json_column(), description="Language → name")
    calendar_id: UUID = Field(foreign_key="calendar.id")
    duration_kind: DurationKind = Field(sa_column=enum_column(DurationKind))
    amount: int = Field(description="Hours, minutes of opening time, days, weeks or months, as the kind says")
    warn_percent: int = 0
    breach: bool = True
    escalations: list[dict[str, Any]] = Field(
        default_factory=list, sa_column=json_column(), description="[{key, kind, amount, anchor}], in order"
    )


class Clock(BranchRow, table=True):
    """One running promise on one object. It keeps the terms it started with; its calendar's new hours reach it."""

    __tablename__ = "clock"
    __table_args__ = (
        # An object has at most one live clock of each kind.
        Index(
            "uq_clock_live",
            "subject_id",
            "key",
            unique=True,
            postgresql_where=text("state in ('RUNNING', 'PAUSED', 'BREACHED')"),
        ),
        Index("ix_clock_subject", "subject_id", "started_at"),
        # Reports ask what was kept and broken, and when.
        Index(
            "ix_clock_settled",
            "branch_id",
            text("coalesce(breached_at, ended_at)"),
            postgresql_where=text("breach and (state = 'MET' or breached_at is not null)"),
        ),
        Index("ix_clock_calendar", "calendar_id", postgresql_where=text("state in ('RUNNING', 'PAUSED', 'BREACHED')")),
        # A clock that stands still knows since when.
        check("paused", "(state = 'PAUSED') = (paused_at is not null)"),
        # A clock that has ended knows when.
        check("ended", "(state in ('MET', 'CANCELLED')) = (ended_at is not null)"),
        # A late clock has its breach on record.
        check("breached", "state <> 'BREACHED' or breached_at is not null"),
    )

    key: str = Field(description="The policy's key, or the name of a promise made without a policy")
    policy_id: UUID | None = Field(default=None, foreign_key="clock_policy.id")
    calendar_id: UUID = Field(foreign_key="calendar.id")
    subject: str = Field(description="Name of the table of the object")
    subject_id: UUID
    customer_id: UUID | None = None
    state: ClockState = Field(default=ClockState.RUNNING, sa_column=enum_column(ClockState))
    duration_kind: DurationKind = Field(sa_column=enum_column(DurationKind))
    amount: int
    warn_percent: int = 0
    breach: bool = True
    escalations: list[dict[str, Any]] = Field(default_factory=list, sa_column=json_column())
    floor_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    started_at: datetime = Field(sa_column=utc_column())
    due_at: datetime = Field(sa_column=utc_column())
    warn_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    pauses: list[list[str]] = Field(default_factory=list, sa_column=json_column(), description="[[since, until]]")
    paused_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    breached_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    ended_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))


class Timer(Row, table=True):
    """One thing that must happen at one time, exactly once: a step of a clock, or an event that waits.

    The sweep compares `due_at` with the database's `app_now()`. Every re-plan raises `epoch`.
    """

    __tablename__ = "timer"
    __table_args__ = (
        # A clock has each step once, so no step can fire twice.
        UniqueConstraint("clock_id", "step"),
        Index("ix_timer_due", "due_at", postgresql_where=text("state = 'PENDING'")),
        Index("ix_timer_state", "state", "due_at", "id"),
        Index("ix_timer_subject", text("(event ->> 'subject_id')"), postgresql_where=text("state = 'PENDING'")),
        # A step of a clock makes its own event; a free timer carries the event that it records.
        check("event", "(clock_id is null) = (event is not null)"),
        # What has fired knows when.
        check("fired", "(state = 'FIRED') = (fired_at is not null)"),
    )

    branch_id: UUID = Field(foreign_key="branch.id")
    customer_id: UUID | None = None
    clock_id: UUID | None = Field(default=None, foreign_key="clock.id")
    step: str
    due_at: datetime = Field(sa_column=utc_column())
    epoch: int = 1
    state: TimerState = Field(default=TimerState.PENDING, sa_column=enum_column(TimerState))
    fired_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    event: dict[str, Any] | None = Field(default=None, sa_type=JSONB(none_as_null=True))
