"""What passes between seller and customer: sending, the answer, expiry, withdrawal, the final resolution."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from api.core.actor import ActorKind
from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.files.actions import attach
from api.files.models import AttachmentKind
from api.offers import defaults, policy, queries, rules
from api.offers.actions.common import about, facts, freeze, move, person, today
from api.offers.actions.pricing import close_round
from api.offers.events import (
    OfferAccepted,
    OfferExpired,
    OfferExpiryDue,
    OfferRefused,
    OfferResolved,
    OfferSent,
    OfferWithdrawn,
)
from api.offers.models import (
    AnswerChannel,
    Offer,
    OfferAnswer,
    OfferResolution,
    OfferRevision,
    OfferSending,
    OfferStatus,
    RefusalGround,
    Resolution,
    Verdict,
)
from api.people.queries import branch
from api.sla.actions import later


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an offer ended, as the seller reports it; `competitor_upload_id` is an uploaded offer of a competitor."""

    resolution: Resolution
    reason: str
    competitor: str | None = None
    competitor_upload_id: UUID | None = None


async def send_offer(
    uow: UnitOfWork, offer_id: UUID, *, version: int | None = None, contact_id: UUID | None = None
) -> Offer:
    """Send the approved revision to a contact, by default the customer's signatory (OFF-10).

    The mail with the PDF and the signed link is made by a job from the event OfferSent. Raises NotFound,
    PermissionDenied, StaleVersion, InvalidInput when there is nobody with a mail address to send it to.
    """
    offer = await queries.lock_offer(uow, offer_id)
    require(policy.can_send(uow.actor, await facts(uow, offer)))
    check_version(version, offer.version)
    contact_id = contact_id or offer.contact_id
    to = (
        await queries.contact(uow, contact_id, offer.customer_id)
        if contact_id
        else await queries.signatory(uow, offer.customer_id)
    )
    if to is None or to.email is None:
        raise InvalidInput("contactId", code="offer-nobody-to-send")
    revision = await queries.revision(uow, offer)
    until = rules.last_day(await today(uow, offer.branch_id), defaults.VALID_DAYS)
    revision.sent_at = revision.sent_at or uow.now
    move(offer, OfferStatus.SENT)
    offer.contact_id = to.id
    offer.sent_revision = revision.number
    offer.sent_at = uow.now
    offer.valid_until = until
    sending = uow.add(
        OfferSending(
            created_at=uow.now,
            offer_id=offer.id,
            revision_id=revision.id,
            customer_id=offer.customer_id,
            contact_id=to.id,
            sent_by_id=person(uow),
        )
    )
    await later(uow, await _end_of(uow, offer), OfferExpiryDue(**about(offer), revision=revision.number))
    uow.record(OfferSent(**about(offer), revision=revision.number, sending_id=sending.id))
    uow.audit("offer-sent", offer, {"revision": revision.number, "contact_id": to.id})
    return offer


async def accept_offer(
    uow: UnitOfWork, offer_id: UUID, *, revision: int, how: AnswerChannel = AnswerChannel.PORTAL
) -> Offer:
    """Record the customer's yes to the revision that it has seen, by its signatory or by the seller (OFF-10).

    Raises NotFound, PermissionDenied, OfferRevisionConflict when the offer has changed since, OfferStatusConflict.
    """
    offer = await queries.lock_offer(uow, offer_id)
    answered = await _answered(uow, offer, revision, how)
    if offer.valid_until and rules.has_expired(offer.valid_until, await today(uow, offer.branch_id)):
        # The day is over, though its timer has not come yet.
        raise rules.OfferStatusConflict(status=OfferStatus.EXPIRED.name)
    _answer(uow, offer, answered, Verdict.ACCEPTED, how)
    uow.record(
        OfferAccepted(**about(offer), revision=revision, how=how.name, lead_id=offer.lead_id, owner_id=offer.owner_id)
    )
    return offer


async def refuse_offer(
    uow: UnitOfWork,
    offer_id: UUID,
    *,
    revision: int,
    ground: RefusalGround,
    reason: str | None = None,
    how: AnswerChannel = AnswerChannel.PORTAL,
) -> Offer:
    """Record the customer's no; its ground decides who is asked next (OFF-10, ORD-05a). Raises as accept_offer."""
    offer = await queries.lock_offer(uow, offer_id)
    answered = await _answered(uow, offer, revision, how)
    answer = _answer(uow, offer, answered, Verdict.REFUSED, how, ground=ground, reason=reason)
    uow.record(
        OfferRefused(
            **about(offer),
            revision=revision,
            how=how.name,
            ground=ground.name,
            answer_id=answer.id,
            owner_id=offer.owner_id,
        )
    )
    return offer


async def withdraw_offer(uow: UnitOfWork, offer_id: UUID, *, version: int | None = None) -> Offer:
    """Take an offer back before it is accepted. Raises NotFound, PermissionDenied, StaleVersion."""
    offer = await queries.lock_offer(uow, offer_id)
    require(policy.can_withdraw(uow.actor, await facts(uow, offer)))
    check_version(version, offer.version)
    if offer.status is OfferStatus.PRICING:
        await close_round(uow, offer)
    move(offer, OfferStatus.WITHDRAWN)
    await freeze(uow, await queries.revision(uow, offer))
    uow.record(OfferWithdrawn(**about(offer), revision=offer.revision))
    uow.audit("offer-withdrawn", offer)
    return offer


async def expire_offer(uow: UnitOfWork, offer_id: UUID) -> bool:
    """Let a sent offer end when its last day is over; tells whether it did. May run any number of times."""
    offer = await queries.lock_offer(uow, offer_id)
    if offer.status is not OfferStatus.SENT or offer.valid_until is None:
        return False
    if not rules.has_expired(offer.valid_until, await today(uow, offer.branch_id)):
        return False
    move(offer, OfferStatus.EXPIRED)
    uow.record(OfferExpired(**about(offer), revision=offer.revision))
    return True


async def resolve_offer(uow: UnitOfWork, offer_id: UUID, outcome: Outcome) -> Offer:
    """Put on record how an unsigned offer ended, with the competitor's offer if there is one (OFF-09).

    A signature is recorded by the contract itself. Raises NotFound, PermissionDenied, InvalidInput.
    """
    offer = await queries.lock_offer(uow, offer_id)
    require(policy.can_resolve(uow.actor, await facts(uow, offer)))
    if outcome.resolution is Resolution.SIGNED:
        raise InvalidInput("resolution", code="offer-resolution-signed")
    if not outcome.reason.strip():
        raise InvalidInput("reason", code="offer-reason-needed")
    document = None
    if outcome.competitor_upload_id is not None:
        document = await attach(uow, outcome.competitor_upload_id, offer, AttachmentKind.COMPETITOR_OFFER)
        await uow.flush()
    uow.add(
        OfferResolution(
            created_at=uow.now,
            offer_id=offer.id,
            customer_id=offer.customer_id,
            resolution=outcome.resolution,
            reason=outcome.reason.strip(),
            competitor=(outcome.competitor or "").strip() or None,
            competitor_document_id=document.id if document else None,
            resolved_by_id=person(uow),
        )
    )
    uow.record(OfferResolved(**about(offer), revision=offer.revision, resolution=outcome.resolution.name))
    uow.audit("offer-resolved", offer, {"resolution": outcome.resolution, "reason": outcome.reason})
    return offer


async def resolve_signed(uow: UnitOfWork, offer: Offer, revision: OfferRevision) -> None:
    """Put on record which revision was signed (OFF-09); the contract calls it with its own transaction."""
    uow.add(
        OfferResolution(
            created_at=uow.now,
            offer_id=offer.id,
            customer_id=offer.customer_id,
            resolution=Resolution.SIGNED,
            revision_id=revision.id,
            resolved_by_id=person(uow),
        )
    )
    uow.record(OfferResolved(**about(offer), revision=revision.number, resolution=Resolution.SIGNED.name))


async def _end_of(uow: UnitOfWork, offer: Offer) -> datetime:
    """Return the first instant after the offer's last day, on the branch's clock."""
    if offer.valid_until is None:
        raise ValueError("an offer that is sent has a last day")
    zone = ZoneInfo((await branch(uow, offer.branch_id)).zone)
    return datetime.combine(offer.valid_until + timedelta(days=1), time(), zone).astimezone(UTC)


async def _answered(uow: UnitOfWork, offer: Offer, number: int, how: AnswerChannel) -> OfferRevision:
    """Return the revision that is answered by somebody who may; it must still be the current one."""
    signatory = uow.actor.kind is ActorKind.PORTAL and await queries.acts_as_signatory(uow)
    require(policy.can_answer(uow.actor, await facts(uow, offer), signatory=signatory))
    if (uow.actor.kind is ActorKind.PORTAL) != (how is AnswerChannel.PORTAL):
        raise InvalidInput("how", code="offer-answer-channel")
    if offer.revision != number:
        raise rules.OfferRevisionConflict("revision", current=offer.revision)
    return await queries.revision(uow, offer)


def _answer(
    uow: UnitOfWork,
    offer: Offer,
    revision: OfferRevision,
    verdict: Verdict,
    how: AnswerChannel,
    *,
    ground: RefusalGround | None = None,
    reason: str | None = None,
) -> OfferAnswer:
    """Write the answer down and move the offer."""
    move(offer, OfferStatus.ACCEPTED if verdict is Verdict.ACCEPTED else OfferStatus.REFUSED)
    offer.answered_at = uow.now
    answer = uow.add(
        OfferAnswer(
            created_at=uow.now,
            offer_id=offer.id,
            revision_id=revision.id,
            customer_id=offer.customer_id,
            verdict=verdict,
            how=how,
            ground=ground,
            reason=(reason or "").strip() or None,
            answered_by_id=person(uow),
        )
    )
    uow.audit(f"offer-{verdict.name.lower()}", offer, {"revision": revision.number, "how": how, "reason": reason})
    return answer
