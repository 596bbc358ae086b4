"""Customers in the schema."""

from api.customers.graphql.live import CustomerSubscription
from api.customers.graphql.mutations import CustomerMutation
from api.customers.graphql.parts import (
    BillingAccountType,
    ConsentType,
    ContactType,
    FlashType,
    SegmentType,
    SubscriptionType,
    TimelineEntryType,
)
from api.customers.graphql.queries import CustomerQuery
from api.customers.graphql.types import CustomerType

__all__ = [
    "BillingAccountType",
    "ConsentType",
    "ContactType",
    "CustomerMutation",
    "CustomerQuery",
    "CustomerSubscription",
    "CustomerType",
    "FlashType",
    "SegmentType",
    "SubscriptionType",
    "TimelineEntryType",
]
