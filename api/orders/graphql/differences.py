"""What the cart says of orders that are in it again."""

from decimal import Decimal
from typing import Any

import strawberry

from api.core.actor import Actor
from api.core.graphql import Money
from api.core.graphql.enums import publish_enum
from api.orders.rules import Difference

publish_enum(
    Difference,
    "What is not as it was in the earlier order.",
    name="CartDifferenceKind",
    NOT_SOLD="The product is not sold any more; it is left out.",
    CART_FULL="The cart is full; the product is left out.",
    PART_GONE="The product has this component no more; it comes without.",
    PART_LIMIT="Less of this component fits than was ordered; it comes with the most.",
    QUANTITY_LIMIT="A cart takes fewer of the product than were ordered; it has the most.",
    PRICE="It costs something else.",
)


@strawberry.type(description="What one piece costs, net, a month and once.")
class UnitPrice:
    monthly: Money = strawberry.field(description="Each month.")
    one_time: Money = strawberry.field(description="Once.")


@strawberry.type(description="Something that is not as it was in an earlier order that is in the cart again.")
class CartDifference:
    kind: Difference = strawberry.field(description="What it is.")
    order_number: str = strawberry.field(description="Of which earlier order.")
    line: str = strawberry.field(description="Client reference of the cart's line, also of one that was left out.")
    name: str = strawberry.field(description="Name of the product, in the reader's language.")
    part: str | None = strawberry.field(description="Name of the component, in the reader's language.")
    before: UnitPrice | None = strawberry.field(description="What it cost then; of a price.")
    now: UnitPrice | None = strawberry.field(description="What it costs now; of a price.")


def differences(actor: Actor, row: dict[str, Any]) -> list[CartDifference]:
    """Read what the cart keeps in the reader's language."""
    return [
        CartDifference(
            kind=Difference[each["kind"]],
            order_number=each["order"],
            line=each["line"],
            name=_named(each["names"], actor.language),
            part=_named(each["part"], actor.language) if each.get("part") else None,
            before=_price(each, "_before"),
            now=_price(each, ""),
        )
        for each in row["differences"]
    ]


def _named(names: dict[str, str], language: str) -> str:
    """Return a text that is kept in all languages."""
    return names.get(language) or names["en"]


def _price(each: dict[str, Any], when: str) -> UnitPrice | None:
    """Return one of a price's two sides."""
    if "currency" not in each:
        return None
    monthly, one_time = (
        Money(amount=Decimal(each[f"{kind}{when}"]), currency=each["currency"]) for kind in ("monthly", "one_time")
    )
    return UnitPrice(monthly=monthly, one_time=one_time)
