"""Document numbers that people read to each other: `L-2026-000123`."""

from typing import Final
from uuid import UUID

from api.core.uow import UnitOfWork

_NEXT: Final = """
insert into number_sequence as s (branch_id, prefix, year, last) values ($1, $2, $3, 1)
on conflict (branch_id, prefix, year) do update set last = s.last + 1 returning last"""


async def next_number(uow: UnitOfWork, branch_id: UUID, prefix: str) -> str:
    """Return the branch's next number of the kind; gaps are possible, repeats are not."""
    year = uow.now.year
    found = await uow.row(_NEXT, branch_id, prefix, year)
    return f"{prefix}-{year}-{found[0]:06d}"
