"""What open screens of offers listen to; the screen reads what it needs."""

from collections.abc import AsyncIterator

import strawberry

from api.core.graphql import Info
from api.core.graphql.live import Change, Which, changes
from api.offers.graphql.types import OfferType


@strawberry.type
class OfferSubscription:
    @strawberry.subscription(description="Changes of an offer, or of any that the caller may see.")
    def offer_changed(self, info: Info, id: Which = None) -> AsyncIterator[Change]:
        return changes(info, OfferType.Reads, id)
