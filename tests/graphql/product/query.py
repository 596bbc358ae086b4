"""The root fields by naive resolvers, and the executor that walks every field of a document."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from graphql import (
    GraphQLInterfaceType,
    GraphQLResolveInfo,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    execute_sync,
    parse,
)

from api.billing.models import Invoice, Payment
from api.catalog.models import ProductOffering, Symptom
from api.contracts.models import Contract, TermsVersion
from api.customers.models import Contact, Customer, Segment, Subscription
from api.files.models import Attachment, DocumentTemplate
from api.interactions.models import Interaction, InteractionMacro, InteractionReason
from api.leads.models import Lead, LeadEntry
from api.notifications.models import Notification, NotificationPreference
from api.numbers.models import PhoneNumber
from api.offers.models import Offer
from api.orders.models import Order
from api.people.models import Branch, Role, Team, UserAccount
from api.sla.models import BusinessCalendar, Clock, ClockPolicy
from api.tickets.models import Ticket
from api.work.models import ActionRequest, Activity, ProcessDefinition, ProcessRun
from tests.graphql.pages import Term, of_page
from tests.graphql.product import house, people_customers, sales, service
from tests.graphql.product.kinds import KINDS, by, ordered
from tests.graphql.product.roots import chosen, key
from tests.graphql.product.world import Viewer

DESCRIBED: Final = (people_customers, sales, service, house)  # importing them is what describes the types
PREFIXES: Final = {kind.prefix: kind for kind in KINDS.values()}


def by_id(model: type) -> Any:
    """Return the object of an identifier; of another kind, unknown or hidden it is not there."""
    prefix = next(kind.prefix for kind in KINDS.values() if kind.model is model)
    return lambda v, id: (
        next((row for row in v.seen(model).values() if str(row.id) == key(id)), None)
        if id.partition("_")[0] == prefix
        else None
    )


def node(v: Viewer, id: str) -> Any:
    """Return any object by its identifier."""
    kind = PREFIXES.get(id.partition("_")[0])
    return kind and by_id(kind.model)(v, id)


def every(model: type, *terms: Term) -> Any:
    """Return all that the caller sees, in order."""
    return lambda v: ordered(v.seen(model).values(), *terms)


def pages(model: type, filters: str | None, orders: str | None) -> Any:
    """Page through all that the caller sees."""
    return lambda v, **asked: chosen(v, filters, orders, model, v.seen(model).values(), **asked)


def shop(v: Viewer, branch: str) -> list[Any]:
    """What can be bought today in the branch with this code; for everybody."""
    today = v.world.now.date()
    there = {one.id for one in v.world.rows[Branch] if one.code == branch}
    sold = [one for one in v.seen(ProductOffering).values() if one.branch_id in there and one.status == "PUBLISHED"]
    held = [one for one in sold if one.valid_from <= today and (one.valid_until is None or one.valid_until >= today)]
    return ordered(held, by("product_type"), by("monthly_price"), by("one_time_price"))


def newest_definitions(v: Viewer) -> list[Any]:
    """The newest revision of each process."""
    latest: dict[Any, int] = {}
    for one in v.world.rows[ProcessDefinition]:
        latest[one.branch_id, one.key] = max(latest.get((one.branch_id, one.key), 0), one.revision)
    seen = v.seen(ProcessDefinition).values()
    return ordered((one for one in seen if one.revision == latest[one.branch_id, one.key]), by("key"))


def inbox_count(v: Viewer) -> int:
    """How many open items wait for the caller: own ones, and those of the teams that nobody else has in hand.

    What is asked of a customer waits for no person of it alone.
    """
    if v.portal:
        return 0
    me = v.actor.user_id
    return sum(
        one.state == "OPEN"
        and (one.to_user_id == me or (one.to_team_id in v.teams and one.claimed_by_id in {None, me}))
        for one in v.world.rows[ActionRequest]
    )


def my_entries(v: Viewer, **asked: Any) -> Any:
    """What the caller has brought, and that it was received."""
    mine = [one for one in v.seen(LeadEntry).values() if one.originator_id == v.actor.user_id]
    return chosen(v, None, None, LeadEntry, mine, **asked)


ROOTS: Final[dict[str, Any]] = {
    "node": node,
    "me": lambda v: v.one(UserAccount, v.actor.user_id),
    "user": by_id(UserAccount),
    "users": pages(UserAccount, "UserFilter", "UserOrder"),
    "roles": every(Role, by("code")),
    "role": by_id(Role),
    "team": by_id(Team),
    "teams": every(Team, by("name")),
    "branches": every(Branch, by("name")),
    "segments": every(Segment, by("rank")),
    "customer": by_id(Customer),
    "customers": pages(Customer, "CustomerFilter", "CustomerOrder"),
    "contact": by_id(Contact),
    "subscription": by_id(Subscription),
    "offering": by_id(ProductOffering),
    "offerings": pages(ProductOffering, "OfferingFilter", "OfferingOrder"),
    "shop": shop,
    "symptoms": every(Symptom, by("product_type"), by("position")),
    "invoice": by_id(Invoice),
    "invoices": pages(Invoice, "InvoiceFilter", "InvoiceOrder"),
    "payments": pages(Payment, "PaymentFilter", "PaymentOrder"),
    "attachment": by_id(Attachment),
    "attachments": pages(Attachment, "AttachmentFilter", "AttachmentOrder"),
    "documentTemplates": every(DocumentTemplate, by("key")),
    "notification": by_id(Notification),
    "notifications": pages(Notification, "NotificationFilter", "NotificationOrder"),
    "unreadNotificationCount": lambda v: sum(one.read_at is None for one in v.seen(Notification).values()),
    "notificationPreferences": every(NotificationPreference, by("kind")),
    "offer": by_id(Offer),
    "offers": pages(Offer, "OfferFilter", "OfferOrder"),
    "contract": by_id(Contract),
    "contracts": pages(Contract, "ContractFilter", "ContractOrder"),
    "termsVersions": pages(TermsVersion, "TermsFilter", "TermsOrder"),
    "phoneNumbers": pages(PhoneNumber, "PhoneNumberFilter", "PhoneNumberOrder"),
    "lead": by_id(Lead),
    "leads": pages(Lead, "LeadFilter", "LeadOrder"),
    "myLeadEntries": my_entries,
    "order": by_id(Order),
    "orders": pages(Order, "OrderFilter", "OrderOrder"),
    "ticket": by_id(Ticket),
    "tickets": pages(Ticket, "TicketFilter", "TicketOrder"),
    "interaction": by_id(Interaction),
    "interactions": pages(Interaction, "InteractionFilter", "InteractionOrder"),
    "interactionReasons": every(InteractionReason, by("place")),
    "interactionMacros": every(InteractionMacro, by("place")),
    "inbox": pages(ActionRequest, "InboxFilter", "InboxOrder"),
    "inboxCount": inbox_count,
    "actionRequest": by_id(ActionRequest),
    "processRun": by_id(ProcessRun),
    "activity": by_id(Activity),
    "activities": pages(Activity, "ActivityFilter", "ActivityOrder"),
    "processDefinitions": newest_definitions,
    "processDefinition": by_id(ProcessDefinition),
    "clockPolicies": every(ClockPolicy, by("key")),
    "calendars": every(BusinessCalendar, by("key")),
    "clock": by_id(Clock),
}


def written(value: Any) -> Any:
    """Write a scalar as the schema says: instants in UTC with six decimals, decimals as strings, days as ISO 8601."""
    match value:
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
    return value


def _schema() -> GraphQLSchema:
    """Rebuild the schema from its published text: nothing of the planner or of Strawberry is left in it."""
    schema = build_schema((Path(__file__).parents[3] / "schema.graphql").read_text())
    names = {kind.model: kind.name for kind in KINDS.values()}
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
            kind.resolve_type = lambda row, *_: names[type(row)]
        if isinstance(kind, GraphQLScalarType) and kind.name in {"DateTime", "Date", "Decimal", "JSON"}:
            kind.coerce_output_value = written
    return schema


SCHEMA: Final = _schema()


def resolve(_source: Any, info: GraphQLResolveInfo[Any], **asked: Any) -> Any:
    """graphql-core's field resolver: the type says which function tells the field."""
    viewer, name, parent = info.context, info.field_name, info.parent_type.name
    if parent == "Query":
        return ROOTS[name](viewer, **asked)
    if parent in KINDS:
        return KINDS[parent].fields[name](viewer, _source, **asked)
    return of_page(_source, name)


def naive_answer(viewer: Viewer, document: str, variables: dict[str, Any]) -> Any:
    """Execute by walking every field; returns data and the paths of errors."""
    found: Any = execute_sync(
        SCHEMA, parse(document), context_value=viewer, variable_values=variables, field_resolver=resolve
    )
    return found
