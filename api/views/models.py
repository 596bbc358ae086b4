"""Tables of saved views."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Text, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from api.core.db import BranchRow, Row, check, utc_column


class SavedView(BranchRow, table=True):
    """A list's filters, search and order under a name; its owner's alone unless a team has it too."""

    __tablename__ = "saved_view"
    __table_args__ = (
        # A view is found by its name.
        check("name", "name = btrim(name) and name <> ''"),
        Index("ix_saved_view_owner", "owner_id"),
        Index("ix_saved_view_team", "team_id", postgresql_where="team_id is not null"),
    )

    owner_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE")
    team_id: UUID | None = Field(default=None, foreign_key="team.id", ondelete="SET NULL")
    screen: str = Field(max_length=60, description="Path of the list, as /leads")
    name: str = Field(max_length=60)
    search: str = Field(sa_column=Column(Text, nullable=False), description="Of the address, without the question mark")
    deleted_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))


class ViewOrder(Row, table=True):
    """In which order somebody has the views of a list, and which one it opens with."""

    __tablename__ = "view_order"
    __table_args__ = (UniqueConstraint("user_id", "screen"),)

    user_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE")
    screen: str = Field(max_length=60)
    view_ids: list[UUID] = Field(sa_column=Column(ARRAY(Uuid()), nullable=False))
    first_id: UUID | None = Field(default=None, foreign_key="saved_view.id", ondelete="SET NULL", index=True)
