"""Registering customers, charges, invoices, payments and use."""

from datetime import date
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from api.billing import policy, queries, rules
from api.billing.events import BillingAcknowledged, InvoiceIssued, PaymentReceived, PortCallRepeated
from api.billing.http import HttpBilling
from api.billing.models import BillingCharge, Invoice, InvoiceLine, Payment, Usage, UsageKind
from api.billing.port import Acknowledgement, BillingPort, InvoiceData, InvoiceLineData, Party, ReadyForBilling
from api.billing.reference import ReferenceBilling
from api.billing.remote import BILLING, neighbour, open_remote
from api.catalog.queries import tax_rate
from api.core.errors import InvalidInput, require
from api.core.money import taxed
from api.core.numbering import next_number
from api.core.uow import UnitOfWork
from api.customers import actions as customer_actions
from api.customers import queries as customer_queries
from api.customers.models import Customer, Subscription


def billing_for(uow: UnitOfWork, branch_id: UUID) -> BillingPort:
    """Return the connected billing system, or the reference one when `billing_url` is empty."""
    if not uow.settings.billing_url:
        return ReferenceBilling(uow, branch_id)
    return HttpBilling(open_remote(uow, branch_id, BILLING))


async def customer_exists(uow: UnitOfWork, branch_id: UUID, billing_customer_id: str) -> bool:
    """Ask billing whether it knows the customer (LEA-08); raises BillingUnavailable."""
    return await billing_for(uow, branch_id).customer_exists(billing_customer_id.strip())


async def register_customer(uow: UnitOfWork, customer_id: UUID) -> str:
    """Make the customer known to billing and note its id there; a second time changes nothing."""
    customer = await customer_queries.lock_customer(uow.session, uow.actor, customer_id)
    if customer.billing_customer_id:
        return customer.billing_customer_id
    number = await billing_for(uow, customer.branch_id).register_customer(_party(customer))
    await customer_actions.link_billing(uow, customer_id, number)
    return number


async def ready_for_billing(
    uow: UnitOfWork, customer_id: UUID, order: ReadyForBilling, *, idempotency_key: str
) -> Acknowledgement:
    """Hand a step of an order over to billing and return its acknowledgement, with which the cycle starts (ORD-04).

    Registers the customer first when billing does not know it. Safe to run twice with the same key; raises
    BillingUnavailable, BillingRefused, IdempotencyMismatch.
    """
    number = await register_customer(uow, customer_id)
    customer = await customer_queries.lock_customer(uow.session, uow.actor, customer_id)
    port = billing_for(uow, customer.branch_id)
    given = await port.ready_for_billing(number, order, idempotency_key)
    if isinstance(port, ReferenceBilling):
        value = await queries.monthly_value(uow.session, customer_id, uow.now.date())
        await customer_actions.set_monthly_value(uow, customer_id, value)
    uow.record(
        BillingAcknowledged(
            subject_id=customer_id,
            branch_id=customer.branch_id,
            customer_id=customer_id,
            order_number=order.order_number,
            step=order.step.name,
            acknowledgement=given.number,
        )
    )
    return given


async def close_month(uow: UnitOfWork, branch_id: UUID, month: date) -> list[Invoice]:
    """Make the invoices of a month that is over, one for each customer with charges in it; a second time none (BIL-02)."""
    require(policy.can_bill(uow.actor, branch_id))
    first, last = rules.first_of(month), rules.last_of(month)
    if uow.now.date() <= last:
        raise InvalidInput("month", code="month-not-over")
    charges = await queries.charges_in(uow.session, branch_id, first, last)
    invoices = []
    for customer_id, group in groupby(charges, key=lambda charge: charge.customer_id):
        invoice = await _bill(uow, branch_id, customer_id, list(group), first)
        if invoice is not None:
            invoices.append(invoice)
    return invoices


async def record_payment(uow: UnitOfWork, customer_id: UUID, amount: Decimal, paid_on: date, reference: str) -> Payment:
    """Enter money that came in; the same bank reference again changes nothing."""
    customer = await customer_queries.lock_customer(uow.session, uow.actor, customer_id)
    require(policy.can_bill(uow.actor, customer.branch_id))
    if amount <= 0:
        raise InvalidInput("amount", code="amount-not-positive")
    known = await queries.payment_by_reference(uow.session, customer.branch_id, reference)
    if known is not None:
        return known
    payment = uow.add(
        Payment(
            branch_id=customer.branch_id,
            customer_id=customer.id,
            reference=reference,
            amount=amount,
            currency=customer.currency,
            paid_on=paid_on,
        )
    )
    await uow.flush()
    base = {"subject_id": payment.id, "branch_id": payment.branch_id, "customer_id": customer.id}
    uow.record(PaymentReceived(**base, amount=str(amount), currency=payment.currency))
    uow.audit("payment.record", payment, {"amount": amount, "reference": reference})
    return payment


async def record_usage(
    uow: UnitOfWork, line: Subscription, month: date, kind: UsageKind, used: Decimal, included: Decimal | None
) -> Usage:
    """Enter what a line used in the month of a day; entered again, the newer figure counts (WEB-07)."""
    require(policy.can_bill(uow.actor, line.branch_id))
    if used < 0 or (included is not None and included < 0):
        raise InvalidInput("used", code="amount-not-positive")
    known = await queries.usage_of(uow.session, line.id, rules.first_of(month), kind)
    if known is not None:
        known.used, known.included = used, included
        return known
    return uow.add(
        Usage(
            branch_id=line.branch_id,
            customer_id=line.customer_id,
            subscription_id=line.id,
            month=rules.first_of(month),
            kind=kind,
            used=used,
            included=included,
        )
    )


async def fetch_invoices(uow: UnitOfWork, customer_id: UUID) -> list[Invoice]:
    """Copy what a connected billing system has invoiced since; the reference one has its invoices here already."""
    customer = await customer_queries.lock_customer(uow.session, uow.actor, customer_id)
    if not uow.settings.billing_url or not customer.billing_customer_id:
        return []
    known = {invoice.number for invoice in await queries.invoices_of(uow.session, customer_id)}
    fresh = await billing_for(uow, customer.branch_id).invoices(customer.billing_customer_id)
    return [await _store(uow, customer.branch_id, customer.id, one) for one in fresh if one.number not in known]


async def repeat_call(uow: UnitOfWork, call_id: UUID) -> UUID:
    """Send a logged call again under its own key; return the new entry of the log (ITG-01)."""
    call = await queries.get_call(uow.session, call_id)
    require(policy.can_repeat(uow.actor, call.branch_id))
    system = neighbour(uow.settings, call.port)
    if not system.url:
        raise system.unavailable
    written: list[UUID] = []
    await open_remote(uow, call.branch_id, call.port, written).send(
        call.operation,
        call.method,
        call.path,
        call.request,
        call.idempotency_key,
        missing=call.operation == "customer_exists",
        repeats_id=call.id,
    )
    base = {"subject_id": call.id, "branch_id": call.branch_id}
    uow.record(PortCallRepeated(**base, operation=call.operation, repeat_id=written[0]))
    uow.audit("port-call.repeat", call)
    return written[0]


async def _bill(
    uow: UnitOfWork, branch_id: UUID, customer_id: UUID, charges: list[BillingCharge], month: date
) -> Invoice | None:
    """Make one customer's invoice; None when no charge has a share of the month."""
    issued_on, currency = uow.now.date(), charges[0].currency
    rates: dict[str, Decimal] = {}
    lines: list[InvoiceLineData] = []
    for charge in charges:
        share = rules.share_of(charge.kind, charge.amount, charge.starts_on, charge.ends_on, month, currency)
        if share is None:
            continue
        if charge.tax_code not in rates:
            last = rules.last_of(month)
            rates[charge.tax_code] = await tax_rate(uow.session, branch_id, charge.tax_code, last)
        rate = rates[charge.tax_code]
        sums = taxed(share.net, rate, currency)
        lines.append(
            InvoiceLineData(
                description=charge.description,
                from_day=share.from_day,
                until_day=share.until_day,
                net=sums.net,
                tax_rate=rate,
                vat=sums.vat,
            )
        )
    if not lines:
        return None
    made = InvoiceData(
        number=await next_number(uow, branch_id, "F"),
        month=month,
        issued_on=issued_on,
        due_on=rules.due_on(issued_on),
        currency=currency,
        net=sum((line.net for line in lines), Decimal(0)),
        vat=sum((line.vat for line in lines), Decimal(0)),
        lines=tuple(lines),
    )
    return await _store(uow, branch_id, customer_id, made)


async def _store(uow: UnitOfWork, branch_id: UUID, customer_id: UUID, given: InvoiceData) -> Invoice:
    """Write an invoice down: the built-in billing's own, or the copy of another system's."""
    invoice = uow.add(
        Invoice(
            branch_id=branch_id,
            customer_id=customer_id,
            number=given.number,
            month=given.month,
            issued_on=given.issued_on,
            due_on=given.due_on,
            currency=given.currency,
            net=given.net,
            vat=given.vat,
            gross=given.net + given.vat,
        )
    )
    await uow.flush()
    for position, line in enumerate(given.lines, start=1):
        uow.add(
            InvoiceLine(
                invoice_id=invoice.id,
                customer_id=customer_id,
                position=position,
                description=line.description,
                from_day=line.from_day,
                until_day=line.until_day,
                net=line.net,
                tax_rate=line.tax_rate,
                vat=line.vat,
                currency=given.currency,
            )
        )
    uow.record(
        InvoiceIssued(
            subject_id=invoice.id,
            branch_id=invoice.branch_id,
            customer_id=invoice.customer_id,
            number=invoice.number,
            gross=str(invoice.gross),
            currency=invoice.currency,
        )
    )
    return invoice


def _party(customer: Customer) -> Party:
    """Return the customer as billing must know it."""
    return Party(
        customer_id=customer.id,
        number=customer.number,
        name=customer.name,
        fiscal_number=customer.fiscal_number,
        country=customer.country,
        language=customer.language,
        currency=customer.currency,
        street=customer.street,
        city=customer.city,
        region=customer.region,
        postal_code=customer.postal_code,
    )
