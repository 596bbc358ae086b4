"""What open screens of orders and the cart listen to; the screen reads what it needs."""

from collections.abc import AsyncIterator

import strawberry

from api.core.graphql import Info
from api.core.graphql.live import Change, Which, changes, list_changes
from api.orders.graphql.cart import CartType
from api.orders.graphql.orders import OrderType


@strawberry.type
class OrderSubscription:
    @strawberry.subscription(
        description="Changes of an order, its provisioning included, or of any that the caller may see."
    )
    def order_changed(self, info: Info, id: Which = None) -> AsyncIterator[Change]:
        return changes(info, OrderType.Reads, id)

    @strawberry.subscription(description="Changes of the caller's cart, made on any device.")
    def cart_changed(self, info: Info) -> AsyncIterator[Change]:
        return list_changes(info, CartType.Reads, [f"cart/user/{info.context.actor.user_id}"])
