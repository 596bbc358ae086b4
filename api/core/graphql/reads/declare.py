"""The vocabulary with which a type declares how it is read.

Each function makes a Strawberry field that knows its source. What it returns is typed `Any`, since the annotation
beside it is the field's type; that, and Strawberry's own dynamic base class, is the only leniency in here.
"""

import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from enum import Enum
from typing import Any, ClassVar, Self
from uuid import UUID

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField
from strawberry.types.info import Info

from api.core.actor import Actor
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
from api.core.ids import GlobalID


class Table:
    """Base of the inner class `Reads`: the table, the identifier's prefix, and who sees which rows."""

    table: ClassVar[str]
    prefix: ClassVar[str] = ""

    @staticmethod
    def visible(actor: Actor) -> str:
        """Return the predicate over `{t}` of the rows that the actor may see; every subclass has its own."""
        raise NotImplementedError


class Row(dict[str, Any]):
    """A planned row on its way through the executor, by response key; the key of its table is under `?id`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Planned:
    """A finished JSON value: the executor takes it as it is."""

    value: Any


class ReadField(StrawberryField):
    """A field with a source; the planner reads it, the executor only passes it on."""

    source: Source = Slot()
    permission: str | None = None
    own_arguments: Mapping[str, Any] = {}

    def __copy__(self) -> Self:
        """Keep the source when a generic type is made concrete."""
        copied = super().__copy__()
        copied.source, copied.permission, copied.own_arguments = self.source, self.permission, self.own_arguments
        return copied

    @property
    def is_basic_field(self) -> bool:
        """Ask for `info`, since a planned row is read by response key."""
        return False

    @property
    def arguments(self) -> list[StrawberryArgument]:
        """Return the arguments that the source implies."""
        if self._arguments is None:
            self._arguments = [
                StrawberryArgument(name, None, StrawberryAnnotation(kind), description=text, default=default)
                for name, kind, default, text in self._signature()
            ]
        return self._arguments

    @arguments.setter
    def arguments(self, value: list[StrawberryArgument]) -> None:
        """Let Strawberry copy a field."""
        self._arguments = value

    def _signature(self) -> list[tuple[str, Any, Any, str]]:
        unset = strawberry.UNSET
        found = [(name, kind, unset, f"Selects by {name}.") for name, kind in self.own_arguments.items()]
        match self.source:
            case Relation(shape="connection", filter=filters, orders=orders):
                found += [
                    ("first", int | None, unset, "How many from the start, at most 100."),
                    ("after", str | None, unset, "Continue behind this cursor."),
                    ("last", int | None, unset, "How many from the end, at most 100."),
                    ("before", str | None, unset, "Continue before this cursor."),
                ]
                found += [("filter", filters | None, unset, "Only those that meet all of these.")] if filters else []
                found += [("order", orders | None, unset, "Which come first.")] if orders else []
            case NodeById() | Relation(by_id=True):
                found.append(("id", GlobalID, unset, "The object's identifier."))
        return found

    def get_result(self, source: Any, info: Info | None, args: list[Any], kwargs: Any) -> Awaitable[Any] | Any:
        """Pass on what a plan has read, or read it now when the field stands at the root."""
        if info is None or self.base_resolver is not None:
            return super().get_result(source, info, args, kwargs)
        if isinstance(source, Row):
            return source[str(info.path.key)]
        if isinstance(self.source, Loaded):
            key = getattr(source, self.python_name)
            return None if key is None else info.context.resolve(info, key)
        if source is None:
            return info.context.resolve(info)
        return super().get_result(source, info, args, kwargs)


def _declare(
    source: Source,
    description: str | None,
    permission: str | None = None,
    deprecated: str | None = None,
    arguments: Mapping[str, Any] | None = None,
) -> Any:
    made = ReadField(description=description, deprecation_reason=deprecated)
    made.source, made.permission, made.own_arguments = source, permission, arguments or {}
    return made


def column(
    name: str | None = None,
    *,
    description: str | None = None,
    permission: str | None = None,
    prefix: str | None = None,
    deprecated: str | None = None,
) -> Any:
    """Read a column; without a name the one named like the field."""
    return _declare(Column(name, prefix), description, permission, deprecated)


def money(amount: str, currency: str, *, description: str | None = None, permission: str | None = None) -> Any:
    """Read an amount column and its currency (a column, or SQL over `{t}`) as Money; null without an amount."""
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


def expression(sql: str, *, description: str | None = None, permission: str | None = None) -> Any:
    """Read SQL over the row `{t}`; on Query over nothing."""
    return _declare(Expression(sql), description, permission)


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
) -> Any:
    """Compute `function(actor, row)` in Python; `needs` names columns, or maps a name to SQL over `{t}`."""
    wanted = dict(needs) if isinstance(needs, Mapping) else {name: f'{{t}}."{name}"' for name in needs}
    return _declare(Computed(function, wanted), description, permission)


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


def condition(sql: str, *, prefix: str | None = None, description: str | None = None) -> Any:
    """Make an optional field of a Filter; `{v}` is its value, `prefix` the kind of identifier it takes."""
    made = FilterField(description=description, default=strawberry.UNSET)
    made.sql, made.prefix = sql, prefix
    return made


class FilterField(StrawberryField):
    """A field of a filter with its predicate."""

    sql: str = ""
    prefix: str | None = None


class Filter:
    """Base of filters: a subclass is a Strawberry input whose fields are all optional."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Publish the subclass as an input."""
        super().__init_subclass__(**kwargs)
        strawberry.input(cls, description=(cls.__doc__ or "Conditions that must all hold.").strip().splitlines()[0])


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
