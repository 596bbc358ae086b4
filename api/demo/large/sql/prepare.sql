-- Everything that the load needs of its own lies in a schema of its own, which is dropped at the end.
create schema demo_large;

-- A number between 0 and 1, always the same for the same arguments.
create function demo_large.luck(n bigint, seed bigint) returns double precision language sql immutable parallel safe
as $$ select ((hashint8extended(n, seed) & 4503599627370495) + 1)::float8 / 4503599627370497 $$;

create function demo_large.pick(words text[], luck double precision) returns text language sql immutable parallel safe
as $$ select words[1 + floor(luck * cardinality(words))::int] $$;

create function demo_large.weighed(digits text, weights text) returns int language sql immutable parallel safe
as $$ select sum(substr(digits, i, 1)::int * substr(weights, i, 1)::int)::int from generate_series(1, length(digits)) i $$;

-- A fiscal number that passes its country's check.
create function demo_large.fiscal_number(country text, n bigint) returns text language sql immutable parallel safe as $$
  select case country
    when 'RO' then body || demo_large.weighed('0' || body, '753217532') * 10 % 11 % 10
    when 'PL' then (select b || demo_large.weighed(b, '657234567') % 11
                    from (select p || body as b from generate_series(1, 9) p) c
                    where demo_large.weighed(b, '657234567') % 11 < 10 limit 1)
    when 'ES' then (select 'B' || b || (10 - s % 10) % 10
                    from (select right(body, 7) as b,
                                 (select sum(case when i % 2 = 0 then d else d * 2 / 10 + d * 2 % 10 end)
                                  from generate_series(1, 7) i, lateral (select substr(right(body, 7), i, 1)::int as d) x) as s) c)
    when 'PE' then '20' || body || (11 - demo_large.weighed('20' || body, '5432765432') % 11) % 10
  end
  from (select (50000000 + n)::text as body) x
$$;

create table demo_large.size (customers int, months int, branches int);
create table demo_large.document (storage_key text, size int, sha256 text);
create table demo_large.words (
  country text, family text[], family_key text[], trade text[], trade_key text[], form text[], form_key text[],
  first text[], first_key text[], city text[], street text, prefix text, fault text, claim text, answer text);

create table demo_large.branch as
select b.id, b.country, b.currency, b.language, (row_number() over (order by b.code) - 1)::int as rank,
       (select u.id from user_account u where u.branch_id = b.id and u.login like 'service.%') as service_id,
       (select t.id from team t where t.branch_id = b.id and t.role_code = 'SERVICE_MANAGEMENT') as service_team_id,
       (select s.code from symptom s where s.branch_id = b.id and s.product_type = 'VOICE_PLAN' order by s.position limit 1) as symptom
from branch b;

create table demo_large.offering as
select id, branch_id, code, product_type, names, coalesce(process_key, 'delivery') as process_key, tax_code,
       (row_number() over (partition by branch_id order by code) - 1)::int as n, (count(*) over (partition by branch_id))::int as "of"
from product_offering where status = 'PUBLISHED';

-- Who answers for a ticket at which level, and after how many days.
create table demo_large.rung as
select r.branch_id, r.kind, r.level, r.after_days,
       (select t.id from team t where t.branch_id = r.branch_id and t.role_code = r.role_code order by t.code limit 1) as team_id
from escalation_rule r where r.product_type is null and r.symptom_code is null;
