"""What a queue finds in its inbox."""

from datetime import datetime
from typing import Final

from api.core.uow import UnitOfWork
from api.customers.models import Customer
from api.tickets.models import Ticket
from api.work.actions import Subject, close_about, create_request

TICKET: Final = "TICKET"


async def ask_queue(uow: UnitOfWork, ticket: Ticket, due_at: datetime | None = None) -> None:
    """Ask the ticket's queue, and nobody else any more, to take it."""
    await close_about(uow, ticket.id, TICKET)
    customer = await uow.session.get_one(Customer, ticket.customer_id)
    await create_request(
        uow,
        kind=TICKET,
        title_key="ticket-title-queue",
        about=Subject(ticket.branch_id, "ticket", ticket.id, ticket.number, ticket.customer_id),
        values={"subject": ticket.subject, "customer": customer.name},
        to_team_id=ticket.team_id,
        due_at=due_at,
    )


async def settle_queue(uow: UnitOfWork, ticket: Ticket) -> None:
    """Close the item of a ticket that somebody has now, or that ended."""
    await close_about(uow, ticket.id, TICKET)
