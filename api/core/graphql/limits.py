"""How large a document may be, counted through fragments and before anything is executed.

The cost is the number of objects that it could return: page sizes multiplied down the tree. A page size that is a
variable counts at its largest, so the answer is the same for every request of a document.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NoReturn

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from api.core.graphql.refusals import refusal

TOKENS: Final = 2_000
TOKEN: Final = re.compile(r'"(?:\\.|[^"\\\n])*"|#[^\n]*|[A-Za-z_]\w*|-?\d[\w.+-]*|[!$&():=@\[\]{|}.]')
LARGEST_PAGE: Final = 100
LONGEST_ALIAS: Final = 60


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds; the cost's is a little over what the largest screen asks for."""

    depth: int = 15
    aliases: int = 60
    fields: int = 1_500
    cost: int = 20_000
    definitions: int = 60
    directives: int = 60


@dataclass(slots=True)
class _Count:
    """What was met on the way through a document."""

    limits: Limits
    fragments: dict[str, FragmentDefinitionNode]
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    cost: int = 0
    open: set[str] = field(default_factory=set)


def check_length(text: str) -> None:
    """Pass, or raise Refused: counting tokens by a pattern costs a hundredth of parsing them."""
    if sum(1 for _ in TOKEN.finditer(text)) > TOKENS:
        _refuse("tokens")


def check_shape(document: DocumentNode, limits: Limits) -> None:
    """Pass, or raise Refused with code DOCUMENT_TOO_LARGE as soon as one bound is exceeded."""
    if len(document.definitions) > limits.definitions:
        _refuse("definitions")
    fragments = {part.name.value: part for part in document.definitions if isinstance(part, FragmentDefinitionNode)}
    count = _Count(limits, fragments)
    for part in document.definitions:
        if isinstance(part, OperationDefinitionNode):
            _walk(part.selection_set, count, 1, 1)


def _walk(selection_set: SelectionSetNode, count: _Count, depth: int, times: int) -> None:
    if depth > count.limits.depth:
        _refuse("depth")
    for selection in selection_set.selections:
        # Spreads count too: fragments that only spread others double the work with each level.
        count.fields += 1
        if count.fields > count.limits.fields:
            _refuse("fields")
        count.directives += len(selection.directives or ())
        if count.directives > count.limits.directives:
            _refuse("directives")
        if isinstance(selection, FieldNode):
            _field(selection, count, depth, times)
        elif isinstance(selection, InlineFragmentNode):
            _walk(selection.selection_set, count, depth + 1, times)
        elif isinstance(selection, FragmentSpreadNode):
            _spread(selection.name.value, count, depth, times)


def _spread(name: str, count: _Count, depth: int, times: int) -> None:
    fragment = count.fragments.get(name)
    if fragment is None:
        return
    if name in count.open:
        _refuse("fragment cycles")
    count.open.add(name)
    _walk(fragment.selection_set, count, depth, times)
    count.open.discard(name)


def _field(node: FieldNode, count: _Count, depth: int, times: int) -> None:
    if node.alias is not None:
        count.aliases += 1
        name = node.alias.value
        # Longer names PostgreSQL would cut; those with two underscores are GraphQL's own.
        if count.aliases > count.limits.aliases or len(name) > LONGEST_ALIAS or name.startswith("__"):
            _refuse("aliases")
    if node.selection_set is None:
        return
    times *= _size(node)
    count.cost += times
    if count.cost > count.limits.cost:
        _refuse("cost")
    _walk(node.selection_set, count, depth + 1, times)


def _size(node: FieldNode) -> int:
    sizes: Iterable[int] = (
        int(argument.value.value) if isinstance(argument.value, IntValueNode) else LARGEST_PAGE
        for argument in node.arguments or ()
        if argument.name.value in {"first", "last"}
    )
    return max(1, *sizes, 1)


def _refuse(what: str) -> NoReturn:
    message = f"The document is too large: {what}."
    raise refusal(message, "DOCUMENT_TOO_LARGE")
