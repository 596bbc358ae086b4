"""Document numbers: distinct, in order, and nobody waits for somebody else's change to get one."""

from __future__ import annotations

import asyncio

from sqlalchemy import text

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.ids import new_id
from api.core.numbering import next_number, next_numbers

# As the release before this one counts.
OLD = text(
    "insert into number_sequence as s (branch_id, prefix, year, last) values (:branch, 'T', :year, 1) "
    "on conflict (branch_id, prefix, year) do update set last = s.last + 1 returning last"
)


async def test_a_change_under_way_holds_nobody_up(fresh_db: Database) -> None:
    """Whoever takes the first of a year makes the sequence; afterwards nobody waits."""
    branch = new_id()
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        first = await next_number(uow, branch, "T")
        await uow.commit()
    async with fresh_db.unit_of_work(SYSTEM) as one, asyncio.timeout(5):
        second = await next_number(one, branch, "T")
        async with fresh_db.unit_of_work(SYSTEM) as other:
            third = await next_number(other, branch, "T")
            await other.commit()
    assert [number[-6:] for number in (first, second, third)] == ["000001", "000002", "000003"]
    assert first == f"T-{uow.now.year}-000001"


async def test_the_first_numbers_of_a_year_are_taken_by_many_at_once(fresh_db: Database) -> None:
    branch = new_id()

    async def take() -> list[str]:
        async with fresh_db.unit_of_work(SYSTEM) as uow:
            found = await next_numbers(uow, branch, "L", 5)
            await uow.commit()
        return found

    taken = [number for some in await asyncio.gather(*(take() for _ in range(6))) for number in some]
    assert sorted(number[-6:] for number in taken) == [f"{number:06d}" for number in range(1, 31)]


async def test_kinds_and_branches_count_for_themselves(fresh_db: Database) -> None:
    branch, another = new_id(), new_id()
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        found = [
            await next_number(uow, branch, "T"),
            await next_number(uow, branch, "O"),
            await next_number(uow, another, "T"),
        ]
    assert [number[-6:] for number in found] == ["000001"] * 3


async def test_the_release_before_and_this_one_give_no_number_twice(fresh_db: Database) -> None:
    """Both are at work during an upgrade, and the old one alone after a step back."""
    branch, found = new_id(), list[int]()
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        for turn in range(6):
            if turn % 2:
                found.append(int((await next_number(uow, branch, "T"))[-6:]))
            else:
                found.append(await uow.session.scalar(OLD, {"branch": branch, "year": uow.now.year}) or 0)
    assert found == sorted(set(found))
