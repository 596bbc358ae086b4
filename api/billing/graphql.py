"""Billing in the schema."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from api.billing import actions, queries
from api.billing.models import CallStatus, UsageKind
from api.billing.rules import ActivationRefused, ActivationUnavailable, BillingRefused, BillingUnavailable
from api.core.errors import InvalidInput, NotFound, PermissionDenied
from api.core.graphql import JSON, Connection, GlobalID, Money, Node, mutation, reads
from api.core.graphql.enums import publish_enum
from api.core.uow import UnitOfWork
from api.files.graphql import AttachmentType

if TYPE_CHECKING:
    from api.customers.graphql.types import CustomerType

LazyCustomer = Annotated["CustomerType", strawberry.lazy("api.customers.graphql.types")]

publish_enum(
    CallStatus,
    "How a call to another system ended.",
    OK="Answered.",
    FAILED="Refused, or not answered.",
)
publish_enum(
    UsageKind,
    "What lines use.",
    VOICE="Calls, in minutes.",
    DATA="Data, in megabytes.",
    SMS="Messages.",
)


@strawberry.type(name="InvoiceLine", description="One line of an invoice.")
class InvoiceLineType(Node):
    class Reads(reads.Table):
        table = "invoice_line"
        prefix = "inl"
        visible = staticmethod(queries.line_visible_to)

    description: str = reads.column(description="What is charged.")
    from_day: date = reads.column(description="First day.")
    until_day: date = reads.column(description="Last day.")
    net: Money | None = reads.money("net", "currency", description="Net.")
    tax_rate: Decimal = reads.column(description="VAT in percent.")
    vat: Money | None = reads.money("vat", "currency", description="VAT.")


@strawberry.type(name="Invoice", description="One invoice of a customer for one month.")
class InvoiceType(Node):
    class Reads(reads.Table):
        table = "invoice"
        prefix = "inv"
        visible = staticmethod(queries.visible_to)

    number: str = reads.column(personal=False, description="Number.")
    month: date = reads.column(description="First day of the month.")
    issued_on: date = reads.column(description="When it was issued.")
    due_on: date = reads.column(description="Until when it is paid.")
    net: Money | None = reads.money("net", "currency", description="Net.")
    vat: Money | None = reads.money("vat", "currency", description="VAT.")
    gross: Money | None = reads.money("gross", "currency", description="What is paid.")
    unpaid: Money | None = reads.money(
        queries.UNPAID,
        "currency",
        description="How much of it is still to be paid: money that comes in pays the oldest.",
    )
    lines: list[InvoiceLineType] = reads.many("invoice_id", order="position asc", description="Lines, in their order.")
    customer: LazyCustomer | None = reads.one("customer_id", description="The customer.")


@strawberry.type(name="Payment", description="Money received from a customer.")
class PaymentType(Node):
    class Reads(reads.Table):
        table = "payment"
        prefix = "pay"
        visible = staticmethod(queries.visible_to)

    amount: Money | None = reads.money("amount", "currency", description="How much.")
    paid_on: date = reads.column(description="When.")
    reference: str = reads.column(description="The bank's reference.")
    customer: LazyCustomer | None = reads.one("customer_id", description="The customer.")


@strawberry.type(name="UsageMonth", description="What lines used of one kind in one month.")
class UsageMonthType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.usage_by_month)
        visible = staticmethod(queries.sees_usage)

    month: date = reads.column(description="First day of the month.")
    kind: UsageKind = reads.column(description="What was used, and in which unit.")
    used: Decimal = reads.column(description="How much.")
    included: Decimal | None = reads.column(description="How much of it is in the tariffs; null without a bound.")


@strawberry.type(name="PortCall", description="One call to a system of others.")
class PortCallType(Node):
    class Reads(reads.Table):
        table = "port_call"
        prefix = "cll"
        # Whom an answer is about is inside it: the record leads to the call.
        person = "{t}.id"
        visible = staticmethod(queries.call_visible_to)

    port: str = reads.column(personal=False, description="Which neighbour, as billing.")
    operation: str = reads.column(personal=False, description="What was asked.")
    method: str = reads.column(personal=False, description="Method of HTTP.")
    path: str = reads.column(personal=False, description="Path.")
    status: CallStatus = reads.column(description="How it ended.")
    http_status: int | None = reads.column(description="Status of the answer; null without one.")
    attempts: int = reads.column(description="How many attempts it took.")
    error: str | None = reads.column(personal=False, description="Fault of the connection.")
    idempotency_key: str = reads.column(personal=False, description="Key that makes a repeat harmless.")
    response: JSON | None = reads.column(description="The answer.")
    created_at: datetime = reads.column(description="When it was made.")
    repeats: "PortCallType | None" = reads.one("repeats_id", description="The call that it repeats.")


class InvoiceOrder(Enum):
    """Which invoices come first."""

    NEWEST = reads.order("month desc", type="date")
    DUE_ASC = reads.order("due_on asc", type="date")


class InvoiceFilter(reads.Filter):
    """Which invoices; all conditions must hold."""

    customer: GlobalID | None = reads.condition("{t}.customer_id = {v}::uuid", prefix="cus", description="Of this one.")
    issued_since: date | None = reads.condition("{t}.issued_on >= {v}::date", description="Issued since this day.")


class PaymentFilter(reads.Filter):
    """Which payments; all conditions must hold."""

    customer: GlobalID | None = reads.condition("{t}.customer_id = {v}::uuid", prefix="cus", description="Of this one.")


class PaymentOrder(Enum):
    """Which payments come first."""

    NEWEST = reads.order("paid_on desc", type="date")


class PortCallFilter(reads.Filter):
    """Which calls; all conditions must hold."""

    status: CallStatus | None = reads.condition("{t}.status = {v}::text", description="How it ended.")
    operation: str | None = reads.condition("{t}.operation = {v}::text", description="What was asked.")
    port: str | None = reads.condition("{t}.port = {v}::text", description="Of which neighbour.")
    since: datetime | None = reads.condition("{t}.created_at >= {v}::timestamptz", description="Made from then on.")


class PortCallOrder(Enum):
    """Which calls come first."""

    NEWEST = reads.order("created_at desc", type="timestamptz")


@strawberry.type
class BillingQuery:
    invoice: InvoiceType | None = reads.root_one(description="One invoice.")
    invoices: Connection[InvoiceType] = reads.root_connection(
        filter=InvoiceFilter, order=InvoiceOrder, description="Invoices."
    )
    payments: Connection[PaymentType] = reads.root_connection(
        filter=PaymentFilter, order=PaymentOrder, description="Money received."
    )
    usage: list[UsageMonthType] = reads.root_many(
        order="month asc, kind asc",
        arguments={"customer": GlobalID | None, "subscription": GlobalID | None},
        description="What lines used in the last twelve months, by month and kind.",
    )
    port_calls: Connection[PortCallType] = reads.root_connection(
        filter=PortCallFilter, order=PortCallOrder, description="The log of calls to other systems."
    )


@strawberry.input(description="Money that came in.")
class PaymentRecordInput:
    customer_id: GlobalID = strawberry.field(description="From whom.")
    amount: Decimal = strawberry.field(description="How much, in the customer's currency.")
    paid_on: date = strawberry.field(description="When.")
    reference: str = strawberry.field(description="The bank's reference.")


@strawberry.type
class BillingMutation:
    @mutation(
        "BillingMonthClose",
        invoices=list[InvoiceType],
        errors=(PermissionDenied, InvalidInput),
        description="Makes the invoices of a month that is over.",
        arguments={"month": "Any day of a month that is over."},
    )
    async def billing_month_close(self, uow: UnitOfWork, branch_id: GlobalID, month: date) -> list[UUID]:
        return [invoice.id for invoice in await actions.close_month(uow, branch_id.of("brn"), month)]

    @mutation(
        "InvoiceWrite",
        document=AttachmentType,
        errors=(NotFound,),
        description="Makes the PDF of an invoice in the caller's language, or gives the one that was made before.",
    )
    async def invoice_write(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.write_invoice(uow, id.of("inv"))).id

    @mutation(
        "PaymentRecord",
        payment=PaymentType,
        errors=(NotFound, PermissionDenied, InvalidInput),
        description="Enters money that came in; the same bank reference is entered once.",
    )
    async def payment_record(self, uow: UnitOfWork, input: PaymentRecordInput) -> UUID:
        customer_id = input.customer_id.of("cus")
        payment = await actions.record_payment(uow, customer_id, input.amount, input.paid_on, input.reference)
        return payment.id

    @mutation(
        "PortCallRepeat",
        call=PortCallType,
        errors=(
            NotFound,
            PermissionDenied,
            BillingUnavailable,
            BillingRefused,
            ActivationUnavailable,
            ActivationRefused,
        ),
        description="Sends a call to another system again, under its own key.",
    )
    async def port_call_repeat(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return await actions.repeat_call(uow, id.of("cll"))
