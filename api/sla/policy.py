"""Who may change promises."""

from uuid import UUID

from api.core.actor import Actor
from api.core.errors import Allowed, Decision, Denied


def can_configure(actor: Actor, branch_id: UUID) -> Decision:
    """Calendars and policies are changed by whoever holds `clock:write` for the branch."""
    return Allowed() if actor.reaches("clock", "write", branch_id=branch_id) else Denied()
