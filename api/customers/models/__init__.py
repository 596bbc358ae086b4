"""Tables of the customer base."""

from api.customers.models.account import (
    BillingAccount,
    Flash,
    Subscription,
)
from api.customers.models.contact import (
    Consent,
    Contact,
)
from api.customers.models.customer import (
    Customer,
    CustomerAssignment,
    CustomerReference,
    Segment,
)
from api.customers.models.enums import (
    AccountStatus,
    AssignmentKind,
    ConsentKind,
    ContactRole,
    CustomerKind,
    CustomerStatus,
    PaymentSystem,
    ReferenceKind,
    SubscriptionKind,
    SubscriptionStatus,
)

__all__ = [
    "AccountStatus",
    "AssignmentKind",
    "BillingAccount",
    "Consent",
    "ConsentKind",
    "Contact",
    "ContactRole",
    "Customer",
    "CustomerAssignment",
    "CustomerKind",
    "CustomerReference",
    "CustomerStatus",
    "Flash",
    "PaymentSystem",
    "ReferenceKind",
    "Segment",
    "Subscription",
    "SubscriptionKind",
    "SubscriptionStatus",
]
