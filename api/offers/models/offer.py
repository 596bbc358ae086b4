"""The offer, its revisions and their lines."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ForeignKeyConstraint, Index, Numeric, UniqueConstraint, text
from sqlmodel import Field

from api.catalog.models import ProductType
from api.catalog.rules import Band
from api.core.db import BranchRow, Row, Utc, check, enum_column, json_column, money_column
from api.offers.models.enums import LimitOutcome, OfferStatus, RevisionOrigin


def of_offer(table: str) -> ForeignKeyConstraint:
    """A row hangs on an offer of the same customer, so that no tenant can be mixed up."""
    return ForeignKeyConstraint(
        ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name=f"fk_{table}_offer"
    )


def of_revision(table: str) -> ForeignKeyConstraint:
    """A row names a revision of the same offer."""
    return ForeignKeyConstraint(
        ["revision_id", "offer_id"], ["offer_revision.id", "offer_revision.offer_id"], name=f"fk_{table}_revision"
    )


class Offer(BranchRow, table=True):
    """What a seller proposes to one customer; `revision` is the number of the current revision."""

    __tablename__ = "offer"
    __table_args__ = (
        Index("ix_offer_number_end", text("number_end((number)::text) text_pattern_ops")),
        UniqueConstraint("branch_id", "number"),
        UniqueConstraint("id", "customer_id", name="uq_offer_id_customer"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_offer_customer"
        ),
        # The addressee speaks for this customer.
        ForeignKeyConstraint(
            ["contact_id", "customer_id"], ["contact.id", "contact.customer_id"], name="fk_offer_contact"
        ),
        # An offer made offline is created once, however often the tablet repeats it.
        UniqueConstraint("created_by_id", "client_reference", name="uq_offer_client_reference"),
        check("revision", "revision >= 1"),
        # What the customer has in hand names the revision and the last day on which it holds.
        check("sent", "status <> 'SENT' or (sent_revision is not null and valid_until is not null)"),
        check("sent_revision", "sent_revision <= revision"),
        Index("ix_offer_customer_id", "customer_id", "created_at"),
        Index("ix_offer_branch_created", "branch_id", "created_at", "id"),
        Index("ix_offer_owner", "owner_id", "status", postgresql_include=["valid_until", "branch_id"]),
        Index("ix_offer_status", "branch_id", "status", "created_at", "id"),
        Index("ix_offer_tender", "branch_id", "created_at", "id", postgresql_where=text("tender")),
        Index("ix_offer_team", "team_id", "status"),
        Index("ix_offer_lead", "lead_id", postgresql_where=text("lead_id is not null")),
        Index("ix_offer_valid_until", "valid_until", postgresql_where=text("status = 'SENT'")),
    )

    number: str = Field(max_length=40)
    customer_id: UUID
    contact_id: UUID | None = None
    lead_id: UUID | None = Field(default=None, foreign_key="lead.id")
    owner_id: UUID = Field(foreign_key="user_account.id")
    team_id: UUID | None = Field(default=None, foreign_key="team.id")
    created_by_id: UUID = Field(foreign_key="user_account.id")
    client_reference: UUID | None = None
    status: OfferStatus = Field(default=OfferStatus.DRAFT, sa_column=enum_column(OfferStatus))
    tender: bool = False
    currency: str = Field(max_length=3)
    revision: int = 1
    sent_revision: int | None = None
    valid_until: date | None = None
    sent_at: datetime | None = Field(default=None, sa_type=Utc)
    answered_at: datetime | None = Field(default=None, sa_type=Utc)


class OfferRevision(Row, table=True):
    """One state of an offer's lines. Frozen when submitted or replaced; from then on a trigger refuses any change."""

    __tablename__ = "offer_revision"
    __table_args__ = (
        UniqueConstraint("offer_id", "number"),
        UniqueConstraint("id", "offer_id", name="uq_offer_revision_id_offer"),
        of_offer("offer_revision"),
        check("number", "number >= 1"),
        # Money is never negative: a discount ends at 100 %.
        check("totals", "monthly_net >= 0 and one_time_net >= 0 and contract_net >= 0"),
        # Only a finished revision may reach a customer.
        check("sent", "sent_at is null or frozen_at is not null"),
    )

    offer_id: UUID
    customer_id: UUID
    branch_id: UUID = Field(foreign_key="branch.id")
    number: int
    origin: RevisionOrigin = Field(sa_column=enum_column(RevisionOrigin))
    created_by_id: UUID = Field(foreign_key="user_account.id")
    outcome: LimitOutcome = Field(sa_column=enum_column(LimitOutcome))
    monthly_net: Decimal = Field(sa_column=money_column())
    monthly_vat: Decimal = Field(sa_column=money_column())
    one_time_net: Decimal = Field(sa_column=money_column())
    one_time_vat: Decimal = Field(sa_column=money_column())
    contract_net: Decimal = Field(sa_column=money_column())
    contract_vat: Decimal = Field(sa_column=money_column())
    frozen_at: datetime | None = Field(default=None, sa_type=Utc)
    sent_at: datetime | None = Field(default=None, sa_type=Utc)


class OfferLine(Row, table=True):
    """One product of a revision, with the prices, tax and limits as they were on that day."""

    __tablename__ = "offer_line"
    __table_args__ = (
        UniqueConstraint("revision_id", "position"),
        of_offer("offer_line"),
        of_revision("offer_line"),
        check("quantity", "quantity between 1 and 100000"),
        check("discount", "discount_percent between 0 and 100"),
        check("months", "months between 0 and 120"),
        check("prices", "unit_monthly >= 0 and unit_one_time >= 0"),
        Index("ix_offer_line_offering", "offering_id"),
    )

    offer_id: UUID
    revision_id: UUID
    customer_id: UUID
    position: int
    offering_id: UUID = Field(foreign_key="product_offering.id")
    code: str = Field(max_length=60)
    product_type: ProductType = Field(sa_column=enum_column(ProductType))
    names: dict[str, str] = Field(sa_column=json_column())
    components: list[dict[str, Any]] = Field(default_factory=list, sa_column=json_column())
    quantity: int
    discount_percent: Decimal = Field(sa_column=Column(Numeric(5, 2), nullable=False))
    months: int
    unit_monthly: Decimal = Field(sa_column=money_column(places=4))
    unit_one_time: Decimal = Field(sa_column=money_column(places=4))
    tax_code: str = Field(max_length=20)
    tax_percent: Decimal = Field(sa_column=Column(Numeric(5, 2), nullable=False))
    monthly_net: Decimal = Field(sa_column=money_column())
    monthly_vat: Decimal = Field(sa_column=money_column())
    one_time_net: Decimal = Field(sa_column=money_column())
    one_time_vat: Decimal = Field(sa_column=money_column())
    band: Band = Field(sa_column=enum_column(Band))
    reasons: list[str] = Field(default_factory=list, sa_column=json_column())
    limit: dict[str, Any] | None = Field(default=None, sa_column=json_column(nullable=True))
