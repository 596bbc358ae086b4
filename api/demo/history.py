"""The months before today: when the customers came, what they were billed since, and what they paid."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from api.billing.actions import close_month, ready_for_billing, record_payment, record_usage
from api.billing.models import BillingCharge, BillingStep, ChargeKind, UsageKind
from api.billing.port import ChargeData, ReadyForBilling
from api.billing.rules import first_of
from api.catalog.models import OfferingStatus, ProductOffering, ProductType
from api.core import clock
from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.tables import AppClock
from api.customers.actions import set_monthly_value
from api.customers.models import Subscription
from api.demo.people import Staff

MONTHS: Final = 6
# SIM cards of each customer in turn, and how many of its last invoices are not paid.
SIMS: Final = (60, 34, 14, 0, 12, 6)
UNPAID: Final = (0, 1, 0, 0, 2, 0)
# What a line uses in a usual month, and how much its tariff includes; calls have no bound.
USE: Final = {UsageKind.VOICE: (640, None), UsageKind.DATA: (11_200, 15_000), UsageKind.SMS: (58, 100)}
# Share of the usual in each month in turn, in percent: quiet holidays, a busy autumn.
SEASONS: Final = (82, 74, 96, 108, 117, 111)


@asynccontextmanager
async def at(database: Database, moment: datetime) -> AsyncIterator[None]:
    """Let the business time of this process and of the database be `moment` for as long as the block lasts."""
    shift = moment - datetime.now(UTC)
    await _set(database, shift)
    try:
        yield
    finally:
        await _set(database, timedelta(0))


async def _set(database: Database, shift: timedelta) -> None:
    """Move both clocks."""
    async with database.owner.begin() as connection:
        await connection.execute(update(AppClock).values(shift=shift))
    clock.set_offset(shift)


def months_back(today: date, count: int) -> list[date]:
    """Return the first days of the months before today's, oldest first."""
    days = [first_of(today)]
    for _ in range(count):
        days.append(first_of(days[-1] - timedelta(days=1)))
    return days[:0:-1]


def on(day: date, hour: int = 10) -> datetime:
    """Return an hour of a day, UTC."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


async def start_billing(database: Database, staff: Staff, customers: Sequence[UUID], since: date) -> None:
    """Let every customer that has lines be billed for them from a day on, each with its own number of SIM cards."""
    async with database.unit_of_work(SYSTEM) as uow:
        voice = await uow.session.scalar(
            select(ProductOffering)
            .where(
                col(ProductOffering.branch_id) == staff.branch.id,
                col(ProductOffering.product_type) == ProductType.VOICE_PLAN,
                col(ProductOffering.status) == OfferingStatus.PUBLISHED,
            )
            .order_by(col(ProductOffering.monthly_price))
            .limit(1)
        )
        if voice is None:
            raise LookupError("voice plan")
        for index, customer_id in enumerate(customers):
            if not SIMS[index]:
                continue
            number = f"MIG-{index + 1:03}"
            line = ChargeData(
                reference=f"{number}/1",
                description=f"{SIMS[index]} × {voice.names[staff.branch.language]}",
                kind=ChargeKind.MONTHLY,
                amount=voice.monthly_price * SIMS[index],
                tax_code=voice.tax_code,
                starts_on=since,
            )
            order = ReadyForBilling(step=BillingStep.COMPLETE, order_number=number, lines=(line,))
            await ready_for_billing(uow, customer_id, order, idempotency_key=f"demo/{customer_id}")
        await uow.commit()


async def end_billing(database: Database, customer_id: UUID, last: date) -> None:
    """Let a customer that leaves be billed up to a day only."""
    async with database.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(
            update(BillingCharge).where(col(BillingCharge.customer_id) == customer_id).values(ends_on=last)
        )
        await set_monthly_value(uow, customer_id, Decimal(0))
        await uow.commit()


async def bill_months(database: Database, staff: Staff, customers: Sequence[UUID], months: Sequence[date]) -> None:
    """Send the invoices of these months, each in the month after, and enter what was paid for them in time."""
    for number, month in enumerate(months):
        sent = min(first_of(month + timedelta(days=31)) + timedelta(days=2), datetime.now(UTC).date())
        gross: dict[UUID, Decimal] = {}
        async with at(database, on(sent)), database.unit_of_work(SYSTEM) as uow:
            for invoice in await close_month(uow, staff.branch.id, month):
                gross[invoice.customer_id] = invoice.gross
            await uow.commit()
        paid_on = sent + timedelta(days=9)
        if paid_on > datetime.now(UTC).date():
            continue
        async with at(database, on(paid_on)), database.unit_of_work(SYSTEM) as uow:
            for index, customer_id in enumerate(customers):
                if customer_id in gross and number < len(months) - UNPAID[index]:
                    reference = f"OP-{month:%Y%m}-{index + 1:03}"
                    await record_payment(uow, customer_id, gross[customer_id], paid_on, reference)
            await uow.commit()


async def use_lines(database: Database, customers: Sequence[UUID], months: Sequence[date]) -> None:
    """Let the lines of these customers be used in these months, each a little more than the one before it."""
    async with database.unit_of_work(SYSTEM) as uow:
        of_customers = col(Subscription.customer_id).in_(customers)
        lines = (
            await uow.session.execute(select(Subscription).where(of_customers).order_by(col(Subscription.number)))
        ).scalars()
        for at_line, line in enumerate(lines):
            for number, month in enumerate(months):
                for kind, (usual, included) in USE.items():
                    percent = SEASONS[number % len(SEASONS)] + 9 * (at_line % 3)
                    bound = None if included is None else Decimal(included)
                    await record_usage(uow, line, month, kind, Decimal(usual * percent) / 100, bound)
        await uow.commit()
