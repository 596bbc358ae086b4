"""Customers, their segments and the people of the operator who look after them."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Column, Computed, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Row, Utc, check, enum_column, json_column, money_column
from api.customers.models.enums import AssignmentKind, CustomerKind, CustomerStatus, ReferenceKind

LANGUAGE = "language in ('en', 'ro', 'es', 'pl', 'ru')"


class Segment(BranchRow, table=True):
    """A segment of the branch's market, by which limits, visits and levels of service go. A code is unique in it."""

    __tablename__ = "segment"
    __table_args__ = (UniqueConstraint("branch_id", "code"),)

    code: str = Field(max_length=40)
    names: dict[str, str] = Field(sa_column=json_column())
    rank: int
    active: bool = True


class Customer(BranchRow, table=True):
    """A legal or natural person that buys or may buy. Numbers are unique in a branch, so is the billing system's id."""

    __tablename__ = "customer"
    __table_args__ = (
        Index("ix_customer_number_end", text("number_end((number)::text) text_pattern_ops")),
        Index("ix_customer_search_start", text("search_text text_pattern_ops")),
        Index("ix_customer_branch_start", "branch_id", text("search_text text_pattern_ops")),
        Index(
            "ix_customer_letters", "branch_id", text("word_letters(search_text)"),
            postgresql_using="gin", postgresql_with={"fastupdate": "off"},
        ),
        UniqueConstraint("branch_id", "number"),
        UniqueConstraint("id", "branch_id", name="uq_customer_id_branch"),
        # A segment is one of the customer's own branch.
        ForeignKeyConstraint(
            ["branch_id", "segment_code"], ["segment.branch_id", "segment.code"], name="fk_customer_segment"
        ),
        # Parent and subsidiary are of one branch.
        ForeignKeyConstraint(
            ["parent_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_customer_parent"
        ),
        # Nobody is its own parent.
        check("parent", "parent_id <> id"),
        # A legal person is known by its fiscal number; a private one need not have any.
        check("fiscal_number", "kind = 'NATURAL' or fiscal_number is not null"),
        check("name", "length(btrim(name)) > 0"),
        check("language", LANGUAGE),
        check("country", "country ~ '^[A-Z]{2}$'"),
        Index(
            "uq_customer_billing", "branch_id", "billing_customer_id",
            unique=True, postgresql_where=text("billing_customer_id is not null"),
        ),
        Index("ix_customer_fiscal_number", "fiscal_number"),
        Index("ix_customer_parent_id", "parent_id", postgresql_where=text("parent_id is not null")),
        Index("ix_customer_branch_name", "branch_id", "name_key", "id"),
        Index("ix_customer_branch_created", "branch_id", "created_at", "id"),
        Index("ix_customer_branch_value", "branch_id", "monthly_value", "id"),
        Index("ix_customer_status", "branch_id", "status", "created_at", "id"),
        Index("ix_customer_kind", "branch_id", "kind"),
        Index("ix_customer_segment", "branch_id", "segment_code"),
        Index(
            "ix_customer_search", "branch_id", "search_text",
            postgresql_using="gin", postgresql_ops={"search_text": "gin_trgm_ops"}, postgresql_with={"fastupdate": "off"},
        ),
    )  # fmt: skip

    number: str = Field(max_length=40)
    kind: CustomerKind = Field(sa_column=enum_column(CustomerKind))
    status: CustomerStatus = Field(sa_column=enum_column(CustomerStatus))
    name: str = Field(max_length=200)
    name_key: str = Field(sa_column=Column(Text(collation="C"), nullable=False))
    search_text: str | None = Field(
        default=None,
        sa_column=Column(
            Text,
            Computed(
                "unaccent_lower(((((name)::text || ' '::text) || (number)::text) || ' '::text)"
                " || (COALESCE(fiscal_number, ''::character varying))::text)",
                persisted=True,
            ),
        ),
    )
    country: str = Field(max_length=2)
    fiscal_number: str | None = Field(default=None, max_length=20)
    registration_number: str | None = Field(default=None, max_length=40)
    segment_code: str | None = Field(default=None, max_length=40)
    language: str = Field(max_length=2)
    street: str | None = Field(default=None, max_length=200)
    city: str | None = Field(default=None, max_length=100)
    region: str | None = Field(default=None, max_length=100)
    postal_code: str | None = Field(default=None, max_length=20)
    parent_id: UUID | None = None
    billing_customer_id: str | None = Field(default=None, max_length=80)
    currency: str = Field(max_length=3)
    monthly_value: Decimal = Field(default=Decimal(0), sa_column=money_column())


class CustomerAssignment(BranchRow, table=True):
    """A seat of the account team, held by one person at a time; ended ones stay as history."""

    __tablename__ = "customer_assignment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_customer_assignment_customer"
        ),
        Index(
            "uq_customer_assignment_seat", "customer_id", "kind",
            unique=True, postgresql_where=text("ended_at is null"),
        ),
        Index("ix_customer_assignment_user", "user_id", postgresql_where=text("ended_at is null")),
        Index("ix_customer_assignment_team", "team_id", postgresql_where=text("ended_at is null")),
    )  # fmt: skip

    customer_id: UUID
    kind: AssignmentKind = Field(sa_column=enum_column(AssignmentKind))
    user_id: UUID = Field(foreign_key="user_account.id")
    team_id: UUID | None = Field(default=None, foreign_key="team.id")
    ended_at: datetime | None = Field(default=None, sa_type=Utc)


class CustomerReference(Row, table=True):
    """A document's number, by which search finds the customer (CUS-05)."""

    __tablename__ = "customer_reference"
    __table_args__ = (
        Index("ix_customer_reference_number_end", text("number_end((number)::text) text_pattern_ops")),
        UniqueConstraint("branch_id", "kind", "number"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_customer_reference_customer"
        ),
        Index("ix_customer_reference_number", "number"),
        Index("ix_customer_reference_customer_id", "customer_id"),
    )

    branch_id: UUID = Field(foreign_key="branch.id")
    customer_id: UUID
    kind: ReferenceKind = Field(sa_column=enum_column(ReferenceKind))
    number: str = Field(max_length=40)
