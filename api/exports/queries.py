"""Reads and locks of exports, and who sees which."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from api.core.actor import Actor, ActorKind
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.exports.models import ExportState, ListExport
from api.files.models import Attachment
from api.files.subjects import attachable
from api.people.models import UserAccount


def visible_to(actor: Actor) -> str:
    """One's own, until their time is over: a link to the file ends with it."""
    if actor.kind is not ActorKind.STAFF:
        return "false"
    return "({t}.owner_id = :actor and {t}.expires_at > app_now())"


attachable("list_export", prefix="exp", visible=visible_to, customer="null::uuid")


async def lock_export(uow: UnitOfWork, export_id: UUID) -> ListExport:
    """Return an export, locked. Raises NotFound."""
    found = await uow.session.get(ListExport, export_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("ListExport", "id")
    return found


async def running(uow: UnitOfWork, owner_id: UUID) -> int:
    """Return how many of somebody's are being written; their row is locked, so that nobody counts beside another."""
    await uow.session.scalar(
        select(col(UserAccount.id)).where(col(UserAccount.id) == owner_id).with_for_update(key_share=True)
    )
    statement = select(func.count()).where(
        col(ListExport.owner_id) == owner_id,
        col(ListExport.state) == ExportState.RUNNING,
        col(ListExport.expires_at) > uow.now,
    )
    return (await uow.session.scalar(statement)) or 0


async def expired(uow: UnitOfWork, limit: int = 100) -> Sequence[ListExport]:
    """Return exports whose time is over, locked; those that somebody else removes are left out."""
    rows = await uow.session.scalars(
        select(ListExport).where(col(ListExport.expires_at) <= uow.now).limit(limit).with_for_update(skip_locked=True)
    )
    return rows.all()


async def files_of(uow: UnitOfWork, export_id: UUID) -> Sequence[Attachment]:
    """Return the files of an export."""
    rows = await uow.session.scalars(
        select(Attachment).where(col(Attachment.subject) == "list_export", col(Attachment.subject_id) == export_id)
    )
    return rows.all()
