"""Numbers of an offer: held, brought along, put into service and given back."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from api.core.errors import InvalidInput, NotFound, require
from api.core.uow import UnitOfWork
from api.numbers import policy, queries, rules
from api.numbers.models import NumberState, PhoneNumber
from api.numbers.rules import NumberTaken
from api.offers.actions.common import facts, person
from api.offers.models import Offer, OfferStatus
from api.offers.queries import lock_offer
from api.people.queries import branch as branch_of
from api.sla.actions import cancel_all_on, meet_on, start_clock
from api.sla.models import Clock


async def reserve_number(uow: UnitOfWork, offer_id: UUID, number: str) -> PhoneNumber:
    """Hold a number of the stock for an offer, for the time of the branch's promise (NUM-02).

    The offer that has it already keeps it. Raises NotFound, PermissionDenied, InvalidInput, NumberTaken.
    """
    offer = await _offer(uow, offer_id)
    wanted, kind = rules.read(number, (await branch_of(uow, offer.branch_id)).country)
    found = await queries.lock_named(uow, offer.branch_id, wanted)
    if found is None:
        raise NotFound("PhoneNumber", "number")
    if found.offer_id == offer.id:
        return found
    if found.state is not NumberState.FREE:
        raise NumberTaken("number", alternatives=await queries.alternatives(uow, offer.branch_id, kind, wanted))
    require(policy.can_choose(uow.actor, found))
    return await _hold(uow, offer, found)


async def port_number(uow: UnitOfWork, offer_id: UUID, number: str) -> PhoneNumber:
    """Take down a number that the customer brings along from another operator.

    Raises NotFound, PermissionDenied, InvalidInput, NumberTaken when the house knows it already.
    """
    offer = await _offer(uow, offer_id)
    wanted, kind = rules.read(number, (await branch_of(uow, offer.branch_id)).country)
    ported = PhoneNumber(
        branch_id=offer.branch_id,
        number=wanted,
        kind=kind,
        grade=rules.grade_of(wanted),
        ported=True,
        created_at=uow.now,
    )
    row = ported.model_dump(exclude={"customer_id", "offer_id", "holder_id", "assigned_at"}) | {"version": 1}
    await uow.session.execute(insert(PhoneNumber).values(row).on_conflict_do_nothing(index_elements=["number"]))
    found = await queries.lock_named(uow, offer.branch_id, wanted)
    if found is not None and found.offer_id == offer.id:
        return found
    if found is None or found.id != ported.id:
        raise NumberTaken("number", alternatives=[])
    return await _hold(uow, offer, found)


async def free_number(uow: UnitOfWork, number_id: UUID) -> PhoneNumber:
    """Give a reserved number back (NUM-02). Raises NotFound, PermissionDenied."""
    number = await queries.lock_number(uow, number_id)
    require(policy.can_free(uow.actor, number))
    await _free(uow, number)
    return number


async def free_late(uow: UnitOfWork, number_id: UUID, clock_id: UUID) -> bool:
    """Give a number back whose time is over, unless its offer was accepted meanwhile; tells whether it did.

    `clock_id` is the reservation's own: a later one of the same number is none of its business.
    """
    known = await uow.session.get(PhoneNumber, number_id)
    if known is None or known.offer_id is None:
        return False
    # The offer first, as for a reservation: an acceptance that is under way decides.
    offer = await lock_offer(uow, known.offer_id)
    number = await uow.session.get(PhoneNumber, number_id, with_for_update=True, populate_existing=True)
    clock = await uow.session.get_one(Clock, clock_id)
    held = number is not None and number.state is NumberState.RESERVED and number.offer_id == offer.id
    if number is None or not held or clock.ended_at is not None or offer.status is OfferStatus.ACCEPTED:
        return False
    await _free(uow, number)
    return True


async def free_numbers_of_gone(uow: UnitOfWork, offer_id: UUID) -> None:
    """Give back the numbers of an offer that was withdrawn or has expired, unless it was taken up again meanwhile."""
    offer = await lock_offer(uow, offer_id)
    if offer.status in policy.GONE:
        await free_numbers(uow, offer_id)


async def free_numbers(uow: UnitOfWork, offer_id: UUID) -> None:
    """Give back all that was reserved for an offer of which nothing comes (ORD-08)."""
    for number in await queries.lock_of_offer(uow, offer_id):
        if number.state is NumberState.RESERVED:
            await _free(uow, number)


async def time_numbers(uow: UnitOfWork, offer_id: UUID) -> None:
    """Let no time end the reservations of an accepted offer, and time those of one that is not accepted any more anew.

    May run any number of times, late and out of order: only how the offer stands now counts (NUM-02).
    """
    offer = await lock_offer(uow, offer_id)
    for number in await queries.lock_of_offer(uow, offer_id):
        if offer.status is OfferStatus.ACCEPTED:
            await meet_on(uow, number.id, rules.RESERVATION)
        elif number.state is NumberState.RESERVED:
            await start_clock(uow, rules.RESERVATION, number)


async def assign_numbers(uow: UnitOfWork, offer_id: UUID) -> list[str]:
    """Put the numbers of an offer into service, with its order's activation; returns all that it has (NUM-01)."""
    numbers = await queries.lock_of_offer(uow, offer_id)
    for number in numbers:
        if number.state is NumberState.RESERVED:
            number.state, number.assigned_at = NumberState.ASSIGNED, uow.now
            await meet_on(uow, number.id, rules.RESERVATION)
            uow.audit("number-assigned", number, {"offer_id": offer_id}, customer_id=number.customer_id)
    return [number.number for number in numbers]


async def _offer(uow: UnitOfWork, offer_id: UUID) -> Offer:
    """Return the offer for which the actor may choose one more number, locked."""
    offer = await lock_offer(uow, offer_id)
    require(policy.can_reserve(uow.actor, await facts(uow, offer)))
    if await queries.count_of_offer(uow, offer.id) >= rules.MOST_PER_OFFER:
        raise InvalidInput("number", code="number-enough", limit=rules.MOST_PER_OFFER)
    return offer


async def _hold(uow: UnitOfWork, offer: Offer, number: PhoneNumber) -> PhoneNumber:
    number.state = NumberState.RESERVED
    number.customer_id, number.offer_id, number.holder_id = offer.customer_id, offer.id, person(uow)
    await uow.flush()
    if offer.status is not OfferStatus.ACCEPTED:
        await start_clock(uow, rules.RESERVATION, number)
    uow.audit("number-reserved", number, {"offer_id": offer.id}, customer_id=offer.customer_id)
    return number


async def _free(uow: UnitOfWork, number: PhoneNumber) -> None:
    """Put a number back into the stock; one that was to be brought along goes where it came from."""
    uow.audit("number-freed", number, {"offer_id": number.offer_id}, customer_id=number.customer_id)
    await cancel_all_on(uow, number.id)
    if number.ported:
        await uow.session.delete(number)
    else:
        number.state = NumberState.FREE
        number.customer_id = number.offer_id = number.holder_id = None
    await uow.flush()
