-- One lead for two customers, over two years: near half of them of customers, won or lost when they are old enough;
-- those of the last day wait to be called, with their promise.
create unlogged table demo_large.seller as
select b.id as branch_id, b.country, b.currency, s.channel, u.id as user_id, t.id as team_id, m.id as entrant_id
from demo_large.branch b
cross join (values ('FIELD_SALES', 'rep'), ('TELESALES', 'telesales')) s(channel, name)
join user_account u on u.branch_id = b.id and u.login like s.name || '.%'
join user_account m on m.branch_id = b.id and m.login like 'telemarketing.%'
join team t on t.branch_id = b.id and t.role_code = s.channel;

create unlogged table demo_large.lead as
select x.n, uuidv7(at - now()) as id, at, sims, kind, place, own.*, s.channel as sales_channel, s.user_id, s.team_id, s.entrant_id, s.currency,
       w.family, w.family_key, w.trade, w.form, w.first, w.city, w.street, w.prefix,
       case when at > now() - interval '20 hours' then case when place < 0.4 then 'NEW' else 'ASSIGNED' end
            when at > now() - interval '60 days' and place < 0.4 then 'IN_PROGRESS'
            when at > now() - interval '60 days' and place < 0.5 and own.customer_id is not null then 'OFFER_ACCEPTED'
            else 'COMPLETED' end as status,
       own.served and won < 0.6 as won
from demo_large.size size
cross join lateral generate_series(1, size.customers::bigint / 2) x(n)
cross join lateral (
  select luck(x.n, 101) as place, luck(x.n, 102) as kind, luck(x.n, 103) as won, 1 + floor(-ln(luck(x.n, 104)) * 15)::int as sims,
         case when x.n % 200 = 0 then now() - luck(x.n, 105) * interval '19 hours'
              else now() - interval '1 day' - luck(x.n, 105) ^ 1.5 * interval '730 days' end as at) l
join demo_large.customer c on c.n = x.n * 2
cross join lateral (
  select case when luck(x.n, 106) < 0.45 then c.id end as customer_id, c.branch_id, c.country,
         luck(x.n, 106) < 0.45 and c.status = 'ACTIVE' as served) own
join demo_large.words w on w.country = c.country
join demo_large.seller s on s.branch_id = c.branch_id and s.channel = case when sims < 10 then 'TELESALES' else 'FIELD_SALES' end;

insert into lead (id, created_at, version, branch_id, number, channel, status, ground, request_source, originator_id, originator_kind,
                  company_name, core_name, fiscal_number, contact_name, phone, email, city, address, sim_count, contacted_on,
                  segment_code, sales_channel, priority, team_id, owner_id, customer_id, billing_customer_id, result, lost_reason,
                  due_at, assigned_at, started_at, reached_at, closed_at)
select l.id, l.at, 1, l.branch_id, 'L-' || to_char(l.at, 'YYYY') || '-' || (1000000 + row_number() over (order by l.at)), channel, l.status,
       case channel when 'REFERRAL' then case when l.customer_id is null then 'NEW_ACCOUNT' else 'EXISTING_ACCOUNT_MORE' end end,
       case channel when 'CUSTOMER_REQUEST' then 'CARE' end,
       case channel when 'TELEMARKETING' then l.entrant_id when 'REFERRAL' then l.user_id end,
       case channel when 'TELEMARKETING' then 'TELEMARKETING' when 'REFERRAL' then l.sales_channel when 'CUSTOMER_REQUEST' then 'CARE'
                    when 'SITE_REFERRAL' then 'SITE' else 'OTHER' end,
       coalesce(c.name, made.name), unaccent_lower(coalesce(made.core, substring(c.name from '^[^ ]+ [^ ]+'))),
       coalesce(c.fiscal_number, case when l.kind < 0.5 then fiscal_number(l.country, 5000000 + l.n) end),
       pick(l.first, luck(l.n, 107)) || ' ' || pick(l.family, luck(l.n, 108)),
       l.prefix || (9999999 - l.n), 'office' || l.n || '@l.example', pick(l.city, luck(l.n, 109)),
       replace(l.street, '{}', (1 + l.n % 200)::text), l.sims, l.at::date,
       case when l.sims > 50 then 'MA' when l.sims > 20 then 'GBM_HIGH' when l.sims > 9 then 'GBM_MEDIUM' else 'GBM_LOW' end,
       l.sales_channel, case when l.place < 0.1 then 'HIGH' else 'NORMAL' end, l.team_id,
       case when l.status <> 'NEW' then l.user_id end, l.customer_id,
       case when l.status = 'COMPLETED' and l.won then 'B-' || l.n end,
       case when l.status = 'COMPLETED' then case when l.won then 'WON' else 'LOST' end end,
       case when l.status = 'COMPLETED' and not l.won
            then (array['PRICE', 'COMPETITOR', 'NO_NEED', 'NOT_REACHED', 'COVERAGE'])[1 + floor(l.place * 5)::int] end,
       case when l.status in ('NEW', 'ASSIGNED') then l.at + interval '24 hours' end,
       case when l.status <> 'NEW' then l.at + interval '30 minutes' end,
       case when l.status in ('IN_PROGRESS', 'OFFER_ACCEPTED', 'COMPLETED') then l.at + interval '5 hours' end,
       case when l.status in ('IN_PROGRESS', 'OFFER_ACCEPTED', 'COMPLETED') then l.at + interval '4 hours' end,
       case when l.status = 'COMPLETED' then least(l.at + interval '20 days', now()) end
from demo_large.lead l
cross join lateral (
  select case when kind < 0.4 then 'TELEMARKETING' when kind < 0.65 then 'REFERRAL' when kind < 0.8 then 'CUSTOMER_REQUEST'
              when kind < 0.9 then 'SITE_REFERRAL' else 'HOT_LEAD' end as channel,
         pick(l.family, luck(l.n, 110)) || ' ' || pick(l.trade, luck(l.n, 111)) as core, pick(l.form, luck(l.n, 112)) as form) named
left join customer c on c.id = l.customer_id
cross join lateral (select case when c.id is null then named.core end as core, named.core || ' ' || named.form as name) made
order by l.at;

insert into lead_entry (id, created_at, branch_id, lead_id, channel, originator_id, originator_kind, joined, given)
select uuidv7(created_at - now()), created_at, branch_id, id, channel, originator_id, originator_kind, false, '{}'
from lead where number ~ '-[0-9]{7,}$' order by created_at;

insert into lead_call (id, created_at, branch_id, lead_id, user_id, at, outcome)
select uuidv7(reached_at - now()), reached_at, branch_id, id, owner_id, reached_at, 'REACHED'
from lead where number ~ '-[0-9]{7,}$' and reached_at is not null order by reached_at;

create unlogged table demo_large.contact_promise as
select uuidv7(l.created_at - now()) as clock_id, l.*, p.id as policy_id, p.calendar_id, p.duration_kind, p.amount, p.escalations
from lead l join clock_policy p on p.branch_id = l.branch_id and p.key = 'LEAD_CONTACT'
where l.status in ('NEW', 'ASSIGNED') and l.number ~ '-[0-9]{7,}$';

insert into clock (id, created_at, branch_id, version, key, policy_id, calendar_id, subject, subject_id, customer_id, state, duration_kind,
                   amount, warn_percent, breach, escalations, started_at, due_at, pauses)
select clock_id, created_at, branch_id, 1, 'LEAD_CONTACT', policy_id, calendar_id, 'lead', id, customer_id, 'RUNNING', duration_kind, amount, 0, true,
       escalations, created_at, due_at, '[]'
from demo_large.contact_promise;

insert into timer (id, created_at, branch_id, customer_id, clock_id, step, due_at, epoch, state)
select uuidv7(created_at - now()), created_at, branch_id, customer_id, clock_id, 'BREACH', due_at, 1, 'PENDING' from demo_large.contact_promise;
