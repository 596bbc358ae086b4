"""Offers and what belongs to them, as they are read."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum

import strawberry

from api.catalog.graphql import OfferingType
from api.core.graphql import JSON, Connection, GlobalID, Money, Node, reads
from api.core.searching import numbered
from api.customers.graphql import ContactType, CustomerType
from api.files.graphql import AttachmentType
from api.offers import queries
from api.offers.graphql.abilities import NEEDS, OfferAbilities, abilities
from api.offers.graphql.enums import (
    AnswerChannel,
    LimitBand,
    LimitOutcome,
    OfferStatus,
    PricingAnswer,
    PricingTeam,
    RefusalGround,
    Resolution,
    RevisionOrigin,
    Verdict,
)
from api.people.graphql import UserType

# How far the house would go is no customer's business.
STAFF = 'case when cast(:customer as uuid) is null then {{t}}."{}" end'
CURRENCY = "(select o.currency from offer o where o.id = {t}.offer_id)"


@strawberry.type(name="OfferLine", description="One product of a revision, priced as it was on that day.")
class OfferLineType(Node):
    class Reads(reads.Table):
        table = "offer_line"
        prefix = "ofl"
        visible = staticmethod(queries.line_visible_to)

    position: int = reads.column(description="Place in the offer, from 0.")
    code: str = reads.column(personal=False, description="The product's code.")
    name: str = reads.expression(
        "coalesce({t}.names->>:language, {t}.names->>'en')",
        personal=False,
        description="The product's name, in the caller's language.",
    )
    components: JSON = reads.column(personal=False, description="What is inside a unit: code, names, quantity.")
    quantity: int = reads.column(description="How many units.")
    discount_percent: Decimal = reads.column(description="Discount, in percent.")
    months: int = reads.column(description="Contract months; 0 for what is paid once.")
    unit_monthly: Money = reads.money("unit_monthly", CURRENCY, description="List price of a unit a month, net.")
    unit_one_time: Money = reads.money("unit_one_time", CURRENCY, description="List price of a unit once, net.")
    tax_percent: Decimal = reads.column(description="VAT, in percent.")
    monthly_net: Money = reads.money("monthly_net", CURRENCY, description="The line a month, net.")
    monthly_vat: Money = reads.money("monthly_vat", CURRENCY, description="VAT on it.")
    one_time_net: Money = reads.money("one_time_net", CURRENCY, description="The line once, net.")
    one_time_vat: Money = reads.money("one_time_vat", CURRENCY, description="VAT on it.")
    band: LimitBand | None = reads.expression(
        STAFF.format("band"), description="Where it lies between the segment's limits; staff only."
    )
    reasons: JSON | None = reads.expression(
        STAFF.format("reasons"), personal=False, description="Why it is not standard, as codes; staff only."
    )
    limit: JSON | None = reads.expression(
        STAFF.format("limit"), personal=False, description="The limit compared with; staff only."
    )
    offering: OfferingType | None = reads.one("offering_id", description="The product in the catalogue.")


@strawberry.type(name="OfferRevision", description="One state of an offer's lines; none is ever lost.")
class OfferRevisionType(Node):
    class Reads(reads.Table):
        table = "offer_revision"
        prefix = "ofr"
        visible = staticmethod(queries.revision_visible_to)

    number: int = reads.column(description="Number within the offer, from 1.")
    origin: RevisionOrigin = reads.column(description="Who made it.")
    outcome: LimitOutcome | None = reads.expression(
        STAFF.format("outcome"), description="Whether it may be sent without pricing; staff only."
    )
    created_at: datetime = reads.column(description="When it was made.")
    frozen_at: datetime | None = reads.column(description="Since when it can't be changed.")
    sent_at: datetime | None = reads.column(description="When it was first sent.")
    monthly_net: Money = reads.money("monthly_net", CURRENCY, description="All lines a month, net.")
    monthly_vat: Money = reads.money("monthly_vat", CURRENCY, description="VAT on it.")
    one_time_net: Money = reads.money("one_time_net", CURRENCY, description="All lines once, net.")
    one_time_vat: Money = reads.money("one_time_vat", CURRENCY, description="VAT on it.")
    contract_net: Money = reads.money("contract_net", CURRENCY, description="Over the whole contract, net.")
    contract_vat: Money = reads.money("contract_vat", CURRENCY, description="VAT on it.")
    created_by: UserType | None = reads.one("created_by_id", description="Who made it.")
    lines: list[OfferLineType] = reads.many(
        "revision_id", order="position asc", limit=200, description="Its lines, in order."
    )


@strawberry.type(name="OfferPricingRound", description="One question to pricing and its answer.")
class OfferPricingRoundType(Node):
    class Reads(reads.Table):
        table = "offer_pricing_round"
        prefix = "ofp"
        visible = staticmethod(queries.internal_visible_to)

    team: PricingTeam = reads.column(description="Who is asked.")
    created_at: datetime = reads.column(description="When it was asked.")
    note: str | None = reads.column(description="What the seller adds.")
    facts: JSON = reads.column(description="The facts of the account on that day.")
    answer: PricingAnswer | None = reads.column(description="The answer; null while it is open.")
    reason: str | None = reads.column(description="Why.")
    answered_at: datetime | None = reads.column(description="When it was answered.")
    asked_by: UserType | None = reads.one("asked_by_id", description="Who asked.")
    answered_by: UserType | None = reads.one("answered_by_id", description="Who answered.")
    revision: OfferRevisionType | None = reads.one("revision_id", description="What it is about.")


@strawberry.type(name="OfferSending", description="One sending of a revision to a contact.")
class OfferSendingType(Node):
    class Reads(reads.Table):
        table = "offer_sending"
        prefix = "ofs"
        visible = staticmethod(queries.internal_visible_to)

    created_at: datetime = reads.column(description="When it was sent.")
    contact: ContactType | None = reads.one("contact_id", description="To whom.")
    document: AttachmentType | None = reads.one("document_id", description="The PDF that went out.")
    revision: OfferRevisionType | None = reads.one("revision_id", description="What was sent.")
    sent_by: UserType | None = reads.one("sent_by_id", description="Who sent it.")


@strawberry.type(name="OfferAnswer", description="What the customer said to one revision.")
class OfferAnswerType(Node):
    class Reads(reads.Table):
        table = "offer_answer"
        prefix = "ofa"
        visible = staticmethod(queries.answer_visible_to)

    created_at: datetime = reads.column(description="When.")
    verdict: Verdict = reads.column(description="Yes or no.")
    how: AnswerChannel = reads.column(description="How the answer came.")
    ground: RefusalGround | None = reads.column(description="What the customer objects to.")
    reason: str | None = reads.column(description="In the customer's words.")
    revision: OfferRevisionType | None = reads.one("revision_id", description="What was answered.")


@strawberry.type(name="OfferResolution", description="How an offer ended for good.")
class OfferResolutionType(Node):
    class Reads(reads.Table):
        table = "offer_resolution"
        prefix = "ofe"
        visible = staticmethod(queries.internal_visible_to)

    created_at: datetime = reads.column(description="When it was put on record.")
    resolution: Resolution = reads.column(description="How it ended.")
    reason: str | None = reads.column(description="Why.")
    competitor: str | None = reads.column(description="The competitor who won.")
    competitor_document: AttachmentType | None = reads.one(
        "competitor_document_id", description="The competitor's offer."
    )
    revision: OfferRevisionType | None = reads.one("revision_id", description="What was signed.")
    resolved_by: UserType | None = reads.one("resolved_by_id", description="Who put it on record.")


@strawberry.type(name="Offer", description="What a seller proposes to one customer, in revisions.")
class OfferType(Node):
    class Reads(reads.Table):
        table = "offer"
        prefix = "off"
        visible = staticmethod(queries.visible_to)

    number: str = reads.column(personal=False, description="Number that people use.")
    status: OfferStatus = reads.column(description="Where it stands.")
    tender: bool = reads.column(description="Whether it answers a tender: pricing then has five working days.")
    currency: str = reads.column(personal=False, description="Currency of all its amounts.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    revision_number: int = reads.column("revision", description="Number of the current revision.")
    sent_revision_number: int | None = reads.column("sent_revision", description="Number of the revision last sent.")
    valid_until: date | None = reads.column(description="Last day on which it can be accepted.")
    created_at: datetime = reads.column(description="When it was begun.")
    sent_at: datetime | None = reads.column(description="When it was last sent.")
    answered_at: datetime | None = reads.column(description="When the customer answered.")
    customer: CustomerType | None = reads.one("customer_id", description="To whom it is made.")
    contact: ContactType | None = reads.one("contact_id", description="Who receives it.")
    owner: UserType | None = reads.one("owner_id", description="The seller.")
    revision: OfferRevisionType | None = reads.one(
        where="{t}.offer_id = {parent}.id", order="number desc", description="The newest revision that the caller sees."
    )
    revisions: list[OfferRevisionType] = reads.many("offer_id", order="number desc", description="All, newest first.")
    pricing_rounds: list[OfferPricingRoundType] = reads.many(
        "offer_id", order="created_at desc", description="Rounds with pricing, newest first."
    )
    sendings: list[OfferSendingType] = reads.many("offer_id", order="created_at desc", description="Newest first.")
    answers: list[OfferAnswerType] = reads.many("offer_id", order="created_at desc", description="Newest first.")
    resolution: OfferResolutionType | None = reads.one(
        where="{t}.offer_id = {parent}.id", description="How it ended, once it has."
    )
    documents: list[AttachmentType] = reads.many(
        where="{t}.subject = 'offer' and {t}.subject_id = {parent}.id",
        order="created_at desc",
        description="Its files that the caller may see.",
    )
    viewer_can: OfferAbilities = reads.computed(abilities, needs=NEEDS, description="What the caller may do now.")


class OfferFilter(reads.Filter):
    """Which offers; all conditions must hold."""

    status: list[OfferStatus] | None = reads.condition("{t}.status = any({v}::text[])", description="In these states.")
    customer: GlobalID | None = reads.condition(
        "{t}.customer_id = {v}::uuid", prefix="cus", description="Of a customer."
    )
    owner: GlobalID | None = reads.condition("{t}.owner_id = {v}::uuid", prefix="usr", description="Of a seller.")
    lead: GlobalID | None = reads.condition("{t}.lead_id = {v}::uuid", prefix="lea", description="Of a lead.")
    tender: bool | None = reads.condition("{t}.tender = {v}::boolean", description="Tenders, or others.")
    search: str | None = reads.condition(numbered("{v}::text"), description="Its number, in whatever form.")


class OfferOrder(Enum):
    """Which offers come first."""

    CREATED_DESC = reads.order("created_at desc", type="timestamptz")
    CREATED_ASC = reads.order("created_at asc", type="timestamptz")
    VALID_UNTIL_ASC = reads.order("valid_until asc nulls last", type="date")


@strawberry.type
class OfferQuery:
    offer: OfferType | None = reads.root_one(description="One offer.")
    offers: Connection[OfferType] = reads.root_connection(filter=OfferFilter, order=OfferOrder, description="Offers.")
