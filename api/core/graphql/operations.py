"""Documents, parsed and validated once: what a request's text or trusted hash stands for."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    parse,
    specified_rules,
    validate,
)
from graphql.execution.values import get_variable_values

from api.core.graphql.cache import Cache
from api.core.graphql.coerce import Variables
from api.core.graphql.limits import Limits, check_length, check_shape
from api.core.graphql.reads.fields import ReadField
from api.core.graphql.reads.pieces import DEFINITION
from api.core.graphql.reads.shape import Probe, probes
from api.core.graphql.refusals import Refused, refusal

OPERATIONS: Final = 1_000


@dataclass(frozen=True)
class Operation:
    """One operation of a valid document."""

    key: str
    schema: GraphQLSchema
    document: DocumentNode
    definition: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    root: GraphQLObjectType
    probes: tuple[Probe, ...]
    # As metrics and traces call it: names of our own documents, "other" for all that callers make up.
    label: str = "other"

    @property
    def kind(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.definition.operation

    @cached_property
    def name(self) -> str:
        """Its own name, or those of its root fields."""
        own = self.definition.name
        return own.value if own else " ".join(dict.fromkeys(self._roots(self.selections)))

    @property
    def selections(self) -> SelectionSetNode:
        """The root selection set."""
        return self.definition.selection_set

    @cached_property
    def planned(self) -> bool:
        """Whether every root field is read by the planner."""
        return self.kind is OperationType.QUERY and all(self._is_planned(name) for name in self._roots(self.selections))

    def _is_planned(self, name: str) -> bool:
        field = self.root.fields.get(name)
        return name == "__typename" or (field is not None and isinstance(field.extensions.get(DEFINITION), ReadField))

    def _roots(self, selection_set: SelectionSetNode) -> Iterator[str]:
        for selection in selection_set.selections:
            if isinstance(selection, FieldNode):
                yield selection.name.value
            elif isinstance(selection, InlineFragmentNode):
                yield from self._roots(selection.selection_set)
            elif isinstance(selection, FragmentSpreadNode):
                yield from self._roots(self.fragments[selection.name.value].selection_set)

    @cached_property
    def _variables(self) -> Variables:
        return Variables(self.schema, self.definition.variable_definitions or ())

    def variables(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Coerce the request's variables; raises Refused."""
        if not self.definition.variable_definitions:
            return {}
        with suppress(Exception):  # whatever it is, the library says below what is wrong, and where
            return self._variables.read(given)
        found = get_variable_values(
            self.schema, self.definition.variable_definitions, dict(given), max_errors=5, hide_suggestions=True
        )
        if isinstance(found, list):
            raise Refused(*(_coded(error, "BAD_USER_INPUT") for error in found))
        return found.coerced


class Operations:
    """Keeps the operations of one schema, bounded."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, *, introspection: bool) -> None:
        """Choose whether the schema may be read by documents."""
        self.schema = schema
        self.limits = limits
        self.rules = [*specified_rules, *([] if introspection else [NoSchemaIntrospectionCustomRule])]
        self.hide_suggestions = not introspection
        self.known: Cache[tuple[str, str | None], Operation] = Cache(OPERATIONS)

    def find(self, text: str, name: str | None, *, trusted: bool = False) -> Operation:
        """Return the operation of a document; raises Refused when it is invalid or too large."""
        key = (text, name)
        operation = self.known.get(key)
        return operation or self.known.put(key, self._read(text, name, trusted=trusted))

    def _read(self, text: str, name: str | None, *, trusted: bool) -> Operation:
        if not trusted:
            check_length(text)
        try:
            document = parse(text, no_location=True)
        except GraphQLError as error:
            raise Refused(_coded(error, "GRAPHQL_PARSE_FAILED")) from error
        if not trusted:
            check_shape(document, self.limits)
        errors = validate(self.schema, document, self.rules, max_errors=5, hide_suggestions=self.hide_suggestions)
        if errors:
            raise Refused(*(_coded(error, "GRAPHQL_VALIDATION_FAILED") for error in errors))
        definition = _named(document, name)
        root = self.schema.get_root_type(definition.operation)
        if root is None:
            message = "There is no such kind of operation."
            raise refusal(message, "GRAPHQL_VALIDATION_FAILED")
        return Operation(
            key=hashlib.sha256(f"{name}\n{text}".encode()).hexdigest(),
            schema=self.schema,
            document=document,
            definition=definition,
            fragments={
                part.name.value: part for part in document.definitions if isinstance(part, FragmentDefinitionNode)
            },
            root=root,
            probes=probes(document),
            label=definition.name.value if trusted and definition.name else "other",
        )


def _named(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    found = [part for part in document.definitions if isinstance(part, OperationDefinitionNode)]
    chosen = [part for part in found if name is None or (part.name is not None and part.name.value == name)]
    if len(chosen) != 1:
        message = "The document must hold exactly one operation of that name."
        raise refusal(message, "OPERATION_RESOLUTION_FAILURE")
    return chosen[0]


def _coded(error: GraphQLError, code: str) -> GraphQLError:
    error.extensions = {**(error.extensions or {}), "code": code}
    return error
