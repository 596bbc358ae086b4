"""Tables of tickets: the case, its conversation, and the rules by which it escalates."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Row, check, enum_column, json_column, utc_column


class TicketOrigin(StrEnum):
    """Who reported it: somebody of the operator, or the customer."""

    INTERNAL = "INTERNAL"
    EXTERNAL = "EXTERNAL"


class TicketKind(StrEnum):
    """What it is about (TIC-01)."""

    BILLING = "BILLING"
    SALES = "SALES"
    TROUBLE = "TROUBLE"
    COMPLAINT = "COMPLAINT"
    TASK = "TASK"


class TicketStatus(StrEnum):
    """Where a ticket stands; `rules.TRANSITIONS` says what may follow what (TIC-02)."""

    GATHERING = "GATHERING"
    OPEN = "OPEN"
    DISPATCHED = "DISPATCHED"
    REJECTED = "REJECTED"
    RESOLVED = "RESOLVED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


class TicketPriority(StrEnum):
    """How urgent it is."""

    LOW = "LOW"
    NORMAL = "NORMAL"
    HIGH = "HIGH"
    URGENT = "URGENT"


class Ticket(BranchRow, table=True):
    """A problem or question that somebody has to answer."""

    __tablename__ = "ticket"
    __table_args__ = (
        Index("ix_ticket_number_end", text("number_end((number)::text) text_pattern_ops")),
        UniqueConstraint("branch_id", "number"),
        UniqueConstraint("id", "customer_id", name="uq_ticket_id_customer"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_ticket_customer"
        ),
        # Reporting the same thing twice, after a lost answer, makes one ticket.
        UniqueConstraint("initiator_id", "client_reference", name="uq_ticket_client_reference"),
        # A resolution says what was done.
        check("resolution", "status not in ('RESOLVED', 'CLOSED') or resolution is not null"),
        check("level", "level between 0 and 9"),
        Index("ix_ticket_branch_created", "branch_id", "created_at", "id"),
        Index("ix_ticket_customer", "customer_id", "created_at"),
        Index(
            "ix_ticket_owner",
            "owner_id",
            postgresql_include=["level", "branch_id"],
            postgresql_where=text("status not in ('CLOSED', 'CANCELLED')"),
        ),
        # How many of a customer's are open, which every row of the list of customers tells.
        Index(
            "ix_ticket_customer_alive",
            "customer_id",
            "branch_id",
            postgresql_where=text("status not in ('CLOSED', 'CANCELLED')"),
        ),
        Index("ix_ticket_team", "team_id", postgresql_where=text("status not in ('CLOSED', 'CANCELLED')")),
        Index(
            "ix_ticket_alive",
            *("branch_id", "created_at", "id"),
            postgresql_where=text("status not in ('CLOSED', 'CANCELLED')"),
        ),
        Index(
            "ix_ticket_alive_status",
            *("branch_id", "status"),
            postgresql_where=text("status not in ('CLOSED', 'CANCELLED')"),
        ),
        Index("ix_ticket_kind", "branch_id", "kind"),
        Index(
            "ix_ticket_words",
            text("unaccent_lower((subject)::text) gin_trgm_ops"),
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        ),
        Index(
            "ix_ticket_alive_words",
            "branch_id",
            text("unaccent_lower((subject)::text) gin_trgm_ops"),
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
            postgresql_where=text("status not in ('CLOSED', 'CANCELLED')"),
        ),
        Index("ix_ticket_owner_created", "owner_id", "created_at", "id", postgresql_where=text("owner_id is not null")),
        Index("ix_ticket_team_created", "team_id", "created_at", "id", postgresql_where=text("team_id is not null")),
    )

    number: str = Field(max_length=40)
    customer_id: UUID
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id")
    subscription_id: UUID | None = Field(default=None, foreign_key="subscription.id")
    origin: TicketOrigin = Field(sa_column=enum_column(TicketOrigin))
    kind: TicketKind = Field(sa_column=enum_column(TicketKind))
    status: TicketStatus = Field(sa_column=enum_column(TicketStatus))
    priority: TicketPriority = Field(default=TicketPriority.NORMAL, sa_column=enum_column(TicketPriority))
    product_type: str | None = Field(default=None, max_length=40)
    symptom_code: str | None = Field(default=None, max_length=60)
    subject: str = Field(max_length=200)
    description: str = Field(sa_column=Column(Text, nullable=False))
    initiator_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    owner_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    team_id: UUID | None = Field(default=None, foreign_key="team.id", description="Queue")
    dispatched_by_id: UUID | None = Field(
        default=None,
        foreign_key="user_account.id",
        description="Who put it into the queue: a rejection goes back there",
    )
    level: int = Field(default=0, description="How often it has escalated")
    opening: int = Field(default=0, description="Raised by each opening; timers of an earlier one do nothing")
    client_reference: str | None = Field(default=None, max_length=80)
    diagnosis: list[dict[str, Any]] | None = Field(
        default=None,
        sa_column=json_column(nullable=True),
        description="What was answered to the questions of the symptom before it was reported",
    )
    rejection: str | None = Field(default=None, sa_column=Column(Text, nullable=True), description="What is missing")
    resolution: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    opened_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    resolved_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    closed_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))


class TicketComment(Row, table=True):
    """One message of the conversation; internal ones never reach the customer."""

    __tablename__ = "ticket_comment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["ticket_id", "customer_id"], ["ticket.id", "ticket.customer_id"], name="fk_ticket_comment_ticket"
        ),
        Index("ix_ticket_comment_ticket", "ticket_id", "created_at"),
        check("body", "length(btrim(body)) > 0"),
    )

    ticket_id: UUID
    customer_id: UUID
    author_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    from_customer: bool
    internal: bool = False
    body: str = Field(sa_column=Column(Text, nullable=False))


class EscalationRule(BranchRow, table=True):
    """Where a ticket goes when it has been open for a number of days; level 0 is where it starts (TIC-06).

    The most specific rule wins: product and symptom, then product, then kind alone.
    """

    __tablename__ = "escalation_rule"
    __table_args__ = (
        Index(
            "uq_escalation_rule_level",
            "branch_id",
            "kind",
            text("coalesce(product_type, '')"),
            text("coalesce(symptom_code, '')"),
            "level",
            unique=True,
        ),
        # The start is at once, every level after it later.
        check("days", "(level = 0) = (after_days = 0) and after_days >= 0"),
        check("symptom", "symptom_code is null or product_type is not null"),
    )

    kind: TicketKind = Field(sa_column=enum_column(TicketKind))
    product_type: str | None = Field(default=None, max_length=40)
    symptom_code: str | None = Field(default=None, max_length=60)
    level: int
    after_days: int = Field(description="Calendar days from the opening")
    role_code: str = Field(max_length=40, description="Whose queue it goes to")


class TicketSetting(BranchRow, table=True):
    """What an administrator decides about tickets of a branch."""

    __tablename__ = "ticket_setting"
    __table_args__ = (UniqueConstraint("branch_id", name="uq_ticket_setting_branch"), check("days", "silence_days > 0"))

    silence_days: int = Field(default=7, description="A resolution that nobody answers closes after so many days")
