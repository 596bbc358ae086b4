"""An earlier order is put into the cart again, at today's prices; what is not as it was is kept for the buyer to read."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from api.catalog.models import OfferingComponent, ProductOffering
from api.catalog.queries import Choice, ConfiguredPrice, components_of, on_shelf, prices_of
from api.core.errors import require
from api.core.money import round_money
from api.core.uow import UnitOfWork
from api.orders import policy, queries
from api.orders.actions.cart import forget, own_cart, today
from api.orders.models import Cart, CartLine, Order, OrderLine
from api.orders.rules import MAX_CART_LINES, CartFull, Difference, NothingSoldAnyMore, Part, Repeated, repeated


async def order_again(uow: UnitOfWork, order_id: UUID, *, client_reference: str) -> Cart:
    """Put what was ordered into the cart, beside what is there: configured as it was, at today's prices.

    What is no longer sold, does not fit or costs something else stands in `differences`; the rest goes on. The same
    client reference puts it in once. Raises NotFound, PermissionDenied, NothingSoldAnyMore, and CartFull when not one
    line fits.
    """
    order = await queries.visible_order(uow, order_id)
    require(policy.can_order_again(uow.actor, order))
    cart = await own_cart(uow)
    there = await queries.cart_lines(uow, cart.id)
    if any(_is_of(line.client_reference, client_reference) for line in there):
        return cart
    wanted = await queries.lines_of(uow, order.id)
    day = await today(uow, cart.branch_id)
    shelf = await on_shelf(uow.session, cart.branch_id, [line.code for line in wanted], day)
    sold = [line for line in wanted if line.code in shelf]
    if not sold:
        raise NothingSoldAnyMore
    fitting = sold[: max(MAX_CART_LINES - len(there), 0)]
    if not fitting:
        raise CartFull(limit=MAX_CART_LINES)
    parts = await components_of(uow.session, [offering.id for offering in shelf.values()])
    taken = [(line, shelf[line.code], repeated(line, _parts(shelf[line.code], parts))) for line in fitting]
    choices = [Choice(offering.id, again.components) for _, offering, again in taken]
    prices = await prices_of(uow.session, cart.branch_id, choices, day)

    said = [_said(order, line, client_reference, Difference.NOT_SOLD) for line in wanted if line.code not in shelf]
    said += [_said(order, line, client_reference, Difference.CART_FULL) for line in sold[len(fitting) :]]
    for (line, offering, again), price in zip(taken, prices, strict=True):
        uow.add(
            CartLine(
                cart_id=cart.id,
                customer_id=cart.customer_id,
                offering_id=offering.id,
                quantity=again.quantity,
                components=dict(again.components),
                client_reference=_reference(client_reference, line),
                # Lines are read by the time that they were put in.
                created_at=uow.now + timedelta(microseconds=line.position),
            )
        )
        said += _changes(order, line, client_reference, again, price)
    # What was said about the same order before is said anew; a line that is still there keeps what concerns it.
    kept = [each for each in cart.differences if each["order"] != order.number or each["inside"]]
    cart.differences = [*kept, *said]
    cart.note = cart.note or order.note
    await uow.flush()
    return cart


async def take_back(uow: UnitOfWork, client_reference: str) -> Cart:
    """Take out again what `order_again` has put in under a client reference: its undo. Raises PermissionDenied."""
    cart = await own_cart(uow)
    lines = await queries.cart_lines(uow, cart.id)
    gone = [line for line in lines if _is_of(line.client_reference, client_reference)]
    await uow.session.execute(delete(CartLine).where(col(CartLine.id).in_([line.id for line in gone])))
    left = [line for line in lines if line not in gone]
    # It may be the earlier order's: nothing is better than another delivery's words.
    cart.note = None if gone else cart.note
    forget(cart, left, lambda reference: _is_of(reference, client_reference))
    await uow.flush()
    return cart


def _reference(client_reference: str, line: OrderLine) -> str:
    """Return the cart's own key of a repeated line."""
    return f"{client_reference[:70]}:{line.position}"


def _is_of(reference: str, client_reference: str) -> bool:
    return reference.startswith(f"{client_reference[:70]}:")


def _parts(offering: ProductOffering, parts: Sequence[OfferingComponent]) -> list[Part]:
    """Return what a product has inside today."""
    return [Part(part.code, part.required, part.max_quantity) for part in parts if part.offering_id == offering.id]


def _changes(
    order: Order, line: OrderLine, client_reference: str, again: Repeated, price: ConfiguredPrice
) -> list[dict[str, Any]]:
    """Return what is not as it was with a line that is in the cart."""
    names = {str(part["code"]): part.get("names", {}) for part in line.components}
    said = [
        _said(order, line, client_reference, kind, inside=True, part=names[code] if code else None)
        for kind, code in again.changes
    ]
    paid = (100 - line.discount_percent) / Decimal(100)
    before = [round_money(unit * paid, price.currency) for unit in (line.unit_monthly, line.unit_one_time)]
    now = [price.monthly, price.one_time]
    if before != now:
        figures = ("monthly_before", "one_time_before", "monthly", "one_time")
        amounts = {name: str(amount) for name, amount in zip(figures, [*before, *now], strict=True)}
        said.append(
            _said(order, line, client_reference, Difference.PRICE, inside=True, currency=price.currency, **amounts)
        )
    return said


def _said(
    order: Order, line: OrderLine, client_reference: str, kind: Difference, *, inside: bool = False, **more: object
) -> dict[str, Any]:
    """Return a difference as the cart keeps it; `inside` tells whether the line is in the cart all the same."""
    return {
        "kind": kind.name,
        "order": order.number,
        "line": _reference(client_reference, line),
        "names": line.names,
        "inside": inside,
        **more,
    }
