"""Tickets in the schema."""

from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

import strawberry

from api.core.actor import Actor
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import JSON, Connection, GlobalID, Node, mutation, reads
from api.core.graphql.abilities import Ability, ability
from api.core.searching import part
from api.core.uow import UnitOfWork
from api.customers.graphql.parts import ContactType, SubscriptionType, TimelineEntryType
from api.customers.graphql.types import CustomerType
from api.people.graphql import TeamType, UserType
from api.tickets import actions, policy, queries
from api.tickets.actions import TicketData
from api.tickets.graphql.enums import TicketKind, TicketOrigin, TicketPriority, TicketStatus
from api.tickets.models import Ticket
from api.tickets.rules import TicketStatusConflict

CHANGING = (PermissionDenied, NotFound, InvalidInput, StaleVersion, TicketStatusConflict)
# A customer reads it, and a colleague has it: what colleagues ask of each other is not the customer's.
OURS = "cast(:customer as uuid) is not null and {t}.owner_id is not null"
SENT_BACK = f"{OURS} and {{t}}.status = 'REJECTED'"
NEEDS = {
    "branch_id": "{t}.branch_id::text",
    "customer_id": "{t}.customer_id::text",
    "team_id": "{t}.team_id::text",
    "owner_id": "{t}.owner_id::text",
    "initiator_id": "{t}.initiator_id::text",
    "kind": "{t}.kind",
    "status": "{t}.status",
}


@strawberry.type(description="What the caller may do with a ticket now.")
class TicketAbilities:
    work: Ability = strawberry.field(description="Take, dispatch, reassign or reject it.")
    resolve: Ability = strawberry.field(description="Propose the resolution.")
    agree: Ability = strawberry.field(description="Agree or disagree with the resolution.")
    comment: Ability = strawberry.field(description="Write to it.")
    reopen: Ability = strawberry.field(description="Open it again.")
    cancel: Ability = strawberry.field(description="Withdraw it.")


def _abilities(actor: Actor, row: dict[str, Any]) -> TicketAbilities:
    """Ask the policy about a ticket as it was read."""
    ids: dict[str, Any] = {name: row[name] and UUID(row[name]) for name in NEEDS if name.endswith("_id")}
    ticket = Ticket.model_construct(**ids, kind=TicketKind(row["kind"]), status=TicketStatus(row["status"]))
    return TicketAbilities(
        work=ability(actor, policy.can_work(actor, ticket)),
        resolve=ability(actor, policy.can_resolve(actor, ticket)),
        agree=ability(actor, policy.can_agree(actor, ticket)),
        comment=ability(actor, policy.can_comment(actor, ticket, internal=False)),
        reopen=ability(actor, policy.can_reopen(actor, ticket)),
        cancel=ability(actor, policy.can_cancel(actor, ticket)),
    )


@strawberry.type(name="TicketComment", description="One message of a ticket's conversation.")
class TicketCommentType(Node):
    class Reads(reads.Table):
        table = "ticket_comment"
        prefix = "tco"
        visible = staticmethod(queries.comments_visible_to)

    body: str = reads.column(description="What was written.")
    internal: bool = reads.column(description="Whether only the operator sees it.")
    from_customer: bool = reads.column(description="Whether the customer wrote it.")
    created_at: datetime = reads.column(description="When.")
    author: UserType | None = reads.one("author_id", description="Who, when the reader may know.")


@strawberry.type(name="Ticket", description="A problem or question that somebody has to answer.")
class TicketType(Node):
    class Reads(reads.Table):
        table = "ticket"
        prefix = "tic"
        visible = staticmethod(queries.visible_to)

    number: str = reads.column(personal=False, description="Number that people read to each other.")
    origin: TicketOrigin = reads.column(description="Who reported it.")
    kind: TicketKind = reads.column(description="What it is about.")
    status: TicketStatus = reads.expression(
        f"case when {SENT_BACK} then 'DISPATCHED' else {{t}}.status end",
        description="Where it stands. What one queue sends back to another is still in work for the customer.",
    )
    priority: TicketPriority = reads.column(description="How urgent it is.")
    product_type: str | None = reads.column(personal=False, description="Kind of product concerned, as DATA_PORT.")
    symptom_code: str | None = reads.column(personal=False, description="Symptom, by code.")
    symptom: str | None = reads.expression(
        "(select coalesce(s.names->>:language, s.names->>'en') from symptom s where s.branch_id = {t}.branch_id "
        "and s.product_type = {t}.product_type and s.code = {t}.symptom_code)",
        personal=False,
        description="Symptom in the reader's language.",
    )
    subject: str = reads.column(description="In one line.")
    description: str = reads.column(description="In full.")
    diagnosis: JSON | None = reads.column(
        description="What was tried before it was reported: questions by language (texts), and whether yes."
    )
    level: int = reads.column(description="How often it has escalated by itself.")
    rejection: str | None = reads.expression(
        f"case when {OURS} then null else {{t}}.rejection end",
        description="What was missing when it was sent back; colleagues' own words stay with the operator.",
    )
    resolution: str | None = reads.column(description="What was done.")
    created_at: datetime = reads.column(description="When it was reported.")
    opened_at: datetime | None = reads.column(description="When it was last opened; escalation counts from here.")
    resolved_at: datetime | None = reads.column(description="When the resolution was proposed.")
    closed_at: datetime | None = reads.column(description="When it was closed.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    next_escalation_at: datetime | None = reads.expression(
        "(select min(x.due_at) from timer x where x.state = 'PENDING' and x.event->>'subject_id' = {t}.id::text "
        "and x.event->>'name' = 'TicketEscalationDue')",
        permission="branch:ticket:read",
        description="When it goes to the next level by itself.",
    )
    customer: CustomerType | None = reads.one("customer_id", description="Whose it is.")
    contact: ContactType | None = reads.one("contact_id", description="Who to speak with.")
    subscription: SubscriptionType | None = reads.one("subscription_id", description="Line concerned.")
    initiator: UserType | None = reads.one("initiator_id", description="Who reported it, when the reader may know.")
    owner: UserType | None = reads.one("owner_id", description="Who works on it.")
    team: TeamType | None = reads.one("team_id", description="Queue.")
    comments: list[TicketCommentType] = reads.many(
        "ticket_id", order="created_at asc", limit=200, description="Its conversation."
    )
    history: list[TimelineEntryType] = reads.many(
        where="{t}.subject_id = {parent}.id", order="at asc", limit=200, description="Everything that happened to it."
    )
    viewer_can: TicketAbilities = reads.computed(_abilities, needs=NEEDS, description="What the caller may do.")


class TicketFilter(reads.Filter):
    """Which tickets; all conditions must hold."""

    status: list[TicketStatus] | None = reads.condition(
        # As the reader is told it: a filter tells no more than the field.
        f"({{t}}.status = any({{v}}::text[]) and not ({SENT_BACK})) or ({SENT_BACK} and 'DISPATCHED' = any({{v}}::text[]))",
        description="Any of these.",
    )
    kind: list[TicketKind] | None = reads.condition("{t}.kind = any({v}::text[])", description="Any of these kinds.")
    customer: GlobalID | None = reads.condition(
        "{t}.customer_id = {v}::uuid", prefix="cus", description="Of a customer."
    )
    owner: GlobalID | None = reads.condition("{t}.owner_id = {v}::uuid", prefix="usr", description="Worked by.")
    team: GlobalID | None = reads.condition("{t}.team_id = {v}::uuid", prefix="tea", description="In this queue.")
    alive: bool | None = reads.condition(
        "({t}.status not in ('CLOSED', 'CANCELLED')) = {v}::boolean", description="Not yet closed or withdrawn."
    )
    search: str | None = reads.condition(
        f"({{t}}.number = upper({{v}}::text) or {part('unaccent_lower({t}.subject)')})",
        description="Number, or part of the subject.",
    )


class TicketOrder(Enum):
    """Which tickets come first."""

    CREATED_DESC = reads.order("created_at desc", type="timestamptz")
    CREATED_ASC = reads.order("created_at asc", type="timestamptz")


@strawberry.type
class TicketQuery:
    ticket: TicketType | None = reads.root_one(description="One ticket.")
    tickets: Connection[TicketType] = reads.root_connection(
        filter=TicketFilter, order=TicketOrder, description="Tickets."
    )


@strawberry.input(description="An answer to a question of the symptom's guide.")
class DiagnosisAnswerInput:
    step: str = strawberry.field(description="Key of the question.")
    yes: bool = strawberry.field(description="Whether it was yes.")


@strawberry.input(description="What is reported.")
class TicketOpenInput:
    customer_id: GlobalID = strawberry.field(description="Whose it is.")
    kind: TicketKind = strawberry.field(description="What it is about.")
    subject: str = strawberry.field(description="In one line, at most 200 characters.")
    description: str = strawberry.field(description="In full.")
    priority: TicketPriority = strawberry.field(default=TicketPriority.NORMAL, description="How urgent it is.")
    product_type: str | None = strawberry.field(default=None, description="Kind of product; required for a fault.")
    symptom_code: str | None = strawberry.field(default=None, description="Symptom; required for a fault.")
    subscription_id: GlobalID | None = strawberry.field(default=None, description="Line concerned.")
    contact_id: GlobalID | None = strawberry.field(default=None, description="Who to speak with.")
    client_reference: str | None = strawberry.field(
        default=None, description="The reporter's own key: sent again, it gives the same ticket."
    )
    origin: TicketOrigin = strawberry.field(
        default=TicketOrigin.INTERNAL, description="Who noticed it, as staff enter it; the portal's come from outside."
    )
    gathering: bool = strawberry.field(
        default=False, description="Staff: saved half-way, it stays the caller's and waits in no queue yet."
    )
    photos: list[GlobalID] | None = strawberry.field(
        default=None, description="Uploads to attach as photos, at most ten."
    )
    diagnosis: list[DiagnosisAnswerInput] | None = strawberry.field(
        default=None, description="What was answered to the symptom's questions; those that are no more are left out."
    )


@strawberry.type
class TicketMutation:
    @mutation(
        "TicketOpen",
        ticket=TicketType,
        errors=(PermissionDenied, NotFound, InvalidInput),
        description="Reports something and gives it a number.",
    )
    async def ticket_open(self, uow: UnitOfWork, input: TicketOpenInput) -> UUID:
        data = TicketData(
            kind=input.kind,
            subject=input.subject,
            description=input.description,
            priority=input.priority,
            product_type=input.product_type,
            symptom_code=input.symptom_code,
            subscription_id=input.subscription_id.of("sub") if input.subscription_id else None,
            contact_id=input.contact_id.of("con") if input.contact_id else None,
            client_reference=input.client_reference,
            origin=input.origin,
            gathering=input.gathering,
            photos=tuple(photo.of("upl") for photo in input.photos or ()),
            diagnosis=tuple((answer.step, answer.yes) for answer in input.diagnosis or ()),
        )
        return (await actions.open_ticket(uow, input.customer_id.of("cus"), data)).id

    @mutation(
        "TicketTake", ticket=TicketType, errors=CHANGING, description="Takes a ticket of the queue to work on it."
    )
    async def ticket_take(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.take_ticket(uow, id.of("tic"), version)).id

    @mutation(
        "TicketReassign",
        ticket=TicketType,
        errors=CHANGING,
        description="Gives a ticket to a colleague.",
        arguments={"owner_id": "The colleague who takes it."},
    )
    async def ticket_reassign(
        self, uow: UnitOfWork, id: GlobalID, owner_id: GlobalID, version: int | None = None
    ) -> UUID:
        return (await actions.reassign_ticket(uow, id.of("tic"), version, owner_id=owner_id.of("usr"))).id

    @mutation(
        "TicketDispatch",
        ticket=TicketType,
        errors=CHANGING,
        description="Sends a ticket to another queue.",
        arguments={"team_id": "The team of the queue."},
    )
    async def ticket_dispatch(
        self, uow: UnitOfWork, id: GlobalID, team_id: GlobalID, version: int | None = None
    ) -> UUID:
        return (await actions.dispatch_ticket(uow, id.of("tic"), version, team_id=team_id.of("tea"))).id

    @mutation(
        "TicketReject",
        ticket=TicketType,
        errors=CHANGING,
        description="Sends a ticket back, saying what is missing.",
        arguments={"missing": "What is missing, in words."},
    )
    async def ticket_reject(self, uow: UnitOfWork, id: GlobalID, missing: str, version: int | None = None) -> UUID:
        return (await actions.reject_ticket(uow, id.of("tic"), version, missing=missing)).id

    @mutation(
        "TicketResolve",
        ticket=TicketType,
        errors=CHANGING,
        description="Proposes the resolution.",
        arguments={"resolution": "What was done, in the customer's words."},
    )
    async def ticket_resolve(self, uow: UnitOfWork, id: GlobalID, resolution: str, version: int | None = None) -> UUID:
        return (await actions.resolve_ticket(uow, id.of("tic"), version, resolution=resolution)).id

    @mutation("TicketAgree", ticket=TicketType, errors=CHANGING, description="Agrees to the resolution and closes it.")
    async def ticket_agree(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.agree_ticket(uow, id.of("tic"), version)).id

    @mutation(
        "TicketDisagree",
        ticket=TicketType,
        errors=CHANGING,
        description="Refuses the resolution, with the reason.",
        arguments={"why": "What is still wrong."},
    )
    async def ticket_disagree(self, uow: UnitOfWork, id: GlobalID, why: str, version: int | None = None) -> UUID:
        return (await actions.disagree_ticket(uow, id.of("tic"), version, why=why)).id

    @mutation(
        "TicketReopen",
        ticket=TicketType,
        errors=CHANGING,
        description="Opens a closed ticket again.",
        arguments={"why": "What happened since."},
    )
    async def ticket_reopen(self, uow: UnitOfWork, id: GlobalID, why: str, version: int | None = None) -> UUID:
        return (await actions.reopen_ticket(uow, id.of("tic"), version, why=why)).id

    @mutation("TicketCancel", ticket=TicketType, errors=CHANGING, description="Withdraws a ticket.")
    async def ticket_cancel(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.cancel_ticket(uow, id.of("tic"), version)).id

    @mutation(
        "TicketComment",
        comment=TicketCommentType,
        errors=(PermissionDenied, NotFound, InvalidInput),
        description="Writes to a ticket's conversation.",
        arguments={"body": "The words.", "internal": "Only the operator sees it."},
    )
    async def ticket_comment(self, uow: UnitOfWork, id: GlobalID, body: str, *, internal: bool = False) -> UUID:
        return (await actions.comment_ticket(uow, id.of("tic"), body, internal=internal)).id
