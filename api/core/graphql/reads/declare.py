"""The vocabulary with which a type declares how it is read: each function makes a field that knows its source."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, Final
from uuid import UUID

import strawberry

from api.core.actor import Actor
from api.core.graphql.reads.fields import FilterField, Personal, ReadField
from api.core.graphql.reads.sources import (
    AnyOf,
    Column,
    Computed,
    Expression,
    Identity,
    Loaded,
    MoneyOf,
    NodeById,
    Order,
    Part,
    Relation,
    Slot,
    Source,
)

SHORT: Final = {True: Personal.ALWAYS, False: Personal.NEVER}


def _declare(
    source: Source,
    description: str | None,
    permission: str | None = None,
    deprecated: str | None = None,
    arguments: Mapping[str, Any] | None = None,
    *,
    personal: Personal | bool | None = None,
) -> Any:
    made = ReadField(description=description, deprecation_reason=deprecated)
    made.source, made.permission, made.own_arguments = source, permission, arguments or {}
    made.personal = SHORT[personal] if isinstance(personal, bool) else personal
    return made


def column(
    name: str | None = None,
    *,
    description: str | None = None,
    permission: str | None = None,
    prefix: str | None = None,
    deprecated: str | None = None,
    personal: Personal | bool | None = None,
) -> Any:
    """Read a column; without a name the one named like the field."""
    return _declare(Column(name, prefix), description, permission, deprecated, personal=personal)


def money(amount: str, currency: str, *, description: str | None = None, permission: str | None = None) -> Any:
    """Read an amount and its currency (each a column, or SQL over `{t}`) as Money; null without an amount."""
    return _declare(MoneyOf(amount, currency), description, permission)


def one(
    key: str | None = None,
    *,
    where: str | None = None,
    order: str | None = None,
    description: str | None = None,
    permission: str | None = None,
) -> Any:
    """Read the row that this row's column `key` points to, or the first that `where` over {parent} finds.

    The annotation must be nullable: the reader may not see that row.
    """
    return _declare(Relation("one", key, where, order=(order and Order(order)) or None), description, permission)


def many(
    key: str | None = None,
    *,
    where: str | None = None,
    order: str = "id",
    limit: int = 100,
    description: str | None = None,
    permission: str | None = None,
) -> Any:
    """Read at most `limit` rows whose column `key` points to this row, or that `where` over {parent} finds."""
    return _declare(Relation("many", key, where, Order(order), limit), description, permission)


def connection(
    key: str | None = None,
    *,
    where: str | None = None,
    filter: type | None = None,
    order: type[Enum] | None = None,
    description: str | None = None,
    permission: str | None = None,
) -> Any:
    """Read pages of the rows whose column `key` points to this row."""
    relation = Relation("connection", key, where, filter=filter, orders=_published(order))
    return _declare(relation, description, permission)


def expression(
    sql: str,
    *,
    description: str | None = None,
    permission: str | None = None,
    otherwise: str = "",
    personal: Personal | bool | None = None,
) -> Any:
    """Read SQL over the row `{t}`, on Query over nothing; without the permission read `otherwise`, or null."""
    made = _declare(Expression(sql), description, permission, personal=personal)
    made.otherwise = otherwise
    return made


def part(*, description: str | None = None) -> Any:
    """Group columns of the same row in an object of a plain type."""
    return _declare(Part(), description)


def any_of(kind: str, key: str, *, description: str | None = None, permission: str | None = None) -> Any:
    """Read the one row of the table named in column `kind`, for a field whose type is a union or an interface."""
    return _declare(AnyOf(kind, key), description, permission)


def computed(
    function: Callable[[Actor, dict[str, Any]], Any],
    *,
    needs: Sequence[str] | Mapping[str, str] = (),
    description: str | None = None,
    permission: str | None = None,
    personal: Personal | bool | None = None,
) -> Any:
    """Compute `function(actor, row)` in Python; `needs` names columns, or maps a name to SQL over `{t}`."""
    wanted = dict(needs) if isinstance(needs, Mapping) else {name: f'{{t}}."{name}"' for name in needs}
    return _declare(Computed(function, wanted), description, permission, personal=personal)


def identity(*, description: str | None = None) -> Any:
    """Read the row's own identifier."""
    return _declare(Identity(), description)


def slot(*, description: str) -> Any:
    """Stand for a part of a connection."""
    return _declare(Slot(), description)


def root_one(
    *,
    where: str | None = None,
    arguments: Mapping[str, Any] | None = None,
    description: str | None = None,
    permission: str | None = None,
) -> Any:
    """Read one row by argument `id`, or by `where` over {t}, claims and the declared `arguments`."""
    relation = Relation("one", None, where, root=True, by_id=where is None)
    return _declare(relation, description, permission, arguments=arguments)


def root_many(
    *,
    where: str | None = None,
    order: str = "id",
    limit: int = 100,
    arguments: Mapping[str, Any] | None = None,
    description: str | None = None,
    permission: str | None = None,
) -> Any:
    """Read at most `limit` rows of a short table."""
    relation = Relation("many", None, where, Order(order), limit, root=True)
    return _declare(relation, description, permission, arguments=arguments)


def root_connection(
    *,
    where: str | None = None,
    filter: type | None = None,
    order: type[Enum] | None = None,
    arguments: Mapping[str, Any] | None = None,
    description: str | None = None,
    permission: str | None = None,
) -> Any:
    """Read pages of a table; without `order` by key, which is by age."""
    relation = Relation("connection", None, where, filter=filter, orders=_published(order), root=True)
    return _declare(relation, description, permission, arguments=arguments)


def node(*, description: str = "Any object by its identifier.") -> Any:
    """Read any object by its identifier."""
    return _declare(NodeById(), description)


def loaded(*, description: str | None = None) -> Any:
    """Read the object (or list of objects) whose key a resolver returned under this name, on a plain type."""
    return _declare(Loaded(), description)


def order(spec: str, *, type: str = "text", description: str | None = None) -> Any:
    """Name an order for an Enum: `created_at desc`, `due_at asc nulls last`, SQL over {t} with its SQL `type`."""
    return Order(spec, type, description)


def condition(sql: str | Callable[[Actor], str], *, prefix: str | None = None, description: str | None = None) -> Any:
    """Make an optional field of a Filter; `{v}` is its value, `prefix` the kind of identifier it takes.

    What looks into fields that not every caller is shown depends on the caller: a filter tells no more than the field.
    """
    made = FilterField(description=description, default=strawberry.UNSET)
    made.sql, made.prefix = sql, prefix
    return made


def _published(orders: type[Enum] | None) -> type[Enum] | None:
    """Make the enum of orders known to Strawberry, once, with the members' descriptions."""
    if orders is not None and "__strawberry_definition__" not in orders.__dict__:
        strawberry.enum(orders, description=(orders.__doc__ or "Which come first.").strip().splitlines()[0])
        definition: Any = orders.__dict__["__strawberry_definition__"]
        for value in definition.values:
            value.description = value.description or value.value.description or f"By {value.value.spec}."
    return orders


def row_id(row: Any) -> UUID:
    """Return the key of the row that a plain resolver of a planned type gets as `self`."""
    return UUID(row["?id"])
