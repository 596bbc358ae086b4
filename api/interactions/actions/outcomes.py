"""What comes of a contact: a ticket made from it, or a lead, an offer, a contract that was made meanwhile (INT-04)."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.core.errors import InvalidInput, require
from api.core.uow import UnitOfWork
from api.files.actions import carry_attachments
from api.files.queries import about
from api.files.subjects import by_prefix
from api.interactions import policy, queries
from api.interactions.models import Interaction, InteractionOutcome
from api.tickets.actions import TicketData, open_ticket
from api.tickets.models import Ticket

OUTCOMES = frozenset({"ticket", "lead", "offer", "contract"})


async def open_ticket_from(uow: UnitOfWork, interaction_id: UUID, data: TicketData) -> Ticket:
    """Report what was said in a contact: the ticket takes over its letters, and person and number unless others are named.

    Raises NotFound, PermissionDenied, InvalidInput.
    """
    interaction = await queries.lock_interaction(uow, interaction_id)
    require(policy.can_link(uow.actor, interaction))
    if interaction.customer_id is None:
        raise InvalidInput("input", "customerId", code="interaction-nobodys")
    whole = replace(
        data,
        contact_id=data.contact_id or interaction.contact_id,
        subscription_id=data.subscription_id or interaction.subscription_id,
    )
    ticket = await open_ticket(uow, interaction.customer_id, whole)
    await carry_attachments(uow, "interaction", interaction.id, ticket)
    await _note(uow, interaction, "ticket", ticket.id)
    return ticket


async def link_outcome(uow: UnitOfWork, interaction_id: UUID, prefix: str, subject_id: UUID) -> Interaction:
    """Say what came of a contact; said twice, it is there once. Raises NotFound, PermissionDenied, InvalidInput."""
    interaction = await queries.lock_interaction(uow, interaction_id)
    require(policy.can_link(uow.actor, interaction))
    declared = by_prefix(prefix)
    if declared is None or declared.table not in OUTCOMES:
        raise InvalidInput("subjectId", code="interaction-outcome")
    await about(uow, declared, subject_id)
    await _note(uow, interaction, declared.table, subject_id)
    return interaction


async def _note(uow: UnitOfWork, interaction: Interaction, table: str, subject_id: UUID) -> None:
    known = await uow.session.scalar(
        select(col(InteractionOutcome.id)).where(
            col(InteractionOutcome.interaction_id) == interaction.id,
            col(InteractionOutcome.subject_id) == subject_id,
        )
    )
    if known is not None:
        return
    uow.add(
        InteractionOutcome(
            created_at=uow.now,
            interaction_id=interaction.id,
            customer_id=interaction.customer_id,
            subject=table,
            subject_id=subject_id,
        )
    )
    uow.audit("interaction-outcome", interaction, {"subject": table, "subject_id": subject_id})
    uow.tell(f"interaction:{interaction.id}", interaction.id)
    await uow.flush()
