"""The enums of tickets, made known to the schema once."""

import strawberry

from api.tickets.models import TicketKind, TicketOrigin, TicketPriority, TicketStatus

__all__ = ["TicketKind", "TicketOrigin", "TicketPriority", "TicketStatus"]

strawberry.enum(TicketOrigin, description="Who reported it.")
strawberry.enum(TicketKind, description="What a ticket is about.")
strawberry.enum(TicketStatus, description="Where a ticket stands.")
strawberry.enum(TicketPriority, description="How urgent a ticket is.")
