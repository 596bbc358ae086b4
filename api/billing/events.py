"""What happens with billing."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class BillingAcknowledged(Event):
    """Billing has taken over a step of an order; the cycle starts with it (ORD-04)."""

    subject: ClassVar[str] = "customer"
    order_number: str
    step: str
    acknowledgement: str


@dataclass(frozen=True, kw_only=True)
class InvoiceIssued(Event):
    """A customer's invoice for a month was made."""

    subject: ClassVar[str] = "invoice"
    number: str
    gross: str
    currency: str


@dataclass(frozen=True, kw_only=True)
class PaymentReceived(Event):
    """Money came in."""

    subject: ClassVar[str] = "payment"
    amount: str
    currency: str


@dataclass(frozen=True, kw_only=True)
class PortCallRepeated(Event):
    """A call to another system was repeated by hand."""

    subject: ClassVar[str] = "port_call"
    operation: str
    repeat_id: UUID
