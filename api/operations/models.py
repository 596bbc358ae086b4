"""Tables of running processes, their traffic, alerts, and the operator's own runs such as backups."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, Integer, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from api.core.db import Row, Versioned, check, enum_column, json_column, utc_column


class RunOutcome(StrEnum):
    """How a run of the operator's ended, or that it still goes on."""

    RUNNING = "RUNNING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"


class ProcessKind(StrEnum):
    """What a process of the product does."""

    API = "API"
    WORKER = "WORKER"


class OperationRun(Row, table=True):
    """One run of what keeps the product safe: BACKUP, RESTORE_CHECK, AUDIT_CHECK, KEY_ROTATION."""

    __tablename__ = "operation_run"
    __table_args__ = (
        Index("ix_operation_run_kind", "kind", "started_at"),
        # What goes on has no end yet.
        check("finished", "(outcome = 'RUNNING') = (finished_at is null)"),
    )

    kind: str = Field(max_length=40, description="SCREAMING_SNAKE")
    started_at: datetime = Field(sa_column=utc_column())
    finished_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    outcome: RunOutcome = Field(default=RunOutcome.RUNNING, sa_column=enum_column(RunOutcome))
    detail: dict[str, Any] = Field(default_factory=dict, sa_column=json_column(), description="Numbers and reasons")


class ProcessBeat(Row, table=True):
    """A process of the product and when it last gave a sign of life; `created_at` is when it started."""

    __tablename__ = "process_beat"

    kind: ProcessKind = Field(sa_column=enum_column(ProcessKind))
    host: str
    pid: int
    version: str
    seen_at: datetime = Field(sa_column=utc_column())
    skew_ms: int = Field(description="Its clock minus the database's, in milliseconds")


class TrafficMinute(SQLModel, table=True):
    """What one process answered in one minute; `buckets` counts by duration, see `rules.BOUNDS`."""

    __tablename__ = "traffic_minute"

    process_id: UUID = Field(primary_key=True, foreign_key="process_beat.id", ondelete="CASCADE")
    minute: datetime = Field(sa_column=utc_column(primary_key=True))
    failed: int = Field(description="Answered with an error of ours")
    buckets: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))


class AlertRule(Versioned, table=True):
    """When an alert is raised; an administrator moves the threshold or switches the rule off."""

    __tablename__ = "alert_rule"

    key: str = Field(unique=True, max_length=40)
    threshold: float
    enabled: bool = True


class AlertEpisode(Row, table=True):
    """One time that something was wrong, from the first look that saw it to the first that did not."""

    __tablename__ = "alert_episode"
    __table_args__ = (
        # A rule has one open episode at most, so nobody is told twice of the same.
        Index("ix_alert_episode_open", "key", unique=True, postgresql_where=text("ended_at is null")),
        Index("ix_alert_episode_began", "began_at"),
    )

    key: str = Field(max_length=40)
    began_at: datetime = Field(sa_column=utc_column())
    ended_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    value: float = Field(description="What was measured when it began, in the rule's unit")
