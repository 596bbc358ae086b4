"""What the worker does for an order by itself: activation and handing over to billing (ORD-03, ORD-04)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from api.billing.actions import ready_for_billing, register_customer
from api.billing.models import BillingStep, ChargeKind
from api.billing.port import ChargeData, ReadyForBilling
from api.catalog.models import OfferingComponent
from api.core.uow import UnitOfWork
from api.numbers.actions import assign_numbers
from api.orders import queries, rules
from api.orders.actions.cart import today
from api.orders.activation import activation_for
from api.orders.events import OrderBillingAcknowledged
from api.orders.models import Order, OrderBilling, OrderLine
from api.work.automatic import automatic
from api.work.defaults import ACTIVATE, READY
from api.work.models import Activity, ProcessDefinition, ProcessRun


@automatic(ACTIVATE)
async def activate(uow: UnitOfWork, activity: Activity) -> dict[str, Any]:
    """Switch on the products and components of the activity's process."""
    order, key = await _order_of(uow, activity)
    components = rules.components_of(await queries.lines_of(uow, order.id), key)
    port = activation_for(uow, order.branch_id)
    reference = await port.activate(order, components, f"{activity.id}:{activity.key}")
    numbers = await assign_numbers(uow, order.offer_id) if order.offer_id else []
    return {"activation": reference, "components": components, "numbers": len(numbers)}


@automatic(READY)
async def hand_to_billing(uow: UnitOfWork, activity: Activity) -> dict[str, Any]:
    """Hand the step's prices to billing; the activity completes with billing's acknowledgement.

    The last step of a process is the complete service, one before it the basic service.
    """
    order, key = await _order_of(uow, activity)
    siblings = [other for other in await queries.activities_of(uow, order.id) if other.run_id == activity.run_id]
    steps = [other.key for other in sorted(siblings, key=lambda other: other.position) if other.action == READY]
    step = BillingStep.COMPLETE if activity.key == steps[-1] else BillingStep.BASIC
    later = {other.key for other in siblings} if len(steps) > 1 else set()
    lines = [line for line in await queries.lines_of(uow, order.id) if line.process_key == key]
    charges: list[ChargeData] = []
    for line in lines:
        basic, rest = rules.shares(line, await _components(uow, line, later), order.currency)
        share = rest if len(steps) > 1 and step is BillingStep.COMPLETE else basic
        charges += _charges(order, line, share, activity.key, await today(uow, order.branch_id))
    ready = ReadyForBilling(step=step, order_number=order.number, lines=tuple(charges))
    number = await register_customer(uow, order.customer_id)
    given = await ready_for_billing(
        uow, order.customer_id, ready, idempotency_key=f"{order.number}:{key}:{activity.key}"
    )
    uow.add(
        OrderBilling(
            order_id=order.id,
            customer_id=order.customer_id,
            process_key=key,
            stage=activity.key,
            billing_customer_id=number,
            reference=given.number,
            acknowledged_at=given.at,
        )
    )
    uow.record(
        OrderBillingAcknowledged(
            subject_id=order.id,
            branch_id=order.branch_id,
            customer_id=order.customer_id,
            number=order.number,
            stage=step.name,
            billing_customer_id=number,
            lead_id=order.lead_id,
        )
    )
    return {"acknowledgement": given.number, "billingCustomerId": number}


async def _order_of(uow: UnitOfWork, activity: Activity) -> tuple[Order, str]:
    """Return the activity's order and the key of its process."""
    run = await uow.session.get_one(ProcessRun, activity.run_id)
    definition = await uow.session.get_one(ProcessDefinition, run.definition_id)
    return await queries.lock_order(uow, run.subject_id), definition.key


async def _components(uow: UnitOfWork, line: OrderLine, later: set[str]) -> Sequence[rules.ComponentPrice]:
    """Return the prices of a product's components and which of them an activity of its own provides."""
    rows = await uow.session.scalars(
        select(OfferingComponent).where(col(OfferingComponent.offering_id) == line.offering_id)
    )
    return [
        rules.ComponentPrice(row.code, row.monthly_price, row.one_time_price, rules.activity_key(row.code) in later)
        for row in rows
    ]


def _charges(order: Order, line: OrderLine, share: rules.Share, stage: str, day: date) -> list[ChargeData]:
    """Return what billing is to charge for a line's share; nothing for nothing."""
    parts = ((ChargeKind.MONTHLY, share.monthly), (ChargeKind.ONE_TIME, share.one_time))
    return [
        ChargeData(
            reference=f"{order.number}/{line.position}/{stage}/{kind.name}",
            description=f"{line.names.get('en', line.code)} × {line.quantity}",
            kind=kind,
            amount=amount,
            tax_code=line.tax_code,
            starts_on=day,
        )
        for kind, amount in parts
        if amount > Decimal(0)
    ]
