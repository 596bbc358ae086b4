"""Arguments are what the library makes of the same values, for every change of the schema."""

from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLList, GraphQLNonNull
from strawberry.types.arguments import StrawberryArgument, convert_argument

from api.core.graphql.arguments import maker
from api.core.graphql.coerce import Irregular
from api.core.graphql.reads.pieces import DEFINITION
from api.schema import schema

DEEPEST = 3
CONVERTER = schema.schema_converter
NAMES = CONVERTER.config.name_converter


def value(kind: Any, how: str, depth: int = 0) -> Any:
    """Return a coerced value: everything filled in, only what is required, or null wherever that may stand."""
    if isinstance(kind, GraphQLNonNull):
        kind = kind.of_type
    elif how == "null" and depth:
        return None
    match kind:
        case GraphQLList():
            return [value(kind.of_type, how, depth)]
        case GraphQLEnumType():
            return next(iter(kind.values.values())).value
        case GraphQLInputObjectType():
            left_out = how == "required" or depth == DEEPEST
            return {
                name: value(field.type, how, depth + 1)
                for name, field in kind.fields.items()
                if isinstance(field.type, GraphQLNonNull) or not left_out
            }
    return f"a {kind}"


def theirs(given: Any, argument: StrawberryArgument) -> Any:
    """Return what the library makes of it, or that it refuses."""
    try:
        return convert_argument(given, argument.type, CONVERTER.scalar_registry, CONVERTER.config)
    except Exception:  # noqa: BLE001 - whatever it says
        return Irregular


def ours(given: Any, argument: StrawberryArgument) -> Any:
    """Return what the change gets, or that the executor must do it."""
    try:
        return maker(argument.type, NAMES)(given)
    except Irregular:
        return Irregular


@pytest.mark.parametrize("how", ["full", "required", "null"])
def test_a_change_gets_what_the_library_makes(how: str) -> None:
    fields: Any = schema._schema.mutation_type and schema._schema.mutation_type.fields
    compared = 0
    for field in fields.values():
        for argument in field.extensions[DEFINITION].arguments:
            given = value(field.args[NAMES.from_argument(argument)].type, how)
            made = ours(given, argument)
            assert made == theirs(given, argument), argument
            assert made is not Irregular or how == "null", argument
            compared += 1
    assert compared > len(fields)
