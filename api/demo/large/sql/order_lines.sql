insert into order_line (id, created_at, order_id, customer_id, position, offering_id, code, names, components, process_key,
                        quantity, discount_percent, months, unit_monthly, unit_one_time, tax_code, tax_percent,
                        monthly_net, monthly_vat, one_time_net, one_time_vat)
select uuidv7(p.made_at - now()), p.made_at, p.id, c.id, k, o.id, o.code, o.names, '[]', o.process_key,
       2, 0, 24, 50, 0, o.tax_code, 20, 100, 20, 0, 0
from demo_large.placed p
join demo_large.customer c on c.n = p.customer
cross join lateral generate_series(1, p.lines) k
join demo_large.offering o on o.branch_id = c.branch_id and o.n = (p.n + k) % o.of;
