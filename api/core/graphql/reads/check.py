"""What a declaration must fulfil, checked when the schema is put together."""

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_non_null_type,
)

from api.core.graphql.reads.fields import ReadField
from api.core.graphql.reads.pieces import DEFINITION, reads_of
from api.core.graphql.reads.sources import AnyOf, Identity, NodeById, Relation


def kinds_by_prefix(schema: GraphQLSchema) -> dict[str, GraphQLObjectType]:
    """Return the types that `node(id)` may return; raises TypeError when two share a prefix."""
    node = schema.get_type("Node")
    found: dict[str, GraphQLObjectType] = {}
    for kind in schema.get_possible_types(node) if isinstance(node, GraphQLInterfaceType) else ():
        prefix = reads_of(kind).prefix
        if not prefix or prefix in found:
            message = f"{kind.name}: an identifier needs a prefix of its own, not {prefix!r}"
            raise TypeError(message)
        found[prefix] = kind
    return found


def check(schema: GraphQLSchema) -> None:
    """Raise TypeError for a declaration that could leak rows or break what the schema promises."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType):
            for name, field in kind.fields.items():
                definition = field.extensions.get(DEFINITION)
                if isinstance(definition, ReadField):
                    _check_field(f"{kind.name}.{name}", field, definition)
                    if isinstance(definition.source, Identity):
                        reads_of(kind)


def _check_field(name: str, field: GraphQLField, definition: ReadField) -> None:
    source = definition.source
    may_miss = isinstance(source, AnyOf | NodeById) or (isinstance(source, Relation) and source.shape == "one")
    if is_non_null_type(field.type) and (may_miss or definition.permission):
        why = "the reader may lack the permission" if definition.permission else "the reader may not see that row"
        message = f"{name} must be nullable: {why}"
        raise TypeError(message)
    if isinstance(source, Relation):
        named = get_named_type(field.type)
        paged = (
            named.fields["nodes"].type
            if isinstance(named, GraphQLObjectType) and source.shape == "connection"
            else named
        )
        target = get_named_type(paged)
        if not isinstance(target, GraphQLObjectType) or not callable(getattr(reads_of(target), "visible", None)):
            message = f"{name}: the type that it reads must say who may see its rows"
            raise TypeError(message)
