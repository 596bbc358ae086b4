"""Who may bring numbers into the stock, give them to agents, choose one and give it back (NUM-01, NUM-02)."""

from uuid import UUID

from api.core.actor import Actor
from api.core.errors import Allowed, Decision, Denied
from api.numbers.models import NumberState, PhoneNumber
from api.offers.models import OfferStatus
from api.offers.policy import Facts

RESOURCE = "number"
GONE = {OfferStatus.WITHDRAWN, OfferStatus.EXPIRED}


def can_reserve(actor: Actor, offer: Facts) -> Decision:
    """Whoever sells by the offer chooses for it, as long as it may still come to a contract."""
    reached = actor.reaches(
        RESOURCE, "write", branch_id=offer.branch_id, team_id=offer.team_id, owner_id=offer.owner_id
    )
    if not reached:
        return Denied()
    return Denied("offer-state") if offer.status in GONE or offer.resolved else Allowed()


def can_choose(actor: Actor, number: PhoneNumber) -> Decision:
    """A number that was given to an agent is sold by the agent, or by sales administration."""
    mine = number.agent_id is None or number.agent_id == actor.user_id
    return Allowed() if mine or actor.reaches(RESOURCE, "allot", branch_id=number.branch_id) else Denied("number-agent")


def can_stock(actor: Actor, branch_id: UUID) -> Decision:
    """SIM management brings ranges in."""
    return Allowed() if actor.reaches(RESOURCE, "stock", branch_id=branch_id) else Denied()


def can_allot(actor: Actor, branch_id: UUID) -> Decision:
    """Sales administration gives numbers to agents and takes them back."""
    return Allowed() if actor.reaches(RESOURCE, "allot", branch_id=branch_id) else Denied()


def can_retire(actor: Actor, number: PhoneNumber) -> Decision:
    """SIM management takes a number out of service."""
    if not actor.reaches(RESOURCE, "stock", branch_id=number.branch_id):
        return Denied()
    return Allowed() if number.state is NumberState.ASSIGNED else Denied("number-not-in-service")


def can_free(actor: Actor, number: PhoneNumber) -> Decision:
    """Its holder, sales administration or an administrator, until it is in service."""
    if not actor.reaches(RESOURCE, "write", branch_id=number.branch_id, owner_id=number.holder_id):
        return Denied("number-not-yours")
    return Allowed() if number.state is NumberState.RESERVED else Denied("number-not-reserved")
