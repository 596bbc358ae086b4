"""The only writer of notifications and messages. Writing is a row; sending is the worker's part (`sending`)."""

from collections.abc import Mapping, Sequence
from datetime import time
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from api.core import i18n
from api.core.errors import InvalidInput, NotFound, require
from api.core.events import StoredEvent
from api.core.ids import new_id
from api.core.traces import traceparent
from api.core.uow import UnitOfWork
from api.notifications import policy, queries
from api.notifications.events import MessageRetried
from api.notifications.layout import Mail, as_html, as_text
from api.notifications.models import Channel, Message, MessageState, Notification, NotificationPreference
from api.notifications.queries import Reader
from api.notifications.rules import EVERYTHING, KINDS, channels, one_line, pack, said, send_at, sms_text, unpack
from api.people.models import Branch, UserAccount


async def notify(
    uow: UnitOfWork,
    user_ids: Sequence[UUID],
    kind: str,
    values: Mapping[str, object],
    link: str | None,
    event: StoredEvent,
    *,
    branch_id: UUID | None = None,
) -> list[UUID]:
    """Tell people something in the app and by the channels that they wish (INB-03); return the new notifications.

    `values` are those of the kind's texts: strings, numbers, `i18n.Amount`, dates, instants. `link` is a path of the
    app. The same event tells the same person the same kind once, however often it is called. Raises KeyError for a
    kind that `rules.KINDS` does not list.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    told: list[UUID] = []
    packed = pack(values)
    for reader in await queries.readers(uow, list(dict.fromkeys(user_ids))):
        statement = (
            insert(Notification)
            .values(
                id=new_id(),
                created_at=uow.now,
                user_id=reader.user.id,
                event_id=event.id,
                kind=kind,
                values=packed,
                link=link,
            )
            .on_conflict_do_nothing(index_elements=["user_id", "event_id", "kind"])
            .returning(Notification.id)  # type: ignore[call-overload] # SQLModel types columns as values
        )
        notification_id = await uow.session.scalar(statement)
        if notification_id is None:
            continue
        told.append(notification_id)
        uow.tell(f"notifications:{reader.user.id}", notification_id)
        for channel in channels(kind, reader.preferences):
            await _queue(uow, _message(uow, reader, channel, kind, packed, link, event, branch_id))
    return told


async def send_mail_to_contact(  # noqa: PLR0913 - a letter has many parts
    uow: UnitOfWork,
    *,
    branch_id: UUID,
    customer_id: UUID | None,
    address: str,
    name: str,
    language: str,
    kind: str,
    values: Mapping[str, object],
    dedupe: str,
    url: str | None = None,
    attachments: Sequence[UUID] = (),
) -> None:
    """Queue a mail to somebody of a customer, who need not have an account (OFF-10, CTR-05).

    Texts are `mail-<kind>-subject`, `-body` and, with `url`, `-button`. `attachments` are ids of attachments. `dedupe`
    names what must not go out twice, such as the event's id; a repeat is left out. Consents are the caller's business.
    """
    house = await queries.branch(uow, branch_id)
    chosen = i18n.supported(language)
    reason = i18n.text(chosen, "mail-contact-reason", operator=house.legal_name, phone=house.phone)
    mail = _letter(house, chosen, kind, name, values, url, reason)
    await _queue(
        uow,
        Message(
            created_at=uow.now,
            branch_id=branch_id,
            customer_id=customer_id,
            channel=Channel.EMAIL,
            kind=kind,
            address=one_line(address),
            language=chosen,
            subject=mail.subject,
            text=as_text(mail),
            html=as_html(mail),
            files=await queries.files(uow, attachments),
            dedupe_key=f"{dedupe}:{kind}:{address.casefold()}:{Channel.EMAIL}",
            next_at=uow.now,
        ),
    )


async def send_mail_to_user(
    uow: UnitOfWork, user: UserAccount, *, kind: str, values: Mapping[str, object], dedupe: str, url: str
) -> None:
    """Queue a mail that an account can't do without, whatever its holder wished; texts as of a contact's mail."""
    house = await queries.branch(uow, user.branch_id)
    language = i18n.supported(user.language)
    reason = i18n.text(language, f"mail-{kind}-reason")
    mail = _letter(house, language, kind, user.name, values, url, reason)
    await _queue(
        uow,
        Message(
            created_at=uow.now,
            branch_id=user.branch_id,
            customer_id=user.customer_id,
            user_id=user.id,
            channel=Channel.EMAIL,
            kind=kind,
            address=one_line(user.email),
            language=language,
            subject=mail.subject,
            text=as_text(mail),
            html=as_html(mail),
            dedupe_key=f"{dedupe}:{kind}:{user.id}:{Channel.EMAIL}",
            next_at=uow.now,
        ),
    )


async def mark_read(uow: UnitOfWork, notification_id: UUID) -> Notification:
    """Mark one of the caller's own as read; again changes nothing. Raises NotFound."""
    found = await queries.own_notification(uow, notification_id)
    found.read_at = found.read_at or uow.now
    return found


async def mark_all_read(uow: UnitOfWork) -> None:
    """Mark all of the caller's own as read. A visitor has none."""
    if uow.actor.user_id is None:
        return
    await uow.session.execute(
        update(Notification)
        .where(col(Notification.user_id) == uow.actor.user_id, col(Notification.read_at).is_(None))
        .values(read_at=uow.now)
    )


async def set_preference(
    uow: UnitOfWork,
    kind: str,
    wanted: Sequence[Channel],
    quiet_from: time | None = None,
    quiet_to: time | None = None,
) -> NotificationPreference:
    """Set how the caller hears of a kind, or of everything (`*`, the only one with quiet hours).

    Raises InvalidInput for an unknown kind, or for quiet hours without both ends or on a single kind.
    """
    user_id = uow.actor.user_id
    if user_id is None:
        raise NotFound("User")
    if kind != EVERYTHING and kind not in KINDS:
        raise InvalidInput("kind", code="notification-kind-unknown")
    if (quiet_from is None) != (quiet_to is None) or (quiet_from is not None and kind != EVERYTHING):
        raise InvalidInput("quietFrom", code="quiet-hours-invalid")
    found = await queries.own_preference(uow, kind)
    if found is None:
        found = uow.add(NotificationPreference(user_id=user_id, kind=kind, channels=[], created_at=uow.now))
    found.channels = sorted(set(wanted))
    found.quiet_from, found.quiet_to = quiet_from, quiet_to
    return found


async def retry_message(uow: UnitOfWork, message_id: UUID) -> Message:
    """Put a message that was given up back into the queue. Raises NotFound, PermissionDenied, InvalidInput."""
    found = await queries.message(uow, message_id)
    require(policy.can_retry(uow.actor, found))
    if found.state is not MessageState.FAILED:
        raise InvalidInput("id", code="message-not-failed")
    found.state = MessageState.QUEUED
    found.attempts = 0
    found.next_at = uow.now
    uow.record(MessageRetried(subject_id=found.id, branch_id=found.branch_id, customer_id=found.customer_id))
    uow.audit("message-retried", found)
    return found


def _message(
    uow: UnitOfWork,
    reader: Reader,
    channel: Channel,
    kind: str,
    packed: Mapping[str, object],
    link: str | None,
    event: StoredEvent,
    branch_id: UUID | None,
) -> Message | None:
    """Write the message of a notification in the reader's language; None without an address."""
    user, zone = reader.user, reader.zone
    language = i18n.supported(user.language)
    address = user.email if channel is Channel.EMAIL else user.phone
    if not address:
        return None
    title, body = (said(kind, part, language, zone, packed) for part in ("title", "body"))
    url = f"{uow.settings.public_url.rstrip('/')}{link}" if link else None
    mail = Mail(
        language=language,
        subject=one_line(title),
        greeting="",
        paragraphs=body.split("\n\n"),
        sender=reader.operator,
        button=i18n.text(language, "mail-open") if url else None,
        url=url,
        reason=i18n.text(language, "mail-user-reason"),
    )
    by_mail = channel is Channel.EMAIL
    return Message(
        created_at=uow.now,
        branch_id=branch_id or user.branch_id,
        customer_id=user.customer_id,
        user_id=user.id,
        channel=channel,
        kind=kind,
        address=one_line(address),
        language=language,
        subject=mail.subject if by_mail else "",
        text=as_text(mail) if by_mail else sms_text((title, body, url or "")),
        html=as_html(mail) if by_mail else "",
        dedupe_key=f"{event.id}:{kind}:{user.id}:{channel}",
        next_at=send_at(uow.now, zone, reader.preferences),
    )


def _letter(
    house: Branch, language: str, kind: str, name: str, values: Mapping[str, object], url: str | None, reason: str
) -> Mail:
    """Return a mail with the texts of its kind, in one of our languages."""
    readable = unpack(pack(values), language, house.zone)
    return Mail(
        language=language,
        subject=one_line(i18n.text(language, f"mail-{kind}-subject", **readable)),
        greeting=i18n.text(language, "mail-greeting", name=name),
        paragraphs=i18n.text(language, f"mail-{kind}-body", **readable).split("\n\n"),
        sender=house.legal_name,
        button=i18n.text(language, f"mail-{kind}-button") if url else None,
        url=url,
        reason=reason,
    )


async def _queue(uow: UnitOfWork, message: Message | None) -> None:
    """Write the promise to send a message, unless the same one was promised before."""
    if message is None:
        return
    message.traceparent = traceparent()
    statement = insert(Message).values(message.model_dump())
    await uow.session.execute(statement.on_conflict_do_nothing(index_elements=["dedupe_key"]))
