"""What belongs to a customer: contacts, consents, accounts, subscriptions, urgent notes, its history."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from api.core.graphql import JSON, Node, reads
from api.customers import queries
from api.customers.graphql.enums import (
    AccountStatus,
    AssignmentKind,
    ConsentKind,
    ContactRole,
    PaymentSystem,
    SubscriptionKind,
    SubscriptionStatus,
)
from api.people.graphql import UserType

if TYPE_CHECKING:
    from api.customers.graphql.types import CustomerType

LazyCustomer = Annotated["CustomerType", strawberry.lazy("api.customers.graphql.types")]


def personal(column: str, description: str) -> Any:
    """Read a column that only callers with a permission for personal data get, whatever its scope; null for others."""
    return reads.column(column, permission="pii:read", description=description)


@strawberry.type(name="Segment", description="A segment of a branch's market.")
class SegmentType(Node):
    class Reads(reads.Table):
        table = "segment"
        prefix = "seg"
        visible = staticmethod(queries.segment_visible_to)

    code: str = reads.column(description="Code, as GBM_HIGH.")
    names: JSON = reads.column(description="Language → name.")
    rank: int = reads.column(description="Place, the most valuable first.")
    active: bool = reads.column(description="Whether customers may still be put into it.")


@strawberry.type(name="Consent", description="One declaration of a contact; the newest of a kind holds.")
class ConsentType(Node):
    class Reads(reads.Table):
        table = "consent"
        prefix = "cns"
        visible = staticmethod(queries.part_visible_to)

    kind: ConsentKind = reads.column(personal=True, description="What it is about.")
    given: bool = reads.column(personal=True, description="Given, or taken back.")
    source: str = reads.column(personal=False, description="Where it was declared.")
    wording: str = reads.column(personal=False, description="The words that were agreed to.")
    at: datetime = reads.column(description="When it was declared.")


@strawberry.type(name="Contact", description="A person who speaks for a customer.")
class ContactType(Node):
    class Reads(reads.Table):
        table = "contact"
        prefix = "con"
        visible = staticmethod(queries.part_visible_to)

    name: str = reads.column(description="Full name.")
    job_title: str | None = reads.column(description="What the person does.")
    roles: list[ContactRole] = reads.column(description="What the person is asked for.")
    phones: list[str] | None = personal("phones", "Phones, E.164, the preferred first.")
    email: str | None = personal("email", "Mail address.")
    language: str = reads.column(personal=False, description="Language for calls and mails.")
    hours: str | None = reads.column(description="When to call.")
    removed_at: datetime | None = reads.column(description="Since when the person no longer speaks for the customer.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    customer: LazyCustomer | None = reads.one("customer_id", description="The customer.")
    consents: list[ConsentType] = reads.many("contact_id", order="at desc", description="Declarations, newest first.")


@strawberry.type(name="BillingAccount", description="An account (BAN): one invoice a month.")
class BillingAccountType(Node):
    class Reads(reads.Table):
        table = "billing_account"
        prefix = "ban"
        visible = staticmethod(queries.part_visible_to)

    number: str = reads.column(description="Number of the account.")
    name: str = reads.column(description="Name on the invoice.")
    status: AccountStatus = reads.column(description="Whether invoices are still made.")
    currency: str = reads.column(personal=False, description="Currency, ISO 4217.")
    email: str | None = personal("email", "Where invoices are sent.")
    version: int = reads.column(description="Version.")
    customer: LazyCustomer | None = reads.one("customer_id", description="The customer.")
    subscriptions: list["SubscriptionType"] = reads.many(
        "billing_account_id", order="number asc", description="What is charged to the account."
    )


@strawberry.type(name="Subscription", description="A number, data port or site in service.")
class SubscriptionType(Node):
    class Reads(reads.Table):
        table = "subscription"
        prefix = "sub"
        visible = staticmethod(queries.part_visible_to)

    number: str = reads.column(description="Number (E.164), port or site.")
    kind: SubscriptionKind = reads.column(description="What runs on it.")
    status: SubscriptionStatus = reads.column(description="State.")
    status_changed_at: datetime = reads.column(description="Since when it is in this state.")
    payment: PaymentSystem = reads.column(description="When it is paid.")
    offering_code: str | None = reads.column(personal=False, description="Code of the product in the catalogue.")
    tariff: str = reads.column(personal=False, description="Tariff.")
    tariff_since: date = reads.column(description="Since when the tariff holds.")
    activated_on: date = reads.column(description="Day of activation.")
    technology: str | None = reads.column(personal=False, description="Technology of access.")
    icc: str | None = personal("icc", "Number of the SIM card.")
    version: int = reads.column(description="Version.")
    customer: LazyCustomer | None = reads.one("customer_id", description="The customer.")
    billing_account: BillingAccountType | None = reads.one("billing_account_id", description="Who pays.")


class SubscriptionFilter(reads.Filter):
    """Which lines; all conditions must hold."""

    kind: SubscriptionKind | None = reads.condition("{t}.kind = {v}::text", description="What runs on it.")
    alive: bool | None = reads.condition(
        "({t}.status <> 'DISCONNECTED') = {v}::boolean", description="Not switched off for good."
    )
    search: str | None = reads.condition(
        "position(replace({v}::text, ' ', '') in {t}.number) > 0", description="Part of the number."
    )


@strawberry.type(
    name="Flash", description="An urgent note that runs until its end; ended and cleared ones are not shown."
)
class FlashType(Node):
    class Reads(reads.Table):
        table = "flash"
        prefix = "fla"
        visible = staticmethod(queries.flash_visible_to)

    text: str = reads.column(description="The note.")
    ends_at: datetime = reads.column(description="Until when it is shown.")
    created_at: datetime = reads.column(description="Since when it is shown.")
    set_by: UserType | None = reads.one("set_by_id", description="Who set it.")
    customer: LazyCustomer | None = reads.one("customer_id", description="The customer.")
    billing_account: BillingAccountType | None = reads.one("billing_account_id", description="The account it is about.")
    subscription: SubscriptionType | None = reads.one("subscription_id", description="The number it is about.")


@strawberry.type(name="CustomerAssignment", description="A seat of the account team and who holds it.")
class AssignmentType(Node):
    class Reads(reads.Table):
        table = "customer_assignment"
        prefix = "asg"
        visible = staticmethod(queries.part_visible_to)

    kind: AssignmentKind = reads.column(description="Which seat.")
    user: UserType | None = reads.one("user_id", description="Who holds it.")
    since: datetime = reads.column("created_at", description="Since when.")


@strawberry.type(name="TimelineEntry", description="One thing that happened to a customer or to something of it.")
class TimelineEntryType(Node):
    class Reads(reads.Table):
        table = "event"
        prefix = "evt"
        visible = staticmethod(queries.event_visible_to)

    kind: str = reads.column("name", personal=False, description="What happened, as OfferAccepted.")
    subject_kind: str = reads.column("subject", personal=False, description="What it happened to, as offer.")
    subject: Node | None = reads.any_of("subject", "subject_id", description="The object that it happened to.")
    at: datetime = reads.column(description="When.")
    actor: UserType | None = reads.one("actor_id", description="Who did it; null for the system itself.")
    data: JSON = reads.column(personal=False, description="Details: codes, numbers and keys.")


class TimelineFilter(reads.Filter):
    """Which entries; all conditions must hold."""

    kinds: list[str] | None = reads.condition("{t}.name = any({v}::text[])", description="What happened.")
    subjects: list[str] | None = reads.condition("{t}.subject = any({v}::text[])", description="To what it happened.")
    since: datetime | None = reads.condition("{t}.at >= {v}::timestamptz", description="From this moment.")
    until: datetime | None = reads.condition("{t}.at < {v}::timestamptz", description="Before this moment.")


class TimelineOrder(Enum):
    """Which entries come first."""

    NEWEST = reads.order("seq desc", type="bigint")
    OLDEST = reads.order("seq asc", type="bigint")
