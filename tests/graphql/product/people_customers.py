"""People and customers, as their descriptions in the schema say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from api.billing.models import Invoice, Payment
from api.contracts.models import Contract
from api.core.tables import EventRow
from api.customers.models import (
    BillingAccount,
    Consent,
    Contact,
    Customer,
    CustomerAssignment,
    Flash,
    Segment,
    Subscription,
)
from api.interactions.models import Interaction
from api.leads.models import Lead
from api.offers.models import Offer
from api.orders.models import Order
from api.people.models import Branch, Role, Team, TeamMember, UserAccount, UserRole
from api.tickets.models import Ticket
from tests.graphql.product.kinds import (
    CHANGED,
    KINDS,
    by,
    guarded,
    kind,
    listed,
    money,
    named,
    ordered,
    paged,
    plain,
    to,
)
from tests.graphql.product.roots import chosen, held
from tests.graphql.product.world import Viewer


def linked(v: Viewer, link: type, mine: str, key: Any, other: str, model: type) -> list[Any]:
    """Return the visible rows on the other side of a table of links."""
    links = held(v) if link is UserRole else v.world.rows[link]
    keys = {getattr(row, other) for row in links if getattr(row, mine) == key}
    return [row for row in v.seen(model).values() if row.id in keys]


def balance(v: Viewer, row: Customer) -> Any:
    """What it owes, gross; negative when it has paid ahead."""
    if not v.may("billing:read"):
        return None
    owed = sum((one.gross for one in v.all(Invoice, "customer_id", row.id)), Decimal(0))
    paid = sum((one.amount for one in v.all(Payment, "customer_id", row.id)), Decimal(0))
    return {"amount": owed - paid, "currency": row.currency}


def about(v: Viewer, row: Any) -> Any:
    """Return the object that something is about, null when the reader may not see it."""
    models = [one.model for one in KINDS.values()]
    model = next((one for one in models if getattr(one, "__tablename__", None) == row.subject), None)
    return model and v.one(model, row.subject_id)


def seat_holders(v: Viewer, row: Customer) -> list[Any]:
    """Who looks after it."""
    seats = v.of(CustomerAssignment, "customer_id", row.id)
    return ordered((seat for seat in seats if seat.ended_at is None), by("kind"))


kind(
    "Branch", Branch, "brn",
    plain("code name country currency zone language languages legalName address phone email"),
    viewerWorksHere=lambda v, row: row.id in v.actor.branch_ids,
)  # fmt: skip
kind(
    "Role", Role, "rol",
    plain("code kind permissions version"),
    CHANGED,
    name=lambda v, row: v.said(row.names),
    holderCount=lambda v, row: sum(one.role_id == row.id for one in held(v)),
)  # fmt: skip
kind(
    "User", UserAccount, "usr",
    plain("kind login name email phone language jobTitle region agentCode dealerCode active version createdAt"),
    to(Branch, branch="branch_id"),
    CHANGED,
    roles=lambda v, row: ordered(linked(v, UserRole, "user_id", row.id, "role_id", Role), by("code")),
    teams=lambda v, row: ordered(linked(v, TeamMember, "user_id", row.id, "team_id", Team), by("name")),
)  # fmt: skip
kind(
    "Team", Team, "tea",
    plain("code name roleCode region version"),
    to(Branch, branch="branch_id"),
    to(UserAccount, manager="manager_id"),
    CHANGED,
    members=lambda v, row: ordered(linked(v, TeamMember, "team_id", row.id, "user_id", UserAccount), by("name")),
)  # fmt: skip
kind("Segment", Segment, "seg", plain("code names rank active"))
kind("Consent", Consent, "cns", plain("kind given source wording at"))
kind(
    "Contact", Contact, "con",
    plain("name jobTitle roles language hours removedAt version"),
    guarded("pii:read", "phones email"),
    to(Customer, customer="customer_id"),
    consents=listed(Consent, "contact_id", by("at", descending=True)),
)  # fmt: skip
kind(
    "BillingAccount", BillingAccount, "ban",
    plain("number name status currency version"),
    guarded("pii:read", "email"),
    to(Customer, customer="customer_id"),
    subscriptions=listed(Subscription, "billing_account_id", by("number")),
)  # fmt: skip
kind(
    "Subscription", Subscription, "sub",
    plain("number kind status statusChangedAt payment offeringCode tariff tariffSince activatedOn technology version"),
    guarded("pii:read", "icc"),
    to(Customer, customer="customer_id"),
    to(BillingAccount, billingAccount="billing_account_id"),
)  # fmt: skip
kind(
    "Flash", Flash, "fla",
    plain("text endsAt createdAt"),
    to(UserAccount, setBy="set_by_id"),
    to(Customer, customer="customer_id"),
    to(BillingAccount, billingAccount="billing_account_id"),
    to(Subscription, subscription="subscription_id"),
)  # fmt: skip
kind(
    "CustomerAssignment", CustomerAssignment, "asg",
    plain("kind"), named(since="created_at"), to(UserAccount, user="user_id"),
)  # fmt: skip
kind(
    "TimelineEntry", EventRow, "evt",
    plain("at data"),
    named(kind="name", subjectKind="subject"),
    to(UserAccount, actor="actor_id"),
    subject=about,
)  # fmt: skip
kind(
    "Customer", Customer, "cus",
    plain("number kind status name country registrationNumber language street city region postalCode"),
    plain("billingCustomerId createdAt version"),
    money("monthlyValue"),
    to(Branch, branch="branch_id"),
    to(Customer, parent="parent_id"),
    # A company's number is public; a person's is personal data.
    fiscalNumber=lambda v, row: row.fiscal_number if row.kind == "LEGAL" or v.may("pii:read") else None,
    segment=lambda v, row: next(
        (one for one in v.of(Segment, "branch_id", row.branch_id) if one.code == row.segment_code), None
    ),
    subsidiaries=listed(Customer, "parent_id", by("name_key")),
    contacts=listed(Contact, "customer_id", by("name_key"), where=lambda one: one.removed_at is None),
    billingAccounts=listed(BillingAccount, "customer_id", by("number")),
    subscriptions=lambda v, row, **asked: chosen(
        v, "SubscriptionFilter", None, Subscription, v.of(Subscription, "customer_id", row.id), **asked
    ),
    flashes=listed(Flash, "customer_id", by("ends_at")),
    accountTeam=seat_holders,
    timeline=lambda v, row, **asked: chosen(
        v, "TimelineFilter", "TimelineOrder", EventRow, v.of(EventRow, "customer_id", row.id), **asked
    ),
    leads=paged(Lead, "customer_id"),
    offers=paged(Offer, "customer_id"),
    contracts=paged(Contract, "customer_id"),
    interactions=paged(Interaction, "customer_id"),
    orders=paged(Order, "customer_id"),
    tickets=paged(Ticket, "customer_id"),
    openTickets=paged(Ticket, "customer_id", where=lambda one: one.status not in {"CLOSED", "CANCELLED"}),
    invoices=paged(Invoice, "customer_id"),
    balance=balance,
)  # fmt: skip
