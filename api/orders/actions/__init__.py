"""The only writers of orders and carts."""
