"""Who may keep, share and change views."""

from api.core.actor import Actor, ActorKind
from api.core.errors import Allowed, Decision, Denied
from api.people.models import Team
from api.views.models import SavedView


def can_keep(actor: Actor) -> Decision:
    """Everybody of the staff keeps views; the portal has no lists to keep."""
    return Allowed() if actor.kind is ActorKind.STAFF else Denied()


def can_share(actor: Actor, team: Team) -> Decision:
    """A manager shares with the own teams."""
    return Allowed() if actor.user_id is not None and team.manager_id == actor.user_id else Denied("view-share")


def can_change(actor: Actor, view: SavedView) -> Decision:
    """Its owner, or who manages the team that has it."""
    mine = actor.user_id is not None and view.owner_id == actor.user_id
    return Allowed() if mine or view.team_id in actor.managed_team_ids else Denied("view-foreign")
