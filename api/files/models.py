"""Tables of uploaded files, attachments and the templates of generated documents."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index, Text, UniqueConstraint
from sqlmodel import Field

from api.core.db import BranchRow, Row, Versioned, check, enum_column, utc_column


class AttachmentKind(StrEnum):
    """What a file is; a letter of an interaction needs a real kind, so there is no "none" (CUS-11)."""

    SIGNED_CONTRACT = "SIGNED_CONTRACT"
    REGISTRATION_CERTIFICATE = "REGISTRATION_CERTIFICATE"
    FISCAL_CERTIFICATE = "FISCAL_CERTIFICATE"
    IDENTITY_CARD = "IDENTITY_CARD"
    POWER_OF_ATTORNEY = "POWER_OF_ATTORNEY"
    PROOF_OF_PAYMENT = "PROOF_OF_PAYMENT"
    TECHNICAL_SOLUTION = "TECHNICAL_SOLUTION"
    COMPETITOR_OFFER = "COMPETITOR_OFFER"
    LETTER = "LETTER"
    PHOTO = "PHOTO"
    GENERATED = "GENERATED"
    OTHER = "OTHER"


class Upload(Row, table=True):
    """A file that arrived and waits for the action that says what it belongs to; only its uploader can use it."""

    __tablename__ = "upload"
    __table_args__ = (
        # An empty file is a failed transfer.
        check("size", "size > 0"),
        Index("ix_upload_waiting", "uploader_id", "created_at", postgresql_where="attached_at is null"),
    )

    uploader_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE")
    name: str = Field(max_length=150, description="As the uploader called it, for display only")
    media_type: str
    size: int
    sha256: str = Field(max_length=64)
    storage_key: str = Field(unique=True, description="Generated; never made of the name")
    attached_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))


class Attachment(BranchRow, table=True):
    """A file that belongs to an object: to a customer (CUS-11), a contract, an interaction."""

    __tablename__ = "attachment"
    __table_args__ = (
        check("size", "size > 0"),
        # The customer sees a shared file in the portal, so it has to be known whose it is.
        check("shared", "not shared or customer_id is not null"),
        Index("ix_attachment_subject", "subject", "subject_id", "created_at"),
    )

    customer_id: UUID | None = Field(default=None, index=True)
    subject: str = Field(description="Table of the object")
    subject_id: UUID
    kind: AttachmentKind = Field(sa_column=enum_column(AttachmentKind))
    name: str = Field(max_length=150)
    media_type: str
    size: int
    sha256: str = Field(max_length=64)
    storage_key: str = Field(description="Two attachments may share one file: a letter and the ticket made from it")
    uploaded_by: UUID | None = Field(default=None, foreign_key="user_account.id", description="None: generated")
    shared: bool = Field(default=False, description="The customer sees it in the portal")
    template_id: UUID | None = Field(default=None, foreign_key="document_template.id")
    language: str | None = Field(default=None, max_length=2, description="Of a generated document")


class DocumentTemplate(Versioned, table=True):
    """One edition of a template. Editions are never changed, so an old document can be explained (CTR-01)."""

    __tablename__ = "document_template"
    __table_args__ = (
        UniqueConstraint("key", "edition"),
        # New documents are made from exactly one edition.
        Index("uq_document_template_active", "key", unique=True, postgresql_where="active"),
    )

    key: str
    edition: int
    body: str = Field(
        sa_column=Column(Text, nullable=False), description="Typst source; texts and data come from outside"
    )
    active: bool = True
