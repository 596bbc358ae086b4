-- Customers, evenly over the branches, most of them small; the very first has 5,000 lines.
-- What the later steps need of a customer stands in demo_large.customer, by number.
create unlogged table demo_large.customer as
select n, uuidv7(made_at - now()) as id, made_at, branch.id as branch_id, branch.country, branch.currency,
       branch.language, branch.rank as country_rank, status,
       case when n = 1 then least(5000, size.customers) when status = 'PROSPECT' then 0
            else 1 + floor(-ln(luck(n, 1)) * 4.95)::int end as lines,
       case when n = 1 then 40 else floor(-ln(luck(n, 2)) * 5.5)::int end as tickets,
       case when status = 'PROSPECT' then 0 when n = 1 then 900 else 1 + floor(-ln(luck(n, 3)) * 10.6)::int end as orders
from demo_large.size size
cross join lateral generate_series(1, size.customers::bigint) n
cross join lateral (select now() - (luck(n, 4) ^ 1.5 * 2000 + 1) * interval '1 day' as made_at) made
cross join lateral (
  select case when l < 0.08 and n > 1 then 'PROSPECT' when l < 0.93 or n = 1 then 'ACTIVE' when l < 0.96 then 'SUSPENDED' else 'CLOSED' end
  as status from (select luck(n, 5) as l) luck) state
join demo_large.branch branch on branch.rank = n % size.branches;
alter table demo_large.customer add primary key (n);
analyze demo_large.customer;

insert into customer (id, created_at, version, branch_id, number, kind, status, name, name_key, country, fiscal_number,
                      segment_code, language, street, city, currency, monthly_value)
select c.id, c.made_at, 1, c.branch_id, 'C-' || to_char(c.made_at, 'YYYY') || '-' || (1000000 + c.n), 'LEGAL', c.status,
       name, pick(w.family_key, l.f) || ' ' || pick(w.trade_key, l.t) || ' ' || pick(w.form_key, l.o) || E'\x01' || lower(name),
       c.country, fiscal_number(c.country, c.n),
       case when c.lines > 20 then 'MA' when c.lines > 10 then 'GBM_HIGH' when c.lines > 4 then 'GBM_MEDIUM' else 'GBM_LOW' end,
       c.language, replace(w.street, '{}', (1 + c.n % 200)::text), pick(w.city, luck(c.n, 9)), c.currency,
       case when c.status = 'ACTIVE' then c.lines * 35 else 0 end
from demo_large.customer c
join demo_large.words w using (country)
cross join lateral (select luck(c.n, 6) as f, luck(c.n, 7) as t, luck(c.n, 8) as o) l
cross join lateral (select pick(w.family, l.f) || ' ' || pick(w.trade, l.t) || ' ' || pick(w.form, l.o) as name) named;

-- Somebody of the very first signs in as `largest.…`, where the buyer of the small demo is `buyer.…`.
create unlogged table demo_large.signer as
select uuidv7() as id, u.id as like_id, replace(u.login, 'buyer.', 'largest.') as login, c.id as customer_id
from demo_large.customer c
join user_account u on u.branch_id = c.branch_id and u.login like 'buyer.%'
where c.n = 1;

insert into user_account (id, created_at, version, branch_id, kind, login, password_hash, password_changed_at, name, email,
                          language, branch_ids, customer_id, active)
select s.id, now(), 1, branch_id, kind, s.login, password_hash, password_changed_at, name, s.login, language, branch_ids, s.customer_id, true
from demo_large.signer s join user_account u on u.id = s.like_id;

insert into user_role (id, created_at, user_id, role_id)
select uuidv7(), now(), s.id, r.role_id from demo_large.signer s join user_role r on r.user_id = s.like_id;
