"""All that is read of billing."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.billing import policy
from api.billing.models import (
    BillingAcknowledgement,
    BillingCharge,
    BillingCustomer,
    ChargeKind,
    Invoice,
    InvoiceLine,
    Payment,
    PortCall,
    Usage,
    UsageKind,
)
from api.core.actor import Actor, scoped
from api.core.errors import NotFound
from api.files.subjects import attachable


def visible_to(actor: Actor) -> str:
    """Return the predicate of invoices and payments: staff of the branch, or the customer's own people."""
    return scoped(actor, "billing", customer="{t}.customer_id")


attachable("invoice", prefix="inv", visible=visible_to)


# Money pays the customer's invoices in their order, so that what is unpaid of them adds up to a balance owed.
UNPAID = (
    "greatest(0, least({t}.gross, (select coalesce(sum(bill.gross), 0) from invoice bill "
    "where bill.customer_id = {t}.customer_id and bill.month <= {t}.month) "
    "- (select coalesce(sum(paid.amount), 0) from payment paid where paid.customer_id = {t}.customer_id)))"
)


def line_visible_to(actor: Actor) -> str:
    """Return the predicate of what belongs to an invoice by `invoice_id`."""
    inner = visible_to(actor).replace("{t}", "bill")
    return inner if inner in ("true", "false") else _OF_INVOICE.replace("{visible}", inner)


_OF_INVOICE = "exists (select 1 from invoice bill where bill.id = {t}.invoice_id and {visible})"


def call_visible_to(actor: Actor) -> str:
    """The log of calls is for whoever looks after deliveries."""
    return scoped(actor, "delivery")


def sees_usage(actor: Actor) -> str:
    """Sums of what lines used are for whoever sees bills; whose, the query itself says."""
    return "false" if visible_to(actor) == "false" else "true"


def usage_by_month(actor: Actor) -> str:
    """Return what the lines of a customer used in each of the last twelve months, by kind (WEB-07).

    What is included is summed over the lines that have a bound, and null when one of them has none.
    """
    return f"""select u.month::text || u.kind as id, u.month, u.kind, sum(u.used) as used,
        case when bool_and(u.included is not null) then sum(u.included) end as included
    from usage u where u.month > (app_now() at time zone :zone)::date - interval '13 months'
        and ({{customer}}::uuid is null or u.customer_id = {{customer}}::uuid)
        and ({{subscription}}::uuid is null or u.subscription_id = {{subscription}}::uuid)
        and {visible_to(actor).replace("{t}", "u")}
    group by u.month, u.kind"""  # noqa: S608 - the predicate is the program's own


async def usage_of(session: AsyncSession, subscription_id: UUID, month: date, kind: UsageKind) -> Usage | None:
    """Return what is known of a line's use of one kind in one month."""
    statement = select(Usage).where(Usage.subscription_id == subscription_id, Usage.month == month, Usage.kind == kind)
    return (await session.execute(statement)).scalar_one_or_none()


async def billing_customer(session: AsyncSession, branch_id: UUID, number: str) -> BillingCustomer | None:
    """Return the reference billing's customer by its number."""
    statement = select(BillingCustomer).where(BillingCustomer.branch_id == branch_id, BillingCustomer.number == number)
    return (await session.execute(statement)).scalar_one_or_none()


async def registered(session: AsyncSession, customer_id: UUID) -> BillingCustomer | None:
    """Return the customer's registration with the reference billing."""
    statement = select(BillingCustomer).where(BillingCustomer.customer_id == customer_id)
    return (await session.execute(statement)).scalar_one_or_none()


async def acknowledgement(session: AsyncSession, branch_id: UUID, key: str) -> BillingAcknowledgement | None:
    """Return what was answered to a key."""
    statement = select(BillingAcknowledgement).where(
        BillingAcknowledgement.branch_id == branch_id, BillingAcknowledgement.idempotency_key == key
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def charges_in(session: AsyncSession, branch_id: UUID, first: date, last: date) -> Sequence[BillingCharge]:
    """Return the charges that run or fall between two days and whose customer has no invoice for that month."""
    invoiced = select(col(Invoice.customer_id)).where(Invoice.branch_id == branch_id, Invoice.month == first)
    statement = (
        select(BillingCharge)
        .where(
            BillingCharge.branch_id == branch_id,
            col(BillingCharge.starts_on) <= last,
            or_(col(BillingCharge.ends_on).is_(None), col(BillingCharge.ends_on) >= first),
            col(BillingCharge.customer_id).not_in(invoiced),
        )
        .order_by(col(BillingCharge.customer_id), col(BillingCharge.starts_on), col(BillingCharge.id))
    )
    return (await session.execute(statement)).scalars().all()


async def monthly_value(session: AsyncSession, customer_id: UUID, day: date) -> Decimal:
    """Return the net sum of the monthly charges that run on a day or start later."""
    statement = select(func.coalesce(func.sum(BillingCharge.amount), 0)).where(
        BillingCharge.customer_id == customer_id,
        BillingCharge.kind == ChargeKind.MONTHLY,
        or_(col(BillingCharge.ends_on).is_(None), col(BillingCharge.ends_on) >= day),
    )
    return Decimal((await session.execute(statement)).scalar_one())


async def invoices_of(session: AsyncSession, customer_id: UUID) -> Sequence[Invoice]:
    """Return the customer's invoices, newest first."""
    statement = select(Invoice).where(Invoice.customer_id == customer_id).order_by(col(Invoice.month).desc())
    return (await session.execute(statement)).scalars().all()


async def invoice_of(session: AsyncSession, actor: Actor, invoice_id: UUID) -> Invoice:
    """Return an invoice. Raises NotFound when the actor may not see it."""
    found = await session.get(Invoice, invoice_id)
    if found is None or not policy.can_read(actor, found):
        raise NotFound("Invoice", "id")
    return found


async def lines_of_invoice(session: AsyncSession, invoice_id: UUID) -> Sequence[InvoiceLine]:
    """Return an invoice's lines, in their order."""
    statement = select(InvoiceLine).where(InvoiceLine.invoice_id == invoice_id).order_by(col(InvoiceLine.position))
    return (await session.execute(statement)).scalars().all()


async def lines_of(session: AsyncSession, customer_id: UUID) -> Sequence[InvoiceLine]:
    """Return the lines of all the customer's invoices."""
    statement = select(InvoiceLine).where(InvoiceLine.customer_id == customer_id).order_by(col(InvoiceLine.position))
    return (await session.execute(statement)).scalars().all()


async def balance_of(session: AsyncSession, customer_id: UUID) -> Decimal:
    """Return invoices less payments, gross."""
    billed = select(func.coalesce(func.sum(Invoice.gross), 0)).where(Invoice.customer_id == customer_id)
    paid = select(func.coalesce(func.sum(Payment.amount), 0)).where(Payment.customer_id == customer_id)
    return Decimal((await session.execute(billed)).scalar_one()) - Decimal((await session.execute(paid)).scalar_one())


async def payment_by_reference(session: AsyncSession, branch_id: UUID, reference: str) -> Payment | None:
    """Return the payment with the bank's reference."""
    statement = select(Payment).where(Payment.branch_id == branch_id, Payment.reference == reference)
    return (await session.execute(statement)).scalar_one_or_none()


async def get_call(session: AsyncSession, call_id: UUID) -> PortCall:
    """Return a call of the log; raises NotFound."""
    call = await session.get(PortCall, call_id)
    if call is None:
        raise NotFound("PortCall")
    return call
