"""Reads and locks of files, and who sees which."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select, text
from sqlmodel import col

from api.core.actor import Actor, ActorKind, scoped
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.files.models import Attachment, DocumentTemplate, Upload
from api.files.subjects import Subject, subjects


class About(NamedTuple):
    """The object that a file is attached to."""

    subject: Subject
    id: UUID
    branch_id: UUID
    customer_id: UUID | None


def visible_to(actor: Actor) -> str:
    """Predicate of the attachments that an actor sees: those of objects that it sees itself.

    A copy of an identity card needs the right to personal data on top (DPA-03).
    """
    if actor.kind is ActorKind.SYSTEM:
        return "true"
    reach = scoped(actor, "file", owner="{t}.uploaded_by", customer="{t}.customer_id")
    if reach == "false":
        return "false"
    if actor.kind is ActorKind.PORTAL:
        return f"({reach} and {{t}}.shared)"
    about = " or ".join(  # names and predicates are the program's own
        f"({{t}}.subject = '{found.table}' and exists (select 1 from {found.table} about "  # noqa: S608
        f"where about.id = {{t}}.subject_id and ({found.visible(actor).replace('{t}', 'about')})))"
        for found in subjects()
    )
    personal = "true" if actor.scope("pii", "read") else "{t}.kind <> 'IDENTITY_CARD'"
    return f"({reach} and {personal} and ({about or 'false'}))"


def template_visible_to(actor: Actor) -> str:
    """Templates hold no customer's data; staff that works with files sees them."""
    return "true" if actor.kind is not ActorKind.PORTAL and actor.scope("file", "read") else "false"


async def attachment(uow: UnitOfWork, attachment_id: UUID) -> Attachment:
    """Return an attachment that the actor sees. Raises NotFound."""
    predicate = visible_to(uow.actor).replace("{t}", "attachment")
    if predicate == "false":
        raise NotFound("Attachment", "id")
    found = await uow.session.scalar(
        select(Attachment)
        .where(col(Attachment.id) == attachment_id, text(predicate))
        .params(**_claims(uow.actor, predicate)),
    )
    if found is None:
        raise NotFound("Attachment", "id")
    return found


async def attachments_of(uow: UnitOfWork, table: str, subject_id: UUID) -> Sequence[Attachment]:
    """All attachments of an object, oldest first, whoever asks: for rules such as "the signed copy is there"."""
    statement = select(Attachment).where(col(Attachment.subject) == table, col(Attachment.subject_id) == subject_id)
    return (await uow.session.scalars(statement.order_by(col(Attachment.created_at)))).all()


async def about(uow: UnitOfWork, declared: Subject, subject_id: UUID) -> About:
    """Return whose object it is, when the actor sees it. Raises NotFound."""
    predicate = declared.visible(uow.actor).replace("{t}", "about")
    columns = f"{declared.branch} as branch_id, {declared.customer} as customer_id".replace("{t}", "about")
    statement = text(f"select {columns} from {declared.table} about where about.id = :subject_id and ({predicate})")  # noqa: S608 - names and predicates are the program's own
    values = {"subject_id": subject_id, **_claims(uow.actor, predicate)}
    row = (await uow.session.execute(statement, values)).one_or_none()
    if row is None:
        raise NotFound(declared.table.title().replace("_", ""), "subjectId")
    return About(declared, subject_id, row.branch_id, row.customer_id)


async def waiting_upload(uow: UnitOfWork, upload_id: UUID) -> Upload:
    """Lock an upload of the actor's own that is not attached yet. Raises NotFound."""
    found = await uow.session.scalar(
        select(Upload)
        .where(
            col(Upload.id) == upload_id,
            col(Upload.uploader_id) == uow.actor.user_id,
            col(Upload.attached_at).is_(None),
        )
        .with_for_update()
    )
    if found is None:
        raise NotFound("Upload", "uploadId")
    return found


async def count_waiting(uow: UnitOfWork) -> int:
    """How many uploads of the actor wait to be attached."""
    statement = select(func.count()).where(
        col(Upload.uploader_id) == uow.actor.user_id, col(Upload.attached_at).is_(None)
    )
    return await uow.session.scalar(statement) or 0


async def stale_uploads(uow: UnitOfWork, before: datetime, limit: int) -> Sequence[Upload]:
    """Lock uploads that nobody attached since `before`."""
    statement = (
        select(Upload)
        .where(col(Upload.attached_at).is_(None), col(Upload.created_at) < before)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await uow.session.scalars(statement)).all()


async def active_template(uow: UnitOfWork, key: str, *, lock: bool = False) -> DocumentTemplate | None:
    """The edition that new documents are made from."""
    statement = select(DocumentTemplate).where(col(DocumentTemplate.key) == key, col(DocumentTemplate.active))
    return await uow.session.scalar(statement.with_for_update() if lock else statement)


def _claims(actor: Actor, predicate: str) -> dict[str, object]:
    """The claims that a predicate names; SQLAlchemy refuses others."""
    return {name: value for name, value in actor.claims().items() if f":{name}" in predicate}
