"""Opening a ticket with the same rows beside it as ours: number, key, event, outbox, audit entry, idempotency."""

import hashlib
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.core.ids import new_id
from api.core.tables import AuditEntry, DataKey, EventRow, IdempotencyRow, OutboxRow
from api.customers.models import Customer
from api.tickets.models import Ticket, TicketKind, TicketOrigin, TicketStatus


async def open_ticket(
    session: AsyncSession, customer_id: UUID, kind: TicketKind, subject: str, description: str, client_key: str
) -> Ticket:
    """Write one ticket and commit."""
    now, customer = datetime.now(UTC), await session.get_one(Customer, customer_id)
    digest = hashlib.sha256(f"{subject}{description}".encode()).digest()
    idempotent = IdempotencyRow(actor_key="benchmark", operation="TicketOpen", key=client_key, input_hash=digest)
    idempotent.created_at = now
    session.add(idempotent)
    number = await session.scalar(select(func.next_number(customer.branch_id, "T", now.year)))
    ticket = Ticket(
        branch_id=customer.branch_id, customer_id=customer_id, number=f"T-{now.year}-{number:06d}",
        origin=TicketOrigin.INTERNAL, kind=kind, status=TicketStatus.OPEN, subject=subject, description=description,
        opening=1, opened_at=now,
    )  # fmt: skip
    session.add(ticket)
    event = EventRow(
        name="TicketOpened", subject="ticket", subject_id=ticket.id, branch_id=ticket.branch_id,
        customer_id=customer_id, at=now, data={"opening": 1},
    )  # fmt: skip
    session.add(event)
    await session.flush()
    session.add(OutboxRow(event_id=event.id))
    await session.get(DataKey, customer_id)
    entry = AuditEntry(
        action="ticket-open", subject="ticket", subject_id=ticket.id, branch_id=ticket.branch_id,
        customer_ids=[customer_id], fields=["kind", "subject"], payload=f"{subject}{kind}".encode(), key_id=customer_id,
    )  # fmt: skip
    entry.id = new_id()
    session.add(entry)
    idempotent.result = {"ticket": str(ticket.id)}
    await session.commit()
    return ticket
