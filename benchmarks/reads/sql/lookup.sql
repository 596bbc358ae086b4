select convert_to(row_to_json(r)::text, 'UTF8') from (
  select (select row_to_json(c) from (
    select 'cus_' || c.id as id, c.number, c.name, c.status, c.city
    from customer c where c.id = $2 and c.branch_id = $1::uuid
  ) c) as customer
) r
