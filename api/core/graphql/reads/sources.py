"""Where a field's value comes from: plain data that the declarations make and the compiler reads.

In SQL texts `{t}` is the alias of the row, `{parent}` that of the row above it, `{v}` the value of a filter,
`{name}` a declared argument, and `:actor :branches :teams :managed_teams :customer :language :zone` are the
caller's claims. Every one of them becomes an alias or a bind parameter, never text of the caller.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from api.core.actor import Actor

SPEC: Final = re.compile(r"^(?P<sql>.+?)(?:\s+(?P<way>asc|desc))?(?:\s+nulls\s+(?P<nulls>first|last))?$", re.IGNORECASE)
NAME: Final = re.compile(r"^[a-z_][a-z0-9_]*$")


@dataclass(frozen=True)
class Term:
    """One expression of an ORDER BY; `column` is None when it is not a plain column."""

    sql: str
    descending: bool
    nulls_last: bool
    column: str | None


@dataclass(frozen=True)
class Order:
    """A named order of rows; `type` is the SQL type of terms that are no columns. The key breaks ties."""

    spec: str
    type: str = "text"
    description: str | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """Take the text apart; raises ValueError when it is no order."""
        return tuple(_term(part.strip()) for part in re.split(r",(?![^(]*\))", self.spec))


def _term(text: str) -> Term:
    match = SPEC.match(text)
    if match is None:
        message = f"no order: {text}"
        raise ValueError(message)
    sql = match["sql"].strip()
    descending = (match["way"] or "").lower() == "desc"
    nulls = (match["nulls"] or "").lower()
    column = sql if NAME.match(sql) else None
    return Term(
        sql=f'{{t}}."{sql}"' if column else f"({sql})",
        descending=descending,
        nulls_last=nulls == "last" or (not nulls and not descending),
        column=column,
    )


@dataclass(frozen=True)
class Column:
    """A column of the row; None is the one named like the field. `prefix` makes an identifier of a key."""

    name: str | None = None
    prefix: str | None = None


@dataclass(frozen=True)
class Identity:
    """The row's own identifier."""


@dataclass(frozen=True)
class MoneyOf:
    """An amount with its currency: each a column's name, or SQL."""

    amount: str
    currency: str


@dataclass(frozen=True)
class Expression:
    """SQL over the row."""

    sql: str


@dataclass(frozen=True)
class Part:
    """An object made of the same row's columns."""


@dataclass(frozen=True)
class Relation:
    """Rows of another table, or of the root's own: one, a bounded list, or a connection.

    `key` is the column that joins them: the parent's for one, the other table's for many.
    """

    shape: str
    key: str | None = None
    where: str | None = None
    order: Order | None = None
    limit: int = 100
    filter: type | None = None
    orders: type[Enum] | None = None
    root: bool = False
    by_id: bool = False


@dataclass(frozen=True)
class AnyOf:
    """One row of the table whose name stands in column `kind`, with the key in column `key`."""

    kind: str
    key: str


@dataclass(frozen=True)
class NodeById:
    """Any object by its identifier; the prefix decides the type, and nothing else is looked at."""


@dataclass(frozen=True)
class Computed:
    """A Python function on the caller and the row's columns (or SQL) that it needs."""

    function: Callable[[Actor, dict[str, Any]], Any]
    needs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Slot:
    """A part of a connection, which the compiler fills by its name."""


@dataclass(frozen=True)
class Loaded:
    """The row, or rows, whose keys a resolver put under the field's name: the objects of a payload."""


Source = Loaded | Column | Identity | MoneyOf | Expression | Part | Relation | AnyOf | NodeById | Computed | Slot
