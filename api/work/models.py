"""Tables of process definitions, their runs and activities, the inbox, and deliveries of events to jobs."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field

from api.core.db import BranchRow, Row, check, enum_column, json_column, utc_column


class ActivityKind(StrEnum):
    """Who does it: a person, or the worker."""

    MANUAL = "MANUAL"
    AUTOMATIC = "AUTOMATIC"


class OnLate(StrEnum):
    """What happens when an activity is late."""

    NOTHING = "NOTHING"
    NOTIFY_MANAGER = "NOTIFY_MANAGER"
    CANCEL_PROCESS = "CANCEL_PROCESS"


class ActivityState(StrEnum):
    """Where an activity is; WAITING is for others to be done, SKIPPED an optional one that was left out."""

    WAITING = "WAITING"
    OPEN = "OPEN"
    IN_PROCESS = "IN_PROCESS"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"
    CANCELLED = "CANCELLED"


class ActivityMove(StrEnum):
    """What can happen to an activity."""

    OPEN = "OPEN"
    START = "START"
    COMPLETE = "COMPLETE"
    FAIL = "FAIL"
    RETRY = "RETRY"
    SKIP = "SKIP"
    CANCEL = "CANCEL"


class ProcessState(StrEnum):
    """Where a run is."""

    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


class RequestState(StrEnum):
    """Where an inbox item is; WITHDRAWN is no longer needed."""

    OPEN = "OPEN"
    DONE = "DONE"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


class DeliveryState(StrEnum):
    """Where the delivery of an event to a job is; GIVEN_UP by a person who said why."""

    PENDING = "PENDING"
    DONE = "DONE"
    FAILED = "FAILED"
    GIVEN_UP = "GIVEN_UP"


class ProcessDefinition(BranchRow, table=True):
    """How a thing is done in a branch. A change is a new revision; runs keep the one they started with (ORD-02)."""

    __tablename__ = "process_definition"
    __table_args__ = (
        UniqueConstraint("branch_id", "key", "revision"),
        # Revisions count from 1.
        check("revision", "revision > 0"),
    )

    key: str
    revision: int = 1
    names: dict[str, str] = Field(sa_column=json_column(), description="Language → name")
    activities: list[dict[str, Any]] = Field(sa_column=json_column(), description="See api.work.rules.parse_activities")
    published_by_id: UUID | None = Field(default=None, foreign_key="user_account.id")


class ProcessRun(BranchRow, table=True):
    """One run of a definition on one object."""

    __tablename__ = "process_run"
    __table_args__ = (
        Index("ix_process_run_subject", "subject_id"),
        Index("ix_process_run_running", "definition_id", postgresql_where=text("state = 'RUNNING'")),
        # A run that is over knows when.
        check("ended", "(state = 'RUNNING') = (ended_at is null)"),
    )

    definition_id: UUID = Field(foreign_key="process_definition.id", index=True)
    subject: str = Field(description="Name of the table of the object")
    subject_id: UUID
    number: str = Field(default="", description="The object's number, as people know it")
    customer_id: UUID | None = Field(default=None, index=True)
    state: ProcessState = Field(default=ProcessState.RUNNING, sa_column=enum_column(ProcessState))
    started_at: datetime = Field(sa_column=utc_column())
    ended_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    end_reason: str | None = None


class Activity(BranchRow, table=True):
    """One activity of a run, with its own copy of what the definition says."""

    __tablename__ = "activity"
    __table_args__ = (
        UniqueConstraint("run_id", "key"),
        Index(
            "ix_activity_in_hand",
            "assignee_id",
            "due_at",
            postgresql_where=text("assignee_id is not null and state in ('OPEN', 'IN_PROCESS', 'FAILED')"),
        ),
        # The worker does what names an action, a person what names a role.
        check("doer", "case kind when 'AUTOMATIC' then action is not null else role is not null end"),
        # What is over knows when.
        check("ended", "(state in ('COMPLETED', 'SKIPPED', 'CANCELLED')) = (ended_at is not null)"),
    )

    run_id: UUID = Field(foreign_key="process_run.id")
    customer_id: UUID | None = Field(default=None, index=True)
    position: int = Field(description="Order in the definition")
    key: str
    names: dict[str, str] = Field(sa_column=json_column(), description="Language → name")
    kind: ActivityKind = Field(sa_column=enum_column(ActivityKind))
    waits_for: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False), description="Keys of activities")
    role: str | None = Field(default=None, description="Role whose team does it, or CUSTOMER")
    action: str | None = Field(default=None, description="Name of a registered automatic action")
    policy: str | None = Field(default=None, description="Key of the clock policy")
    duration: dict[str, Any] | None = Field(
        default=None, sa_type=JSONB(none_as_null=True), description="{kind, amount}"
    )
    calendar: str = Field(default="OFFICE", description="Key of the calendar of `duration`")
    optional: bool = False
    on_late: OnLate = Field(default=OnLate.NOTIFY_MANAGER, sa_column=enum_column(OnLate))
    state: ActivityState = Field(default=ActivityState.WAITING, sa_column=enum_column(ActivityState))
    assignee_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    opened_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    due_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    started_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    ended_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    ended_by_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    result: dict[str, Any] | None = Field(default=None, sa_type=JSONB(none_as_null=True))
    attempts: int = 0
    error: str | None = Field(default=None, description="Why it failed, or why the last try did")


# What an inbox item is found by, in all languages.
WORDS = "unaccent_lower((((((number)::text || ' '::text) || (note)::text) || ' '::text) || (titles)::text))"


class ActionRequest(BranchRow, table=True):
    """An inbox item: somebody asks a person, a team or the customer to do something with an object (INB-01, INB-02)."""

    __tablename__ = "action_request"
    __table_args__ = (
        Index("ix_action_request_user", "to_user_id", "state"),
        Index("ix_action_request_branch_created", "branch_id", "created_at", "id"),
        Index("ix_action_request_team", "to_team_id", "state"),
        Index("ix_action_request_subject", "subject_id"),
        Index("ix_action_request_claimed", "claimed_by_id", postgresql_where=text("claimed_by_id is not null")),
        Index(
            "ix_action_request_words",
            text(f"{WORDS} gin_trgm_ops"),
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        ),
        # It is addressed to one only; one without address is for whoever sees the whole branch's inbox.
        check("address", "num_nonnulls(to_user_id, to_team_id) + to_customer::int <= 1"),
        # Asking the customer needs a customer.
        check("customer", "not to_customer or customer_id is not null"),
        # What is answered knows when.
        check("answered", "(state = 'OPEN') = (answered_at is null)"),
    )

    kind: str = Field(description="SCREAMING_SNAKE, as ACTIVITY, REVIEW, ANSWER, LATE")
    subject: str = Field(description="Name of the table of the object")
    subject_id: UUID
    number: str = Field(default="", description="The object's number, as people know it")
    titles: dict[str, str] = Field(sa_column=json_column(), description="Language → what is asked")
    note: str = Field(default="", description="The sender's words")
    customer_id: UUID | None = Field(default=None, index=True)
    activity_id: UUID | None = Field(default=None, foreign_key="activity.id", index=True)
    sender_id: UUID | None = Field(default=None, foreign_key="user_account.id", index=True)
    to_user_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    to_team_id: UUID | None = Field(default=None, foreign_key="team.id")
    to_customer: bool = False
    claimed_by_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    due_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    state: RequestState = Field(default=RequestState.OPEN, sa_column=enum_column(RequestState))
    answer: str | None = None
    answered_by_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    answered_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))


class Delivery(Row, table=True):
    """An event on its way to one job. The job's transaction marks it done, so its effects happen exactly once."""

    __tablename__ = "delivery"
    __table_args__ = (
        # An event reaches a job once.
        UniqueConstraint("event_id", "job"),
        Index("ix_delivery_due", "next_at", postgresql_where=text("state = 'PENDING'")),
        Index("ix_delivery_failed", "created_at", postgresql_where=text("state = 'FAILED'")),
    )

    event_id: UUID = Field(foreign_key="event.id")
    branch_id: UUID = Field(foreign_key="branch.id")
    event_name: str
    job: str
    state: DeliveryState = Field(default=DeliveryState.PENDING, sa_column=enum_column(DeliveryState))
    attempts: int = 0
    next_at: datetime = Field(sa_column=utc_column())
    handed_at: datetime | None = Field(
        default=None, sa_column=utc_column(nullable=True), description="When it was last put into the queue"
    )
    done_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    error: str | None = None
    reason: str | None = Field(default=None, description="Why a person gave it up")
