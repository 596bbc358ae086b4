"""Imports of lead lists, staged row by row before anything of them is a lead (CUS-10)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Row, check, enum_column, json_column, utc_column
from api.leads.models.enums import ImportState, LeadChannel, ReferralGround, RequestSource, RowOutcome


class LeadImport(BranchRow, table=True):
    """One list that somebody brought, how it is read, and how far it is."""

    __tablename__ = "lead_import"
    __table_args__ = (
        # Progress never passes the end.
        check("progress", "staged_rows >= 0 and staged_rows <= total_rows"),
        check("publishing", "published_rows between 0 and staged_rows"),
        check("published", "state not in ('PUBLISHED', 'UNDONE') or published_at is not null"),
        check("failed", "(state = 'FAILED') = (failure is not null)"),
        Index("ix_lead_import_branch_created", "branch_id", "created_at", "id"),
    )

    state: ImportState = Field(default=ImportState.UPLOADED, sa_column=enum_column(ImportState))
    creator_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    channel: LeadChannel = Field(sa_column=enum_column(LeadChannel))
    ground: ReferralGround | None = Field(default=None, sa_column=enum_column(ReferralGround, nullable=True))
    request_source: RequestSource | None = Field(default=None, sa_column=enum_column(RequestSource, nullable=True))
    file_name: str = Field(max_length=150)
    storage_key: str
    encoding: str | None = Field(default=None, max_length=20)
    delimiter: str | None = Field(default=None, max_length=1)
    sheet: str | None = Field(default=None, max_length=100)
    header_row: int = Field(default=1, description="0: the list has no header")
    encodings: list[str] = Field(default_factory=list, sa_column=json_column(), description="Best guesses first")
    sheets: list[str] = Field(default_factory=list, sa_column=json_column())
    columns: list[str] = Field(default_factory=list, sa_column=json_column())
    mapping: dict[str, str] = Field(default_factory=dict, sa_column=json_column(), description="Column from 0 → field")
    day_first: dict[str, bool] = Field(default_factory=dict, sa_column=json_column())
    run: int = Field(default=0, description="Raised by each mapping, so that a chunk of an older one stops")
    total_rows: int = 0
    staged_rows: int = 0
    published_rows: int = Field(default=0, description="Of the rows that make leads or are joined to them")
    new_rows: int = 0
    joined_rows: int = 0
    error_rows: int = 0
    failure: str | None = Field(default=None, max_length=80, description="Code of the reason")
    published_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    undone_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))


class LeadImportRow(Row, table=True):
    """One row of a list: as it stood, as understood, its problems, and what becomes of it."""

    __tablename__ = "lead_import_row"
    __table_args__ = (
        UniqueConstraint("import_id", "number"),
        # A joined row belongs to an earlier row of the list or to an open lead.
        check("joined", "outcome <> 'JOINED' or joined_row is not null or lead_id is not null"),
        Index("ix_lead_import_row_outcome", "import_id", "outcome", "number"),
        Index(
            "ix_lead_import_row_fiscal_number", "import_id", "fiscal_number",
            postgresql_where=text("fiscal_number is not null"),
        ),
        Index("ix_lead_import_row_phone", "import_id", "phone", postgresql_where=text("phone is not null")),
        Index("ix_lead_import_row_email", "import_id", "email", postgresql_where=text("email is not null")),
        Index("ix_lead_import_row_lead_id", "lead_id", postgresql_where=text("lead_id is not null")),
    )  # fmt: skip

    import_id: UUID = Field(foreign_key="lead_import.id", ondelete="CASCADE")
    branch_id: UUID = Field(foreign_key="branch.id")
    number: int
    raw: list[str] = Field(sa_column=json_column())
    given: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    problems: list[dict[str, Any]] = Field(default_factory=list, sa_column=json_column())
    outcome: RowOutcome = Field(sa_column=enum_column(RowOutcome))
    joined_row: int | None = None
    joined_on: str | None = Field(default=None, max_length=20)
    lead_id: UUID | None = Field(default=None, foreign_key="lead.id", ondelete="SET NULL")
    fiscal_number: str | None = Field(default=None, max_length=20)
    phone: str | None = Field(default=None, max_length=16)
    email: str | None = Field(default=None, max_length=254)
