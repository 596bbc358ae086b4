"""Pages by key: how rows are ordered, where a cursor points, and the predicate that continues from there.

A cursor is base64url of `[order, value…, key]`, every value as PostgreSQL writes it as text. Comparing the order's
values and then the key makes pages stable while rows come and go.
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import orjson
from graphql import GraphQLError
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.dialects.postgresql import dialect as postgresql
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

from api.core.graphql.reads.sources import Order, Relation, Term

LARGEST_PAGE: Final = 100
COUNTED: Final = 10_000
DIALECT: Final = postgresql()
METADATA = SQLModel.metadata
UNIQUE: Final = (PrimaryKeyConstraint, UniqueConstraint)

Bind = Callable[[Any, str], str]


def refuse(message: str) -> GraphQLError:
    """Return the error of a request that asks for something impossible."""
    return GraphQLError(message, extensions={"code": "BAD_USER_INPUT"})


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of a connection: `size` rows forwards or backwards, beyond a cursor or not."""

    size: int
    backward: bool

    @classmethod
    def of(cls, first: int | None, last: int | None, field: str) -> "Page":
        """Check the sizes; raises GraphQLError unless exactly one of them is given, from 0 to 100."""
        if (first is None) == (last is None):
            message = f"{field}: give either first or last."
            raise refuse(message)
        size = first if first is not None else last
        if size is None or not 0 <= size <= LARGEST_PAGE:
            message = f"{field}: a page has from 0 to {LARGEST_PAGE} objects."
            raise refuse(message)
        return cls(size, backward=first is None)


@dataclass(frozen=True, slots=True)
class Ordering:
    """An order of one table's rows under an alias, with the key as the last word."""

    name: str
    table: str
    alias: str
    order: Order
    relation: Relation | None = None

    def clause(self, *, reverse: bool = False) -> str:
        """Return the ORDER BY list; reversed, nulls change sides too."""
        parts = [self._direction(term, reverse=reverse) for term in self.order.terms]
        # A key that breaks no tie would only make PostgreSQL sort what an index has in order.
        if not self.by_key and not decides(self.table, self.order, self.relation):
            parts.append(f'"{self.alias}"."id"{" desc" if self._key_descends != reverse else ""}')
        return ", ".join(parts)

    @property
    def by_key(self) -> bool:
        """Whether the key alone decides."""
        return len(self.order.terms) == 1 and self.order.terms[0].column == "id"

    @property
    def _key_descends(self) -> bool:
        return self.order.terms[-1].descending

    @property
    def _values(self) -> tuple[Term, ...]:
        return () if self.by_key else self.order.terms

    def values(self) -> list[str]:
        """Return the SQL of what a cursor holds: each order value, then the key."""
        return [self._sql(term) for term in self._values] + [f'"{self.alias}"."id"']

    def _sql(self, term: Term) -> str:
        return term.sql.replace("{t}", f'"{self.alias}"')

    def _direction(self, term: Term, *, reverse: bool) -> str:
        descending = term.descending != reverse
        nulls_last = term.nulls_last != reverse
        # PostgreSQL puts nulls last when ascending: saying so again would cost the match with an index.
        usual = nulls_last != descending
        return (
            self._sql(term)
            + (" desc" if descending else "")
            + ("" if usual else f" nulls {'last' if nulls_last else 'first'}")
        )

    def beyond(self, values: list[Callable[[Any], Any]], bind: Bind, *, after: bool) -> str:
        """Return the predicate of the rows behind (or before) the cursor whose values the getters give."""
        terms = self._values
        types = [sql_type(self.table, term, self.order.type) for term in terms]
        descending = [term.descending for term in terms] + [self._key_descends]
        key = f'"{self.alias}"."id"'
        if len(set(descending)) == 1 and all(is_required(self.table, term) for term in terms):
            # One row comparison can be answered by an index; a chain of alternatives can't.
            left = ", ".join(self.values())
            right = ", ".join(bind(get, f"text::{kind}") for get, kind in zip(values, [*types, "uuid"], strict=True))
            return f"({left}) {'<' if descending[0] == after else '>'} ({right})"
        sign = "<" if self._key_descends == after else ">"
        found = f"{key} {sign} {bind(values[-1], 'text::uuid')}"
        for term, kind, get in reversed(list(zip(terms, types, values, strict=False))):
            found = self._chain(term, bind(get, f"text::{kind}"), found, after=after)
        return found

    def _chain(self, term: Term, value: str, rest: str, *, after: bool) -> str:
        """Behind in this value, or the same in it and behind in the rest; nulls are equal and stand at one end."""
        sql = self._sql(term)
        sign = "<" if term.descending == after else ">"
        if term.nulls_last == after:
            behind = f"({sql} {sign} {value} or ({sql} is null and {value} is not null))"
        else:
            behind = f"({sql} {sign} {value} or ({sql} is not null and {value} is null))"
        return f"({behind} or ({sql} is not distinct from {value} and {rest}))"

    def cursor(self, values: list[str]) -> str:
        """Return the SQL that writes a cursor from the SQL of its values."""
        items = ", ".join([f"'{self.name}'", *(f"({value})::text" for value in values)])
        text = f"convert_to(json_build_array({items})::text, 'UTF8')"
        return f"translate(encode({text}, 'base64'), E'+/\\n', '-_')"

    def reader(self, get: Callable[[Any], Any]) -> list[Callable[[Any], Any]]:
        """Return the functions that take each value out of the cursor that `get` gives."""
        count = len(self._values) + 1

        def part(index: int) -> Callable[[Any], Any]:
            return lambda variables: read_cursor(get(variables), self.name, count)[index]

        return [part(index) for index in range(count)]


def read_cursor(text: str, name: str, count: int) -> list[str | None]:
    """Read a cursor of an order with so many values; raises GraphQLError when it is none of this order."""
    try:
        values = orjson.loads(base64.urlsafe_b64decode(text))
    except (binascii.Error, ValueError):
        values = None
    if not isinstance(values, list) or len(values) != count + 1 or values[0] != name:
        message = "This is no cursor of this connection and order."
        raise refuse(message)
    if not all(value is None or isinstance(value, str) for value in values):
        message = "This is no cursor of this connection and order."
        raise refuse(message)
    return values[1:]


def column_type(table: str, column: str) -> TypeEngine[Any] | None:
    """Return a column's type, None when the model does not know it."""
    known = METADATA.tables.get(table)
    found = known.c.get(column) if known is not None else None
    return None if found is None else found.type


def sql_type(table: str, term: Term, otherwise: str) -> str:
    """Return the SQL type of an order's value."""
    kind = column_type(table, term.column) if term.column else None
    return otherwise if kind is None else str(kind.compile(dialect=DIALECT))


def decides(table: str, order: Order, relation: Relation | None = None) -> bool:
    """Tell whether an order leaves no ties among the rows of a relation, as far as the model says."""
    known = METADATA.tables.get(table)
    if known is None:
        return False
    told = {term.column for term in order.terms if is_required(table, term)}
    if relation and relation.shape != "one":
        told.add(relation.key)
    where = relation.where.replace("{t}.", "") if relation and relation.where else "None"
    unique: list[Any] = [one.columns for one in known.constraints if isinstance(one, UNIQUE)]
    unique += [
        one.expressions
        for one in known.indexes
        if one.unique and str(one.dialect_options["postgresql"]["where"]) in {"None", where}
    ]
    return any({getattr(part, "name", "") for part in parts} <= told for parts in unique)


def is_required(table: str, term: Term) -> bool:
    """Tell whether an order's value is never null, as far as the model says."""
    known = METADATA.tables.get(table)
    if known is None or term.column is None or term.column not in known.c:
        return False
    return not known.c[term.column].nullable
