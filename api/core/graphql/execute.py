"""One operation from variables to answer, by the cheapest way that can give it.

Tier one: a plan's bytes go out as PostgreSQL wrote them. Tier two: Python adds computed values to the plan's rows.
Tier three: the executor walks the operation, and its planned fields are still one statement each. The answer is the
same, errors included.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Any, Final, TypeGuard
from uuid import uuid4

import orjson
import structlog
from graphql import ExecutionResult, GraphQLError, execute, subscribe
from graphql.execution import Executor
from graphql.type import is_non_null_type

from api.core.errors import UserError
from api.core.graphql.carry import carried
from api.core.graphql.context import Context
from api.core.graphql.on_record import put_on_record
from api.core.graphql.operations import Operation
from api.core.graphql.proof import ProofFailed
from api.core.graphql.reads.fields import Planned
from api.core.graphql.reads.run import Asked, ClaimsChanged, Planner, Reading, run
from api.core.graphql.refusals import Refused
from api.core.i18n import error_text
from api.core.outage import UNAVAILABLE, is_outage

log = structlog.get_logger(__name__)

INTERNAL: Final = "INTERNAL"
HIDDEN: Final = "Something went wrong on our side; the number is in our log."


class CallerGone(Exception):
    """Who asks may no longer be here; `reason` is what the caller is told."""

    def __init__(self, reason: UserError) -> None:
        """Take why."""
        super().__init__(reason.code)
        self.reason = reason


class PlannedExecutor(Executor):  # type: ignore[type-arg]
    """Takes what a plan has read as it is, instead of walking it again."""

    def complete_value(self, return_type: Any, *rest: Any) -> Any:
        """Pass a finished value on; a null that the schema forbids is still the error that it always is."""
        result = rest[3]
        if type(result) is Planned and not (result.value is None and is_non_null_type(return_type)):
            return result.value
        if type(result) is Planned:
            rest = (*rest[:3], None, *rest[4:])
        return super().complete_value(return_type, *rest)


async def answer(planner: Planner, operation: Operation, variables: Mapping[str, Any], context: Context) -> bytes:
    """Execute a query or a mutation, put on record whose data it returns, and return the response's body.

    Raises CallerGone, which only a remembered caller can be.
    """
    body = await _answer(planner, operation, variables, context)
    try:
        await put_on_record(context, operation)
    except Exception as error:  # noqa: BLE001 - whatever the reason is, nothing personal leaves unrecorded
        context.outcome = "failed"
        return error_body(GraphQLError("", original_error=error), language=context.actor.language)
    return body


async def _answer(planner: Planner, operation: Operation, variables: Mapping[str, Any], context: Context) -> bytes:
    try:
        coerced = operation.variables(variables)
        if operation.planned:
            planned = await _planned(planner, operation, coerced, context)
            if planned is not None:
                return planned
        else:
            carried_out = await _carried(planner, operation, coerced, context)
            if carried_out is not None:
                return carried_out
            await _confirm(context)
        reading = prepared(planner, operation, coerced, context)
    except CallerGone:
        raise
    except Refused as refused:
        return error_body(*refused.errors)
    except GraphQLError as error:
        return error_body(error)
    except Exception as error:  # noqa: BLE001 - whatever happens, the client gets a number and the log the rest
        context.outcome = "failed"
        return error_body(GraphQLError("", original_error=error), language=context.actor.language)
    context.reading = reading
    result = execute(
        planner.schema,
        operation.document,
        context_value=context,
        variable_values=dict(variables),
        operation_name=operation.definition.name.value if operation.definition.name else None,
        executor_class=PlannedExecutor,
        hide_suggestions=True,
    )
    done = result if isinstance(result, ExecutionResult) else await result
    return result_body(done, context)


async def _planned(
    planner: Planner, operation: Operation, variables: Mapping[str, Any], context: Context
) -> bytes | None:
    """Answer with one statement; None when the executor must walk the plan's rows. Confirms who asks in either case."""
    plan = planner.whole(operation, context.actor, variables)
    if plan.walked:
        await _confirm(context)
        return None
    try:
        data = await run(plan, context, variables)
    except ClaimsChanged:
        await _confirm(context)
        plan = planner.whole(operation, context.actor, variables)
        data = await run(plan, context, variables)
    tier = 1
    if plan.finish is not None:
        data, tier = orjson.dumps(plan.finish(orjson.loads(data), context.actor)), 2
    context.tier, context.outcome = tier, "ok"
    return b'{"data":' + data + _extensions(context, tier)


async def _carried(
    planner: Planner, operation: Operation, variables: Mapping[str, Any], context: Context
) -> bytes | None:
    """Answer changes without the executor; None when it must go on. A caller whose proof failed is looked up again."""
    context.holds = planner.holds
    try:
        data = await carried(planner, operation, variables, context)
    except ProofFailed:
        await _confirm(context)
        data = await carried(planner, operation, variables, context)
    if data is None:
        return None
    context.tier, context.outcome = 2, "ok"
    return b'{"data":' + data + _extensions(context, 2)


async def _confirm(context: Context) -> None:
    """Look up again who asks, unless that was done for this request; raises CallerGone.

    Nothing proves it again after that: a change of rights may be what this very operation makes.
    """
    if context.confirm is not None:
        confirm, context.confirm = context.confirm, None
        try:
            context.actor = await confirm()
        except UserError as error:
            raise CallerGone(error) from error
    context.actor = replace(context.actor, proof=None)


def prepared(planner: Planner, operation: Operation, coerced: Mapping[str, Any], context: Context) -> Reading:
    """Compile the planned fields of a mixed operation before anything of it happens; raises GraphQLError."""
    reading = Reading(planner, Asked(operation, coerced))
    reading.prepare(context.actor)
    return reading


async def events(
    planner: Planner, operation: Operation, variables: Mapping[str, Any], context: Context
) -> AsyncIterator[bytes]:
    """Execute a subscription and yield the body of each event; raises Refused or GraphQLError when it can't start."""
    await _confirm(context)
    context.reading = prepared(planner, operation, operation.variables(variables), context)
    started: Any = subscribe(
        planner.schema,
        operation.document,
        context_value=context,
        variable_values=dict(variables),
        operation_name=operation.definition.name.value if operation.definition.name else None,
        executor_class=PlannedExecutor,
        hide_suggestions=True,
    )
    source: Any = started if is_stream(started) or isinstance(started, ExecutionResult) else await started
    if isinstance(source, ExecutionResult):
        raise Refused(*(source.errors or ()))
    async for result in source:
        await put_on_record(context, operation)
        yield result_body(result, context)


def is_stream(value: Any) -> TypeGuard[AsyncIterator[ExecutionResult]]:
    """Tell a stream of events from a result or an awaitable."""
    return hasattr(value, "__anext__")


def _extensions(context: Context, tier: int) -> bytes:
    return b',"extensions":{"tier":%d}}' % tier if context.settings.debug else b"}"


def result_body(result: ExecutionResult, context: Context) -> bytes:
    """Write what the executor gives."""
    body: dict[str, Any] = {"data": result.data}
    context.tier, context.outcome = 3, "ok"
    if result.errors:
        errors = [shown(error, context.actor.language) for error in result.errors]
        context.outcome = "failed" if any(error["extensions"]["code"] == INTERNAL for error in errors) else "refused"
        body["errors"] = errors
    if context.settings.debug:
        body["extensions"] = {"tier": 3}
    return orjson.dumps(body)


def error_body(*errors: GraphQLError, language: str = "en") -> bytes:
    """Write an answer without data."""
    return orjson.dumps({"errors": [shown(error, language) for error in errors]})


def shown(error: GraphQLError, language: str) -> dict[str, Any]:
    """Return an error as clients may see it: our own words, or a number that is in the log."""
    origin = error.original_error
    while isinstance(origin, GraphQLError) and origin.original_error is not None:
        origin = origin.original_error
    where: dict[str, Any] = {"path": error.path} if error.path else {}
    if isinstance(origin, UserError):
        return {"message": error_text(language, origin), **where, "extensions": {"code": origin.code}}
    code = (error.extensions or {}).get("code")
    if code is not None or origin is None or isinstance(origin, GraphQLError):
        return {"message": error.message, **where, "extensions": {"code": code or "BAD_USER_INPUT"}}
    if is_outage(origin):
        log.warning("database_away", path=error.path, kind=type(origin).__name__)
        return {"message": HIDDEN, **where, "extensions": {"code": UNAVAILABLE}}
    number = str(uuid4())
    log.error("graphql_error", error_id=number, path=error.path, exc_info=origin)
    return {"message": HIDDEN, **where, "extensions": {"code": INTERNAL, "id": number}}
