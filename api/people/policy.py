"""Who may manage people."""

from api.core.actor import Actor, ActorKind
from api.core.errors import Allowed, Decision, Denied
from api.people.models import Branch, Team, UserAccount


def can_create_user(actor: Actor, branch: Branch) -> Decision:
    """Administrators make users of their branches; a customer's own administrator only of the customer."""
    return _allowed(actor.reaches("user", "write", branch_id=branch.id))


def can_edit_user(actor: Actor, user: UserAccount) -> Decision:
    """Whoever administers the user's branch, or the customer's own administrator."""
    return _allowed(
        actor.reaches("user", "write", branch_id=user.branch_id, owner_id=user.id, customer_id=user.customer_id)
    )


def can_set_roles(actor: Actor, user: UserAccount) -> Decision:
    """Who may do what in the portal is agreed with the customer and set by staff."""
    return can_edit_user(actor, user) if actor.kind is not ActorKind.PORTAL else Denied("roles-by-staff")


def can_edit_roles(actor: Actor) -> Decision:
    """Roles are the operator's as a whole."""
    return _allowed(actor.can("all:role:write"))


def can_edit_team(actor: Actor, team: Team) -> Decision:
    """Whoever administers teams of the branch."""
    return _allowed(actor.reaches("team", "write", branch_id=team.branch_id, team_id=team.id))


def _allowed(yes: bool) -> Decision:  # noqa: FBT001 - the one fact it turns into a decision
    return Allowed() if yes else Denied()
