"""The portal's cart and the shop's live price."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from api.catalog.graphql import OfferingType
from api.catalog.rules import OfferingNotPublished
from api.core.actor import ActorKind
from api.core.errors import InvalidInput, NotFound, PermissionDenied, UserError
from api.core.graphql import JSON, GlobalID, Info, Money, Node, mutation, reads
from api.core.i18n import error_text
from api.core.money import Total
from api.core.uow import UnitOfWork
from api.orders import queries
from api.orders.actions import again, pricing
from api.orders.actions import cart as actions
from api.orders.actions.entry import submit_cart
from api.orders.graphql.differences import CartDifference, differences
from api.orders.graphql.orders import OrderType
from api.orders.rules import CartEmpty, CartFull, NothingSoldAnyMore


@strawberry.type(name="CartLine", description="One configured product in a cart.")
class CartLineType(Node):
    class Reads(reads.Table):
        table = "cart_line"
        prefix = "crl"
        visible = staticmethod(queries.cart_line_visible_to)

    quantity: int = reads.column(description="How many.")
    components: JSON = reads.column(personal=False, description="Code of a chosen component → how many.")
    client_reference: str = reads.column(personal=False, description="The shop's own key of the line.")
    created_at: datetime = reads.column(description="When it was put in.")
    offering: OfferingType | None = reads.one("offering_id", description="The product.")


@strawberry.type(name="Cart", description="What somebody has chosen and not yet ordered.")
class CartType(Node):
    class Reads(reads.Table):
        table = "cart"
        prefix = "crt"
        visible = staticmethod(queries.cart_visible_to)

    lines: list[CartLineType] = reads.many("cart_id", order="created_at asc", description="Products, oldest first.")
    note: str | None = reads.column(description="What was added to the order that is in it again.")
    differences: list[CartDifference] = reads.computed(
        differences, needs=("differences",), description="What is not as in the earlier orders that are in it again."
    )


@strawberry.type(description="A sum without and with tax.")
class TaxedPrice:
    net: Money = strawberry.field(description="Without VAT.")
    vat: Money = strawberry.field(description="VAT.")
    gross: Money = strawberry.field(description="What is paid.")


@strawberry.type(description="What something costs a month and once.")
class ShopPrice:
    monthly: TaxedPrice = strawberry.field(description="Each month.")
    one_time: TaxedPrice = strawberry.field(description="Once.")


@strawberry.type(description="What one line of the cart costs today.")
class CartLinePrice:
    line_id: GlobalID = strawberry.field(description="Which line.")
    price: ShopPrice | None = strawberry.field(description="Its price; null when it can't be ordered any more.")
    problem: str | None = strawberry.field(description="Why it can't be ordered, in the reader's language.")


@strawberry.type(description="What the cart costs today.")
class CartPriceType:
    lines: list[CartLinePrice] = strawberry.field(description="Line by line.")
    sum: ShopPrice = strawberry.field(description="What can be ordered, in all.")


@strawberry.input(description="How many of one component.")
class ComponentChoiceInput:
    code: str = strawberry.field(description="Code of the component.")
    quantity: int = strawberry.field(default=1, description="How many.")


def _taxed(sum_: Total) -> TaxedPrice:
    """Show a sum."""
    return TaxedPrice(
        net=Money(amount=sum_.net, currency=sum_.currency),
        vat=Money(amount=sum_.vat, currency=sum_.currency),
        gross=Money(amount=sum_.gross, currency=sum_.currency),
    )


def _price(price: pricing.Price) -> ShopPrice:
    """Show a price."""
    return ShopPrice(monthly=_taxed(price.monthly), one_time=_taxed(price.one_time))


def _chosen(components: list[ComponentChoiceInput]) -> dict[str, int]:
    """Return the choice as code → pieces."""
    return {component.code: component.quantity for component in components}


@strawberry.type(description="A live price, or why there is none.")
class ConfigurationPrice:
    price: ShopPrice | None = strawberry.field(description="The price.")
    problem: str | None = strawberry.field(description="Why it can't be ordered, in the reader's language.")


@strawberry.type
class CartQuery:
    cart: CartType | None = reads.root_one(
        where="{t}.user_id = :actor", description="The caller's cart; null before the first product."
    )

    @strawberry.field(description="What the caller's cart costs today; null without a cart.")
    async def cart_price(self, info: Info) -> CartPriceType | None:
        context = info.context
        if context.actor.kind is not ActorKind.PORTAL:
            return None
        async with context.database.unit_of_work(context.actor) as uow:
            found = await pricing.price_cart(uow)
        if found is None:
            return None
        lines = [
            CartLinePrice(
                line_id=GlobalID("crl", key),
                price=_price(price) if isinstance(price, pricing.Price) else None,
                problem=error_text(context.actor.language, price) if isinstance(price, UserError) else None,
            )
            for key, price in found.lines
        ]
        return CartPriceType(lines=lines, sum=_price(found.sum))

    @strawberry.field(description="What a configured product costs today, live while it is chosen; for everybody.")
    async def configuration_price(
        self,
        info: Info,
        offering_id: Annotated[GlobalID, strawberry.argument(description="What is bought.")],
        branch_id: Annotated[GlobalID, strawberry.argument(description="In which branch.")],
        components: Annotated[
            list[ComponentChoiceInput], strawberry.argument(description="Optional components with their quantity.")
        ],
        quantity: Annotated[int, strawberry.argument(description="How many, at least 1.")],
    ) -> ConfigurationPrice:
        context = info.context
        try:
            async with context.database.unit_of_work(context.actor) as uow:
                price = await pricing.price_configuration(
                    uow, branch_id.of("brn"), offering_id.of("prd"), _chosen(components), max(quantity, 1)
                )
        except UserError as refusal:
            return ConfigurationPrice(price=None, problem=error_text(context.actor.language, refusal))
        return ConfigurationPrice(price=_price(price), problem=None)


CHANGING = (PermissionDenied, NotFound, InvalidInput)


@strawberry.type
class CartMutation:
    @mutation(
        "CartPutLine",
        cart=CartType,
        errors=(*CHANGING, OfferingNotPublished, CartFull),
        description="Puts a configured product into the cart, or changes the line of the same client reference.",
        arguments={
            "offering_id": "What is bought.",
            "components": "Optional components by code, with their quantity.",
            "quantity": "How many.",
        },
    )
    async def cart_put_line(
        self,
        uow: UnitOfWork,
        offering_id: GlobalID,
        components: list[ComponentChoiceInput],
        quantity: int,
        client_reference: str,
    ) -> UUID:
        cart = await actions.put_line(
            uow,
            offering_id.of("prd"),
            quantity=quantity,
            components=_chosen(components),
            client_reference=client_reference,
        )
        return cart.id

    @mutation(
        "CartSetQuantity",
        cart=CartType,
        errors=CHANGING,
        description="Changes how many of a line; 0 removes it.",
        arguments={"quantity": "How many; 0 takes the line out."},
    )
    async def cart_set_quantity(self, uow: UnitOfWork, id: GlobalID, quantity: int) -> UUID:
        return (await actions.set_quantity(uow, id.of("crl"), quantity)).id

    @mutation("CartEmpty", cart=CartType, errors=CHANGING, description="Takes everything out of the cart.")
    async def cart_empty(self, uow: UnitOfWork) -> UUID:
        return (await actions.empty(uow)).id

    @mutation(
        "OrderAgain",
        cart=CartType,
        errors=(*CHANGING, CartFull, NothingSoldAnyMore),
        description="Puts an earlier order into the cart: as it was configured, at today's prices; the cart tells what "
        "is not as it was. The same client reference puts it in once.",
    )
    async def order_again(self, uow: UnitOfWork, id: GlobalID, client_reference: str) -> UUID:
        return (await again.order_again(uow, id.of("ord"), client_reference=client_reference)).id

    @mutation(
        "CartTakeBack",
        cart=CartType,
        errors=CHANGING,
        description="Takes out what an earlier order has put in under a client reference.",
    )
    async def cart_take_back(self, uow: UnitOfWork, client_reference: str) -> UUID:
        return (await again.take_back(uow, client_reference)).id

    @mutation(
        "CartSubmit",
        order=OrderType,
        errors=(*CHANGING, OfferingNotPublished, CartEmpty),
        description="Orders what is in the cart; the same client reference gives the same order.",
        arguments={"note": "Words for whoever provides it."},
    )
    async def cart_submit(self, uow: UnitOfWork, client_reference: str, note: str | None = None) -> UUID:
        return (await submit_cart(uow, client_reference=client_reference, note=note)).id
