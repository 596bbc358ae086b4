"""Rounds with pricing, or with acquisition and retention (OFF-04)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from api.core.errors import InvalidInput, check_version, require
from api.core.events import plain
from api.core.uow import UnitOfWork
from api.offers import policy, queries
from api.offers.actions.common import InboxOffer, about, facts, freeze, move, person, write_revision
from api.offers.actions.quote import LineInput, price_lines
from api.offers.events import OfferAccepted, OfferApproved, OfferPricingAnswered, OfferPricingAsked
from api.offers.models import (
    Offer,
    OfferPricingRound,
    OfferRevision,
    OfferStatus,
    PricingAnswer,
    PricingTeam,
    RevisionOrigin,
)
from api.people.queries import team_of_role
from api.sla.actions import cancel_all_on, meet_on, start_clock
from api.work.actions.inbox import create_request, settle_request
from api.work.models import RequestState

CLOCK: Final = "PRICING"
TENDER_CLOCK: Final = "PRICING_TENDER"


# Acquisition and retention is a part of marketing.
ROLES: Final = {PricingTeam.PRICING: "PRICING", PricingTeam.RETENTION: "MARKETING"}


@dataclass(frozen=True, slots=True)
class PricingReply:
    """Pricing's answer; a counter-offer brings lines of its own, a refusal its reason."""

    answer: PricingAnswer
    reason: str | None = None
    lines: Sequence[LineInput] = field(default_factory=tuple)


async def ask_pricing(
    uow: UnitOfWork, offer: Offer, revision: OfferRevision, team: PricingTeam, note: str | None
) -> OfferPricingRound:
    """Open a round on a frozen revision, with the facts of the account and the deadline of its kind."""
    move(offer, OfferStatus.PRICING)
    asked = uow.add(
        OfferPricingRound(
            created_at=uow.now,
            offer_id=offer.id,
            revision_id=revision.id,
            customer_id=offer.customer_id,
            branch_id=offer.branch_id,
            team=team,
            # The system asks in the seller's name, when a contract is no longer eligible.
            asked_by_id=uow.actor.user_id or offer.owner_id,
            note=(note or "").strip() or None,
            facts=await account_facts(uow, offer, revision),
        )
    )
    await uow.flush()
    clock = await start_clock(uow, TENDER_CLOCK if offer.tender else CLOCK, offer)
    desk = await team_of_role(uow, offer.branch_id, ROLES[team])
    request = await create_request(
        uow,
        kind="PRICING",
        title_key="offer-title-pricing",
        about=InboxOffer(offer.branch_id, offer.id, offer.number, offer.customer_id),
        note=asked.note or "",
        to_team_id=desk.id if desk else None,
        due_at=clock.due_at,
    )
    asked.request_id = request.id
    uow.record(OfferPricingAsked(**about(offer), revision=revision.number, team=team.name, round_id=asked.id))
    return asked


async def answer_pricing(uow: UnitOfWork, offer_id: UUID, reply: PricingReply, *, version: int | None = None) -> Offer:
    """Approve the revision, counter it with one of pricing's own, or refuse it with a reason (OFF-04).

    What the customer has accepted already (a contract that was no longer eligible) is accepted again by an approval.
    Raises NotFound, PermissionDenied, StaleVersion, InvalidInput, and what pricing the counter's lines raises.
    """
    offer = await queries.lock_offer(uow, offer_id)
    require(policy.can_price(uow.actor, await facts(uow, offer)))
    check_version(version, offer.version)
    asked = await queries.open_round(uow, offer.id)
    reason = (reply.reason or "").strip() or None
    if reply.answer is PricingAnswer.WITHDRAWN:
        raise InvalidInput("answer", code="offer-answer-withdrawn")
    if reply.answer is PricingAnswer.REFUSE and reason is None:
        raise InvalidInput("reason", code="offer-reason-needed")
    if (reply.answer is PricingAnswer.COUNTER) != bool(reply.lines):
        raise InvalidInput("lines", code="offer-counter-lines")
    asked.answer, asked.reason = reply.answer, reason
    asked.answered_by_id, asked.answered_at = person(uow), uow.now
    match reply.answer:
        case PricingAnswer.REFUSE:
            move(offer, OfferStatus.DRAFT)
        case PricingAnswer.COUNTER:
            await _counter(uow, offer, reply.lines)
            uow.record(OfferApproved(**about(offer), revision=offer.revision, by_pricing=True))
        case PricingAnswer.APPROVE:
            await _approve(uow, offer, asked.revision_id)
    await meet_on(uow, offer.id, TENDER_CLOCK if offer.tender else CLOCK)
    _answered(uow, offer, asked)
    uow.audit("offer-priced", offer, {"answer": reply.answer, "reason": reason, "revision": offer.revision})
    return offer


async def reopen_for_pricing(uow: UnitOfWork, offer: Offer) -> None:
    """Ask pricing about an accepted offer that is not eligible any more (CTR-01a)."""
    await ask_pricing(uow, offer, await queries.revision(uow, offer), PricingTeam.PRICING, None)


async def close_round(uow: UnitOfWork, offer: Offer) -> None:
    """End the question to pricing of an offer that is withdrawn."""
    asked = await queries.open_round(uow, offer.id)
    asked.answer = PricingAnswer.WITHDRAWN
    asked.answered_by_id, asked.answered_at = person(uow), uow.now
    await cancel_all_on(uow, offer.id)
    _answered(uow, offer, asked)


async def close_request(uow: UnitOfWork, round_id: UUID) -> None:
    """Close the inbox item of an answered round. A job does it, any number of times."""
    asked = await queries.pricing_round(uow, round_id)
    if asked.request_id is None or asked.answer is None:
        return
    withdrawn = asked.answer is PricingAnswer.WITHDRAWN
    await settle_request(uow, asked.request_id, RequestState.WITHDRAWN if withdrawn else RequestState.DONE)


async def account_facts(uow: UnitOfWork, offer: Offer, revision: OfferRevision) -> dict[str, object]:
    """Return what pricing decides on: lines in service by kind, monthly value, tariffs, and what is offered now.

    Amounts are net decimals as text in the offer's currency.
    """
    customer = await queries.customer(uow, offer.customer_id)
    subscriptions = await queries.active_subscriptions(uow, customer.id)
    offered = await queries.lines(uow, revision.id)
    return {
        "segment": customer.segment_code,
        "in_service": dict(Counter(subscription.kind.name for subscription in subscriptions)),
        "monthly_value": plain(customer.monthly_value),
        "tariffs": dict(Counter(subscription.tariff for subscription in subscriptions)),
        "offered_monthly": plain(revision.monthly_net),
        "offered_contract": plain(revision.contract_net),
        "discounts": [
            {"code": line.code, "quantity": line.quantity, "percent": plain(line.discount_percent)} for line in offered
        ],
        "currency": offer.currency,
    }


async def _counter(uow: UnitOfWork, offer: Offer, lines: Sequence[LineInput]) -> None:
    """Add pricing's own revision; it may pass the limits, since that is what pricing decides."""
    customer = await queries.customer(uow, offer.customer_id)
    priced = await price_lines(uow, customer, lines)
    offer.revision += 1
    revision = await write_revision(uow, offer, priced, number=offer.revision, origin=RevisionOrigin.PRICING_COUNTER)
    await freeze(uow, revision)
    move(offer, OfferStatus.APPROVED)


async def _approve(uow: UnitOfWork, offer: Offer, revision_id: UUID) -> None:
    """Let the revision be sent, or let a revision that the customer took already go on to its contract."""
    uow.record(OfferApproved(**about(offer), revision=offer.revision, by_pricing=True))
    accepted = await queries.acceptance(uow, revision_id)
    if accepted is None:
        move(offer, OfferStatus.APPROVED)
        return
    move(offer, OfferStatus.ACCEPTED)
    uow.record(
        OfferAccepted(
            **about(offer),
            revision=offer.revision,
            how=accepted.how.name,
            lead_id=offer.lead_id,
            owner_id=offer.owner_id,
        )
    )


def _answered(uow: UnitOfWork, offer: Offer, asked: OfferPricingRound) -> None:
    """Record how a round ended."""
    if asked.answer is None:
        raise ValueError("the round is still open")
    uow.record(
        OfferPricingAnswered(
            **about(offer),
            revision=offer.revision,
            answer=asked.answer.name,
            round_id=asked.id,
            owner_id=offer.owner_id,
        )
    )
