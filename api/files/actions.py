"""The only writer of files: take an upload, attach it, generate a document, share, publish a template."""

import asyncio
import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import BinaryIO, Protocol
from uuid import UUID

from api.core.errors import NotFound, PermissionDenied, require
from api.core.ids import new_id
from api.core.uow import UnitOfWork
from api.files import policy, queries, render, store
from api.files.events import AttachmentAdded, AttachmentShared
from api.files.models import Attachment, AttachmentKind, DocumentTemplate, Upload
from api.files.rules import PDF, TooManyUploads, clean_name, examine
from api.files.subjects import by_prefix
from api.files.subjects import subject as declared_subject

STALE = timedelta(hours=24)


class Owned(Protocol):
    """A row of a root table: it has a key and belongs to a branch."""

    id: UUID
    branch_id: UUID


async def take_upload(uow: UnitOfWork, name: str, content: BinaryIO, size: int) -> Upload:
    """Store a file that arrived; it belongs to nothing yet and is forgotten after a day.

    Raises PermissionDenied, TooManyUploads, FileRefused (extension and contents disagree, or a kind that is not taken).
    """
    require(policy.can_upload(uow.actor))
    uploader = uow.actor.user_id
    if uploader is None:  # the policy has refused already; said again for the type
        raise PermissionDenied
    if await queries.count_waiting(uow) >= policy.MOST_WAITING:
        raise TooManyUploads("file")
    accepted = await asyncio.to_thread(examine, name, content, size)
    content.seek(0)
    digest = await asyncio.to_thread(lambda: hashlib.file_digest(content, "sha256").hexdigest())  # type: ignore[arg-type] # any binary file serves
    content.seek(0)
    upload_id = new_id()
    key = store.new_key(upload_id, uow.now)
    # Bytes first: a row without bytes would be a broken promise, bytes without a row only cost space.
    await store.write(uow.settings.files_url, key, content)
    upload = Upload(
        id=upload_id,
        created_at=uow.now,
        uploader_id=uploader,
        name=accepted.name,
        media_type=accepted.media_type,
        size=size,
        sha256=digest,
        storage_key=key,
    )
    return uow.add(upload)


async def attach(
    uow: UnitOfWork,
    upload_id: UUID,
    subject: Owned,
    kind: AttachmentKind,
    *,
    customer_id: UUID | None = None,
    shared: bool | None = None,
) -> Attachment:
    """Attach the caller's own pending upload to an object (CUS-11, CTR-05); the calling action has asked its policy.

    `customer_id` defaults to the object's own. What a portal user brings is shared with the customer, what staff brings
    is not, unless said otherwise. Raises NotFound for an upload of somebody else, or one that is attached already.
    """
    table = str(getattr(type(subject), "__tablename__", ""))
    declared_subject(table)
    customer = customer_id or getattr(subject, "customer_id", None)
    return await _attach(uow, upload_id, (table, subject.id), subject.branch_id, customer, kind, shared)


async def add_attachment(
    uow: UnitOfWork, upload_id: UUID, prefix: str, subject_id: UUID, kind: AttachmentKind, *, shared: bool | None = None
) -> Attachment:
    """Attach an upload to any object that the caller sees, for which no rule of its own says more.

    Raises NotFound (object or upload), PermissionDenied.
    """
    require(policy.can_upload(uow.actor))
    declared = by_prefix(prefix)
    if declared is None:
        raise NotFound("Node", "subjectId")
    about = await queries.about(uow, declared, subject_id)
    return await _attach(uow, upload_id, (declared.table, about.id), about.branch_id, about.customer_id, kind, shared)


async def carry_attachments(uow: UnitOfWork, table: str, source_id: UUID, target: Owned) -> None:
    """Let what hangs on one object hang on another, too: the letter of a contact on its ticket (CUS-11).

    The calling action has asked its policy for both. The file stays one.
    """
    about = str(getattr(type(target), "__tablename__", ""))
    declared_subject(about)
    there = {found.storage_key for found in await queries.attachments_of(uow, about, target.id)}
    for letter in await queries.attachments_of(uow, table, source_id):
        if letter.storage_key not in there:
            copied = letter.model_dump(exclude={"id", "created_at", "version"})
            customer = getattr(target, "customer_id", None)
            copied |= {"subject": about, "subject_id": target.id, "customer_id": customer}
            _added(uow, Attachment(created_at=uow.now, **copied))


async def generate_document(
    uow: UnitOfWork,
    template: str,
    subject: Owned,
    customer_id: UUID | None,
    data: Mapping[str, object],
    language: str,
    *,
    name: str | None = None,
    zone: str = "UTC",
    shared: bool = False,
) -> Attachment:
    """Make a PDF from the template's active edition and attach it (CTR-01).

    `name` is the file's, by default `<template>-<data["number"]>.pdf`. Raises KeyError for an unknown template,
    `render.RenderFailed` when it can't be made; then nothing is kept.
    """
    table = str(getattr(type(subject), "__tablename__", ""))
    declared_subject(table)
    edition = await queries.active_template(uow, template)
    if edition is None:
        raise KeyError(template)
    pdf = await render.render_body(edition.body, data, language, zone)
    document_id = new_id()
    key = store.new_key(document_id, uow.now)
    await store.write(uow.settings.files_url, key, pdf)
    document = Attachment(
        id=document_id,
        created_at=uow.now,
        branch_id=subject.branch_id,
        customer_id=customer_id,
        subject=table,
        subject_id=subject.id,
        kind=AttachmentKind.GENERATED,
        name=clean_name(name or f"{template}-{data.get('number', document_id.hex)}.pdf"),
        media_type=PDF,
        size=len(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(),
        storage_key=key,
        shared=shared and customer_id is not None,
        template_id=edition.id,
        language=language,
    )
    return _added(uow, document)


async def share_attachment(uow: UnitOfWork, attachment_id: UUID, *, shared: bool) -> Attachment:
    """Show a file to the customer in the portal, or take it back. Raises NotFound, PermissionDenied."""
    found = await queries.attachment(uow, attachment_id)
    require(policy.can_share(uow.actor, found))
    if found.shared != shared:
        found.shared = shared
        uow.record(
            AttachmentShared(
                subject_id=found.id, branch_id=found.branch_id, customer_id=found.customer_id, shared=shared
            )
        )
        uow.audit("attachment-shared", found, {"shared": [not shared, shared]})
    return found


async def read_attachment(uow: UnitOfWork, attachment_id: UUID) -> Attachment:
    """Return an attachment for download and note who read it (DPA-01). Raises NotFound."""
    found = await queries.attachment(uow, attachment_id)
    uow.audit("attachment-read", found, reason=found.kind.value)
    return found


async def publish_template(uow: UnitOfWork, key: str, body: str) -> DocumentTemplate:
    """Make `body` the edition that new documents are made from; the same text again changes nothing.

    Earlier editions stay. Raises KeyError for a key that no document uses.
    """
    render.shipped_body(key)
    current = await queries.active_template(uow, key, lock=True)
    if current is not None and current.body == body:
        return current
    if current is not None:
        current.active = False
        await uow.flush()
    edition = uow.add(
        DocumentTemplate(key=key, edition=current.edition + 1 if current else 1, body=body, created_at=uow.now)
    )
    uow.audit("template-published", edition, {"key": key, "edition": edition.edition})
    return edition


async def publish_shipped_templates(uow: UnitOfWork) -> None:
    """Bring the templates of this release into the table; run after each migration."""
    for key in render.template_keys():
        await publish_template(uow, key, render.shipped_body(key))


async def forget_stale_uploads(uow: UnitOfWork, limit: int = 100) -> int:
    """Delete uploads that nobody attached within a day; return how many. Run by the worker from time to time."""
    stale = await queries.stale_uploads(uow, uow.now - STALE, limit)
    for upload in stale:
        await store.remove(uow.settings.files_url, upload.storage_key)
        await uow.session.delete(upload)
    return len(stale)


async def _attach(
    uow: UnitOfWork,
    upload_id: UUID,
    about: tuple[str, UUID],
    branch_id: UUID,
    customer_id: UUID | None,
    kind: AttachmentKind,
    shared: bool | None,  # noqa: FBT001 - private
) -> Attachment:
    upload = await queries.waiting_upload(uow, upload_id)
    upload.attached_at = uow.now
    shown = uow.actor.customer_id is not None if shared is None else shared
    return _added(
        uow,
        Attachment(
            created_at=uow.now,
            branch_id=branch_id,
            customer_id=customer_id,
            subject=about[0],
            subject_id=about[1],
            kind=kind,
            name=upload.name,
            media_type=upload.media_type,
            size=upload.size,
            sha256=upload.sha256,
            storage_key=upload.storage_key,
            uploaded_by=uow.actor.user_id,
            shared=shown and customer_id is not None,
        ),
    )


def _added(uow: UnitOfWork, attachment: Attachment) -> Attachment:
    uow.add(attachment)
    uow.record(
        AttachmentAdded(
            subject_id=attachment.id,
            branch_id=attachment.branch_id,
            customer_id=attachment.customer_id,
            about=attachment.subject,
            about_id=attachment.subject_id,
            kind=attachment.kind,
        )
    )
    uow.audit("attachment-added", attachment, {"kind": attachment.kind, "about": attachment.subject_id})
    return attachment
