"""What a queue finds in its inbox."""

from datetime import datetime
from typing import Final
from uuid import UUID

from api.core.uow import UnitOfWork
from api.customers.models import Customer
from api.people.queries import team_of_role
from api.tickets.models import Ticket
from api.work.actions import Subject, close_about, create_request

TICKET: Final = "TICKET"
AGREEMENT: Final = "AGREEMENT"
SATISFACTION: Final = "CUSTOMER_SATISFACTION"


async def ask_queue(uow: UnitOfWork, ticket: Ticket, due_at: datetime | None = None) -> None:
    """Ask the ticket's queue, and nobody else any more, to take it."""
    await _ask(uow, ticket, TICKET, "ticket-title-queue", ticket.team_id, due_at)


async def settle_queue(uow: UnitOfWork, ticket: Ticket) -> None:
    """Close the item of a ticket that somebody has now, or that ended."""
    await close_about(uow, ticket.id, TICKET)


async def ask_satisfaction(uow: UnitOfWork, ticket: Ticket) -> None:
    """Ask customer satisfaction, where there is such a team, for the customer's agreement (TIC-07)."""
    team = await team_of_role(uow, ticket.branch_id, SATISFACTION)
    if team is not None:
        await _ask(uow, ticket, AGREEMENT, "ticket-title-agreement", team.id)


async def settle_satisfaction(uow: UnitOfWork, ticket: Ticket) -> None:
    """Close the item of a resolution that was answered."""
    await close_about(uow, ticket.id, AGREEMENT)


async def _ask(
    uow: UnitOfWork, ticket: Ticket, kind: str, title: str, team_id: UUID | None, due_at: datetime | None = None
) -> None:
    """Put the ticket into a team's inbox, in place of an earlier item of the same kind."""
    await close_about(uow, ticket.id, kind)
    customer = await uow.session.get_one(Customer, ticket.customer_id)
    await create_request(
        uow,
        kind=kind,
        title_key=title,
        about=Subject(ticket.branch_id, "ticket", ticket.id, ticket.number, ticket.customer_id),
        values={"subject": ticket.subject, "customer": customer.name},
        to_team_id=team_id,
        due_at=due_at,
    )
