"""Jobs of tickets: their queue, escalation, silence, and who is told."""

from collections.abc import Iterable
from uuid import UUID

from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.customers.models import Customer
from api.notifications.actions import notify
from api.people.models import UserAccount, UserKind
from api.people.queries import holders_of_role, member_ids, team_of_role
from api.tickets import actions
from api.tickets.models import Ticket, TicketStatus
from api.tickets.rules import ENDED


async def route_ticket(uow: UnitOfWork, event: StoredEvent) -> None:
    """Find the queue of an opened ticket and plan its escalation."""
    await actions.route_ticket(uow, event.subject_id, int(str(event.data["opening"])))


async def ask_queue(uow: UnitOfWork, event: StoredEvent) -> None:
    """Put a routed ticket into its queue's inbox."""
    ticket = await _ticket(uow, event)
    if ticket.owner_id is None and ticket.status not in ENDED:
        await actions.ask_queue(uow, ticket)


async def settle_queue(uow: UnitOfWork, event: StoredEvent) -> None:
    """Take a ticket out of the queue's inbox that somebody has, or that ended."""
    await actions.settle_queue(uow, await _ticket(uow, event))


async def tell_owner(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell somebody to whom a colleague gave a ticket."""
    owner = UUID(str(event.data["owner_id"]))
    if owner != event.actor_id:
        await _tell(uow, event, [owner], "ticket-assigned")


async def escalate_ticket(uow: UnitOfWork, event: StoredEvent) -> None:
    """Send a ticket that was left alone to the next level (TIC-06)."""
    await actions.escalate_ticket(uow, event.subject_id, int(str(event.data["level"])), int(str(event.data["opening"])))


async def tell_escalated(uow: UnitOfWork, event: StoredEvent) -> None:
    """Put an escalated ticket into the next level's inbox and tell its people: the role's team, else whoever holds it."""
    ticket = await _ticket(uow, event)
    if ticket.status in ENDED:
        return
    await actions.ask_queue(uow, ticket)
    role = str(event.data["role_code"])
    team = await team_of_role(uow, ticket.branch_id, role)
    people = await member_ids(uow, team.id) if team else await holders_of_role(uow, ticket.branch_id, role)
    await _tell(uow, event, people, "ticket-escalated")


async def ask_customer(uow: UnitOfWork, event: StoredEvent) -> None:
    """Ask whoever reported it whether the resolution is right."""
    await _tell(uow, event, await _reporters(uow, event), "ticket-resolved")


async def tell_returned(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell whoever has it back what is missing: a colleague, or the customer's reporter."""
    ticket = await _ticket(uow, event)
    await _tell(uow, event, [ticket.owner_id] if ticket.owner_id else await _reporters(uow, event), "ticket-returned")


async def ask_satisfaction(uow: UnitOfWork, event: StoredEvent) -> None:
    """Let customer satisfaction get the customer's agreement (TIC-07)."""
    ticket = await _ticket(uow, event)
    if ticket.status is TicketStatus.RESOLVED:
        await actions.ask_satisfaction(uow, ticket)


async def settle_satisfaction(uow: UnitOfWork, event: StoredEvent) -> None:
    """The customer has answered, or silence has."""
    await actions.settle_satisfaction(uow, await _ticket(uow, event))


async def tell_comment(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the other side of the conversation."""
    ticket = await _ticket(uow, event)
    if event.data["from_customer"]:
        await _tell(uow, event, [ticket.owner_id] if ticket.owner_id else [], "ticket-answered")
    elif not event.data["internal"]:
        await _tell(uow, event, await _reporters(uow, event), "ticket-answered")


async def close_silent(uow: UnitOfWork, event: StoredEvent) -> None:
    """Close a resolution that nobody answered in time (TIC-07)."""
    await actions.close_silent(uow, event.subject_id, int(str(event.data["opening"])))


async def _ticket(uow: UnitOfWork, event: StoredEvent) -> Ticket:
    return await uow.session.get_one(Ticket, event.subject_id)


async def _reporters(uow: UnitOfWork, event: StoredEvent) -> list[UUID]:
    """Return the portal user who reported it, if one did."""
    ticket = await _ticket(uow, event)
    user = await uow.session.get(UserAccount, ticket.initiator_id) if ticket.initiator_id else None
    return [user.id] if user and user.kind is UserKind.PORTAL else []


async def _tell(uow: UnitOfWork, event: StoredEvent, user_ids: Iterable[UUID], kind: str) -> None:
    """Tell people, each with the link of their own app."""
    ticket = await _ticket(uow, event)
    customer = await uow.session.get_one(Customer, ticket.customer_id)
    values = {"number": ticket.number, "customer": customer.name, "due": ticket.opened_at or uow.now}
    for user_id in user_ids:
        user = await uow.session.get_one(UserAccount, user_id)
        root = "/portal/tickets" if user.kind is UserKind.PORTAL else "/tickets"
        await notify(uow, [user_id], kind, values, f"{root}/tic_{ticket.id}", event, branch_id=ticket.branch_id)
