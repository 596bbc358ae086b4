"""Who may take lists out, and how much of them."""

from api.core.actor import Actor, ActorKind
from api.core.errors import Allowed, Decision, Denied
from api.exports import rules
from api.exports.models import ExportList

RESOURCE = "export"


def can_export(actor: Actor, wanted: ExportList) -> Decision:
    """Staff who were given the right, of lists that they read."""
    if actor.kind is not ActorKind.STAFF or most(actor) == 0:
        return Denied()
    return Allowed() if actor.scope(rules.LISTS[wanted].resource, "read") else Denied()


def most(actor: Actor) -> int:
    """Return how many rows of a list somebody may take out at once."""
    scope = actor.scope(RESOURCE, "write")
    return rules.MOST_ROWS.get(scope, 0) if scope is not None else 0
