"""Reading tickets; what the caller may not see is not found."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.core.actor import Actor, ActorKind, scoped
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.files.subjects import attachable
from api.people.models import UserAccount, UserKind
from api.tickets import policy
from api.tickets.models import EscalationRule, Ticket, TicketKind, TicketSetting


def visible_to(actor: Actor) -> str:
    """Staff see the tickets of their branches, teams or own ones; the portal its customer's."""
    return scoped(actor, "ticket", team="{t}.team_id", owner="{t}.owner_id", customer="{t}.customer_id")


def comments_visible_to(actor: Actor) -> str:
    """The conversation of visible tickets; internal notes are the operator's."""
    if actor.kind is ActorKind.PORTAL:
        return "{t}.customer_id = :customer and not {t}.internal"
    ticket = visible_to(actor).replace("{t}", "x")
    return f"exists (select 1 from ticket x where x.id = {{t}}.ticket_id and {ticket})"  # noqa: S608 - our own predicate


def rules_visible_to(actor: Actor) -> str:
    """Escalation rules and settings of the branches."""
    return scoped(actor, "clock")


async def lock_ticket(uow: UnitOfWork, ticket_id: UUID) -> Ticket:
    """Return the ticket, locked for change. Raises NotFound when the actor may not see it."""
    ticket = await uow.session.get(Ticket, ticket_id, with_for_update=True, populate_existing=True)
    if ticket is None or not policy.can_read(uow.actor, ticket):
        raise NotFound("Ticket", "id")
    return ticket


async def by_reference(uow: UnitOfWork, client_reference: str) -> Ticket | None:
    """Return the ticket that the actor has opened under a client reference already."""
    found: Ticket | None = await uow.session.scalar(
        select(Ticket).where(
            col(Ticket.initiator_id) == uow.actor.user_id, col(Ticket.client_reference) == client_reference
        )
    )
    return found


async def staff_initiator(uow: UnitOfWork, ticket: Ticket) -> UUID | None:
    """Return who of the operator's people reported the ticket; None when a customer did."""
    found: UUID | None = await uow.session.scalar(
        select(col(UserAccount.id)).where(
            col(UserAccount.id) == ticket.initiator_id, col(UserAccount.kind) == UserKind.STAFF
        )
    )
    return found


async def escalation_rules(uow: UnitOfWork, branch_id: UUID) -> list[EscalationRule]:
    """Return the branch's rules."""
    rows = await uow.session.scalars(select(EscalationRule).where(col(EscalationRule.branch_id) == branch_id))
    return list(rows)


async def silence_days(uow: UnitOfWork, branch_id: UUID) -> int:
    """Return after how many days of silence a resolution counts as agreed."""
    days = await uow.session.scalar(
        select(col(TicketSetting.silence_days)).where(col(TicketSetting.branch_id) == branch_id)
    )
    return int(days or 7)


async def lock_settings(uow: UnitOfWork, branch_id: UUID) -> TicketSetting:
    """Return the branch's settings, locked for change. Raises NotFound, also to those who may not see them."""
    if uow.actor.kind not in {ActorKind.STAFF, ActorKind.SYSTEM}:
        raise NotFound("Branch", "input", "branchId")
    query = select(TicketSetting).where(col(TicketSetting.branch_id) == branch_id).with_for_update()
    found: TicketSetting | None = await uow.session.scalar(query.execution_options(populate_existing=True))
    if found is None:
        raise NotFound("Branch", "input", "branchId")
    return found


async def opened_since(uow: UnitOfWork, branch_id: UUID, kind: TicketKind, since: datetime, most: int) -> list[Ticket]:
    """Return the newest tickets of a kind that were opened since an instant."""
    rows = await uow.session.scalars(
        select(Ticket)
        .where(col(Ticket.branch_id) == branch_id, col(Ticket.kind) == kind, col(Ticket.opened_at) >= since)
        .order_by(col(Ticket.opened_at).desc(), col(Ticket.id).desc())
        .limit(most)
    )
    return list(rows)


attachable("ticket", prefix="tic", visible=visible_to)
