"""A lead as it is read: data, people, calls, qualification, history, and what the caller may do."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from api.core.actor import Actor
from api.core.graphql import JSON, Connection, GlobalID, Money, Node, reads
from api.core.graphql.abilities import Ability, ability
from api.customers.graphql import CustomerType
from api.leads import policy, queries
from api.leads.graphql import enums  # noqa: F401 - publishes the enums before a type names them
from api.leads.models import (
    CallOutcome,
    JoinKey,
    LeadChannel,
    LeadResult,
    LeadStatus,
    LostReason,
    OriginatorKind,
    Priority,
    ReferralGround,
    RequestSource,
    SalesChannel,
)
from api.people.graphql import BranchType, TeamType, UserType
from api.sla.graphql import ClockType, clock_of

if TYPE_CHECKING:
    from api.leads.graphql.imports import LeadImportType

LazyImport = Annotated["LeadImportType", strawberry.lazy("api.leads.graphql.imports")]


@strawberry.type(description="What the caller may do with a lead now, and why not.")
class LeadAbilities:
    edit: Ability = strawberry.field(description="Correct what is known of it.")
    assign: Ability = strawberry.field(description="Give it to one person.")
    hand_over: Ability = strawberry.field(
        description="Give it to another person, since it was entered or received wrongly."
    )
    reclassify: Ability = strawberry.field(description="Give it to another sales channel.")
    start: Ability = strawberry.field(description="Begin the analysis.")
    log_call: Ability = strawberry.field(description="Write down a call.")
    introduce: Ability = strawberry.field(description="Record that the first seller introduced the second.")
    accept_offer: Ability = strawberry.field(description="Note that the customer accepted the offer.")
    win: Ability = strawberry.field(description="Close it as won.")
    lose: Ability = strawberry.field(description="Close it as lost.")
    convert: Ability = strawberry.field(description="Make a customer of it.")


def _abilities(actor: Actor, row: dict[str, Any]) -> LeadAbilities:
    return LeadAbilities(**{name: ability(actor, said) for name, said in policy.abilities(actor, row).items()})


def personal(column: str, description: str) -> Any:
    """Read a column with personal data: null without the right to it (DPA-03)."""

    def shown(actor: Actor, row: dict[str, Any]) -> Any:
        return row[column] if actor.scope("pii", "read") else None

    return reads.computed(shown, needs=(column,), description=description)


@strawberry.type(name="LeadCall", description="One attempt to reach the customer of a lead.")
class LeadCallType(Node):
    class Reads(reads.Table):
        table = "lead_call"
        prefix = "lca"
        visible = staticmethod(queries.part_visible_to)

    at: datetime = reads.column(description="When.")
    outcome: CallOutcome = reads.column(description="How it ended.")
    note: str | None = reads.column(description="What was said.")
    in_asked_hours: bool = reads.expression(
        "(select x.wish_from is null or cast({t}.at at time zone b.zone as time) between x.wish_from and x.wish_to "
        "from lead x join branch b on b.id = x.branch_id where x.id = {t}.lead_id)",
        description="Whether the customer wanted to be called then; a call outside those hours keeps no promise.",
    )
    user: UserType | None = reads.one("user_id", description="Who called.")


@strawberry.type(name="LeadQualification", description="One run of a matrix on a lead: which rule matched, and why.")
class LeadQualificationType(Node):
    class Reads(reads.Table):
        table = "lead_qualification"
        prefix = "lqu"
        visible = staticmethod(queries.part_visible_to)

    created_at: datetime = reads.column(description="When.")
    rule: str | None = reads.column(
        personal=False, description="Code of the rule that matched; null for a straight way."
    )
    edition: int | None = reads.expression(
        "(select x.edition from lead_matrix x where x.id = {t}.matrix_id)", description="Edition of the matrix."
    )
    explanation: JSON = reads.column(
        personal=False, description="Rules in the order asked: conditions, what stood in the lead, result."
    )
    segment: str | None = reads.column("segment_code", personal=False, description="Code of the segment found.")
    sales_channel: SalesChannel = reads.column(description="Sales channel found.")
    priority: Priority = reads.column(description="Priority found.")


@strawberry.type(name="LeadHistoryEntry", description="One thing that happened to a lead: who, when, why.")
class LeadHistoryEntryType(Node):
    class Reads(reads.Table):
        table = "event"
        prefix = "leh"
        visible = staticmethod(queries.event_visible_to)

    kind: str = reads.column("name", personal=False, description="What happened, as LeadAssigned.")
    at: datetime = reads.column(description="When.")
    actor: UserType | None = reads.one("actor_id", description="Who did it; null for the system itself.")
    data: JSON = reads.column(personal=False, description="Details: codes, numbers and keys.")
    why: str | None = reads.expression(
        "(select x.words from lead_reason x where x.lead_id = {t}.subject_id and x.created_at = {t}.at limit 1)",
        description="Why, in the words of who did it, where words are asked for.",
    )


class LeadHistoryOrder(Enum):
    """Which entries come first."""

    NEWEST = reads.order("seq desc", type="bigint")
    OLDEST = reads.order("seq asc", type="bigint")


@strawberry.type(name="Lead", description="A customer who may buy, followed by one person until it is won or lost.")
class LeadType(Node):
    class Reads(reads.Table):
        table = "lead"
        prefix = "lea"
        person = "{t}.id"
        visible = staticmethod(queries.visible_to)

    number: str = reads.column(personal=False, description="Number that people read to each other.")
    channel: LeadChannel = reads.column(description="Where it came from.")
    status: LeadStatus = reads.column(description="How far it is.")
    ground: ReferralGround | None = reads.column(description="What the referral stands on.")
    request_source: RequestSource | None = reads.column(description="Who heard the customer's request.")
    originator_kind: OriginatorKind = reads.column(description="In which capacity it was brought.")
    company_name: str = reads.column(description="Company.")
    fiscal_number: str | None = reads.column(description="Fiscal number, checked by the country's checksum.")
    contact_name: str | None = personal("contact_name", "Whom to ask for.")
    phone: str | None = personal("phone", "Phone, E.164.")
    phone_extension: str | None = personal("phone_extension", "Extension.")
    email: str | None = personal("email", "Mail address.")
    city: str | None = reads.column(description="City.")
    region: str | None = reads.column(description="County, province or voivodeship.")
    address: str | None = reads.column(description="Street and number.")
    sim_count: int | None = reads.column(description="SIM cards wanted, at least.")
    sim_count_note: str | None = reads.column(description="How the list or the form put it, when it was not exact.")
    current_sims: int | None = reads.column(description="SIM cards that the customer has with us.")
    monthly_spend: Money | None = reads.money("monthly_spend", "currency", description="What it pays a month now.")
    competitor: str | None = reads.column(description="Present operator.")
    needs_data: bool | None = reads.column(description="Whether it wants fixed or mobile data.")
    note: str | None = reads.column(description="Remarks.")
    contacted_on: date | None = reads.column(description="Day of the call that the lead comes from.")
    wish_from: str | None = reads.expression(
        "to_char({t}.wish_from, 'HH24:MI')", description="Wants calls from, branch's clock."
    )
    wish_to: str | None = reads.expression(
        "to_char({t}.wish_to, 'HH24:MI')", description="Wants calls until, branch's clock."
    )
    segment: str | None = reads.column(
        "segment_code", personal=False, description="Code of the segment found by the matrix."
    )
    sales_channel: SalesChannel = reads.column(description="Whose manager gives it out.")
    priority: Priority = reads.column(description="How urgent it is.")
    due_at: datetime | None = reads.column(description="Until when the customer is to be reached; null once reached.")
    created_at: datetime = reads.column(description="When it was entered.")
    assigned_at: datetime | None = reads.column(description="When it was given to its owner.")
    started_at: datetime | None = reads.column(description="When the analysis began.")
    reached_at: datetime | None = reads.column(description="When the customer was first reached.")
    introduced_at: datetime | None = reads.column(description="When the first seller introduced the second.")
    closed_at: datetime | None = reads.column(description="When it ended.")
    result: LeadResult | None = reads.column(description="Won or lost.")
    lost_reason: LostReason | None = reads.column(description="Why it was lost.")
    close_note: str | None = reads.column(description="Words on the end.")
    billing_customer_id: str | None = reads.column(description="The customer's id in billing.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    branch: BranchType | None = reads.one("branch_id", description="The operator's branch.")
    originator: UserType | None = reads.one("originator_id", description="Who brought it.")
    owner: UserType | None = reads.one("owner_id", description="The one person who follows it.")
    team: TeamType | None = reads.one("team_id", description="The team that it was allocated to.")
    customer: CustomerType | None = reads.one("customer_id", description="The customer that it belongs to.")
    lead_import: LazyImport | None = reads.one("import_id", description="The list that it came with.")
    calls: list[LeadCallType] = reads.many("lead_id", order="at desc", description="Calls, newest first.")
    entries: list["LeadEntryType"] = reads.many(
        "lead_id", order="id", description="What was entered, the first and what was joined."
    )
    qualifications: list[LeadQualificationType] = reads.many(
        "lead_id", order="id desc", description="Runs of the matrix, newest first."
    )
    history: Connection[LeadHistoryEntryType] = reads.connection(
        where="{t}.subject = 'lead' and {t}.subject_id = {parent}.id",
        order=LeadHistoryOrder,
        description="Everything that happened to it; nothing in it is ever changed.",
    )
    similar: list["LeadType"] = reads.many(
        where=(
            "{t}.branch_id = {parent}.branch_id and {t}.id <> {parent}.id and {t}.status <> 'COMPLETED' "
            "and {t}.core_name % {parent}.core_name"
        ),
        limit=5,
        description="Open leads with a like name; likeness only proposes.",
    )
    clock: ClockType | None = clock_of("LEAD_CONTACT", description="The promise that somebody calls in time.")
    viewer_can: LeadAbilities = reads.computed(_abilities, needs=policy.NEEDED, description="What the caller may do.")


_PROGRESS = (
    "(case when {t}.joined then 'RECEIVED' else (select case when l.status = 'COMPLETED' then 'CLOSED' "
    "when l.started_at is not null then 'STARTED' else 'RECEIVED' end from lead l where l.id = {t}.lead_id) end)"
)


@strawberry.type(
    name="LeadEntry", description="What somebody brought: it was received. Its lead is seen by who may see it."
)
class LeadEntryType(Node):
    class Reads(reads.Table):
        table = "lead_entry"
        prefix = "len"
        visible = staticmethod(queries.entry_visible_to)

    created_at: datetime = reads.column(description="When it was received.")
    channel: LeadChannel = reads.column(description="Channel.")
    company_name: str = reads.expression("({t}.given ->> 'company_name')", description="Company, as entered.")
    progress: str = reads.expression(
        _PROGRESS, personal=False, description="RECEIVED, STARTED or CLOSED: what its originator is told."
    )
    given: JSON | None = personal("given", "All that was entered.")
    originator: UserType | None = reads.one("originator_id", description="Who brought it.")
    lead: LeadType | None = reads.one("lead_id", description="The lead; null for who is told no more than received.")
    joined_on: JoinKey | None = reads.computed(
        lambda actor, row: row["joined_on"] if actor.scope("lead", "work") or actor.scope("lead", "assign") else None,
        needs=("joined_on",),
        description="The exact key by which it belongs to an open lead; for those who work on leads.",
    )


class LeadFilter(reads.Filter):
    """Which leads; all conditions must hold."""

    status: list[LeadStatus] | None = reads.condition(
        "{t}.status = any({v}::text[])", description="Any of these states."
    )
    channel: list[LeadChannel] | None = reads.condition(
        "{t}.channel = any({v}::text[])", description="Any of these channels."
    )
    sales_channel: list[SalesChannel] | None = reads.condition(
        "{t}.sales_channel = any({v}::text[])", description="Any of these sales channels."
    )
    priority: list[Priority] | None = reads.condition(
        "{t}.priority = any({v}::text[])", description="Any of these priorities."
    )
    branch: GlobalID | None = reads.condition("{t}.branch_id = {v}::uuid", prefix="brn", description="Of this branch.")
    owner: GlobalID | None = reads.condition(
        "{t}.owner_id = {v}::uuid", prefix="usr", description="Followed by this person."
    )
    originator: GlobalID | None = reads.condition(
        "{t}.originator_id = {v}::uuid", prefix="usr", description="Brought by this person."
    )
    team: GlobalID | None = reads.condition("{t}.team_id = {v}::uuid", prefix="tea", description="Of this team.")
    customer: GlobalID | None = reads.condition(
        "{t}.customer_id = {v}::uuid", prefix="cus", description="Of this customer."
    )
    lead_import: GlobalID | None = reads.condition(
        "{t}.import_id = {v}::uuid", prefix="lim", description="Of this list."
    )
    due_before: datetime | None = reads.condition(
        "{t}.due_at < {v}::timestamptz", description="To be reached before this moment."
    )
    overdue: bool | None = reads.condition(
        "({t}.due_at is not null and {t}.due_at < app_now()) = {v}::boolean",
        description="Whether the promise is broken and the customer still not reached.",
    )
    unassigned: bool | None = reads.condition(
        "({t}.owner_id is null) = {v}::boolean", description="Whether nobody follows it yet."
    )
    created_since: datetime | None = reads.condition(
        "{t}.created_at >= {v}::timestamptz", description="Entered from this moment on."
    )
    search: str | None = reads.condition(
        queries.has,
        description="Part of the company, number, fiscal number or contact, without diacritics.",
    )


class LeadOrder(Enum):
    """Which leads come first."""

    CREATED_DESC = reads.order("created_at desc", type="timestamptz")
    CREATED_ASC = reads.order("created_at asc", type="timestamptz")
    DUE_ASC = reads.order("due_at asc nulls last", type="timestamptz")
    COMPANY_ASC = reads.order("core_name asc")
    VALUE_DESC = reads.order("sim_count desc nulls last", type="int")
