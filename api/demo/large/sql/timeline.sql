-- What happened, as the timeline tells it: each order, ticket and contact of the last year.
insert into event (id, name, subject, subject_id, branch_id, customer_id, at, data)
select uuidv7(o.created_at - now()), 'OrderSubmitted', 'product_order', o.id, o.branch_id, o.customer_id, o.created_at,
       jsonb_build_object('number', o.number, 'source', o.source, 'owner_id', null, 'lead_id', null)
from product_order o where o.created_at > now() - interval '1 year' and o.number ~ '-[0-9]{7,}$';
insert into event (id, name, subject, subject_id, branch_id, customer_id, at, data)
select uuidv7(t.created_at - now()), 'TicketOpened', 'ticket', t.id, t.branch_id, t.customer_id, t.created_at,
       jsonb_build_object('number', t.number, 'opening', 1)
from ticket t where t.created_at > now() - interval '1 year' and t.number ~ '-[0-9]{7,}$';
insert into event (id, name, subject, subject_id, branch_id, customer_id, actor_id, at, data)
select uuidv7(i.closed_at - now()), 'InteractionClosed', 'interaction', i.id, i.branch_id, i.customer_id, i.agent_id, i.closed_at,
       jsonb_build_object('number', i.number, 'channel', i.channel, 'direction', i.direction)
from interaction i where i.created_at > now() - interval '1 year' and i.number ~ '-[0-9]{7,}$';
