"""What open inboxes listen to; the screen reads what it needs (INB-01)."""

from collections.abc import AsyncIterator

import strawberry

from api.core.actor import Actor, ActorKind
from api.core.graphql import Info
from api.core.graphql.live import Change, list_changes
from api.work.graphql.types import ActionRequestType


@strawberry.type
class WorkSubscription:
    @strawberry.subscription(description="Inbox items of the caller and the caller's teams that came, went or moved.")
    def inbox_changed(self, info: Info) -> AsyncIterator[Change]:
        return list_changes(info, ActionRequestType.Reads, _boxes(info.context.actor))


def _boxes(actor: Actor) -> list[str]:
    if actor.kind is ActorKind.PORTAL:
        return [f"inbox/customer/{actor.customer_id}"]
    teams = {*actor.team_ids, *actor.managed_team_ids}
    return [
        f"inbox/user/{actor.user_id}",
        *(f"inbox/team/{team_id}" for team_id in teams),
        *(f"inbox/branch/{branch_id}" for branch_id in actor.branch_ids),
    ]
