select convert_to(row_to_json(r)::text, 'UTF8') from (
  select (select coalesce(json_agg(h), '[]') from (
    select 'cus_' || f.id as id, f.number, f.name, f.segment, f.status, f.matched_on as "matchedOn", f.matched
    from bench_search($1, $2) f
  ) h) as "customerSearch"
) r
