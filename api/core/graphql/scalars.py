"""Scalars of the schema: each has one text form, which the planner's SQL and Python both produce.

Instants are UTC with six decimals and `Z`, decimals are strings, dates are ISO 8601, identifiers are `prefix_uuid`.
"""

from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Final

import strawberry
from graphql import GraphQLScalarType
from strawberry.scalars import JSON
from strawberry.types.scalar import ScalarDefinition

from api.core.errors import InvalidInput
from api.core.ids import GlobalID

INSTANT: Final = """to_char(({sql}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


@strawberry.type(description="An exact amount in one currency.")
class Money:
    """Net or gross, as the field that holds it says."""

    amount: Decimal = strawberry.field(description="The amount, as a decimal string.")
    currency: str = strawberry.field(description="ISO 4217 code.")


def write_instant(value: datetime | str) -> str:
    """Write an instant as SQL does it; text comes from a planned row and is final already."""
    return value if isinstance(value, str) else value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_instant(value: object) -> datetime:
    """Read an ISO 8601 instant; raises ValueError without an offset, since its meaning would be a guess."""
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        message = "an instant needs an offset, e.g. 2026-05-03T10:00:00Z"
        raise ValueError(message)
    return moment


def write_date(value: date | str) -> str:
    """Write a date as ISO 8601."""
    return value if isinstance(value, str) else value.isoformat()


def read_date(value: object) -> date:
    """Read an ISO 8601 date; raises ValueError."""
    return date.fromisoformat(_text(value))


def write_decimal(value: Decimal | str) -> str:
    """Write a decimal without an exponent, as PostgreSQL does."""
    return value if isinstance(value, str) else format(value, "f")


def read_decimal(value: object) -> Decimal:
    """Read a finite decimal from a string or an integer; a float is refused, it has lost digits already."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        message = "a decimal is written as a string"
        raise ValueError(message)  # noqa: TRY004 - the schema's coercion reports ValueError
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        message = "no decimal number"
        raise ValueError(message) from error
    if not number.is_finite():
        message = "no finite number"
        raise ValueError(message)
    return number


def read_id(value: object) -> GlobalID:
    """Read an identifier; raises ValueError when it is none."""
    try:
        return GlobalID.parse(_text(value))
    except InvalidInput as error:
        message = "no identifier"
        raise ValueError(message) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = "expected a string"
        raise ValueError(message)  # noqa: TRY004 - the schema's coercion reports ValueError
    return value


def _same(value: Any) -> Any:
    return value


class _Identifier(GraphQLScalarType):
    """GraphQL's own ID under our coercion: graphql-core reserves the name for its built-in class."""

    reserved_types: ClassVar[dict[str, Any]] = {}  # type: ignore[misc] # a class variable there, too, but not said so


_ID: Final = ScalarDefinition(
    name="ID",
    description="Kind and key of an object: `lea_0190…`.",
    specified_by_url=None,
    serialize=str,
    parse_value=read_id,
    parse_literal=None,
    implementation=_Identifier("ID", description="Kind and key of an object.", serialize=str, parse_value=read_id),
)

SCALARS: Final[dict[object, ScalarDefinition]] = {
    GlobalID: _ID,
    datetime: strawberry.scalar(
        name="DateTime",
        description="An instant in UTC, ISO 8601: `2026-05-03T10:00:00.000000Z`.",
        serialize=write_instant,
        parse_value=read_instant,
    ),
    date: strawberry.scalar(
        name="Date", description="A calendar day, ISO 8601.", serialize=write_date, parse_value=read_date
    ),
    Decimal: strawberry.scalar(
        name="Decimal",
        description="An exact number, written as a string.",
        serialize=write_decimal,
        parse_value=read_decimal,
    ),
    JSON: strawberry.scalar(name="JSON", description="Any JSON value.", serialize=_same, parse_value=_same),
}
