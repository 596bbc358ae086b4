"""Orders and carts in the schema."""

from api.orders.graphql.cart import CartMutation, CartQuery
from api.orders.graphql.live import OrderSubscription
from api.orders.graphql.orders import OrderMutation, OrderQuery

__all__ = ["CartMutation", "CartQuery", "OrderMutation", "OrderQuery", "OrderSubscription"]
