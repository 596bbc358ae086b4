"""Steps that several actions share."""

from typing import Any
from uuid import UUID

from api.core.actor import ActorKind
from api.core.errors import InvalidInput, check_version
from api.core.uow import UnitOfWork
from api.tickets import events, queries, rules
from api.tickets.models import Ticket, TicketComment, TicketStatus


async def changing(uow: UnitOfWork, ticket_id: UUID, version: int | None) -> Ticket:
    """Return the ticket locked and unchanged since the caller read it."""
    ticket = await queries.lock_ticket(uow, ticket_id)
    check_version(version, ticket.version)
    return ticket


def open_up(uow: UnitOfWork, ticket: Ticket) -> None:
    """Start an opening: escalation counts from now, timers of an earlier one mean nothing."""
    ticket.status = rules.next_status(ticket.status, TicketStatus.OPEN)
    ticket.opening += 1
    ticket.level = 0
    ticket.opened_at = uow.now
    ticket.resolved_at = ticket.closed_at = None
    uow.record(events.TicketOpened(**of(ticket), opening=ticket.opening))


def ready(uow: UnitOfWork, ticket: Ticket) -> None:
    """Open what was still being gathered: somebody goes on with it."""
    if ticket.status is TicketStatus.GATHERING:
        open_up(uow, ticket)


def reopen(uow: UnitOfWork, ticket: Ticket) -> None:
    """Open it again for whoever had it."""
    open_up(uow, ticket)
    uow.audit("ticket-reopen", ticket)
    uow.record(events.TicketReopened(**of(ticket)))


def own(uow: UnitOfWork, ticket: Ticket, owner_id: UUID | None) -> Ticket:
    """Give the ticket its owner."""
    if owner_id is None:
        raise InvalidInput("ownerId", code="ticket-owner-unknown")
    ticket.owner_id = owner_id
    uow.audit("ticket-take", ticket, {"owner_id": owner_id})
    uow.record(events.TicketTaken(**of(ticket), owner_id=owner_id))
    return ticket


def close(uow: UnitOfWork, ticket: Ticket, *, by_silence: bool) -> Ticket:
    """Close an agreed ticket."""
    ticket.status = rules.next_status(ticket.status, TicketStatus.CLOSED)
    ticket.closed_at = uow.now
    uow.audit("ticket-close", ticket)
    uow.record(events.TicketClosed(**of(ticket), by_silence=by_silence))
    return ticket


def write_comment(uow: UnitOfWork, ticket: Ticket, body: str, *, internal: bool) -> TicketComment:
    """Add a message."""
    from_customer = uow.actor.kind is ActorKind.PORTAL
    uow.record(events.TicketCommented(**of(ticket), internal=internal, from_customer=from_customer))
    return uow.add(
        TicketComment(
            ticket_id=ticket.id,
            customer_id=ticket.customer_id,
            author_id=uow.actor.user_id,
            from_customer=from_customer,
            internal=internal,
            body=body,
            created_at=uow.now,
        )
    )


def of(ticket: Ticket) -> dict[str, Any]:
    """Return what every event of a ticket says."""
    return {
        "subject_id": ticket.id,
        "branch_id": ticket.branch_id,
        "customer_id": ticket.customer_id,
        "number": ticket.number,
    }


def clean(value: str, name: str, longest: int) -> str:
    """Return a text without blanks around it. Raises InvalidInput when it is empty or too long."""
    stripped = value.strip()
    if not stripped:
        raise InvalidInput("input", name, code="ticket-text-required")
    if len(stripped) > longest:
        raise InvalidInput("input", name, code="ticket-text-too-long", limit=longest)
    return stripped
