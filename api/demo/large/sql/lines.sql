-- One billing account for each customer that has bought, and its lines; some are blocked or disconnected.
create unlogged table demo_large.account as
select n, uuidv7(made_at - now()) as id from demo_large.customer where lines > 0;

insert into billing_account (id, created_at, version, branch_id, customer_id, number, name, status, currency)
select a.id, c.made_at, 1, c.branch_id, c.id, 'BA-' || (1000000 + c.n), 'BA ' || c.n,
       case c.status when 'CLOSED' then 'CLOSED' else 'ACTIVE' end, c.currency
from demo_large.account a join demo_large.customer c using (n);

insert into subscription (id, created_at, version, branch_id, customer_id, billing_account_id, number, kind, status,
                          status_changed_at, payment, offering_code, tariff, tariff_since, activated_on)
select uuidv7(c.made_at - now()), c.made_at, 1, c.branch_id, c.id, a.id,
       w.prefix || lpad((row_number() over (order by c.n, k))::text, 7, '0'),
       case when what < 0.85 then 'VOICE' when what < 0.95 then 'DATA' else 'HOSTING' end,
       case when c.status = 'CLOSED' or state < 0.05 then 'DISCONNECTED' when c.status = 'SUSPENDED' or state < 0.08 then 'BLOCKED' else 'WORKING' end,
       c.made_at + interval '1 day' * (k % 300), 'POSTPAID', 'VOICE-TEAM', 'Business Team',
       c.made_at::date, c.made_at::date
from demo_large.customer c
join demo_large.account a using (n)
join demo_large.words w using (country)
cross join lateral generate_series(1, c.lines) k
cross join lateral (select luck(c.n * 5003 + k, 31) as what, luck(c.n * 5003 + k, 32) as state) l;
