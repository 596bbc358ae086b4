"""The only writers of orders and carts; importing them registers what the worker does for an order by itself."""

from api.orders.actions import automatic

__all__ = ["automatic"]
