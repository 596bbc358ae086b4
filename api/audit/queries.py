"""Reading entries, seals and the queue of what waits for one."""

from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from api.audit.rules import SEALED
from api.core.actor import Actor, scoped

PAGE: Final = 2_000
_ENTRY: Final = ", ".join(f"e.{name}" for name in (*SEALED, "payload"))

_UNSEALED = text(
    f"select {_ENTRY} from audit_unsealed u join audit_entry e on e.id = u.audit_id "  # noqa: S608 - names of columns
    "order by u.audit_id limit :batch"
)
_LAST = text("select seq, hash from audit_seal order by seq desc limit 1")
_CHAIN = text(
    f"select s.seq, s.audit_id, s.hash, {_ENTRY} "  # noqa: S608 - names of columns
    "from audit_seal s left join audit_entry e on e.id = s.audit_id where s.seq > :after order by s.seq limit :page"
)
_SMUGGLED = text(
    "select e.id from audit_entry e where not exists (select 1 from audit_seal s where s.audit_id = e.id) "
    "and not exists (select 1 from audit_unsealed u where u.audit_id = e.id) order by e.id"
)
_LOST = text(
    "select u.audit_id from audit_unsealed u where not exists (select 1 from audit_entry e where e.id = u.audit_id) "
    "order by u.audit_id"
)
_HASHES = text("select seq, hash from audit_seal where seq = any(:numbers)")


def visible_to(actor: Actor) -> str:
    """Return the predicate of the entries that the caller may read."""
    return scoped(actor, "audit")


async def unsealed(session: AsyncSession, batch: int) -> Sequence[Row[Any]]:
    """Return committed entries that have no seal, in the order of their keys."""
    return (await session.execute(_UNSEALED, {"batch": batch})).all()


async def last_seal(session: AsyncSession | AsyncConnection) -> tuple[int, bytes] | None:
    """Return number and hash of the chain's end, None before the first seal."""
    row = (await session.execute(_LAST)).one_or_none()
    return None if row is None else (row.seq, row.hash)


async def chain(connection: AsyncConnection) -> AsyncIterator[Row[Any]]:
    """Yield every seal with its entry, whose columns are null when it is gone."""
    after = 0
    while page := (await connection.execute(_CHAIN, {"after": after, "page": PAGE})).all():
        for row in page:
            yield row
        after = page[-1].seq


async def smuggled(connection: AsyncConnection) -> Sequence[Any]:
    """Return the keys of entries that have no seal and don't wait for one."""
    return (await connection.execute(_SMUGGLED)).scalars().all()


async def lost(connection: AsyncConnection) -> Sequence[Any]:
    """Return the keys that wait for a seal and whose entry is gone."""
    return (await connection.execute(_LOST)).scalars().all()


async def hashes(connection: AsyncConnection, numbers: Sequence[int]) -> dict[int, str]:
    """Return the hash of each of these numbers that exists."""
    rows = (await connection.execute(_HASHES, {"numbers": list(numbers)})).all()
    return {row.seq: row.hash.hex() for row in rows}
