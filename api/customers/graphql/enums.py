"""The domain's enums as the schema describes them; published before any type names them."""

import strawberry

from api.customers.models import (
    AccountStatus,
    AssignmentKind,
    ConsentKind,
    ContactRole,
    CustomerKind,
    CustomerStatus,
    PaymentSystem,
    SubscriptionKind,
    SubscriptionStatus,
)

__all__ = [
    "AccountStatus",
    "AssignmentKind",
    "ConsentKind",
    "ContactRole",
    "CustomerKind",
    "CustomerStatus",
    "PaymentSystem",
    "SubscriptionKind",
    "SubscriptionStatus",
]

strawberry.enum(ContactRole, description="What a contact is asked for.")
strawberry.enum(ConsentKind, description="What a person agrees to or takes back.")
strawberry.enum(AssignmentKind, description="A seat in the account team.")
strawberry.enum(AccountStatus, description="Whether invoices are still made for an account.")
strawberry.enum(SubscriptionKind, description="What runs on a number or port.")
strawberry.enum(SubscriptionStatus, description="State of a line.")
strawberry.enum(PaymentSystem, description="When a subscription is paid.")
strawberry.enum(CustomerKind, description="Legal or natural person.")
strawberry.enum(CustomerStatus, description="Where a customer stands with the operator.")
