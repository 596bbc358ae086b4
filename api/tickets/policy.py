"""Who may do what with a ticket."""

from uuid import UUID

from api.core.actor import Actor, ActorKind
from api.core.errors import Allowed, Decision, Denied
from api.tickets.models import Ticket, TicketKind, TicketStatus
from api.tickets.rules import ENDED, TRANSITIONS


def can_configure(actor: Actor, branch_id: UUID) -> Decision:
    """Escalation and silence are promises: changed by whoever holds `clock:write` for the branch (TIC-06)."""
    return Allowed() if actor.reaches("clock", "write", branch_id=branch_id) else Denied()


def can_read(actor: Actor, ticket: Ticket) -> bool:
    """Tell whether the ticket may be known to the caller."""
    return _reaches(actor, ticket, "read")


def can_work(actor: Actor, ticket: Ticket) -> Decision:
    """Take, dispatch, reject, reassign: the people of service."""
    return _open(ticket) if _reaches(actor, ticket, "work") else Denied()


def can_resolve(actor: Actor, ticket: Ticket) -> Decision:
    """Propose the resolution, once it is being worked: whoever works tickets, a fault's the technical people (TIC-07)."""
    if not _reaches(actor, ticket, "work"):
        return Denied()
    if ticket.kind is TicketKind.TROUBLE and not _reaches(actor, ticket, "resolve"):
        return Denied("ticket-technical")
    return Allowed() if TicketStatus.RESOLVED in TRANSITIONS[ticket.status] else Denied("ticket-not-worked")


def can_agree(actor: Actor, ticket: Ticket) -> Decision:
    """Agree or disagree with the resolution: the customer in the portal, or customer satisfaction (TIC-07)."""
    if not _reaches(actor, ticket, "agree"):
        return Denied()
    return Allowed() if ticket.status is TicketStatus.RESOLVED else Denied("ticket-not-resolved")


def can_comment(actor: Actor, ticket: Ticket, *, internal: bool) -> Decision:
    """Write to the ticket; internal notes are the operator's."""
    if internal and actor.kind is ActorKind.PORTAL:
        return Denied()
    return _open(ticket) if _reaches(actor, ticket, "write") else Denied()


def can_reopen(actor: Actor, ticket: Ticket) -> Decision:
    """Open a closed ticket again."""
    if not (_reaches(actor, ticket, "work") or _reaches(actor, ticket, "agree")):
        return Denied()
    return Allowed() if ticket.status is TicketStatus.CLOSED else Denied("ticket-not-closed")


def can_cancel(actor: Actor, ticket: Ticket) -> Decision:
    """Withdraw a ticket that nobody has to work on any more."""
    if not _reaches(actor, ticket, "write"):
        return Denied()
    return Allowed() if TicketStatus.CANCELLED in TRANSITIONS[ticket.status] else Denied("ticket-being-worked")


def _open(ticket: Ticket) -> Decision:
    """Nothing more happens to a ticket that has ended."""
    return Denied("ticket-ended") if ticket.status in ENDED else Allowed()


def _reaches(actor: Actor, ticket: Ticket, action: str) -> bool:
    return actor.reaches(
        "ticket",
        action,
        branch_id=ticket.branch_id,
        team_id=ticket.team_id,
        owner_id=ticket.owner_id or ticket.initiator_id,
        customer_id=ticket.customer_id,
    )
