-- Calls, mails and visits since the customer came, about ten for each, most with few; the very first has 4,000.
-- In the order of their time, as orders are.
create unlogged table demo_large.met as
select row_number() over () as n, uuidv7(at - now()) as id, met.*
from (
  select c.n as customer, c.id as customer_id, c.branch_id, c.country,
         luck(c.n * 1009 + k, 61) as way, luck(c.n * 1009 + k, 62) as why, luck(c.n * 1009 + k, 63) as talk,
         c.made_at + (now() - c.made_at) * luck(c.n * 1009 + k, 64) as at
  from demo_large.customer c
  cross join lateral generate_series(1, case when c.n = 1 then 4000 else floor(-ln(luck(c.n, 7)) * 10.5)::int end) k
  order by at) met;
analyze demo_large.met;

create unlogged table demo_large.reason as
select r.id, r.branch_id, (row_number() over (partition by r.branch_id order by r.place) - 1)::int as rank,
       (count(*) over (partition by r.branch_id))::int as "of"
from interaction_reason r where r.active and r.parent_id is not null;

create unlogged table demo_large.agent as
select b.id as branch_id, array_agg(u.id order by u.login) as ids
from branch b join user_account u on u.branch_id = b.id and u.login ~ '^(care|service|billing|rep)\.'
group by b.id;

insert into interaction (id, created_at, version, branch_id, number, customer_id, contact_id, channel, direction, status,
                         note, arrived_at, talk_seconds, card_seconds, closed_at, agent_id)
select m.id, m.at, 1, m.branch_id, 'I-' || to_char(m.at, 'YYYY') || '-' || (1000000 + m.n), m.customer_id, p.id, channel,
       case when channel = 'VISIT' or m.way > 0.55 and m.way < 0.62 then 'OUTBOUND' else 'INBOUND' end, 'CLOSED',
       case when m.why < 0.5 then w.claim else w.fault end, m.at,
       case when channel in ('PHONE', 'VISIT', 'SHOP', 'CHAT') then 30 + (m.talk * m.talk * 900)::int else 0 end,
       60 + (m.talk * 1200)::int, m.at + interval '1 minute' + m.talk * interval '20 minutes',
       a.ids[1 + floor(m.talk * cardinality(a.ids))::int]
from demo_large.met m
join demo_large.words w using (country)
join demo_large.agent a using (branch_id)
cross join lateral (
  select case when m.way < 0.62 then 'PHONE' when m.way < 0.75 then 'EMAIL' when m.way < 0.83 then 'CHAT'
              when m.way < 0.9 then 'VISIT' when m.way < 0.95 then 'SHOP' else 'PORTAL' end as channel) way
left join contact p on p.customer_id = m.customer_id and p.roles[1] = case when m.way < 0.4 then 'TECHNICAL' else 'SIGNATORY' end;

insert into interaction_topic (id, created_at, interaction_id, customer_id, reason_id, place)
select uuidv7(m.at - now()), m.at, m.id, m.customer_id, r.id, place
from demo_large.met m
cross join lateral generate_series(0, case when m.talk > 0.85 then 1 else 0 end) place
join demo_large.reason r on r.branch_id = m.branch_id and r.rank = (floor(m.why ^ 1.6 * r."of")::int + place * 3) % r."of";
