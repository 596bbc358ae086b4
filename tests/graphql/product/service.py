"""Orders, tickets, contacts by phone, work, billing and the catalogue, as their descriptions in the schema say."""

from __future__ import annotations

from typing import Any

from api.catalog.models import (
    Symptom,
)
from api.contracts.models import Contract
from api.core.tables import EventRow
from api.customers.models import BillingAccount, Contact, Customer, Subscription
from api.interactions.models import (
    Interaction,
    InteractionMacro,
    InteractionOutcome,
    InteractionReason,
    InteractionTopic,
)
from api.leads.models import Lead
from api.orders.models import Order, OrderBilling, OrderLine
from api.people.models import Branch, Team, UserAccount
from api.sla.models import Timer
from api.tickets.models import Ticket, TicketComment
from api.work.models import Activity, ProcessRun
from tests.graphql.product.kinds import CHANGED, by, guarded, kind, listed, money, named, plain, said, to
from tests.graphql.product.people_customers import about
from tests.graphql.product.world import Viewer

HISTORY = listed(EventRow, "subject_id", by("at"))


def order_currency(v: Viewer, row: Any) -> Any:
    """Return the currency of the order that a line belongs to."""
    return v.any(Order, row.order_id).currency


def order_due(v: Viewer, row: Order) -> Any:
    """When the next open activity is due."""
    runs = {run.id for run in v.all(ProcessRun, "subject_id", row.id)}
    dues = [one.due_at for one in v.world.rows[Activity] if one.run_id in runs and one.state in {"OPEN", "IN_PROCESS"}]
    return min((due for due in dues if due is not None), default=None)


def in_work(v: Viewer, row: Ticket) -> bool:
    """What one queue sends back to another is the operator's own affair, once a colleague has it."""
    return v.portal and row.owner_id is not None


def ticket_status(v: Viewer, row: Ticket) -> str:
    """Where it stands; what one queue sends back to another is still in work for the customer."""
    return "DISPATCHED" if in_work(v, row) and row.status == "REJECTED" else str(row.status)


def symptom(v: Viewer, row: Ticket) -> Any:
    """Symptom in the reader's language."""
    known = [one for one in v.world.rows[Symptom] if one.branch_id == row.branch_id and one.code == row.symptom_code]
    found = [one for one in known if one.product_type == row.product_type]
    return v.said(found[0].names) if found else None


def next_escalation(v: Viewer, row: Ticket) -> Any:
    """When it goes to the next level by itself; for staff of the branch."""
    if not v.may("branch:ticket:read"):
        return None
    wanted = {"subject_id": str(row.id), "name": "TicketEscalationDue"}
    timers = [one for one in v.world.rows[Timer] if one.state == "PENDING" and one.event]
    return min((one.due_at for one in timers if wanted.items() <= one.event.items()), default=None)


def path(v: Viewer, row: InteractionReason) -> str:
    """Its name with those of the wider reasons before it."""
    above = v.any(InteractionReason, row.parent_id)
    return (f"{path(v, above)} › " if above else "") + (v.said(row.names) or "")


kind(
    "OrderLine", OrderLine, "orl",
    plain("position code components processKey quantity discountPercent months"),
    money("monthlyNet monthlyVat oneTimeNet oneTimeVat", order_currency),
    name=said("names"),
)  # fmt: skip
kind("OrderBilling", OrderBilling, "orb", plain("processKey stage billingCustomerId acknowledgedAt"))
kind(
    "Order", Order, "ord",
    plain("number source status note createdAt completedAt cancelReason version"),
    money("monthlyNet monthlyVat oneTimeNet oneTimeVat"),
    to(Customer, customer="customer_id"),
    to(UserAccount, owner="owner_id"),
    to(Contract, contract="contract_id"),
    dueAt=order_due,
    lines=listed(OrderLine, "order_id", by("position")),
    processes=listed(ProcessRun, "subject_id", by("started_at")),
    billing=listed(OrderBilling, "order_id", by("acknowledged_at")),
    history=HISTORY,
)  # fmt: skip
kind(
    "TicketComment", TicketComment, "tco",
    plain("body internal fromCustomer createdAt"), to(UserAccount, author="author_id"),
)  # fmt: skip
kind(
    "Ticket", Ticket, "tic",
    plain("number origin kind priority productType symptomCode subject description level resolution createdAt"),
    plain("openedAt resolvedAt closedAt version"),
    to(Customer, customer="customer_id"),
    to(Contact, contact="contact_id"),
    to(Subscription, subscription="subscription_id"),
    to(UserAccount, initiator="initiator_id", owner="owner_id"),
    to(Team, team="team_id"),
    status=ticket_status,
    symptom=symptom,
    rejection=lambda v, row: None if in_work(v, row) else row.rejection,
    nextEscalationAt=next_escalation,
    comments=listed(TicketComment, "ticket_id", by("created_at")),
    history=HISTORY,
)  # fmt: skip
kind(
    "InteractionReason", InteractionReason, "ire",
    plain("names knowledgeUrl defaultFor place active version"),
    named(scripts="script"),
    CHANGED,
    to(Branch, branch="branch_id"),
    to(InteractionReason, parent="parent_id"),
    name=said("names"),
    script=said("script"),
    path=path,
    macros=listed(InteractionMacro, "reason_id", by("place"), where=lambda one: one.active),
)  # fmt: skip
kind(
    "InteractionMacro", InteractionMacro, "ima",
    plain("names texts place active version"),
    CHANGED,
    to(Branch, branch="branch_id"),
    to(InteractionReason, reason="reason_id"),
    name=said("names"),
    text=said("texts"),
)  # fmt: skip
kind(
    "InteractionTopic", InteractionTopic, "itp",
    to(InteractionReason, reason="reason_id"),
    to(Subscription, subscription="subscription_id"),
    to(BillingAccount, billingAccount="billing_account_id"),
)  # fmt: skip
kind("InteractionOutcome", InteractionOutcome, "iou", named(kind="subject", at="created_at"), subject=about)
kind(
    "Interaction", Interaction, "int",
    plain("number channel direction status caller place stream office region topic note arrivedAt talkSeconds"),
    plain("cardSeconds closedAt createdAt version"),
    guarded("pii:read", "phone"),
    to(Branch, branch="branch_id"),
    to(Customer, customer="customer_id"),
    to(Contact, contact="contact_id"),
    to(Lead, lead="lead_id"),
    to(Subscription, subscription="subscription_id"),
    to(BillingAccount, billingAccount="billing_account_id"),
    to(UserAccount, agent="agent_id"),
    topics=listed(InteractionTopic, "interaction_id", by("place")),
    outcomes=listed(InteractionOutcome, "interaction_id", by("created_at")),
    history=HISTORY,
)  # fmt: skip
