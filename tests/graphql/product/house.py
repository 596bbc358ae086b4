"""Billing, the catalogue, files, work and promises, as their descriptions in the schema say."""

from __future__ import annotations

from typing import Any

from api.billing.models import Invoice, InvoiceLine, Payment
from api.catalog.models import (
    OfferingComponent,
    OfferingStage,
    ProductOffering,
    SegmentLimit,
    Symptom,
    TaxRate,
)
from api.customers.models import Customer
from api.files.models import Attachment, DocumentTemplate
from api.notifications.models import Notification, NotificationPreference
from api.numbers.models import PhoneNumber
from api.people.models import Branch, Team, UserAccount
from api.sla.models import BusinessCalendar, Clock, ClockPolicy
from api.work.models import ActionRequest, Activity, ProcessDefinition, ProcessRun
from tests.graphql.product.kinds import CHANGED, by, guarded, kind, listed, money, named, ordered, plain, said, to
from tests.graphql.product.sales import clipped, clock
from tests.graphql.product.world import Viewer

PREFIXES = {
    "lead": "lea", "customer": "cus", "offer": "off", "contract": "ctr", "product_order": "ord", "ticket": "tic",
    "interaction": "int",
}  # fmt: skip


def shelf_currency(v: Viewer, row: Any) -> Any:
    """Return the currency of the offering that a component belongs to."""
    return v.any(ProductOffering, row.offering_id).currency


def tax_rate(v: Viewer, row: ProductOffering) -> Any:
    """VAT in percent, today."""
    rates = [one for one in v.world.rows[TaxRate] if (one.branch_id, one.tax_code) == (row.branch_id, row.tax_code)]
    holding = [one for one in rates if one.valid_from <= v.world.now.date()]
    return max(holding, key=lambda one: one.valid_from).rate if holding else None


def definition(v: Viewer, row: ProcessRun) -> ProcessDefinition:
    """Return the definition of a run."""
    found: ProcessDefinition = v.any(ProcessDefinition, row.definition_id)
    return found


def activity_clock(v: Viewer, row: Activity) -> Any:
    """Its deadline: the promise of its policy, or the common one of activities."""
    return clock(row.policy or "ACTIVITY")(v, row)


def revisions(v: Viewer, row: ProcessDefinition) -> list[Any]:
    """All revisions, the newest first."""
    same = [one for one in v.of(ProcessDefinition, "key", row.key) if one.branch_id == row.branch_id]
    return ordered(same, by("revision", descending=True))


def template_edition(v: Viewer, row: Attachment) -> Any:
    """Edition of the template that a generated document was made from; customers know the one in use."""
    template = v.any(DocumentTemplate, row.template_id)
    return template.edition if template and (template.active or not v.portal) else None


def customer_name(v: Viewer, row: ActionRequest) -> Any:
    """Whose the object is."""
    customer = v.any(Customer, row.customer_id)
    return customer and customer.name


kind("InvoiceLine", InvoiceLine, "inl", plain("description fromDay untilDay taxRate"), money("net vat"))
kind(
    "Invoice", Invoice, "inv",
    plain("number month issuedOn dueOn"),
    money("net vat gross"),
    to(Customer, customer="customer_id"),
    lines=listed(InvoiceLine, "invoice_id", by("position")),
)  # fmt: skip
kind("Payment", Payment, "pay", plain("paidOn reference"), money("amount"), to(Customer, customer="customer_id"))
kind(
    "OfferingComponent", OfferingComponent, "cmp",
    plain("code names required maxQuantity"), money("monthlyPrice oneTimePrice", shelf_currency),
)  # fmt: skip
kind(
    "SegmentLimit", SegmentLimit, "sgl",
    plain("standardDiscount maximumDiscount minQuantity maxQuantity minMonths"),
    named(segment="segment_code"),
    CHANGED,
    to(ProductOffering, offering="offering_id"),
)  # fmt: skip
kind("OfferingStage", OfferingStage, "stg", plain("stage confirmedAt"), to(UserAccount, confirmedBy="confirmed_by_id"))
kind(
    "ProductOffering", ProductOffering, "prd",
    plain("code revision productType names descriptions details eligibility status release validFrom validUntil"),
    plain("taxCode imageKey processKey publishedAt version"),
    money("monthlyPrice oneTimePrice"),
    CHANGED,
    to(Branch, branch="branch_id"),
    taxRate=tax_rate,
    components=listed(OfferingComponent, "offering_id", by("position")),
    limits=listed(SegmentLimit, "offering_id", by("segment_code")),
    stages=listed(OfferingStage, "offering_id", by("confirmed_at")),
)  # fmt: skip
kind("Symptom", Symptom, "sym", plain("productType code names version"), to(Branch, branch="branch_id"))
kind(
    "Attachment", Attachment, "att",
    plain("kind name mediaType size sha256 shared language createdAt version"),
    to(UserAccount, uploadedBy="uploaded_by"),
    templateEdition=template_edition,
)  # fmt: skip
kind("DocumentTemplate", DocumentTemplate, "tpl", plain("key edition active body createdAt"))
kind(
    "ProcessDefinition", ProcessDefinition, "pdf",
    plain("key revision names activities createdAt"),
    to(UserAccount, publishedBy="published_by_id"),
    to(Branch, branch="branch_id"),
    name=said("names"),
    revisions=revisions,
    running=lambda v, row: sum(run.state == "RUNNING" for run in v.all(ProcessRun, "definition_id", row.id)),
)  # fmt: skip
kind(
    "ProcessRun", ProcessRun, "prn",
    plain("state number subject startedAt endedAt endReason"),
    key=lambda v, row: definition(v, row).key,
    name=lambda v, row: v.said(definition(v, row).names),
    activities=listed(Activity, "run_id", by("position")),
)  # fmt: skip
kind(
    "Activity", Activity, "act",
    plain("key kind state waitsFor role optional openedAt dueAt startedAt endedAt attempts version"),
    guarded("branch:process:read", "error result"),
    to(UserAccount, assignee="assignee_id"),
    to(ProcessRun, run="run_id"),
    name=said("names"),
    tracking=lambda _v, row: row.result.get("tracking") if row.result else None,
    clock=activity_clock,
)  # fmt: skip
kind(
    "ActionRequest", ActionRequest, "arq",
    plain("kind subject number note state createdAt dueAt answer answeredAt"),
    to(UserAccount, sender="sender_id", toUser="to_user_id", claimedBy="claimed_by_id"),
    to(Activity, activity="activity_id"),
    subjectId=lambda _v, row: f"{PREFIXES.get(row.subject, row.subject)}_{row.subject_id}",
    customerName=customer_name,
    title=said("titles"),
    toTeam=lambda v, row: v.one(Team, row.to_team_id) if v.may("branch:team:read") else None,
)  # fmt: skip
kind(
    "Calendar", BusinessCalendar, "cal",
    plain("key names zone versions version"), CHANGED, to(Branch, branch="branch_id"), name=said("names"),
)  # fmt: skip
kind(
    "ClockPolicy", ClockPolicy, "cpo",
    plain("key names durationKind amount warnPercent breach escalations version"),
    CHANGED,
    to(BusinessCalendar, calendar="calendar_id"),
    to(Branch, branch="branch_id"),
    name=said("names"),
)  # fmt: skip
kind(
    "Clock", Clock, "clk",
    plain("key state startedAt dueAt warnAt pausedAt breachedAt endedAt"),
    policyName=lambda v, row: v.said(v.any(ClockPolicy, row.policy_id).names) if row.policy_id else None,
)  # fmt: skip
kind("Notification", Notification, "ntf", plain("kind link createdAt readAt"))
kind(
    "NotificationPreference", NotificationPreference, "npr",
    plain("kind channels"),
    quietFrom=lambda _v, row: clipped(row.quiet_from),
    quietTo=lambda _v, row: clipped(row.quiet_to),
)  # fmt: skip
kind(
    "PhoneNumber", PhoneNumber, "num",
    plain("number kind grade state ported"),
    to(Customer, customer="customer_id"),
    to(UserAccount, holder="holder_id"),
    clock=clock("NUMBER_RESERVATION"),
)  # fmt: skip
