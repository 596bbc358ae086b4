select convert_to(row_to_json(r)::text, 'UTF8') from (
  select (select row_to_json(c) from (
    select 'cus_' || c.id as id, c.number, c.name, c.kind, c.status, c.registration_number as "registrationNumber",
      c.street, c.city, c.region, c.postal_code as "postalCode",
      (select row_to_json(m) from (select c.monthly_value::text as amount, c.currency where c.monthly_value is not null) m) as "monthlyValue",
      (select coalesce(json_agg(p), '[]') from (
        select 'con_' || p.id as id, p.name, p.job_title as "jobTitle", p.roles, p.phones, p.email, p.language
        from contact p where p.customer_id = c.id and p.removed_at is null order by p.name_key, p.id limit 100) p) as contacts,
      (select json_build_object('nodes', coalesce(json_agg(o), '[]')) from (
        select o.id, o.number, o.status, o."createdAt", o."monthlyNet", o.lines from (
          select o.id as key, 'ord_' || o.id as id, o.number, o.status, to_char(o.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAt",
            (select row_to_json(m) from (select o.monthly_net::text as amount, o.currency where o.monthly_net is not null) m) as "monthlyNet",
            (select coalesce(json_agg(l), '[]') from (
              select 'orl_' || l.id as id, l.position, coalesce(l.names->>'ro', l.names->>'en') as name, l.quantity,
                (select row_to_json(m) from (select l.monthly_net::text as amount, o.currency where l.monthly_net is not null) m) as "monthlyNet"
              from order_line l where l.order_id = o.id order by l.position, l.id limit 200) l) as lines
          from product_order o where o.customer_id = c.id order by o.id desc limit 20) o order by o.key) o) as orders,
      (select json_build_object('nodes', coalesce(json_agg(t), '[]')) from (
        select t.id, t.number, t.kind, t.status, t.priority, t.subject, t."createdAt", t.owner from (
          select t.id as key, 'tic_' || t.id as id, t.number, t.kind, t.status, t.priority, t.subject,
            to_char(t.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAt",
            (select row_to_json(u) from (select 'usr_' || u.id as id, u.name from user_account u where u.id = t.owner_id) u) as owner
          from ticket t where t.customer_id = c.id order by t.id desc limit 20) t order by t.key) t) as tickets,
      (select json_build_object('nodes', coalesce(json_agg(e), '[]')) from (
        select 'evt_' || e.id as id, e.name as kind, e.subject as "subjectKind", to_char(e.at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
          (select row_to_json(u) from (select 'usr_' || u.id as id, u.name from user_account u where u.id = e.actor_id) u) as actor
        from event e where e.customer_id = c.id order by e.seq desc limit 20) e) as timeline
    from customer c where c.id = $2 and c.branch_id = $1::uuid
  ) c) as customer
) r
