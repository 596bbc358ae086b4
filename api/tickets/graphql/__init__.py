"""Tickets and their rules in the schema."""

import strawberry

from api.tickets.graphql import escalation, tickets
from api.tickets.graphql.live import TicketSubscription
from api.tickets.graphql.tickets import TicketType

__all__ = ["TicketMutation", "TicketQuery", "TicketSubscription", "TicketType"]


@strawberry.type
class TicketQuery(tickets.TicketQuery, escalation.EscalationQuery):
    """All queries of tickets."""


@strawberry.type
class TicketMutation(tickets.TicketMutation, escalation.EscalationMutation):
    """All mutations of tickets."""
