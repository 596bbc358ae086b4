"""Finding customers by their own numbers, their lines, their people, their papers and their names (CUS-05)."""

from typing import Final

from api.core.actor import Actor, ActorKind
from api.core.searching import (
    CANDIDATES,
    MOST,
    Finder,
    bears,
    beginning,
    begins,
    contains,
    exchanges,
    likeness,
    resembles,
    search,
)
from api.customers.queries.visible import PUBLIC_TEXT, part_visible_to, visible_to

_CUSTOMER: Final = "select 'CUSTOMER', c.id, c.id, null::uuid, c.name, c.number"
_OF_CUSTOMER: Final = "select 'CUSTOMER', {t}.customer_id, {t}.customer_id, null::uuid, null::text, null::text"
SURE: Final = (
    f"""{_CUSTOMER}, 'NUMBER', c.number, 1.0 from customer c where {bears("c")} and {{customer}}""",
    f"""{_CUSTOMER}, 'FISCAL_NUMBER', c.fiscal_number, 1.0 from customer c
    where c.fiscal_number = any(w.fiscal::text[]) and {{public_number}} and {{customer}}""",
    f"""{_CUSTOMER}, 'NAME', c.name, {beginning("c.search_text", "c.name")} from branch b cross join lateral (select * from customer c
        where c.branch_id = b.id and {begins("c.search_text")} and {{public_start}} and {{customer}}
        order by c.search_text using ~<~ limit {MOST}) c
    order by c.search_text using ~<~ limit {MOST}""",  # noqa: S608 - of the program's own texts
    f"""{_CUSTOMER}, 'NAME', c.name, 0.6 + 0.2 * word_similarity(w.plain, c.search_text) from customer c
    where {contains("c.search_text")} and {{public_words}} and {{customer}}""",
    f"""{_OF_CUSTOMER}, 'BILLING_ACCOUNT', {{t}}.number, 1.0 from billing_account {{t}}
    where {bears("{t}")} and {{part}}""",
    f"""{_OF_CUSTOMER}, 'SUBSCRIPTION', {{t}}.number, 0.98 from subscription {{t}}
    where number_end({{t}}.number) ~>=~ w.line and number_end({{t}}.number) ~<~ w.line_end and {{part}}""",
    f"""{_OF_CUSTOMER}, {{t}}.kind, {{t}}.number, 0.95 from customer_reference {{t}}
    where {bears("{t}")} and {{part}}""",
    f"""{_OF_CUSTOMER}, 'CONTACT', {{t}}.name, 0.55 + 0.2 * word_similarity(w.plain, {{t}}.search_text)
    from contact {{t}} where {contains("{t}.search_text")} and {{t}}.removed_at is null and {{part}}""",
)
# By what only who may read personal data is shown.
PERSONAL: Final = (
    f"""{_OF_CUSTOMER}, 'PHONE', {{t}}.name, 0.97 from contact {{t}}
    where {{t}}.phones && w.phones and {{t}}.removed_at is null and {{part}}
    order by {{t}}.created_at desc limit {MOST}""",
    f"""{_OF_CUSTOMER}, 'EMAIL', {{t}}.name, 0.97 from contact {{t}}
    where {{t}}.email = w.email and {{t}}.removed_at is null and {{part}}""",
)
NEAR: Final = (
    f"""{_CUSTOMER}, 'NAME', c.name, 0.5 + 0.06 * {likeness("c.search_text")}
    from (select * from customer c where {{little}} and {exchanges("c.search_text")} and {{customer}} limit {CANDIDATES}) c
    order by 9 desc limit {MOST}""",  # noqa: S608 - of the program's own texts
    f"""{_OF_CUSTOMER}, 'CONTACT', {{t}}.name, 0.45 + 0.06 * {likeness("{t}.search_text")}
    from (select * from contact {{t}} where {{little}} and {exchanges("{t}.search_text")} and {{t}}.removed_at is null
        and {{part}} limit {CANDIDATES}) {{t}}
    order by 9 desc limit {MOST}""",  # noqa: S608 - of the program's own texts
    f"""{_CUSTOMER}, 'NAME', c.name, 0.55 * {likeness("c.search_text")}
    from (select * from customer c where {{little}} and {resembles("c.search_text")} and {{customer}} limit {CANDIDATES}) c
    order by 9 desc limit {MOST}""",  # noqa: S608 - of the program's own texts
    f"""{_OF_CUSTOMER}, 'CONTACT', {{t}}.name, 0.5 * {likeness("{t}.search_text")}
    from (select * from contact {{t}} where {{little}} and {resembles("{t}.search_text")} and {{t}}.removed_at is null
        and {{part}} limit {CANDIDATES}) {{t}}
    order by 9 desc limit {MOST}""",  # noqa: S608 - of the program's own texts
)
_PUBLIC: Final = {
    "{public_number}": "c.kind = 'LEGAL'",
    "{public_start}": begins(PUBLIC_TEXT.replace("{t}", "c")),
    "{public_words}": contains(PUBLIC_TEXT.replace("{t}", "c")),
}


def searchable(actor: Actor) -> str:
    """Search is the house's: whoever reads customers, and none of the customers' own people."""
    return "true" if actor.kind is not ActorKind.PORTAL and visible_to(actor) != "false" else "false"


def finder(actor: Actor) -> Finder:
    """Return how the actor's customers are found: by no more of them than it may read, and none when it may see none."""
    shown, part, personal = visible_to(actor), part_visible_to(actor), actor.holds("pii:read")
    if shown == "false":
        return Finder()

    def seen(branch: str) -> str:
        for name, predicate in _PUBLIC.items():
            branch = branch.replace(name, "true" if personal else predicate)
        branch = branch.replace("{customer}", shown.replace("{t}", "c")).replace("{part}", part)
        return branch.replace("{t}", "x")

    return Finder(tuple(map(seen, SURE + PERSONAL if personal else SURE)), tuple(map(seen, NEAR)))


def found(actor: Actor) -> str:
    """Return the customers for the arguments `query` and `first`, best first."""
    shown = visible_to(actor).replace("{t}", "c")
    return f"""select 'cus_' || c.id as id, c.id as customer_id, c.number, c.name, c.segment_code as segment, c.status,
        hit.matched_on, hit.matched, hit.score::float8 as score, c.name_key
    from ({search([finder(actor)])}) hit
    cross join lateral (select * from customer c where c.id = hit.id and {shown} limit 1) c
    order by score desc, c.name_key limit least(coalesce({{first}}::int, 20), {MOST})"""  # noqa: S608 - the predicate is the program's own
