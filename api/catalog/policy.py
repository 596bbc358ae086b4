"""Who may change and publish the catalogue."""

from uuid import UUID

from api.core.actor import Actor
from api.core.errors import Allowed, Decision, Denied


def can_edit(actor: Actor, branch_id: UUID) -> Decision:
    """Whoever may write the branch's catalogue."""
    return Allowed() if actor.reaches("catalog", "write", branch_id=branch_id) else Denied()


def can_publish(actor: Actor, branch_id: UUID) -> Decision:
    """Whoever may put offerings on the branch's shelf or take them off."""
    return Allowed() if actor.reaches("catalog", "publish", branch_id=branch_id) else Denied()
