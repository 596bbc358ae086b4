"""The domain's enums as the schema describes them; published before any type names them."""

from api.core.graphql.enums import publish_enum
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

publish_enum(
    ContactRole,
    "What a contact is asked for.",
    SIGNATORY="Signs for the customer.",
    TECHNICAL="Answers technical questions.",
    BILLING="Answers for invoices.",
    DECISION_MAKER="Decides what is bought.",
)
publish_enum(
    ConsentKind,
    "What a person agrees to or takes back.",
    MARKETING_DATA="Data may be used for marketing.",
    ELECTRONIC_MESSAGES="Messages may come electronically.",
    DISTANCE_CONTRACT="Withdrawal from a contract made at a distance.",
    CHANGED_TERMS="Withdrawal after the terms changed.",
)
publish_enum(
    AssignmentKind,
    "A seat in the account team.",
    AM="Account manager.",
    MAS="Support of major accounts.",
    MAC="Collections contact of major accounts.",
    DAS="Data account support.",
    DATA_SPECIALIST="Specialist for data services.",
)
publish_enum(
    AccountStatus,
    "Whether invoices are still made for an account.",
    ACTIVE="Billed every month.",
    CLOSED="No invoices any more.",
)
publish_enum(
    SubscriptionKind,
    "What runs on a number or port.",
    VOICE="Voice.",
    DATA="Data.",
    HOSTING="Hosting.",
)
publish_enum(
    SubscriptionStatus,
    "State of a line.",
    WORKING="In service.",
    BLOCKED="Held back.",
    DISCONNECTED="Ended; its number is free again.",
)
publish_enum(
    PaymentSystem,
    "When a subscription is paid.",
    PREPAID="Before use.",
    POSTPAID="By invoice.",
)
publish_enum(
    CustomerKind,
    "Legal or natural person.",
    LEGAL="A company or institution.",
    NATURAL="A person, such as a sole trader.",
)
publish_enum(
    CustomerStatus,
    "Where a customer stands with the operator.",
    PROSPECT="Has bought nothing yet.",
    ACTIVE="Served and billed.",
    SUSPENDED="Service is held back.",
    CLOSED="Has left.",
)
