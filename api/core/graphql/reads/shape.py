"""The selection set as a tree: fragments opened, directives applied, arguments as functions of the variables.

A plan is made for one shape. `signature` says which shape a request's variables give: the values of those that
decide on the statement itself (`@include`, page sizes, orders), of the others only what is present. Everything
else about a variable is a bind parameter.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from graphql import (
    ArgumentNode,
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    ListValueNode,
    Node,
    ObjectValueNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_nullable_type,
    is_list_type,
)
from graphql.utilities import coerce_input_literal

from api.core.ids import GlobalID

Variables = Mapping[str, Any]
Getter = Callable[[Variables], Any]
Probe = tuple[str, Callable[[Any], Hashable]]

SHAPING: Final = frozenset({"if", "first", "last", "order"})
WORD: Final = re.compile(r"^[A-Z][A-Z0-9_]*$")


@dataclass(frozen=True, slots=True)
class Selected:
    """One response key of an object: its field (None for `__typename`) and the nodes that ask for it."""

    key: str
    parent: GraphQLObjectType
    field: GraphQLField | None
    nodes: tuple[FieldNode, ...]

    @property
    def name(self) -> str:
        """The field's name in the schema."""
        return self.nodes[0].name.value


class Shape:
    """One operation with the variables that shape it."""

    def __init__(
        self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode], variables: Variables
    ) -> None:
        """Take coerced variables."""
        self.schema = schema
        self.fragments = fragments
        self.variables = variables

    def below(self, parent: GraphQLObjectType, nodes: Iterable[FieldNode]) -> list[Selected]:
        """Return what is selected under field nodes when the object is of type `parent`."""
        return self.select(parent, [node.selection_set for node in nodes if node.selection_set is not None])

    def select(self, parent: GraphQLObjectType, sets: Iterable[SelectionSetNode]) -> list[Selected]:
        """Return one entry for each response key, in the order of first appearance."""
        found: dict[str, list[FieldNode]] = {}
        for selection_set in sets:
            for node in self._fields(parent, selection_set):
                found.setdefault((node.alias or node.name).value, []).append(node)
        return [
            Selected(key, parent, parent.fields.get(nodes[0].name.value), tuple(nodes)) for key, nodes in found.items()
        ]

    def _fields(self, parent: GraphQLObjectType, selection_set: SelectionSetNode) -> Iterator[FieldNode]:
        for selection in selection_set.selections:
            if not self._wanted(selection):
                continue
            if isinstance(selection, FieldNode):
                yield selection
                continue
            fragment: InlineFragmentNode | FragmentDefinitionNode
            if isinstance(selection, FragmentSpreadNode):
                fragment = self.fragments[selection.name.value]
            elif isinstance(selection, InlineFragmentNode):
                fragment = selection
            else:
                continue
            if self._applies(fragment, parent):
                yield from self._fields(parent, fragment.selection_set)

    def _wanted(self, selection: SelectionNode) -> bool:
        for directive in selection.directives or ():
            name = directive.name.value
            if name in {"include", "skip"} and self._flag(directive) == (name == "skip"):
                return False
        return True

    def _flag(self, directive: DirectiveNode) -> bool:
        value = next(argument.value for argument in directive.arguments or () if argument.name.value == "if")
        if isinstance(value, VariableNode):
            return bool(self.variables.get(value.name.value))
        return isinstance(value, BooleanValueNode) and value.value

    def _applies(self, fragment: InlineFragmentNode | FragmentDefinitionNode, parent: GraphQLObjectType) -> bool:
        condition = fragment.type_condition
        if condition is None or condition.name.value == parent.name:
            return True
        named = self.schema.get_type(condition.name.value)
        return isinstance(named, GraphQLAbstractType) and self.schema.is_sub_type(named, parent)

    def arguments(self, selected: Selected) -> dict[str, Getter]:
        """Return the given arguments as functions of the variables."""
        if selected.field is None:
            return {}
        types = selected.field.args
        return {
            argument.name.value: getter(argument.value, types[argument.name.value].type)
            for argument in selected.nodes[0].arguments or ()
        }


def getter(node: ValueNode, kind: GraphQLInputType) -> Getter:
    """Return the function that gives an input value under the variables; constants are coerced once, here."""
    if isinstance(node, VariableNode):
        name = node.name.value
        return lambda variables: variables.get(name)
    if not any(True for _ in variable_names(node)):
        constant = coerce_input_literal(node, kind)
        return lambda _: constant
    nullable = get_nullable_type(kind)
    if isinstance(node, ObjectValueNode) and isinstance(nullable, GraphQLInputObjectType):
        parts = {
            field.name.value: getter(field.value, nullable.fields[field.name.value].type) for field in node.fields or ()
        }
        return lambda variables: {name: part(variables) for name, part in parts.items()}
    if isinstance(node, ListValueNode) and is_list_type(nullable):
        items = [getter(item, nullable.of_type) for item in node.values or ()]
        return lambda variables: [item(variables) for item in items]
    inner = getter(node, nullable.of_type) if is_list_type(nullable) else None
    if inner is None:
        message = f"no input value: {node.kind}"
        raise TypeError(message)
    return lambda variables: [inner(variables)]


def variable_names(node: Node) -> Iterator[str]:
    """Yield the names of the variables in an input value."""
    if isinstance(node, VariableNode):
        yield node.name.value
    elif isinstance(node, ListValueNode):
        for item in node.values or ():
            yield from variable_names(item)
    elif isinstance(node, ObjectValueNode):
        for field in node.fields or ():
            yield from variable_names(field.value)


def probes(document: DocumentNode) -> tuple[Probe, ...]:
    """Return, for each variable, what of its value the shape depends on."""
    roles: dict[str, set[Callable[[Any], Hashable]]] = {}
    for field_name, argument in _arguments(document):
        for name in variable_names(argument.value):
            roles.setdefault(name, set()).add(_role(field_name, argument.name.value))
    return tuple((name, role) for name, found in sorted(roles.items()) for role in sorted(found, key=repr))


def signature(asked: tuple[Probe, ...], variables: Variables) -> Hashable:
    """Return the shape that these variables give an operation with these probes."""
    return tuple([role(variables.get(name)) for name, role in asked])


def _role(field_name: str, argument: str) -> Callable[[Any], Hashable]:
    if argument in SHAPING:
        return _itself
    return _prefix if field_name == "node" and argument == "id" else outline


def _itself(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list) else value


def _prefix(value: Any) -> Hashable:
    return value.prefix if isinstance(value, GlobalID) else None


def outline(value: Any) -> Hashable:
    """Say which parts of an input value are there; their values only where they are one of a few."""
    if isinstance(value, dict):
        return tuple([(name, outline(part)) for name, part in value.items() if part is not None])
    return few(value) or value is not None


def few(value: Any) -> tuple[str, ...]:
    """Return a truth value, a word of an enum or a list of such words as SQL writes them; nothing for other values.

    They stand in the statement itself: PostgreSQL knows how many rows have which, and an index of some rows only serves
    a statement that says that it wants no others.
    """
    if isinstance(value, bool):
        return (str(value).lower(),)
    words = value if isinstance(value, list) else [value]
    if not all(isinstance(word, StrEnum) and WORD.match(word) for word in words):
        return ()
    return tuple([f"'{word}'" for word in sorted(set(words))])


def _arguments(document: DocumentNode) -> Iterator[tuple[str, ArgumentNode]]:
    sets = [definition.selection_set for definition in document.definitions if hasattr(definition, "selection_set")]
    while sets:
        for selection in sets.pop().selections:
            for directive in selection.directives or ():
                yield from (("", argument) for argument in directive.arguments or ())
            if isinstance(selection, FieldNode):
                yield from ((selection.name.value, argument) for argument in selection.arguments or ())
            inner = getattr(selection, "selection_set", None)
            if inner is not None:
                sets.append(inner)
