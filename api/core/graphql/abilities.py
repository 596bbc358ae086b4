"""Abilities: what the caller may do with an object, so that no client guesses a rule."""

import strawberry

from api.core.actor import Actor
from api.core.errors import Decision, Denied
from api.core.i18n import text


@strawberry.type(description="Whether one step is possible now, and why not.")
class Ability:
    """A policy's decision, for a person to read."""

    allowed: bool = strawberry.field(description="Whether the caller may do it now.")
    reason: str | None = strawberry.field(description="Why not, in the caller's language; null when allowed.")


def ability(actor: Actor, decision: Decision) -> Ability:
    """Say a policy's decision in the caller's language."""
    if isinstance(decision, Denied):
        return Ability(allowed=False, reason=text(actor.language, f"denied-{decision.reason}"))
    return Ability(allowed=True, reason=None)
