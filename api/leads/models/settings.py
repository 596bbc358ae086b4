"""What an administrator decides about leads: channels, where they go, qualification matrices."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from api.core.db import BranchRow, check, enum_column, enums_column, json_column, utc_column
from api.leads.models.enums import (
    LeadChannel,
    LeadField,
    MatrixKind,
    MatrixState,
    OwnerDepartment,
    Route,
    SalesChannel,
)


class ChannelSetting(BranchRow, table=True):
    """One channel of one branch: who owns it, who may use it, what its form asks (LEA-01, LEA-02)."""

    __tablename__ = "lead_channel_setting"
    __table_args__ = (
        UniqueConstraint("branch_id", "channel"),
        # What is mandatory stands in the form.
        check("mandatory", "mandatory <@ fields"),
    )

    channel: LeadChannel = Field(sa_column=enum_column(LeadChannel))
    owner_department: OwnerDepartment = Field(sa_column=enum_column(OwnerDepartment))
    route: Route = Field(sa_column=enum_column(Route))
    fields: list[LeadField] = Field(sa_column=enums_column(LeadField))
    mandatory: list[LeadField] = Field(sa_column=enums_column(LeadField))
    entry_roles: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False), description="Roles that may enter")
    barred_roles: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False), description="Roles that never may")
    most_current_sims: int | None = Field(default=None, description="A prospect with more is refused (LEA-12)")
    active: bool = True


class LeadRoute(BranchRow, table=True):
    """Which team takes the leads of a sales channel, in a region or anywhere, and whether a rule gives them out."""

    __tablename__ = "lead_route"
    __table_args__ = (UniqueConstraint("branch_id", "sales_channel", "region", postgresql_nulls_not_distinct=True),)

    sales_channel: SalesChannel = Field(sa_column=enum_column(SalesChannel))
    region: str | None = Field(default=None, max_length=100)
    team_id: UUID = Field(foreign_key="team.id")
    auto_assign: bool = Field(default=False, description="Round robin by load instead of the manager (LEA-04)")


class LeadMatrix(BranchRow, table=True):
    """One edition of a qualification matrix. A published edition is never changed: it explains past leads (LEA-03)."""

    __tablename__ = "lead_matrix"
    __table_args__ = (
        UniqueConstraint("branch_id", "kind", "edition"),
        # Leads are qualified by exactly one edition of each kind.
        Index("uq_lead_matrix_active", "branch_id", "kind", unique=True, postgresql_where=text("state = 'ACTIVE'")),
        check("published", "(state = 'DRAFT') = (published_at is null)"),
    )

    kind: MatrixKind = Field(sa_column=enum_column(MatrixKind))
    edition: int
    state: MatrixState = Field(default=MatrixState.DRAFT, sa_column=enum_column(MatrixState))
    rules: list[dict[str, Any]] = Field(sa_column=json_column())
    published_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    published_by_id: UUID | None = Field(default=None, foreign_key="user_account.id")


class ImportLimit(BranchRow, table=True):
    """How large a list a branch takes."""

    __tablename__ = "lead_import_limit"
    __table_args__ = (
        UniqueConstraint("branch_id"),
        check("positive", "max_bytes > 0 and max_rows > 0"),
    )

    max_bytes: int = 10 * 1024 * 1024
    max_rows: int = 50_000
