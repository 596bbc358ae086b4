"""Every question of our own app, with variables as people give them: each order, each filter, the largest customer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLNonNull,
    GraphQLObjectType,
    ObjectValueNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
    type_from_ast,
)

from api.core.graphql.operations import Operation
from api.core.graphql.reads.pieces import DEFINITION

# What the name of an argument or of a filter's field asks for, where the type says only that it is an identifier.
NAMED: Final = {
    "customer": "cus", "owner": "usr", "assignee": "usr", "actor": "usr", "me": "usr", "agent": "usr", "originator": "usr",
    "team": "tea", "branch": "brn", "branchId": "brn", "lead": "lea", "offer": "off", "offering": "prd", "line": "sub",
    "reason": "ire", "leadImport": "lim", "subject": "cus",
}  # fmt: skip
# What people type where a field looks for something.
WORDS: Final = {
    "search": "munteanu", "query": "Munteanu", "number": "O-2026-1000007", "country": "RO", "branch": "RO",
    "email": "monica.ramniceanu@gaina-solar.example", "phone": "+40740000007",
}  # fmt: skip
# They try out or price what is in their variables, or read a file.
COMPUTED: Final = frozenset(
    {"AdminEscalationTry", "AdminMatrixTry", "AdminRangeTry", "LeadImportErrors", "LivePrice", "OfferPreview"}
)
PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A document with one set of variables, and what is special about them."""

    text: str
    name: str
    variables: dict[str, Any]
    how: str


def asked(operation: Operation, text: str, ids: Mapping[str, str]) -> Iterator[Asked]:
    """Yield the document with plain variables, then with each order and with each part of its filter alone."""
    kinds: dict[str, GraphQLInputType] = {}
    for definition in operation.definition.variable_definitions or ():
        kind: Any = type_from_ast(operation.schema, definition.type)
        kinds[definition.variable.name.value] = kind
    prefixes = dict(_prefixes(operation))
    plain = {
        name: value
        for name, kind in kinds.items()
        if (value := _value(name, kind, ids, prefixes.get(name))) is not None
        and (name != "search" or isinstance(kind, GraphQLNonNull))
    }
    yield Asked(text, operation.name, plain, "")
    for name, kind in kinds.items():
        named = get_named_type(kind)
        if name == "search" and name not in plain:
            yield Asked(text, operation.name, {**plain, name: WORDS[name]}, "search")
        elif name == "order" and isinstance(named, GraphQLEnumType):
            for value in named.values:
                yield Asked(text, operation.name, {**plain, name: value}, value)
        elif name == "filter" and isinstance(named, GraphQLInputObjectType):
            for part, value in _parts(named, ids):
                yield Asked(text, operation.name, {**plain, name: {part: value}}, f"{part}={value}")


def _parts(kind: GraphQLInputObjectType, ids: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a filter, each with the values that it can have."""
    for name, field in kind.fields.items():
        named, many = get_named_type(field.type), is_list_type(get_nullable_type(field.type))
        if isinstance(named, GraphQLEnumType):
            for value in named.values:
                yield name, [value] if many else value
        elif named.name == "Boolean":
            yield name, True
        elif (value := _value(name, field.type, ids, None)) is not None:
            yield name, [value] if many else value


def _value(name: str, kind: GraphQLInputType, ids: Mapping[str, str], prefix: str | None) -> Any:  # noqa: PLR0911
    """Return what somebody would give; None when it may be left out or nobody knows."""
    named = get_named_type(kind)
    match named.name:
        case "ID":
            return ids.get(prefix or NAMED.get(name, ""))
        case "String":
            return WORDS.get(name)
        case "Int":
            return PAGE
        case "Boolean":
            return True
        case "DateTime" | "Date":
            days = 0 if name in {"until", "endsBefore", "dueBefore"} else 30
            moment = datetime.now(UTC) - timedelta(days=days)
            return moment.isoformat() if named.name == "DateTime" else moment.date().isoformat()
    if isinstance(named, GraphQLEnumType) and kind is not named:
        return next(iter(named.values))
    return None


def _prefixes(operation: Operation) -> Iterator[tuple[str, str]]:
    """Yield for each variable that is the `id` of something the prefix of what it names."""

    def walk(parent: GraphQLObjectType, selections: SelectionSetNode) -> Iterator[tuple[str, str]]:
        for node in selections.selections:
            field: GraphQLField | None = parent.fields.get(getattr(getattr(node, "name", None), "value", ""))
            for argument in getattr(node, "arguments", None) or ():
                for part in argument.value.fields if isinstance(argument.value, ObjectValueNode) else [argument]:
                    if field is not None and isinstance(part.value, VariableNode):
                        yield part.value.name.value, NAMED.get(part.name.value) or _prefix_of(field)

    yield from walk(operation.root, operation.selections)


def _prefix_of(field: GraphQLField) -> str:
    """Return the prefix of the objects that a field returns."""
    definition = get_named_type(field.type).extensions.get(DEFINITION)
    return str(getattr(getattr(getattr(definition, "origin", None), "Reads", None), "prefix", ""))
