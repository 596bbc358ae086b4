"""Who may do what with a contract and with published terms."""

from dataclasses import dataclass
from uuid import UUID

from api.contracts.models import ContractStatus, OriginalStatus
from api.contracts.rules import ORIGINALS, TRANSITIONS
from api.core.actor import Actor, ActorKind, Scope
from api.core.errors import Allowed, Decision, Denied
from api.offers.models import OfferStatus
from api.offers.policy import Facts as OfferFacts

RESOURCE = "contract"


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides about a contract: where it belongs and where it stands."""

    branch_id: UUID
    customer_id: UUID
    owner_id: UUID
    team_id: UUID | None
    status: ContractStatus
    original: OriginalStatus


def can_create(actor: Actor, offer: OfferFacts) -> Decision:
    """Whoever writes contracts makes one of an accepted offer; usually the worker does it."""
    facts = Facts(
        branch_id=offer.branch_id,
        customer_id=offer.customer_id,
        owner_id=offer.owner_id,
        team_id=offer.team_id,
        status=ContractStatus.DRAFT,
        original=OriginalStatus.NONE,
    )
    return _reach(actor, facts, possible=offer.status is OfferStatus.ACCEPTED)


def can_generate(actor: Actor, contract: Facts) -> Decision:
    """The seller has the document written, again before it is signed."""
    return _may(actor, contract, ContractStatus.GENERATED)


def can_send(actor: Actor, contract: Facts) -> Decision:
    """The seller mails the written contract to the customer (CTR-05)."""
    return _may(actor, contract, ContractStatus.SENT)


def can_sign(actor: Actor, contract: Facts) -> Decision:
    """The seller attaches the signed and stamped copy (CTR-05)."""
    return _may(actor, contract, ContractStatus.SIGNED)


def can_attach(actor: Actor, contract: Facts) -> Decision:
    """Supporting documents may come at any time while the contract lives."""
    alive = contract.status not in {ContractStatus.CANCELLED, ContractStatus.ENDED}
    return _reach(actor, contract, possible=alive)


def can_move_original(actor: Actor, contract: Facts) -> Decision:
    """Whoever writes contracts notes where the paper is."""
    alive = contract.status not in {ContractStatus.DRAFT, ContractStatus.CANCELLED}
    return _reach(actor, contract, possible=alive and bool(ORIGINALS[contract.original]))


def can_activate(actor: Actor, contract: Facts) -> Decision:
    """The term begins when the services run."""
    return _may(actor, contract, ContractStatus.ACTIVE)


def can_cancel(actor: Actor, contract: Facts) -> Decision:
    """A contract is given up with a reason."""
    return _may(actor, contract, ContractStatus.CANCELLED)


def can_publish_terms(actor: Actor, branch_id: UUID) -> Decision:
    """Whoever publishes the catalogue publishes terms and price lists (CTR-07)."""
    scope = actor.scope("catalog", "publish")
    if scope is Scope.ALL or (scope is Scope.BRANCH and branch_id in actor.branch_ids):
        return Allowed()
    return Denied()


def _may(actor: Actor, contract: Facts, wanted: ContractStatus) -> Decision:
    """Allow a step that the contract's state admits."""
    return _reach(actor, contract, possible=wanted in TRANSITIONS[contract.status])


def _reach(actor: Actor, contract: Facts, *, possible: bool) -> Decision:
    """Allow when the actor's scope holds the contract and its state admits the step; customers only read."""
    scope = actor.scope(RESOURCE, "write")
    inside = actor.kind is not ActorKind.PORTAL and (scope is Scope.ALL or contract.branch_id in actor.branch_ids)
    reached = inside and actor.reaches(
        RESOURCE,
        "write",
        branch_id=contract.branch_id,
        team_id=contract.team_id,
        owner_id=contract.owner_id,
    )
    if not reached:
        return Denied()
    return Allowed() if possible else Denied("contract-state")
