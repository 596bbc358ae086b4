"""Where a customer's refusal goes (ORD-05a)."""

from typing import Final
from uuid import UUID

from api.core.uow import UnitOfWork
from api.offers import queries
from api.offers.actions.common import InboxOffer
from api.offers.models import RefusalGround
from api.people.queries import team_of_role
from api.work.actions.inbox import create_request

# Price → pricing, terms → who writes clauses, technical solution → presales; anything else is the seller's alone.
DESKS: Final = {
    RefusalGround.PRICE: ("PRICING", "offer-title-refused-price"),
    RefusalGround.TERMS: ("LEGAL", "offer-title-refused-terms"),
    RefusalGround.TECHNICAL: ("PRESALES", "offer-title-refused-technical"),
}


async def route_refusal(uow: UnitOfWork, answer_id: UUID) -> None:
    """Put the refusal into the inbox of the team that its ground concerns; called once, by the job."""
    answer = await queries.answer(uow, answer_id)
    desk = DESKS.get(answer.ground) if answer.ground is not None else None
    if desk is None:
        return
    role, title = desk
    offer = await queries.lock_offer(uow, answer.offer_id)
    team = await team_of_role(uow, offer.branch_id, role)
    await create_request(
        uow,
        kind="REFUSAL",
        title_key=title,
        about=InboxOffer(offer.branch_id, offer.id, offer.number, offer.customer_id),
        note=answer.reason or "",
        to_team_id=team.id if team else None,
    )
