"""Changes without the executor: they are made one after the other, and their answers put together from planned bytes.

What is refused or fails, and what asks for more than the changed objects, is walked by the executor, which is given
what was done here already. The answer is the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson
from graphql import (
    GraphQLField,
    GraphQLNonNull,
    OperationType,
    Undefined,
    VariableNode,
    get_named_type,
)
from graphql.utilities import coerce_input_literal
from graphql.utilities.coerce_input_value import coerce_default_value
from sqlalchemy.exc import DBAPIError

from api.core.graphql.arguments import Make, maker
from api.core.graphql.coerce import MISSING
from api.core.graphql.context import Context
from api.core.graphql.mutations import Change, change_of
from api.core.graphql.operations import Operation
from api.core.graphql.proof import ProofFailed
from api.core.graphql.reads.compile import Plan
from api.core.graphql.reads.pieces import DEFINITION, KEY
from api.core.graphql.reads.run import Asked, Planner, run
from api.core.graphql.reads.shape import Selected, Shape, Variables, variable_names
from api.core.uow import UnitOfWork

KEY_ARGUMENT: Final = "client_mutation_id"
TYPENAME: Final = "__typename"
ERRORS: Final = "errors"


# Classes of errors that say what is wrong with the question: a forged cursor, a table that the caller may not read.
UNREADABLE: Final = frozenset({"22", "42"})


class Unreadable(Exception):
    """What is asked of the changed object cannot be read: nothing was committed, and the executor says what is wrong."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One argument of a change: the variable that it comes from, or else what it always is, and how it is made."""

    name: str
    variable: str | None
    constant: Any
    required: bool
    make: Make


@dataclass(frozen=True, slots=True)
class Step:
    """One change of an operation: its response key, its arguments, and what is asked of its payload."""

    key: str
    change: Change
    arguments: tuple[Taken, ...]
    parts: tuple[Selected, ...]
    typename: str


async def carried(planner: Planner, operation: Operation, variables: Variables, context: Context) -> bytes | None:
    """Make the operation's changes and return its data; None when the executor must go on with what was done.

    Raises ProofFailed before anything is changed, and GraphQLError for an answer that no plan can give.
    """
    if operation.kind is not OperationType.MUTATION:
        return None
    asked = Asked(operation, variables)
    steps = _steps(planner, asked)
    if not steps:
        return None
    given = [_arguments(step, variables) for step in steps]
    if None in given:
        return None
    readers = [_Reader(planner, asked, step, context) for step in steps]
    for step, arguments, reader in zip(steps, given, readers, strict=True):
        key = arguments.pop(KEY_ARGUMENT, None) if arguments else None
        try:
            done: Any = await step.change.answer(context, arguments or {}, key, read=reader.read)
        except Unreadable:
            return None
        except ProofFailed:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the executor tells it as it tells all others
            done = error
        context.carried[step.key] = done
        if reader.data is None or isinstance(done, Exception) or done.errors:
            return None
    context.carried.clear()
    parts = (b'"%s":%s' % (step.key.encode(), reader.data) for step, reader in zip(steps, readers, strict=True))
    return b"{" + b",".join(parts) + b"}"


class _Reader:
    """Reads what one change's answer says, within its transaction."""

    def __init__(self, planner: Planner, asked: Asked, step: Step, context: Context) -> None:
        """Compile what will be read before anything happens, so that an impossible answer changes nothing."""
        self.step, self.variables, self.context = step, asked.variables, context
        self.data: bytes | None = None
        # By then the change's first statement has proved who asks: see `check_proof`.
        actor = replace(context.actor, proof=None)
        self.plans: dict[str, Plan] = {}
        for part in step.parts:
            if part.field is not None and part.name != ERRORS:
                plan = planner.part(asked, part, f".{step.key}.{part.key}", actor)
                plan.arguments({**asked.variables, KEY: None}, actor)
                self.plans[part.key] = plan

    async def read(self, uow: UnitOfWork, values: Mapping[str, Any]) -> None:
        """Put the payload of a success together; a row that the executor must walk is left to it."""
        found = []
        for part in self.step.parts:
            text = await self._part(uow, part, values)
            if text is None:
                return
            found.append(text)
        self.data = b"{" + b",".join(found) + b"}"

    async def _part(self, uow: UnitOfWork, part: Selected, values: Mapping[str, Any]) -> bytes | None:
        key = b'"%s":' % part.key.encode()
        if part.field is None:
            return key + orjson.dumps(self.step.typename)
        if part.name == ERRORS:
            return key + b"[]"
        value = values[part.field.extensions[DEFINITION].python_name]
        if value is None:
            return key + b"null"
        plan = self.plans[part.key]
        if plan.walked:
            return None
        try:
            text = await run(plan, self.context, {**self.variables, KEY: value}, uow)
        except DBAPIError as error:
            if str(getattr(error.orig, "sqlstate", ""))[:2] in UNREADABLE:
                raise Unreadable from error
            raise
        if plan.finish is not None:
            text = orjson.dumps(plan.finish(orjson.loads(text), self.context.actor))
        # A plan's row is an object of this one field.
        return text.strip()[1:-1]


def _steps(planner: Planner, asked: Asked) -> tuple[Step, ...]:
    """Return the operation's changes, kept for its shape; none when one of its fields needs the executor."""
    kept: tuple[Step, ...] | None = planner.steps.get(asked.shape)
    if kept is None:
        operation = asked.operation
        shape = Shape(planner.schema, operation.fragments, asked.variables)
        chosen = [_step(planner, shape, one) for one in shape.select(operation.root, [operation.selections])]
        kept = planner.steps.put(asked.shape, () if None in chosen else tuple(step for step in chosen if step))
    return kept


def _step(planner: Planner, shape: Shape, selected: Selected) -> Step | None:
    if selected.field is None:
        return None
    change = change_of(selected.field.extensions[DEFINITION])
    if change is None or change.wants_info:
        return None
    arguments = _taken(planner, selected.field, selected)
    if arguments is None:
        return None
    payload: Any = get_named_type(selected.field.type)
    parts = tuple(shape.below(payload, selected.nodes))
    if any(part.field is not None and part.name != ERRORS and not _loaded(part, change) for part in parts):
        return None
    return Step(selected.key, change, arguments, parts, payload.name)


def _loaded(part: Selected, change: Change) -> bool:
    return part.field is not None and part.field.extensions[DEFINITION].python_name in change.loaded


def _taken(planner: Planner, field: GraphQLField, selected: Selected) -> tuple[Taken, ...] | None:
    """Return the arguments of a change; None when one is made of a variable among other things."""
    given = {argument.name.value: argument.value for argument in selected.nodes[0].arguments or ()}
    schema: Any = planner.schema
    names = schema._strawberry_schema.schema_converter.config.name_converter  # noqa: SLF001 - as Strawberry's own resolvers find it
    found = []
    for argument in field.extensions[DEFINITION].arguments:
        name = names.from_argument(argument)
        node, kind = given.get(name), field.args[name].type
        constant = coerce_default_value(field.args[name])
        if constant is Undefined:
            constant = MISSING
        variable = None
        if isinstance(node, VariableNode):
            variable = node.name.value
        elif node is not None:
            if any(True for _ in variable_names(node)):
                return None
            constant = coerce_input_literal(node, kind)
        required = isinstance(kind, GraphQLNonNull)
        found.append(Taken(argument.python_name, variable, constant, required, maker(argument.type, names)))
    return tuple(found)


def _arguments(step: Step, variables: Variables) -> dict[str, Any] | None:
    """Return the arguments as the mutation takes them; None when the executor must say what is wrong with them."""
    found = {}
    try:
        for taken in step.arguments:
            value = taken.constant if taken.variable is None else variables.get(taken.variable, taken.constant)
            if taken.required and (value is None or value is MISSING):
                return None
            if value is not MISSING:
                found[taken.name] = taken.make(value)
    except Exception:  # noqa: BLE001 - the executor meets it again
        return None
    return found
