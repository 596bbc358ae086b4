"""The stock of telephone numbers of a branch."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Utc, check, enum_column


class NumberKind(StrEnum):
    """What a line is called on."""

    MOBILE = "MOBILE"
    FIXED = "FIXED"


class NumberGrade(StrEnum):
    """How easily a number is remembered; `rules.grade_of` tells."""

    STANDARD = "STANDARD"
    SILVER = "SILVER"
    GOLD = "GOLD"


class NumberState(StrEnum):
    """Where a number is between the stock and a line in service."""

    FREE = "FREE"
    RESERVED = "RESERVED"
    ASSIGNED = "ASSIGNED"
    QUARANTINED = "QUARANTINED"


class NumberRange(BranchRow, table=True):
    """Numbers that came into the stock together."""

    __tablename__ = "number_range"
    __table_args__ = (
        check("order", "length(first) = length(last) and first <= last"),
        check("size", "size > 0"),
    )

    first: str = Field(max_length=16, description="E.164")
    last: str = Field(max_length=16, description="E.164")
    kind: NumberKind = Field(sa_column=enum_column(NumberKind))
    size: int = Field(description="How many numbers of it were new to the house")


class PhoneNumber(BranchRow, table=True):
    """One number. The row itself is what two people who want it wait for, so that nobody gets it twice (NUM-02)."""

    __tablename__ = "phone_number"
    __table_args__ = (
        # In the whole world there is one of each.
        UniqueConstraint("number"),
        # An offer's number is its customer's.
        ForeignKeyConstraint(
            ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name="fk_phone_number_offer"
        ),
        check("number", "number ~ '^[+][1-9][0-9]{6,14}$'"),
        # What is brought along is of no range, and so of no agent.
        check("agent", "agent_id is null or range_id is not null"),
        # A free number is nobody's; any other has somebody who chose it for a customer's offer.
        check(
            "held",
            "(state in ('FREE', 'QUARANTINED')) = (offer_id is null) "
            "and num_nulls(offer_id, customer_id, holder_id) in (0, 3)",
        ),
        check("assigned", "(state = 'ASSIGNED') = (assigned_at is not null)"),
        Index("ix_phone_number_free", "branch_id", "kind", "number", postgresql_where=text("state = 'FREE'")),
        Index("ix_phone_number_state", "branch_id", "state", "number"),
        Index("ix_phone_number_range", "range_id", "state", postgresql_where=text("range_id is not null")),
        Index("ix_phone_number_agent", "agent_id", postgresql_where=text("agent_id is not null")),
        Index("ix_phone_number_offer", "offer_id", postgresql_where=text("offer_id is not null")),
        Index("ix_phone_number_customer", "customer_id", postgresql_where=text("customer_id is not null")),
        Index("ix_phone_number_holder", "holder_id", postgresql_where=text("holder_id is not null")),
    )

    number: str = Field(max_length=16, description="E.164, as +40722123456")
    kind: NumberKind = Field(sa_column=enum_column(NumberKind))
    grade: NumberGrade = Field(sa_column=enum_column(NumberGrade))
    state: NumberState = Field(default=NumberState.FREE, sa_column=enum_column(NumberState))
    ported: bool = Field(default=False, description="Brought along from another operator")
    range_id: UUID | None = Field(default=None, foreign_key="number_range.id")
    agent_id: UUID | None = Field(default=None, foreign_key="user_account.id", description="Who alone sells it")
    customer_id: UUID | None = None
    offer_id: UUID | None = None
    holder_id: UUID | None = Field(default=None, foreign_key="user_account.id", description="Who chose it")
    assigned_at: datetime | None = Field(default=None, sa_type=Utc)
