"""The large demo, at a small size: everything it writes fits together, and the database is as before but for the rows."""

import pytest
from stdnum.es import cif
from stdnum.pe import ruc
from stdnum.pl import nip
from stdnum.ro import cui

from api.customers.models import CustomerStatus
from api.customers.sorting import sort_key
from api.demo.large import Size, fill_large
from api.demo.large.fill import TABLES
from api.orders.models import OrderStatus
from api.tickets.models import TicketStatus
from tests.demo.conftest import CUSTOMERS, INDEXES, Filled

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
    most, mean = await owner.fetchrow(
        "select max(lines), avg(lines) from (select count(*) as lines from subscription group by customer_id) x"
    )
    assert most == CUSTOMERS
    assert 4 < mean < 8

    with pytest.raises(RuntimeError, match="filled before"):
        await fill_large(filled.database.settings.database_url, Size(10, 1), lambda _step, _took: None)
