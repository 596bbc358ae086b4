"""The sequencer: committed entries get their place in the chain, one batch in a transaction (DPA-01)."""

from typing import Final

from sqlalchemy import delete, insert, text
from sqlmodel import col

from api.audit import queries
from api.audit.rules import START, seal_of
from api.core.tables import AuditSeal, AuditUnsealed
from api.core.uow import UnitOfWork

LOCK: Final = 7_261_017
_ALONE = text("select pg_try_advisory_xact_lock(:lock)")


async def seal(uow: UnitOfWork, batch: int) -> int:
    """Seal at most `batch` entries and return how many; 0 while another process seals.

    Numbers have no gap, since they are given under one lock in the transaction that writes them. An entry whose
    transaction commits late stands in the queue from then on and is sealed behind those that were faster.
    """
    if not await uow.session.scalar(_ALONE, {"lock": LOCK}):
        return 0
    entries = await queries.unsealed(uow.session, batch)
    if not entries:
        return 0
    last, previous = await queries.last_seal(uow.session) or (0, START)
    seals = []
    for seq, entry in enumerate(entries, last + 1):
        previous = seal_of(previous, seq, entry._asdict())
        seals.append({"seq": seq, "audit_id": entry.id, "hash": previous})
    await uow.session.execute(insert(AuditSeal), seals)
    done = [entry.id for entry in entries]
    await uow.session.execute(delete(AuditUnsealed).where(col(AuditUnsealed.audit_id).in_(done)))
    return len(done)
