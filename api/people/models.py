"""Tables of the operator's branches and of everybody who signs in."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Text, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from api.core.db import BranchRow, Row, Versioned, check, enum_column, json_column, utc_column


class UserKind(StrEnum):
    """Whose person it is."""

    STAFF = "STAFF"
    PORTAL = "PORTAL"


def _texts(**options: object) -> Column[list[str]]:
    """Return a text[] column."""
    return Column(ARRAY(Text), nullable=False, **options)  # type: ignore[arg-type] # SQLAlchemy's options are untyped


def _ids() -> Column[list[UUID]]:
    """Return a uuid[] column."""
    return Column(ARRAY(Uuid()), nullable=False)


class Branch(Versioned, table=True):
    """The operator's legal entity in one country: its currency, zone, languages and address of service (ACC-06)."""

    __tablename__ = "branch"

    code: str = Field(unique=True, description="Short code, RO, PL, ES or PE in the demo")
    name: str
    country: str = Field(max_length=2, description="ISO 3166-1 alpha-2")
    currency: str = Field(max_length=3, description="ISO 4217")
    zone: str = Field(description="IANA time zone")
    language: str = Field(max_length=2)
    languages: list[str] = Field(sa_column=_texts())
    legal_name: str
    fiscal_number: str
    address: str
    phone: str
    email: str


class Role(Versioned, table=True):
    """A named set of permissions that an administrator edits (ACC-02)."""

    __tablename__ = "role"

    code: str = Field(unique=True, description="SCREAMING_SNAKE, as FIELD_SALES")
    kind: UserKind = Field(sa_column=enum_column(UserKind))
    names: dict[str, str] = Field(sa_column=json_column(), description="Language → name")
    permissions: list[str] = Field(sa_column=_texts())


class UserAccount(BranchRow, table=True):
    """A person who signs in: staff of the operator, or somebody of one customer in the portal."""

    __tablename__ = "user_account"
    __table_args__ = (
        # A portal user belongs to exactly one customer, a member of staff to none.
        check("customer", "(kind = 'PORTAL') = (customer_id is not null)"),
        # Logins are compared without case, so they are stored in lower case.
        check("login", "login = lower(login)"),
    )

    kind: UserKind = Field(sa_column=enum_column(UserKind))
    login: str = Field(unique=True)
    password_hash: str | None = None
    password_changed_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    name: str
    email: str
    phone: str | None = None
    language: str = Field(default="en", max_length=2)
    job_title: str | None = None
    region: str | None = None
    agent_code: str | None = None
    dealer_code: str | None = None
    branch_ids: list[UUID] = Field(sa_column=_ids(), description="Branches whose data the person may see")
    customer_id: UUID | None = Field(default=None, index=True)
    contact_id: UUID | None = None
    active: bool = True


class UserRole(Row, table=True):
    """A role that a user holds."""

    __tablename__ = "user_role"
    __table_args__ = (UniqueConstraint("user_id", "role_id"),)

    user_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE")
    role_id: UUID = Field(foreign_key="role.id")


class RightsEpoch(SQLModel, table=True):
    """How often anybody's roles, teams or branch have changed: one row, raised by triggers, which remembered callers are held against."""

    __tablename__ = "rights_epoch"
    __table_args__ = (check("one_row", "id"),)

    id: bool = Field(default=True, primary_key=True)
    value: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))


class Team(BranchRow, table=True):
    """A team with its group inbox and manager; `role_code` tells whose work it takes (ACC-03)."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("branch_id", "code"), Index("ix_team_role", "branch_id", "role_code"))

    code: str
    name: str
    role_code: str
    manager_id: UUID | None = Field(default=None, foreign_key="user_account.id")
    region: str | None = None


class TeamMember(Row, table=True):
    """A person in a team."""

    __tablename__ = "team_member"
    __table_args__ = (UniqueConstraint("team_id", "user_id"),)

    team_id: UUID = Field(foreign_key="team.id", ondelete="CASCADE")
    user_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE", index=True)


class UserSession(Row, table=True):
    """One signed-in device. The refresh token is derived from `salt` and `generation`, so none is stored.

    The predecessor of the current generation stays good until the current one is used: a lost answer logs nobody out,
    and anything older than that is a replay which ends the session.
    """

    __tablename__ = "user_session"

    user_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE", index=True)
    salt: str
    generation: int = 1
    agent: str = ""
    last_used_at: datetime = Field(sa_column=utc_column())
    expires_at: datetime = Field(sa_column=utc_column())
    revoked_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
    kept_tokens: list[bytes] | None = Field(
        default=None,
        sa_column=Column(ARRAY(LargeBinary), nullable=True),
        description="Hashes of refresh tokens that an earlier secret key had signed",
    )


class SignInAttempt(Row, table=True):
    """One try to sign in; the login is kept as a keyed hash so that mistyped passwords are not on record."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (Index("ix_sign_in_attempt_account", "login_hash", "created_at"),)

    login_hash: bytes
    source: str
    succeeded: bool


class AccessLink(BranchRow, table=True):
    """A signed, single-use way into the portal for one person; only the token's hash is stored (OFF-10)."""

    __tablename__ = "access_link"

    token_hash: bytes = Field(unique=True)
    user_id: UUID = Field(foreign_key="user_account.id", ondelete="CASCADE")
    customer_id: UUID
    target: str = Field(description="Path in the portal that it opens")
    expires_at: datetime = Field(sa_column=utc_column())
    used_at: datetime | None = Field(default=None, sa_column=utc_column(nullable=True))
