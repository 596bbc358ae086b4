"""Tables of the catalogue."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ForeignKeyConstraint, Index, Numeric, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Row, Utc, Versioned, check, enum_column, json_column, money_column

FIVE_LANGUAGES = "names ?& array['en', 'ro', 'es', 'pl', 'ru']"


class ProductType(StrEnum):
    """What is sold; the type decides what is asked, provisioned and repaired."""

    VOICE_PLAN = "VOICE_PLAN"
    DATA_PORT = "DATA_PORT"
    HOSTING = "HOSTING"
    DEVICE = "DEVICE"
    OPTION = "OPTION"


class OfferingStatus(StrEnum):
    """Where an offering stands between idea and history (OFF-01)."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    WITHDRAWN = "WITHDRAWN"


class PublishingStage(StrEnum):
    """What must be ready before an offering is published, in this order (OFF-00)."""

    CONFIGURED_BILLING = "CONFIGURED_BILLING"
    CONFIGURED_ACTIVATION = "CONFIGURED_ACTIVATION"
    BACK_OFFICE_READY = "BACK_OFFICE_READY"
    ANNOUNCED = "ANNOUNCED"


class ProductOffering(BranchRow, table=True):
    """A product at its list price. A published one is never changed: a new revision takes its place.

    Prices are net, in the branch's currency; `names` and `descriptions` map a language to a text, `details` lists what
    is inside, `eligibility` holds the rules that `rules.eligible` reads.
    """

    __tablename__ = "product_offering"
    __table_args__ = (
        UniqueConstraint("branch_id", "code", "revision"),
        # Only one revision of a product can be bought at a time.
        Index(
            "uq_product_offering_published", "branch_id", "code",
            unique=True, postgresql_where=text("status = 'PUBLISHED'"),
        ),
        Index("ix_product_offering_shelf", "branch_id", "status", "product_type"),
        check("names", FIVE_LANGUAGES),
        # A period that ends before it starts would sell nothing.
        check("period", "valid_until is null or valid_until >= valid_from"),
        check("prices", "monthly_price >= 0 and one_time_price >= 0"),
    )  # fmt: skip

    code: str = Field(max_length=60)
    revision: int = 1
    product_type: ProductType = Field(sa_column=enum_column(ProductType))
    names: dict[str, str] = Field(sa_column=json_column())
    descriptions: dict[str, str] = Field(sa_column=json_column())
    details: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    eligibility: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    status: OfferingStatus = Field(sa_column=enum_column(OfferingStatus))
    release: str = Field(max_length=20)
    valid_from: date
    valid_until: date | None = None
    monthly_price: Decimal = Field(sa_column=money_column())
    one_time_price: Decimal = Field(sa_column=money_column())
    currency: str = Field(max_length=3)
    tax_code: str = Field(max_length=20)
    process_key: str | None = Field(default=None, max_length=60)
    image_key: str | None = Field(default=None, max_length=60)
    published_at: datetime | None = Field(default=None, sa_type=Utc)


class OfferingComponent(Versioned, table=True):
    """A part of an offering; a required one is always inside, an optional one is chosen and paid on top."""

    __tablename__ = "offering_component"
    __table_args__ = (
        UniqueConstraint("offering_id", "code"),
        check("names", FIVE_LANGUAGES),
        check("prices", "monthly_price >= 0 and one_time_price >= 0"),
        check("quantity", "max_quantity >= 1"),
    )

    offering_id: UUID = Field(foreign_key="product_offering.id")
    code: str = Field(max_length=60)
    names: dict[str, str] = Field(sa_column=json_column())
    required: bool
    monthly_price: Decimal = Field(sa_column=money_column())
    one_time_price: Decimal = Field(sa_column=money_column())
    max_quantity: int = 1
    position: int


class SegmentLimit(BranchRow, table=True):
    """How far a seller may go with one offering in one segment: discounts in percent, quantities, months."""

    __tablename__ = "segment_limit"
    __table_args__ = (
        UniqueConstraint("offering_id", "segment_code"),
        ForeignKeyConstraint(
            ["branch_id", "segment_code"], ["segment.branch_id", "segment.code"], name="fk_segment_limit_segment"
        ),
        # The standard discount is part of the maximum one.
        check(
            "discounts", "0 <= standard_discount and standard_discount <= maximum_discount and maximum_discount <= 100"
        ),
        check("quantities", "min_quantity >= 1 and (max_quantity is null or max_quantity >= min_quantity)"),
        check("months", "min_months >= 0"),
    )

    offering_id: UUID = Field(foreign_key="product_offering.id")
    segment_code: str = Field(max_length=40)
    standard_discount: Decimal = Field(sa_column=Column(Numeric(5, 2), nullable=False))
    maximum_discount: Decimal = Field(sa_column=Column(Numeric(5, 2), nullable=False))
    min_quantity: int = 1
    max_quantity: int | None = None
    min_months: int = 0


class OfferingStage(Row, table=True):
    """A stage of publishing that somebody has confirmed; each is confirmed once."""

    __tablename__ = "offering_stage"
    __table_args__ = (UniqueConstraint("offering_id", "stage"),)

    offering_id: UUID = Field(foreign_key="product_offering.id")
    stage: PublishingStage = Field(sa_column=enum_column(PublishingStage))
    confirmed_by_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    confirmed_at: datetime = Field(sa_type=Utc)


class Symptom(BranchRow, table=True):
    """What can be wrong with a product, as the customer would say it (TIC-01, WEB-06)."""

    __tablename__ = "symptom"
    __table_args__ = (UniqueConstraint("branch_id", "product_type", "code"), check("names", FIVE_LANGUAGES))

    product_type: ProductType = Field(sa_column=enum_column(ProductType))
    code: str = Field(max_length=60)
    names: dict[str, str] = Field(sa_column=json_column())
    position: int
    guide: list[dict[str, Any]] = Field(
        default_factory=list,
        sa_column=json_column(server_default=text("'[]'::jsonb")),
        description="Questions that lead to a fix or to a report, as `guides.checked` leaves them",
    )


class TaxRate(BranchRow, table=True):
    """The VAT of a tax code in percent, from a day until the next row's day."""

    __tablename__ = "tax_rate"
    __table_args__ = (
        UniqueConstraint("branch_id", "tax_code", "valid_from"),
        check("rate", "rate >= 0 and rate < 100"),
    )

    tax_code: str = Field(max_length=20)
    valid_from: date
    rate: Decimal = Field(sa_column=Column(Numeric(5, 2), nullable=False))
