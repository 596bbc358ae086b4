"""The portal's cart: on the server from the first product on, so it waits for any device (WEB-04)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from api.catalog.queries import Choice, prices_of
from api.core.errors import InvalidInput, NotFound, require
from api.core.ids import new_id
from api.core.uow import UnitOfWork
from api.orders import policy, queries
from api.orders.models import Cart, CartLine
from api.orders.rules import MAX_CART_LINES, MAX_QUANTITY, CartFull
from api.people.models import Branch


async def put_line(
    uow: UnitOfWork,
    offering_id: UUID,
    *,
    quantity: int,
    components: Mapping[str, int],
    client_reference: str,
) -> Cart:
    """Put a configured product into the cart, or change the line of the same client reference.

    Raises PermissionDenied, InvalidInput, NotFound or OfferingNotPublished for what can't be ordered, CartFull.
    """
    cart = await own_cart(uow)
    _check_quantity(quantity)
    await prices_of(uow.session, cart.branch_id, [Choice(offering_id, components)], await today(uow, cart.branch_id))
    lines = await queries.cart_lines(uow, cart.id)
    line = next((line for line in lines if line.client_reference == client_reference), None)
    if line is None:
        if len(lines) >= MAX_CART_LINES:
            raise CartFull(limit=MAX_CART_LINES)
        line = uow.add(
            CartLine(
                cart_id=cart.id,
                customer_id=cart.customer_id,
                offering_id=offering_id,
                client_reference=client_reference[:80],
                created_at=uow.now,
            )
        )
    line.quantity, line.components = quantity, dict(components)
    await uow.flush()
    return cart


async def set_quantity(uow: UnitOfWork, line_id: UUID, quantity: int) -> Cart:
    """Change how many of a line; 0 removes it, if it is still there. Raises PermissionDenied, NotFound, InvalidInput."""
    cart = await own_cart(uow)
    line = await uow.session.get(CartLine, line_id)
    if line is None or line.cart_id != cart.id:
        if quantity == 0:
            return cart
        raise NotFound("CartLine", "id")
    if quantity == 0:
        await uow.session.delete(line)
        await uow.flush()
        forget(cart, await queries.cart_lines(uow, cart.id), lambda reference: reference == line.client_reference)
    else:
        _check_quantity(quantity)
        line.quantity = quantity
    await uow.flush()
    return cart


async def empty(uow: UnitOfWork) -> Cart:
    """Take everything out of the cart."""
    cart = await own_cart(uow)
    await clear(uow, cart)
    return cart


def forget(cart: Cart, left: Sequence[CartLine], gone: Callable[[str], bool]) -> None:
    """Say no more of lines that are gone; of an empty cart there is nothing to say."""
    cart.differences = [each for each in cart.differences if left and not gone(each["line"])]
    cart.note = cart.note if left else None


async def clear(uow: UnitOfWork, cart: Cart) -> None:
    """Leave nothing in a cart, nor anything said about what was in it."""
    await uow.session.execute(delete(CartLine).where(col(CartLine.cart_id) == cart.id))
    cart.note, cart.differences = None, []


async def today(uow: UnitOfWork, branch_id: UUID) -> date:
    """Return the branch's calendar day."""
    branch = await uow.session.get_one(Branch, branch_id)
    return uow.now.astimezone(ZoneInfo(branch.zone)).date()


async def take_cart(uow: UnitOfWork) -> Cart | None:
    """Lock the actor's cart to change it; the buyer's other devices, which show the same one, are told."""
    cart = await queries.lock_cart(uow)
    if cart is not None:
        uow.tell(f"cart/user/{uow.actor.user_id}", cart.id)
    return cart


async def own_cart(uow: UnitOfWork) -> Cart:
    """Return the actor's cart, locked; made when missing, once even when two devices begin at the same moment."""
    actor = uow.actor
    require(policy.can_shop(actor))
    if cart := await take_cart(uow):
        return cart
    values = {
        "id": new_id(),
        "created_at": uow.now,
        "version": 1,
        "branch_id": actor.branch_ids[0],
        "customer_id": actor.customer_id,
        "user_id": actor.user_id,
    }
    await uow.session.execute(insert(Cart).values(values).on_conflict_do_nothing())
    cart = await take_cart(uow)
    if cart is None:
        raise NotFound("Cart")
    return cart


def _check_quantity(quantity: int) -> None:
    """Refuse what no cart holds. Raises InvalidInput."""
    if not 1 <= quantity <= MAX_QUANTITY:
        raise InvalidInput("quantity", code="cart-quantity", limit=MAX_QUANTITY)
