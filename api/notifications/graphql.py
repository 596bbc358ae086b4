"""Notifications in the schema: the caller's own, wishes, and the delivery log."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import func, select
from sqlmodel import col

from api.core import i18n
from api.core.actor import Actor
from api.core.errors import InvalidInput, NotFound, PermissionDenied
from api.core.graphql import Connection, GlobalID, Info, Node, mutation, reads
from api.core.graphql.context import Context
from api.core.graphql.enums import publish_enum
from api.core.graphql.live import hints
from api.core.hints import NOBODY
from api.core.tables import EventRow
from api.core.uow import UnitOfWork
from api.notifications import actions, queries, rules
from api.notifications.models import Channel, MessageState, Notification
from api.people.graphql import UserType

publish_enum(
    Channel,
    "How a message leaves the house.",
    EMAIL="Mail.",
    SMS="Short message.",
)
publish_enum(
    MessageState,
    "Where a message is.",
    QUEUED="Waits to be sent.",
    SENT="Handed to the gateway.",
    FAILED="Given up after its tries; can be repeated by hand.",
)


def _title(actor: Actor, row: dict[str, Any]) -> str:
    return rules.said(row["kind"], "title", i18n.supported(actor.language), actor.zone, row["values"])


def _body(actor: Actor, row: dict[str, Any]) -> str:
    return rules.said(row["kind"], "body", i18n.supported(actor.language), actor.zone, row["values"])


def _personal(name: str) -> Callable[[Actor, dict[str, Any]], str | None]:
    """Give a column to whoever may see personal data in any scope: the log itself is filtered by branch already."""
    return lambda actor, row: row[name] if actor.scope("pii", "read") else None


@strawberry.type(name="Notification", description="Something that the caller should know.")
class NotificationType(Node):
    class Reads(reads.Table):
        table = "notification"
        prefix = "ntf"
        customer = "(select e.customer_id from event e where e.id = {t}.event_id)"
        person = "(select e.subject_id from event e where e.id = {t}.event_id)"
        visible = staticmethod(queries.visible_to)

    kind: str = reads.column(personal=False, description="What it is about, as lead-assigned.")
    title: str = reads.computed(_title, needs=("kind", "values"), description="One line, in the caller's language.")
    body: str = reads.computed(_body, needs=("kind", "values"), description="More, in the caller's language.")
    link: str | None = reads.column(personal=False, description="Path in the app that shows the object.")
    created_at: datetime = reads.column(description="When it arrived.")
    read_at: datetime | None = reads.column(description="When the caller read it.")


@strawberry.type(name="NotificationPreference", description="How the caller wants to hear of one kind.")
class NotificationPreferenceType(Node):
    class Reads(reads.Table):
        table = "notification_preference"
        prefix = "npr"
        visible = staticmethod(queries.visible_to)

    kind: str = reads.column(description="The kind, or * for all others.")
    channels: list[Channel] = reads.column(description="Beside the app itself.")
    quiet_from: str | None = reads.expression("to_char({t}.quiet_from, 'HH24:MI')", description="Quiet from, local.")
    quiet_to: str | None = reads.expression("to_char({t}.quiet_to, 'HH24:MI')", description="Quiet until, local.")


@strawberry.type(name="Message", description="A mail or SMS of the delivery log.")
class MessageType(Node):
    class Reads(reads.Table):
        table = "message"
        prefix = "msg"
        person = "{t}.user_id"
        visible = staticmethod(queries.message_visible_to)

    channel: Channel = reads.column(description="How it goes.")
    kind: str = reads.column(personal=False, description="What it is about.")
    address: str | None = reads.computed(
        _personal("address"), needs=("address",), description="Where to; null without the right to personal data."
    )
    language: str = reads.column(personal=False, description="Its language.")
    subject: str | None = reads.computed(
        _personal("subject"), needs=("subject",), description="Subject of a mail; null as the address."
    )
    state: MessageState = reads.column(description="Where it is.")
    attempts: int = reads.column(description="How often it was tried.")
    next_at: datetime = reads.column(description="When it is tried next, while it waits.")
    sent_at: datetime | None = reads.column(description="When the gateway took it.")
    last_error: str | None = reads.column(description="Why the last try failed.")
    created_at: datetime = reads.column(description="When it was written.")
    user: UserType | None = reads.one("user_id", description="To whom, when it is somebody with an account.")


class NotificationFilter(reads.Filter):
    """Which notifications; all conditions must hold."""

    unread: bool | None = reads.condition("({t}.read_at is null) = {v}::boolean", description="Not read yet.")
    kind: list[str] | None = reads.condition("{t}.kind = any({v}::text[])", description="Of these kinds.")


class NotificationOrder(Enum):
    """Which notifications come first."""

    CREATED_DESC = reads.order("created_at desc", type="timestamptz")


class MessageFilter(reads.Filter):
    """Which messages; all conditions must hold."""

    state: list[MessageState] | None = reads.condition("{t}.state = any({v}::text[])", description="In these states.")
    channel: list[Channel] | None = reads.condition("{t}.channel = any({v}::text[])", description="By these channels.")
    kind: str | None = reads.condition("{t}.kind = {v}::text", description="Of this kind.")
    since: datetime | None = reads.condition("{t}.created_at >= {v}::timestamptz", description="Written from then on.")


class MessageOrder(Enum):
    """Which messages come first."""

    CREATED_DESC = reads.order("created_at desc", type="timestamptz")


@strawberry.type
class NotificationsQuery:
    notification: NotificationType | None = reads.root_one(description="One of the caller's own.")
    notifications: Connection[NotificationType] = reads.root_connection(
        filter=NotificationFilter, order=NotificationOrder, description="The caller's own."
    )
    unread_notification_count: int = reads.expression(
        "(select count(*) from notification x where x.user_id = :actor and x.read_at is null)",
        description="How many of the caller's own are not read.",
    )
    notification_preferences: list[NotificationPreferenceType] = reads.root_many(
        order="kind asc", limit=100, description="The caller's own wishes."
    )
    message: MessageType | None = reads.root_one(description="One message of the delivery log.")
    messages: Connection[MessageType] = reads.root_connection(
        filter=MessageFilter, order=MessageOrder, description="The delivery log."
    )

    @strawberry.field(description="Every kind of notification that there is.")
    def notification_kinds(self) -> list[str]:
        return list(rules.KINDS)


@strawberry.input(description="How the caller wants to hear of a kind.")
class NotificationPreferenceInput:
    kind: str = strawberry.field(description="The kind, or * for all others.")
    channels: list[Channel] = strawberry.field(description="Beside the app itself.")
    quiet_from: str | None = strawberry.field(default=None, description="Quiet from, HH:MM of the branch's zone.")
    quiet_to: str | None = strawberry.field(default=None, description="Quiet until, HH:MM.")


@strawberry.type
class NotificationsMutation:
    @mutation(
        "NotificationRead",
        notification=NotificationType,
        errors=(NotFound,),
        description="Marks one of the caller's own as read.",
    )
    async def notification_read(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.mark_read(uow, id.of("ntf"))).id

    @mutation("NotificationReadAll", description="Marks all of the caller's own as read.")
    async def notification_read_all(self, uow: UnitOfWork) -> None:
        await actions.mark_all_read(uow)

    @mutation(
        "NotificationPreferenceSet",
        preference=NotificationPreferenceType,
        errors=(InvalidInput, NotFound),
        description="Sets how the caller hears of a kind, and the quiet hours.",
    )
    async def notification_preference_set(self, uow: UnitOfWork, input: NotificationPreferenceInput) -> UUID:
        begin, end = _clock("quietFrom", input.quiet_from), _clock("quietTo", input.quiet_to)
        return (await actions.set_preference(uow, input.kind, input.channels, begin, end)).id

    @mutation(
        "MessageRetry",
        message=MessageType,
        errors=(NotFound, PermissionDenied, InvalidInput),
        description="Sends a message again that was given up.",
    )
    async def message_retry(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.retry_message(uow, id.of("msg"))).id


@strawberry.type(description="A notification that arrived just now.")
class NotificationArrival:
    id: GlobalID = strawberry.field(description="The notification.")
    title: str = strawberry.field(description="One line, in the caller's language.")
    link: str | None = strawberry.field(description="Path in the app that shows the object.")
    unread_count: int = strawberry.field(description="How many are unread now.")


@strawberry.type
class NotificationsSubscription:
    @strawberry.subscription(description="Notifications of the caller as they arrive; what was missed is in the list.")
    async def notification_arrived(self, info: Info) -> AsyncIterator[NotificationArrival]:
        actor = info.context.actor
        if actor.user_id is None:
            return
        async for ids in hints(info.context, [f"notifications:{actor.user_id}"], 0):
            for notification_id in ids - {NOBODY}:
                async with info.context.database.unit_of_work(actor) as uow:
                    arrival = await _arrival(uow, notification_id, info.context)
                if arrival is not None:
                    yield arrival


async def _arrival(uow: UnitOfWork, notification_id: UUID, context: Context) -> NotificationArrival | None:
    try:
        found = await queries.own_notification(uow, notification_id)
    except NotFound:
        return None
    about = await uow.session.scalar(select(EventRow).where(col(EventRow.id) == found.event_id))
    if about is not None:
        whom = {"customers": [about.customer_id]} if about.customer_id else {"people": [about.subject_id]}
        context.saw(("Notification.title",), **whom)
    unread = select(func.count()).where(
        col(Notification.user_id) == uow.actor.user_id, col(Notification.read_at).is_(None)
    )
    return NotificationArrival(
        id=GlobalID("ntf", found.id),
        title=_title(uow.actor, {"kind": found.kind, "values": found.values}),
        link=found.link,
        unread_count=await uow.session.scalar(unread) or 0,
    )


def _clock(name: str, value: str | None) -> time | None:
    """Read HH:MM. Raises InvalidInput."""
    if value is None:
        return None
    try:
        return time.fromisoformat(value)
    except ValueError as error:
        raise InvalidInput(name, code="quiet-hours-invalid") from error
