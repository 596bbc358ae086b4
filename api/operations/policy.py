"""Who sees and steers the operation: it belongs to no branch, so only who holds it for all of them."""

from api.core.actor import Actor, Scope
from api.core.errors import Allowed, Decision, Denied


def can_read(actor: Actor) -> Decision:
    """Whoever holds `all:operations:read`."""
    return Allowed() if actor.scope("operations", "read") is Scope.ALL else Denied()


def can_write(actor: Actor) -> Decision:
    """Whoever holds `all:operations:write`."""
    return Allowed() if actor.scope("operations", "write") is Scope.ALL else Denied()
