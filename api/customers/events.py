"""What happens to customers and their people."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CustomerCreated(Event):
    """A customer was entered."""

    subject: ClassVar[str] = "customer"
    status: str


@dataclass(frozen=True, kw_only=True)
class CustomerChanged(Event):
    """Fields of a customer were changed; their values are in the audit."""

    subject: ClassVar[str] = "customer"
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CustomerStatusChanged(Event):
    """The customer became active, suspended or closed."""

    subject: ClassVar[str] = "customer"
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class CustomerAssigned(Event):
    """A seat of the account team changed hands; nobody holds it when `user_id` is None."""

    subject: ClassVar[str] = "customer"
    kind: str
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class CustomerLinkedToBilling(Event):
    """Billing knows the customer from now on."""

    subject: ClassVar[str] = "customer"
    billing_customer_id: str


@dataclass(frozen=True, kw_only=True)
class ContactAdded(Event):
    """A contact was added."""

    subject: ClassVar[str] = "contact"


@dataclass(frozen=True, kw_only=True)
class ContactChanged(Event):
    """Fields of a contact were changed."""

    subject: ClassVar[str] = "contact"
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ContactRemoved(Event):
    """A contact speaks for the customer no longer."""

    subject: ClassVar[str] = "contact"


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded(Event):
    """A contact gave or took back a consent."""

    subject: ClassVar[str] = "contact"
    kind: str
    given: bool


@dataclass(frozen=True, kw_only=True)
class FlashSet(Event):
    """An urgent note was put on the customer."""

    subject: ClassVar[str] = "flash"


@dataclass(frozen=True, kw_only=True)
class FlashCleared(Event):
    """An urgent note was taken away before its end."""

    subject: ClassVar[str] = "flash"


@dataclass(frozen=True, kw_only=True)
class SubscriptionActivated(Event):
    """A number, port or site went into service."""

    subject: ClassVar[str] = "subscription"
    kind: str


@dataclass(frozen=True, kw_only=True)
class SubscriptionStatusChanged(Event):
    """A line was blocked, put to work again or disconnected."""

    subject: ClassVar[str] = "subscription"
    old: str
    new: str
