"""Every field, filter and order that can be read is compared with a naive resolver, or listed with the reason why not."""

from __future__ import annotations

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, get_named_type

from tests.graphql.product.kinds import KINDS
from tests.graphql.product.query import ROOTS, SCHEMA
from tests.graphql.product.roots import FILTERS, ORDERS
from tests.graphql.product.uncovered import FIELDS, TYPES
from tests.graphql.product.uncovered import ROOTS as OTHER_ROOTS

QUERY = SCHEMA.type_map["Query"]


def test_every_root_field_is_compared_or_listed() -> None:
    assert isinstance(QUERY, GraphQLObjectType)
    assert set(QUERY.fields) == set(ROOTS) | set(OTHER_ROOTS)
    assert not set(ROOTS) & set(OTHER_ROOTS)


def test_every_object_with_an_identifier_is_compared_or_listed() -> None:
    node = SCHEMA.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    objects = {kind.name for kind in SCHEMA.get_possible_types(node)}
    assert objects == set(KINDS) | set(TYPES)
    assert not set(KINDS) & set(TYPES)


def test_every_field_of_a_compared_object_is_compared_or_listed() -> None:
    for name, kind in KINDS.items():
        said = SCHEMA.type_map[name]
        assert isinstance(said, GraphQLObjectType)
        listed = {field for type_name, field in FIELDS if type_name == name}
        assert set(said.fields) == set(kind.fields) | listed, name
        assert not set(kind.fields) & listed, name


def test_every_condition_and_order_of_compared_lists_is_compared_or_listed() -> None:
    fields = [SCHEMA.type_map["Query"].fields[name] for name in ROOTS]  # type: ignore[attr-defined] # an object type
    fields += [field for name in KINDS for field in SCHEMA.type_map[name].fields.values()]  # type: ignore[attr-defined]
    for field in fields:
        for argument in field.args.values():
            kind = get_named_type(argument.type)
            if isinstance(kind, GraphQLInputObjectType):
                listed = {name for type_name, name in FIELDS if type_name == kind.name}
                assert set(kind.fields) == set(FILTERS[kind.name]) | listed, kind.name
            elif isinstance(kind, GraphQLEnumType):
                assert list(kind.values) == list(ORDERS[kind.name]), kind.name
