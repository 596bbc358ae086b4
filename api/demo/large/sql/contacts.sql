-- Three people for each customer: who signs, who answers technical questions, who pays.
insert into contact (id, created_at, version, branch_id, customer_id, name, name_key, roles, phones, email, language)
select uuidv7(c.made_at - now()), c.made_at, 1, c.branch_id, c.id, name,
       pick(w.first_key, l.f) || ' ' || pick(w.family_key, l.l) || E'\x01' || lower(name),
       case k when 1 then '{SIGNATORY,DECISION_MAKER}'::varchar[] when 2 then '{TECHNICAL}'::varchar[] else '{BILLING}'::varchar[] end,
       array[w.prefix || lpad(((c.n * 3 + k) % 10000000)::text, 7, '0')],
       unaccent_lower(replace(name, ' ', '.') || '@' || firm || '.example'), c.language
from demo_large.customer c
join demo_large.words w using (country)
cross join generate_series(1, 3) k
cross join lateral (select luck(c.n, 10 + k) as f, luck(c.n, 20 + k) as l) l
cross join lateral (select pick(w.first, l.f) || ' ' || pick(w.family, l.l) as name) named
-- Of the same words as the customer's name.
cross join lateral (select pick(w.family, luck(c.n, 6)) || '-' || pick(w.trade, luck(c.n, 7)) as firm) domain;
