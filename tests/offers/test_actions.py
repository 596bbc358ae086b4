"""Offers through their life on a real database."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from api.catalog.actions import LimitData, set_segment_limit
from api.catalog.rules import OfferingNotPublished
from api.core import clock
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.tables import EventRow
from api.offers import actions, queries
from api.offers.actions import Outcome, PricingReply
from api.offers.models import (
    AnswerChannel,
    LimitOutcome,
    Offer,
    OfferAnswer,
    OfferLine,
    OfferPricingRound,
    OfferResolution,
    OfferRevision,
    OfferStatus,
    PricingAnswer,
    PricingTeam,
    RefusalGround,
    Resolution,
    RevisionOrigin,
)
from api.offers.rules import OfferPricesChanged, OfferRevisionConflict, OfferStatusConflict, OfferTooLarge
from api.sla.models import Clock, Timer
from api.work.models import ActionRequest, RequestState
from tests.factories.offers import Shop, make_shop, stored

D = Decimal


@pytest.fixture
async def shop(db: Database) -> Shop:
    return await make_shop(db)


async def revisions(db: Database, offer: Offer) -> list[OfferRevision]:
    async with db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(OfferRevision).where(col(OfferRevision.offer_id) == offer.id).order_by(col(OfferRevision.number))
        )
        return list(rows)


async def events(db: Database, offer: Offer) -> list[str]:
    async with db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(col(EventRow.name)).where(col(EventRow.subject_id) == offer.id).order_by(col(EventRow.seq))
        )
        return list(rows)


async def test_a_draft_is_priced_exactly(db: Database, shop: Shop) -> None:
    offer = await shop.offer(
        db,
        shop.line(discount_percent=D("7.5"), components={"ROAMING": 2}),
        shop.line(offering_id=shop.device.id, quantity=3, months=0, discount_percent=D(0)),
    )
    (revision,) = await revisions(db, offer)
    # 10 x (20 + 2 x 5) less 7.5 % = 277.50 a month; 10 x 2 less 7.5 % + 3 x 499.99 = 18.50 + 1,499.97 once
    assert (revision.monthly_net, revision.monthly_vat) == (D("277.50"), D("58.28"))
    assert (revision.one_time_net, revision.one_time_vat) == (D("1518.47"), D("3.89") + D("314.99"))
    assert revision.contract_net == 24 * D("277.50") + D("1518.47")
    assert offer.number.startswith("OF-")
    assert offer.status is OfferStatus.DRAFT


async def test_within_the_limits_an_offer_may_be_sent(db: Database, shop: Shop) -> None:
    offer = await shop.approved(db, shop.line(discount_percent=D(15)))
    assert offer.status is OfferStatus.APPROVED
    assert "OfferApproved" in await events(db, offer)


async def test_one_figure_in_the_catalogue_changes_what_needs_approval(db: Database, shop: Shop) -> None:
    offer = await shop.offer(db, shop.line(discount_percent=D("15.01")))
    other = await shop.offer(db, shop.line(discount_percent=D("15.01")))
    first = await shop.do(db, shop.seller, actions.submit_offer, offer.id)
    assert first.status is OfferStatus.PRICING
    limit = LimitData(segment_code="GBM_HIGH", standard_discount=D(10), maximum_discount=D(20), min_months=12)
    await shop.do(db, shop.marketing, set_segment_limit, shop.voice.id, limit)
    second = await shop.do(db, shop.seller, actions.submit_offer, other.id)
    assert second.status is OfferStatus.APPROVED


@pytest.mark.parametrize(
    "changes",
    [{"discount_percent": D(100)}, {"quantity": 1001}, {"months": 11}, {"months": 0}],
)
async def test_whatever_passes_a_limit_goes_to_pricing(db: Database, shop: Shop, changes: dict[str, object]) -> None:
    offer = await shop.approved(db, shop.line(**changes))
    assert offer.status is OfferStatus.PRICING
    async with db.unit_of_work(SYSTEM) as uow:
        asked = await queries.open_round(uow, offer.id)
        request = await uow.session.get_one(ActionRequest, asked.request_id)
        running = await uow.session.scalar(select(Clock).where(col(Clock.subject_id) == offer.id))
    assert request.to_team_id == shop.pricing_team.id
    assert set(request.titles) == {"en", "ro", "es", "pl", "ru"}
    assert asked.facts["segment"] == "GBM_HIGH"
    assert running is not None
    assert running.key == "PRICING"
    assert running.amount == 3


async def test_a_tender_has_five_days(db: Database, shop: Shop) -> None:
    offer = await shop.offer(db, tender=True)
    await shop.do(db, shop.seller, actions.submit_offer, offer.id, ask=PricingTeam.RETENTION, note="Wins the fleet")
    async with db.unit_of_work(SYSTEM) as uow:
        running = await uow.session.scalar(select(Clock).where(col(Clock.subject_id) == offer.id))
        asked = await queries.open_round(uow, offer.id)
    assert running is not None
    assert (running.key, running.amount) == ("PRICING_TENDER", 5)
    assert (asked.team, asked.note) == (PricingTeam.RETENTION, "Wins the fleet")


async def test_every_round_with_pricing_is_a_revision_and_none_is_lost(db: Database, shop: Shop) -> None:
    offer = await shop.approved(db, shop.line(discount_percent=D(40)))
    refused = await shop.do(
        db, shop.pricing, actions.answer_pricing, offer.id, PricingReply(PricingAnswer.REFUSE, "Below cost")
    )
    assert refused.status is OfferStatus.DRAFT
    await shop.do(db, shop.seller, actions.update_draft, offer.id, refused.version, [shop.line(discount_percent=D(30))])
    await shop.do(db, shop.seller, actions.submit_offer, offer.id)
    counter = PricingReply(PricingAnswer.COUNTER, lines=[shop.line(discount_percent=D(22))])
    countered = await shop.do(db, shop.pricing, actions.answer_pricing, offer.id, counter)
    assert (countered.status, countered.revision) == (OfferStatus.APPROVED, 3)
    kept = await revisions(db, offer)
    assert [revision.number for revision in kept] == [1, 2, 3]
    assert [revision.monthly_net for revision in kept] == [D("120.00"), D("140.00"), D("156.00")]
    assert kept[2].origin is RevisionOrigin.PRICING_COUNTER
    async with db.unit_of_work(SYSTEM) as uow:
        rounds = list(
            await uow.session.scalars(
                select(OfferPricingRound)
                .where(col(OfferPricingRound.offer_id) == offer.id)
                .order_by(col(OfferPricingRound.created_at))
            )
        )
        assert [asked.answer for asked in rounds] == [PricingAnswer.REFUSE, PricingAnswer.COUNTER]
        assert rounds[0].reason == "Below cost"
        await actions.close_request(uow, rounds[0].id)
        await actions.close_request(uow, rounds[0].id)
        request = await uow.session.get_one(ActionRequest, rounds[0].request_id)
        assert request.state is RequestState.DONE


@pytest.mark.parametrize(
    "statement",
    [
        "update offer_revision set monthly_net = 1 where offer_id = :id",
        "delete from offer_revision where offer_id = :id",
        "update offer_line set quantity = 1 where offer_id = :id",
        "delete from offer_line where offer_id = :id",
    ],
)
async def test_the_database_itself_keeps_what_was_submitted(db: Database, shop: Shop, statement: str) -> None:
    offer = await shop.approved(db)
    with pytest.raises(DBAPIError, match="frozen"):
        async with db.unit_of_work(shop.seller) as uow:
            await uow.session.execute(text(statement), {"id": offer.id})


async def test_a_refusal_of_pricing_says_why_and_a_counter_has_lines(db: Database, shop: Shop) -> None:
    offer = await shop.approved(db, shop.line(discount_percent=D(40)))
    for reply in (
        PricingReply(PricingAnswer.REFUSE, "  "),
        PricingReply(PricingAnswer.COUNTER),
        PricingReply(PricingAnswer.APPROVE, lines=[shop.line()]),
        PricingReply(PricingAnswer.WITHDRAWN),
    ):
        with pytest.raises(InvalidInput):
            await shop.do(db, shop.pricing, actions.answer_pricing, offer.id, reply)
    assert (await stored(db, offer.id)).status is OfferStatus.PRICING


async def test_two_windows_at_the_same_offer(db: Database, shop: Shop) -> None:
    offer = await shop.offer(db)
    first = await shop.do(db, shop.seller, actions.update_draft, offer.id, 1, [shop.line(quantity=20)])
    with pytest.raises(StaleVersion) as stale:
        await shop.do(db, shop.manager, actions.update_draft, offer.id, 1, [shop.line(quantity=30)])
    assert (stale.value.mine, stale.value.theirs) == (1, first.version)
    (revision,) = await revisions(db, offer)
    assert revision.monthly_net == D("380.00")


async def test_an_offer_made_offline_is_created_once_and_found_by_its_reference(db: Database, shop: Shop) -> None:
    reference = shop.voice.id  # any UUID
    first = await shop.offer(db, client_reference=reference)
    again = await shop.offer(db, client_reference=reference)
    assert again.id == first.id
    assert (await shop.do(db, shop.seller, actions.submit_offer, reference)).id == first.id
    with pytest.raises(NotFound):
        await shop.do(db, shop.manager, actions.withdraw_offer, reference)


async def test_sizes_at_their_limits(db: Database, shop: Shop) -> None:
    with pytest.raises(OfferTooLarge):
        await shop.offer(db, *[shop.line()] * 10_000)
    with pytest.raises(OfferTooLarge):
        await shop.offer(db, shop.line(quantity=100_001))
    with pytest.raises(InvalidInput):
        await shop.offer(db, shop.line(quantity=0))
    with pytest.raises(InvalidInput):
        await shop.offer(db, shop.line(components={"ROAMING": 3}))
    free = await shop.approved(db, shop.line(discount_percent=D(100)))
    (revision,) = await revisions(db, free)
    assert (revision.contract_net, revision.outcome) == (D("0.00"), LimitOutcome.OUTSIDE)


async def test_what_left_the_catalogue_cannot_be_offered(db: Database, shop: Shop) -> None:
    offer = await shop.offer(db)
    async with db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(
            text("update product_offering set status = 'WITHDRAWN' where id = :id"), {"id": shop.voice.id}
        )
        await uow.commit()
    with pytest.raises(OfferingNotPublished):
        await shop.do(db, shop.seller, actions.submit_offer, offer.id)


async def test_changed_prices_are_not_submitted_unseen(db: Database, shop: Shop) -> None:
    offer = await shop.offer(db)
    async with db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(
            text("update product_offering set monthly_price = 21 where id = :id"), {"id": shop.voice.id}
        )
        await uow.commit()
    with pytest.raises(OfferPricesChanged):
        await shop.do(db, shop.seller, actions.submit_offer, offer.id)
    await shop.do(db, shop.seller, actions.update_draft, offer.id, 1, [shop.line()])
    assert (await shop.do(db, shop.seller, actions.submit_offer, offer.id)).status is OfferStatus.APPROVED


async def test_the_signatory_accepts_in_the_portal(db: Database, shop: Shop) -> None:
    offer = await shop.accepted(db)
    assert offer.status is OfferStatus.ACCEPTED
    async with db.unit_of_work(SYSTEM) as uow:
        answer = await uow.session.scalar(select(OfferAnswer).where(col(OfferAnswer.offer_id) == offer.id))
    assert answer is not None
    assert (answer.how, answer.answered_by_id) == (AnswerChannel.PORTAL, shop.signatory.user_id)
    assert (await events(db, offer))[-1] == "OfferAccepted"


async def test_what_the_customer_has_not_seen_cannot_be_accepted(db: Database, shop: Shop) -> None:
    offer = await shop.sent(db)
    await shop.do(db, shop.seller, actions.update_draft, offer.id, offer.version, [shop.line(quantity=50)])
    with pytest.raises(PermissionDenied):
        await shop.do(db, shop.signatory, actions.accept_offer, offer.id, revision=1)
    await shop.do(db, shop.seller, actions.submit_offer, offer.id)
    await shop.do(db, shop.seller, actions.send_offer, offer.id)
    with pytest.raises(OfferRevisionConflict):
        await shop.do(db, shop.signatory, actions.accept_offer, offer.id, revision=1)
    assert (await stored(db, offer.id)).status is OfferStatus.SENT


@pytest.mark.parametrize("who", ["buyer", "viewer", "foreign_portal", "other_seller", "stranger", "pricing"])
async def test_nobody_else_answers(db: Database, shop: Shop, who: str) -> None:
    offer = await shop.sent(db)
    actor: Actor = getattr(shop, who)
    how = AnswerChannel.PORTAL if actor.customer_id else AnswerChannel.PAPER
    with pytest.raises((PermissionDenied, NotFound)):
        await shop.do(db, actor, actions.accept_offer, offer.id, revision=1, how=how)
    with pytest.raises((PermissionDenied, NotFound)):
        await shop.do(db, actor, actions.refuse_offer, offer.id, revision=1, how=how, ground=RefusalGround.PRICE)
    assert (await stored(db, offer.id)).status is OfferStatus.SENT


async def test_a_seller_records_how_the_answer_came(db: Database, shop: Shop) -> None:
    offer = await shop.approved(db)
    with pytest.raises(InvalidInput):
        await shop.do(db, shop.seller, actions.accept_offer, offer.id, revision=1, how=AnswerChannel.PORTAL)
    taken = await shop.do(db, shop.seller, actions.accept_offer, offer.id, revision=1, how=AnswerChannel.TABLET)
    assert taken.status is OfferStatus.ACCEPTED


async def test_an_offer_ends_after_its_last_day(db: Database, shop: Shop) -> None:
    offer = await shop.sent(db)
    assert offer.valid_until is not None
    async with db.unit_of_work(SYSTEM) as uow:
        due = await uow.session.scalar(select(Timer).where(col(Timer.event)["subject_id"].astext == str(offer.id)))
        assert due is not None
        assert due.due_at > clock.now() + timedelta(days=29)
        assert not await actions.expire_offer(uow, offer.id)
        uow.now = due.due_at
        assert await actions.expire_offer(uow, offer.id)
        assert not await actions.expire_offer(uow, offer.id)
        await uow.commit()
    assert (await stored(db, offer.id)).status is OfferStatus.EXPIRED
    with pytest.raises(PermissionDenied):
        await shop.do(db, shop.signatory, actions.accept_offer, offer.id, revision=1)


async def test_an_answer_after_the_last_day_is_too_late_even_before_the_timer(db: Database, shop: Shop) -> None:
    offer = await shop.sent(db)
    async with db.unit_of_work(shop.signatory) as uow:
        uow.now += timedelta(days=40)
        with pytest.raises(OfferStatusConflict):
            await actions.accept_offer(uow, offer.id, revision=1)


async def test_the_end_is_on_record_with_its_reason(db: Database, shop: Shop) -> None:
    offer = await shop.sent(db)
    outcome = Outcome(Resolution.STAYS, "Too dear", competitor="Dacia Telecom")
    with pytest.raises(PermissionDenied):
        await shop.do(db, shop.seller, actions.resolve_offer, offer.id, outcome)
    await shop.do(
        db, shop.signatory, actions.refuse_offer, offer.id, revision=1, ground=RefusalGround.PRICE, reason="Too dear"
    )
    for wrong in (Outcome(Resolution.SIGNED, "x"), Outcome(Resolution.TERMINATED, " ")):
        with pytest.raises(InvalidInput):
            await shop.do(db, shop.seller, actions.resolve_offer, offer.id, wrong)
    await shop.do(db, shop.seller, actions.resolve_offer, offer.id, outcome)
    async with db.unit_of_work(SYSTEM) as uow:
        kept = await uow.session.scalar(select(OfferResolution).where(col(OfferResolution.offer_id) == offer.id))
    assert kept is not None
    assert (kept.resolution, kept.reason, kept.competitor) == (Resolution.STAYS, "Too dear", "Dacia Telecom")
    with pytest.raises(PermissionDenied):
        await shop.do(db, shop.seller, actions.resolve_offer, offer.id, outcome)


async def test_withdrawing_takes_the_question_to_pricing_back(db: Database, shop: Shop) -> None:
    offer = await shop.approved(db, shop.line(discount_percent=D(40)))
    await shop.do(db, shop.seller, actions.withdraw_offer, offer.id)
    async with db.unit_of_work(SYSTEM) as uow:
        asked = await uow.session.scalar(select(OfferPricingRound).where(col(OfferPricingRound.offer_id) == offer.id))
        assert asked is not None
        assert asked.answer is PricingAnswer.WITHDRAWN
        running = await uow.session.scalar(select(Clock).where(col(Clock.subject_id) == offer.id))
        assert running is not None
        assert running.state.name == "CANCELLED"
    with pytest.raises(PermissionDenied):
        await shop.do(db, shop.pricing, actions.answer_pricing, offer.id, PricingReply(PricingAnswer.APPROVE))


async def test_sending_needs_somebody_with_a_mail_address(db: Database, shop: Shop) -> None:
    offer = await shop.approved(db)
    async with db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(text("update contact set email = null where id = :id"), {"id": shop.contact.id})
        await uow.commit()
    with pytest.raises(InvalidInput):
        await shop.do(db, shop.seller, actions.send_offer, offer.id)
    assert (await stored(db, offer.id)).status is OfferStatus.APPROVED


async def test_events_carry_no_personal_data(db: Database, shop: Shop) -> None:
    offer = await shop.sent(db)
    await shop.do(
        db, shop.signatory, actions.refuse_offer, offer.id, revision=1, ground=RefusalGround.TERMS, reason="Secret"
    )
    async with db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(select(EventRow).where(col(EventRow.subject_id) == offer.id))
        written = str([row.data for row in rows])
    for word in ("Secret", shop.contact.name, shop.contact.email or "", shop.customer.name):
        assert word not in written


async def test_a_visitor_can_do_nothing(db: Database, shop: Shop) -> None:
    offer = await shop.offer(db)
    with pytest.raises((PermissionDenied, NotFound, DBAPIError)):
        await shop.do(db, ANONYMOUS, actions.withdraw_offer, offer.id)
    async with db.unit_of_work(SYSTEM) as uow:
        lines = await uow.session.scalars(select(OfferLine).where(col(OfferLine.offer_id) == offer.id))
        assert len(list(lines)) == 1
