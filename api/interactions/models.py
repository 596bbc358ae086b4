"""Tables of interactions: the contact, why it was made, what came of it; reasons and text templates."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Row, check, enum_column, json_column, utc_column


class InteractionChannel(StrEnum):
    """By what way people met (INT-01)."""

    PHONE = "PHONE"
    VISIT = "VISIT"
    SHOP = "SHOP"
    MAIL = "MAIL"
    EMAIL = "EMAIL"
    CHAT = "CHAT"
    SMS = "SMS"
    PORTAL = "PORTAL"
    NOTE = "NOTE"


class Direction(StrEnum):
    """Who sought whom."""

    INBOUND = "INBOUND"
    OUTBOUND = "OUTBOUND"


class InteractionStatus(StrEnum):
    """Whether the contact still goes on."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"


class Interaction(BranchRow, table=True):
    """One contact. Nobody's, as long as it is not known whose it is: the zero customer (CUS-07)."""

    __tablename__ = "interaction"
    __table_args__ = (
        Index("ix_interaction_number_end", text("number_end((number)::text) text_pattern_ops")),
        UniqueConstraint("branch_id", "number"),
        # Written down twice, after a lost answer, it is one contact.
        UniqueConstraint("agent_id", "client_reference", name="uq_interaction_client_reference"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_interaction_customer"
        ),
        # The person, the number and the account are the same customer's.
        ForeignKeyConstraint(
            ["contact_id", "customer_id"], ["contact.id", "contact.customer_id"], name="fk_interaction_contact"
        ),
        ForeignKeyConstraint(
            ["subscription_id", "customer_id"],
            ["subscription.id", "subscription.customer_id"],
            name="fk_interaction_subscription",
        ),
        ForeignKeyConstraint(
            ["billing_account_id", "customer_id"],
            ["billing_account.id", "billing_account.customer_id"],
            name="fk_interaction_billing_account",
        ),
        check(
            "owner",
            "customer_id is not null or coalesce(contact_id, subscription_id, billing_account_id) is null",
        ),
        # A contact that is over says since when.
        check("closed", "(status = 'CLOSED') = (closed_at is not null)"),
        check("seconds", "talk_seconds >= 0 and card_seconds >= 0"),
        Index("ix_interaction_branch_arrived", "branch_id", "arrived_at", "id"),
        Index("ix_interaction_channel", "branch_id", "channel"),
        Index("ix_interaction_customer", "customer_id", "arrived_at", "id"),
        Index("ix_interaction_agent", "agent_id", "arrived_at", "id"),
        Index("ix_interaction_phone", "phone", postgresql_where=text("phone is not null")),
        Index("ix_interaction_lead", "lead_id", postgresql_where=text("lead_id is not null")),
        Index("ix_interaction_open", "agent_id", postgresql_where=text("status = 'OPEN'")),
        Index("ix_interaction_nobody", "branch_id", "arrived_at", postgresql_where=text("customer_id is null")),
    )

    number: str = Field(max_length=40)
    customer_id: UUID | None = None
    contact_id: UUID | None = None
    lead_id: UUID | None = Field(default=None, foreign_key="lead.id")
    subscription_id: UUID | None = Field(default=None, description="Number concerned")
    billing_account_id: UUID | None = Field(default=None, description="Billing group concerned")
    channel: InteractionChannel = Field(sa_column=enum_column(InteractionChannel))
    direction: Direction = Field(sa_column=enum_column(Direction))
    status: InteractionStatus = Field(default=InteractionStatus.OPEN, sa_column=enum_column(InteractionStatus))
    caller: str | None = Field(default=None, max_length=200, description="Who it was, as long as no contact is known")
    phone: str | None = Field(default=None, max_length=20, description="The other side's number, E.164")
    place: str | None = Field(default=None, max_length=120, description="Where people met")
    stream: str | None = Field(default=None, max_length=60, description="The line or queue that it came in by")
    office: str | None = Field(default=None, max_length=120)
    region: str | None = Field(default=None, max_length=100)
    topic: str | None = Field(default=None, max_length=200, description="In one line")
    note: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    arrived_at: datetime = Field(sa_column=utc_column())
    talk_seconds: int = Field(default=0, description="How long people spoke")
    card_seconds: int = Field(default=0, description="How long the card was open")
    closed_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    agent_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    client_reference: str | None = Field(default=None, max_length=80)


class InteractionTopic(Row, table=True):
    """One reason of a contact, with the account and number that it concerns: one contact may have several (INT-01)."""

    __tablename__ = "interaction_topic"
    __table_args__ = (
        ForeignKeyConstraint(
            ["subscription_id", "customer_id"],
            ["subscription.id", "subscription.customer_id"],
            name="fk_interaction_topic_subscription",
        ),
        ForeignKeyConstraint(
            ["billing_account_id", "customer_id"],
            ["billing_account.id", "billing_account.customer_id"],
            name="fk_interaction_topic_billing_account",
        ),
        check("owner", "customer_id is not null or coalesce(subscription_id, billing_account_id) is null"),
        Index("ix_interaction_topic_interaction", "interaction_id", "place"),
        Index("ix_interaction_topic_reason", "reason_id", "interaction_id"),
    )

    interaction_id: UUID = Field(foreign_key="interaction.id")
    customer_id: UUID | None = None
    reason_id: UUID = Field(foreign_key="interaction_reason.id")
    subscription_id: UUID | None = None
    billing_account_id: UUID | None = None
    place: int


class InteractionOutcome(Row, table=True):
    """What came of a contact: a ticket, a lead, an offer, an order (INT-04)."""

    __tablename__ = "interaction_outcome"
    __table_args__ = (UniqueConstraint("interaction_id", "subject_id", name="uq_interaction_outcome_subject"),)

    interaction_id: UUID = Field(foreign_key="interaction.id")
    customer_id: UUID | None = None
    subject: str = Field(max_length=40, description="Table of the object")
    subject_id: UUID = Field(index=True)


class InteractionReason(BranchRow, table=True):
    """Why people get in touch: a node of the branch's tree, with what to say then and where to read more (INT-02)."""

    __tablename__ = "interaction_reason"
    __table_args__ = (
        check("parent", "parent_id <> id"),
        check("knowledge_url", "knowledge_url is null or knowledge_url ~ '^https?://'"),
        Index("ix_interaction_reason_parent", "parent_id"),
    )

    parent_id: UUID | None = Field(default=None, foreign_key="interaction_reason.id")
    names: dict[str, str] = Field(sa_column=json_column())
    script: dict[str, str] = Field(sa_column=json_column(), description="Language → what to ask and say")
    knowledge_url: str | None = Field(default=None, max_length=500)
    default_for: InteractionChannel | None = Field(
        default=None,
        sa_column=enum_column(InteractionChannel, nullable=True),
        description="Chosen by itself for contacts by this way",
    )
    place: int = 0
    active: bool = True


class InteractionMacro(BranchRow, table=True):
    """A prepared text for the note of a contact, for one reason or for any (INT-02)."""

    __tablename__ = "interaction_macro"

    reason_id: UUID | None = Field(default=None, foreign_key="interaction_reason.id", index=True)
    names: dict[str, str] = Field(sa_column=json_column())
    texts: dict[str, str] = Field(sa_column=json_column(), description="Language → text")
    place: int = 0
    active: bool = True
