"""Jobs of customers: what finds them."""

from typing import Any, Final

from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.customers.actions import add_reference
from api.customers.models import ReferenceKind
from api.orders.models import Order
from api.tickets.models import Ticket

DOCUMENTS: Final[dict[str, tuple[Any, ReferenceKind]]] = {
    "product_order": (Order, ReferenceKind.ORDER),
    "ticket": (Ticket, ReferenceKind.TICKET),
}


async def let_number_find_customer(uow: UnitOfWork, event: StoredEvent) -> None:
    """Let search find the customer by the number of an order or ticket, which the customer's people make too (CUS-05)."""
    model, kind = DOCUMENTS[event.subject]
    document = await uow.session.get(model, event.subject_id)
    if document is not None:
        await add_reference(uow, kind, document)
