"""Who may read and repeat messages."""

from api.core.actor import Actor
from api.core.errors import Allowed, Decision, Denied
from api.notifications.models import Message


def can_retry(actor: Actor, message: Message) -> Decision:
    """Whoever holds `delivery:retry` for the branch."""
    return Allowed() if actor.reaches("delivery", "retry", branch_id=message.branch_id) else Denied()
