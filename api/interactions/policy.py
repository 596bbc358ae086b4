"""Who may do what with contacts and their reasons."""

from uuid import UUID

from api.core.actor import Actor
from api.core.errors import Allowed, Decision, Denied
from api.interactions.models import Interaction, InteractionStatus


def can_start(actor: Actor, branch_id: UUID) -> Decision:
    """Record a contact of the branch."""
    reaches = actor.reaches("interaction", "write", branch_id=branch_id, owner_id=actor.user_id)
    return Allowed() if reaches else Denied()


def can_read(actor: Actor, interaction: Interaction) -> bool:
    """Tell whether the contact may be known to the caller."""
    return _reaches(actor, interaction, "read")


def can_change(actor: Actor, interaction: Interaction) -> Decision:
    """Write to a contact that goes on: its agent, or a colleague who takes it over. What is closed stays as it was."""
    if not _reaches(actor, interaction, "write"):
        return Denied()
    return Allowed() if interaction.status is InteractionStatus.OPEN else Denied("interaction-closed")


def can_move(actor: Actor, interaction: Interaction) -> Decision:
    """Register it to another customer or number, also later (INT-01a, CUS-07)."""
    return Allowed() if _reaches(actor, interaction, "write") else Denied()


def can_link(actor: Actor, interaction: Interaction) -> Decision:
    """Say what came of it, or put a letter to it, also after it was closed (INT-04, CUS-11)."""
    return can_move(actor, interaction)


def can_configure(actor: Actor, branch_id: UUID) -> Decision:
    """Change reasons, scripts and text templates of the branch (INT-02)."""
    return Allowed() if actor.reaches("interaction", "configure", branch_id=branch_id) else Denied()


def _reaches(actor: Actor, interaction: Interaction, action: str) -> bool:
    return actor.reaches("interaction", action, branch_id=interaction.branch_id, owner_id=interaction.agent_id)
