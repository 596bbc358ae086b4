"""Reads and locks of numbers, and who sees which."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import BigInteger, cast, func, select
from sqlmodel import col

from api.core.actor import Actor, scoped
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.numbers.models import NumberKind, NumberState, PhoneNumber
from api.offers.queries import seen

ALTERNATIVES = 3
LIKE_ENDING = 4


def visible_to(actor: Actor) -> str:
    """Numbers of the branches in which the caller may look for them."""
    return scoped(actor, "number", owner="{t}.holder_id", customer="{t}.customer_id")


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
        )
        .order_by(
            (func.right(col(PhoneNumber.number), LIKE_ENDING) == ending).desc(),
            func.abs(cast(func.substr(col(PhoneNumber.number), 2), BigInteger) - wanted),
        )
        .limit(ALTERNATIVES)
    )
    return list(rows)
