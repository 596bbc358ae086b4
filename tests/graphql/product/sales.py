"""Leads, offers and contracts, as their descriptions in the schema say."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from api.catalog.models import ProductOffering
from api.contracts.models import Contract, ContractCancellation, TermsVersion
from api.customers.models import Contact, Customer
from api.files.models import Attachment, DocumentTemplate
from api.leads.models import Lead, LeadCall, LeadEntry, LeadMatrix, LeadQualification, LeadReason
from api.offers.models import (
    Offer,
    OfferAnswer,
    OfferLine,
    OfferPricingRound,
    OfferResolution,
    OfferRevision,
    OfferSending,
)
from api.people.models import Branch, Team, UserAccount
from api.sla.models import Clock
from tests.graphql.product.kinds import by, guarded, kind, listed, money, named, newest, ordered, plain, to
from tests.graphql.product.roots import chosen
from tests.graphql.product.world import LeadEvent, Viewer


def in_asked_hours(v: Viewer, row: LeadCall) -> bool:
    """Whether the customer wanted to be called then, by the branch's clock."""
    lead = v.any(Lead, row.lead_id)
    local = row.at.astimezone(ZoneInfo(v.any(Branch, lead.branch_id).zone)).time()
    return lead.wish_from is None or lead.wish_from <= local <= lead.wish_to


def progress(v: Viewer, row: LeadEntry) -> str:
    """RECEIVED, STARTED or CLOSED: what its originator is told; of what was joined no more than received (LEA-06)."""
    lead = v.any(Lead, row.lead_id)
    if row.joined:
        return "RECEIVED"
    return "CLOSED" if lead.status == "COMPLETED" else "STARTED" if lead.started_at else "RECEIVED"


def why(v: Viewer, row: Any) -> str | None:
    """Why, in the words of who did it: what was said on the lead at the same moment."""
    said = [one for one in v.all(LeadReason, "lead_id", row.subject_id) if one.created_at == row.at]
    return said[0].words if said else None


def clock(key: str) -> Any:
    """Return the promise of a kind that was begun last on the row."""
    return lambda v, row: newest((one for one in v.of(Clock, "subject_id", row.id) if one.key == key), "started_at")


def files(subject: str) -> Any:
    """Return an object's files that the caller sees, newest first."""
    return lambda v, row: ordered(
        (one for one in v.of(Attachment, "subject_id", row.id) if one.subject == subject),
        by("created_at", descending=True),
    )


def clipped(time: Any) -> str | None:
    """Write a time of day."""
    return None if time is None else f"{time:%H:%M}"


def of_offer(v: Viewer, row: Any) -> str:
    """Return the currency of the offer that something belongs to."""
    return str(v.any(Offer, row.offer_id).currency)


def house(names: str) -> Any:
    """Read what is the operator's only: how far the house would go is no customer's business."""
    return {name: (lambda v, row, name=name: None if v.portal else getattr(row, name)) for name in names.split()}


NEWEST = by("created_at", descending=True)

kind(
    "LeadCall", LeadCall, "lca",
    plain("at outcome note"), to(UserAccount, user="user_id"), inAskedHours=in_asked_hours,
)  # fmt: skip
kind(
    "LeadQualification", LeadQualification, "lqu",
    plain("createdAt rule explanation salesChannel priority"),
    named(segment="segment_code"),
    edition=lambda v, row: getattr(v.any(LeadMatrix, row.matrix_id), "edition", None),
)  # fmt: skip
kind(
    "LeadHistoryEntry", LeadEvent, "leh",
    plain("at data"), named(kind="name"), to(UserAccount, actor="actor_id"), why=why,
)  # fmt: skip
kind(
    "LeadEntry", LeadEntry, "len",
    plain("createdAt channel"),
    guarded("pii:read", "given"),
    to(UserAccount, originator="originator_id"),
    to(Lead, lead="lead_id"),
    companyName=lambda _v, row: row.given["company_name"],
    progress=progress,
    joinedOn=lambda v, row: row.joined_on if v.may("lead:work") or v.may("lead:assign") else None,
)  # fmt: skip
kind(
    "Lead", Lead, "lea",
    plain("number channel status ground requestSource originatorKind companyName fiscalNumber city region address"),
    plain("simCount simCountNote currentSims competitor needsData note contactedOn salesChannel priority dueAt"),
    plain("createdAt assignedAt startedAt reachedAt introducedAt closedAt result lostReason closeNote"),
    plain("billingCustomerId version"),
    guarded("pii:read", "contactName phone phoneExtension email"),
    named(segment="segment_code"),
    money("monthlySpend"),
    to(Branch, branch="branch_id"),
    to(UserAccount, originator="originator_id", owner="owner_id"),
    to(Team, team="team_id"),
    to(Customer, customer="customer_id"),
    wishFrom=lambda _v, row: clipped(row.wish_from),
    wishTo=lambda _v, row: clipped(row.wish_to),
    calls=listed(LeadCall, "lead_id", by("at", descending=True)),
    entries=listed(LeadEntry, "lead_id"),
    qualifications=listed(LeadQualification, "lead_id", by("id", descending=True)),
    history=lambda v, row, **asked: chosen(
        v, None, "LeadHistoryOrder", LeadEvent, v.of(LeadEvent, "subject_id", row.id), **asked
    ),
    clock=clock("LEAD_CONTACT"),
)  # fmt: skip
kind(
    "OfferLine", OfferLine, "ofl",
    plain("position code components quantity discountPercent months taxPercent"),
    money("unitMonthly unitOneTime monthlyNet monthlyVat oneTimeNet oneTimeVat", of_offer),
    house("band reasons limit"),
    to(ProductOffering, offering="offering_id"),
    name=lambda v, row: v.said(row.names),
)  # fmt: skip
kind(
    "OfferRevision", OfferRevision, "ofr",
    plain("number origin createdAt frozenAt sentAt"),
    money("monthlyNet monthlyVat oneTimeNet oneTimeVat contractNet contractVat", of_offer),
    house("outcome"),
    to(UserAccount, createdBy="created_by_id"),
    lines=listed(OfferLine, "revision_id", by("position")),
)  # fmt: skip
kind(
    "OfferPricingRound", OfferPricingRound, "ofp",
    plain("team createdAt note facts answer reason answeredAt"),
    to(UserAccount, askedBy="asked_by_id", answeredBy="answered_by_id"),
    to(OfferRevision, revision="revision_id"),
)  # fmt: skip
kind(
    "OfferSending", OfferSending, "ofs",
    plain("createdAt"),
    to(Contact, contact="contact_id"),
    to(Attachment, document="document_id"),
    to(OfferRevision, revision="revision_id"),
    to(UserAccount, sentBy="sent_by_id"),
)  # fmt: skip
kind(
    "OfferAnswer", OfferAnswer, "ofa",
    plain("createdAt verdict how ground reason"), to(OfferRevision, revision="revision_id"),
)  # fmt: skip
kind(
    "OfferResolution", OfferResolution, "ofe",
    plain("createdAt resolution reason competitor"),
    to(Attachment, competitorDocument="competitor_document_id"),
    to(OfferRevision, revision="revision_id"),
    to(UserAccount, resolvedBy="resolved_by_id"),
)  # fmt: skip
kind(
    "Offer", Offer, "off",
    plain("number status tender currency version validUntil createdAt sentAt answeredAt"),
    named(revisionNumber="revision", sentRevisionNumber="sent_revision"),
    to(Customer, customer="customer_id"),
    to(Contact, contact="contact_id"),
    to(UserAccount, owner="owner_id"),
    revision=lambda v, row: newest(v.of(OfferRevision, "offer_id", row.id), "number"),
    revisions=listed(OfferRevision, "offer_id", by("number", descending=True)),
    pricingRounds=listed(OfferPricingRound, "offer_id", NEWEST),
    sendings=listed(OfferSending, "offer_id", NEWEST),
    answers=listed(OfferAnswer, "offer_id", NEWEST),
    resolution=lambda v, row: next(iter(v.of(OfferResolution, "offer_id", row.id)), None),
    documents=files("offer"),
)  # fmt: skip
kind(
    "TermsVersion", TermsVersion, "trm",
    plain("kind number effectiveFrom createdAt texts"),
    to(Branch, branch="branch_id"),
    text=lambda v, row: row.texts.get(v.actor.language, row.texts.get(v.any(Branch, row.branch_id).language)),
)  # fmt: skip
kind(
    "ContractCancellation", ContractCancellation, "ctx",
    plain("reason createdAt"), to(UserAccount, cancelledBy="cancelled_by_id"),
)  # fmt: skip
kind(
    "Contract", Contract, "ctr",
    plain("number status original language version createdAt startOn months endOn sentAt signedAt"),
    money("monthlyNet contractNet"),
    to(Customer, customer="customer_id"),
    to(Contact, contact="contact_id"),
    to(UserAccount, owner="owner_id"),
    to(Offer, offer="offer_id"),
    to(OfferRevision, revision="revision_id"),
    to(DocumentTemplate, template="template_id"),
    to(TermsVersion, terms="terms_id", priceList="price_list_id"),
    to(Attachment, document="document_id", signedDocument="signed_document_id"),
    documents=files("contract"),
    cancellation=lambda v, row: next(iter(v.of(ContractCancellation, "contract_id", row.id)), None),
)  # fmt: skip
