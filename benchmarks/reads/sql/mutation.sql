select convert_to(row_to_json(r)::text, 'UTF8') from (
  select (select row_to_json(p) from (
    select (select row_to_json(t) from (
      select 'tic_' || m.id as id, m.number, m.status, m.subject,
        to_char(m.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAt"
    ) t) as ticket, '[]'::json as errors
  ) p) as "ticketOpen" from bench_open_ticket($1, $2, $3, $4, $5) m
) r
