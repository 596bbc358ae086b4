"""The key of the change that makes an object is the object's reference: later changes may name it by that.

A device without a line makes a customer under the key `K` and goes on with `cus_K`: an offer for it, a call, a photo.
When these arrive, what the caller's own change with that key has made takes the reference's place. Identifiers of rows
are UUIDs of version 7 and keys of version 4, so no reference is ever mistaken for an identifier.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Annotated, Any, Final, get_args, get_origin
from uuid import UUID

import strawberry
from sqlalchemy import column, select
from sqlmodel import col
from strawberry.types.lazy_type import StrawberryLazyReference

from api.core.graphql.idempotency import PLAIN, actor_key, field_names
from api.core.ids import GlobalID
from api.core.tables import IdempotencyRow
from api.core.uow import UnitOfWork

REFERENCE_VERSION: Final = 4

# Operation → field of its answer → what stands there: a type with `Reads`, or the prefix itself.
_makers: Final[dict[str, dict[str, Any]]] = {}


def makes(operation: str, answer: Mapping[str, Any]) -> None:
    """Tell that an operation answers with objects, to which its key refers from then on."""
    _makers[operation] = dict(answer)


async def resolved(uow: UnitOfWork, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments with the identifier of what was made in place of each reference to it.

    What the caller has not made stays as it is, and is then not found by the action.
    """
    wanted: set[GlobalID] = set()
    _collect(arguments, wanted)
    known = {reference: made for reference in wanted if (made := await _made(uow, reference)) is not None}
    return dict(_replaced(arguments, known)) if known else dict(arguments)


async def _made(uow: UnitOfWork, reference: GlobalID) -> GlobalID | None:
    """Return what the caller's change with this key has made of this kind."""
    places = {name: found for name, answer in _makers.items() if (found := _fields(answer, reference.prefix))}
    rows: Any = await uow.session.execute(
        select(column("operation"), column("result"))
        .select_from(IdempotencyRow)
        .where(
            col(IdempotencyRow.actor_key) == actor_key(uow.actor),
            col(IdempotencyRow.operation).in_(places),
            col(IdempotencyRow.key) == str(reference.uuid),
        )
    )
    keys = [(result or {}).get(field) for operation, result in rows for field in places[operation]]
    return next((GlobalID(reference.prefix, UUID(key)) for key in keys if key), None)


def _fields(answer: Mapping[str, Any], prefix: str) -> list[str]:
    return [field for field, kind in answer.items() if _prefix(kind) == prefix]


def _prefix(kind: Any) -> str | None:
    """Return the prefix of a type's identifiers; a lazy type is looked up, since now all of them are there."""
    if isinstance(kind, str):
        return kind
    if get_origin(kind) is Annotated:
        lazy = next((part for part in get_args(kind) if isinstance(part, StrawberryLazyReference)), None)
        return _prefix(lazy.resolve_forward_ref(get_args(kind)[0]).resolve_type()) if lazy else None
    return getattr(getattr(kind, "Reads", None), "prefix", None)


def _collect(value: Any, found: set[GlobalID]) -> None:
    kind: Any = type(value)
    if kind in PLAIN:
        return
    if isinstance(value, GlobalID):
        if value.uuid.version == REFERENCE_VERSION:
            found.add(value)
    elif isinstance(value, Mapping):
        for part in value.values():
            _collect(part, found)
    elif isinstance(value, list | tuple):
        for part in value:
            _collect(part, found)
    elif isinstance(value, strawberry.Some):
        _collect(value.value, found)
    else:
        for name in field_names(kind) or ():
            _collect(getattr(value, name), found)


def _replaced(value: Any, known: Mapping[GlobalID, GlobalID]) -> Any:
    if isinstance(value, GlobalID):
        return known.get(value, value)
    if isinstance(value, Mapping):
        return {name: _replaced(part, known) for name, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, known) for part in value]
    if isinstance(value, strawberry.Some):
        return strawberry.Some(_replaced(value.value, known))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _replaced(getattr(value, field.name), known) for field in fields(value)})
    return value
