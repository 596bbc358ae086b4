"""Leads, what was entered for them, calls, and how they were qualified."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Computed, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Row, check, enum_column, json_column, money_column, utc_column
from api.leads.models.enums import (
    CallOutcome,
    JoinKey,
    LeadChannel,
    LeadResult,
    LeadStatus,
    LostReason,
    OriginatorKind,
    Priority,
    ReferralGround,
    RequestSource,
    SalesChannel,
)

OPEN = "status <> 'COMPLETED'"
SEARCH = (
    "unaccent_lower(((((((company_name)::text || ' '::text) || (number)::text) || ' '::text)"
    " || (COALESCE(fiscal_number, ''::character varying))::text) || ' '::text)"
    " || (COALESCE(contact_name, ''::character varying))::text)"
)


class Lead(BranchRow, table=True):
    """A customer who may buy, followed by one person until it is won or lost."""

    __tablename__ = "lead"
    __table_args__ = (
        Index("ix_lead_fiscal_number", "fiscal_number"),
        Index("ix_lead_phone", "phone"),
        Index("ix_lead_email", "email"),
        Index("ix_lead_number_end", text("number_end((number)::text) text_pattern_ops")),
        Index("ix_lead_search_start", text("search_text text_pattern_ops")),
        Index("ix_lead_branch_start", "branch_id", text("search_text text_pattern_ops")),
        Index(
            "ix_lead_letters", "branch_id", text("word_letters(search_text)"),
            postgresql_using="gin", postgresql_with={"fastupdate": "off"},
        ),
        UniqueConstraint("branch_id", "number"),
        ForeignKeyConstraint(["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_lead_customer"),
        # One customer is followed by one person: no two open leads share an exact key (LEA-06).
        Index(
            "uq_lead_open_fiscal_number", "branch_id", "fiscal_number",
            unique=True, postgresql_where=text(f"fiscal_number is not null and {OPEN}"),
        ),
        Index("uq_lead_open_phone", "branch_id", "phone", unique=True, postgresql_where=text(f"phone is not null and {OPEN}")),
        Index("uq_lead_open_email", "branch_id", "email", unique=True, postgresql_where=text(f"email is not null and {OPEN}")),
        # A lead that somebody follows has an owner, and only then.
        check("owner", "(status = 'NEW') = (owner_id is null)"),
        # A completed lead has a result; a running one has none.
        check("result", "(status = 'COMPLETED') = (result is not null) and (status = 'COMPLETED') = (closed_at is not null)"),
        # A lead is won only with the customer's id in billing (LEA-08).
        check("won", "result is distinct from 'WON' or billing_customer_id is not null"),
        # A lost lead says why (LEA-07).
        check("lost", "(result is not distinct from 'LOST') = (lost_reason is not null)"),
        # A referral states its ground (LEA-02a).
        check("ground", "(channel = 'REFERRAL') = (ground is not null)"),
        # A customer's request says who heard it (LEA-01a).
        check("request_source", "(channel = 'CUSTOMER_REQUEST') = (request_source is not null)"),
        check("company_name", "length(btrim(company_name)) > 0"),
        check("phone", "phone ~ '^[+][1-9][0-9]{6,14}$'"),
        check("email", "email = lower(email) and email like '%_@_%'"),
        check("sim_count", "sim_count >= 0 and current_sims >= 0"),
        check("monthly_spend", "monthly_spend >= 0 and (monthly_spend is null) = (currency is null)"),
        # The customer asks for an interval of one day, or for none.
        check("wish", "(wish_from is null) = (wish_to is null) and wish_from < wish_to"),
        Index("ix_lead_branch_created", "branch_id", "created_at", "id"),
        Index("ix_lead_owner", "owner_id", "created_at", "id", postgresql_where=text("owner_id is not null")),
        Index("ix_lead_in_hand", "owner_id", "due_at", postgresql_include=["id", "branch_id"], postgresql_where=text(OPEN)),
        Index("ix_lead_originator", "originator_id", "created_at", "id"),
        Index("ix_lead_status", "branch_id", "status", "created_at", "id"),
        Index("ix_lead_channel", "branch_id", "channel", "created_at", "id"),
        Index("ix_lead_sales_channel", "branch_id", "sales_channel", "created_at", "id"),
        Index("ix_lead_priority", "branch_id", "priority", "created_at", "id"),
        Index("ix_lead_unassigned", "branch_id", "created_at", "id", postgresql_where=text("owner_id is null")),
        Index("ix_lead_team", "team_id", "created_at", "id"),
        Index(
            "ix_lead_due", "branch_id", "due_at", "id",
            postgresql_include=["status"], postgresql_where=text("due_at is not null"),
        ),
        Index("ix_lead_customer_id", "customer_id", postgresql_where=text("customer_id is not null")),
        Index("ix_lead_import_id", "import_id", postgresql_where=text("import_id is not null")),
        Index(
            "ix_lead_search", "branch_id", "search_text",
            postgresql_using="gin", postgresql_ops={"search_text": "gin_trgm_ops"}, postgresql_with={"fastupdate": "off"},
        ),
        Index("ix_lead_core_name", "core_name", postgresql_using="gin", postgresql_ops={"core_name": "gin_trgm_ops"}),
    )  # fmt: skip

    number: str = Field(max_length=40)
    channel: LeadChannel = Field(sa_column=enum_column(LeadChannel))
    status: LeadStatus = Field(default=LeadStatus.NEW, sa_column=enum_column(LeadStatus))
    ground: ReferralGround | None = Field(default=None, sa_column=enum_column(ReferralGround, nullable=True))
    request_source: RequestSource | None = Field(default=None, sa_column=enum_column(RequestSource, nullable=True))
    originator_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    originator_kind: OriginatorKind = Field(sa_column=enum_column(OriginatorKind))
    company_name: str = Field(max_length=200)
    core_name: str = Field(max_length=200, description="Without legal forms, case and diacritics, for likeness")
    fiscal_number: str | None = Field(default=None, max_length=20)
    contact_name: str | None = Field(default=None, max_length=200)
    phone: str | None = Field(default=None, max_length=16)
    phone_extension: str | None = Field(default=None, max_length=10)
    email: str | None = Field(default=None, max_length=254)
    city: str | None = Field(default=None, max_length=120)
    region: str | None = Field(default=None, max_length=100)
    address: str | None = Field(default=None, max_length=300)
    sim_count: int | None = None
    sim_count_note: str | None = Field(default=None, max_length=100)
    current_sims: int | None = Field(default=None, description="SIM cards that the customer has with us")
    monthly_spend: Decimal | None = Field(default=None, sa_column=money_column(nullable=True))
    currency: str | None = Field(default=None, max_length=3)
    competitor: str | None = Field(default=None, max_length=120)
    needs_data: bool | None = None
    note: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    contacted_on: date | None = None
    wish_from: time | None = Field(
        default=None, description="From when the customer wants to be called, branch's clock"
    )
    wish_to: time | None = None
    segment_code: str | None = Field(default=None, max_length=40)
    sales_channel: SalesChannel = Field(sa_column=enum_column(SalesChannel))
    priority: Priority = Field(default=Priority.NORMAL, sa_column=enum_column(Priority))
    team_id: UUID | None = Field(default=None, foreign_key="team.id")
    owner_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    customer_id: UUID | None = None
    contact_id: UUID | None = None
    billing_customer_id: str | None = Field(default=None, max_length=80)
    result: LeadResult | None = Field(default=None, sa_column=enum_column(LeadResult, nullable=True))
    lost_reason: LostReason | None = Field(default=None, sa_column=enum_column(LostReason, nullable=True))
    close_note: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    due_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    assigned_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    started_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    reached_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    introduced_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    closed_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    import_id: UUID | None = Field(default=None, foreign_key="lead_import.id")
    search_text: str | None = Field(default=None, sa_column=Column(Text, Computed(SEARCH, persisted=True)))


class LeadEntry(Row, table=True):
    """One receipt of a lead. The first makes the lead, later ones of the same customer are joined to it (LEA-06).

    The originator sees the own entry: what was given and that it was received.
    """

    __tablename__ = "lead_entry"
    __table_args__ = (
        # What was joined says by which exact key.
        check("joined", "not joined or joined_on is not null"),
        Index("ix_lead_entry_lead_id", "lead_id"),
        Index("ix_lead_entry_originator", "originator_id", "created_at", "id"),
    )

    branch_id: UUID = Field(foreign_key="branch.id", index=True)
    lead_id: UUID = Field(foreign_key="lead.id", ondelete="CASCADE")
    channel: LeadChannel = Field(sa_column=enum_column(LeadChannel))
    originator_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    originator_kind: OriginatorKind = Field(sa_column=enum_column(OriginatorKind))
    joined: bool = False
    joined_on: JoinKey | None = Field(default=None, sa_column=enum_column(JoinKey, nullable=True))
    given: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    import_id: UUID | None = Field(default=None, foreign_key="lead_import.id")


class LeadCall(Row, table=True):
    """One attempt to reach the customer; the first that reached them meets the clock (LEA-05)."""

    __tablename__ = "lead_call"
    __table_args__ = (Index("ix_lead_call_lead_id", "lead_id", "at"),)

    branch_id: UUID = Field(foreign_key="branch.id", index=True)
    lead_id: UUID = Field(foreign_key="lead.id", ondelete="CASCADE")
    user_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    at: datetime = Field(sa_column=utc_column())
    outcome: CallOutcome = Field(sa_column=enum_column(CallOutcome))
    note: str | None = Field(default=None, sa_column=Column(Text, nullable=True))


class LeadReason(Row, table=True):
    """Why a step was taken, as it was said then; it belongs to the events of the same moment (LEA-07). Never changed."""

    __tablename__ = "lead_reason"
    __table_args__ = (Index("ix_lead_reason_lead_id", "lead_id", "created_at"),)

    branch_id: UUID = Field(foreign_key="branch.id", index=True)
    lead_id: UUID = Field(foreign_key="lead.id", ondelete="CASCADE")
    words: str = Field(sa_column=Column(Text, nullable=False))


class LeadQualification(Row, table=True):
    """One run of a matrix on a lead: the edition, the rule that matched, and why (LEA-03). Never changed."""

    __tablename__ = "lead_qualification"
    __table_args__ = (Index("ix_lead_qualification_lead_id", "lead_id"),)

    branch_id: UUID = Field(foreign_key="branch.id", index=True)
    lead_id: UUID = Field(foreign_key="lead.id", ondelete="CASCADE")
    matrix_id: UUID | None = Field(default=None, foreign_key="lead_matrix.id", description="None: a straight route")
    rule: str | None = Field(default=None, max_length=80, description="Code of the rule that matched")
    explanation: list[dict[str, Any]] = Field(default_factory=list, sa_column=json_column())
    segment_code: str | None = Field(default=None, max_length=40)
    sales_channel: SalesChannel = Field(sa_column=enum_column(SalesChannel))
    priority: Priority = Field(sa_column=enum_column(Priority))
