select convert_to(row_to_json(r)::text, 'UTF8') from (
  select (select row_to_json(c) from (
    select coalesce(array_to_json((array_agg(row_to_json(n)))[:50]), '[]') as nodes,
      json_build_object('hasNextPage', count(*) > 50, 'endCursor', translate(encode(convert_to(json_build_array('NAME_ASC',
        (array_agg(p.name_key))[least(count(*)::int, 50)], (array_agg(p.id))[least(count(*)::int, 50)]::text)::text,
        'UTF8'), 'base64'), E'+/\n', '-_')) as "pageInfo"
    from (
      select c.* from customer c
      where c.status = $2 and c.branch_id = $1::uuid and (c.name_key, c.id) > ($3::text collate "C", $4::uuid)
      order by c.name_key, c.id limit 51
    ) p cross join lateral (
      select 'cus_' || p.id as id, p.number, p.name, p.status, p.city,
        (select row_to_json(m) from (select p.monthly_value::text as amount, p.currency where p.monthly_value is not null) m) as "monthlyValue",
        (select coalesce(json_agg(a), '[]') from (
          select s.kind, (select row_to_json(u) from (select 'usr_' || u.id as id, u.name from user_account u where u.id = s.user_id) u) as "user"
          from customer_assignment s where s.customer_id = p.id and s.ended_at is null order by s.kind, s.id limit 100) a) as "accountTeam",
        (select row_to_json(o) from (
          select (select count(*) from (select 1 from ticket t where t.customer_id = p.id and t.status not in ('CLOSED', 'CANCELLED') limit 10000) t) as "totalCount"
        ) o) as "openTickets"
    ) n having true
  ) c) as customers
) r
