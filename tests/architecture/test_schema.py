"""The published schema reads like a book: nothing in it is left without a sentence."""

from collections.abc import Iterator

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    is_specified_scalar_type,
)

from dev.steps import ROOT


def undescribed(schema: GraphQLSchema) -> Iterator[str]:
    """Yield the coordinate of everything public that has no description."""
    for kind in schema.type_map.values():
        if kind.name.startswith("__") or is_specified_scalar_type(kind):
            continue
        if not kind.description:
            yield kind.name
        yield from _parts(kind)


def _parts(kind: GraphQLNamedType) -> Iterator[str]:
    if isinstance(kind, GraphQLEnumType):
        yield from (f"{kind.name}.{name}" for name, value in kind.values.items() if not value.description)
    if isinstance(kind, GraphQLInputObjectType | GraphQLObjectType | GraphQLInterfaceType):
        yield from (f"{kind.name}.{name}" for name, field in kind.fields.items() if not field.description)
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        for name, field in kind.fields.items():
            yield from (f"{kind.name}.{name}({key}:)" for key, value in field.args.items() if not value.description)


def test_everything_in_the_schema_is_described() -> None:
    schema = build_schema((ROOT / "schema.graphql").read_text(encoding="utf-8"))
    assert list(undescribed(schema)) == []
    assert list(undescribed(build_schema('type Query { old(id: ID): E } enum E { "" A }'))) == [
        "Query",
        "Query.old",
        "Query.old(id:)",
        "E",
        "E.A",
    ]
