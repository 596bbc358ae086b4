"""The table of exported lists."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Field

from api.core.db import BranchRow, Utc, check, enum_column, json_column


class ExportList(StrEnum):
    """Which list."""

    CUSTOMERS = "CUSTOMERS"
    LEADS = "LEADS"
    OFFERS = "OFFERS"
    CONTRACTS = "CONTRACTS"
    ORDERS = "ORDERS"
    TICKETS = "TICKETS"


class ExportFormat(StrEnum):
    """As what."""

    CSV = "CSV"
    XLSX = "XLSX"


class ExportState(StrEnum):
    """How far it is."""

    RUNNING = "RUNNING"
    READY = "READY"
    FAILED = "FAILED"


class ListExport(BranchRow, table=True):
    """One list that somebody takes out; it is written part by part, and gone after its time."""

    __tablename__ = "list_export"
    __table_args__ = (
        check("rows", "rows >= 0 and rows <= most and parts >= 0"),
        # A file that can be taken away has its end.
        check("ready", "(state = 'READY') = (ready_at is not null)"),
    )

    owner_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE", index=True)
    list: ExportList = Field(sa_column=enum_column(ExportList))
    format: ExportFormat = Field(sa_column=enum_column(ExportFormat))
    state: ExportState = Field(default=ExportState.RUNNING, sa_column=enum_column(ExportState))
    filter: dict[str, Any] = Field(
        sa_column=json_column(nullable=False), description="As the list's own filter takes it"
    )
    sorting: str | None = Field(default=None, max_length=40, description="As the list's own order names it")
    most: int = Field(description="Of how many rows the owner's right allows")
    total: int = Field(default=0, description="How many rows the list had when it began, as far as it counts")
    rows: int = 0
    parts: int = 0
    cursor: str | None = None
    cut: bool = Field(default=False, description="The list had more rows than the right allows")
    storage_key: str = Field(unique=True, description="Parts stand beside it until it is whole")
    ready_at: datetime | None = Field(default=None, sa_type=Utc)
    expires_at: datetime = Field(sa_type=Utc, description="Nobody takes it away after that")
