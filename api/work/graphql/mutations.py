"""What people do with activities, inbox items, definitions and deliveries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import GlobalID, mutation
from api.core.uow import UnitOfWork
from api.work import actions
from api.work.actions import DeliveryDone, DeliveryNotFailed, RequestClosed
from api.work.graphql.types import (
    PREFIXES,
    ActionRequestType,
    ActivityType,
    DeliveryType,
    ProcessDefinitionType,
)
from api.work.rules import ActivityMoveRefused, DefinitionInvalid

LONGEST_TRACKING = 80
ON_ACTIVITY = (NotFound, PermissionDenied, StaleVersion, ActivityMoveRefused, InvalidInput)


@strawberry.input(description="A request to another inbox about an object.")
class ActionSendInput:
    subject_id: GlobalID = strawberry.field(description="The object.")
    branch_id: GlobalID = strawberry.field(description="The object's branch.")
    number: str = strawberry.field(default="", description="The object's number.")
    kind: str = strawberry.field(default="REVIEW", description="Kind of message, SCREAMING_SNAKE.")
    note: str = strawberry.field(description="What is to be done.")
    to_user_id: GlobalID | None = strawberry.field(default=None, description="The person; or a team.")
    to_team_id: GlobalID | None = strawberry.field(default=None, description="The team; or a person.")
    due_at: datetime | None = strawberry.field(default=None, description="Until when.")


@strawberry.input(description="A new revision of a process.")
class ProcessDefinitionPublishInput:
    branch_id: GlobalID = strawberry.field(description="The branch.")
    key: str = strawberry.field(description="Key of the process, as hosting.")
    names: JSON = strawberry.field(description="Language → name; English is needed.")
    activities: JSON = strawberry.field(description="All activities, as in `ProcessDefinition.activities`.")
    revision: int | None = strawberry.field(default=None, description="The newest revision that you saw; 0 for none.")


@dataclass(frozen=True)
class Subject:
    """The object that somebody sends to another inbox."""

    branch_id: UUID
    subject: str
    subject_id: UUID
    number: str
    customer_id: UUID | None = None


def _about(input: ActionSendInput) -> Subject:
    tables = {prefix: table for table, prefix in PREFIXES.items()}
    table = tables.get(input.subject_id.prefix)
    if table is None:
        raise InvalidInput("subjectId", code="invalid-id")
    return Subject(input.branch_id.of("brn"), table, input.subject_id.uuid, input.number[:60])


def _object(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InvalidInput(name)
    return value


@strawberry.type
class WorkMutation:
    @mutation("ActivityStart", activity=ActivityType, errors=ON_ACTIVITY, description="Take an activity in hand.")
    async def activity_start(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.start_activity(uow, id.of("act"), seen=version)).id

    @mutation(
        "ActivityComplete",
        activity=ActivityType,
        errors=ON_ACTIVITY,
        description="Finish an activity; what waited for it opens.",
        arguments={
            "result": "What was found or done; kept with the activity.",
            "tracking": "The carrier's number of what was shipped; the customer sees it. At most 80 characters.",
        },
    )
    async def activity_complete(
        self,
        uow: UnitOfWork,
        id: GlobalID,
        result: JSON | None = None,
        version: int | None = None,
        tracking: str | None = None,
    ) -> UUID:
        outcome = {} if result is None else _object(result, "result")
        if number := (tracking or "").strip():
            if len(number) > LONGEST_TRACKING:
                raise InvalidInput("tracking", code="tracking-too-long", limit=LONGEST_TRACKING)
            outcome = {**outcome, "tracking": number}
        return (await actions.complete_activity(uow, id.of("act"), outcome, seen=version)).id

    @mutation(
        "ActivityFail",
        activity=ActivityType,
        errors=ON_ACTIVITY,
        description="Say that an activity can't be done.",
        arguments={"reason": "What went wrong, in words."},
    )
    async def activity_fail(self, uow: UnitOfWork, id: GlobalID, reason: str, version: int | None = None) -> UUID:
        if not reason.strip():
            raise InvalidInput("reason")
        return (await actions.fail_activity(uow, id.of("act"), reason, seen=version)).id

    @mutation("ActivityRetry", activity=ActivityType, errors=ON_ACTIVITY, description="Open a failed activity again.")
    async def activity_retry(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.retry_activity(uow, id.of("act"), seen=version)).id

    @mutation("ActivitySkip", activity=ActivityType, errors=ON_ACTIVITY, description="Leave an optional activity out.")
    async def activity_skip(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.skip_activity(uow, id.of("act"), seen=version)).id

    @mutation(
        "ActionSend",
        action_request=ActionRequestType,
        errors=(NotFound, PermissionDenied, InvalidInput),
        description="Send an object to another inbox with a request; its answer comes back to yours.",
    )
    async def action_send(self, uow: UnitOfWork, input: ActionSendInput) -> UUID:
        request = await actions.send_action(
            uow,
            _about(input),
            kind=input.kind,
            note=input.note,
            to_user_id=input.to_user_id.of("usr") if input.to_user_id else None,
            to_team_id=input.to_team_id.of("tea") if input.to_team_id else None,
            due_at=input.due_at,
        )
        return request.id

    @mutation(
        "ActionRequestAnswer",
        action_request=ActionRequestType,
        errors=(NotFound, PermissionDenied, RequestClosed, InvalidInput),
        description="Answer an inbox item: done, or declined.",
        arguments={"done": "Yes or done; false declines.", "answer": "Words to who asked."},
    )
    async def action_request_answer(self, uow: UnitOfWork, id: GlobalID, done: bool, answer: str = "") -> UUID:  # noqa: FBT001 - GraphQL passes by name
        return (await actions.answer_request(uow, id.of("arq"), done=done, answer=answer)).id

    @mutation(
        "ActionRequestClaim",
        action_request=ActionRequestType,
        errors=(NotFound, PermissionDenied, RequestClosed),
        description="Take a team's item in hand.",
    )
    async def action_request_claim(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.claim_request(uow, id.of("arq"))).id

    @mutation(
        "ProcessDefinitionPublish",
        definition=ProcessDefinitionType,
        errors=(PermissionDenied, DefinitionInvalid, StaleVersion),
        description="Publish a new revision of a process; runs that began before keep theirs.",
    )
    async def process_definition_publish(self, uow: UnitOfWork, input: ProcessDefinitionPublishInput) -> UUID:
        if not isinstance(input.activities, list) or not all(isinstance(item, dict) for item in input.activities):
            raise InvalidInput("activities")
        definition = await actions.publish_definition(
            uow,
            input.branch_id.of("brn"),
            input.key,
            names=_object(input.names, "names"),
            activities=input.activities,
            seen_revision=input.revision,
        )
        return definition.id

    @mutation(
        "DeliveryRetry",
        delivery=DeliveryType,
        errors=(NotFound, PermissionDenied, DeliveryNotFailed),
        description="Let the system try a failed delivery again.",
    )
    async def delivery_retry(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.retry_delivery(uow, id.of("dlv"))).id

    @mutation(
        "DeliveriesRetry",
        count=int,
        errors=(PermissionDenied,),
        description="Let the system try all failed deliveries of a kind and time again, at most 1,000 at once.",
        arguments={"job": "Only of this job.", "since": "Only made from then on.", "until": "Only made before."},
    )
    async def deliveries_retry(
        self, uow: UnitOfWork, job: str | None = None, since: datetime | None = None, until: datetime | None = None
    ) -> int:
        return await actions.retry_deliveries(uow, job=job, since=since, until=until)

    @mutation(
        "DeliveryGiveUp",
        delivery=DeliveryType,
        errors=(NotFound, PermissionDenied, InvalidInput, DeliveryDone),
        description="Decide that a delivery is not tried any more.",
    )
    async def delivery_give_up(self, uow: UnitOfWork, id: GlobalID, reason: str) -> UUID:
        return (await actions.give_up_delivery(uow, id.of("dlv"), reason)).id
