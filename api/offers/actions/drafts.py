"""What the seller does before the customer sees anything: create, change, submit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import col

from api.core.errors import check_version, require
from api.core.numbering import next_number
from api.core.uow import UnitOfWork
from api.customers.actions import add_reference
from api.customers.models import ReferenceKind
from api.offers import policy, queries, rules
from api.offers.actions.common import about, facts, freeze, move, person, write_lines, write_revision
from api.offers.actions.pricing import ask_pricing
from api.offers.actions.quote import LineInput, price_lines
from api.offers.events import OfferApproved, OfferCreated, OfferRevised
from api.offers.models import LimitOutcome, Offer, OfferLine, OfferStatus, PricingTeam, RevisionOrigin
from api.offers.rules import LineTotals, OfferEmpty, OfferPricesChanged, PricedLine


@dataclass(frozen=True, slots=True)
class NewOffer:
    """Where an offer starts; `client_reference` is the key that a device gave it while offline."""

    customer_id: UUID
    lead_id: UUID | None = None
    contact_id: UUID | None = None
    tender: bool = False
    client_reference: UUID | None = None


async def create_offer(uow: UnitOfWork, new: NewOffer, lines: Sequence[LineInput]) -> Offer:
    """Begin an offer for a customer; the same client reference again returns the same offer.

    Raises NotFound, PermissionDenied, and what pricing the lines raises (`quote.price_lines`).
    """
    if new.client_reference is not None:
        existing = await queries.by_client_reference(uow, new.client_reference)
        if existing is not None:
            return existing
    customer = await queries.customer(uow, new.customer_id)
    require(policy.can_create(uow.actor, customer.branch_id))
    if new.contact_id is not None:
        await queries.contact(uow, new.contact_id, customer.id)
    if new.lead_id is not None:
        await queries.lead_of(uow, new.lead_id, customer.id)
    priced = await price_lines(uow, customer, lines)
    offer = uow.add(
        Offer(
            created_at=uow.now,
            branch_id=customer.branch_id,
            number=await next_number(uow, customer.branch_id, "OF"),
            customer_id=customer.id,
            contact_id=new.contact_id,
            lead_id=new.lead_id,
            owner_id=person(uow),
            team_id=next(iter(uow.actor.team_ids), None),
            created_by_id=person(uow),
            client_reference=new.client_reference,
            tender=new.tender,
            currency=await queries.currency(uow, customer.branch_id),
        )
    )
    await uow.flush()
    await add_reference(uow, ReferenceKind.OFFER, offer)
    await write_revision(uow, offer, priced, number=1, origin=RevisionOrigin.SELLER)
    uow.record(OfferCreated(**about(offer), revision=1, lead_id=offer.lead_id))
    uow.audit("offer-created", offer, {"lines": _summary(priced)})
    return offer


async def update_draft(
    uow: UnitOfWork, offer_id: UUID, version: int, lines: Sequence[LineInput], *, contact_id: UUID | None = None
) -> Offer:
    """Replace the lines. A draft is written over; whatever was submitted or sent stays and a new revision begins.

    Raises NotFound, PermissionDenied, StaleVersion, and what pricing the lines raises.
    """
    offer = await queries.lock_offer(uow, offer_id)
    require(policy.can_edit(uow.actor, await facts(uow, offer)))
    check_version(version, offer.version)
    customer = await queries.customer(uow, offer.customer_id)
    priced = await price_lines(uow, customer, lines)
    if contact_id is not None:
        offer.contact_id = (await queries.contact(uow, contact_id, customer.id)).id
    current = await queries.revision(uow, offer)
    if current.frozen_at is None:
        await uow.session.execute(delete(OfferLine).where(col(OfferLine.revision_id) == current.id))
        for name, value in rules.amounts(rules.offer_totals((line.totals for line in priced), offer.currency)).items():
            setattr(current, name, value)
        current.outcome = rules.outcome(line.band for line in priced)
        write_lines(uow, current, priced)
        # Only the revision's row changes, and the other window must notice all the same.
        flag_modified(offer, "revision")
    else:
        if offer.status is not OfferStatus.DRAFT:
            move(offer, OfferStatus.DRAFT)
        offer.revision += 1
        offer.valid_until = None
        await write_revision(uow, offer, priced, number=offer.revision, origin=RevisionOrigin.SELLER)
        uow.record(OfferRevised(**about(offer), revision=offer.revision))
    await uow.flush()
    uow.audit("offer-changed", offer, {"revision": offer.revision, "lines": _summary(priced)})
    return offer


async def submit_offer(
    uow: UnitOfWork,
    offer_id: UUID,
    *,
    version: int | None = None,
    ask: PricingTeam | None = None,
    note: str | None = None,
) -> Offer:
    """Check the draft against the catalogue as it is now; within the limits it may be sent, outside pricing is asked.

    `ask` asks a team for a personal offer even within the limits (OFF-02, OFF-03a, OFF-04). Raises NotFound,
    PermissionDenied, StaleVersion, OfferEmpty, OfferPricesChanged when the catalogue's prices have changed meanwhile.
    """
    offer = await queries.lock_offer(uow, offer_id)
    require(policy.can_submit(uow.actor, await facts(uow, offer)))
    check_version(version, offer.version)
    current = await queries.revision(uow, offer)
    lines = await queries.lines(uow, current.id)
    if not lines:
        raise OfferEmpty("lines")
    customer = await queries.customer(uow, offer.customer_id)
    if current.frozen_at is None:
        priced = await price_lines(uow, customer, [LineInput.of(line) for line in lines])
        if [_prices(line.totals) for line in priced] != [
            (line.monthly_net, line.monthly_vat, line.one_time_net, line.one_time_vat) for line in lines
        ]:
            raise OfferPricesChanged("lines")
        current.outcome = rules.outcome(line.band for line in priced)
        await freeze(uow, current)
    if current.outcome is LimitOutcome.OUTSIDE or ask is not None:
        await ask_pricing(uow, offer, current, ask or PricingTeam.PRICING, note)
    else:
        move(offer, OfferStatus.APPROVED)
        uow.record(OfferApproved(**about(offer), revision=current.number, by_pricing=False))
    uow.audit("offer-submitted", offer, {"revision": current.number, "outcome": current.outcome})
    return offer


def _prices(totals: LineTotals) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Return what a line stores of its totals."""
    return totals.monthly.net, totals.monthly.vat, totals.one_time.net, totals.one_time.vat


def _summary(priced: Sequence[PricedLine]) -> list[dict[str, object]]:
    """Return lines for the audit."""
    return [
        {
            "code": line.code,
            "quantity": line.terms.quantity,
            "discount": line.terms.discount_percent,
            "months": line.terms.months,
        }
        for line in priced
    ]
