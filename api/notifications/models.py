"""Tables of notifications in the app and of messages that leave the house."""

from datetime import datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, Text, UniqueConstraint
from sqlmodel import Field

from api.core.db import BranchRow, Row, Versioned, check, enum_column, enums_column, json_column, utc_column


class Channel(StrEnum):
    """How a message leaves the house; the inbox of the app always has it too."""

    EMAIL = "EMAIL"
    SMS = "SMS"


class MessageState(StrEnum):
    """Where a message is: waiting (also for its next try), handed to the gateway, or given up."""

    QUEUED = "QUEUED"
    SENT = "SENT"
    FAILED = "FAILED"


class Notification(Row, table=True):
    """Something that a person should know, kept as a kind and values: each reads it in the own language (INB-03)."""

    __tablename__ = "notification"
    __table_args__ = (
        # One event tells one person one thing once, however often its job runs.
        UniqueConstraint("user_id", "event_id", "kind"),
        Index("ix_notification_unread", "user_id", postgresql_where="read_at is null"),
        Index("ix_notification_user", "user_id", "created_at"),
    )

    user_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE")
    event_id: UUID
    kind: str
    values: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    link: str | None = Field(default=None, description="Path in the app")
    read_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))


class NotificationPreference(Versioned, table=True):
    """How a person wants to hear of one kind; the kind `*` holds for all others and for the quiet hours."""

    __tablename__ = "notification_preference"
    __table_args__ = (
        UniqueConstraint("user_id", "kind"),
        # Quiet hours have a begin and an end, or there are none.
        check("quiet", "(quiet_from is null) = (quiet_to is null)"),
        # Only channels that exist.
        check("channels", "channels <@ array['EMAIL', 'SMS']::varchar[]"),
    )

    user_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE")
    kind: str
    channels: list[Channel] = Field(sa_column=enums_column(Channel))
    quiet_from: time | None = Field(default=None, description="Local time of the person's branch")
    quiet_to: time | None = None


class Message(BranchRow, table=True):
    """A mail or SMS: the row is the promise to send it, the worker keeps it, the row's id goes along as Message-ID."""

    __tablename__ = "message"
    __table_args__ = (
        # Never twice for one event, recipient and channel.
        UniqueConstraint("dedupe_key"),
        # What is sent has a time, what is not has none.
        check("sent", "(state = 'SENT') = (sent_at is not null)"),
        Index("ix_message_due", "next_at", postgresql_where="state = 'QUEUED'"),
        Index("ix_message_customer", "customer_id", "created_at"),
        Index("ix_message_created", "created_at"),
        Index("ix_message_failed", "created_at", postgresql_where="state = 'FAILED'"),
    )

    channel: Channel = Field(sa_column=enum_column(Channel))
    user_id: UUID | None = Field(default=None, foreign_key="user_account.id", ondelete="SET NULL")
    customer_id: UUID | None = None
    kind: str
    address: str = Field(description="E-mail address, or number in E.164")
    language: str = Field(max_length=2)
    subject: str = ""
    text: str = Field(sa_column=Column(Text, nullable=False))
    html: str = Field(default="", sa_column=Column(Text, nullable=False))
    files: list[dict[str, str]] = Field(default_factory=list, sa_column=json_column())
    dedupe_key: str
    state: MessageState = Field(default=MessageState.QUEUED, sa_column=enum_column(MessageState))
    attempts: int = 0
    next_at: datetime = Field(sa_column=utc_column())
    sent_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    last_error: str | None = None
    traceparent: str | None = Field(default=None, max_length=55, description="The trace that it belongs to")


class SmsDelivery(Row, table=True):
    """What the built-in SMS gateway was given, in the place of a telephone network; its key is the message's."""

    __tablename__ = "sms_delivery"

    address: str
    text: str = Field(sa_column=Column(Text, nullable=False))
