"""Filters, orders and the root fields, as their descriptions in the schema say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Final

from api.customers.models import CustomerAssignment
from api.interactions.models import InteractionReason, InteractionTopic
from api.people.models import Branch, Role, TeamMember, UserAccount, UserRole
from tests.graphql.pages import Term
from tests.graphql.product.found import (
    Condition,
    Conditions,
    call_found,
    contains,
    customer_has,
    digits,
    lead_has,
    numbered,
    order_found,
    ticket_found,
)
from tests.graphql.product.kinds import by
from tests.graphql.product.world import KEY, Viewer


class HouseOnly(Exception):
    """A customer's people ask about how the operator's people are organised: the whole request is refused."""


def instant(text: str) -> datetime:
    """Read an instant of a variable or literal."""
    return datetime.fromisoformat(text)


def key(text: str) -> str:
    """Return the key inside an identifier."""
    return text.partition("_")[2]


def same(name: str, attribute: str = "") -> Conditions:
    """The attribute is this value."""
    return {name: lambda _v, row, value: getattr(row, attribute or name) == value}


def among(**attributes: str) -> Conditions:
    """The attribute is any of these values."""
    return {name: _among(told) for name, told in attributes.items()}


def _among(attribute: str) -> Condition:
    return lambda _v, row, values: getattr(row, attribute) in values


def points(**attributes: str) -> Conditions:
    """The attribute is the key of this object."""
    return {name: _points(told) for name, told in attributes.items()}


def _points(attribute: str) -> Condition:
    return lambda _v, row, value: str(getattr(row, attribute)) == key(value)


def since(name: str, attribute: str, read: Callable[[str], Any] = instant) -> Conditions:
    """The attribute is from then on."""
    return {name: lambda _v, row, value: getattr(row, attribute) is not None and getattr(row, attribute) >= read(value)}


def until(name: str, attribute: str, read: Callable[[str], Any] = instant) -> Conditions:
    """The attribute is before then."""
    return {name: lambda _v, row, value: getattr(row, attribute) is not None and getattr(row, attribute) < read(value)}


def alive(*over: str) -> Conditions:
    """Not yet over, or over."""
    return {"alive": lambda _v, row, value: (row.status not in over) == value}


def overdue(v: Viewer, row: Any, value: bool) -> bool:  # noqa: FBT001 - a filter's value
    """Whether the promise is broken and the customer still not reached."""
    return (row.due_at is not None and row.due_at < v.world.now) == value


def nobody(_v: Viewer, row: Any, value: bool) -> bool:  # noqa: FBT001 - a filter's value
    """With somebody who is not in the base yet."""
    return (row.customer_id is None) == value


def boxed(v: Viewer, row: Any, value: str) -> bool:
    """Personal or group inbox, or what one sent."""
    match value:
        case "PERSONAL":
            return v.actor.user_id in {row.to_user_id, row.claimed_by_id}
        case "GROUP":
            return row.to_team_id in v.teams
    return row.sender_id is not None and row.sender_id == v.actor.user_id


def under(v: Viewer, row: Any, value: str) -> bool:
    """For this reason, or one below it; a branch has reasons of its own, and no other's is asked."""
    if not any(str(one.id) == key(value) and one.branch_id == row.branch_id for one in v.world.rows[InteractionReason]):
        return False
    wanted = {one.id for one in v.world.rows[InteractionReason] if str(one.id) == key(value)}
    for _ in v.world.rows[InteractionReason]:
        wanted |= {one.id for one in v.world.rows[InteractionReason] if one.parent_id in wanted}
    return any(topic.reason_id in wanted for topic in v.all(InteractionTopic, "interaction_id", row.id))


def seated(v: Viewer, row: Any, value: str) -> bool:
    """In whose account team this person has a seat."""
    seats = v.all(CustomerAssignment, "customer_id", row.id)
    return any(seat.ended_at is None and str(seat.user_id) == key(value) for seat in seats)


def held(v: Viewer) -> list[Any]:
    """Return who holds which role: a customer's people know only those of each other."""
    if not v.portal:
        return v.world.rows[UserRole]
    people = {one.id for one in v.all(UserAccount, "customer_id", v.actor.customer_id) if one.customer_id is not None}
    return [one for one in v.world.rows[UserRole] if one.user_id in people | {v.actor.user_id}]


def holds(v: Viewer, row: Any, value: str) -> bool:
    """Holders of this role."""
    roles = {one.role_id for one in held(v) if one.user_id == row.id}
    return any(role.id in roles and role.code == value for role in v.world.rows[Role])


def works_in(v: Viewer, row: Any, value: str) -> bool:
    """Members of this team."""
    return any(str(one.team_id) == key(value) for one in v.all(TeamMember, "user_id", row.id))


def code_of_branch(v: Viewer, row: Any, value: str) -> bool:
    """Of a branch, by its code."""
    return bool(v.any(Branch, row.branch_id).code == value)


def shown_status(v: Viewer, row: Any, values: list[str]) -> bool:
    """Any of these states, as the caller is told them."""
    from tests.graphql.product.service import ticket_status  # noqa: PLC0415 - types stand on roots

    return ticket_status(v, row) in values


FILTERS: Final[dict[str, Conditions]] = {
    "UserFilter": same("kind")
    | same("active")
    | {"role": holds, "team": works_in}
    | contains(lambda _v, row: row.name, lambda _v, row: row.login),
    "CustomerFilter": among(status="status", segment="segment_code")
    | same("kind")
    | points(branch="branch_id")
    | {
        "assignee": seated,
        "search": customer_has,
        "ids": lambda _v, row, values: str(row.id) in [key(value) for value in values],
    },
    "SubscriptionFilter": same("kind")
    | alive("DISCONNECTED")
    | {"search": lambda _v, row, value: value.replace(" ", "") in row.number},
    "TimelineFilter": among(kinds="name", subjects="subject") | since("since", "at") | until("until", "at"),
    "LeadFilter": among(status="status", channel="channel", salesChannel="sales_channel", priority="priority")
    | points(branch="branch_id", owner="owner_id", originator="originator_id", team="team_id", customer="customer_id")
    | until("dueBefore", "due_at")
    | since("createdSince", "created_at")
    | {"overdue": overdue, "unassigned": lambda _v, row, value: (row.owner_id is None) == value}
    | {"search": lead_has},
    "OfferFilter": among(status="status")
    | points(customer="customer_id", owner="owner_id", lead="lead_id")
    | same("tender")
    | numbered(),
    "ContractFilter": among(status="status")
    | points(customer="customer_id", offer="offer_id", owner="owner_id")
    | until("endsBefore", "end_on", date.fromisoformat)
    | numbered(),
    "TermsFilter": same("kind") | points(branch="branch_id"),
    "OrderFilter": among(status="status")
    | points(customer="customer_id", owner="owner_id")
    | alive("COMPLETED", "CANCELLED")
    | {"search": order_found},
    "TicketFilter": among(kind="kind")
    | points(customer="customer_id", owner="owner_id", team="team_id")
    | alive("CLOSED", "CANCELLED")
    | {"status": shown_status, "search": ticket_found},
    "InteractionFilter": same("status")
    | among(channel="channel")
    | same("direction")
    | points(customer="customer_id", lead="lead_id", agent="agent_id")
    | {"nobody": nobody, "reason": under, "search": call_found}
    | since("since", "arrived_at")
    | until("until", "arrived_at"),
    "InvoiceFilter": points(customer="customer_id") | since("issuedSince", "issued_on", date.fromisoformat),
    "PaymentFilter": points(customer="customer_id"),
    "OfferingFilter": among(status="status", productType="product_type")
    | points(branch="branch_id")
    | same("release")
    | contains(lambda _v, row: row.code, lambda _v, row: " ".join(row.names.values())),
    "AttachmentFilter": among(kind="kind") | points(subject="subject_id") | same("shared"),
    "InboxFilter": among(state="state", kind="kind")
    | {"box": boxed}
    | contains(lambda _v, row: row.number, lambda _v, row: row.note, lambda v, row: v.said(row.titles)),
    "ActivityFilter": among(state="state") | same("role"),
    "NotificationFilter": among(kind="kind") | {"unread": lambda _v, row, value: (row.read_at is None) == value},
    "PhoneNumberFilter": same("state")
    | same("kind")
    | points(offer="offer_id")
    | {"branch": code_of_branch, "digits": digits},
}
NEW, OLD = (by("created_at", descending=True),), (by("created_at"),)
ORDERS: Final[dict[str, dict[str, tuple[Term, ...]]]] = {
    "UserOrder": {"NAME_ASC": (by("name"),), "CREATED_DESC": NEW},
    "CustomerOrder": {
        "NAME_ASC": (by("name_key"),),
        "NAME_DESC": (by("name_key", descending=True),),
        "CREATED_DESC": NEW,
        "CREATED_ASC": OLD,
        "VALUE_DESC": (by("monthly_value", descending=True),),
    },
    "TimelineOrder": {"NEWEST": (by("seq", descending=True),), "OLDEST": (by("seq"),)},
    "LeadHistoryOrder": {"NEWEST": (by("seq", descending=True),), "OLDEST": (by("seq"),)},
    "LeadOrder": {
        "CREATED_DESC": NEW,
        "CREATED_ASC": OLD,
        "DUE_ASC": (by("due_at", nulls_last=True),),
        "COMPANY_ASC": (by("core_name"),),
        "VALUE_DESC": (by("sim_count", descending=True, nulls_last=True),),
    },
    "OfferOrder": {"CREATED_DESC": NEW, "CREATED_ASC": OLD, "VALID_UNTIL_ASC": (by("valid_until", nulls_last=True),)},
    "ContractOrder": {"CREATED_DESC": NEW, "END_ASC": (by("end_on", nulls_last=True),)},
    "TermsOrder": {"EFFECTIVE_DESC": (by("effective_from", descending=True),)},
    "OrderOrder": {"CREATED_DESC": NEW, "CREATED_ASC": OLD},
    "TicketOrder": {"CREATED_DESC": NEW, "CREATED_ASC": OLD},
    "InteractionOrder": {"ARRIVED_DESC": (by("arrived_at", descending=True),), "ARRIVED_ASC": (by("arrived_at"),)},
    "InvoiceOrder": {"NEWEST": (by("month", descending=True),), "DUE_ASC": (by("due_on"),)},
    "PaymentOrder": {"NEWEST": (by("paid_on", descending=True),)},
    "OfferingOrder": {
        "CODE_ASC": (by("code"), by("revision", descending=True)),
        "CREATED_DESC": NEW,
        "MONTHLY_PRICE_ASC": (by("monthly_price"),),
    },
    "AttachmentOrder": {"CREATED_DESC": NEW, "NAME_ASC": (by("name"),)},
    "InboxOrder": {"DUE_ASC": (by("due_at", nulls_last=True),), "CREATED_DESC": NEW},
    "ActivityOrder": {"DUE_ASC": (by("due_at", nulls_last=True),), "CREATED_DESC": NEW},
    "NotificationOrder": {"CREATED_DESC": NEW},
    "PhoneNumberOrder": {"NUMBER_ASC": (by("number"),)},
}


def chosen(
    v: Viewer,
    filters: str | None,
    orders: str | None,
    model: type,
    found: Iterable[Any],
    filter: dict[str, Any] | None = None,
    order: str | None = None,
    **asked: Any,
) -> Any:
    """Filter, sort and cut; without an order the first that the schema names holds."""
    wanted = {name: value for name, value in (filter or {}).items() if value is not None}
    conditions = FILTERS[filters] if filters else {}
    if v.portal and filters == "UserFilter" and "team" in wanted:
        raise HouseOnly
    kept = [row for row in found if all(conditions[name](v, row, value) for name, value in wanted.items())]
    if orders is None:
        return v.page(model, kept, "id", KEY, **asked)
    name = order or next(iter(ORDERS[orders]))
    return v.page(model, kept, f"{orders}.{name}", ORDERS[orders][name], **asked)
