-- What an accepted offer became. Nothing of the paper was written yet where it is a draft, nor where it was called off.
create unlogged table demo_large.agreed as
select row_number() over (order by at) as n, uuidv7(at - now()) as id, a.*,
       case when luck(a.offer_n, 131) < 0.04 then 'CANCELLED' when at > now() - interval '5 days' then 'DRAFT'
            when at > now() - interval '10 days' then 'GENERATED' when at > now() - interval '20 days' then 'SENT'
            when at > now() - interval '30 days' then 'SIGNED' when at < now() - interval '25 months' then 'ENDED' else 'ACTIVE' end as status
from (
  select o.n as offer_n, o.id as offer_id, o.revision_id, o.customer_id, o.branch_id, o.user_id, o.team_id, o.currency, o.quantity,
         f.contact_id, f.answered_at as at
  from demo_large.offer o join offer f on f.id = o.id where o.status = 'ACCEPTED') a;

create unlogged table demo_large.paper as
select uuidv7(at - now()) as id, a.id as contract_id, a.branch_id, a.customer_id, a.at, a.n, kind
from demo_large.agreed a
cross join (values ('GENERATED'), ('SIGNED_CONTRACT')) k(kind)
where a.status in ('SIGNED', 'ACTIVE', 'ENDED') or a.status in ('GENERATED', 'SENT') and kind = 'GENERATED';

insert into attachment (id, created_at, version, branch_id, customer_id, subject, subject_id, kind, name, media_type, size, sha256, storage_key,
                        shared, template_id, language)
select p.id, p.at, 1, p.branch_id, p.customer_id, 'contract', p.contract_id, p.kind,
       case p.kind when 'GENERATED' then 'contract.pdf' else 'contract-signed.pdf' end, 'application/pdf', d.size, d.sha256, d.storage_key, true,
       case p.kind when 'GENERATED' then t.id end, case p.kind when 'GENERATED' then b.language end
from demo_large.paper p
join demo_large.branch b on b.id = p.branch_id
join document_template t on t.key = 'contract' and t.active
cross join demo_large.document d
order by p.at;

insert into contract (id, created_at, version, branch_id, number, customer_id, offer_id, revision_id, contact_id, owner_id, team_id, status, original,
                      language, currency, template_id, document_id, signed_document_id, terms_id, price_list_id, start_on, months, end_on,
                      monthly_net, contract_net, sent_at, signed_at)
select a.id, a.at, 1, a.branch_id, 'CT-' || to_char(a.at, 'YYYY') || '-' || (1000000 + a.n), a.customer_id, a.offer_id, a.revision_id, a.contact_id,
       a.user_id, a.team_id, a.status, case when a.status in ('SIGNED', 'ACTIVE', 'ENDED') then case when a.n % 3 = 0 then 'AWAITED' else 'ARCHIVED' end else 'NONE' end,
       b.language, a.currency, case when drawn.id is not null then t.id end, drawn.id, signed.id, terms.id, prices.id,
       (a.at + interval '30 days')::date, 24, (a.at + interval '30 days' + interval '24 months')::date, a.quantity * 100, a.quantity * 2400,
       case when a.status in ('SENT', 'SIGNED', 'ACTIVE', 'ENDED') then a.at + interval '1 day' end,
       case when a.status in ('SIGNED', 'ACTIVE', 'ENDED') then a.at + interval '6 days' end
from demo_large.agreed a
join demo_large.branch b on b.id = a.branch_id
join document_template t on t.key = 'contract' and t.active
left join demo_large.paper drawn on drawn.contract_id = a.id and drawn.kind = 'GENERATED'
left join demo_large.paper signed on signed.contract_id = a.id and signed.kind = 'SIGNED_CONTRACT'
left join lateral (select id from terms_version v where v.branch_id = a.branch_id and v.kind = 'TERMS_OF_SERVICE' order by number desc limit 1) terms on true
left join lateral (select id from terms_version v where v.branch_id = a.branch_id and v.kind = 'PRICE_LIST' order by number desc limit 1) prices on true
order by a.at;

insert into contract_cancellation (id, created_at, contract_id, customer_id, reason, cancelled_by_id)
select uuidv7(at - now()), at, id, customer_id, '-', user_id from demo_large.agreed where status = 'CANCELLED';
