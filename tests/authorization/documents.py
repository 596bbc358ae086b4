"""Documents made from the schema: every root query, and the fields below it to a depth."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

PAGE = 20


def roots(schema: GraphQLSchema) -> dict[str, GraphQLField]:
    """Return the root queries."""
    assert schema.query_type is not None
    return dict(schema.query_type.fields)


def selection(schema: GraphQLSchema, kind: object, depth: int) -> str:
    """Return every field of a type that needs no argument; objects below it down to `depth`."""
    if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
        return "__typename ... on Node { id }"
    assert isinstance(kind, GraphQLObjectType)
    fields = (_field(schema, name, field, depth) for name, field in kind.fields.items())
    return " ".join(["__typename", *(text for text in fields if text)])


def _field(schema: GraphQLSchema, name: str, field: GraphQLField, depth: int) -> str:
    if any(is_required_argument(argument) for argument in field.args.values()):
        return ""
    kind: Any = get_named_type(field.type)
    if is_leaf_type(kind):
        return name
    page = f"(first: {PAGE})" if "first" in field.args else ""
    if isinstance(kind, GraphQLObjectType) and "nodes" in kind.fields:
        below = get_named_type(kind.fields["nodes"].type)
        return f"{name}{page} {{ totalCount nodes {{ {selection(schema, below, depth - 1)} }} }}" if depth > 1 else ""
    # An object of plain values, such as Money, is a value itself.
    plain = isinstance(kind, GraphQLObjectType) and all(
        is_leaf_type(get_named_type(f.type)) for f in kind.fields.values()
    )
    if depth > 1 or (plain and "id" not in kind.fields):
        return f"{name}{page} {{ {selection(schema, kind, depth - 1)} }}"
    return ""


def root_document(schema: GraphQLSchema, name: str, depth: int, arguments: str = "") -> str:
    """Return a query of one root field."""
    field = roots(schema)[name]
    kind = get_named_type(field.type)
    given = arguments
    if "first" in field.args and "first" not in arguments:
        given = f"first: {PAGE}, {arguments}".rstrip(", ")
    head = f"{name}({given})" if given else name
    if is_leaf_type(kind):
        return f"{{ {head} }}"
    if isinstance(kind, GraphQLObjectType) and "nodes" in kind.fields:
        below = get_named_type(kind.fields["nodes"].type)
        return f"{{ {head} {{ totalCount nodes {{ {selection(schema, below, depth)} }} }} }}"
    return f"{{ {head} {{ {selection(schema, kind, depth)} }} }}"


def required(field: GraphQLField) -> dict[str, GraphQLArgument]:
    """Return the arguments that a field cannot do without."""
    return {name: argument for name, argument in field.args.items() if is_required_argument(argument)}


def answered(schema: GraphQLSchema, kind: object, value: object) -> Iterator[str]:
    """Yield `Type.field` of every field that came back non-null."""
    if isinstance(value, list):
        for item in value:
            yield from answered(schema, kind, item)
    elif isinstance(value, dict):
        made = schema.type_map.get(str(value.get("__typename")), kind)
        if isinstance(made, GraphQLObjectType):
            for name, below in value.items():
                if below is not None and name in made.fields:
                    yield f"{made.name}.{name}"
                    yield from answered(schema, get_named_type(made.fields[name].type), below)
