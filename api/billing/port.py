"""The port to billing: what the product asks of any billing system (ITG-01)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from api.billing.models import BillingStep, ChargeKind
from api.core.events import plain


@dataclass(frozen=True, kw_only=True)
class Party:
    """A customer as billing must know it."""

    customer_id: UUID
    number: str
    name: str
    fiscal_number: str | None
    country: str
    language: str
    currency: str
    street: str | None
    city: str | None
    region: str | None
    postal_code: str | None


@dataclass(frozen=True, kw_only=True)
class ChargeData:
    """An order line at its agreed price: net, in the customer's currency; `reference` is unique in the branch."""

    reference: str
    description: str
    kind: ChargeKind
    amount: Decimal
    tax_code: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReadyForBilling:
    """One of the two steps in which an order becomes ready for billing, with its custom prices (ORD-04)."""

    step: BillingStep
    order_number: str
    lines: tuple[ChargeData, ...]


@dataclass(frozen=True, kw_only=True)
class Acknowledgement:
    """Billing's confirmation: its own number and when it was given."""

    number: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class InvoiceData:
    """An invoice as billing tells it; `net` and `vat` are sums of its lines."""

    number: str
    month: date
    issued_on: date
    due_on: date
    currency: str
    net: Decimal
    vat: Decimal
    lines: tuple["InvoiceLineData", ...]


@dataclass(frozen=True, kw_only=True)
class InvoiceLineData:
    """A line of an invoice; the rate is in percent."""

    description: str
    from_day: date
    until_day: date
    net: Decimal
    tax_rate: Decimal
    vat: Decimal


class BillingPort(Protocol):
    """A billing system. Every method may raise BillingUnavailable and BillingRefused."""

    async def customer_exists(self, billing_customer_id: str) -> bool:
        """Tell whether billing knows the customer (LEA-08)."""

    async def register_customer(self, party: Party) -> str:
        """Return billing's id of the customer, making it known first when it is not; the same party gets the same."""

    async def ready_for_billing(
        self, billing_customer_id: str, order: ReadyForBilling, idempotency_key: str
    ) -> Acknowledgement:
        """Hand over a step of an order; the same key gets the same answer and charges nothing twice."""

    async def invoices(self, billing_customer_id: str) -> list[InvoiceData]:
        """Return the customer's invoices, newest first."""

    async def balance(self, billing_customer_id: str) -> Decimal:
        """Return what the customer owes, gross, in its currency; negative when it has paid ahead."""


def as_json(value: Party | ReadyForBilling) -> dict[str, object]:
    """Return the wire form: ids, days and decimals as text."""
    return {name: plain(part) for name, part in asdict(value).items()}
