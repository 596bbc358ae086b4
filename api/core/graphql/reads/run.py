"""Plans are kept, bound and run here: one statement for an operation, or for each planned field of a mixed one."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

import asyncpg
import orjson
import structlog
from graphql import GraphQLResolveInfo, GraphQLSchema, get_named_type, is_object_type
from strawberry.types.info import Info

from api.core.actor import Actor, ActorKind
from api.core.errors import PermissionDenied
from api.core.graphql.cache import Cache
from api.core.graphql.reads.check import check, kinds_by_prefix
from api.core.graphql.reads.compile import Compiler, Plan
from api.core.graphql.reads.fields import Planned, ReadField
from api.core.graphql.reads.paging import refuse
from api.core.graphql.reads.pieces import DEFINITION, KEY
from api.core.graphql.reads.shape import Selected, Shape, Variables, signature
from api.core.metrics import STATEMENTS
from api.core.traces import span
from api.core.uow import UnitOfWork

if TYPE_CHECKING:
    from api.core.graphql.context import Context
    from api.core.graphql.operations import Operation

log = structlog.get_logger(__name__)

PLANS: Final = 2_000
# One simple-protocol message: the tenant that row-level security reads exists for this transaction only.
ENTER: Final = "begin read only; select set_config('app.actor', '{}', true), set_config('app.customer', '{}', true)"


def policy_key(actor: Actor) -> Hashable:
    """Return what a caller's plans depend on: kind, permissions, roles; every other claim is a bind parameter."""
    return actor.kind, actor.permissions, actor.roles, actor.proof is None, len(actor.branch_ids) == 1


class Asked:
    """An operation with the variables of one request, and the shape that these give it."""

    __slots__ = ("operation", "shape", "variables")

    def __init__(self, operation: "Operation", variables: Variables) -> None:
        """Look at the variables once, whatever is planned for them."""
        self.operation, self.variables = operation, variables
        self.shape = operation.key, signature(operation.probes, variables)


class Planner:
    """Compiles the reads of one schema and keeps the plans."""

    def __init__(self, schema: GraphQLSchema, holds: str = "") -> None:
        """Check the declarations; raises TypeError for one that could leak or break the schema's promise.

        `holds` is SQL over the claims that tells whether an actor's proof still does.
        """
        check(schema)
        self.schema = schema
        self.holds = holds
        self.kinds = kinds_by_prefix(schema)
        self.plans: Cache[Hashable, Plan] = Cache(PLANS)
        # The changes of operations, which are carried out without the executor.
        self.steps: Cache[Hashable, Any] = Cache(PLANS)

    def whole(self, operation: "Operation", actor: Actor, variables: Variables) -> Plan:
        """Return the plan of an operation whose root fields are all planned; raises GraphQLError."""
        key = (operation.key, policy_key(actor), signature(operation.probes, variables))
        plan = self.plans.get(key)
        if plan is None:
            compiler = self._compiler(operation, actor, variables)
            plan = compiler.plan(compiler.shape.select(operation.root, [operation.selections]))
            self.plans.put(key, plan)
        return plan

    def part(self, asked: Asked, selected: Selected, path: str, actor: Actor) -> Plan:
        """Return the plan of one field of a mixed operation; raises GraphQLError."""
        key = (*asked.shape, path, policy_key(actor))
        plan = self.plans.get(key)
        if plan is None:
            compiler = self._compiler(asked.operation, actor, asked.variables)
            plan = self.plans.put(key, compiler.plan([selected]))
        return plan

    def _compiler(self, operation: "Operation", actor: Actor, variables: Variables) -> Compiler:
        return Compiler(Shape(self.schema, operation.fragments, variables), actor, self.kinds, self.holds)


class ClaimsChanged(Exception):
    """The caller's claims are older than the database's: look the caller up again."""


async def run(plan: Plan, context: "Context", variables: Variables, uow: UnitOfWork | None = None) -> bytes:
    """Run a plan for the caller, note whose data it returned, and return the JSON that PostgreSQL wrote.

    With a unit of work it sees what that has changed. Raises ClaimsChanged, GraphQLError for a forged cursor, PermissionDenied for a table that the caller's database role
    may not read.
    """
    actor = context.actor
    arguments = plan.arguments(variables, actor)
    STATEMENTS.add(actor.kind)
    try:
        with span("planned statement"):
            if uow is not None:
                body: bytes | None = (await uow.row(plan.sql, *arguments))[0]
            else:
                body = await _apart(context, plan.sql, arguments)
    except asyncpg.DataError as error:
        message = "A value cannot be read: a cursor, or a number out of range."
        raise refuse(message) from error
    except asyncpg.InsufficientPrivilegeError as error:
        anonymous = actor.kind is ActorKind.ANONYMOUS
        log.warning("database_refused", actor_kind=actor.kind, reason=str(error))
        raise PermissionDenied("sign-in-required" if anonymous else "permission-missing") from error
    if body is None:
        raise ClaimsChanged
    return context.seen.take(body, plan.personal) if plan.personal else body


async def _apart(context: "Context", sql: str, arguments: list[Any]) -> bytes | None:
    """Run a statement on the caller's pool of reads."""
    actor = context.actor
    pool = await context.database.reads(actor)
    if actor.kind is not ActorKind.PORTAL:
        return cast("bytes | None", await pool.fetchval(sql, *arguments))
    async with pool.acquire() as connection:
        return await _as_tenant(connection, sql, arguments, actor)


async def _as_tenant(connection: Any, sql: str, arguments: list[Any], actor: Actor) -> bytes | None:
    """Read in a transaction that names the tenant; `connection` is the pool's proxy, which has no usable type."""
    await connection.execute(ENTER.format(actor.user_id or "", actor.customer_id or ""))
    try:
        return cast("bytes | None", await connection.fetchval(sql, *arguments))
    finally:
        await connection.execute("commit")


@dataclass(slots=True)
class Reading:
    """The planned fields of one mixed operation."""

    planner: Planner
    asked: Asked
    plans: dict[str, Plan] = field(default_factory=dict)

    def prepare(self, actor: Actor) -> None:
        """Compile every planned field that can be seen from the root, so that an impossible one changes nothing."""
        operation = self.asked.operation
        shape = Shape(self.planner.schema, operation.fragments, self.asked.variables)
        self._prepare(shape, shape.select(operation.root, [operation.selections]), "", actor)

    def _prepare(self, shape: Shape, chosen: list[Selected], above: str, actor: Actor) -> None:
        for selected in chosen:
            if selected.field is None:
                continue
            path = f"{above}.{selected.key}"
            if isinstance(selected.field.extensions.get(DEFINITION), ReadField):
                plan = self._plan(selected, path, actor)
                plan.arguments({**self.asked.variables, KEY: None}, actor)
                continue
            named = get_named_type(selected.field.type)
            if is_object_type(named):
                self._prepare(shape, shape.below(named, selected.nodes), path, actor)

    def _plan(self, selected: Selected, path: str, actor: Actor) -> Plan:
        plan = self.plans.get(path)
        if plan is None:
            plan = self.planner.part(self.asked, selected, path, actor)
            self.plans[path] = plan
        return plan

    async def resolve(self, info: Info, context: "Context", key: UUID | list[UUID] | None) -> Any:
        """Read a field's whole sub-selection; `key` is that of the object when the field is a loaded one."""
        raw: GraphQLResolveInfo[Any] = info._raw_info  # noqa: SLF001 - Strawberry's Info hides field nodes behind copies
        names = [str(name) for name in raw.path.as_list() if isinstance(name, str)]
        selected = Selected(names[-1], raw.parent_type, raw.parent_type.fields[raw.field_name], tuple(raw.field_nodes))
        plan = self._plan(selected, "." + ".".join(names), context.actor)
        variables = self.asked.variables if key is None else {**self.asked.variables, KEY: key}
        found = orjson.loads(await run(plan, context, variables))
        if plan.finish is not None:
            found = plan.finish(found, context.actor)
        return found[selected.key] if plan.walked else Planned(found[selected.key])
