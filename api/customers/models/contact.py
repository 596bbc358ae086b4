"""People who speak for a customer, and what they agreed to."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Computed, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from api.core.db import BranchRow, Row, Utc, check, enum_column, enums_column
from api.customers.models.customer import LANGUAGE
from api.customers.models.enums import ConsentKind, ContactRole


class Contact(BranchRow, table=True):
    """A person who speaks for the customer. Phones are E.164, the mail is lower case; removal keeps the row."""

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("id", "customer_id", name="uq_contact_id_customer"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_contact_customer"
        ),
        check("name", "length(btrim(name)) > 0"),
        check("language", LANGUAGE),
        check("email", "email = lower(email) and email like '%_@_%'"),
        check("phones", "array_to_string(phones, '') ~ '^([+][1-9][0-9]{6,14})*$'"),
        check("roles", "roles <@ array['SIGNATORY', 'TECHNICAL', 'BILLING', 'DECISION_MAKER']::varchar[]"),
        Index("ix_contact_customer_id", "customer_id"),
        Index(
            "ix_contact_letters", "branch_id", text("word_letters(search_text)"),
            postgresql_using="gin", postgresql_with={"fastupdate": "off"},
        ),
        Index("ix_contact_email", "email"),
        Index("ix_contact_phones", "phones", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
        Index(
            "ix_contact_search", "branch_id", "search_text",
            postgresql_using="gin", postgresql_ops={"search_text": "gin_trgm_ops"}, postgresql_with={"fastupdate": "off"},
        ),
    )  # fmt: skip

    customer_id: UUID
    name: str = Field(max_length=200)
    name_key: str = Field(sa_column=Column(Text(collation="C"), nullable=False))
    search_text: str | None = Field(
        default=None, sa_column=Column(Text, Computed("unaccent_lower((name)::text)", persisted=True))
    )
    job_title: str | None = Field(default=None, max_length=100)
    roles: list[ContactRole] = Field(sa_column=enums_column(ContactRole))
    phones: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    email: str | None = Field(default=None, max_length=254)
    language: str = Field(max_length=2)
    hours: str | None = Field(default=None, max_length=100)
    removed_at: datetime | None = Field(default=None, sa_type=Utc)


class Consent(Row, table=True):
    """One declaration of one contact; the newest of a kind holds, none is ever changed."""

    __tablename__ = "consent"
    __table_args__ = (
        ForeignKeyConstraint(
            ["contact_id", "customer_id"], ["contact.id", "contact.customer_id"], name="fk_consent_contact"
        ),
        # What was agreed to must be readable later.
        check("wording", "length(btrim(wording)) > 0"),
        Index("ix_consent_contact_kind", "contact_id", "kind", "at"),
    )

    branch_id: UUID = Field(foreign_key="branch.id", index=True)
    customer_id: UUID
    contact_id: UUID
    kind: ConsentKind = Field(sa_column=enum_column(ConsentKind))
    given: bool
    source: str = Field(max_length=100)
    wording: str = Field(sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_type=Utc)
