"""What open screens of contacts listen to; the screen reads what it needs."""

from collections.abc import AsyncIterator

import strawberry

from api.core.graphql import Info
from api.core.graphql.live import Change, Which, changes
from api.interactions.graphql.types import InteractionType


@strawberry.type
class InteractionSubscription:
    @strawberry.subscription(description="Changes of a contact, or of any that the caller may see.")
    def interaction_changed(self, info: Info, id: Which = None) -> AsyncIterator[Change]:
        return changes(info, InteractionType.Reads, id)
