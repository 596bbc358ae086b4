"""Which customers, and what of them, a caller may see: one predicate each, for plans, actions and lists."""

from api.core.actor import Actor, ActorKind, Scope
from api.core.searching import part
from api.files.subjects import attachable

_SEAT = "exists (select 1 from customer_assignment seat where seat.customer_id = {{t}}.{column} and seat.ended_at is null and {held})"

# What anybody who sees a customer may find it by: all but a person's fiscal number, which is personal data.
PUBLIC_TEXT = (
    "(case when {t}.kind = 'LEGAL' then {t}.search_text else unaccent_lower({t}.name || ' ' || {t}.number || ' ') end)"
)


def visible_to(actor: Actor) -> str:
    """Return the predicate of `customer`: its branch, the account team, or the portal user's own."""
    return _visible(actor, "id")


def has(actor: Actor) -> str:
    """Return the predicate of the customers in which the text `{v}` stands, as far as the caller may read it."""
    known = part("{t}.search_text")
    return known if actor.holds("pii:read") else f"({known} and {part(PUBLIC_TEXT)})"


def part_visible_to(actor: Actor) -> str:
    """Return the predicate of a table that belongs to a customer by `customer_id` and has its `branch_id`."""
    return _visible(actor, "customer_id")


def flash_visible_to(actor: Actor) -> str:
    """Urgent notes are for staff, and only while they run (CUS-04)."""
    if actor.kind is ActorKind.PORTAL:
        return "false"
    shown = part_visible_to(actor)
    return shown if shown == "false" else f"({shown} and {{t}}.cleared_at is null and {{t}}.ends_at > app_now())"


def event_visible_to(actor: Actor) -> str:
    """The timeline tells how the house works on a customer: staff only."""
    if actor.kind is ActorKind.PORTAL:
        return "false"
    shown = part_visible_to(actor)
    return shown if shown == "false" else f"({{t}}.customer_id is not null and {shown})"


def segment_visible_to(actor: Actor) -> str:
    """Segments are known to whoever reads customers of the branch."""
    match actor.scope("customer", "read"):
        case None:
            return "false"
        case Scope.ALL:
            return "true"
        case Scope.CUSTOMER:
            return "{t}.branch_id in (select own.branch_id from customer own where own.id = :customer)"
        case _:
            return "{t}.branch_id = any(:branches)"


def _visible(actor: Actor, column: str) -> str:
    match actor.scope("customer", "read"):
        case Scope.ALL:
            return "true"
        case Scope.BRANCH:
            return "{t}.branch_id = any(:branches)"
        case Scope.TEAM:
            return _SEAT.format(column=column, held="(seat.team_id = any(:teams) or seat.user_id = :actor)")
        case Scope.OWN:
            return _SEAT.format(column=column, held="seat.user_id = :actor")
        case Scope.CUSTOMER:
            return f"{{t}}.{column} = :customer"
        case _:
            return "false"


attachable("customer", prefix="cus", visible=visible_to, customer="{t}.id")
