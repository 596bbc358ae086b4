-- Who looks after a customer: somebody who sells for each that has bought, support and care for those of more than four lines.
create unlogged table demo_large.seat as
select b.id as branch_id, seat.kind, array_agg(u.id order by u.login) as ids
from branch b
join user_account u on u.branch_id = b.id
join (values ('AM', 'rep'), ('AM', 'telesales'), ('AM', 'manager'), ('MAS', 'service'), ('MAC', 'care')) seat (kind, name)
  on u.login like seat.name || '.%'
group by b.id, seat.kind;

insert into customer_assignment (id, created_at, version, branch_id, customer_id, kind, user_id)
select uuidv7(), c.made_at, 1, c.branch_id, c.id, s.kind, s.ids[1 + c.n % cardinality(s.ids)]
from demo_large.customer c join demo_large.seat s using (branch_id)
where c.status <> 'PROSPECT' and (s.kind = 'AM' or c.lines > 4)
order by c.n;
