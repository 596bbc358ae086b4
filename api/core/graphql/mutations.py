"""`mutation`: one unit of work around one action, with idempotency, typed refusals and a planned payload."""

import inspect
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Annotated, Any, Final
from uuid import UUID

import strawberry
import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from strawberry.types.field import StrawberryField

from api.core.actor import ActorKind
from api.core.errors import PermissionDenied, StaleVersion, UserError
from api.core.graphql import idempotency, references
from api.core.graphql.context import Context, Info
from api.core.graphql.on_record import note_change, stated_reason
from api.core.graphql.payloads import ALWAYS, payload_type, refused
from api.core.graphql.proof import check_proof, opening
from api.core.traces import span
from api.core.uow import UnitOfWork

KeyArgument = Annotated[
    str | None,
    strawberry.argument(description="Your key of this change: sent again with the same input, it is not done twice."),
]
# What an argument of this name means in every mutation that does not say otherwise.
ARGUMENTS: Final = {
    "id": "Which object.",
    "input": "The data of the change.",
    "version": "The version that was seen: a newer one refuses the change.",
    "reason": "Why, in words.",
    "branch_id": "Of which branch.",
    "client_reference": "The client's own key of the object: the same key gives the same object.",
}
Action = Callable[..., Coroutine[Any, Any, Any]]
# Reads within a change's transaction, given the values of the payload's fields.
Read = Callable[[UnitOfWork, Mapping[str, Any]], Awaitable[None]]

ATTEMPTS: Final = 3
# What two writers at once can cause: deadlock, failed serialization, a key or a period that the other has just taken.
COLLISIONS: Final = frozenset({"40P01", "40001", "23505", "23P01"})
PRIVILEGE_MISSING: Final = "42501"

log = structlog.get_logger(__name__)


def mutation(
    name: str,
    *,
    errors: tuple[type[UserError], ...] = (),
    description: str,
    arguments: Mapping[str, str] = MappingProxyType({}),
    **entities: Any,
) -> Callable[[Action], Any]:
    """Publish `async def f(self, uow, …) -> UUID | …` as a mutation with the payload `<name>Payload`.

    `entities` maps fields of the payload to types: one that declares `Reads` (or a lazy one, or a list of these)
    takes a key and is read through the planner as the caller may see it; any other takes a plain scalar. With one
    field the function returns its value, with several a dict, with none nothing. `errors` lists the refusals that
    may be raised; another kind is a bug and answered as one. `arguments` describes those that `ARGUMENTS` does not.
    A parameter `info` is passed when asked for.

    The change's key is from then on a reference to what it made: see `references`.

    Visitors are refused before anything is opened: signing in is no mutation, and everything else needs a caller.
    """
    listed = tuple(dict.fromkeys((*errors, *ALWAYS)))
    described = {**ARGUMENTS, **arguments}

    def publish(function: Action) -> Any:
        payload, loaded = payload_type(name, entities, listed, function.__module__)
        references.makes(name, {field: entities[field] for field in loaded})
        wants_info = "info" in inspect.signature(function).parameters
        change = Change(name, function, payload, tuple(entities), loaded, listed, wants_info)

        async def resolve(self: Any, info: Info, client_mutation_id: str | None = None, **arguments: Any) -> Any:
            done = info.context.carried.pop(str(info.path.key), None)
            if isinstance(done, Exception):
                raise done
            if done is not None:
                return done
            asked = {**arguments, "info": info} if wants_info else arguments
            return await change.answer(info.context, asked, client_mutation_id, self)

        _sign(resolve, function, payload)
        resolve.change = change  # type: ignore[attr-defined] # see `change_of`
        field = strawberry.mutation(resolver=resolve, description=description)
        for argument in field.arguments:
            argument.description = argument.description or described.get(argument.python_name)
        return field

    return publish


@dataclass(frozen=True, slots=True)
class Change:
    """One mutation of the schema, apart from how it is asked for."""

    name: str
    function: Action
    payload: type
    fields: tuple[str, ...]
    loaded: frozenset[str]
    listed: tuple[type[UserError], ...]
    wants_info: bool

    async def answer(
        self,
        context: Context,
        arguments: Mapping[str, Any],
        key: str | None,
        root: Any = None,
        read: Read | None = None,
    ) -> Any:
        """Make the change once for the client's key and return the payload; raises UnlistedRefusal.

        `read` reads in the same transaction, by the payload's fields, what the answer says of the objects.
        """
        try:
            with span(self.name):
                known = await _carried_out(self.name, context, partial(self._made, context, arguments, key, root, read))
        except UserError as error:
            refusal = refused(error, self.listed, context.actor.language)
            if refusal is None:
                raise UnlistedRefusal(self.name, error) from error
            return self.payload(**dict.fromkeys(self.fields), errors=[refusal])
        return self.payload(**known, errors=[])

    async def _made(
        self, context: Context, arguments: Mapping[str, Any], key: str | None, root: Any, read: Read | None
    ) -> dict[str, Any]:
        """Make the change in a transaction of its own; return the values of the payload's fields."""
        given = {name: value for name, value in arguments.items() if name != "info"}
        extra = {"info": arguments["info"]} if self.wants_info else {}
        once = None
        if key is not None:
            once = idempotency.once(context.actor, self.name, key, idempotency.input_hash(given))
        async with context.database.unit_of_work(context.actor, opening(context, once)) as uow:
            check_proof(context, uow)
            uow.audit_log.reason = stated_reason(context)
            if once and (known := await once.known(uow)) is not None:
                found = self._values(known)
                if read:
                    await read(uow, found)
                return found
            made = await self.function(root, uow, **await references.resolved(uow, given), **extra)
            note_change(self.name, made, uow)
            result = self._named(made)
            if once:
                once.remember(uow, result)
            found = self._values(result)
            await uow.write()
            if read:
                await read(uow, found)
            await uow.commit()
        return found

    def _named(self, result: Any) -> dict[str, Any]:
        """Return the function's result by the payload's fields."""
        if len(self.fields) == 1:
            return {self.fields[0]: result}
        return dict(result) if result is not None else {}

    def _values(self, result: Mapping[str, Any]) -> dict[str, Any]:
        """Return the payload's fields; an answer that an earlier release has stored may not know every one."""
        known = {**dict.fromkeys(self.fields), **result}
        return {key: _key(value, key in self.loaded) for key, value in known.items()}


def change_of(field: StrawberryField) -> Change | None:
    """Return the change that a field of the schema publishes, None for a resolver of another kind."""
    resolver: Any = field.base_resolver
    found: Change | None = getattr(resolver and resolver.wrapped_func, "change", None)
    return found


async def _carried_out(
    name: str, context: Context, change: Callable[[], Coroutine[Any, Any, dict[str, Any]]]
) -> dict[str, Any]:
    """Make the change as the caller; raises UserError.

    A change that meets another writer's is rolled back and made again on what that one left: whoever named the version
    seen hears StaleVersion from the action, with both versions; whoever did not comes second. What the database's own
    privileges or row-level security refuse was not refused by a policy in time: it is answered as a refusal and logged.
    """
    if context.actor.kind is ActorKind.ANONYMOUS:
        raise PermissionDenied("sign-in-required")
    attempt = 0
    while True:
        attempt += 1
        try:
            return await change()
        except StaleDataError as error:
            if attempt == ATTEMPTS:
                raise StaleVersion(0, 0) from error
        except DBAPIError as error:
            state = getattr(error.orig, "sqlstate", None)
            if state == PRIVILEGE_MISSING:
                log.exception("database_refused", mutation=name, actor_kind=context.actor.kind)
                raise PermissionDenied from error
            if attempt == ATTEMPTS or state not in COLLISIONS:
                raise
        log.info("mutation_collided", mutation=name)


class UnlistedRefusal(Exception):
    """An action refused with a kind that its mutation does not list: a bug of the mutation."""

    def __init__(self, name: str, error: UserError) -> None:
        """Name the mutation and the kind."""
        super().__init__(f"{name} does not list {type(error).__name__} ({error.code})")


def _key(value: Any, loaded: bool) -> Any:  # noqa: FBT001 - a private helper
    """Return a loaded field's key as UUID, also when it comes from a stored answer; anything else as it is."""
    if not loaded or value is None:
        return value
    return [_key(item, loaded) for item in value] if isinstance(value, list) else UUID(str(value))


def _sign(resolve: Any, function: Action, payload: type) -> None:
    """Give the resolver the function's arguments in place of `uow`, and the function's name space for annotations."""
    wanted = [
        part for name, part in inspect.signature(function).parameters.items() if name not in {"self", "uow", "info"}
    ]
    keyword = inspect.Parameter.KEYWORD_ONLY
    resolve.__signature__ = inspect.Signature(
        [
            inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD),
            inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Info),
            *(part.replace(kind=keyword) for part in wanted),
            inspect.Parameter("client_mutation_id", keyword, default=strawberry.UNSET, annotation=KeyArgument),
        ],
        return_annotation=payload,
    )
    resolve.__module__, resolve.__name__, resolve.__doc__ = function.__module__, function.__name__, function.__doc__
