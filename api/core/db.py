"""Rows: what every table has in common, and the column kinds that are used everywhere."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, partial
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, DateTime, Dialect, Enum, Numeric
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from api.core import clock
from api.core.ids import new_id

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Utc(TypeDecorator[datetime]):
    """An instant: timestamptz in the database, an aware UTC datetime in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Bring every instant to UTC, whatever the session's zone."""
        del dialect
        return None if value is None else value.astimezone(UTC)


class Row(SQLModel):
    """A row with a time-ordered key."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Utc)

    def __init__(self, **given: Any) -> None:
        """Take the given values, and the defaults of the others.

        SQLModel tells SQLAlchemy and Pydantic of every attribute by itself. A new row has no history that somebody
        could ask for, and is inserted as it stands: to fill it at once says the same at a tenth of the cost.
        """
        fields, fixed, made = _blank(type(self))
        values = {**fixed, **{name: value for name, value in given.items() if name in fields}}
        values.update([(name, make()) for name, make in made if name not in values])
        object.__setattr__(self, "__pydantic_fields_set__", fields & given.keys())
        vars(self).update(values)


@cache
def _blank(kind: type[SQLModel]) -> tuple[frozenset[str], dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """Return a row's fields, the defaults that are the same for all rows, and those that each makes for itself."""
    fixed: dict[str, Any] = {}
    made: list[tuple[str, Callable[[], Any]]] = []
    for name, field in kind.model_fields.items():
        if field.default_factory is not None:
            # None of ours looks at other values.
            made.append((name, cast("Callable[[], Any]", field.default_factory)))
        elif isinstance(field.default, list | dict | set):
            made.append((name, partial(deepcopy, field.default)))
        elif not field.is_required():
            fixed[name] = field.default
    return frozenset(kind.model_fields), fixed, made


class Versioned(Row):
    """A row that remembers how often it was changed; an update of a version that is gone fails."""

    version: int = Field(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy calls it on the class
        """Let SQLAlchemy raise `version` with each update."""
        return {"version_id_col": cls.__table__.c.version} if hasattr(cls, "__table__") else {}


class BranchRow(Versioned):
    """A root object: it belongs to one branch of the operator (its legal entity in a country)."""

    branch_id: UUID = Field(foreign_key="branch.id", index=True)


def enum_column(kind: type[StrEnum], *, nullable: bool = False, **options: Any) -> Column[Any]:
    """Return a text column that holds a member's name, held by a CHECK constraint."""
    column_type = Enum(kind, native_enum=False, create_constraint=True, length=40, name=_snake(kind.__name__))
    return Column(column_type, nullable=nullable, **options)


def enums_column(kind: type[StrEnum], **options: Any) -> Column[Any]:
    """Return a text[] column of members' names."""
    from sqlalchemy.dialects.postgresql import ARRAY  # noqa: PLC0415 - used by few tables

    return Column(ARRAY(Enum(kind, native_enum=False, create_constraint=False, length=40)), nullable=False, **options)


def utc_column(*, nullable: bool = False, **options: Any) -> Column[Any]:
    """Return a timestamptz column."""
    return Column(Utc, nullable=nullable, **options)


def money_column(*, places: int = 2, nullable: bool = False, **options: Any) -> Column[Any]:
    """Return an exact decimal column: amounts with 2 places, unit prices with 4."""
    return Column(Numeric(14, places), nullable=nullable, **options)


def json_column(*, nullable: bool = False, **options: Any) -> Column[Any]:
    """Return a jsonb column."""
    return Column(JSONB, nullable=nullable, **options)


def check(name: str, condition: str) -> CheckConstraint:
    """Return a named CHECK constraint for `__table_args__`."""
    return CheckConstraint(condition, name=name)


def _snake(name: str) -> str:
    """Turn `LeadStatus` into `lead_status`."""
    as_snake: Callable[[str], str] = lambda char: f"_{char.lower()}" if char.isupper() else char  # noqa: E731
    return "".join(as_snake(char) for char in name).lstrip("_")
