"""Who may look at reports, and how far."""

from api.core.actor import Actor, ActorKind, Scope, scoped

MANAGED = "(cardinality(:managed_teams) = 0 or {t}.id = any(:managed_teams))"


def may_read(actor: Actor) -> str:
    """Reports on the work of others are for those who were given them; there is no row to look at."""
    return "true" if actor.scope("report", "read") in {Scope.ALL, Scope.BRANCH, Scope.TEAM} else "false"


def teams(actor: Actor) -> str:
    """Return the predicate over a team: one's own when one manages any, else all within reach."""
    return f"({scoped(actor, 'report', team='{t}.id')} and {MANAGED})"


def clocks(actor: Actor, team: str) -> str:
    """Return the predicate over a clock whose object is with `team`, SQL."""
    return scoped(actor, "report", team=team)


def sees_offers(actor: Actor) -> str:
    """Sums of offers are for staff who see offers; which ones, the query itself says."""
    return _staff_with(actor, "offer")


def sees_leads(actor: Actor) -> str:
    """Counts of leads are for staff who see leads."""
    return _staff_with(actor, "lead")


def _staff_with(actor: Actor, resource: str) -> str:
    """Tell whether a member of staff may read the resource in any scope; there is no row to look at."""
    return "true" if actor.kind is not ActorKind.PORTAL and actor.scope(resource, "read") else "false"
