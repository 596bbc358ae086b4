"""Values of variables, read by functions that are made once for each type.

The library walks type and value anew for every request, which costs more than all else before the statement. Only
what is right is read here; anything else is `Irregular`, and the library says what is wrong with it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from graphql import (
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    Undefined,
    VariableDefinitionNode,
    is_required_input_field,
)
from graphql.utilities import type_from_ast
from graphql.utilities.coerce_input_value import coerce_default_value

Read = Callable[[Any], Any]

MISSING: Final = object()


class Irregular(Exception):
    """Wrong, or of a kind that is too rare to be read here."""


class Variables:
    """The variables of one operation."""

    def __init__(self, schema: GraphQLSchema, definitions: Sequence[VariableDefinitionNode]) -> None:
        """Make the functions; the definitions are those of a valid document."""
        self._parts: list[tuple[str, Read, bool]] = []
        for definition in definitions:
            kind: Any = type_from_ast(schema, definition.type)
            optional = not isinstance(kind, GraphQLNonNull) and definition.default_value is None
            self._parts.append((definition.variable.name.value, reader(kind), optional))

    def read(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the coerced values; raises whatever a scalar raises, or Irregular."""
        found = {}
        for name, read, optional in self._parts:
            value = given.get(name, MISSING)
            if value is not MISSING:
                found[name] = read(value)
            elif not optional:
                raise Irregular
        return found


@cache
def reader(kind: GraphQLInputType) -> Read:
    """Return the function that reads a value of the type."""
    match kind:
        case GraphQLNonNull():
            return _required(reader(kind.of_type))
        case GraphQLList():
            return _list(reader(kind.of_type))
        case GraphQLInputObjectType():
            return _refuse if kind.is_one_of else _Object(kind).read
        case GraphQLScalarType() | GraphQLEnumType():
            leaf = kind.coerce_input_value
            return lambda value: None if value is None else leaf(value)


def _required(inner: Read) -> Read:
    def read(value: Any) -> Any:
        if value is None:
            raise Irregular
        return inner(value)

    return read


def _list(inner: Read) -> Read:
    def read(value: Any) -> Any:
        if value is None:
            return None
        if type(value) is not list:
            raise Irregular
        return [inner(item) for item in value]

    return read


class _Object:
    """An input object; its fields are looked at when the first value comes, since it may hold itself."""

    def __init__(self, kind: GraphQLInputObjectType) -> None:
        self.kind = kind
        self.fields: list[tuple[str, str, Read, GraphQLInputField]] = []

    def read(self, value: Any) -> Any:
        """Return the value with its fields in the schema's order, of which a plan's shape makes use."""
        if value is None:
            return None
        if type(value) is not dict:
            raise Irregular
        found, known = {}, 0
        for name, out, read, field in self.fields or self._look():
            part = value.get(name, MISSING)
            if part is not MISSING:
                known += 1
                found[out] = read(part)
                continue
            if is_required_input_field(field):
                raise Irregular
            default = coerce_default_value(field)
            if default is not Undefined:
                found[out] = default
        if known != len(value):
            raise Irregular
        return self.kind.out_type(found)

    def _look(self) -> list[tuple[str, str, Read, GraphQLInputField]]:
        for name, field in self.kind.fields.items():
            self.fields.append((name, field.out_name or name, reader(field.type), field))
        return self.fields


def _refuse(_value: Any) -> Any:
    raise Irregular
