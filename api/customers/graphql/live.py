"""What open lists and cards of customers listen to; the screen reads what it needs."""

from collections.abc import AsyncIterator

import strawberry

from api.core.graphql import Info
from api.core.graphql.live import Change, Which, changes
from api.customers.graphql.types import CustomerType


@strawberry.type
class CustomerSubscription:
    @strawberry.subscription(description="Changes of a customer, or of any that the caller may see.")
    def customer_changed(self, info: Info, id: Which = None) -> AsyncIterator[Change]:
        return changes(info, CustomerType.Reads, id)
