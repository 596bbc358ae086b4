-- Faults and questions since the customer came; the latest are being worked, all others were closed.
insert into ticket (id, created_at, version, branch_id, number, customer_id, origin, kind, status, priority, product_type,
                    symptom_code, subject, description, owner_id, team_id, level, opening, resolution, opened_at, resolved_at, closed_at)
select uuidv7(opened - now()), opened, 1, c.branch_id,
       'T-' || to_char(opened, 'YYYY') || '-' || (1000000 + row_number() over ()), c.id,
       case when what < 0.6 then 'EXTERNAL' else 'INTERNAL' end, kind, stands,
       case when state < 0.03 then 'URGENT' when state < 0.15 then 'HIGH' else 'NORMAL' end,
       case kind when 'TROUBLE' then 'VOICE_PLAN' end, case kind when 'TROUBLE' then b.symptom end,
       said || ' ' || k, said, case when stands in ('OPEN', 'RESOLVED') then b.service_id end,
       case when stands not in ('CLOSED', 'CANCELLED') then coalesce(rung.team_id, b.service_team_id) end, coalesce(rung.level, 0), 1,
       case when stands in ('RESOLVED', 'CLOSED') then w.answer end, opened,
       case when stands in ('RESOLVED', 'CLOSED') then opened + age * 0.5 end, case when stands = 'CLOSED' then opened + age end
from demo_large.customer c
join demo_large.branch b on b.id = c.branch_id
cross join lateral generate_series(1, c.tickets) k
cross join lateral (select luck(c.n * 97 + k, 51) as what, luck(c.n * 97 + k, 52) as state,
                           c.made_at + (now() - c.made_at) * luck(c.n * 97 + k, 53) as opened) l
cross join lateral (select case when what < 0.7 then 'TROUBLE' when what < 0.9 then 'BILLING' else 'SALES' end as kind,
                           least(now() - opened, interval '4 days') as age,
                           case when opened < now() - interval '21 days' or state < 0.5
                                then case when state < 0.02 then 'CANCELLED' else 'CLOSED' end
                                when state < 0.65 then 'OPEN' when state < 0.85 then 'DISPATCHED' when state < 0.9 then 'REJECTED'
                                when opened > now() - interval '7 days' then 'RESOLVED' else 'CLOSED' end as stands) s
left join lateral (select r.level, r.team_id from demo_large.rung r
                   where stands in ('OPEN', 'DISPATCHED', 'REJECTED') and r.branch_id = c.branch_id and r.kind = s.kind
                     and opened + r.after_days * interval '1 day' <= now()
                   order by r.level desc limit 1) rung on true
join demo_large.words w on w.country = c.country
cross join lateral (select case kind when 'TROUBLE' then w.fault else w.claim end as said) said
order by opened;
