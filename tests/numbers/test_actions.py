"""Numbers between the stock and a line in service: nobody gets one twice, and none is lost to the stock."""

import asyncio
import secrets
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.errors import InvalidInput, PermissionDenied
from api.numbers import actions
from api.numbers.models import NumberState, PhoneNumber
from api.numbers.rules import RESERVATION, NumberTaken
from api.offers.actions import accept_offer, withdraw_offer
from api.offers.actions.pricing import reopen_for_pricing
from api.offers.queries import lock_offer
from api.sla.models import Clock, ClockState
from tests.factories.offers import Shop, make_shop
from tests.factories.people import make_staff
from tests.factories.worker import shift_clock, work_off

STOCK = 12


@pytest.fixture
async def shop(db: Database) -> Shop:
    return await make_shop(db)


async def stock(db: Database, shop: Shop, count: int = STOCK) -> list[str]:
    """Put a range of numbers that no other test has into the branch's stock."""
    first = 40720000000 + secrets.randbelow(90_000) * 100
    async with db.unit_of_work(SYSTEM) as uow:
        assert (await actions.add_range(uow, shop.branch.id, f"+{first}", count)).size == count
        await uow.commit()
    return [f"+{first + step}" for step in range(count)]


async def state_of(db: Database, number: str) -> tuple[NumberState, UUID | None]:
    async with db.unit_of_work(SYSTEM) as uow:
        found = (await uow.session.scalars(select(PhoneNumber).where(col(PhoneNumber.number) == number))).one()
        return found.state, found.offer_id


async def test_a_range_is_added_once(db: Database, shop: Shop) -> None:
    numbers = await stock(db, shop)
    async with db.unit_of_work(SYSTEM) as uow:
        assert (await actions.add_range(uow, shop.branch.id, numbers[6], STOCK)).size == 6
    for first, count in (("+48512345678", 1), (numbers[0], 0), (numbers[0], 100_001)):
        async with db.unit_of_work(SYSTEM) as uow:
            with pytest.raises(InvalidInput):
                await actions.add_range(uow, shop.branch.id, first, count)


async def test_of_many_who_want_one_number_at_the_same_moment_one_gets_it(db: Database, shop: Shop) -> None:
    wanted, *others = await stock(db, shop)
    offers = [await shop.offer(db) for _ in range(6)]
    answers = await asyncio.gather(
        *(shop.do(db, shop.seller, actions.reserve_number, offer.id, wanted) for offer in offers),
        return_exceptions=True,
    )
    winners = [answer for answer in answers if isinstance(answer, PhoneNumber)]
    late = [answer for answer in answers if isinstance(answer, NumberTaken)]
    assert (len(winners), len(late)) == (1, 5)
    assert await state_of(db, wanted) == (NumberState.RESERVED, winners[0].offer_id)
    for refused in late:
        assert refused.values["alternatives"] == others[:3]


async def test_a_number_brought_along_is_taken_down_once(db: Database, shop: Shop) -> None:
    number = f"+4072{secrets.randbelow(10_000_000):07}"
    offers = [await shop.offer(db) for _ in range(4)]
    answers = await asyncio.gather(
        *(shop.do(db, shop.seller, actions.port_number, offer.id, number) for offer in offers),
        return_exceptions=True,
    )
    winners = [answer for answer in answers if isinstance(answer, PhoneNumber)]
    assert len(winners) == 1
    assert sum(isinstance(answer, NumberTaken) for answer in answers) == 3
    # Given back it is not of the house's stock.
    await shop.do(db, shop.seller, actions.free_number, winners[0].id)
    async with db.unit_of_work(SYSTEM) as uow:
        assert await uow.session.get(PhoneNumber, winners[0].id) is None


async def test_the_same_offer_asks_twice_and_has_it_once(db: Database, shop: Shop) -> None:
    wanted, *_ = await stock(db, shop)
    offer = await shop.offer(db)
    first = await shop.do(db, shop.seller, actions.reserve_number, offer.id, wanted)
    again = await shop.do(db, shop.seller, actions.reserve_number, offer.id, wanted.replace("+40", "0"))
    assert first.id == again.id


@pytest.mark.req("NUM-02")
async def test_nobody_gets_it_twice_and_only_the_holder_or_administration_gives_it_back(
    db: Database, shop: Shop
) -> None:
    wanted, *_ = await stock(db, shop)
    offer, late = await shop.offer(db), await shop.offer(db)
    answers = await asyncio.gather(
        *(shop.do(db, shop.seller, actions.reserve_number, one.id, wanted) for one in (offer, late)),
        return_exceptions=True,
    )
    (number,) = [answer for answer in answers if isinstance(answer, PhoneNumber)]
    (refused,) = [answer for answer in answers if isinstance(answer, NumberTaken)]
    assert refused.values["alternatives"]
    offer = offer if number.offer_id == offer.id else late
    for who in (shop.other_seller, shop.manager):
        with pytest.raises(PermissionDenied):
            await shop.do(db, who, actions.free_number, number.id)
    assert await state_of(db, wanted) == (NumberState.RESERVED, offer.id)
    async with db.unit_of_work(SYSTEM) as uow:
        administration = await make_staff(uow, shop.branch, "SALES_ADMIN")
        await uow.commit()
    await shop.do(db, administration, actions.free_number, number.id)
    assert await state_of(db, wanted) == (NumberState.FREE, None)
    again = await shop.do(db, shop.seller, actions.reserve_number, offer.id, wanted)
    await shop.do(db, shop.seller, actions.free_number, again.id)
    assert await state_of(db, wanted) == (NumberState.FREE, None)


async def test_a_reservation_ends_by_itself(fresh_db: Database) -> None:
    db = fresh_db
    shop = await make_shop(db)
    wanted, kept, *_ = await stock(db, shop)
    offer, accepted = await shop.offer(db), await shop.sent(db)
    await shop.do(db, shop.seller, actions.reserve_number, offer.id, wanted)
    await shop.do(db, shop.seller, actions.reserve_number, accepted.id, kept)
    await shop.do(db, shop.signatory, accept_offer, accepted.id, revision=accepted.revision)
    await work_off(db)
    await shift_clock(db, timedelta(days=8))
    await work_off(db)
    assert await state_of(db, wanted) == (NumberState.FREE, None)
    # What is accepted waits for its activation, however long that takes.
    assert await state_of(db, kept) == (NumberState.RESERVED, accepted.id)


async def test_back_at_pricing_the_time_of_an_accepted_offer_s_numbers_runs_again(fresh_db: Database) -> None:
    db = fresh_db
    shop = await make_shop(db)
    wanted, *_ = await stock(db, shop)
    offer = await shop.sent(db)
    await shop.do(db, shop.seller, actions.reserve_number, offer.id, wanted)
    await shop.do(db, shop.signatory, accept_offer, offer.id, revision=offer.revision)
    await work_off(db)
    async with db.unit_of_work(SYSTEM) as uow:
        await reopen_for_pricing(uow, await lock_offer(uow, offer.id))
        await uow.commit()
    await work_off(db)
    # An acceptance that is heard of late holds nothing any more, and asked twice there is one time.
    await shop.do(db, SYSTEM, actions.time_numbers, offer.id)
    assert await state_of(db, wanted) == (NumberState.RESERVED, offer.id)
    await shift_clock(db, timedelta(days=8))
    await work_off(db)
    assert await state_of(db, wanted) == (NumberState.FREE, None)


async def test_a_late_end_of_a_reservation_does_not_end_the_next_one(db: Database, shop: Shop) -> None:
    wanted, *_ = await stock(db, shop)
    first, second = await shop.offer(db), await shop.offer(db)
    number = await shop.do(db, shop.seller, actions.reserve_number, first.id, wanted)
    old = await clock_of(db, number.id)
    await shop.do(db, shop.seller, actions.free_number, number.id)
    await shop.do(db, shop.seller, actions.reserve_number, second.id, wanted)
    assert not await shop.do(db, SYSTEM, actions.free_late, number.id, old.id)
    assert await state_of(db, wanted) == (NumberState.RESERVED, second.id)
    # Nor does the late end of an offer that was taken up again.
    await shop.do(db, SYSTEM, actions.free_numbers_of_gone, second.id)
    assert await state_of(db, wanted) == (NumberState.RESERVED, second.id)


async def clock_of(db: Database, number_id: UUID) -> Clock:
    """Return the clock of a number that was reserved once."""
    async with db.unit_of_work(SYSTEM) as uow:
        wanted = select(Clock).where(col(Clock.subject_id) == number_id, col(Clock.key) == RESERVATION)
        return (await uow.session.scalars(wanted)).one()


async def test_what_is_withdrawn_gives_its_numbers_back(db: Database, shop: Shop) -> None:
    wanted, *_ = await stock(db, shop)
    offer = await shop.offer(db)
    number = await shop.do(db, shop.seller, actions.reserve_number, offer.id, wanted)
    await shop.do(db, shop.seller, withdraw_offer, offer.id)
    await shop.do(db, SYSTEM, actions.free_numbers, offer.id)
    assert await state_of(db, wanted) == (NumberState.FREE, None)
    assert (await clock_of(db, number.id)).state is ClockState.CANCELLED
    with pytest.raises(PermissionDenied):
        await shop.do(db, shop.seller, actions.reserve_number, offer.id, wanted)


async def test_activation_puts_numbers_into_service_once(db: Database, shop: Shop) -> None:
    wanted, *_ = await stock(db, shop)
    offer = await shop.offer(db)
    number = await shop.do(db, shop.seller, actions.reserve_number, offer.id, wanted)
    for _ in range(2):
        assert await shop.do(db, SYSTEM, actions.assign_numbers, offer.id) == [wanted]
    assert await state_of(db, wanted) == (NumberState.ASSIGNED, offer.id)
    # In service it is nobody's to give back: not the seller's, and no cancelled order takes it.
    with pytest.raises(PermissionDenied):
        await shop.do(db, shop.seller, actions.free_number, number.id)
    await shop.do(db, SYSTEM, actions.free_numbers, offer.id)
    assert (await state_of(db, wanted))[0] is NumberState.ASSIGNED


async def people(db: Database, shop: Shop) -> tuple[Actor, Actor]:
    """Return SIM management and sales administration of the shop's branch."""
    async with db.unit_of_work(SYSTEM) as uow:
        found = (
            await make_staff(uow, shop.branch, "SIM_MANAGEMENT"),
            await make_staff(uow, shop.branch, "SALES_ADMIN"),
        )
        await uow.commit()
    return found


async def range_of(db: Database, number: str) -> UUID:
    async with db.unit_of_work(SYSTEM) as uow:
        found = await uow.session.scalar(select(col(PhoneNumber.range_id)).where(col(PhoneNumber.number) == number))
        assert found is not None
        return found


@pytest.mark.req("NUM-01")
async def test_numbers_pass_from_sim_management_to_agents_accounts_and_into_service(db: Database, shop: Shop) -> None:
    sims, administration = await people(db, shop)
    first = f"+4075{secrets.randbelow(90_000):05}00"
    tried = await shop.do(db, sims, actions.try_range, shop.branch.id, first, 10)
    assert (tried.first, sum(tried.grades.values()), tried.known, tried.clashes) == (first, 10, 0, [])
    made = await shop.do(db, sims, actions.add_range, shop.branch.id, first, 10)
    again = await shop.do(db, sims, actions.try_range, shop.branch.id, first, 12)
    assert (sum(again.grades.values()), again.known, again.clashes) == (2, 10, [f"{made.first}–{made.last}"])

    assert shop.seller.user_id is not None
    given = await shop.do(db, administration, actions.allot_numbers, made.id, first, 4, shop.seller.user_id)
    assert given[1] == 4
    theirs, mine = await shop.offer(db), await shop.offer(db)
    others = f"+{int(first[1:]) + 4}"
    with pytest.raises(PermissionDenied):
        await shop.do(db, shop.manager, actions.reserve_number, theirs.id, first)
    assert await state_of(db, first) == (NumberState.FREE, None)
    await shop.do(db, shop.manager, actions.reserve_number, theirs.id, others)
    number = await shop.do(db, shop.seller, actions.reserve_number, mine.id, first)

    # What is the account's stays so when the agent's free ones are taken back.
    back = await shop.do(db, administration, actions.allot_numbers, made.id, first, 10, shop.seller.user_id, back=True)
    assert back[1] == 3
    assert await shop.do(db, SYSTEM, actions.assign_numbers, mine.id) == [first]
    assert number.id
    assert await state_of(db, first) == (NumberState.ASSIGNED, mine.id)


async def test_a_number_rests_after_service_before_somebody_else_has_it(fresh_db: Database) -> None:
    db = fresh_db
    shop = await make_shop(db)
    sims, _ = await people(db, shop)
    wanted, *_ = await stock(db, shop)
    offer, other = await shop.offer(db), await shop.offer(db)
    number = await shop.do(db, shop.seller, actions.reserve_number, offer.id, wanted)
    with pytest.raises(PermissionDenied):
        await shop.do(db, sims, actions.retire_number, number.id)
    await shop.do(db, SYSTEM, actions.assign_numbers, offer.id)
    await shop.do(db, sims, actions.retire_number, number.id)
    assert await state_of(db, wanted) == (NumberState.QUARANTINED, None)
    with pytest.raises(NumberTaken):
        await shop.do(db, shop.seller, actions.reserve_number, other.id, wanted)
    await shift_clock(db, timedelta(days=89))
    await work_off(db)
    assert await state_of(db, wanted) == (NumberState.QUARANTINED, None)
    await shift_clock(db, timedelta(days=91))
    await work_off(db)
    await shop.do(db, shop.seller, actions.reserve_number, other.id, wanted)


async def test_a_range_goes_as_long_as_nobody_has_numbers_of_it(db: Database, shop: Shop) -> None:
    sims, administration = await people(db, shop)
    wanted, *_ = await stock(db, shop)
    key = await range_of(db, wanted)
    assert shop.seller.user_id is not None
    await shop.do(db, administration, actions.allot_numbers, key, wanted, 1, shop.seller.user_id)
    with pytest.raises(InvalidInput):
        await shop.do(db, sims, actions.remove_range, key)
    assert await state_of(db, wanted) == (NumberState.FREE, None)
    await shop.do(db, administration, actions.allot_numbers, key, wanted, 1, shop.seller.user_id, back=True)
    await shop.do(db, sims, actions.remove_range, key)
    async with db.unit_of_work(SYSTEM) as uow:
        assert await uow.session.scalar(select(PhoneNumber).where(col(PhoneNumber.number) == wanted)) is None


async def test_what_is_not_of_the_range_and_who_is_not_of_the_branch_is_refused(db: Database, shop: Shop) -> None:
    _, administration = await people(db, shop)
    wanted, *_ = await stock(db, shop)
    key = await range_of(db, wanted)
    assert shop.seller.user_id is not None
    assert shop.stranger.user_id is not None
    assert shop.signatory.user_id is not None
    for count, agent in ((STOCK + 1, shop.seller), (1, shop.stranger), (1, shop.signatory)):
        assert agent.user_id is not None
        with pytest.raises(InvalidInput):
            await shop.do(db, administration, actions.allot_numbers, key, wanted, count, agent.user_id)
