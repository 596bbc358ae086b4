"""The stock: ranges come in and go to the agents who sell from them; what leaves service rests before it is free."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from api.core.errors import InvalidInput, require
from api.core.ids import new_id
from api.core.uow import UnitOfWork
from api.numbers import policy, queries, rules
from api.numbers.models import NumberGrade, NumberKind, NumberRange, NumberState, PhoneNumber
from api.people.models import Branch
from api.people.queries import branch as branch_of
from api.sla.actions import cancel_all_on, start_clock
from api.sla.models import Clock

PIECE = 1000


@dataclass(frozen=True)
class RangeTrial:
    """What adding a range would do; `clashes` are ranges of the branch that have numbers of it already."""

    first: str
    last: str
    kind: NumberKind
    grades: dict[NumberGrade, int]
    known: int
    clashes: list[str]


async def try_range(uow: UnitOfWork, branch_id: UUID, first: str, count: int) -> RangeTrial:
    """Tell what a range would bring without keeping anything. Raises NotFound, PermissionDenied, InvalidInput."""
    branch = await branch_of(uow, branch_id)
    require(policy.can_stock(uow.actor, branch_id))
    kind, numbers = _spelt(branch, first, count)
    known = await queries.known_of(uow, numbers[0], numbers[-1])
    fresh = [number for number in numbers if number not in known]
    clashes = await queries.ranges_within(uow, branch_id, numbers[0], numbers[-1])
    return RangeTrial(
        numbers[0],
        numbers[-1],
        kind,
        Counter(rules.grade_of(number) for number in fresh),
        len(known),
        [f"{one.first}–{one.last}" for one in clashes],
    )


async def add_range(uow: UnitOfWork, branch_id: UUID, first: str, count: int) -> NumberRange:
    """Put `count` numbers from `first` on into the branch's stock; `size` says how many were new to it (NUM-01).

    Raises NotFound, PermissionDenied, InvalidInput when the first or the last is no number of the branch's country, or
    when the house has all of them.
    """
    branch = await branch_of(uow, branch_id)
    require(policy.can_stock(uow.actor, branch_id))
    kind, numbers = _spelt(branch, first, count)
    added = uow.add(
        NumberRange(branch_id=branch_id, first=numbers[0], last=numbers[-1], kind=kind, size=count, created_at=uow.now)
    )
    await uow.flush()
    rows = [
        {
            "id": new_id(),
            "created_at": uow.now,
            "version": 1,
            "branch_id": branch_id,
            "range_id": added.id,
            "number": number,
            "kind": kind,
            "grade": rules.grade_of(number),
            "state": NumberState.FREE,
            "ported": False,
        }
        for number in numbers
    ]
    # In pieces: a statement has a largest number of values.
    new = 0
    for at in range(0, count, PIECE):
        statement = insert(PhoneNumber).values(rows[at : at + PIECE]).on_conflict_do_nothing(index_elements=["number"])
        new += len((await uow.session.execute(statement.returning(col(PhoneNumber.id)))).all())
    if not new:
        raise InvalidInput("first", code="number-range-known")
    added.size = new
    await uow.flush()
    uow.audit("numbers-added", added, {"first": numbers[0], "count": count, "added": new})
    return added


async def remove_range(uow: UnitOfWork, range_id: UUID) -> None:
    """Take a range out of the stock, none of whose numbers anybody has. Raises NotFound, PermissionDenied, InvalidInput."""
    found = await queries.lock_range(uow, range_id)
    require(policy.can_stock(uow.actor, found.branch_id))
    if await queries.remove_untouched(uow, found) < found.size:
        raise InvalidInput("id", code="number-range-used")
    uow.audit("numbers-removed", found, {"first": found.first, "last": found.last, "count": found.size})
    await uow.session.delete(found)
    await uow.flush()


async def allot_numbers(
    uow: UnitOfWork, range_id: UUID, first: str, count: int, agent_id: UUID, *, back: bool = False
) -> tuple[NumberRange, int]:
    """Give free numbers of a range to an agent, who alone sells them then, or take them back; tells how many (NUM-01).

    Given is what is nobody's, taken back what is the agent's; what is reserved or in service stays as it is. Raises
    NotFound, PermissionDenied, InvalidInput.
    """
    found = await queries.lock_range(uow, range_id)
    require(policy.can_allot(uow.actor, found.branch_id))
    branch = await branch_of(uow, found.branch_id)
    _, numbers = _spelt(branch, first, count)
    if not found.first <= numbers[0] <= numbers[-1] <= found.last:
        raise InvalidInput("first", code="number-range-outside")
    if not back and not await queries.sells(uow, agent_id, found.branch_id):
        raise InvalidInput("agentId", code="number-agent-unknown")
    moved = await queries.allot(uow, found, (numbers[0], numbers[-1]), agent_id, back=back)
    if not moved:
        raise InvalidInput("first", code="number-none-to-move")
    action = "numbers-taken-back" if back else "numbers-allotted"
    uow.audit(action, found, {"agent_id": agent_id, "first": numbers[0], "last": numbers[-1], "count": moved})
    return found, moved


async def retire_number(uow: UnitOfWork, number_id: UUID) -> PhoneNumber:
    """Take a number out of service; it rests for the branch's time and is free again by itself.

    One that a customer brought along goes where it came from. Raises NotFound, PermissionDenied.
    """
    number = await queries.lock_number(uow, number_id)
    require(policy.can_retire(uow.actor, number))
    uow.audit("number-retired", number, {"offer_id": number.offer_id}, customer_id=number.customer_id)
    await cancel_all_on(uow, number.id)
    if number.ported:
        await uow.session.delete(number)
        await uow.flush()
        return number
    number.state = NumberState.QUARANTINED
    number.customer_id = number.offer_id = number.holder_id = number.assigned_at = None
    await uow.flush()
    await start_clock(uow, rules.QUARANTINE, number)
    return number


async def end_quarantine(uow: UnitOfWork, number_id: UUID, clock_id: UUID) -> bool:
    """Put a number back into the stock that has rested; tells whether it did. `clock_id` is the rest's own."""
    number = await uow.session.get(PhoneNumber, number_id, with_for_update=True, populate_existing=True)
    clock = await uow.session.get_one(Clock, clock_id)
    if number is None or number.state is not NumberState.QUARANTINED or clock.key != rules.QUARANTINE:
        return False
    number.state = NumberState.FREE
    uow.audit("number-freed", number, {})
    await uow.flush()
    return True


def _spelt(branch: Branch, first: str, count: int) -> tuple[NumberKind, list[str]]:
    """Return the numbers of a range with their kind. Raises InvalidInput."""
    if not 1 <= count <= rules.LARGEST_RANGE:
        raise InvalidInput("count", code="number-range", limit=rules.LARGEST_RANGE)
    start, kind = rules.read(first, branch.country, "first")
    numbers = [f"+{int(start[1:]) + step}" for step in range(count)]
    if rules.read(numbers[-1], branch.country, "count")[1] is not kind:
        raise InvalidInput("count", code="number-invalid")
    return kind, numbers
