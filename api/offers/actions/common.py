"""Steps that all actions of offers share."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from api.core.actor import ActorKind
from api.core.errors import PermissionDenied
from api.core.events import plain
from api.core.uow import UnitOfWork
from api.offers import queries, rules
from api.offers.models import Offer, OfferLine, OfferRevision, OfferStatus, RevisionOrigin
from api.offers.policy import Facts
from api.offers.rules import PricedLine
from api.people.queries import branch


@dataclass(slots=True)
class InboxOffer:
    """The offer as an inbox item shows it."""

    branch_id: UUID
    subject_id: UUID
    number: str
    customer_id: UUID | None
    subject: str = "offer"


async def facts(uow: UnitOfWork, offer: Offer) -> Facts:
    """Return what the policy wants to know of an offer."""
    return Facts(
        branch_id=offer.branch_id,
        customer_id=offer.customer_id,
        owner_id=offer.owner_id,
        team_id=offer.team_id,
        status=offer.status,
        # The portal knows nothing of resolutions, and none of its steps depends on one.
        resolved=uow.actor.kind is not ActorKind.PORTAL and await queries.resolution(uow, offer.id) is not None,
    )


def about(offer: Offer) -> dict[str, UUID]:
    """Return what every event of the offer carries."""
    return {"subject_id": offer.id, "branch_id": offer.branch_id, "customer_id": offer.customer_id}


async def today(uow: UnitOfWork, branch_id: UUID) -> date:
    """Return the branch's calendar day."""
    return uow.now.astimezone(ZoneInfo((await branch(uow, branch_id)).zone)).date()


def person(uow: UnitOfWork) -> UUID:
    """Return the acting person; raises PermissionDenied when nobody is signed in."""
    if uow.actor.user_id is None:
        raise PermissionDenied
    return uow.actor.user_id


def move(offer: Offer, wanted: OfferStatus) -> None:
    """Change the offer's state along the transition table. Raises OfferStatusConflict."""
    offer.status = rules.next_status(offer.status, wanted)


async def write_revision(
    uow: UnitOfWork, offer: Offer, priced: Sequence[PricedLine], *, number: int, origin: RevisionOrigin
) -> OfferRevision:
    """Insert a revision with its lines; it stays open until it is frozen."""
    totals = rules.offer_totals((line.totals for line in priced), offer.currency)
    revision = uow.add(
        OfferRevision(
            created_at=uow.now,
            offer_id=offer.id,
            customer_id=offer.customer_id,
            branch_id=offer.branch_id,
            number=number,
            origin=origin,
            created_by_id=person(uow),
            outcome=rules.outcome(line.band for line in priced),
            monthly_net=totals.monthly.net,
            monthly_vat=totals.monthly.vat,
            one_time_net=totals.one_time.net,
            one_time_vat=totals.one_time.vat,
            contract_net=totals.contract.net,
            contract_vat=totals.contract.vat,
        )
    )
    await uow.flush()
    write_lines(uow, revision, priced)
    await uow.flush()
    return revision


def write_lines(uow: UnitOfWork, revision: OfferRevision, priced: Sequence[PricedLine]) -> None:
    """Insert a revision's lines as they are priced now."""
    uow.session.add_all(
        OfferLine(
            created_at=uow.now,
            offer_id=revision.offer_id,
            revision_id=revision.id,
            customer_id=revision.customer_id,
            position=position,
            offering_id=line.offering_id,
            code=line.code,
            product_type=line.product_type,
            names=dict(line.names),
            components=[dict(component) for component in line.components],
            quantity=line.terms.quantity,
            discount_percent=line.terms.discount_percent,
            months=line.terms.months,
            unit_monthly=line.terms.unit_monthly,
            unit_one_time=line.terms.unit_one_time,
            tax_code=line.tax_code,
            tax_percent=line.terms.tax_percent,
            monthly_net=line.totals.monthly.net,
            monthly_vat=line.totals.monthly.vat,
            one_time_net=line.totals.one_time.net,
            one_time_vat=line.totals.one_time.vat,
            band=line.band,
            reasons=list(line.reasons),
            limit=None if line.limit is None else {name: plain(value) for name, value in asdict(line.limit).items()},
        )
        for position, line in enumerate(priced)
    )


async def freeze(uow: UnitOfWork, revision: OfferRevision) -> None:
    """Close a revision for good: the database refuses any later change of it (OFF-04)."""
    if revision.frozen_at is None:
        revision.frozen_at = uow.now
        await uow.flush()
