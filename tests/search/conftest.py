"""Search looks over the whole house, of which each test has one of its own."""

from tests.orders.conftest import db, house

__all__ = ["db", "house"]
