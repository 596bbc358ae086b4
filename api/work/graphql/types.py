"""Processes, activities, the inbox and deliveries, as they are read."""

from datetime import datetime
from typing import Annotated, Any

import strawberry
from strawberry.scalars import JSON

from api.core.actor import Actor
from api.core.graphql import GlobalID, Node, reads
from api.core.graphql.enums import publish_enum
from api.core.graphql.reads.paging import COUNTED
from api.core.graphql.reads.types import Connection
from api.core.ids import GlobalID as Id
from api.people.graphql import BranchType, TeamType, UserType
from api.sla.graphql import ClockType
from api.work import queries, rules
from api.work.actions.engine import ACTIVITY_CLOCK
from api.work.graphql.abilities import ActionRequestAbilities, ActivityAbilities, activity_abilities, request_abilities
from api.work.graphql.filters import (
    TITLE,
    ActivityFilter,
    ActivityOrder,
    DeliveryFilter,
    DeliveryOrder,
    InboxFilter,
    InboxOrder,
)
from api.work.models import (
    ActivityKind,
    ActivityState,
    DeliveryState,
    ProcessState,
    RequestState,
)

publish_enum(
    ActivityKind,
    "Who does it: a person, or the system.",
    MANUAL="A person does it; it is an inbox item.",
    AUTOMATIC="The worker does it.",
)
publish_enum(
    ProcessState,
    "Where a run is.",
    RUNNING="Under way.",
    COMPLETED="Every activity has ended.",
    CANCELLED="Called off.",
)

NAME = "coalesce({t}.names->>:language, {t}.names->>'en')"

# How the identifiers of the objects begin that an inbox item can be about, by table.
PREFIXES = {
    "lead": "lea",
    "lead_import": "lim",
    "customer": "cus",
    "offer": "off",
    "contract": "ctr",
    "product_order": "ord",
    "ticket": "tic",
    "interaction": "int",
}


def _subject_id(actor: Actor, row: dict[str, Any]) -> str:
    """The object's identifier; of a kind that has no page of its own, its table and key."""
    del actor
    return str(Id(PREFIXES.get(row["subject"], row["subject"]), row["subject_id"]))


@strawberry.type(
    name="ProcessDefinition", description="How a thing is done: activities, what each waits for, who, until when."
)
class ProcessDefinitionType(Node):
    class Reads(reads.Table):
        table = "process_definition"
        prefix = "pdf"
        visible = staticmethod(queries.visible_definitions)

    key: str = reads.column(description="Key, as hosting.")
    revision: int = reads.column(description="Counts the changes, from 1.")
    name: str = reads.expression(NAME, description="Name in the reader's language.")
    names: JSON = reads.column(description="Language → name.")
    activities: JSON = reads.column(
        description="[{key, names, kind, waits_for, role, action, policy, duration, calendar, optional, on_late}]."
    )
    created_at: datetime = reads.column(description="When it was published.")
    published_by: UserType | None = reads.one("published_by_id", description="Who published it; null for a default.")
    branch: BranchType | None = reads.one("branch_id", description="The branch that it holds in.")
    revisions: list["ProcessDefinitionType"] = reads.many(
        where="{t}.branch_id = {parent}.branch_id and {t}.key = {parent}.key",
        order="revision desc",
        description="All revisions, the newest first.",
    )
    running: int = reads.expression(
        "(select count(*) from (select 1 from process_run r where r.definition_id = {t}.id and r.state = 'RUNNING' "  # noqa: S608 - a number of ours
        f"limit {COUNTED}) n)",
        description=f"How many runs of this revision go on; {COUNTED} stands for all that are more.",
    )


@strawberry.type(name="Activity", description="One step of a process on one object.")
class ActivityType(Node):
    class Reads(reads.Table):
        table = "activity"
        prefix = "act"
        visible = staticmethod(queries.visible_to)

    key: str = reads.column(personal=False, description="Key in the definition.")
    name: str = reads.expression(NAME, personal=False, description="Name in the reader's language.")
    kind: ActivityKind = reads.column(description="A person's, or automatic.")
    state: ActivityState = reads.column(description="Where it is.")
    waits_for: list[str] = reads.column(personal=False, description="Keys of the activities that come before it.")
    role: str | None = reads.column(personal=False, description="Role whose team does it; CUSTOMER for the customer.")
    optional: bool = reads.column(description="Whether it may be left out.")
    opened_at: datetime | None = reads.column(description="Since when it can be done.")
    due_at: datetime | None = reads.column(description="Until when it should be done, as planned when it opened.")
    started_at: datetime | None = reads.column(description="Since when somebody works on it.")
    ended_at: datetime | None = reads.column(description="When it was over.")
    attempts: int = reads.column(description="How often the system tried.")
    error: str | None = reads.column(
        description="Why it failed, or the last try did.", permission="branch:process:read"
    )
    result: JSON | None = reads.column(description="What came out.", permission="branch:process:read")
    tracking: str | None = reads.expression(
        "{t}.result->>'tracking'",
        personal=False,
        description="Number under which the carrier tells where a shipment is.",
    )
    assignee: UserType | None = reads.one("assignee_id", description="Who has it in hand.")
    clock: ClockType | None = reads.one(
        where=f"{{t}}.subject_id = {{parent}}.id and {{t}}.key = coalesce({{parent}}.policy, '{ACTIVITY_CLOCK}')",
        order="started_at desc",
        description="Its deadline.",
    )
    run: Annotated["ProcessRunType", strawberry.lazy("api.work.graphql.types")] | None = reads.one(
        "run_id", description="The run that it belongs to."
    )
    version: int = reads.column(description="Version, to be sent back with a change.")
    viewer_can: ActivityAbilities = reads.computed(
        activity_abilities,
        needs={
            **{name: f'{{t}}."{name}"' for name in ("branch_id", "customer_id", "role", "action", "optional")},
            "state": "{t}.state::text",
            "teams": "to_jsonb(teams_of_role({t}.branch_id, {t}.role))",
        },
        description="What you may do with it.",
    )


@strawberry.type(name="ProcessRun", description="One run of a process on one object; its activities make a picture.")
class ProcessRunType(Node):
    class Reads(reads.Table):
        table = "process_run"
        prefix = "prn"
        visible = staticmethod(queries.visible_to)

    key: str = reads.expression(
        "(select d.key from process_definition d where d.id = {t}.definition_id)",
        personal=False,
        description="Key of the process.",
    )
    name: str = reads.expression(
        "(select coalesce(d.names->>:language, d.names->>'en') from process_definition d where d.id = {t}.definition_id)",
        personal=False,
        description="Name of the process in the reader's language.",
    )
    state: ProcessState = reads.column(description="Where it is.")
    number: str = reads.column(personal=False, description="Number of its object.")
    subject: str = reads.column(personal=False, description="Kind of its object.")
    started_at: datetime = reads.column(description="When it began.")
    ended_at: datetime | None = reads.column(description="When it was over.")
    end_reason: str | None = reads.column(description="Why it was stopped.")
    activities: list[ActivityType] = reads.many("run_id", order="position asc", description="All activities, in order.")


@strawberry.type(name="ActionRequest", description="An inbox item: somebody is asked to do something with an object.")
class ActionRequestType(Node):
    class Reads(reads.Table):
        table = "action_request"
        prefix = "arq"
        visible = staticmethod(queries.visible_inbox)

    kind: str = reads.column(personal=False, description="Kind of message, as ACTIVITY, REVIEW, ANSWER, LATE.")
    subject: str = reads.column(personal=False, description="Kind of the object.")
    subject_id: GlobalID = reads.computed(
        _subject_id, needs=("subject", "subject_id"), description="The object, to be opened."
    )
    number: str = reads.column(personal=False, description="Number of the object.")
    customer_name: str | None = reads.expression(
        "(select c.name from customer c where c.id = {t}.customer_id)", description="Whose the object is."
    )
    title: str = reads.expression(TITLE, description="What is asked, in the reader's language.")
    note: str = reads.column(description="The sender's words.")
    state: RequestState = reads.column(description="Where it is.")
    created_at: datetime = reads.column(description="When it came.")
    due_at: datetime | None = reads.column(description="Until when.")
    answer: str | None = reads.column(description="The answer.")
    answered_at: datetime | None = reads.column(description="When it was answered.")
    sender: UserType | None = reads.one("sender_id", description="Who asks; null for the system.")
    to_user: UserType | None = reads.one("to_user_id", description="The person who is asked.")
    to_team: TeamType | None = reads.one(
        "to_team_id", description="The team that is asked.", permission="branch:team:read"
    )
    claimed_by: UserType | None = reads.one("claimed_by_id", description="Who of the team has it in hand.")
    activity: ActivityType | None = reads.one("activity_id", description="The activity that it is about.")
    viewer_can: ActionRequestAbilities = reads.computed(
        request_abilities,
        needs={
            "state": "{t}.state::text",
            **{
                name: f'{{t}}."{name}"'
                for name in ("branch_id", "to_user_id", "to_team_id", "to_customer", "customer_id")
            },
        },
        description="What you may do with it.",
    )


@strawberry.type(name="Delivery", description="An event on its way to one job of the system.")
class DeliveryType(Node):
    class Reads(reads.Table):
        table = "delivery"
        prefix = "dlv"
        visible = staticmethod(queries.visible_deliveries)

    event_name: str = reads.column(description="The event.")
    job: str = reads.column(description="The job.")
    state: DeliveryState = reads.column(description="Where it is.")
    attempts: int = reads.column(description="How often it was tried.")
    error: str | None = reads.column(description="Why the last try failed, as the program said it.")
    problem: str | None = reads.computed(
        lambda actor, row: rules.problem_of(row["error"], actor.language),
        needs=("error",),
        description="Why the last try failed, in words.",
    )
    reason: str | None = reads.column(description="Why a person gave it up.")
    created_at: datetime = reads.column(description="Since when.")
    next_at: datetime = reads.column(description="When it is tried next.")
    done_at: datetime | None = reads.column(description="When it was done.")


@strawberry.type
class WorkQuery:
    inbox: Connection[ActionRequestType] = reads.root_connection(
        filter=InboxFilter, order=InboxOrder, description="Action requests for the caller and the caller's teams."
    )
    action_request: ActionRequestType | None = reads.root_one(description="One inbox item.")
    inbox_count: int = reads.expression(
        "(select count(*) from (select 1 from action_request x where x.state = 'OPEN' and (x.to_user_id = :actor "  # noqa: S608 - a number of ours
        "or (x.to_team_id = any(:teams) and (x.claimed_by_id is null or x.claimed_by_id = :actor))) "
        f"limit {COUNTED}) n)",
        description=f"How many open items wait for the caller; {COUNTED} stands for all that are more.",
    )
    process_run: ProcessRunType | None = reads.root_one(description="One run.")
    activity: ActivityType | None = reads.root_one(description="One activity.")
    activities: Connection[ActivityType] = reads.root_connection(
        filter=ActivityFilter, order=ActivityOrder, description="Activities of all runs that the caller may see."
    )
    process_definitions: list[ProcessDefinitionType] = reads.root_many(
        where="not exists (select 1 from process_definition n where n.branch_id = {t}.branch_id and n.key = {t}.key "
        "and n.revision > {t}.revision)",
        order="key asc",
        limit=500,
        description="The newest revision of each process.",
    )
    process_definition: ProcessDefinitionType | None = reads.root_one(description="One definition, of any revision.")
    deliveries: Connection[DeliveryType] = reads.root_connection(
        filter=DeliveryFilter, order=DeliveryOrder, description="Deliveries of events to jobs."
    )
