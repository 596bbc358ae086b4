"""The customer card: identity and everything that hangs on it."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import strawberry

from api.core.actor import Actor
from api.core.errors import Allowed
from api.core.graphql import Connection, GlobalID, Money, Node, reads
from api.customers import policy, queries
from api.customers.graphql.enums import CustomerKind, CustomerStatus
from api.customers.graphql.parts import (
    AssignmentType,
    BillingAccountType,
    ContactType,
    FlashType,
    SegmentType,
    SubscriptionFilter,
    SubscriptionType,
    TimelineEntryType,
    TimelineFilter,
    TimelineOrder,
)
from api.customers.models import Customer, CustomerAssignment
from api.people.graphql import BranchType

if TYPE_CHECKING:
    from api.billing.graphql import InvoiceType
    from api.contracts.graphql.types import ContractType
    from api.interactions.graphql.types import InteractionType
    from api.leads.graphql.types import LeadType
    from api.offers.graphql.types import OfferType
    from api.orders.graphql.orders import OrderType
    from api.tickets.graphql.tickets import TicketType

LazyInvoice = Annotated["InvoiceType", strawberry.lazy("api.billing.graphql")]
LazyLead = Annotated["LeadType", strawberry.lazy("api.leads.graphql.types")]
LazyOffer = Annotated["OfferType", strawberry.lazy("api.offers.graphql.types")]
LazyOrder = Annotated["OrderType", strawberry.lazy("api.orders.graphql.orders")]
LazyTicket = Annotated["TicketType", strawberry.lazy("api.tickets.graphql.tickets")]
LazyContract = Annotated["ContractType", strawberry.lazy("api.contracts.graphql.types")]
LazyInteraction = Annotated["InteractionType", strawberry.lazy("api.interactions.graphql.types")]


@strawberry.type(description="What the caller may do with a customer.")
class CustomerAbilities:
    update: bool = strawberry.field(description="Change address and language, add and change contacts.")
    manage: bool = strawberry.field(description="Change identity, status, account team and urgent notes.")


def _abilities(actor: Actor, row: dict[str, Any]) -> CustomerAbilities:
    """Ask the policy, on the customer and its account team as they were read."""
    customer = Customer.model_construct(id=UUID(row["id"]), branch_id=UUID(row["branch_id"]))
    seats = [
        CustomerAssignment.model_construct(team_id=team and UUID(team), user_id=UUID(user))
        for team, user in row["seats"]
    ]
    return CustomerAbilities(
        update=isinstance(policy.can_change(actor, customer, seats), Allowed),
        manage=isinstance(policy.can_manage(actor, customer, seats), Allowed),
    )


@strawberry.type(name="Customer", description="A legal or natural person that buys or may buy.")
class CustomerType(Node):
    class Reads(reads.Table):
        table = "customer"
        prefix = "cus"
        customer = "{t}.id"
        visible = staticmethod(queries.visible_to)

    number: str = reads.column(personal=False, description="Number that people read to each other.")
    kind: CustomerKind = reads.column(description="Legal or natural person.")
    status: CustomerStatus = reads.column(description="Where it stands with the operator.")
    name: str = reads.column(description="Name.")
    country: str = reads.column(personal=False, description="Country whose fiscal number it has, ISO 3166-1 alpha-2.")
    # A company's number is public; a person's is personal data.
    fiscal_number: str | None = reads.expression(
        "{t}.fiscal_number",
        permission="pii:read",
        otherwise="case when {t}.kind = 'LEGAL' then {t}.fiscal_number end",
        description="Fiscal number, checked by the country's checksum.",
    )
    registration_number: str | None = reads.column(description="Number in the trade register.")
    language: str = reads.column(personal=False, description="Language of letters and documents.")
    street: str | None = reads.column(description="Street and number.")
    city: str | None = reads.column(description="City.")
    region: str | None = reads.column(description="County, province or voivodeship.")
    postal_code: str | None = reads.column(description="Postal code.")
    billing_customer_id: str | None = reads.column(description="Identifier in the billing system.")
    monthly_value: Money | None = reads.money("monthly_value", "currency", description="What it pays a month, net.")
    created_at: datetime = reads.column(description="When it was entered.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    branch: BranchType | None = reads.one("branch_id", description="The operator's branch.")
    segment: SegmentType | None = reads.one(
        where="{t}.branch_id = {parent}.branch_id and {t}.code = {parent}.segment_code", description="Segment."
    )
    parent: "CustomerType | None" = reads.one("parent_id", description="The company that it belongs to.")
    subsidiaries: list["CustomerType"] = reads.many(
        "parent_id", order="name_key asc", description="Companies that belong to it."
    )
    contacts: list[ContactType] = reads.many(
        "customer_id",
        where="{t}.removed_at is null",
        order="name_key asc",
        description="People who speak for it.",
    )
    billing_accounts: list[BillingAccountType] = reads.many(
        "customer_id", order="number asc", description="Billing accounts."
    )
    subscriptions: Connection[SubscriptionType] = reads.connection(
        "customer_id", filter=SubscriptionFilter, description="What is in service."
    )
    flashes: list[FlashType] = reads.many("customer_id", order="ends_at asc", description="Urgent notes that run.")
    account_team: list[AssignmentType] = reads.many(
        "customer_id",
        where="{t}.ended_at is null",
        order="kind asc",
        description="Who looks after it.",
    )
    timeline: Connection[TimelineEntryType] = reads.connection(
        "customer_id",
        filter=TimelineFilter,
        order=TimelineOrder,
        description="Everything that ever happened with it; nothing in it is ever changed.",
    )
    leads: Connection[LazyLead] = reads.connection("customer_id", description="Leads, by age.")
    offers: Connection[LazyOffer] = reads.connection("customer_id", description="Offers, by age.")
    contracts: Connection[LazyContract] = reads.connection("customer_id", description="Contracts, by age.")
    interactions: Connection[LazyInteraction] = reads.connection("customer_id", description="Contacts, by age.")
    orders: Connection[LazyOrder] = reads.connection("customer_id", description="Orders, by age.")
    tickets: Connection[LazyTicket] = reads.connection("customer_id", description="Tickets, by age.")
    open_tickets: Connection[LazyTicket] = reads.connection(
        "customer_id",
        where="{t}.status not in ('CLOSED', 'CANCELLED')",
        description="Tickets that are not closed, by age.",
    )
    invoices: Connection[LazyInvoice] = reads.connection("customer_id", description="Invoices, by age.")
    balance: Money | None = reads.money(
        "(select coalesce(sum(bill.gross), 0) from invoice bill where bill.customer_id = {t}.id) "
        "- (select coalesce(sum(paid.amount), 0) from payment paid where paid.customer_id = {t}.id)",
        "currency",
        permission="billing:read",
        description="What it owes, gross; negative when it has paid ahead.",
    )
    viewer_can: CustomerAbilities = reads.computed(
        _abilities,
        needs={
            "id": "{t}.id::text",
            "branch_id": "{t}.branch_id::text",
            "seats": (
                "(select coalesce(jsonb_agg(jsonb_build_array(seat.team_id, seat.user_id)), '[]') "
                "from customer_assignment seat where seat.customer_id = {t}.id and seat.ended_at is null)"
            ),
        },
        description="What the caller may do.",
    )


class CustomerFilter(reads.Filter):
    """Which customers; all conditions must hold."""

    ids: list[GlobalID] | None = reads.condition("{t}.id = any({v}::uuid[])", prefix="cus", description="These.")
    status: list[CustomerStatus] | None = reads.condition(
        "{t}.status = any({v}::text[])", description="Any of these states."
    )
    segment: list[str] | None = reads.condition(
        "{t}.segment_code = any({v}::text[])", description="Any of these segments, by code."
    )
    kind: CustomerKind | None = reads.condition("{t}.kind = {v}::text", description="Legal or natural persons.")
    branch: GlobalID | None = reads.condition("{t}.branch_id = {v}::uuid", prefix="brn", description="Of this branch.")
    assignee: GlobalID | None = reads.condition(
        "exists (select 1 from customer_assignment seat where seat.customer_id = {t}.id "
        "and seat.ended_at is null and seat.user_id = {v}::uuid)",
        prefix="usr",
        description="In whose account team this person has a seat.",
    )
    search: str | None = reads.condition(
        queries.has,
        description="Part of the name, number or fiscal number, without diacritics.",
    )


class CustomerOrder(Enum):
    """Which customers come first."""

    NAME_ASC = reads.order("name_key asc")
    NAME_DESC = reads.order("name_key desc")
    CREATED_DESC = reads.order("created_at desc", type="timestamptz")
    CREATED_ASC = reads.order("created_at asc", type="timestamptz")
    VALUE_DESC = reads.order("monthly_value desc", type="numeric")
