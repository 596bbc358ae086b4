"""The only writer of views."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from api.core.errors import InvalidInput, PermissionDenied, require
from api.core.ids import new_id
from api.core.uow import UnitOfWork
from api.views import policy, queries, rules
from api.views.models import SavedView, ViewOrder


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How a view is to be; `team_id` is the team that has it too."""

    name: str
    search: str
    team_id: UUID | None = None


async def create_view(uow: UnitOfWork, screen: str, wanted: Wanted) -> SavedView:
    """Keep a view of a list. Raises PermissionDenied, InvalidInput, NotFound."""
    owner_id = _keeper(uow)
    name = await _checked(uow, screen, wanted, None)
    branch_id = await queries.home_branch(uow, owner_id)
    await queries.forget_deleted(uow, owner_id)
    if await queries.how_many(uow, owner_id, screen) >= rules.MOST:
        raise InvalidInput("input", "name", code="views-full", most=rules.MOST)
    return uow.add(
        SavedView(
            branch_id=branch_id,
            owner_id=owner_id,
            screen=screen,
            name=name,
            search=wanted.search,
            team_id=wanted.team_id,
            created_at=uow.now,
        )
    )


async def update_view(uow: UnitOfWork, view_id: UUID, wanted: Wanted) -> SavedView:
    """Set a view's name, what it shows and who has it. Raises PermissionDenied, InvalidInput, NotFound."""
    view = await _own(uow, view_id)
    view.name = await _checked(uow, view.screen, wanted, view.team_id)
    view.search, view.team_id = wanted.search, wanted.team_id
    return view


async def delete_view(uow: UnitOfWork, view_id: UUID) -> SavedView:
    """Take a view away from everybody who has it; it can be restored. Raises PermissionDenied, NotFound."""
    view = await _own(uow, view_id)
    view.deleted_at = uow.now
    return view


async def restore_view(uow: UnitOfWork, view_id: UUID) -> SavedView:
    """Bring back what was deleted. Raises PermissionDenied, NotFound."""
    view = await _own(uow, view_id, deleted=True)
    view.deleted_at = None
    return view


async def arrange_views(uow: UnitOfWork, screen: str, view_ids: list[UUID], first_id: UUID | None) -> None:
    """Set the caller's own order of a list's views, and the one that it opens with.

    What somebody no longer sees may stand among them. Raises PermissionDenied, InvalidInput, NotFound.
    """
    user_id = _keeper(uow)
    if not rules.SCREEN.fullmatch(screen) or len(view_ids) > rules.MOST * 4:
        raise InvalidInput("screen", code="view-screen-unknown")
    if first_id is not None:
        await queries.lock_view(uow, first_id)
    arranged = {"view_ids": list(dict.fromkeys(view_ids)), "first_id": first_id}
    statement = insert(ViewOrder).values(id=new_id(), created_at=uow.now, user_id=user_id, screen=screen, **arranged)
    await uow.session.execute(statement.on_conflict_do_update(index_elements=["user_id", "screen"], set_=arranged))


def _keeper(uow: UnitOfWork) -> UUID:
    """Return who keeps views here. Raises PermissionDenied."""
    require(policy.can_keep(uow.actor))
    if uow.actor.user_id is None:
        raise PermissionDenied
    return uow.actor.user_id


async def _own(uow: UnitOfWork, view_id: UUID, *, deleted: bool = False) -> SavedView:
    """Return a view that the caller may change, locked."""
    require(policy.can_keep(uow.actor))
    view = await queries.lock_view(uow, view_id, deleted=deleted)
    require(policy.can_change(uow.actor, view))
    return view


async def _checked(uow: UnitOfWork, screen: str, wanted: Wanted, shared: UUID | None) -> str:
    """Return the name without its edges; `shared` is the team that has the view already."""
    name = wanted.name.strip()
    wrong = rules.problem(screen, name, wanted.search)
    if wrong:
        field, code = wrong
        raise InvalidInput(*(("screen",) if field == "screen" else ("input", field)), code=code)
    if wanted.team_id is not None and wanted.team_id != shared:
        require(policy.can_share(uow.actor, await queries.team(uow, wanted.team_id)))
    return name
