"""Taking, passing on, answering and closing tickets."""

from datetime import timedelta
from uuid import UUID

from api.core.errors import InvalidInput, require
from api.core.uow import UnitOfWork
from api.people.models import Team, UserAccount
from api.sla.actions import later
from api.tickets import events, policy, queries, rules
from api.tickets.actions.common import changing, clean, close, of, own, ready, reopen, write_comment
from api.tickets.models import Ticket, TicketComment, TicketStatus


async def take_ticket(uow: UnitOfWork, ticket_id: UUID, version: int | None = None) -> Ticket:
    """Accept a ticket of the queue and work on it. Raises NotFound, PermissionDenied, StaleVersion."""
    ticket = await changing(uow, ticket_id, version)
    require(policy.can_work(uow.actor, ticket))
    if ticket.owner_id == uow.actor.user_id and ticket.status is TicketStatus.OPEN:
        return ticket
    ready(uow, ticket)
    if ticket.status is not TicketStatus.OPEN:
        ticket.status = rules.next_status(ticket.status, TicketStatus.OPEN)
    return own(uow, ticket, uow.actor.user_id)


async def reassign_ticket(uow: UnitOfWork, ticket_id: UUID, version: int | None, *, owner_id: UUID) -> Ticket:
    """Give a ticket to a colleague. Raises NotFound, PermissionDenied, StaleVersion, InvalidInput."""
    ticket = await changing(uow, ticket_id, version)
    require(policy.can_work(uow.actor, ticket))
    owner = await uow.session.get(UserAccount, owner_id)
    if owner is None or not owner.active or ticket.branch_id not in owner.branch_ids or owner.customer_id:
        raise InvalidInput("ownerId", code="ticket-owner-unknown")
    ready(uow, ticket)
    if ticket.status is not TicketStatus.OPEN:
        ticket.status = rules.next_status(ticket.status, TicketStatus.OPEN)
    return own(uow, ticket, owner_id)


async def dispatch_ticket(uow: UnitOfWork, ticket_id: UUID, version: int | None, *, team_id: UUID) -> Ticket:
    """Send a ticket to another queue (TIC-02). Raises NotFound, PermissionDenied, StaleVersion, InvalidInput."""
    ticket = await changing(uow, ticket_id, version)
    require(policy.can_work(uow.actor, ticket))
    team = await uow.session.get(Team, team_id)
    if team is None or team.branch_id != ticket.branch_id:
        raise InvalidInput("teamId", code="ticket-team-unknown")
    ready(uow, ticket)
    ticket.status = rules.next_status(ticket.status, TicketStatus.DISPATCHED)
    ticket.team_id, ticket.owner_id, ticket.dispatched_by_id = team_id, None, uow.actor.user_id
    uow.audit("ticket-dispatch", ticket, {"team_id": team_id})
    uow.record(events.TicketRouted(**of(ticket), team_id=team_id, owner_id=None))
    return ticket


async def reject_ticket(uow: UnitOfWork, ticket_id: UUID, version: int | None, *, missing: str) -> Ticket:
    """Send a dispatched ticket back to whoever put it into the queue, saying what is missing (TIC-02).

    One that came by itself goes back to its reporter; a customer's next words bring it into the queue again.
    """
    ticket = await changing(uow, ticket_id, version)
    require(policy.can_work(uow.actor, ticket))
    ticket.status = rules.next_status(ticket.status, TicketStatus.REJECTED)
    ticket.rejection = clean(missing, "missing", rules.MAX_TEXT)
    ticket.owner_id = ticket.dispatched_by_id or await queries.staff_initiator(uow, ticket)
    uow.audit("ticket-reject", ticket, {"rejection": ticket.rejection})
    uow.record(events.TicketRejected(**of(ticket), to_user_id=ticket.owner_id or ticket.initiator_id))
    return ticket


async def resolve_ticket(uow: UnitOfWork, ticket_id: UUID, version: int | None, *, resolution: str) -> Ticket:
    """Propose the resolution; the customer is asked, and silence agrees after a set time (TIC-07)."""
    ticket = await changing(uow, ticket_id, version)
    require(policy.can_resolve(uow.actor, ticket))
    ticket.status = rules.next_status(ticket.status, TicketStatus.RESOLVED)
    ticket.resolution = clean(resolution, "resolution", rules.MAX_TEXT)
    ticket.resolved_at = uow.now
    ticket.owner_id = ticket.owner_id or uow.actor.user_id
    uow.audit("ticket-resolve", ticket, {"resolution": ticket.resolution})
    uow.record(events.TicketResolved(**of(ticket), opening=ticket.opening))
    due = uow.now + timedelta(days=await queries.silence_days(uow, ticket.branch_id))
    await later(uow, due, events.TicketSilenceDue(**of(ticket), opening=ticket.opening))
    return ticket


async def agree_ticket(uow: UnitOfWork, ticket_id: UUID, version: int | None = None) -> Ticket:
    """Agree to the resolution and close the ticket (TIC-07). Raises NotFound, PermissionDenied, StaleVersion."""
    ticket = await changing(uow, ticket_id, version)
    require(policy.can_agree(uow.actor, ticket))
    return close(uow, ticket, by_silence=False)


async def close_silent(uow: UnitOfWork, ticket_id: UUID, opening: int) -> Ticket | None:
    """Close a resolution that nobody answered; None when somebody did."""
    ticket = await uow.session.get(Ticket, ticket_id, with_for_update=True)
    if ticket is None or ticket.opening != opening or ticket.status is not TicketStatus.RESOLVED:
        return None
    return close(uow, ticket, by_silence=True)


async def disagree_ticket(uow: UnitOfWork, ticket_id: UUID, version: int | None, *, why: str) -> Ticket:
    """Refuse the resolution: the ticket is open again, with the reason in its conversation."""
    ticket = await changing(uow, ticket_id, version)
    require(policy.can_agree(uow.actor, ticket))
    reopen(uow, ticket)
    write_comment(uow, ticket, clean(why, "why", rules.MAX_TEXT), internal=False)
    return ticket


async def reopen_ticket(uow: UnitOfWork, ticket_id: UUID, version: int | None, *, why: str) -> Ticket:
    """Open a closed ticket again, with the reason in its conversation (TIC-02)."""
    ticket = await changing(uow, ticket_id, version)
    require(policy.can_reopen(uow.actor, ticket))
    reopen(uow, ticket)
    write_comment(uow, ticket, clean(why, "why", rules.MAX_TEXT), internal=False)
    return ticket


async def cancel_ticket(uow: UnitOfWork, ticket_id: UUID, version: int | None = None) -> Ticket:
    """Withdraw a ticket. Raises NotFound, PermissionDenied, StaleVersion."""
    ticket = await changing(uow, ticket_id, version)
    require(policy.can_cancel(uow.actor, ticket))
    ticket.status = rules.next_status(ticket.status, TicketStatus.CANCELLED)
    ticket.opening += 1
    uow.audit("ticket-cancel", ticket)
    uow.record(events.TicketCancelled(**of(ticket)))
    return ticket


async def comment_ticket(uow: UnitOfWork, ticket_id: UUID, body: str, *, internal: bool = False) -> TicketComment:
    """Write to a ticket's conversation; internal notes stay with the operator.

    The customer's answer to a ticket that was sent back returns it to its queue.
    """
    ticket = await queries.lock_ticket(uow, ticket_id)
    require(policy.can_comment(uow.actor, ticket, internal=internal))
    comment = write_comment(uow, ticket, clean(body, "body", rules.MAX_TEXT), internal=internal)
    if comment.from_customer and ticket.status is TicketStatus.REJECTED and ticket.owner_id is None:
        ticket.status = rules.next_status(ticket.status, TicketStatus.DISPATCHED)
        uow.record(events.TicketRouted(**of(ticket), team_id=ticket.team_id, owner_id=None))
    await uow.flush()
    return comment
