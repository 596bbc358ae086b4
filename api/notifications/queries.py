"""Reads and locks of notifications and messages, and who sees which."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.core.actor import Actor, ActorKind, scoped
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.files.models import Attachment
from api.notifications.models import Message, MessageState, Notification, NotificationPreference
from api.notifications.rules import Preference
from api.people.models import Branch, UserAccount


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is told something."""

    user: UserAccount
    zone: str
    operator: str
    preferences: Mapping[str, Preference]


def visible_to(actor: Actor) -> str:
    """Everybody sees the own notifications and nobody else's, an administrator neither."""
    return "{t}.user_id = :actor" if actor.user_id else "false"


def message_visible_to(actor: Actor) -> str:
    """The delivery log is for whoever holds `delivery:read`."""
    if actor.kind is ActorKind.PORTAL:
        return "false"
    return scoped(actor, "delivery")


async def readers(uow: UnitOfWork, user_ids: Sequence[UUID]) -> list[Reader]:
    """Return the active ones of these people with their zones and wishes."""
    found = await uow.session.execute(
        select(UserAccount, Branch.zone, Branch.legal_name)  # type: ignore[call-overload] # SQLModel types four columns
        .join(Branch, col(Branch.id) == col(UserAccount.branch_id))
        .where(col(UserAccount.id).in_(user_ids), col(UserAccount.active))
        .order_by(col(UserAccount.id))
    )
    wishes = await _preferences(uow, user_ids)
    return [Reader(user, zone, operator, wishes[user.id]) for user, zone, operator in found]


async def own_notification(uow: UnitOfWork, notification_id: UUID) -> Notification:
    """Return one of the caller's own. Raises NotFound, to a visitor without asking the database."""
    if uow.actor.user_id is None:
        raise NotFound("Notification", "id")
    found = await uow.session.scalar(
        select(Notification).where(
            col(Notification.id) == notification_id, col(Notification.user_id) == uow.actor.user_id
        )
    )
    if found is None:
        raise NotFound("Notification", "id")
    return found


async def own_preference(uow: UnitOfWork, kind: str) -> NotificationPreference | None:
    """Return the caller's own wish for a kind, locked."""
    return await uow.session.scalar(
        select(NotificationPreference)
        .where(col(NotificationPreference.user_id) == uow.actor.user_id, col(NotificationPreference.kind) == kind)
        .with_for_update()
    )


async def message(uow: UnitOfWork, message_id: UUID) -> Message:
    """Lock a message of the caller's branches. Raises NotFound."""
    if uow.actor.scope("delivery", "read") is None:
        raise NotFound("Message", "id")
    found = await uow.session.get(Message, message_id, with_for_update=True)
    if found is None or not uow.actor.reaches("delivery", "read", branch_id=found.branch_id):
        raise NotFound("Message", "id")
    return found


async def due_message(uow: UnitOfWork, message_id: UUID | None = None) -> Message | None:
    """Lock one message whose time has come and that no other worker has in hand."""
    statement = select(Message).where(col(Message.state) == MessageState.QUEUED, col(Message.next_at) <= uow.now)
    if message_id is not None:
        statement = statement.where(col(Message.id) == message_id)
    return await uow.session.scalar(statement.order_by(col(Message.next_at)).limit(1).with_for_update(skip_locked=True))


async def files(uow: UnitOfWork, attachment_ids: Sequence[UUID]) -> list[dict[str, str]]:
    """Return what a mail needs of each attachment, in the given order. Raises NotFound."""
    rows = await uow.session.scalars(select(Attachment).where(col(Attachment.id).in_(attachment_ids)))
    by_id = {row.id: row for row in rows}
    if set(attachment_ids) - set(by_id):
        raise NotFound("Attachment", "attachments")
    return [
        {"name": row.name, "media_type": row.media_type, "storage_key": row.storage_key}
        for row in (by_id[attachment_id] for attachment_id in attachment_ids)
    ]


async def branch(uow: UnitOfWork, branch_id: UUID) -> Branch:
    """Return a branch. Raises NotFound."""
    found = await uow.session.get(Branch, branch_id)
    if found is None:
        raise NotFound("Branch")
    return found


async def _preferences(uow: UnitOfWork, user_ids: Sequence[UUID]) -> defaultdict[UUID, dict[str, Preference]]:
    rows = await uow.session.scalars(
        select(NotificationPreference).where(col(NotificationPreference.user_id).in_(user_ids))
    )
    found: defaultdict[UUID, dict[str, Preference]] = defaultdict(dict)
    for row in rows:
        found[row.user_id][row.kind] = Preference(frozenset(row.channels), row.quiet_from, row.quiet_to)
    return found
