"""`python -m api.cli audit verify`: reads the whole chain again and compares it with what was kept elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import queries
from api.audit.rules import START, Fault, FaultKind, Head, seal_of
from api.core.database import Database


@dataclass
class Report:
    """What was checked, and what is wrong."""

    sealed: int = 0
    heads: int = 0
    faults: list[Fault] = field(default_factory=list)

    def summary(self) -> dict[str, object]:
        """Return what is kept of a check: how much was sealed, how many faults, and the first of them."""
        first = [str(fault) for fault in self.faults[:5]]
        return {"sealed": self.sealed, "faults": len(self.faults), "first": first}


async def verify(database: Database, heads: Sequence[Head]) -> Report:
    """Check every seal, its entry, and the heads, on one snapshot of the database."""
    report = Report(heads=len(heads))
    engine = database.worker.execution_options(isolation_level="REPEATABLE READ")
    async with engine.connect() as connection:
        last = await _check_links(connection, report)
        report.faults += [Fault(FaultKind.ENTRY_MISSING, entry=str(key)) for key in await queries.lost(connection)]
        report.faults += [Fault(FaultKind.NEVER_SEALED, entry=str(key)) for key in await queries.smuggled(connection)]
        await _check_heads(connection, report, heads, last)
    return report


async def _check_links(connection: AsyncConnection, report: Report) -> int:
    """Compute each hash again from the one before as it stands, so that a fault is told once, where it is."""
    last, previous = 0, START
    async for row in queries.chain(connection):
        missing = range(last + 1, row.seq)
        report.faults += [Fault(FaultKind.SEAL_MISSING, seq) for seq in missing]
        if row.id is None:
            report.faults.append(Fault(FaultKind.ENTRY_MISSING, row.seq, str(row.audit_id)))
        elif not missing and row.hash != seal_of(previous, row.seq, row._asdict()):
            report.faults.append(Fault(FaultKind.CHANGED, row.seq, str(row.audit_id)))
        last, previous = row.seq, row.hash
        report.sealed += 1
    return last


async def _check_heads(connection: AsyncConnection, report: Report, heads: Sequence[Head], last: int) -> None:
    known = await queries.hashes(connection, [head.seq for head in heads])
    for head in heads:
        if head.seq > last:
            report.faults.append(Fault(FaultKind.CUT, head.seq))
        elif head.seq in known and known[head.seq] != head.hash:
            report.faults.append(Fault(FaultKind.REWRITTEN, head.seq))
