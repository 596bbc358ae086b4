"""Order entry: from the signed contract, or from the portal's cart (ORD-01)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.catalog.models import OfferingComponent, ProductOffering
from api.catalog.queries import Choice, prices_of
from api.contracts.models import Contract
from api.core.errors import require
from api.core.money import Total, taxed, total
from api.core.numbering import next_number
from api.core.uow import UnitOfWork
from api.offers.models import Offer, OfferLine
from api.orders import policy, queries
from api.orders.actions.cart import clear, take_cart, today
from api.orders.events import OrderSubmitted
from api.orders.models import CartLine, Order, OrderLine, OrderSource
from api.orders.rules import DEFAULT_PROCESS, CartEmpty
from api.people.models import Branch

COPIED = (
    "offering_id",
    "code",
    "names",
    "components",
    "quantity",
    "discount_percent",
    "months",
    "unit_monthly",
    "unit_one_time",
    "tax_code",
    "tax_percent",
    "monthly_net",
    "monthly_vat",
    "one_time_net",
    "one_time_vat",
)


async def order_contract(uow: UnitOfWork, contract_id: UUID, revision_id: UUID) -> Order:
    """Order what a signed contract promises, at the offer's prices; a contract is ordered once (LEA-14, ORD-01)."""
    contract = await uow.session.get_one(Contract, contract_id, with_for_update=True)
    if existing := await queries.order_of_contract(uow, contract_id):
        return existing
    offer = await uow.session.get_one(Offer, contract.offer_id)
    rows = await uow.session.scalars(
        select(OfferLine).where(col(OfferLine.revision_id) == revision_id).order_by(col(OfferLine.position))
    )
    sold = rows.all()
    keys = await _processes(uow, [line.offering_id for line in sold])
    lines = [{**{name: getattr(line, name) for name in COPIED}, "process_key": keys[line.offering_id]} for line in sold]
    order = Order(
        branch_id=contract.branch_id,
        customer_id=contract.customer_id,
        contract_id=contract.id,
        offer_id=offer.id,
        lead_id=offer.lead_id,
        owner_id=contract.owner_id,
        team_id=contract.team_id,
        placed_by_id=uow.actor.user_id,
        source=OrderSource.CONTRACT,
        **await _heading(uow, contract.branch_id, contract.currency, lines),
    )
    return await _submit(uow, order, lines)


async def submit_cart(uow: UnitOfWork, *, client_reference: str, note: str | None = None) -> Order:
    """Order what is in the actor's cart, at today's list prices, and empty it (WEB-04).

    The same client reference gives the same order. Raises PermissionDenied, CartEmpty, and NotFound or
    OfferingNotPublished when something can no longer be ordered.
    """
    actor = uow.actor
    require(policy.can_shop(actor))
    if existing := await queries.by_reference(uow, client_reference):
        require(policy.can_order(actor, existing.branch_id, existing.customer_id))
        return existing
    cart = await take_cart(uow)
    wanted = await queries.cart_lines(uow, cart.id) if cart else []
    if cart is None or not wanted:
        raise CartEmpty
    require(policy.can_order(actor, cart.branch_id, cart.customer_id))
    branch = await uow.session.get_one(Branch, cart.branch_id)
    lines = await _priced(uow, branch, wanted)
    order = Order(
        branch_id=cart.branch_id,
        customer_id=cart.customer_id,
        placed_by_id=actor.user_id,
        source=OrderSource.PORTAL,
        client_reference=client_reference[:80],
        note=(note or "").strip() or None,
        **await _heading(uow, cart.branch_id, branch.currency, lines),
    )
    await clear(uow, cart)
    return await _submit(uow, order, lines)


async def _priced(uow: UnitOfWork, branch: Branch, wanted: Sequence[CartLine]) -> list[dict[str, Any]]:
    """Price the cart's lines as an order's lines; list prices know no discount."""
    choices = [Choice(line.offering_id, line.components) for line in wanted]
    prices = await prices_of(uow.session, branch.id, choices, await today(uow, branch.id))
    ids = [line.offering_id for line in wanted]
    offerings = {
        row.id: row
        for row in await uow.session.scalars(select(ProductOffering).where(col(ProductOffering.id).in_(ids)))
    }
    parts = list(
        await uow.session.scalars(select(OfferingComponent).where(col(OfferingComponent.offering_id).in_(ids)))
    )
    keys = await _processes(uow, ids)
    lines = []
    for line, price in zip(wanted, prices, strict=True):
        monthly = taxed(price.monthly * line.quantity, price.tax_rate, price.currency)
        one_time = taxed(price.one_time * line.quantity, price.tax_rate, price.currency)
        lines.append(
            {
                "offering_id": line.offering_id,
                "code": price.code,
                "names": offerings[line.offering_id].names,
                "components": [
                    {"code": part.code, "names": part.names, "quantity": line.components.get(part.code, 1)}
                    for part in parts
                    if part.offering_id == line.offering_id and (part.required or part.code in line.components)
                ],
                "process_key": keys[line.offering_id],
                "quantity": line.quantity,
                "discount_percent": Decimal(0),
                "months": 0,
                "unit_monthly": price.monthly,
                "unit_one_time": price.one_time,
                "tax_code": price.tax_code,
                "tax_percent": price.tax_rate,
                "monthly_net": monthly.net,
                "monthly_vat": monthly.vat,
                "one_time_net": one_time.net,
                "one_time_vat": one_time.vat,
            }
        )
    return lines


async def _heading(uow: UnitOfWork, branch_id: UUID, currency: str, lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return number and sums of an order."""

    def summed(kind: str) -> Total:
        return total((Total(line[f"{kind}_net"], line[f"{kind}_vat"], currency) for line in lines), currency)

    monthly, one_time = summed("monthly"), summed("one_time")
    return {
        "number": await next_number(uow, branch_id, "O"),
        "currency": currency,
        "monthly_net": monthly.net,
        "monthly_vat": monthly.vat,
        "one_time_net": one_time.net,
        "one_time_vat": one_time.vat,
    }


async def _submit(uow: UnitOfWork, order: Order, lines: Sequence[dict[str, Any]]) -> Order:
    """Insert the order and its lines and tell that it is there; provisioning begins in the background."""
    uow.add(order)
    await uow.flush()
    for position, line in enumerate(lines):
        uow.add(OrderLine(order_id=order.id, customer_id=order.customer_id, position=position, **line))
    await uow.flush()
    uow.audit("order-submit", order, {"number": order.number, "monthly_net": order.monthly_net})
    uow.record(
        OrderSubmitted(
            subject_id=order.id,
            branch_id=order.branch_id,
            customer_id=order.customer_id,
            number=order.number,
            source=order.source.name,
            owner_id=order.owner_id,
            lead_id=order.lead_id,
        )
    )
    return order


async def _processes(uow: UnitOfWork, offering_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return each product's provisioning process."""
    rows = await uow.session.execute(
        select(col(ProductOffering.id), col(ProductOffering.process_key)).where(
            col(ProductOffering.id).in_(offering_ids)
        )
    )
    return {offering_id: key or DEFAULT_PROCESS for offering_id, key in rows}
