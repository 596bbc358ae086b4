"""Document numbers that people read to each other: `L-2026-000123`."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from api.core.tables import NumberSequence
from api.core.uow import UnitOfWork


async def next_number(uow: UnitOfWork, branch_id: UUID, prefix: str) -> str:
    """Return the branch's next number of the kind; gaps are possible, repeats are not."""
    year = uow.now.year
    table = NumberSequence.__table__  # type: ignore[attr-defined] # SQLModel sets it on table classes
    statement = (
        insert(table)
        .values(branch_id=branch_id, prefix=prefix, year=year, last=1)
        .on_conflict_do_update(index_elements=["branch_id", "prefix", "year"], set_={"last": table.c.last + 1})
        .returning(table.c.last)
    )
    number = await uow.session.scalar(statement)
    return f"{prefix}-{year}-{number:06d}"
