"""Tables of the reference billing, and the log of calls to other systems."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ForeignKeyConstraint, Index, Numeric, UniqueConstraint, text
from sqlmodel import Field

from api.core.db import BranchRow, Row, Utc, check, enum_column, json_column, money_column


class ChargeKind(StrEnum):
    """How often an amount is charged."""

    MONTHLY = "MONTHLY"
    ONE_TIME = "ONE_TIME"


class BillingStep(StrEnum):
    """The two steps in which an order becomes ready for billing (ORD-04)."""

    BASIC = "BASIC"
    COMPLETE = "COMPLETE"


class UsageKind(StrEnum):
    """What is used, and in which unit it is counted."""

    VOICE = "VOICE"
    DATA = "DATA"
    SMS = "SMS"


class CallStatus(StrEnum):
    """How a call to another system ended."""

    OK = "OK"
    FAILED = "FAILED"


class BillingCustomer(BranchRow, table=True):
    """A customer as the reference billing knows it; one number for each customer."""

    __tablename__ = "billing_customer"
    __table_args__ = (
        UniqueConstraint("branch_id", "number"),
        UniqueConstraint("customer_id"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_billing_customer_customer"
        ),
    )

    customer_id: UUID
    number: str = Field(max_length=40)
    currency: str = Field(max_length=3)


class BillingAcknowledgement(Row, table=True):
    """Billing's answer to one step of one order; the key makes the step happen once."""

    __tablename__ = "billing_acknowledgement"
    __table_args__ = (UniqueConstraint("branch_id", "idempotency_key"), UniqueConstraint("branch_id", "number"))

    branch_id: UUID = Field(foreign_key="branch.id")
    customer_id: UUID = Field(foreign_key="customer.id", index=True)
    number: str = Field(max_length=40)
    step: BillingStep = Field(sa_column=enum_column(BillingStep))
    order_number: str = Field(max_length=40)
    idempotency_key: str = Field(max_length=200)
    digest: str = Field(max_length=64)


class BillingCharge(BranchRow, table=True):
    """An acknowledged order line at its agreed net price, from its first to its last day, both included."""

    __tablename__ = "billing_charge"
    __table_args__ = (
        UniqueConstraint("branch_id", "reference"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_billing_charge_customer"
        ),
        check("period", "ends_on is null or ends_on >= starts_on"),
        Index("ix_billing_charge_period", "branch_id", "starts_on", "ends_on"),
        Index("ix_billing_charge_customer_id", "customer_id"),
    )

    customer_id: UUID
    reference: str = Field(max_length=120)
    order_number: str = Field(max_length=40)
    description: str = Field(max_length=300)
    kind: ChargeKind = Field(sa_column=enum_column(ChargeKind))
    amount: Decimal = Field(sa_column=money_column())
    currency: str = Field(max_length=3)
    tax_code: str = Field(max_length=20)
    starts_on: date
    ends_on: date | None = None


class Invoice(BranchRow, table=True):
    """One invoice of a customer for one month; gross is net and VAT, which are sums of rounded lines."""

    __tablename__ = "invoice"
    __table_args__ = (
        Index("ix_invoice_number_end", text("number_end((number)::text) text_pattern_ops")),
        UniqueConstraint("branch_id", "number"),
        UniqueConstraint("customer_id", "month"),
        UniqueConstraint("id", "customer_id", name="uq_invoice_id_customer"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_invoice_customer"
        ),
        check("sum", "gross = net + vat"),
        # Nobody is asked to pay before fourteen days have gone (BIL-02).
        check("due", "due_on >= issued_on + 14"),
        check("month", "extract(day from month) = 1"),
        Index("ix_invoice_branch_issued", "branch_id", "issued_on", "id"),
    )

    customer_id: UUID
    number: str = Field(max_length=40)
    month: date
    issued_on: date
    due_on: date
    currency: str = Field(max_length=3)
    net: Decimal = Field(sa_column=money_column())
    vat: Decimal = Field(sa_column=money_column())
    gross: Decimal = Field(sa_column=money_column())


class InvoiceLine(Row, table=True):
    """One line of an invoice: what, for which days, net, VAT."""

    __tablename__ = "invoice_line"
    __table_args__ = (
        UniqueConstraint("invoice_id", "position"),
        ForeignKeyConstraint(
            ["invoice_id", "customer_id"], ["invoice.id", "invoice.customer_id"], name="fk_invoice_line_invoice"
        ),
    )

    invoice_id: UUID
    customer_id: UUID
    position: int
    description: str = Field(max_length=300)
    from_day: date
    until_day: date
    net: Decimal = Field(sa_column=money_column())
    tax_rate: Decimal = Field(sa_column=Column(Numeric(5, 2), nullable=False))
    vat: Decimal = Field(sa_column=money_column())
    currency: str = Field(max_length=3)


class Payment(BranchRow, table=True):
    """Money received from a customer; the bank's reference lets it in once."""

    __tablename__ = "payment"
    __table_args__ = (
        UniqueConstraint("branch_id", "reference"),
        ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_payment_customer"
        ),
        check("amount", "amount > 0"),
        Index("ix_payment_customer_id", "customer_id", "paid_on"),
    )

    customer_id: UUID
    reference: str = Field(max_length=120)
    amount: Decimal = Field(sa_column=money_column())
    currency: str = Field(max_length=3)
    paid_on: date


class Usage(BranchRow, table=True):
    """What one line used of one kind in one month, and how much of it its tariff includes (WEB-07)."""

    __tablename__ = "usage"
    __table_args__ = (
        UniqueConstraint("subscription_id", "month", "kind"),
        # What was used belongs to the customer of the line.
        ForeignKeyConstraint(
            ["subscription_id", "customer_id"],
            ["subscription.id", "subscription.customer_id"],
            name="fk_usage_subscription",
        ),
        check("month", "extract(day from month) = 1"),
        check("amounts", "used >= 0 and included >= 0"),
        Index("ix_usage_customer_month", "customer_id", "month"),
    )

    customer_id: UUID
    subscription_id: UUID
    month: date
    kind: UsageKind = Field(sa_column=enum_column(UsageKind))
    used: Decimal = Field(sa_column=money_column(), description="Minutes, megabytes or messages, as the kind says")
    included: Decimal | None = Field(default=None, sa_column=money_column(nullable=True), description="None: no bound")


class PortCall(BranchRow, table=True):
    """One call to a system of others: what was sent, what came back, and which call it repeats (ITG-01)."""

    __tablename__ = "port_call"
    __table_args__ = (Index("ix_port_call_branch_created", "branch_id", "created_at", "id"),)

    port: str = Field(max_length=40)
    operation: str = Field(max_length=60)
    method: str = Field(max_length=6)
    path: str = Field(max_length=300)
    idempotency_key: str = Field(max_length=200)
    request: dict[str, Any] | None = Field(default=None, sa_column=json_column(nullable=True))
    response: dict[str, Any] | None = Field(default=None, sa_column=json_column(nullable=True))
    status: CallStatus = Field(sa_column=enum_column(CallStatus))
    http_status: int | None = None
    attempts: int
    error: str | None = Field(default=None, max_length=300)
    repeats_id: UUID | None = Field(default=None, foreign_key="port_call.id")
    finished_at: datetime = Field(sa_type=Utc)
