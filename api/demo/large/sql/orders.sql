-- Orders of the portal since the customer came, most of them provided long ago; then two or three lines for each.
-- In the order of their time, which is that of their keys: a key's index grows at its end only.
create unlogged table demo_large.placed as
select n, customer, made_at, uuidv7(made_at - now()) as id, 2 + (n % 2)::int as lines,
       case when made_at < now() - interval '30 days' or state < 0.92
            then case when state < 0.05 then 'CANCELLED' else 'COMPLETED' end
            when made_at > now() - interval '3 days' and state > 0.97 then 'SUBMITTED' else 'IN_PROGRESS' end as status
from (
  select row_number() over () as n, * from (
    select c.n as customer, luck(c.n * 907 + k, 41) as state,
           c.made_at + (now() - c.made_at) * luck(c.n * 907 + k, 43) as made_at
    from demo_large.customer c cross join lateral generate_series(1, c.orders) k
    order by made_at) placed) numbered;
analyze demo_large.placed;

insert into product_order (id, created_at, version, branch_id, number, customer_id, source, status, currency, monthly_net,
                           monthly_vat, one_time_net, one_time_vat, completed_at, cancel_reason)
select p.id, p.made_at, 1, c.branch_id, 'O-' || to_char(p.made_at, 'YYYY') || '-' || (1000000 + p.n), c.id, 'PORTAL', p.status,
       c.currency, p.lines * 100, p.lines * 20, 0, 0,
       case when p.status = 'COMPLETED' then least(p.made_at + interval '9 days', now()) end,
       case when p.status = 'CANCELLED' then '-' end
from demo_large.placed p join demo_large.customer c on c.n = p.customer;
