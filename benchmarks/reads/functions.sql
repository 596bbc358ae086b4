-- What the limit, PostGraphile and the ordinary service call where ours has an action or a declared expression.

-- One ticket with all that ours writes in its transaction: number, key of the data subject, ticket, event, outbox,
-- audit entry, idempotency.
create or replace function bench_open_ticket(owner uuid, topic text, line text, body text, client_key text)
returns ticket language plpgsql as $$
declare
  customer_row customer;
  made ticket;
  happened uuid := uuidv7();
  moment timestamptz := app_now();
  sequence int;
begin
  select * into strict customer_row from customer c where c.id = owner;
  insert into idempotency (id, created_at, actor_key, operation, key, input_hash)
    values (uuidv7(), moment, 'benchmark', 'TicketOpen', client_key, sha256(convert_to(line || body, 'UTF8')));
  sequence := next_number(customer_row.branch_id, 'T', extract(year from moment)::int);
  insert into ticket (id, created_at, version, branch_id, number, customer_id, origin, kind, status, priority, subject,
      description, level, opening, opened_at)
    values (uuidv7(), moment, 1, customer_row.branch_id,
      format('T-%s-%s', extract(year from moment), lpad(sequence::text, 6, '0')), owner, 'INTERNAL', topic, 'OPEN',
      'NORMAL', line, body, 0, 1, moment)
    returning * into made;
  insert into event (id, name, subject, subject_id, branch_id, customer_id, at, data)
    values (happened, 'TicketOpened', 'ticket', made.id, made.branch_id, owner, moment, '{"opening": 1}');
  insert into outbox (event_id) values (happened);
  perform from data_key where subject_id = owner;
  insert into audit_entry (id, created_at, action, subject, subject_id, branch_id, customer_ids, person_ids, fields,
      payload, key_id)
    values (uuidv7(), moment, 'ticket-open', 'ticket', made.id, made.branch_id, array[owner], '{}',
      '{kind,subject}', convert_to(line || topic, 'UTF8'), owner);
  update idempotency set result = jsonb_build_object('ticket', made.id)
    where actor_key = 'benchmark' and operation = 'TicketOpen' and key = client_key;
  return made;
end $$;

-- PostGraphile finds a computed column by the name of its table.
create or replace function customer_bench_open_tickets(c customer) returns bigint language sql stable as $$
  select count(*) from (
    select from ticket t where t.customer_id = c.id and t.status not in ('CLOSED', 'CANCELLED') limit 10000) n
$$;

create or replace function order_line_bench_name(l order_line) returns text language sql stable as $$
  select coalesce(l.names->>'ro', l.names->>'en')
$$;
