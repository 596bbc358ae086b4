"""The tables that every domain writes through the unit of work."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    Identity,
    Index,
    Interval,
    LargeBinary,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from api.core import clock
from api.core.db import Row, json_column, utc_column
from api.core.ids import new_id


class EventRow(SQLModel, table=True):
    """History of every object, timeline of the customer and outbox in one; append-only."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_subject", "subject_id", "seq"),
        Index("ix_event_customer", "customer_id", "seq", postgresql_where="customer_id is not null"),
    )

    seq: int | None = Field(default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True))
    id: UUID = Field(default_factory=new_id, unique=True)
    name: str
    subject: str
    subject_id: UUID
    branch_id: UUID
    customer_id: UUID | None = None
    actor_id: UUID | None = None
    at: datetime = Field(sa_column=utc_column())
    data: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    traceparent: str | None = Field(default=None, max_length=55, description="The trace that it belongs to")


class OutboxRow(SQLModel, table=True):
    """An event that the worker has not yet handed to its jobs; the relay deletes the row."""

    __tablename__ = "outbox"

    event_id: UUID = Field(primary_key=True, foreign_key="event.id")


class AuditEntry(Row, table=True):
    """Who did or saw what, when and why; changed values and reasons are encrypted with the data subject's own key.

    Insert-only. For a change `subject` is the table of the object, for a read (`action` "read") the operation, and
    `fields` names what was changed or seen. The sealing chain is kept apart in `audit_seal` (DPA-01).
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_customers", "customer_ids", postgresql_using="gin"),
        # Most entries are reads of customers: they are about no other person and no one object.
        Index(
            "ix_audit_entry_people", "person_ids", postgresql_using="gin", postgresql_where=text("person_ids <> '{}'")
        ),
        Index("ix_audit_entry_actor", "actor_id", "id"),
        Index("ix_audit_entry_subject", "subject_id", "created_at", postgresql_where=text("subject_id is not null")),
    )

    actor_id: UUID | None = None
    session_id: UUID | None = None
    action: str
    subject: str
    subject_id: UUID | None = None
    branch_id: UUID | None = None
    customer_ids: list[UUID] = Field(default_factory=list, sa_column=Column(ARRAY(Uuid()), nullable=False))
    # Whom it is about when it is no customer: a lead, a user.
    person_ids: list[UUID] = Field(default_factory=list, sa_column=Column(ARRAY(Uuid()), nullable=False))
    fields: list[str] = Field(default_factory=list, sa_column=Column(ARRAY(Text), nullable=False))
    payload: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    key_id: UUID | None = None


class AuditSeal(SQLModel, table=True):
    """One link of the tamper-evident chain: the hash covers the entry and the previous hash."""

    __tablename__ = "audit_seal"

    seq: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    audit_id: UUID = Field(foreign_key="audit_entry.id", unique=True)
    hash: bytes


class AuditUnsealed(SQLModel, table=True):
    """An entry that has no seal yet; a trigger of the table of entries writes it, the sequencer takes it away."""

    __tablename__ = "audit_unsealed"

    audit_id: UUID = Field(primary_key=True)


class DataKey(SQLModel, table=True):
    """The key of one data subject (a customer or a user), wrapped by the master key; destroying it erases the past."""

    __tablename__ = "data_key"

    subject_id: UUID = Field(primary_key=True)
    wrapped: bytes
    wrapped_by: str | None = Field(default=None, max_length=16, description="Fingerprint of the master key")
    created_at: datetime = Field(default_factory=clock.now, sa_column=utc_column())


class IdempotencyRow(Row, table=True):
    """The answer that one client key got; kept for 30 days."""

    __tablename__ = "idempotency"
    __table_args__ = (UniqueConstraint("actor_key", "operation", "key"),)

    actor_key: str
    operation: str
    key: str
    input_hash: bytes
    result: dict[str, Any] | None = Field(default=None, sa_column=json_column(nullable=True))


class NumberSequence(SQLModel, table=True):
    """What the release before this one counted in; numbers come from sequences: see `numbering`."""

    __tablename__ = "number_sequence"

    branch_id: UUID = Field(primary_key=True)
    prefix: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    last: int


class AppClock(SQLModel, table=True):
    """The one row that shifts the business time; zero in production, moved by tests and the demo."""

    __tablename__ = "app_clock"

    only_row: bool = Field(default=True, primary_key=True, sa_column_kwargs={"server_default": "true"})
    shift: timedelta = Field(sa_column=Column(Interval, nullable=False, server_default="0"))


class TrustedDocument(SQLModel, table=True):
    """An operation of our own apps, of this release or an earlier one; only the schema's owner writes here."""

    __tablename__ = "trusted_document"

    hash: str = Field(primary_key=True)
    text: str
    shipped_at: datetime = Field(sa_column=utc_column(server_default=func.now()))
