"""A client key makes a mutation happen once: the key's row is inserted first, in the same transaction.

Whoever comes second with the same key waits at the unique index until the first has committed, and then gets the
stored answer; if the first rolled back, the second goes on as if it were the first.
"""

import dataclasses
import hashlib
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

import orjson
import strawberry
from sqlalchemy import column, select, update
from sqlalchemy.dialects.postgresql import insert

from api.core.actor import Actor
from api.core.errors import IdempotencyMismatch, InvalidInput
from api.core.ids import new_id
from api.core.tables import IdempotencyRow
from api.core.uow import UnitOfWork

LONGEST_KEY: Final = 200


def actor_key(actor: Actor) -> str:
    """Return the name space of a caller's keys: a user's id, which the portal's row-level security compares with."""
    return str(actor.user_id) if actor.user_id else f"{actor.kind}:{actor.session_id or ''}"


def input_hash(arguments: Mapping[str, Any]) -> bytes:
    """Return the hash of a mutation's arguments; absent and null differ."""
    return hashlib.sha256(orjson.dumps(_plain(arguments), option=orjson.OPT_SORT_KEYS)).digest()


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return {name: _plain(part) for name, part in fields.items() if part is not strawberry.UNSET}
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items() if part is not strawberry.UNSET}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Enum):
        return value.name
    return value if value is None or isinstance(value, bool | int | float) else str(value)


async def claim(uow: UnitOfWork, operation: str, key: str, digest: bytes) -> dict[str, Any] | None:
    """Take the key for this transaction, or return the answer that it already has.

    Raises IdempotencyMismatch when the key was used with another input, InvalidInput for a key that is too long.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        raise InvalidInput("clientMutationId")
    owner = actor_key(uow.actor)
    row = {"id": new_id(), "created_at": uow.now, "actor_key": owner, "operation": operation, "key": key}
    taken: Any = await uow.session.execute(
        insert(IdempotencyRow)
        .values(**row, input_hash=digest)
        .on_conflict_do_nothing(index_elements=["actor_key", "operation", "key"])
        .returning(column("id"))
    )
    if taken.first() is not None:
        return None
    found: Any = await uow.session.execute(
        select(column("input_hash"), column("result")).select_from(IdempotencyRow).where(*_same(owner, operation, key))
    )
    known_digest, result = found.one()
    if known_digest != digest:
        raise IdempotencyMismatch("clientMutationId")
    return dict(result or {})


async def remember(uow: UnitOfWork, operation: str, key: str, result: Mapping[str, Any]) -> None:
    """Store the answer beside the key."""
    plain = {name: _plain(value) for name, value in result.items()}
    await uow.session.execute(
        update(IdempotencyRow).where(*_same(actor_key(uow.actor), operation, key)).values(result=plain)
    )


def _same(owner: str, operation: str, key: str) -> tuple[Any, ...]:
    return (IdempotencyRow.actor_key == owner, IdempotencyRow.operation == operation, IdempotencyRow.key == key)
