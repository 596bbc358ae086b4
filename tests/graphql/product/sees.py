"""Who sees what: a sentence and a predicate for each kind of row, after docs/requirements.md and the policies' words."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from api.billing.models import Invoice, InvoiceLine, Payment
from api.catalog.models import OfferingComponent, OfferingStage, ProductOffering, SegmentLimit, Symptom
from api.contracts.models import Contract, ContractCancellation, TermsVersion
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
from api.files.models import Attachment, DocumentTemplate
from api.interactions.models import (
    Interaction,
    InteractionMacro,
    InteractionOutcome,
    InteractionReason,
    InteractionTopic,
)
from api.leads.models import Lead, LeadCall, LeadEntry, LeadQualification
from api.notifications.models import Notification, NotificationPreference
from api.numbers.models import PhoneNumber
from api.offers.models import (
    Offer,
    OfferAnswer,
    OfferLine,
    OfferPricingRound,
    OfferResolution,
    OfferRevision,
    OfferSending,
)
from api.orders.models import Order, OrderBilling, OrderLine
from api.people.models import Branch, Role, Team, UserAccount
from api.sla.models import BusinessCalendar, Clock, ClockPolicy
from api.tickets.models import Ticket, TicketComment
from api.work.models import ActionRequest, Activity, ProcessDefinition, ProcessRun
from tests.graphql.product.world import LeadEvent, Sees, Viewer


def reached(
    viewer: Viewer,
    action: str,
    row: Any,
    *,
    team: UUID | None = None,
    owner: UUID | None = None,
    customer: UUID | None = None,
) -> bool:
    """All; one's branches; one's teams and what is one's own; one's own; one's own customer's."""
    match viewer.scope(action):
        case "all":
            return True
        case "branch":
            return row.branch_id in viewer.actor.branch_ids
        case "team":
            return team in viewer.teams or (owner is not None and owner == viewer.actor.user_id)
        case "own":
            return owner is not None and owner == viewer.actor.user_id
        case "customer":
            return customer is not None and customer == viewer.actor.customer_id
    return False


def of_customer(viewer: Viewer, row: Any, customer: UUID | None) -> bool:
    """A customer, and what belongs to it, is seen in its branch, by its account team, or by its own people."""
    if viewer.scope("customer:read") not in {"team", "own"}:
        return reached(viewer, "customer:read", row, customer=customer)
    seats = [seat for seat in viewer.all(CustomerAssignment, "customer_id", customer) if seat.ended_at is None]
    wide = viewer.scope("customer:read") == "team"
    return any(seat.user_id == viewer.actor.user_id or (wide and seat.team_id in viewer.teams) for seat in seats)


def flash(viewer: Viewer, row: Flash) -> bool:
    """Urgent notes are for staff, and only while they run (CUS-04)."""
    runs = row.cleared_at is None and row.ends_at > viewer.world.now
    return not viewer.portal and runs and of_customer(viewer, row, row.customer_id)


def segment(viewer: Viewer, row: Segment) -> bool:
    """Segments are known to whoever reads customers of the branch."""
    if viewer.portal:
        own = viewer.any(Customer, viewer.actor.customer_id)
        return viewer.scope("customer:read") is not None and own is not None and row.branch_id == own.branch_id
    scope = viewer.scope("customer:read")
    return scope == "all" or (scope is not None and row.branch_id in viewer.actor.branch_ids)


def event(viewer: Viewer, row: EventRow) -> bool:
    """The timeline of a customer tells how the house works on it: staff only, with the customer."""
    return not viewer.portal and row.customer_id is not None and of_customer(viewer, row, row.customer_id)


def user(viewer: Viewer, row: UserAccount) -> bool:
    """Staff see the people of their branches; everybody sees themselves; a customer's people see each other."""
    return row.id == viewer.actor.user_id or reached(viewer, "user:read", row, owner=row.id, customer=row.customer_id)


def role(viewer: Viewer, row: Role) -> bool:
    """Staff know all roles, a customer's people those of the portal."""
    return viewer.staff or (viewer.portal and row.kind == "PORTAL")


def lead(viewer: Viewer, row: Lead) -> bool:
    """Of the branch, the team, or one's own: followed or brought; a dealer or employee hears no more than "received"."""
    me = viewer.actor.user_id
    told_little = viewer.actor.roles & {"DEALER", "EMPLOYEE"}
    own = row.owner_id == me or (row.originator_id == me and not told_little)
    match viewer.scope("lead:read"):
        case "team":
            return own or row.team_id in viewer.teams
        case "own":
            return own
    return reached(viewer, "lead:read", row)


def lead_entry(viewer: Viewer, row: LeadEntry) -> bool:
    """What one brought oneself, and every entry of a lead that one sees (LEA-06)."""
    if viewer.portal or viewer.scope("lead:read") is None:
        return False
    return row.originator_id == viewer.actor.user_id or viewer.one(Lead, row.lead_id) is not None


def offer(viewer: Viewer, row: Offer) -> bool:
    """The scope's; a customer sees its own once they were sent."""
    shown = reached(viewer, "offer:read", row, team=row.team_id, owner=row.owner_id, customer=row.customer_id)
    return shown and (not viewer.portal or row.sent_revision is not None)


def revision(viewer: Viewer, row: OfferRevision) -> bool:
    """With the offer; a customer those that were sent to it."""
    return viewer.one(Offer, row.offer_id) is not None and (not viewer.portal or row.sent_at is not None)


def of_offer(viewer: Viewer, row: Any) -> bool:
    """Pricing rounds, sendings and resolutions are staff's, with the offer."""
    return not viewer.portal and viewer.one(Offer, row.offer_id) is not None


def contract(viewer: Viewer, row: Contract) -> bool:
    """The scope's; a customer sees its own from the moment they were sent."""
    shown = reached(viewer, "contract:read", row, team=row.team_id, owner=row.owner_id, customer=row.customer_id)
    return shown and (not viewer.portal or row.sent_at is not None)


def owned(action: str) -> Sees:
    """Say that a row is seen by branch, queue or team, owner or customer."""
    return lambda v, row: reached(v, action, row, team=row.team_id, owner=row.owner_id, customer=row.customer_id)


def comment(viewer: Viewer, row: TicketComment) -> bool:
    """With the ticket; internal notes are the operator's (a customer never reads them)."""
    return viewer.one(Ticket, row.ticket_id) is not None and not (viewer.portal and row.internal)


def interaction(viewer: Viewer, row: Interaction) -> bool:
    """Of the branch, or one's own; what is noted of customers never shows in the portal."""
    return not viewer.portal and reached(viewer, "interaction:read", row, owner=row.agent_id)


def of_interactions(viewer: Viewer, row: Any) -> bool:
    """Reasons and templates are for whoever reads contacts of the branch."""
    scope = viewer.scope("interaction:read")
    if viewer.portal or scope is None:
        return False
    return scope == "all" or row.branch_id in viewer.actor.branch_ids


def offering(viewer: Viewer, row: ProductOffering) -> bool:
    """Staff see what their branches sell, customers what was ever on the shelf, visitors what is on it."""
    match viewer.scope("catalog:read"):
        case "all":
            return True
        case "customer":
            return row.status != "DRAFT"
        case None:
            return viewer.actor.kind == "ANONYMOUS" and row.status == "PUBLISHED"
    return row.branch_id in viewer.actor.branch_ids


def symptom(viewer: Viewer, row: Symptom) -> bool:
    """Public but for staff of other branches."""
    scope = viewer.scope("catalog:read")
    if scope in {"branch", "team", "own"}:
        return row.branch_id in viewer.actor.branch_ids
    return scope is not None or viewer.actor.kind == "ANONYMOUS"


ATTACHABLE: Final = {
    "customer": Customer, "lead": Lead, "offer": Offer, "contract": Contract, "ticket": Ticket,
    "interaction": Interaction, "invoice": Invoice,
}  # fmt: skip


def attachment(viewer: Viewer, row: Attachment) -> bool:
    """By those who see the object and may read files; an identity card needs the right to personal data (DPA-03).

    A customer sees what is shared with it.
    """
    if not reached(viewer, "file:read", row, owner=row.uploaded_by, customer=row.customer_id):
        return False
    if viewer.portal:
        return bool(row.shared)
    about = ATTACHABLE.get(row.subject)
    personal = row.kind != "IDENTITY_CARD" or viewer.scope("pii:read") is not None
    return personal and about is not None and viewer.one(about, row.subject_id) is not None


def inbox(viewer: Viewer, row: ActionRequest) -> bool:
    """Own items, those of one's teams and those one sent; the customer's people those for the customer."""
    scope, me = viewer.scope("inbox:read"), viewer.actor.user_id
    if scope is None:
        return False
    if viewer.portal:
        return bool(row.to_customer) and row.customer_id == viewer.actor.customer_id
    own = me in {row.to_user_id, row.sender_id} or row.to_team_id in viewer.teams
    return scope == "all" or own or (scope == "branch" and row.branch_id in viewer.actor.branch_ids)


def settings(viewer: Viewer, row: Any) -> bool:
    """Calendars and promises: the branch's, for its customers too."""
    if viewer.portal:
        return viewer.scope("clock:read") is not None and row.branch_id in viewer.actor.branch_ids
    return reached(viewer, "clock:read", row)


def with_customer(viewer: Viewer, row: Any) -> bool:
    """With the customer that it belongs to."""
    return of_customer(viewer, row, row.customer_id)


def billing(viewer: Viewer, row: Any) -> bool:
    """Bills and payments: staff of the branch, or the customer's own people."""
    return reached(viewer, "billing:read", row, customer=row.customer_id)


def process(viewer: Viewer, row: Any) -> bool:
    """Runs and their steps: the branch's, or the customer's own."""
    return reached(viewer, "process:read", row, customer=row.customer_id)


SEES: Final[dict[type, Sees]] = {
    Branch: lambda _v, _row: True,
    Role: role,
    UserAccount: user,
    Team: lambda v, row: reached(v, "team:read", row, team=row.id),
    Customer: lambda v, row: of_customer(v, row, row.id),
    Segment: segment,
    Flash: flash,
    EventRow: event,
    **dict.fromkeys((Contact, Consent, BillingAccount, Subscription, CustomerAssignment), with_customer),
    Lead: lead,
    LeadEntry: lead_entry,
    **dict.fromkeys((LeadCall, LeadQualification), lambda v, row: v.one(Lead, row.lead_id) is not None),
    LeadEvent: lambda v, row: v.one(Lead, row.subject_id) is not None,
    Offer: offer,
    OfferRevision: revision,
    OfferLine: lambda v, row: v.one(OfferRevision, row.revision_id) is not None,
    **dict.fromkeys((OfferPricingRound, OfferSending, OfferResolution), of_offer),
    OfferAnswer: lambda v, row: v.one(Offer, row.offer_id) is not None,
    Contract: contract,
    ContractCancellation: lambda v, row: not v.portal and v.one(Contract, row.contract_id) is not None,
    TermsVersion: lambda v, _row: v.actor.kind != "ANONYMOUS",
    Order: owned("order:read"),
    **dict.fromkeys((OrderLine, OrderBilling), lambda v, row: v.one(Order, row.order_id) is not None),
    Ticket: owned("ticket:read"),
    TicketComment: comment,
    Interaction: interaction,
    **dict.fromkeys((InteractionReason, InteractionMacro), of_interactions),
    **dict.fromkeys(
        (InteractionTopic, InteractionOutcome), lambda v, row: v.one(Interaction, row.interaction_id) is not None
    ),
    **dict.fromkeys((Invoice, Payment), billing),
    InvoiceLine: lambda v, row: v.one(Invoice, row.invoice_id) is not None,
    ProductOffering: offering,
    OfferingComponent: lambda v, row: v.one(ProductOffering, row.offering_id) is not None,
    # How far a seller may go is no customer's business.
    **dict.fromkeys(
        (SegmentLimit, OfferingStage), lambda v, row: v.staff and v.one(ProductOffering, row.offering_id) is not None
    ),
    Symptom: symptom,
    Attachment: attachment,
    DocumentTemplate: lambda v, _row: not v.portal and v.scope("file:read") is not None,
    **dict.fromkeys((ProcessRun, Activity), process),
    ProcessDefinition: lambda v, row: reached(v, "process:read", row),
    ActionRequest: inbox,
    Clock: lambda v, row: reached(v, "clock:read", row, customer=row.customer_id),
    **dict.fromkeys((ClockPolicy, BusinessCalendar), settings),
    **dict.fromkeys((Notification, NotificationPreference), lambda v, row: row.user_id == v.actor.user_id),
    PhoneNumber: lambda v, row: reached(v, "number:read", row, owner=row.holder_id, customer=row.customer_id),
}  # fmt: skip
