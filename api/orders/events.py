"""What happens to orders and carts."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class OrderSubmitted(Event):
    """An order got its number; provisioning begins (ORD-01)."""

    subject: ClassVar[str] = "product_order"
    number: str
    source: str
    owner_id: UUID | None
    lead_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class OrderStatusChanged(Event):
    """An order moved on."""

    subject: ClassVar[str] = "product_order"
    number: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class OrderInstallationAnswered(Event):
    """The customer accepted an installation or refused it (ORD-05)."""

    subject: ClassVar[str] = "product_order"
    number: str
    acceptance_id: UUID
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class OrderBillingAcknowledged(Event):
    """Billing received an order's prices and starts its cycle (ORD-04)."""

    subject: ClassVar[str] = "product_order"
    number: str
    stage: str
    billing_customer_id: str
    lead_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class OrderCompleted(Event):
    """Everything of an order is done."""

    subject: ClassVar[str] = "product_order"
    number: str
    lead_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class OrderCancelled(Event):
    """An order was cancelled and what was done is undone (ORD-08)."""

    subject: ClassVar[str] = "product_order"
    number: str
