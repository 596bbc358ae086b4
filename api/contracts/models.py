"""Tables of contracts: the contract and the published terms of service; its files are attachments."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Row, Utc, check, enum_column, json_column, money_column


class ContractStatus(StrEnum):
    """Where a contract stands; `rules.TRANSITIONS` says what may follow what."""

    DRAFT = "DRAFT"
    GENERATED = "GENERATED"
    SENT = "SENT"
    SIGNED = "SIGNED"
    ACTIVE = "ACTIVE"
    ENDED = "ENDED"
    CANCELLED = "CANCELLED"


class OriginalStatus(StrEnum):
    """Where the signed and stamped paper is (CTR-05)."""

    NONE = "NONE"
    AWAITED = "AWAITED"
    RECEIVED = "RECEIVED"
    ARCHIVED = "ARCHIVED"


class TermsKind(StrEnum):
    """What is published in versions (CTR-07)."""

    TERMS_OF_SERVICE = "TERMS_OF_SERVICE"
    PRICE_LIST = "PRICE_LIST"


class TermsVersion(BranchRow, table=True):
    """A published version of the terms or the price list. `texts` maps a language to the full text; append-only."""

    __tablename__ = "terms_version"
    __table_args__ = (
        UniqueConstraint("branch_id", "kind", "number"),
        # Two versions can't begin to hold on the same day.
        UniqueConstraint("branch_id", "kind", "effective_from", name="uq_terms_version_effective_from"),
        check("number", "number >= 1"),
    )

    kind: TermsKind = Field(sa_column=enum_column(TermsKind))
    number: int
    effective_from: date
    texts: dict[str, str] = Field(sa_column=json_column())
    published_by_id: UUID = Field(foreign_key="user_account.id")


class Contract(BranchRow, table=True):
    """What a customer signs: one accepted revision of an offer, under named versions of template and terms."""

    __tablename__ = "contract"
    __table_args__ = (
        Index("ix_contract_number_end", text("number_end((number)::text) text_pattern_ops")),
        UniqueConstraint("branch_id", "number"),
        UniqueConstraint("id", "customer_id", name="uq_contract_id_customer"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_contract_customer"
        ),
        ForeignKeyConstraint(
            ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name="fk_contract_offer"
        ),
        ForeignKeyConstraint(
            ["revision_id", "offer_id"], ["offer_revision.id", "offer_revision.offer_id"], name="fk_contract_revision"
        ),
        ForeignKeyConstraint(
            ["contact_id", "customer_id"], ["contact.id", "contact.customer_id"], name="fk_contract_contact"
        ),
        # An offer has one contract that is alive.
        Index("uq_contract_offer", "offer_id", unique=True, postgresql_where=text("status <> 'CANCELLED'")),
        # Whatever left the draft has a document and names the template and the terms that it was written from.
        check(
            "generated",
            "status in ('DRAFT', 'CANCELLED') or (template_id is not null and document_id is not null)",
        ),
        # A signature has its day and its copy.
        check(
            "signed",
            "status not in ('SIGNED', 'ACTIVE', 'ENDED') or (signed_at is not null and signed_document_id is not null)",
        ),
        check("end", "end_on is null or end_on >= start_on"),
        check("months", "months between 0 and 120"),
        check("language", "language in ('en', 'ro', 'es', 'pl', 'ru')"),
        Index("ix_contract_customer_id", "customer_id", "created_at"),
        Index("ix_contract_branch_created", "branch_id", "created_at", "id"),
        Index("ix_contract_owner", "owner_id", "status"),
        Index("ix_contract_offer", "offer_id"),
        Index("ix_contract_status", "branch_id", "status", "created_at", "id"),
        Index("ix_contract_end_on", "branch_id", "end_on", postgresql_where=text("status in ('SIGNED', 'ACTIVE')")),
    )  # fmt: skip

    number: str = Field(max_length=40)
    customer_id: UUID
    offer_id: UUID
    revision_id: UUID
    contact_id: UUID | None = None
    owner_id: UUID = Field(foreign_key="user_account.id")
    team_id: UUID | None = Field(default=None, foreign_key="team.id")
    status: ContractStatus = Field(default=ContractStatus.DRAFT, sa_column=enum_column(ContractStatus))
    original: OriginalStatus = Field(default=OriginalStatus.NONE, sa_column=enum_column(OriginalStatus))
    language: str = Field(max_length=2)
    currency: str = Field(max_length=3)
    template_id: UUID | None = Field(default=None, foreign_key="document_template.id")
    document_id: UUID | None = Field(default=None, foreign_key="attachment.id")
    signed_document_id: UUID | None = Field(default=None, foreign_key="attachment.id")
    terms_id: UUID | None = Field(default=None, foreign_key="terms_version.id")
    price_list_id: UUID | None = Field(default=None, foreign_key="terms_version.id")
    start_on: date
    months: int
    end_on: date | None = None
    monthly_net: Decimal = Field(sa_column=money_column())
    contract_net: Decimal = Field(sa_column=money_column())
    sent_at: datetime | None = Field(default=None, sa_type=Utc)
    signed_at: datetime | None = Field(default=None, sa_type=Utc)


class ContractCancellation(Row, table=True):
    """Why a contract ended before its time; internal and append-only."""

    __tablename__ = "contract_cancellation"
    __table_args__ = (
        UniqueConstraint("contract_id"),
        ForeignKeyConstraint(
            ["contract_id", "customer_id"],
            ["contract.id", "contract.customer_id"],
            name="fk_contract_cancellation_contract",
        ),
        check("reason", "length(btrim(reason)) > 0"),
    )

    contract_id: UUID
    customer_id: UUID
    reason: str = Field(sa_column=Column(Text, nullable=False))
    cancelled_by_id: UUID = Field(foreign_key="user_account.id")
