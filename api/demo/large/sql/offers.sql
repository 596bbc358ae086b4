-- An offer for each lead of a customer that somebody works on, and for each fifth customer besides; of one revision with two lines.
create unlogged table demo_large.offer as
select row_number() over (order by at) as n, uuidv7(at - now()) as id, uuidv7(at - now()) as revision_id, o.*
from (
  select l.customer_id, l.branch_id, l.currency, l.id as lead_id, l.user_id, l.team_id, l.at + interval '6 hours' as at, 1 + l.sims % 40 as quantity,
         case when l.status = 'IN_PROGRESS' then case when l.place < 0.1 then 'DRAFT' when l.place < 0.15 then 'APPROVED' else 'SENT' end
              when l.status = 'OFFER_ACCEPTED' or l.won then 'ACCEPTED'
              when l.place < 0.6 then 'REFUSED' when l.place < 0.85 then 'EXPIRED' else 'WITHDRAWN' end as status
  from demo_large.lead l where l.customer_id is not null and l.status in ('IN_PROGRESS', 'OFFER_ACCEPTED', 'COMPLETED')
  union all
  select c.id, c.branch_id, c.currency, null, s.user_id, s.team_id, at, 1 + (c.n % 40)::int,
         case when at > now() - interval '25 days'
              then case when l.place < 0.3 then 'DRAFT' when l.place < 0.4 then 'APPROVED' when l.place < 0.8 then 'SENT' else 'ACCEPTED' end
              when l.place < 0.45 then 'ACCEPTED' when l.place < 0.7 then 'REFUSED' when l.place < 0.92 then 'EXPIRED' else 'WITHDRAWN' end
  from demo_large.customer c
  join demo_large.seller s on s.branch_id = c.branch_id and s.channel = case when c.lines < 10 then 'TELESALES' else 'FIELD_SALES' end
  cross join lateral (select luck(c.n, 121) as place, c.made_at + (now() - c.made_at) * luck(c.n, 122) as at) l
  where c.n % 5 = 1) o;
analyze demo_large.offer;

insert into offer (id, created_at, version, branch_id, number, customer_id, contact_id, lead_id, owner_id, team_id, created_by_id, status, tender,
                   currency, revision, sent_revision, valid_until, sent_at, answered_at)
select o.id, o.at, 1, o.branch_id, 'OF-' || to_char(o.at, 'YYYY') || '-' || (1000000 + o.n), o.customer_id, p.id, o.lead_id, o.user_id, o.team_id,
       o.user_id, o.status, false, o.currency, 1, case when sent then 1 end, case when sent then (o.at + interval '30 days')::date end,
       case when sent then o.at + interval '1 hour' end,
       case when o.status in ('ACCEPTED', 'REFUSED') then least(o.at + interval '5 days', now()) end
from demo_large.offer o
cross join lateral (select o.status in ('SENT', 'ACCEPTED', 'REFUSED', 'EXPIRED') as sent) s
left join contact p on p.customer_id = o.customer_id and p.roles[1] = 'SIGNATORY'
order by o.at;

insert into offer_revision (id, created_at, offer_id, customer_id, branch_id, number, origin, created_by_id, outcome, monthly_net, monthly_vat,
                            one_time_net, one_time_vat, contract_net, contract_vat, frozen_at, sent_at)
select o.revision_id, o.at, o.id, o.customer_id, o.branch_id, 1, 'SELLER', o.user_id, 'WITHIN', o.quantity * 100, o.quantity * 20, 0, 0,
       o.quantity * 2400, o.quantity * 480, case when o.status not in ('DRAFT', 'WITHDRAWN') then o.at + interval '1 hour' end,
       case when o.status in ('SENT', 'ACCEPTED', 'REFUSED', 'EXPIRED') then o.at + interval '1 hour' end
from demo_large.offer o order by o.at;

insert into offer_line (id, created_at, offer_id, revision_id, customer_id, position, offering_id, code, product_type, names, components,
                        quantity, discount_percent, months, unit_monthly, unit_one_time, tax_code, tax_percent, monthly_net, monthly_vat,
                        one_time_net, one_time_vat, band, reasons)
select uuidv7(o.at - now()), o.at, o.id, o.revision_id, o.customer_id, k, p.id, p.code, p.product_type, p.names, '[]', o.quantity, 0, 24, 50, 0,
       p.tax_code, 20, o.quantity * 50, o.quantity * 10, 0, 0, 'STANDARD', '[]'
from demo_large.offer o
cross join generate_series(0, 1) k
join demo_large.offering p on p.branch_id = o.branch_id and p.n = (o.n + k) % p.of
order by o.at;

insert into offer_answer (id, created_at, offer_id, revision_id, customer_id, verdict, how, ground, answered_by_id)
select uuidv7(f.answered_at - now()), f.answered_at, o.id, o.revision_id, o.customer_id, o.status,
       (array['PORTAL', 'TABLET', 'MAIL', 'PHONE'])[1 + o.n % 4], case o.status when 'REFUSED' then 'PRICE' end, o.user_id
from demo_large.offer o join offer f on f.id = o.id
where o.status in ('ACCEPTED', 'REFUSED') order by f.answered_at;
