"""What is found with one question: customers, leads, and papers by number, each under its own `visible_to` (CUS-05)."""

from typing import Final

from api.billing.queries import visible_to as visible_invoices
from api.contracts.queries import visible_to as visible_contracts
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
from api.customers.queries import finder as customers
from api.interactions.queries import visible_to as visible_interactions
from api.leads.queries import PUBLIC_TEXT
from api.leads.queries import visible_to as visible_leads
from api.offers.queries import visible_to as visible_offers
from api.orders.queries import visible_to as visible_orders
from api.search.models import PREFIXES
from api.tickets.queries import visible_to as visible_tickets

FIRST: Final = 20
_LEAD: Final = "select 'LEAD', d.id, d.customer_id, d.id, d.company_name, d.number"
_OPEN_LEAD: Final = "d.status <> 'COMPLETED'"
_TICKET: Final = "select 'TICKET', d.id, d.customer_id, null::uuid, d.subject, d.number"
_SUBJECT: Final = "unaccent_lower(d.subject)"
_CONTACT: Final = "select 'INTERACTION', d.id, d.customer_id, d.lead_id, d.caller, d.number"


def searchable(actor: Actor) -> str:
    """Search is the house's; what is found in it, each object's own rule says."""
    return "true" if actor.kind is ActorKind.STAFF else "false"


def found(actor: Actor) -> str:
    """Return what the actor may see of everything, for the argument `query`, best first."""
    finders = (
        customers(actor),
        _leads(actor),
        *_papers(actor),
        _tickets(actor),
        _interactions(actor),
        _invoices(actor),
    )
    prefixes = " ".join(f"when '{kind}' then '{prefix}'" for kind, prefix in PREFIXES.items())
    return f"""select case kind {prefixes} end || '_' || id as id, kind, customer_id, lead_id, title, number, matched_on, matched,
        score::float8 as score
    from ({search(finders)}) hit order by score desc, number desc limit {FIRST}"""  # noqa: S608 - of the program's own texts


def _seen(shown: str, sure: tuple[str, ...], near: tuple[str, ...] = ()) -> Finder:
    """Put who may see the rows into the branches; a table that shows nothing is not even named."""
    if shown == "false":
        return Finder()
    shown = shown.replace("{t}", "d")
    return Finder(*(tuple(branch.replace("{shown}", shown) for branch in branches) for branches in (sure, near)))


def _leads(actor: Actor) -> Finder:
    """By whatever of a lead the actor may read: phone, mail and the contact's name are personal data."""
    personal, text = actor.holds("pii:read"), PUBLIC_TEXT.replace("{t}", "d")
    start, words, like, turned = (
        ("true",) * 4 if personal else (begins(text), contains(text), resembles(text), exchanges(text))
    )
    known = (
        f"""{_LEAD}, 'PHONE', coalesce(d.contact_name, d.company_name), 0.96 from lead d
        where d.phone = any(w.phones::text[]) and {_OPEN_LEAD} and {{shown}}""",
        f"""{_LEAD}, 'EMAIL', coalesce(d.contact_name, d.company_name), 0.96 from lead d
        where d.email = w.email and {_OPEN_LEAD} and {{shown}}""",
    )
    sure = (
        f"{_LEAD}, 'NUMBER', d.number, 1.0 from lead d where {bears('d')} and {{shown}}",
        f"""{_LEAD}, 'FISCAL_NUMBER', d.fiscal_number, 0.99 from lead d
        where d.fiscal_number = any(w.fiscal::text[]) and {_OPEN_LEAD} and {{shown}}""",
        *(known if personal else ()),
        f"""{_LEAD}, 'NAME', d.company_name, {beginning("d.search_text", "d.company_name")} - 0.01
        from branch b cross join lateral (select * from lead d
            where d.branch_id = b.id and {begins("d.search_text")} and {start} and {_OPEN_LEAD} and {{shown}}
            order by d.search_text using ~<~ limit {MOST}) d
        order by d.search_text using ~<~ limit {MOST}""",  # noqa: S608 - of the program's own texts
        f"""{_LEAD}, 'NAME', d.company_name, 0.58 + 0.2 * word_similarity(w.plain, d.search_text) from lead d
        where {contains("d.search_text")} and {words} and {_OPEN_LEAD} and {{shown}}""",
    )
    near = (
        f"""{_LEAD}, 'NAME', d.company_name, 0.48 + 0.06 * {likeness("d.search_text")}
        from (select * from lead d where {{little}} and {exchanges("d.search_text")} and {turned} and {_OPEN_LEAD} and {{shown}}
            limit {CANDIDATES}) d order by 9 desc limit {MOST}""",  # noqa: S608 - of the program's own texts
        f"""{_LEAD}, 'NAME', d.company_name, 0.53 * {likeness("d.search_text")}
        from (select * from lead d where {{little}} and {resembles("d.search_text")} and {like} and {_OPEN_LEAD} and {{shown}}
            limit {CANDIDATES}) d order by 9 desc limit {MOST}""",  # noqa: S608 - of the program's own texts
    )
    return _seen(visible_leads(actor), sure, near)


def _papers(actor: Actor) -> list[Finder]:
    """Offers, contracts and orders are known by their numbers."""
    papers = (
        ("OFFER", "offer", visible_offers),
        ("CONTRACT", "contract", visible_contracts),
        ("ORDER", "product_order", visible_orders),
    )
    return [_seen(shown(actor), (_numbered(kind, table),)) for kind, table, shown in papers]


def _numbered(kind: str, table: str) -> str:
    return (
        f"select '{kind}', d.id, d.customer_id, null::uuid, null::text, d.number, 'NUMBER', d.number, 1.0 "  # noqa: S608 - names of ours
        f"from {table} d where {bears('d')} and {{shown}}"
    )


def _tickets(actor: Actor) -> Finder:
    """By number, and those that are not closed by words of what they are about."""
    sure = (
        f"{_TICKET}, 'NUMBER', d.number, 1.0 from ticket d where {bears('d')} and {{shown}}",
        f"""{_TICKET}, 'SUBJECT', d.subject, 0.5 from (select * from ticket d
            where {contains(_SUBJECT)} and d.status not in ('CLOSED', 'CANCELLED') and {{shown}} limit {CANDIDATES}) d
        order by d.created_at desc limit 5""",  # noqa: S608 - of the program's own texts
    )
    return _seen(visible_tickets(actor), sure)


def _interactions(actor: Actor) -> Finder:
    """By number, and for whoever may read it the last ones of a phone (INT-03)."""
    number = f"{_CONTACT}, 'NUMBER', d.number, 1.0 from interaction d where {bears('d')} and {{shown}}"
    phone = f"""{_CONTACT}, 'PHONE', d.phone, 0.4 from interaction d
        where d.phone is not null and d.phone = any(w.phones::text[]) and {{shown}} order by d.arrived_at desc limit 3"""
    return _seen(visible_interactions(actor), (number, phone) if actor.holds("pii:read") else (number,))


def _invoices(actor: Actor) -> Finder:
    """A bill leads to its customer."""
    sure = (
        f"""select 'CUSTOMER', d.customer_id, d.customer_id, null::uuid, null::text, null::text, 'INVOICE', d.number, 1.0
        from invoice d where {bears("d")} and {{shown}}""",  # noqa: S608 - of the program's own texts
    )
    return _seen(visible_invoices(actor), sure)
