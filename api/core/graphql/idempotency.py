"""A client key makes a mutation happen once: the key's row is inserted first, in the same transaction.

Whoever comes second with the same key waits at the unique index until the first has committed, and then gets the
stored answer; if the first rolled back, the second goes on as if it were the first.
"""

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Final
from uuid import UUID

import orjson
import strawberry

from api.core.actor import Actor
from api.core.errors import IdempotencyMismatch, InvalidInput
from api.core.ids import new_id
from api.core.side_rows import Answered
from api.core.uow import Opening, UnitOfWork

LONGEST_KEY: Final = 200
PLAIN: Final = frozenset({type(None), str, bool, int, float})

_TAKE: Final = """
with taken as (
  insert into idempotency (id, created_at, actor_key, operation, key, input_hash) values ($1, app_now(), $2, $3, $4, $5)
  on conflict (actor_key, operation, key) do nothing returning id
)"""
_TAKEN: Final = ", exists (select from taken) as taken"
_FIND: Final = """
select input_hash, result::text from idempotency where actor_key = $1 and operation = $2 and key = $3"""


def actor_key(actor: Actor) -> str:
    """Return the name space of a caller's keys: a user's id, which the portal's row-level security compares with."""
    return str(actor.user_id) if actor.user_id else f"{actor.kind}:{actor.session_id or ''}"


def input_hash(arguments: Mapping[str, Any]) -> bytes:
    """Return the hash of a mutation's arguments; absent and null differ."""
    return hashlib.sha256(orjson.dumps(_plain(arguments), option=orjson.OPT_SORT_KEYS)).digest()


@cache
def field_names(kind: Any) -> tuple[str, ...] | None:
    """Return the names of a dataclass's fields, None for a class of another kind."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in PLAIN:
        return value
    names = field_names(kind)
    if names is not None:
        fields = ((name, getattr(value, name)) for name in names)
        return {name: _plain(part) for name, part in fields if part is not strawberry.UNSET}
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items() if part is not strawberry.UNSET}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Enum):
        return value.name
    return value if value is None or isinstance(value, bool | int | float) else str(value)


@dataclass(frozen=True, slots=True)
class Once:
    """One key of one caller for one operation, with the hash of its input."""

    owner: str
    operation: str
    key: str
    digest: bytes
    row_id: UUID

    def opening(self) -> Opening:
        """Return the first statement of the transaction: it takes the key, or waits for whoever has it."""
        return Opening(_TAKE, _TAKEN, (self.row_id, self.owner, self.operation, self.key, self.digest))

    async def known(self, uow: UnitOfWork) -> dict[str, Any] | None:
        """Return the answer that the key already has, None when the transaction has taken the key.

        Raises IdempotencyMismatch when the key was used with another input.
        """
        if uow.opened["taken"]:
            return None
        digest, result = await uow.row(_FIND, self.owner, self.operation, self.key)
        if digest != self.digest:
            raise IdempotencyMismatch("clientMutationId")
        return dict(orjson.loads(result)) if result else {}

    def remember(self, uow: UnitOfWork, result: Mapping[str, Any]) -> None:
        """Let the commit store the answer beside the key."""
        uow.answered = Answered(self.row_id, {name: _plain(value) for name, value in result.items()})


def once(actor: Actor, operation: str, key: str, digest: bytes) -> Once:
    """Return a caller's key; raises InvalidInput for one that is empty or too long."""
    if not 0 < len(key) <= LONGEST_KEY:
        raise InvalidInput("clientMutationId")
    return Once(actor_key(actor), operation, key, digest, new_id())
