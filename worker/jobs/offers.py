"""Jobs of offers: the mail to the customer, inbox items, the lead, expiry, and who is told."""

from collections.abc import Iterable
from uuid import UUID

from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.leads import queries as lead_queries
from api.leads.actions import accept_offer_on_lead
from api.leads.models import LeadMove
from api.leads.rules.status import may
from api.notifications.actions import notify, send_mail_to_contact
from api.offers import actions, defaults, queries
from api.offers.models import Offer, OfferStatus, PricingTeam
from api.people.links import issue_link
from api.people.queries import member_ids, team_of_role


async def deliver_offer(uow: UnitOfWork, event: StoredEvent) -> None:
    """Write the PDF and mail it with a link that lets its reader into the portal, once (OFF-10)."""
    sending = await actions.write_offer(uow, UUID(str(event.data["sending_id"])))
    offer = await queries.lock_offer(uow, sending.offer_id)
    contact = await queries.contact(uow, sending.contact_id, offer.customer_id)
    if contact.email is None or sending.document_id is None:
        return  # the address was taken away since; the offer is in the portal all the same
    url = await issue_link(
        uow,
        branch_id=offer.branch_id,
        customer_id=offer.customer_id,
        contact_id=contact.id,
        email=contact.email,
        name=contact.name,
        language=contact.language,
        target=f"/portal/offers/off_{offer.id}",
        valid_for=defaults.LINK_VALID,
    )
    await send_mail_to_contact(
        uow,
        branch_id=offer.branch_id,
        customer_id=offer.customer_id,
        address=contact.email,
        name=contact.name,
        language=contact.language,
        kind="offer-sent",
        values={"number": offer.number, "until": offer.valid_until},
        url=url,
        attachments=[sending.document_id],
        dedupe=str(sending.id),
    )


async def tell_pricing(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the people of the team that is asked (OFF-04)."""
    role = actions.PRICING_ROLES[PricingTeam[str(event.data["team"])]]
    team = await team_of_role(uow, event.branch_id, role)
    if team is not None:
        await _tell(uow, event, await member_ids(uow, team.id), "pricing-requested")


async def close_pricing_request(uow: UnitOfWork, event: StoredEvent) -> None:
    """Close the inbox item of the round and tell the seller."""
    await actions.close_request(uow, UUID(str(event.data["round_id"])))
    if event.data["answer"] != "WITHDRAWN":
        await _tell(uow, event, [UUID(str(event.data["owner_id"]))], "pricing-answered")


async def take_offer_on_lead(uow: UnitOfWork, event: StoredEvent) -> None:
    """Move the offer's lead on: it is being implemented (LEA-07)."""
    lead_id = event.data["lead_id"]
    if lead_id is None:
        return
    lead = await lead_queries.lock_lead(uow, UUID(str(lead_id)))
    if may(lead.status, LeadMove.ACCEPT_OFFER):
        await accept_offer_on_lead(uow, lead.id)


async def tell_offer_accepted(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the seller of the customer's yes."""
    await _tell(uow, event, [UUID(str(event.data["owner_id"]))], "offer-accepted")


async def follow_refusal(uow: UnitOfWork, event: StoredEvent) -> None:
    """Send the refusal where it belongs by its ground, and tell the seller (ORD-05a)."""
    await actions.route_refusal(uow, UUID(str(event.data["answer_id"])))
    await _tell(uow, event, [UUID(str(event.data["owner_id"]))], "offer-refused")


async def expire_offer(uow: UnitOfWork, event: StoredEvent) -> None:
    """Let an offer end whose last day is over."""
    await actions.expire_offer(uow, event.subject_id)


async def _tell(uow: UnitOfWork, event: StoredEvent, user_ids: Iterable[UUID], kind: str) -> None:
    offer = await uow.session.get(Offer, event.subject_id)
    if offer is None or offer.status is OfferStatus.WITHDRAWN:
        return
    customer = await queries.customer(uow, offer.customer_id)
    values = {"number": offer.number, "customer": customer.name}
    await notify(uow, list(user_ids), kind, values, f"/offers/off_{offer.id}", event, branch_id=offer.branch_id)
