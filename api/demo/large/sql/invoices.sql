-- One invoice a month for each served customer; nine of ten are paid.
insert into invoice (id, created_at, version, branch_id, customer_id, number, month, issued_on, due_on, currency, net, vat, gross)
select uuidv7(month + interval '1 month' - now()), month + interval '33 days', 1, c.branch_id, c.id,
       'F-' || to_char(month, 'YYYYMM') || '-' || (1000000 + c.n), month, (month + interval '33 days')::date,
       (month + interval '47 days')::date, c.currency, net, round(net * 0.2, 2), net + round(net * 0.2, 2)
from demo_large.customer c
cross join demo_large.size size
cross join lateral (select (date_trunc('month', now()) - k * interval '1 month')::date as month
                    from generate_series(2, size.months + 1) k) m
cross join lateral (select c.lines * 35::numeric(14, 2) as net) n
where c.status in ('ACTIVE', 'SUSPENDED') and c.made_at < month;

insert into invoice_line (id, created_at, invoice_id, customer_id, position, description, from_day, until_day, net, tax_rate, vat, currency)
select uuidv7(i.created_at - now()), i.created_at, i.id, i.customer_id, 1, 'Business Team', i.month,
       (i.month + interval '1 month - 1 day')::date, i.net, 20, i.vat, i.currency
from invoice i where i.number ~ '^F-[0-9]{6}-';

insert into payment (id, created_at, version, branch_id, customer_id, reference, amount, currency, paid_on)
select uuidv7(i.created_at + interval '9 days' - now()), i.created_at + interval '9 days', 1, i.branch_id, i.customer_id,
       'OP-' || i.number, i.gross, i.currency, i.issued_on + 9
from invoice i where i.number ~ '^F-[0-9]{6}-' and luck(hashtext(i.number), 61) < 0.9 and i.issued_on + 9 <= current_date;
