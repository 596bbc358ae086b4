"""Contacts in the schema."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import strawberry

from api.core.actor import Actor
from api.core.graphql import Connection, GlobalID, Node, reads
from api.core.graphql.abilities import Ability, ability
from api.customers.graphql.parts import (
    BillingAccountType,
    ContactType,
    SubscriptionType,
    TimelineEntryType,
    personal,
)
from api.customers.graphql.types import CustomerType
from api.interactions import policy, queries
from api.interactions.graphql.enums import Direction, InteractionChannel, InteractionStatus
from api.interactions.graphql.settings import InteractionReasonType
from api.interactions.models import Interaction
from api.people.graphql import BranchType, UserType

if TYPE_CHECKING:
    from api.leads.graphql.types import LeadType

LazyLead = Annotated["LeadType", strawberry.lazy("api.leads.graphql.types")]
# A reason, which is `{v}`, with all below it.
BELOW = (
    "array(with recursive below as (select {v}::uuid as id union all "
    "select r.id from interaction_reason r join below on r.parent_id = below.id) select id from below)"
)
NEEDS = {
    "branch_id": "{t}.branch_id::text",
    "agent_id": "{t}.agent_id::text",
    "status": "{t}.status",
}


@strawberry.type(description="What the caller may do with a contact now.")
class InteractionAbilities:
    write: Ability = strawberry.field(description="Write to it and close it.")
    move: Ability = strawberry.field(description="Register it to another customer or number.")
    link: Ability = strawberry.field(description="Make a ticket from it, say what came of it, put a letter to it.")


def _abilities(actor: Actor, row: dict[str, Any]) -> InteractionAbilities:
    """Ask the policy about a contact as it was read."""
    interaction = Interaction.model_construct(
        branch_id=UUID(row["branch_id"]),
        agent_id=row["agent_id"] and UUID(row["agent_id"]),
        status=InteractionStatus(row["status"]),
    )
    return InteractionAbilities(
        write=ability(actor, policy.can_change(actor, interaction)),
        move=ability(actor, policy.can_move(actor, interaction)),
        link=ability(actor, policy.can_link(actor, interaction)),
    )


@strawberry.type(name="InteractionTopic", description="One reason of a contact, with what it concerns.")
class InteractionTopicType(Node):
    class Reads(reads.Table):
        table = "interaction_topic"
        prefix = "itp"
        visible = staticmethod(queries.part_visible_to)

    reason: InteractionReasonType | None = reads.one("reason_id", description="The reason.")
    subscription: SubscriptionType | None = reads.one("subscription_id", description="Number that it concerns.")
    billing_account: BillingAccountType | None = reads.one(
        "billing_account_id", description="Account that it concerns."
    )


@strawberry.type(name="InteractionOutcome", description="What came of a contact.")
class InteractionOutcomeType(Node):
    class Reads(reads.Table):
        table = "interaction_outcome"
        prefix = "iou"
        visible = staticmethod(queries.part_visible_to)

    kind: str = reads.column("subject", personal=False, description="What it is, as ticket.")
    subject: Node | None = reads.any_of(
        "subject", "subject_id", description="The ticket, lead, offer or contract; null when the reader may not see it."
    )
    at: datetime = reads.column("created_at", description="When.")


@strawberry.type(name="Interaction", description="A contact: a call, a visit, a letter, or a note.")
class InteractionType(Node):
    class Reads(reads.Table):
        table = "interaction"
        prefix = "int"
        visible = staticmethod(queries.visible_to)

    number: str = reads.column(personal=False, description="Number that people read to each other.")
    channel: InteractionChannel = reads.column(description="By what way people met.")
    direction: Direction = reads.column(description="Who sought whom.")
    status: InteractionStatus = reads.column(description="Whether it still goes on.")
    caller: str | None = reads.column(description="Who it was, as long as no contact is known.")
    phone: str | None = personal("phone", "The other side's number.")
    place: str | None = reads.column(description="Where people met.")
    stream: str | None = reads.column(personal=False, description="The line or queue that it came in by.")
    office: str | None = reads.column(personal=False, description="Which of our offices.")
    region: str | None = reads.column(personal=False, description="Region of the office.")
    topic: str | None = reads.column(description="In one line.")
    note: str | None = reads.column(description="In full.")
    arrived_at: datetime = reads.column(description="When people met.")
    talk_seconds: int = reads.column(description="How long they spoke, in seconds.")
    card_seconds: int = reads.column(description="How long the card was open, in seconds.")
    closed_at: datetime | None = reads.column(description="When it was closed.")
    created_at: datetime = reads.column(description="When it was written down.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    branch: BranchType | None = reads.one("branch_id", description="The operator's branch.")
    customer: CustomerType | None = reads.one("customer_id", description="With which customer; null: nobody known.")
    contact: ContactType | None = reads.one("contact_id", description="With whom of it.")
    lead: LazyLead | None = reads.one("lead_id", description="About which lead.")
    subscription: SubscriptionType | None = reads.one("subscription_id", description="Number concerned.")
    billing_account: BillingAccountType | None = reads.one("billing_account_id", description="Account concerned.")
    agent: UserType | None = reads.one("agent_id", description="Who of us.")
    topics: list[InteractionTopicType] = reads.many(
        "interaction_id", order="place asc", limit=20, description="Why; several reasons in one contact."
    )
    outcomes: list[InteractionOutcomeType] = reads.many(
        "interaction_id", order="created_at asc", limit=50, description="What came of it."
    )
    history: list[TimelineEntryType] = reads.many(
        where="{t}.subject_id = {parent}.id", order="at asc", limit=100, description="Everything that happened to it."
    )
    viewer_can: InteractionAbilities = reads.computed(_abilities, needs=NEEDS, description="What the caller may do.")


NUMBERED = "{t}.number = upper(btrim({v}::text))"
PHONED = "{t}.phone = regexp_replace({v}::text, '[^0-9+]', '', 'g')"


class InteractionFilter(reads.Filter):
    """Which contacts; all conditions must hold."""

    status: InteractionStatus | None = reads.condition("{t}.status = {v}::text", description="Going on, or over.")
    channel: list[InteractionChannel] | None = reads.condition(
        "{t}.channel = any({v}::text[])", description="By any of these ways."
    )
    direction: Direction | None = reads.condition("{t}.direction = {v}::text", description="Who sought whom.")
    customer: GlobalID | None = reads.condition(
        "{t}.customer_id = {v}::uuid", prefix="cus", description="Of a customer."
    )
    nobody: bool | None = reads.condition(
        "({t}.customer_id is null) = {v}::boolean", description="With somebody who is not in the base yet."
    )
    lead: GlobalID | None = reads.condition("{t}.lead_id = {v}::uuid", prefix="lea", description="About a lead.")
    agent: GlobalID | None = reads.condition("{t}.agent_id = {v}::uuid", prefix="usr", description="Who of us.")
    reason: GlobalID | None = reads.condition(
        # A branch has reasons of its own: no other is searched, and nothing is for a reason that was never given.
        f"{{t}}.branch_id = (select r.branch_id from interaction_reason r where r.id = {{v}}::uuid) "  # noqa: S608 - our own predicate
        f"and (select x.reason_id from interaction_topic x where x.reason_id = any({BELOW}) order by 1 limit 1) is not null "
        f"and exists (select 1 from interaction_topic x where x.interaction_id = {{t}}.id and x.reason_id = any({BELOW}))",
        prefix="ire",
        description="For this reason, or one below it.",
    )
    since: datetime | None = reads.condition("{t}.arrived_at >= {v}::timestamptz", description="From this moment.")
    until: datetime | None = reads.condition("{t}.arrived_at < {v}::timestamptz", description="Before this moment.")
    search: str | None = reads.condition(
        lambda actor: f"({NUMBERED} or {PHONED})" if actor.holds("pii:read") else NUMBERED,
        description="Its number, or the other side's phone in full.",
    )


class InteractionOrder(Enum):
    """Which contacts come first."""

    ARRIVED_DESC = reads.order("arrived_at desc", type="timestamptz")
    ARRIVED_ASC = reads.order("arrived_at asc", type="timestamptz")


@strawberry.type
class InteractionQuery:
    interaction: InteractionType | None = reads.root_one(description="One contact.")
    interactions: Connection[InteractionType] = reads.root_connection(
        filter=InteractionFilter, order=InteractionOrder, description="Contacts."
    )
