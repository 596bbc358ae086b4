-- What happened, as the timeline tells it and in its order: each order, ticket and contact of the last year.
insert into event (id, name, subject, subject_id, branch_id, customer_id, actor_id, at, data)
select uuidv7(at - now()), name, subject, subject_id, branch_id, customer_id, actor_id, at, data
from (
  select 'OrderSubmitted' as name, 'product_order' as subject, id as subject_id, branch_id, customer_id, null::uuid as actor_id,
         created_at as at, jsonb_build_object('number', number, 'source', source, 'owner_id', null, 'lead_id', null) as data
  from product_order where created_at > now() - interval '1 year' and number ~ '-[0-9]{7,}$'
  union all
  select 'TicketOpened', 'ticket', id, branch_id, customer_id, null, created_at,
         jsonb_build_object('number', number, 'opening', 1)
  from ticket where created_at > now() - interval '1 year' and number ~ '-[0-9]{7,}$'
  union all
  select 'InteractionClosed', 'interaction', id, branch_id, customer_id, agent_id, closed_at,
         jsonb_build_object('number', number, 'channel', channel, 'direction', direction)
  from interaction where created_at > now() - interval '1 year' and number ~ '-[0-9]{7,}$') happened
order by at;
