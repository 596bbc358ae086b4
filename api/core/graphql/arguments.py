"""Arguments as changes take them, made from coerced values by functions that are made once for each input type.

The library walks every input type anew for every request, as it does for variables: see `coerce`. What is too rare to
be made here is `Irregular`; the executor then does it.
"""

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from strawberry import Some
from strawberry.schema.name_converter import NameConverter
from strawberry.types.base import (
    StrawberryList,
    StrawberryMaybe,
    StrawberryOptional,
    StrawberryType,
    has_object_definition,
)
from strawberry.types.enum import StrawberryEnumDefinition
from strawberry.types.field import StrawberryField
from strawberry.types.lazy_type import LazyType
from strawberry.types.scalar import ScalarDefinition

from api.core.graphql.coerce import MISSING, Irregular

Make = Callable[[Any], Any]


def maker(kind: Any, names: NameConverter) -> Make:
    """Return the function that makes an argument of the type; it raises Irregular, or what the input itself raises."""
    match kind:
        case StrawberryMaybe():
            return _some(maker(kind.of_type, names), nullable=isinstance(kind.of_type, StrawberryOptional))
        case StrawberryOptional():
            return maker(kind.of_type, names)
        case StrawberryList():
            return _list(maker(kind.of_type, names))
        case LazyType():
            return maker(kind.resolve_type(), names)
    if has_object_definition(kind):
        return _input(kind, names)
    leaf = isinstance(kind, StrawberryEnumDefinition | ScalarDefinition) or not isinstance(kind, StrawberryType)
    return _same if leaf else _refuse


def _same(value: Any) -> Any:
    return value


def _refuse(_value: Any) -> Any:
    raise Irregular


def _some(inner: Make, *, nullable: bool) -> Make:
    def make(value: Any) -> Any:
        if value is None and not nullable:
            raise Irregular
        return Some(inner(value))

    return make


def _list(inner: Make) -> Make:
    # A default is the same list for every request: what an action gets is its own.
    return lambda value: None if value is None else [inner(item) for item in value]


@cache
def _input(kind: Any, names: NameConverter) -> Make:
    definition = kind.__strawberry_definition__
    return _Input(kind, names).make if definition.is_input and definition.from_input is None else _refuse


class _Input:
    """An input object; its fields are looked at when the first value comes, since it may hold itself."""

    def __init__(self, kind: Any, names: NameConverter) -> None:
        self.kind, self.names = kind, names
        self.fields: list[tuple[str, str, Make]] = []
        # What is left out is None, unless the input says otherwise.
        self.absent: dict[str, Any] = {}

    def make(self, value: Mapping[str, Any] | None) -> Any:
        """Return the input, None for none."""
        if value is None:
            return None
        given = dict(self.absent)
        for name, python_name, make in self.fields or self._look():
            part = value.get(name, MISSING)
            if part is not MISSING:
                given[python_name] = make(part)
        return self.kind(**given)

    def _look(self) -> list[tuple[str, str, Make]]:
        definition = self.kind.__strawberry_definition__
        self.absent.update(dict.fromkeys(field.python_name for field in definition.fields if _without_default(field)))
        for field in definition.fields:
            inner = maker(field.resolve_type(type_definition=definition), self.names)
            self.fields.append((self.names.from_field(field), field.python_name, inner))
        return self.fields


def _without_default(field: StrawberryField) -> bool:
    return field.default_value is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
