"""Who may choose a number and who may give it back (NUM-02)."""

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


def can_free(actor: Actor, number: PhoneNumber) -> Decision:
    """Its holder, sales administration or an administrator, until it is in service."""
    if not actor.reaches(RESOURCE, "write", branch_id=number.branch_id, owner_id=number.holder_id):
        return Denied("number-not-yours")
    return Allowed() if number.state is NumberState.RESERVED else Denied("number-not-reserved")
