"""What declarations are made of: the description of a table, fields that know their source, and rows on their way.

What a field returns is typed `Any`, since the annotation beside it is the field's type; that, and Strawberry's own
dynamic base class, is the only leniency in here.
"""

import dataclasses
from collections.abc import Awaitable, Callable, Mapping
from enum import Enum
from typing import Any, ClassVar, Self

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField
from strawberry.types.info import Info

from api.core.actor import Actor
from api.core.graphql.reads.sources import Loaded, NodeById, Relation, Slot, Source
from api.core.ids import GlobalID


class Personal(Enum):
    """Whether a field's values are data of people, whose reading by staff goes on record (DPA-01)."""

    ALWAYS = "always"
    NEVER = "never"
    # As the name of a user: a customer's person is one of the data subjects, a colleague is known in the house.
    OF_CUSTOMERS = "of customers"


class Table:
    """Base of the inner class `Reads`: the table, the identifier's prefix, and who sees which rows.

    `customer` and `person` are SQL over {t}: the key of the customer whose data a row is, or else of another person.
    Columns `customer_id` and `lead_id` say so by themselves; a text of several keys has commas between.
    `kept`: nobody's data, seldom changed and often asked, as a catalogue's: clients may keep what they got and ask
    only whether it still holds.
    """

    table: ClassVar[str]
    prefix: ClassVar[str] = ""
    customer: ClassVar[str | None] = None
    person: ClassVar[str | None] = None
    kept: ClassVar[bool] = False

    @staticmethod
    def visible(actor: Actor) -> str:
        """Return the predicate over `{t}` of the rows that the actor may see; every subclass has its own."""
        raise NotImplementedError


class Summary(Table):
    """Base of the inner class `Reads` of rows that stand in no table: counts and sums over what the caller may see.

    `rows` gives the query, in the words of a declared text; its column `id` tells the rows apart.
    """

    table: ClassVar[str] = ""

    @staticmethod
    def rows(actor: Actor) -> str:
        """Return the query whose rows these are; every table in it stands under its own `visible_to`."""
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
    otherwise: str = ""
    personal: Personal | None = None
    own_arguments: Mapping[str, Any] = {}

    def __copy__(self) -> Self:
        """Keep the declaration when a generic type is made concrete."""
        copied = super().__copy__()
        for name in ("source", "permission", "otherwise", "personal", "own_arguments"):
            setattr(copied, name, getattr(self, name))
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


class FilterField(StrawberryField):
    """A field of a filter with its predicate, for whoever asks."""

    sql: str | Callable[[Actor], str] = ""
    prefix: str | None = None

    def predicate(self, actor: Actor) -> str:
        """Return the predicate for a caller."""
        return self.sql if isinstance(self.sql, str) else self.sql(actor)


class Filter:
    """Base of filters: a subclass is a Strawberry input whose fields are all optional."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Publish the subclass as an input."""
        super().__init_subclass__(**kwargs)
        strawberry.input(cls, description=(cls.__doc__ or "Conditions that must all hold.").strip().splitlines()[0])
