"""Document numbers that people read to each other: `L-2026-000123`."""

from typing import Final
from uuid import UUID

from api.core.uow import UnitOfWork

_NEXT: Final = "select array(select next_number($1, $2, $3) from generate_series(1, $4))"


async def next_numbers(uow: UnitOfWork, branch_id: UUID, prefix: str, count: int) -> list[str]:
    """Return the branch's next numbers of the kind; gaps are possible, repeats are not.

    Nobody waits for another's change: a number that was taken is gone even when the change that took it is not made.
    """
    year = uow.now.year
    found = await uow.row(_NEXT, branch_id, prefix, year, count)
    return [f"{prefix}-{year}-{number:06d}" for number in found[0]]


async def next_number(uow: UnitOfWork, branch_id: UUID, prefix: str) -> str:
    """Return the branch's next number of the kind."""
    return (await next_numbers(uow, branch_id, prefix, 1))[0]
