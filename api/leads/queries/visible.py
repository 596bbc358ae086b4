"""Which leads, entries, settings and imports a caller may see: one predicate each."""

from api.core.actor import Actor, ActorKind, Scope, scoped
from api.core.searching import part
from api.files.subjects import attachable
from api.leads.policy import RECEIVED_ONLY

# What anybody who sees a lead may find it by: all but the contact's name, which is personal data.
PUBLIC_TEXT = "unaccent_lower({t}.company_name || ' ' || {t}.number || ' ' || coalesce({t}.fiscal_number, '') || ' ')"


def visible_to(actor: Actor) -> str:
    """Leads of the branch, the team, or those that one owns or brought; a dealer or employee sees the entry only."""
    own = (
        "{t}.owner_id = :actor"
        if actor.roles & RECEIVED_ONLY
        else "({t}.owner_id = :actor or {t}.originator_id = :actor)"
    )
    match actor.scope("lead", "read"):
        case Scope.ALL:
            return "true"
        case Scope.BRANCH:
            return "{t}.branch_id = any(:branches)"
        case Scope.TEAM:
            return f"({{t}}.team_id = any(:teams) or {own})"
        case Scope.OWN:
            return own
        case _:
            return "false"


def entry_visible_to(actor: Actor) -> str:
    """What one brought oneself, and every entry of a lead that one sees (LEA-06)."""
    if actor.kind is ActorKind.PORTAL or actor.scope("lead", "read") is None:
        return "false"
    return f"({{t}}.originator_id = :actor or {part_visible_to(actor)})"


def has(actor: Actor) -> str:
    """Return the predicate of the leads in which the text `{v}` stands, as far as the caller may read it."""
    known = part("{t}.search_text")
    return known if actor.holds("pii:read") else f"({known} and {part(PUBLIC_TEXT)})"


def part_visible_to(actor: Actor) -> str:
    """Rows that belong to a lead by `lead_id` are seen with it."""
    lead = visible_to(actor)
    if lead in {"true", "false"}:
        return lead
    return f"exists (select 1 from lead part_of where part_of.id = {{t}}.lead_id and {lead.replace('{t}', 'part_of')})"  # noqa: S608 - the predicate is the program's own


def settings_visible_to(actor: Actor) -> str:
    """Channels and routes are known to whoever works with leads of the branch."""
    if actor.kind is ActorKind.PORTAL:
        return "false"
    scopes = (actor.scope("lead", "read"), actor.scope("lead", "enter"), actor.scope("matrix", "read"))
    if Scope.ALL in scopes:
        return "true"
    return "{t}.branch_id = any(:branches)" if any(scopes) else "false"


def matrix_visible_to(actor: Actor) -> str:
    """Matrices are read by managers and those who write them."""
    return scoped(actor, "matrix")


def import_visible_to(actor: Actor) -> str:
    """Imports are seen by those who may import in the branch."""
    return scoped(actor, "lead", action="import", owner="{t}.creator_id")


def import_row_visible_to(actor: Actor) -> str:
    """Rows are seen with their import."""
    found = import_visible_to(actor)
    if found in {"true", "false"}:
        return found
    return f"exists (select 1 from lead_import row_of where row_of.id = {{t}}.import_id and {found.replace('{t}', 'row_of')})"  # noqa: S608 - the predicate is the program's own


def event_visible_to(actor: Actor) -> str:
    """A lead's history is seen with the lead."""
    lead = visible_to(actor)
    if lead == "false":
        return "false"
    return (
        "({t}.subject = 'lead' and exists (select 1 from lead told_of where told_of.id = {t}.subject_id "  # noqa: S608 - the predicate is the program's own
        f"and {lead.replace('{t}', 'told_of')}))"
    )


attachable("lead", prefix="lea", visible=visible_to)
attachable("lead_import", prefix="lim", visible=import_visible_to, customer="null::uuid")
