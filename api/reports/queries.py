"""The counts: each a query whose tables stand under the same `visible_to` as every list of theirs."""

from typing import Final

from api.core.actor import Actor
from api.leads.queries import visible_to as visible_leads
from api.numbers.rules import QUARANTINE, RESERVATION
from api.offers.queries import visible_to as visible_offers
from api.reports import policy
from api.sla.queries import visible_to as visible_clocks
from api.tickets.queries import visible_to as visible_tickets
from api.work.queries import visible_to as visible_work

OPEN_LEAD: Final = "l.status <> 'COMPLETED'"
ALIVE_TICKET: Final = "k.status not in ('CLOSED', 'CANCELLED')"
OPEN_OFFER: Final = "o.status in ('DRAFT', 'PRICING', 'APPROVED', 'SENT')"
OPEN_WORK: Final = "a.state in ('OPEN', 'IN_PROCESS', 'FAILED')"
# A promise is settled when it was kept or broken; what was called off in time was neither. A number that is held for a
# time, or rests for one, promises nothing to anybody: its term ends.
SETTLED: Final = (
    f"c.breach and (c.state = 'MET' or c.breached_at is not null) and c.key not in ('{RESERVATION}', '{QUARANTINE}')"
)
SETTLED_AT: Final = "coalesce(c.breached_at, c.ended_at)"
# The team that has, or had, the object of a clock; an activity is with the team of its role.
TEAM_OF_CLOCK: Final = """case c.subject
    when 'lead' then (select x.team_id from lead x where x.id = c.subject_id)
    when 'offer' then (select x.team_id from offer x where x.id = c.subject_id)
    when 'ticket' then (select x.team_id from ticket x where x.id = c.subject_id)
    when 'activity' then (select g.id from activity x join team g on g.branch_id = x.branch_id and g.role_code = x.role
        where x.id = c.subject_id order by g.code limit 1) end"""
# The clock of the application is asked once, not for each of thousands of rows.
NOW: Final = "(select app_now())"
MONEY: Final = (
    "coalesce((select r.monthly_net from offer_revision r where r.offer_id = o.id and r.number = o.revision), 0)"
)


def _on(predicate: str, alias: str) -> str:
    """Put a predicate over `{t}` on an alias of ours."""
    return predicate.replace("{t}", alias)


def loads(actor: Actor) -> str:
    """Return who of the teams has how much in hand, and how much of it is late or soon will be.

    Late is a lead whose customer should have been reached, a ticket that has escalated, an offer past its last day, a
    step past its time; soon is a lead whose clock warns, an offer that ends within two days, a step due within one.
    """
    return f"""select u.id, u.id as person_id, l.*, k.*, o.*, a.*,
        l.leads + k.tickets + o.offers + a.steps as total,
        l.late_leads + k.late_tickets + o.late_offers + a.late_steps as late,
        l.soon_leads + o.soon_offers + a.soon_steps as soon
    from user_account u
    cross join lateral (select count(*)::int as leads,
        (count(*) filter (where l.due_at < {NOW}))::int as late_leads,
        (count(*) filter (where coalesce(l.due_at >= {NOW}, false) and exists (select 1 from clock c where c.subject_id = l.id
            and c.state = 'RUNNING' and c.warn_at <= {NOW})))::int as soon_leads
        from lead l where l.owner_id = u.id and {OPEN_LEAD} and {_on(visible_leads(actor), "l")}) l
    cross join lateral (select count(*)::int as tickets, (count(*) filter (where k.level > 0))::int as late_tickets
        from ticket k where k.owner_id = u.id and {ALIVE_TICKET} and {_on(visible_tickets(actor), "k")}) k
    cross join lateral (select count(*)::int as offers,
        (count(*) filter (where o.valid_until < ({NOW} at time zone :zone)::date))::int as late_offers,
        (count(*) filter (where o.valid_until - ({NOW} at time zone :zone)::date between 0 and 2))::int as soon_offers
        from offer o where o.owner_id = u.id and {OPEN_OFFER} and {_on(visible_offers(actor), "o")}) o
    cross join lateral (select count(*)::int as steps, (count(*) filter (where a.due_at < {NOW}))::int as late_steps,
        (count(*) filter (where a.due_at >= {NOW} and a.due_at < {NOW} + interval '1 day'))::int as soon_steps
        from activity a where a.assignee_id = u.id and {OPEN_WORK} and {_on(visible_work(actor), "a")}) a
    where u.active and exists (select 1 from team_member m join team g on g.id = m.team_id
        where m.user_id = u.id and {_on(policy.teams(actor), "g")} and ({{team}}::uuid is null or g.id = {{team}}::uuid))"""  # noqa: S608 - our own predicates


def promises_by_week(actor: Actor) -> str:
    """Return how many promises were kept and broken in each of the last eight weeks, the present one last (SLA-04)."""
    return f"""select w.week::date as id, w.week::date as week,
        (count(c.id) filter (where c.breached_at is null))::int as kept,
        (count(c.id) filter (where c.breached_at is not null))::int as broken
    from (select date_trunc('week', app_now() at time zone :zone) - make_interval(weeks => n) as week
        from generate_series(0, 7) n) w
    left join clock c on {SETTLED} and {SETTLED_AT} >= w.week at time zone :zone
        and {SETTLED_AT} < (w.week + interval '1 week') at time zone :zone
        and {_on(visible_clocks(actor), "c")} and {_on(policy.clocks(actor, f"({TEAM_OF_CLOCK})"), "c")}
    group by w.week"""  # noqa: S608 - our own predicates


def promises_by_policy(actor: Actor) -> str:
    """Return kept and broken promises of a period, first and last day included, by policy and team (SLA-04)."""
    return f"""select x.key || coalesce(x.team_id::text, '') as id, x.key, x.team_id,
        coalesce((select coalesce(p.names ->> :language, p.names ->> 'en') from clock_policy p
            where p.id = (array_agg(x.policy_id))[1]), x.key) as name,
        (count(*) filter (where not x.broken))::int as kept, (count(*) filter (where x.broken))::int as broken
    from (select c.key, c.policy_id, c.breached_at is not null as broken, {TEAM_OF_CLOCK} as team_id from clock c
        where {SETTLED} and {SETTLED_AT} >= {{since}}::date::timestamp at time zone :zone
        and {SETTLED_AT} < ({{until}}::date + 1)::timestamp at time zone :zone
        and {_on(visible_clocks(actor), "c")}) x
    where {policy.clocks(actor, "x.team_id").replace("{t}.branch_id = any(:branches)", "true")}
        and ({{team}}::uuid is null or x.team_id = {{team}}::uuid)
    group by x.key, x.team_id"""  # noqa: S608 - our own predicates


def leads_by(actor: Actor) -> str:
    """Return what became of the leads that came in a period, counted by one of their properties (LEA-13).

    A deadline is kept when the customer was reached in time; a lead whose clock still runs in time counts in neither.
    """
    return f"""select coalesce(x.key, '') as id, x.key, case when {{by}}::text = 'OWNER' then x.key::uuid end as person_id,
        count(*)::int as leads,
        (count(*) filter (where x.result is null))::int as running,
        (count(*) filter (where x.result = 'WON'))::int as won,
        (count(*) filter (where x.result = 'LOST'))::int as lost,
        (count(*) filter (where x.met))::int as kept, (count(*) filter (where x.breached))::int as broken
    from (select l.result, coalesce(c.breached_at is not null, false) as breached,
            coalesce(c.state = 'MET' and c.breached_at is null, false) as met,
            case {{by}}::text
                when 'CHANNEL' then l.channel when 'ORIGINATOR' then l.originator_kind
                when 'OWNER' then l.owner_id::text when 'STATUS' then coalesce(l.result, l.status)
                else case when coalesce(l.closed_at, {NOW}) - l.created_at < interval '7 days' then 'WEEK'
                    when coalesce(l.closed_at, {NOW}) - l.created_at < interval '30 days' then 'MONTH'
                    when coalesce(l.closed_at, {NOW}) - l.created_at < interval '90 days' then 'QUARTER'
                    else 'LONGER' end end as key
        from lead l left join lateral (select c.state, c.breached_at from clock c
            where c.subject_id = l.id and c.key = 'LEAD_CONTACT' order by c.started_at desc limit 1) c on true
        where l.created_at >= {{since}}::date::timestamp at time zone :zone
        and l.created_at < ({{until}}::date + 1)::timestamp at time zone :zone
        and {_on(visible_leads(actor), "l")}) x
    group by x.key"""  # noqa: S608 - our own predicates


def pipeline(actor: Actor) -> str:
    """Return the offers that are not answered yet by where they stand, with their value a month."""
    return f"""select o.status || o.currency as id, o.status, o.currency, count(*)::int as offers, sum({MONEY}) as monthly
    from offer o where {OPEN_OFFER} and (not {{mine}}::boolean or o.owner_id = :actor)
        and {_on(visible_offers(actor), "o")}
    group by o.status, o.currency"""  # noqa: S608 - our own predicates


def sales_by_month(actor: Actor) -> str:
    """Return what customers accepted in each of the last six months, with its value a month."""
    month = "date_trunc('month', o.answered_at at time zone :zone)"
    return f"""select {month}::date || o.currency as id, {month}::date as month, o.currency,
        count(*)::int as offers, sum({MONEY}) as monthly
    from offer o where o.status = 'ACCEPTED' and (not {{mine}}::boolean or o.owner_id = :actor)
        and o.answered_at >= (date_trunc('month', app_now() at time zone :zone) - interval '5 months') at time zone :zone
        and {_on(visible_offers(actor), "o")}
    group by {month}, o.currency"""  # noqa: S608 - our own predicates


def stages(actor: Actor) -> str:
    """Return how far the leads of the last ninety days came: each stage counts those that reached it."""
    mine = "(l.owner_id = :actor or l.originator_id = :actor)"
    return f"""select 1 as id, count(*)::int as entered, count(l.assigned_at)::int as assigned,
        count(l.reached_at)::int as reached,
        (count(*) filter (where l.status = 'OFFER_ACCEPTED' or l.result = 'WON'))::int as accepted,
        (count(*) filter (where l.result = 'WON'))::int as won, (count(*) filter (where l.result = 'LOST'))::int as lost
    from lead l where l.created_at >= app_now() - interval '90 days' and (not {{mine}}::boolean or {mine})
        and {_on(visible_leads(actor), "l")}"""  # noqa: S608 - our own predicates
