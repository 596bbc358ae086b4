"""Reading orders and carts; what the caller may not see is not found."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.catalog.models import OfferingComponent
from api.core.actor import Actor, scoped
from api.core.errors import NotFound
from api.core.searching import numbered
from api.core.uow import UnitOfWork
from api.customers import queries as customers
from api.orders import policy
from api.orders.models import Acceptance, Cart, CartLine, Order, OrderBilling, OrderLine
from api.work.models import Activity, ProcessRun


def visible_to(actor: Actor) -> str:
    """Staff see the orders of their branches, teams or own ones; the portal its customer's."""
    return scoped(actor, "order", team="{t}.team_id", owner="{t}.owner_id", customer="{t}.customer_id")


def found(actor: Actor) -> str:
    """Return the predicate of the orders of a number, or of a customer that the caller may see and find by this text."""
    number, shown = numbered("{v}::text"), customers.visible_to(actor)
    if shown == "false":
        return number
    named = f"({shown} and {customers.has(actor)})".replace("{t}", "c")
    most = f"select c.id from customer c where {named} order by c.monthly_value desc, c.id limit 100"  # noqa: S608 - our own predicate
    return f"({number} or {{t}}.customer_id = any(array({most})))"


def part_visible_to(actor: Actor) -> str:
    """Lines, acknowledgements and acceptances of visible orders."""
    order = visible_to(actor).replace("{t}", "x")
    return f"exists (select 1 from product_order x where x.id = {{t}}.order_id and {order})"  # noqa: S608 - our own predicate


def cart_visible_to(actor: Actor) -> str:
    """A cart is its owner's alone."""
    return "{t}.user_id = :actor and {t}.customer_id = :customer" if actor.can("customer:cart:read") else "false"


def cart_line_visible_to(actor: Actor) -> str:
    """Lines of the own cart."""
    cart = cart_visible_to(actor).replace("{t}", "x")
    return f"exists (select 1 from cart x where x.id = {{t}}.cart_id and {cart})"  # noqa: S608 - our own predicate


async def lock_order(uow: UnitOfWork, order_id: UUID) -> Order:
    """Return the order, locked for change. Raises NotFound when the actor may not see it."""
    order = await uow.session.get(Order, order_id, with_for_update=True, populate_existing=True)
    if order is None or not policy.can_read(uow.actor, order):
        raise NotFound("Order", "id")
    return order


async def visible_order(uow: UnitOfWork, order_id: UUID) -> Order:
    """Return the order. Raises NotFound when the actor may not see it."""
    order = await uow.session.get(Order, order_id)
    if order is None or not policy.can_read(uow.actor, order):
        raise NotFound("Order", "id")
    return order


async def lines_of(uow: UnitOfWork, order_id: UUID) -> Sequence[OrderLine]:
    """Return an order's lines by position."""
    rows = await uow.session.scalars(
        select(OrderLine).where(col(OrderLine.order_id) == order_id).order_by(col(OrderLine.position))
    )
    return rows.all()


async def components_offered(uow: UnitOfWork, lines: Sequence[OrderLine]) -> dict[str, list[str]]:
    """Return the codes of all components of each line's product."""
    rows = await uow.session.execute(
        select(col(OfferingComponent.offering_id), col(OfferingComponent.code)).where(
            col(OfferingComponent.offering_id).in_([line.offering_id for line in lines])
        )
    )
    offered: dict[UUID, list[str]] = {}
    for offering_id, code in rows:
        offered.setdefault(offering_id, []).append(code)
    return {line.code: offered.get(line.offering_id, []) for line in lines}


async def activities_of(uow: UnitOfWork, order_id: UUID) -> Sequence[Activity]:
    """Return all activities of an order's runs."""
    rows = await uow.session.scalars(
        select(Activity)
        .join(ProcessRun, col(ProcessRun.id) == col(Activity.run_id))
        .where(col(ProcessRun.subject_id) == order_id)
    )
    return rows.all()


async def runs_of(uow: UnitOfWork, order_id: UUID) -> Sequence[ProcessRun]:
    """Return the runs of an order."""
    rows = await uow.session.scalars(select(ProcessRun).where(col(ProcessRun.subject_id) == order_id))
    return rows.all()


async def activity_of(uow: UnitOfWork, activity_id: UUID) -> tuple[Activity, Order]:
    """Return an activity with its order, which is locked. Raises NotFound when the actor may not see the order."""
    row = (
        await uow.session.execute(
            select(Activity, col(ProcessRun.subject_id))
            .join(ProcessRun, col(ProcessRun.id) == col(Activity.run_id))
            .where(col(Activity.id) == activity_id, col(ProcessRun.subject) == "product_order")
        )
    ).one_or_none()
    if row is None:
        raise NotFound("Activity", "id")
    return row[0], await lock_order(uow, row[1])


async def by_reference(uow: UnitOfWork, reference: str) -> Order | None:
    """Return the order that a client reference has made already."""
    found: Order | None = await uow.session.scalar(select(Order).where(col(Order.client_reference) == reference))
    return found


async def order_of_contract(uow: UnitOfWork, contract_id: UUID) -> Order | None:
    """Return the living order of a contract."""
    found: Order | None = await uow.session.scalar(
        select(Order).where(col(Order.contract_id) == contract_id, col(Order.status) != "CANCELLED")
    )
    return found


async def billing_of(uow: UnitOfWork, order_id: UUID, process_key: str, stage: str) -> OrderBilling | None:
    """Return billing's acknowledgement of one step."""
    found: OrderBilling | None = await uow.session.scalar(
        select(OrderBilling).where(
            col(OrderBilling.order_id) == order_id,
            col(OrderBilling.process_key) == process_key,
            col(OrderBilling.stage) == stage,
        )
    )
    return found


async def acceptance(uow: UnitOfWork, acceptance_id: UUID) -> Acceptance:
    """Return an acceptance."""
    return await uow.session.get_one(Acceptance, acceptance_id)


async def answered(uow: UnitOfWork, activity: Activity) -> Acceptance | None:
    """Return the customer's answer to this try of an activity."""
    found: Acceptance | None = await uow.session.scalar(
        select(Acceptance).where(
            col(Acceptance.activity_id) == activity.id, col(Acceptance.attempt) == activity.attempts
        )
    )
    return found


async def lock_cart(uow: UnitOfWork) -> Cart | None:
    """Return the actor's cart, locked."""
    found: Cart | None = await uow.session.scalar(
        select(Cart).where(col(Cart.user_id) == uow.actor.user_id).with_for_update()
    )
    return found


async def own_cart(uow: UnitOfWork) -> Cart | None:
    """Return the actor's cart."""
    found: Cart | None = await uow.session.scalar(select(Cart).where(col(Cart.user_id) == uow.actor.user_id))
    return found


async def cart_lines(uow: UnitOfWork, cart_id: UUID) -> Sequence[CartLine]:
    """Return a cart's lines, oldest first."""
    rows = await uow.session.scalars(
        select(CartLine).where(col(CartLine.cart_id) == cart_id).order_by(col(CartLine.created_at), col(CartLine.id))
    )
    return rows.all()
