"""Who may do what with an offer. Every refusal names its reason, which the client shows."""

from dataclasses import dataclass
from uuid import UUID

from api.core.actor import Actor, ActorKind, Scope
from api.core.errors import Allowed, Decision, Denied
from api.offers.models import OfferStatus
from api.offers.rules import EDITABLE, ENDED

RESOURCE = "offer"


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides about an offer: where it belongs and where it stands."""

    branch_id: UUID
    customer_id: UUID
    owner_id: UUID
    team_id: UUID | None
    status: OfferStatus
    resolved: bool = False


def can_read(actor: Actor, offer: Facts) -> Decision:
    """Whoever's scope holds the offer; a customer only what was sent (the predicate in `queries` says so)."""
    return _reach(actor, "read", offer)


def can_create(actor: Actor, branch_id: UUID) -> Decision:
    """A seller makes offers to customers of a branch that it works in; it owns what it makes."""
    scope = actor.scope(RESOURCE, "write")
    if scope is None or actor.kind is ActorKind.PORTAL or actor.user_id is None:
        return Denied()
    if scope is not Scope.ALL and branch_id not in actor.branch_ids:
        return Denied()
    return Allowed()


def can_preview(actor: Actor, branch_id: UUID) -> Decision:
    """Whoever may make an offer there, and pricing, which makes counter-offers."""
    prices = actor.kind is ActorKind.STAFF and actor.reaches(RESOURCE, "price", branch_id=branch_id)
    return Allowed() if prices else can_create(actor, branch_id)


def can_edit(actor: Actor, offer: Facts) -> Decision:
    """The seller changes lines until the customer has accepted, but not while pricing looks at them."""
    return _reach(actor, "write", offer, offer.status in EDITABLE and not offer.resolved)


def can_submit(actor: Actor, offer: Facts) -> Decision:
    """The seller submits a draft."""
    return _reach(actor, "write", offer, offer.status is OfferStatus.DRAFT)


def can_price(actor: Actor, offer: Facts) -> Decision:
    """Pricing answers while it is asked (OFF-04)."""
    return _reach(actor, "price", offer, offer.status is OfferStatus.PRICING)


def can_send(actor: Actor, offer: Facts) -> Decision:
    """The seller sends what is approved, again if need be."""
    return _reach(actor, "write", offer, offer.status in {OfferStatus.APPROVED, OfferStatus.SENT})


def can_answer(actor: Actor, offer: Facts, *, signatory: bool) -> Decision:
    """In the portal the customer's signatory says yes or no to what was sent (OFF-10).

    A seller records an answer, also to an offer shown on the tablet. A no ends the offer for the whole company, so it
    is given by whom a yes is.
    """
    if actor.kind is ActorKind.PORTAL and not signatory:
        return _first_denied(_reach(actor, "accept", offer), Denied("offer-signatory-only"))
    open_states = {OfferStatus.SENT}
    if actor.kind is not ActorKind.PORTAL:
        open_states.add(OfferStatus.APPROVED)
    return _reach(actor, "accept", offer, offer.status in open_states)


def can_withdraw(actor: Actor, offer: Facts) -> Decision:
    """The seller takes back whatever was not accepted."""
    unanswered = offer.status not in {OfferStatus.ACCEPTED, OfferStatus.WITHDRAWN}
    return _reach(actor, "write", offer, unanswered and not offer.resolved)


def can_resolve(actor: Actor, offer: Facts) -> Decision:
    """The seller closes an offer that came to nothing, once (OFF-09)."""
    return _reach(actor, "write", offer, offer.status in ENDED and not offer.resolved)


def _reach(actor: Actor, action: str, offer: Facts, possible: bool = True) -> Decision:  # noqa: FBT001, FBT002 - reads as a sentence
    """Allow when the actor's scope holds the offer and its state admits the step."""
    scope = actor.scope(RESOURCE, action)
    inside = scope in {Scope.ALL, Scope.CUSTOMER} or offer.branch_id in actor.branch_ids
    reached = inside and actor.reaches(
        RESOURCE,
        action,
        branch_id=offer.branch_id,
        team_id=offer.team_id,
        owner_id=offer.owner_id,
        customer_id=offer.customer_id,
    )
    if not reached:
        return Denied()
    return Allowed() if possible else Denied("offer-state")


def _first_denied(*decisions: Decision) -> Decision:
    """Return the first refusal, or the permission."""
    return next((decision for decision in decisions if isinstance(decision, Denied)), Allowed())
