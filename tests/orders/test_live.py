"""A cart is one on all devices of its buyer, and nobody else's."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from api.core.actor import SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.core.errors import NotFound
from api.orders.actions import cart
from api.orders.models import CartLine
from tests.factories.catalog import make_offering, make_tax
from tests.factories.customers import make_customer
from tests.factories.people import make_branch, make_portal_user
from tests.graphql.sockets import listening


async def test_another_device_of_the_buyer_hears_of_the_cart(settings: Settings, db: Database) -> None:
    """A colleague of the same customer has a cart of their own."""
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        await make_tax(uow, branch)
        product = await make_offering(uow, branch)
        customer = await make_customer(uow, branch)
        buyer = await make_portal_user(uow, branch, customer.id)
        colleague = await make_portal_user(uow, branch, customer.id)
        await uow.commit()
    async with listening(settings, db, buyer) as device, listening(settings, db, colleague) as other:
        await device.listen("cart", "cartChanged")
        await other.listen("cart", "cartChanged")
        async with db.unit_of_work(buyer) as uow:
            found = await cart.put_line(uow, product.id, quantity=2, components={}, client_reference="one")
            await uow.commit()
        assert await device.told() == ("cart", f"crt_{found.id}")
        async with db.unit_of_work(buyer) as uow:
            line = (await uow.session.scalars(select(CartLine))).one()
            await cart.set_quantity(uow, line.id, 0)
            await uow.commit()
        assert await device.told() == ("cart", f"crt_{found.id}")
        assert await other.silent()
    # Both devices took it out, and one had changed its quantity before.
    async with db.unit_of_work(buyer) as uow:
        assert (await cart.set_quantity(uow, line.id, 0)).id == found.id
        with pytest.raises(NotFound):
            await cart.set_quantity(uow, line.id, 3)
