"""Saved views in the schema."""

from typing import Any
from uuid import UUID

import strawberry

from api.core.actor import Actor
from api.core.errors import InvalidInput, NotFound, PermissionDenied
from api.core.graphql import GlobalID, Node, mutation, reads
from api.core.uow import UnitOfWork
from api.people.graphql import TeamType, UserType
from api.views import actions, queries
from api.views.actions import Wanted

ARRANGED = "select {what} from view_order o where o.user_id = :actor and o.screen = {{t}}.screen"


def _may_change(actor: Actor, row: dict[str, Any]) -> bool:
    return row["owner_id"] == actor.user_id or row["team_id"] in actor.managed_team_ids


@strawberry.type(name="SavedView", description="A list as somebody looks at it, kept under a name.")
class SavedViewType(Node):
    class Reads(reads.Table):
        table = "saved_view"
        prefix = "viw"
        visible = staticmethod(queries.visible_to)

    screen: str = reads.column(description="Path of the list, as /leads.")
    name: str = reads.column(description="Its name.")
    search: str = reads.column(description="What it shows: the query of the list's address, without the question mark.")
    team: TeamType | None = reads.one("team_id", description="The team that has it too.")
    owner: UserType | None = reads.one("owner_id", description="Who made it.")
    place: int | None = reads.expression(
        f"({ARRANGED.format(what='array_position(o.view_ids, {t}.id)')})",
        description="Where the caller has it among the views of its list; null: after all that have a place.",
    )
    is_first: bool = reads.expression(
        f"coalesce(({ARRANGED.format(what='o.first_id = {t}.id')}), false)",
        description="Whether the list opens with it, for the caller.",
    )
    may_change: bool = reads.computed(
        _may_change, needs=("owner_id", "team_id"), description="Whether the caller may change and delete it."
    )


@strawberry.type
class ViewsQuery:
    saved_views: list[SavedViewType] = reads.root_many(
        order="name asc", limit=500, description="The caller's views of all lists, and those of the caller's teams."
    )
    managed_teams: list[TeamType] = reads.root_many(
        where="{t}.manager_id = :actor", order="name asc", description="Teams that the caller manages."
    )


@strawberry.input(description="How a view is to be.")
class ViewInput:
    name: str = strawberry.field(description="Its name.")
    search: str = strawberry.field(description="The query of the list's address, without the question mark.")
    team_id: GlobalID | None = strawberry.field(default=None, description="The team that has it too; a manager's own.")

    def wanted(self) -> Wanted:
        """Return it as the action takes it."""
        return Wanted(
            name=self.name, search=self.search, team_id=self.team_id.of("tea") if self.team_id is not None else None
        )


@strawberry.type
class ViewsMutation:
    @mutation(
        "ViewCreate",
        view=SavedViewType,
        errors=(PermissionDenied, InvalidInput, NotFound),
        description="Keeps a view of a list for the caller.",
        arguments={"screen": "Path of the list, as /leads."},
    )
    async def view_create(self, uow: UnitOfWork, screen: str, input: ViewInput) -> UUID:
        return (await actions.create_view(uow, screen, input.wanted())).id

    @mutation(
        "ViewUpdate",
        view=SavedViewType,
        errors=(PermissionDenied, InvalidInput, NotFound),
        description="Sets a view's name, what it shows and which team has it.",
    )
    async def view_update(self, uow: UnitOfWork, id: GlobalID, input: ViewInput) -> UUID:
        return (await actions.update_view(uow, id.of("viw"), input.wanted())).id

    @mutation(
        "ViewDelete",
        errors=(PermissionDenied, NotFound),
        description="Takes a view away from everybody who has it.",
    )
    async def view_delete(self, uow: UnitOfWork, id: GlobalID) -> None:
        await actions.delete_view(uow, id.of("viw"))

    @mutation(
        "ViewRestore",
        view=SavedViewType,
        errors=(PermissionDenied, NotFound),
        description="Brings back a view that was deleted just now.",
    )
    async def view_restore(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.restore_view(uow, id.of("viw"))).id

    @mutation(
        "ViewsArrange",
        errors=(PermissionDenied, InvalidInput, NotFound),
        description="Sets the caller's own order of a list's views.",
        arguments={
            "screen": "Path of the list, as /leads.",
            "ids": "The views, the first in front.",
            "first_id": "The one that the list opens with; none: the whole list.",
        },
    )
    async def views_arrange(
        self, uow: UnitOfWork, screen: str, ids: list[GlobalID], first_id: GlobalID | None = None
    ) -> None:
        first = first_id.of("viw") if first_id is not None else None
        await actions.arrange_views(uow, screen, [id.of("viw") for id in ids], first)
