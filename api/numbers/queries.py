"""Reads and locks of numbers, and who sees which."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import BigInteger, cast, delete, func, or_, select, update
from sqlmodel import col

from api.core.actor import Actor, scoped
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.numbers.models import NumberKind, NumberRange, NumberState, PhoneNumber
from api.offers.queries import seen
from api.people.models import UserAccount

ALTERNATIVES = 3
LIKE_ENDING = 4


def visible_to(actor: Actor) -> str:
    """Numbers of the branches in which the caller may look for them."""
    return scoped(actor, "number", owner="{t}.holder_id", customer="{t}.customer_id")


def visible_ranges(actor: Actor) -> str:
    """Ranges of the branches in which the caller may look for numbers."""
    return scoped(actor, "number")


def sees_ranges(actor: Actor) -> str:
    """Who looks for numbers sees how they are given out."""
    return "false" if visible_ranges(actor) == "false" else "true"


def allotted(actor: Actor) -> str:
    """Return which agent has how many numbers of which range, and how many of them are free."""
    return f"""select n.range_id || '-' || n.agent_id as id, n.range_id, n.agent_id, count(*)::int as numbers,
        (count(*) filter (where n.state = 'FREE'))::int as free, min(n.number) as first, max(n.number) as last
    from phone_number n where n.agent_id is not null and {visible_to(actor).replace("{t}", "n")}
    group by n.range_id, n.agent_id"""  # noqa: S608 - our own predicate


async def lock_range(uow: UnitOfWork, range_id: UUID) -> NumberRange:
    """Return a range that the actor sees, locked. Raises NotFound."""
    statement = select(NumberRange).where(col(NumberRange.id) == range_id).with_for_update()
    statement = seen(statement, "number_range", visible_ranges(uow.actor), uow.actor)
    found: NumberRange | None = await uow.session.scalar(statement, execution_options={"populate_existing": True})
    if found is None:
        raise NotFound("NumberRange", "id")
    return found


async def known_of(uow: UnitOfWork, first: str, last: str) -> set[str]:
    """Return the numbers from first to last that the house has, whoever's they are."""
    rows = await uow.session.scalars(
        select(col(PhoneNumber.number)).where(
            col(PhoneNumber.number).between(first, last), func.length(col(PhoneNumber.number)) == len(first)
        )
    )
    return set(rows)


async def ranges_within(uow: UnitOfWork, branch_id: UUID, first: str, last: str) -> Sequence[NumberRange]:
    """Return the branch's ranges that have numbers from first to last."""
    rows = await uow.session.scalars(
        select(NumberRange)
        .where(
            col(NumberRange.branch_id) == branch_id,
            func.length(col(NumberRange.first)) == len(first),
            col(NumberRange.first) <= last,
            col(NumberRange.last) >= first,
        )
        .order_by(col(NumberRange.first))
    )
    return rows.all()


async def remove_untouched(uow: UnitOfWork, found: NumberRange) -> int:
    """Remove the numbers of a range that are free and nobody's; return how many."""
    gone = await uow.session.execute(
        delete(PhoneNumber)
        .where(
            col(PhoneNumber.range_id) == found.id,
            col(PhoneNumber.state) == NumberState.FREE,
            col(PhoneNumber.agent_id).is_(None),
        )
        .returning(col(PhoneNumber.id))
    )
    return len(gone.all())


async def sells(uow: UnitOfWork, agent_id: UUID, branch_id: UUID) -> bool:
    """Tell whether somebody is an active colleague of the branch."""
    found = await uow.session.scalar(
        select(col(UserAccount.id)).where(
            col(UserAccount.id) == agent_id,
            col(UserAccount.active),
            col(UserAccount.customer_id).is_(None),
            col(UserAccount.branch_ids).contains([branch_id]),
        )
    )
    return found is not None


async def allot(uow: UnitOfWork, found: NumberRange, ends: tuple[str, str], agent_id: UUID, *, back: bool) -> int:
    """Give the free numbers between both ends to an agent, or take them from one; return how many."""
    moved = await uow.session.execute(
        update(PhoneNumber)
        .where(
            col(PhoneNumber.range_id) == found.id,
            col(PhoneNumber.number).between(*ends),
            col(PhoneNumber.state) == NumberState.FREE,
            col(PhoneNumber.agent_id) == agent_id if back else col(PhoneNumber.agent_id).is_(None),
        )
        .values(agent_id=None if back else agent_id, version=col(PhoneNumber.version) + 1)
        .returning(col(PhoneNumber.id))
    )
    return len(moved.all())


async def lock_named(uow: UnitOfWork, branch_id: UUID, number: str) -> PhoneNumber | None:
    """Return the number, locked: whoever wants the same one waits here."""
    statement = select(PhoneNumber).where(col(PhoneNumber.branch_id) == branch_id, col(PhoneNumber.number) == number)
    found: PhoneNumber | None = await uow.session.scalar(
        statement.with_for_update(), execution_options={"populate_existing": True}
    )
    return found


async def lock_number(uow: UnitOfWork, number_id: UUID) -> PhoneNumber:
    """Return a number that the actor sees, locked. Raises NotFound."""
    statement = select(PhoneNumber).where(col(PhoneNumber.id) == number_id).with_for_update(of=PhoneNumber)
    statement = seen(statement, "phone_number", visible_to(uow.actor), uow.actor)
    found: PhoneNumber | None = await uow.session.scalar(statement, execution_options={"populate_existing": True})
    if found is None:
        raise NotFound("PhoneNumber", "id")
    return found


async def lock_of_offer(uow: UnitOfWork, offer_id: UUID) -> Sequence[PhoneNumber]:
    """Return an offer's numbers, locked."""
    rows = await uow.session.scalars(
        select(PhoneNumber)
        .where(col(PhoneNumber.offer_id) == offer_id)
        .order_by(col(PhoneNumber.number))
        .with_for_update()
    )
    return rows.all()


async def count_of_offer(uow: UnitOfWork, offer_id: UUID) -> int:
    """Return how many numbers an offer has."""
    counted = select(func.count()).select_from(PhoneNumber).where(col(PhoneNumber.offer_id) == offer_id)
    return int(await uow.session.scalar(counted) or 0)


async def alternatives(uow: UnitOfWork, branch_id: UUID, kind: NumberKind, number: str) -> list[str]:
    """Return free numbers like one that is taken: of the same ending first, then the nearest."""
    ending, wanted = number[-LIKE_ENDING:], int(number[1:])
    rows = await uow.session.scalars(
        select(col(PhoneNumber.number))
        .where(
            col(PhoneNumber.branch_id) == branch_id,
            col(PhoneNumber.kind) == kind,
            col(PhoneNumber.state) == NumberState.FREE,
            or_(col(PhoneNumber.agent_id).is_(None), col(PhoneNumber.agent_id) == uow.actor.user_id),
        )
        .order_by(
            (func.right(col(PhoneNumber.number), LIKE_ENDING) == ending).desc(),
            func.abs(cast(func.substr(col(PhoneNumber.number), 2), BigInteger) - wanted),
        )
        .limit(ALTERNATIVES)
    )
    return list(rows)
