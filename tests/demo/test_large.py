"""The large demo, at a small size: everything it writes fits together, and the database is as before but for the rows."""

from collections import defaultdict

import pytest
from stdnum.es import cif
from stdnum.pe import ruc
from stdnum.pl import nip
from stdnum.ro import cui

from api.contracts.models import ContractStatus
from api.core.actor import SYSTEM
from api.customers.models import CustomerStatus
from api.customers.sorting import sort_key
from api.demo.large import Size, fill_large
from api.demo.large.fill import TABLES
from api.files.store import read_all
from api.leads.imports.words import core_name
from api.leads.models import LeadStatus
from api.offers.models import OfferStatus
from api.orders.models import OrderStatus
from api.orders.rules import status_of
from api.tickets.models import TicketStatus
from api.work.actions import complete_activity
from api.work.models import ActivityState
from api.work.rules import Standing, ready
from tests.demo.conftest import CUSTOMERS, INDEXES, Filled

# Filling the base is part of whichever test comes first.
pytestmark = pytest.mark.timeout(600)
CHECKS = {"RO": cui, "PL": nip, "ES": cif, "PE": ruc}


async def test_rows_fit_together_and_nothing_else_changes(filled: Filled) -> None:
    owner = filled.owner
    assert filled.steps[0] == "prepare"
    assert filled.steps[-1] == "statistics"
    assert await owner.fetch(INDEXES) == filled.indexes
    assert await owner.fetchval("select to_regnamespace('demo_large')") is None

    # No foreign key was checked while the rows came in; made anew, each is.
    keys = await owner.fetch(
        "select conrelid::regclass::text as of, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition "
        "from pg_constraint where contype = 'f' and conrelid = any($1::text[]::regclass[])",
        list(TABLES),
    )
    assert len(keys) > 30
    for key in keys:
        await owner.execute(f"alter table {key['of']} drop constraint {key['name']}")
        await owner.execute(f"alter table {key['of']} add constraint {key['name']} {key['definition']}")
    customers = await owner.fetch(
        "select name, name_key, country, language, fiscal_number from customer where number ~ '-[0-9]{7}$'"
    )
    assert len(customers) == CUSTOMERS
    for row in customers:
        assert CHECKS[row["country"]].is_valid(row["fiscal_number"])
        assert row["name_key"] == sort_key(row["name"], row["language"])
    assert {row["status"] for row in await owner.fetch("select distinct status from customer")} == set(CustomerStatus)
    assert {row["status"] for row in await owner.fetch("select distinct status from ticket")} == {*TicketStatus} - {
        TicketStatus.GATHERING
    }
    assert {row["status"] for row in await owner.fetch("select distinct status from product_order")} == set(OrderStatus)
    made = await owner.fetchrow(
        "select count(*) as all, count(distinct channel) as channels, count(contact_id) as people, "
        "(select count(distinct interaction_id) from interaction_topic) as reasoned from interaction"
    )
    assert 8 * CUSTOMERS < made["all"] < 15 * CUSTOMERS
    assert made["channels"] >= 6
    assert made["people"] > made["all"] * 0.9
    assert made["reasoned"] == made["all"]
    assert not await owner.fetchval(
        "select count(*) from customer c where c.number ~ '-[0-9]{7}$' and (c.status <> 'PROSPECT') is distinct from "
        "exists (select from customer_assignment a where a.customer_id = c.id and a.kind = 'AM' and a.ended_at is null)"
    )
    most, mean = await owner.fetchrow(
        "select max(lines), avg(lines) from (select count(*) as lines from subscription group by customer_id) x"
    )
    assert most == CUSTOMERS
    assert 4 < mean < 8

    with pytest.raises(RuntimeError, match="filled before"):
        await fill_large(
            filled.database.settings.database_url,
            filled.database.settings.files_url,
            Size(10, 1),
            lambda _step, _took: None,
        )


async def test_sales_are_under_way_and_ended_in_every_state(filled: Filled) -> None:
    for table, states in (("lead", set(LeadStatus)), ("offer", set(OfferStatus)), ("contract", set(ContractStatus))):
        assert {row["status"] for row in await filled.owner.fetch(f"select distinct status from {table}")} == states  # noqa: S608
    leads = await filled.owner.fetch("select company_name, core_name from lead where number ~ '-[0-9]{7}$'")
    assert len(leads) == CUSTOMERS / 2
    for row in leads:
        assert row["core_name"] == core_name(row["company_name"])
    assert not await filled.owner.fetchval(
        "select count(*) from lead l where l.status in ('NEW', 'ASSIGNED') and not exists ("
        "select from clock c join timer t on t.clock_id = c.id and t.state = 'PENDING' and t.due_at = c.due_at "
        "where c.subject_id = l.id and c.state = 'RUNNING' and c.due_at = l.due_at)"
    )
    paper = await filled.owner.fetchrow(
        "select storage_key, size from attachment where kind = 'SIGNED_CONTRACT' limit 1"
    )
    assert len(await read_all(filled.database.settings.files_url, paper["storage_key"])) == paper["size"]


async def test_what_is_under_way_stands_where_its_activities_are(filled: Filled) -> None:
    rows = await filled.owner.fetch(
        "select o.status, r.id as run, a.key, a.state, a.role, a.kind, a.waits_for from product_order o "
        "join process_run r on r.subject_id = o.id join activity a on a.run_id = r.id where o.number ~ '-[0-9]{7}$'"
    )
    runs = defaultdict(list)
    for row in rows:
        runs[row["run"]].append(row)
    assert len(runs) > 50
    for activities in runs.values():
        standings = [Standing(row["key"], ActivityState(row["state"]), row["waits_for"]) for row in activities]
        assert not list(ready(standings))
    orders = defaultdict(list)
    for row in await filled.owner.fetch(
        "select o.id, o.status, a.role, a.state from product_order o left join process_run r on r.subject_id = o.id "
        "left join activity a on a.run_id = r.id where o.status in ('IN_PROGRESS', 'AWAITING_CUSTOMER')"
    ):
        orders[row["id"], row["status"]].append((row["role"], row["state"]))
    assert {status for _, status in orders} == {OrderStatus.IN_PROGRESS, OrderStatus.AWAITING_CUSTOMER}
    for (_, status), states in orders.items():
        assert status_of(states) is OrderStatus(status)


async def test_every_promise_has_its_clock_and_its_time_is_still_to_come(filled: Filled) -> None:
    assert not await filled.owner.fetchval(
        "select count(*) from activity a where a.state = 'OPEN' and a.duration is not null and not exists ("
        "select from clock c join timer t on t.clock_id = c.id and t.state = 'PENDING' and t.due_at = c.due_at "
        "where c.subject_id = a.id and c.state = 'RUNNING' and c.due_at = a.due_at)"
    )
    assert not await filled.owner.fetchval(
        "select count(*) from timer t join customer c on c.id = t.customer_id and c.number ~ '-[0-9]{7}$' "
        "where t.state = 'PENDING' and t.due_at < now() - interval '1 hour'"
    )
    assert not await filled.owner.fetchval(
        "select count(*) from ticket t join escalation_rule r on r.branch_id = t.branch_id and r.kind = t.kind "
        "where t.status in ('OPEN', 'DISPATCHED', 'REJECTED') and t.number ~ '-[0-9]{7}$' and r.product_type is null "
        "and r.level > 0 and (t.level >= r.level) is distinct from (t.opened_at + r.after_days * interval '1 day' <= now()) "
        # Nobody knows of which it is while its hour strikes.
        "and abs(extract(epoch from t.opened_at + r.after_days * interval '1 day' - now())) > 3600"
    )


async def test_the_engine_goes_on_with_what_the_load_has_left(filled: Filled) -> None:
    activity = await filled.owner.fetchrow(
        "select a.id, a.run_id from activity a join process_run r on r.id = a.run_id "
        "where a.state = 'OPEN' and r.number ~ '-[0-9]{7}$' order by a.id limit 1"
    )
    async with filled.database.unit_of_work(SYSTEM) as uow:
        await complete_activity(uow, activity["id"], {})
        await uow.commit()
    assert await filled.owner.fetchval("select state from activity where id = $1", activity["id"]) == "COMPLETED"
    assert await filled.owner.fetchval("select state from clock where subject_id = $1", activity["id"]) == "MET"
    assert await filled.owner.fetchval(
        "select count(*) from event where name = 'ActivityCompleted' and data->>'activity_id' = $1", str(activity["id"])
    )
