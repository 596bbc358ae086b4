"""What open screens of tickets listen to; the screen reads what it needs."""

from collections.abc import AsyncIterator

import strawberry

from api.core.graphql import Info
from api.core.graphql.live import Change, Which, changes
from api.tickets.graphql.tickets import TicketType


@strawberry.type
class TicketSubscription:
    @strawberry.subscription(description="Changes of a ticket, or of any that the caller may see.")
    def ticket_changed(self, info: Info, id: Which = None) -> AsyncIterator[Change]:
        return changes(info, TicketType.Reads, id)
