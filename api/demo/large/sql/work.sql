-- What is under way: the processes of running orders, each at one of its activities, with its promise and its inbox item.
create unlogged table demo_large.run as
select r.*, uuidv7(at - now()) as id,
       -- A third waits for the customer's word, where the process asks for it; the others for the first person of ours.
       -- What needs nobody is over.
       coalesce((select min(ordinality) from jsonb_array_elements(activities) with ordinality a
                 where luck(hashtext(number), 81) < 0.35 and value->>'role' = 'CUSTOMER'),
                (select min(ordinality) from jsonb_array_elements(activities) with ordinality a where value->>'kind' = 'MANUAL'),
                1000) as reached
from (
  select distinct on (o.id, d.key) o.id as order_id, o.number, o.customer_id, o.branch_id, o.created_at as at,
         d.id as definition_id, d.activities
  from product_order o
  join order_line l on l.order_id = o.id
  join process_definition d on d.branch_id = o.branch_id and d.key = l.process_key
  where o.status = 'IN_PROGRESS' and o.number ~ '-[0-9]{7,}$'
  order by o.id, d.key, d.revision desc) r;

insert into process_run (id, created_at, version, branch_id, definition_id, subject, subject_id, number, customer_id, state,
                         started_at, ended_at)
select id, at, 1, branch_id, definition_id, 'product_order', order_id, number, customer_id,
       case when reached = 1000 then 'COMPLETED' else 'RUNNING' end, at, case when reached = 1000 then at end
from demo_large.run;

create unlogged table demo_large.doing as
select r.id as run_id, r.branch_id, r.customer_id, r.order_id, r.number, r.at, value as plan, ordinality - 1 as position,
       uuidv7(r.at - now()) as id, state,
       case state when 'OPEN' then greatest(r.at, now() - days * 0.8 * luck(hashtext(r.number), 82)) end as opened_at,
       case state when 'OPEN' then greatest(r.at, now() - days * 0.8 * luck(hashtext(r.number), 82)) + days end as due_at
from demo_large.run r
cross join lateral jsonb_array_elements(r.activities) with ordinality a
cross join lateral (
  select case when ordinality < reached then 'COMPLETED'
              when ordinality = reached then 'OPEN'
              when value->>'kind' = 'MANUAL' and not exists (
                select from jsonb_array_elements_text(value->'waits_for') key
                where key not in (select done.value->>'key' from jsonb_array_elements(r.activities) with ordinality done
                                  where done.ordinality < reached)) then 'OPEN'
              else 'WAITING' end as state,
         -- A week has five working days.
         case value->'duration'->>'kind' when 'WORKING_DAYS' then (value->'duration'->>'amount')::int * interval '34 hours'
              else interval '1 day' end as days) s;

insert into activity (id, created_at, version, branch_id, run_id, customer_id, position, key, names, kind, waits_for, role, action,
                      policy, duration, calendar, optional, on_late, state, opened_at, due_at, started_at, ended_at, attempts)
select id, at, 1, branch_id, run_id, customer_id, position, plan->>'key', plan->'names', plan->>'kind',
       array(select jsonb_array_elements_text(plan->'waits_for')), plan->>'role', plan->>'action', plan->>'policy',
       nullif(plan->'duration', 'null'), coalesce(plan->>'calendar', 'OFFICE'), coalesce((plan->>'optional')::boolean, false),
       coalesce(plan->>'on_late', 'NOTIFY_MANAGER'), state, case state when 'COMPLETED' then at else opened_at end, due_at,
       case state when 'COMPLETED' then at end, case state when 'COMPLETED' then at end, 0
from demo_large.doing;

update product_order o set status = 'AWAITING_CUSTOMER'
where o.id in (select order_id from demo_large.doing where state = 'OPEN' and plan->>'role' = 'CUSTOMER');
update product_order o set status = 'COMPLETED', completed_at = created_at
where o.id in (select order_id from demo_large.run group by order_id having min(reached) = 1000);

create unlogged table demo_large.promise as
select uuidv7(d.at - now()) as clock_id, d.*, c.id as calendar_id
from demo_large.doing d
join calendar c on c.branch_id = d.branch_id and c.key = coalesce(plan->>'calendar', 'OFFICE')
where state = 'OPEN' and plan->'duration'->>'kind' is not null;

insert into clock (id, created_at, branch_id, version, key, calendar_id, subject, subject_id, customer_id, state, duration_kind,
                   amount, warn_percent, breach, escalations, started_at, due_at, pauses)
select clock_id, at, branch_id, 1, 'ACTIVITY', calendar_id, 'activity', id, customer_id, 'RUNNING', plan->'duration'->>'kind',
       (plan->'duration'->>'amount')::int, 0, true, '[]', opened_at, due_at, '[]'
from demo_large.promise;

insert into timer (id, created_at, branch_id, customer_id, clock_id, step, due_at, epoch, state)
select uuidv7(at - now()), at, branch_id, customer_id, clock_id, 'BREACH', due_at, 1, 'PENDING' from demo_large.promise;

insert into action_request (id, created_at, version, branch_id, kind, subject, subject_id, number, titles, note, customer_id,
                            activity_id, to_team_id, to_customer, due_at, state)
select uuidv7(d.at - now()), d.opened_at, 1, d.branch_id, 'ACTIVITY', 'product_order', d.order_id, d.number, plan->'names', '',
       d.customer_id, d.id,
       (select t.id from team t where t.branch_id = d.branch_id and t.role_code = plan->>'role' order by t.code limit 1),
       plan->>'role' = 'CUSTOMER', d.due_at, 'OPEN'
from demo_large.doing d where state = 'OPEN' and plan->>'kind' = 'MANUAL';

-- Tickets that wait for an answer go higher, day by day; those that were answered close by themselves.
insert into timer (id, created_at, branch_id, customer_id, step, due_at, epoch, state, event)
select uuidv7(t.opened_at - now()), t.opened_at, t.branch_id, t.customer_id, 'EVENT', due_at, 1, 'PENDING',
       jsonb_build_object('name', name, 'subject', 'ticket', 'subject_id', t.id,
                          'data', jsonb_build_object('number', t.number, 'opening', t.opening) || more)
from ticket t
cross join lateral (
  select 'TicketEscalationDue' as name, t.opened_at + r.after_days * interval '1 day' as due_at, jsonb_build_object('level', r.level) as more
  from demo_large.rung r
  where t.status in ('OPEN', 'DISPATCHED', 'REJECTED') and r.branch_id = t.branch_id and r.kind = t.kind and r.level > t.level
  union all
  select 'TicketSilenceDue', t.resolved_at + s.silence_days * interval '1 day', '{}'
  from ticket_setting s where t.status = 'RESOLVED' and s.branch_id = t.branch_id) due
where t.status not in ('CLOSED', 'CANCELLED') and t.number ~ '-[0-9]{7,}$' and due_at > now();
