"""Enums of the customer base."""

from enum import StrEnum


class CustomerKind(StrEnum):
    """What the law sees in the customer (CUS-13)."""

    LEGAL = "LEGAL"
    NATURAL = "NATURAL"


class CustomerStatus(StrEnum):
    """Where the customer stands with the operator."""

    PROSPECT = "PROSPECT"
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    CLOSED = "CLOSED"


class ContactRole(StrEnum):
    """What a contact is asked for (CON-01)."""

    SIGNATORY = "SIGNATORY"
    TECHNICAL = "TECHNICAL"
    BILLING = "BILLING"
    DECISION_MAKER = "DECISION_MAKER"


class ConsentKind(StrEnum):
    """What a person agrees to or takes back (CON-03)."""

    MARKETING_DATA = "MARKETING_DATA"
    ELECTRONIC_MESSAGES = "ELECTRONIC_MESSAGES"
    DISTANCE_CONTRACT = "DISTANCE_CONTRACT"
    CHANGED_TERMS = "CHANGED_TERMS"


class AssignmentKind(StrEnum):
    """A seat in the account team: account manager, support, care, data support, data specialist."""

    AM = "AM"
    MAS = "MAS"
    MAC = "MAC"
    DAS = "DAS"
    DATA_SPECIALIST = "DATA_SPECIALIST"


class AccountStatus(StrEnum):
    """Whether invoices are still made for a billing account."""

    ACTIVE = "ACTIVE"
    CLOSED = "CLOSED"


class SubscriptionKind(StrEnum):
    """What runs on the number or port (CUS-02)."""

    VOICE = "VOICE"
    DATA = "DATA"
    HOSTING = "HOSTING"


class SubscriptionStatus(StrEnum):
    """The line's own state (CUS-02)."""

    WORKING = "WORKING"
    BLOCKED = "BLOCKED"
    DISCONNECTED = "DISCONNECTED"


class PaymentSystem(StrEnum):
    """When a subscription is paid."""

    PREPAID = "PREPAID"
    POSTPAID = "POSTPAID"


class ReferenceKind(StrEnum):
    """A number of another document by which its customer is found (CUS-05)."""

    LEAD = "LEAD"
    OFFER = "OFFER"
    CONTRACT = "CONTRACT"
    ORDER = "ORDER"
    TICKET = "TICKET"
