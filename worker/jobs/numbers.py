"""Jobs of telephone numbers: what holds a reservation and what ends it."""

from uuid import UUID

from api.contracts.queries import live_contract
from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.numbers import actions
from api.orders.models import Order
from api.orders.queries import order_of_contract


async def time_numbers(uow: UnitOfWork, event: StoredEvent) -> None:
    """Hold the numbers of an accepted offer until they go into service; back at pricing their time runs again."""
    await actions.time_numbers(uow, event.subject_id)


async def free_numbers(uow: UnitOfWork, event: StoredEvent) -> None:
    """Give back the numbers of an offer of which nothing comes."""
    await actions.free_numbers_of_gone(uow, event.subject_id)


async def free_numbers_of_contract(uow: UnitOfWork, event: StoredEvent) -> None:
    """Give back what was held for a contract that was given up before it was ordered."""
    offer_id = UUID(str(event.data["offer_id"]))
    if await order_of_contract(uow, event.subject_id) is None and await live_contract(uow, offer_id) is None:
        await actions.free_numbers(uow, offer_id)


async def free_late_number(uow: UnitOfWork, event: StoredEvent) -> None:
    """Give back a number whose reservation is over (NUM-02)."""
    if event.subject == "phone_number":
        await actions.free_late(uow, event.subject_id, UUID(str(event.data["clock_id"])))


async def end_quarantine(uow: UnitOfWork, event: StoredEvent) -> None:
    """Put a number that has rested back into the stock (NUM-01)."""
    if event.subject == "phone_number":
        await actions.end_quarantine(uow, event.subject_id, UUID(str(event.data["clock_id"])))


async def free_numbers_of_order(uow: UnitOfWork, event: StoredEvent) -> None:
    """Give back the numbers of a cancelled order that are not in service yet (ORD-08)."""
    order = await uow.session.get_one(Order, UUID(str(event.subject_id)))
    if order.offer_id is not None:
        await actions.free_numbers(uow, order.offer_id)
