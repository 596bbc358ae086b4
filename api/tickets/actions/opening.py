"""Reporting, routing and escalating tickets."""

from dataclasses import dataclass
from uuid import UUID

from api.catalog.guides import answered
from api.catalog.models import Symptom
from api.catalog.queries import symptom_of
from api.core.actor import ActorKind
from api.core.errors import InvalidInput, NotFound, require
from api.core.numbering import next_number
from api.core.uow import UnitOfWork
from api.customers.models import AssignmentKind, Customer, Subscription
from api.customers.queries import seats_of
from api.files.actions import attach
from api.files.models import AttachmentKind
from api.people.models import Branch
from api.people.queries import team_of_role
from api.sla.actions import later
from api.tickets import events, policy, queries, rules
from api.tickets.actions.common import clean, of, open_up, own
from api.tickets.models import Ticket, TicketKind, TicketOrigin, TicketPriority, TicketStatus


@dataclass(frozen=True, kw_only=True)
class TicketData:
    """What is reported; a fault names its product and symptom."""

    kind: TicketKind
    subject: str
    description: str
    priority: TicketPriority = TicketPriority.NORMAL
    product_type: str | None = None
    symptom_code: str | None = None
    subscription_id: UUID | None = None
    contact_id: UUID | None = None
    client_reference: str | None = None
    # Who noticed it, when staff enter it; what the portal sends comes from the customer.
    origin: TicketOrigin = TicketOrigin.INTERNAL
    # Staff may save it half-way: it stays theirs until all is known.
    gathering: bool = False
    photos: tuple[UUID, ...] = ()
    # Questions of the symptom's guide that were answered: key, and whether with yes.
    diagnosis: tuple[tuple[str, bool], ...] = ()


async def open_ticket(uow: UnitOfWork, customer_id: UUID, data: TicketData) -> Ticket:
    """Report something and give it a number (TIC-01, WEB-06); the same client reference gives the same ticket.

    `photos` are the caller's own pending uploads. Raises NotFound for a customer, subscription or upload out of reach,
    InvalidInput, PermissionDenied.
    """
    customer = await uow.session.get(Customer, customer_id)
    actor = uow.actor
    if customer is None or not actor.reaches("customer", "read", branch_id=customer.branch_id, customer_id=customer.id):
        raise NotFound("Customer", "customerId")
    if data.client_reference and (existing := await queries.by_reference(uow, data.client_reference)):
        return existing
    ticket = Ticket(
        branch_id=customer.branch_id,
        customer_id=customer.id,
        number="",
        origin=TicketOrigin.EXTERNAL if actor.kind is ActorKind.PORTAL else data.origin,
        kind=data.kind,
        status=TicketStatus.GATHERING,
        priority=data.priority,
        product_type=data.product_type,
        symptom_code=data.symptom_code,
        subscription_id=data.subscription_id,
        contact_id=data.contact_id,
        subject=clean(data.subject, "subject", rules.MAX_SUBJECT),
        description=clean(data.description, "description", rules.MAX_TEXT),
        initiator_id=actor.user_id,
        client_reference=data.client_reference,
    )
    require(policy.can_comment(actor, ticket, internal=False))
    if len(data.photos) > rules.MOST_PHOTOS:
        raise InvalidInput("input", "photos", code="ticket-photos-many", limit=rules.MOST_PHOTOS)
    symptom = await _check_references(uow, ticket)
    if symptom is not None and data.diagnosis:
        ticket.diagnosis = answered(symptom.guide, data.diagnosis)
    ticket.number = await next_number(uow, customer.branch_id, "T")
    uow.add(ticket)
    if data.gathering and actor.kind is not ActorKind.PORTAL:
        ticket.owner_id = actor.user_id
        uow.record(events.TicketBegun(**of(ticket)))
    else:
        open_up(uow, ticket)
    await uow.flush()
    uow.audit("ticket-open", ticket, {"subject": ticket.subject, "kind": ticket.kind})
    for photo in data.photos:
        await attach(uow, photo, ticket, AttachmentKind.PHOTO)
    return ticket


async def route_ticket(uow: UnitOfWork, ticket_id: UUID, opening: int) -> Ticket | None:
    """Put an opened ticket into its queue, unless somebody has chosen one, and plan its escalation (TIC-06).

    What concerns a sale is given to the customer's account manager (TIC-08). None when it has moved on since.
    """
    ticket = await uow.session.get(Ticket, ticket_id, with_for_update=True)
    if ticket is None or ticket.opening != opening or ticket.status not in rules.ESCALATES:
        return None
    branch = await uow.session.get_one(Branch, ticket.branch_id)
    steps = rules.ladder(
        await queries.escalation_rules(uow, ticket.branch_id), ticket.kind, ticket.product_type, ticket.symptom_code
    )
    if ticket.status is TicketStatus.OPEN:
        await _into_queue(uow, ticket, rules.start_of(steps))
    for step in rules.escalation(steps, ticket.opened_at or uow.now, branch.zone):
        await later(uow, step.due_at, events.TicketEscalationDue(**of(ticket), level=step.level, opening=opening))
    return ticket


async def escalate_ticket(uow: UnitOfWork, ticket_id: UUID, level: int, opening: int) -> Ticket | None:
    """Send a ticket to the next level by itself (TIC-06); None when it was answered in time or is higher already."""
    ticket = await uow.session.get(Ticket, ticket_id, with_for_update=True)
    if ticket is None or ticket.opening != opening or ticket.status not in rules.ESCALATES or ticket.level >= level:
        return None
    steps = rules.ladder(
        await queries.escalation_rules(uow, ticket.branch_id), ticket.kind, ticket.product_type, ticket.symptom_code
    )
    rule = next((step for step in steps if step.level == level), None)
    if rule is None:
        return None
    team = await team_of_role(uow, ticket.branch_id, rule.role_code)
    ticket.level = level
    ticket.team_id = team.id if team else ticket.team_id
    uow.record(events.TicketEscalated(**of(ticket), level=level, role_code=rule.role_code, team_id=ticket.team_id))
    return ticket


async def _into_queue(uow: UnitOfWork, ticket: Ticket, role: str | None) -> None:
    """Give an open ticket the queue of a role, or its owner when somebody is responsible by name."""
    team = await team_of_role(uow, ticket.branch_id, role) if role else None
    ticket.team_id = team.id if team else ticket.team_id
    if ticket.owner_id is None and ticket.kind is TicketKind.SALES:
        seats = await seats_of(uow.session, ticket.customer_id)
        representative = next((seat.user_id for seat in seats if seat.kind is AssignmentKind.AM), None)
        if representative is not None:
            own(uow, ticket, representative)
    if ticket.owner_id is None:
        ticket.status = rules.next_status(ticket.status, TicketStatus.DISPATCHED)
    uow.record(events.TicketRouted(**of(ticket), team_id=ticket.team_id, owner_id=ticket.owner_id))


async def _check_references(uow: UnitOfWork, ticket: Ticket) -> Symptom | None:
    """Refuse a fault without its product and symptom, and a number that is not the customer's; return the symptom."""
    if ticket.kind is TicketKind.TROUBLE and not (ticket.product_type and ticket.symptom_code):
        raise InvalidInput("input", "symptomCode", code="ticket-symptom-required")
    symptom = None
    if ticket.symptom_code is not None:
        symptom = await symptom_of(uow.session, ticket.branch_id, ticket.product_type, ticket.symptom_code)
        if symptom is None:
            raise InvalidInput("input", "symptomCode", code="ticket-symptom-unknown")
    if ticket.subscription_id is not None:
        subscription = await uow.session.get(Subscription, ticket.subscription_id)
        if subscription is None or subscription.customer_id != ticket.customer_id:
            raise NotFound("Subscription", "input", "subscriptionId")
    return symptom
