"""What happens around a revision: pricing rounds, sendings, the customer's answers, the resolution."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import Row, Utc, check, enum_column, json_column
from api.offers.models.enums import AnswerChannel, PricingAnswer, PricingTeam, RefusalGround, Resolution, Verdict
from api.offers.models.offer import of_offer, of_revision


class OfferPricingRound(Row, table=True):
    """One question to pricing and its answer; rounds are never removed. Internal: the portal has no access."""

    __tablename__ = "offer_pricing_round"
    __table_args__ = (
        of_offer("offer_pricing_round"),
        of_revision("offer_pricing_round"),
        # One question at a time.
        Index("uq_offer_pricing_round_open", "offer_id", unique=True, postgresql_where=text("answered_at is null")),
        # A refusal says why.
        check("reason", "answer <> 'REFUSE' or length(btrim(reason)) > 0"),
        check("answered", "(answer is null) = (answered_at is null)"),
        Index("ix_offer_pricing_round_offer", "offer_id", "created_at"),
    )

    offer_id: UUID
    revision_id: UUID
    customer_id: UUID
    branch_id: UUID = Field(foreign_key="branch.id")
    team: PricingTeam = Field(sa_column=enum_column(PricingTeam))
    asked_by_id: UUID = Field(foreign_key="user_account.id")
    note: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    facts: dict[str, Any] = Field(sa_column=json_column())
    request_id: UUID | None = Field(default=None, foreign_key="action_request.id")
    answer: PricingAnswer | None = Field(default=None, sa_column=enum_column(PricingAnswer, nullable=True))
    reason: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    answered_by_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    answered_at: datetime | None = Field(default=None, sa_type=Utc)


class OfferSending(Row, table=True):
    """One sending of one revision to one contact, with the document that went out."""

    __tablename__ = "offer_sending"
    __table_args__ = (
        of_offer("offer_sending"),
        of_revision("offer_sending"),
        ForeignKeyConstraint(
            ["contact_id", "customer_id"], ["contact.id", "contact.customer_id"], name="fk_offer_sending_contact"
        ),
        Index("ix_offer_sending_offer", "offer_id", "created_at"),
    )

    offer_id: UUID
    revision_id: UUID
    customer_id: UUID
    contact_id: UUID
    document_id: UUID | None = Field(default=None, foreign_key="attachment.id")
    sent_by_id: UUID = Field(foreign_key="user_account.id")


class OfferAnswer(Row, table=True):
    """What the customer said to one revision, and how it was said; append-only."""

    __tablename__ = "offer_answer"
    __table_args__ = (
        of_offer("offer_answer"),
        of_revision("offer_answer"),
        # A refusal names its ground.
        check("ground", "(verdict = 'REFUSED') = (ground is not null)"),
        Index("ix_offer_answer_offer", "offer_id", "created_at"),
    )

    offer_id: UUID
    revision_id: UUID
    customer_id: UUID
    verdict: Verdict = Field(sa_column=enum_column(Verdict))
    how: AnswerChannel = Field(sa_column=enum_column(AnswerChannel))
    ground: RefusalGround | None = Field(default=None, sa_column=enum_column(RefusalGround, nullable=True))
    reason: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    answered_by_id: UUID = Field(foreign_key="user_account.id")


class OfferResolution(Row, table=True):
    """How the offer ended for good, once (OFF-09); append-only and internal."""

    __tablename__ = "offer_resolution"
    __table_args__ = (
        UniqueConstraint("offer_id"),
        of_offer("offer_resolution"),
        # A signature names what was signed; anything else says why it was not.
        check("signed", "(resolution = 'SIGNED') = (revision_id is not null)"),
        check("reason", "resolution = 'SIGNED' or length(btrim(reason)) > 0"),
    )

    offer_id: UUID
    customer_id: UUID
    resolution: Resolution = Field(sa_column=enum_column(Resolution))
    revision_id: UUID | None = Field(default=None, foreign_key="offer_revision.id")
    reason: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    competitor: str | None = Field(default=None, max_length=200)
    competitor_document_id: UUID | None = Field(default=None, foreign_key="attachment.id")
    resolved_by_id: UUID = Field(foreign_key="user_account.id")
