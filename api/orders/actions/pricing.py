"""What a configuration and a cart cost today: the live price of the shop, and the same sum that the order will have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from api.catalog.queries import Choice, ConfiguredPrice, prices_of
from api.core.errors import UserError
from api.core.money import Total, taxed, total
from api.core.uow import UnitOfWork
from api.orders import queries
from api.orders.actions.cart import today
from api.orders.models import CartLine
from api.people.models import Branch


@dataclass(frozen=True, slots=True)
class Price:
    """A month and once, with VAT."""

    monthly: Total
    one_time: Total


@dataclass(frozen=True, slots=True)
class CartPrice:
    """The price of each line, or why it can't be ordered any more, and the sum of those that can."""

    lines: Sequence[tuple[UUID, Price | UserError]]
    sum: Price


async def price_configuration(
    uow: UnitOfWork, branch_id: UUID, offering_id: UUID, components: Mapping[str, int], quantity: int
) -> Price:
    """Return what a configured product costs today. Raises NotFound, OfferingNotPublished, InvalidInput."""
    choices = [Choice(offering_id, components)]
    prices = await prices_of(uow.session, branch_id, choices, await today(uow, branch_id))
    return _price(prices[0], quantity)


async def price_cart(uow: UnitOfWork) -> CartPrice | None:
    """Return what the actor's cart costs today; None without a cart."""
    cart = await queries.own_cart(uow)
    if cart is None:
        return None
    branch = await uow.session.get_one(Branch, cart.branch_id)
    lines = [(line.id, await _try(uow, cart.branch_id, line)) for line in await queries.cart_lines(uow, cart.id)]
    good = [price for _, price in lines if isinstance(price, Price)]
    summed = Price(
        total((price.monthly for price in good), branch.currency),
        total((price.one_time for price in good), branch.currency),
    )
    return CartPrice(lines, summed)


async def _try(uow: UnitOfWork, branch_id: UUID, line: CartLine) -> Price | UserError:
    """Price one line; what went off the shelf meanwhile says so instead."""
    try:
        return await price_configuration(uow, branch_id, line.offering_id, line.components, line.quantity)
    except UserError as refusal:
        return refusal


def _price(price: ConfiguredPrice, quantity: int) -> Price:
    """Tax a line's net."""
    return Price(
        taxed(price.monthly * quantity, price.tax_rate, price.currency),
        taxed(price.one_time * quantity, price.tax_rate, price.currency),
    )
