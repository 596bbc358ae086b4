"""Reads and locks of views, and who sees which."""

from uuid import UUID

from sqlalchemy import delete, func, select
from sqlmodel import col

from api.core.actor import Actor, ActorKind
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.people.models import Team, UserAccount
from api.views.models import SavedView


def visible_to(actor: Actor) -> str:
    """The own views and those of the own teams."""
    if actor.kind is not ActorKind.STAFF:
        return "false"
    return "({t}.deleted_at is null and ({t}.owner_id = :actor or {t}.team_id = any(:teams)))"


async def lock_view(uow: UnitOfWork, view_id: UUID, *, deleted: bool = False) -> SavedView:
    """Return a view that the caller sees, or one that the caller has deleted, locked. Raises NotFound."""
    view = await uow.session.get(SavedView, view_id, with_for_update=True)
    teams = {*uow.actor.team_ids, *uow.actor.managed_team_ids}
    if (
        view is None
        or (view.deleted_at is not None) != deleted
        or not (view.owner_id == uow.actor.user_id or view.team_id in teams)
    ):
        raise NotFound("SavedView", "id")
    return view


async def team(uow: UnitOfWork, team_id: UUID) -> Team:
    """Return a team of the caller's branches. Raises NotFound."""
    found = await uow.session.get(Team, team_id)
    if found is None or found.branch_id not in uow.actor.branch_ids:
        raise NotFound("Team", "input", "teamId")
    return found


async def home_branch(uow: UnitOfWork, user_id: UUID) -> UUID:
    """Return the branch that somebody is of; their row is locked, so that nobody counts views beside another."""
    found: UUID | None = await uow.session.scalar(
        select(col(UserAccount.branch_id)).where(col(UserAccount.id) == user_id).with_for_update(key_share=True)
    )
    if found is None:
        raise NotFound("User")
    return found


async def how_many(uow: UnitOfWork, owner_id: UUID, screen: str) -> int:
    """Return how many views somebody has of a list."""
    statement = select(func.count()).where(
        col(SavedView.owner_id) == owner_id, col(SavedView.screen) == screen, col(SavedView.deleted_at).is_(None)
    )
    return (await uow.session.scalar(statement)) or 0


async def forget_deleted(uow: UnitOfWork, owner_id: UUID) -> None:
    """Remove for good what somebody has deleted and can no longer bring back."""
    await uow.session.execute(
        delete(SavedView).where(col(SavedView.owner_id) == owner_id, col(SavedView.deleted_at).is_not(None))
    )
