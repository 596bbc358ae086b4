"""Who may do what with an order and a cart."""

from uuid import UUID

from api.core.actor import Actor, ActorKind
from api.core.errors import Allowed, Decision, Denied
from api.orders.models import Order
from api.orders.rules import ENDED


def can_read(actor: Actor, order: Order) -> bool:
    """Tell whether the order may be known to the caller."""
    return _reaches(actor, order, "read")


def can_shop(actor: Actor) -> Decision:
    """A cart belongs to somebody of a customer who may order."""
    shops = actor.kind is ActorKind.PORTAL and actor.can("customer:cart:write")
    return Allowed() if shops else Denied("cart-not-for-you")


def can_order(actor: Actor, branch_id: UUID, customer_id: UUID) -> Decision:
    """Send a cart: a buyer of the customer."""
    return Allowed() if actor.reaches("order", "write", branch_id=branch_id, customer_id=customer_id) else Denied()


def can_order_again(actor: Actor, order: Order) -> Decision:
    """Put an earlier order into the cart: who may shop and order for its customer."""
    shops = can_shop(actor)
    return can_order(actor, order.branch_id, order.customer_id) if isinstance(shops, Allowed) else shops


def can_answer(actor: Actor, order: Order) -> Decision:
    """Accept an installation: the customer, or the order desk when the customer said so on paper."""
    if _reaches(actor, order, "accept") or _reaches(actor, order, "work"):
        return Denied("order-ended") if order.status in ENDED else Allowed()
    return Denied()


def can_cancel(actor: Actor, order: Order) -> Decision:
    """Cancel: the order desk and back office, or the seller while nothing has begun."""
    if order.status in ENDED:
        return Denied("order-ended")
    return Allowed() if _reaches(actor, order, "work") else Denied()


def _reaches(actor: Actor, order: Order, action: str) -> bool:
    return actor.reaches(
        "order",
        action,
        branch_id=order.branch_id,
        team_id=order.team_id,
        owner_id=order.owner_id,
        customer_id=order.customer_id,
    )
