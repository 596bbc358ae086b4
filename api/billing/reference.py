"""The reference billing: it really bills, on the product's own tables, when no other system is connected."""

from decimal import Decimal
from uuid import UUID

import orjson

from api.billing import queries, rules
from api.billing.models import BillingAcknowledgement, BillingCharge, BillingCustomer
from api.billing.port import Acknowledgement, InvoiceData, InvoiceLineData, Party, ReadyForBilling, as_json
from api.core.errors import IdempotencyMismatch
from api.core.money import round_money
from api.core.numbering import next_number
from api.core.uow import UnitOfWork


class ReferenceBilling:
    """Bills one branch inside the caller's transaction."""

    def __init__(self, uow: UnitOfWork, branch_id: UUID) -> None:
        """Work in the caller's unit of work."""
        self._uow = uow
        self._branch_id = branch_id

    async def customer_exists(self, billing_customer_id: str) -> bool:
        """Tell whether the number was given to a customer of the branch."""
        return await queries.billing_customer(self._uow.session, self._branch_id, billing_customer_id) is not None

    async def register_customer(self, party: Party) -> str:
        """Return the customer's number, giving it one at the first time."""
        known = await queries.registered(self._uow.session, party.customer_id)
        if known is not None:
            return known.number
        number = await next_number(self._uow, self._branch_id, "B")
        self._uow.add(
            BillingCustomer(
                branch_id=self._branch_id, customer_id=party.customer_id, number=number, currency=party.currency
            )
        )
        await self._uow.flush()
        return number

    async def ready_for_billing(
        self, billing_customer_id: str, order: ReadyForBilling, idempotency_key: str
    ) -> Acknowledgement:
        """Write the charges and acknowledge; raises BillingRefused for an unknown customer, IdempotencyMismatch."""
        session = self._uow.session
        digest = rules.digest(orjson.dumps([billing_customer_id, as_json(order)], option=orjson.OPT_SORT_KEYS))
        known = await queries.acknowledgement(session, self._branch_id, idempotency_key)
        if known is not None:
            if known.digest != digest:
                raise IdempotencyMismatch
            return Acknowledgement(number=known.number, at=known.created_at)
        customer = await queries.billing_customer(session, self._branch_id, billing_customer_id)
        if customer is None:
            raise rules.BillingRefused(reason="unknown customer")
        for line in order.lines:
            self._uow.add(
                BillingCharge(
                    branch_id=self._branch_id,
                    customer_id=customer.customer_id,
                    reference=line.reference,
                    order_number=order.order_number,
                    description=line.description,
                    kind=line.kind,
                    amount=round_money(line.amount, customer.currency),
                    currency=customer.currency,
                    tax_code=line.tax_code,
                    starts_on=line.starts_on,
                    ends_on=line.ends_on,
                )
            )
        given = self._uow.add(
            BillingAcknowledgement(
                branch_id=self._branch_id,
                customer_id=customer.customer_id,
                number=await next_number(self._uow, self._branch_id, "BK"),
                step=order.step,
                order_number=order.order_number,
                idempotency_key=idempotency_key,
                digest=digest,
                created_at=self._uow.now,
            )
        )
        await self._uow.flush()
        return Acknowledgement(number=given.number, at=given.created_at)

    async def invoices(self, billing_customer_id: str) -> list[InvoiceData]:
        """Return the customer's invoices, newest first; none for an unknown customer."""
        session = self._uow.session
        customer = await queries.billing_customer(session, self._branch_id, billing_customer_id)
        if customer is None:
            return []
        lines = await queries.lines_of(session, customer.customer_id)
        return [
            InvoiceData(
                number=invoice.number,
                month=invoice.month,
                issued_on=invoice.issued_on,
                due_on=invoice.due_on,
                currency=invoice.currency,
                net=invoice.net,
                vat=invoice.vat,
                lines=tuple(
                    InvoiceLineData(
                        description=line.description,
                        from_day=line.from_day,
                        until_day=line.until_day,
                        net=line.net,
                        tax_rate=line.tax_rate,
                        vat=line.vat,
                    )
                    for line in lines
                    if line.invoice_id == invoice.id
                ),
            )
            for invoice in await queries.invoices_of(session, customer.customer_id)
        ]

    async def balance(self, billing_customer_id: str) -> Decimal:
        """Return invoices less payments; zero for an unknown customer."""
        customer = await queries.billing_customer(self._uow.session, self._branch_id, billing_customer_id)
        return Decimal(0) if customer is None else await queries.balance_of(self._uow.session, customer.customer_id)
