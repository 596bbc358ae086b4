"""Finding a customer by whatever the caller has at hand (CUS-05): one statement."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from api.core.actor import Actor
from api.customers.queries.visible import part_visible_to, visible_to
from api.customers.rules import fiscal_candidates, phone_or_none

LIMIT = 50
COUNTRIES = ("RO", "PL", "ES", "PE")
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A customer and what was recognised; the best score is 1."""

    id: UUID
    number: str
    name: str
    fiscal_number: str | None
    segment_code: str | None
    status: str
    matched_on: str
    matched: str
    score: float


# Every branch stops at :limit of what the caller may see, so the work grows with the page and not with the base. Exact keys come before
# parts of names, those before names that only resemble.
_SEARCH = r"""
with wanted as (
    select unaccent_lower(cast(:query as text)) as plain, cast(:numbers as text[]) as numbers,
           cast(:phones as text[]) as phones, upper(cast(:query as text)) as number,
           lower(cast(:query as text)) as email,
           replace(replace(replace(unaccent_lower(cast(:query as text)), '\', '\\'), '%', '\%'), '_', '\_') as pattern
), hit as (
    (select c.id as customer_id, 'FISCAL_NUMBER' as matched_on, c.fiscal_number as matched, 1.0 as score
     from customer c, wanted w where c.fiscal_number = any(w.numbers) and {customer} limit :limit)
    union all
    (select c.id, 'NUMBER', c.number, 1.0 from customer c, wanted w where c.number = w.number and {customer} limit :limit)
    union all
    (select b.customer_id, 'BILLING_ACCOUNT', b.number, 1.0
     from billing_account b, wanted w where b.number = w.number and {part b} limit :limit)
    union all
    (select s.customer_id, 'SUBSCRIPTION', s.number, 1.0
     from subscription s, wanted w where s.number = any(w.phones || w.number) and {part s} limit :limit)
    union all
    (select r.customer_id, r.kind, r.number, 1.0
     from customer_reference r, wanted w where r.number = w.number and {part r} limit :limit)
    union all
    (select p.customer_id, 'PHONE', p.name, 0.95
     from contact p, wanted w where p.phones && w.phones and p.removed_at is null and {part p} limit :limit)
    union all
    (select p.customer_id, 'EMAIL', p.name, 0.95
     from contact p, wanted w where p.email = w.email and p.removed_at is null and {part p} limit :limit)
    union all
    (select c.id, 'NAME', c.name, 0.7 + 0.2 * word_similarity(w.plain, c.search_text)
     from customer c, wanted w where c.search_text like '%' || w.pattern || '%' and {customer} limit :limit)
    union all
    (select c.id, 'NAME', c.name, 0.7 * word_similarity(w.plain, c.search_text)
     from customer c, wanted w where w.plain <% c.search_text and {customer} order by 4 desc limit :limit)
    union all
    (select p.customer_id, 'CONTACT', p.name, 0.65 * word_similarity(w.plain, p.search_text)
     from contact p, wanted w where w.plain <% p.search_text and p.removed_at is null and {part p}
     order by 4 desc limit :limit)
), best as (
    select distinct on (customer_id) customer_id, matched_on, matched, score
    from hit order by customer_id, score desc
)
select c.id, c.number, c.name, c.fiscal_number, c.segment_code, c.status,
       best.matched_on, best.matched, cast(best.score as float8) as score
from best join customer c on c.id = best.customer_id
where {customer}
order by best.score desc, c.name_key, c.id
limit :limit
"""


async def search_customers(session: AsyncSession, actor: Actor, query: str, limit: int = 20) -> list[SearchHit]:
    """Return at most `limit` customers, best first; fewer than two characters find nothing."""
    query = " ".join(query.split())
    if len(query) < SHORTEST:
        return []
    statement = _SEARCH.replace("{customer}", visible_to(actor).replace("{t}", "c"))
    for alias in "bsrp":
        statement = statement.replace(f"{{part {alias}}}", part_visible_to(actor).replace("{t}", alias))
    claims = {name: value for name, value in actor.claims().items() if f":{name}" in statement}
    phones = {found for country in COUNTRIES if (found := phone_or_none(query, country))}
    values = {
        "query": query,
        "numbers": list(fiscal_candidates(query)),
        "phones": sorted(phones),
        "limit": min(limit, LIMIT),
    }
    rows = (await session.execute(text(statement), {**values, **claims})).mappings()
    return [SearchHit(**row) for row in rows]
