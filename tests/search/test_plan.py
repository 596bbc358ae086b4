"""Search reads through indexes, whatever is asked for and whatever it finds: its cost does not grow with the base."""

import re
from collections.abc import Iterator
from typing import Any

import asyncpg
import orjson
import pytest

from api.core.database import Database
from api.core.graphql.reads.compile import CLAIM, CLAIMS
from api.search import queries
from tests.factories.house import House

# Enough that whatever is read whole is seen.
CUSTOMERS = 20_000
FILL = f"""
insert into customer (id, created_at, version, branch_id, number, kind, status, name, name_key, country, fiscal_number,
    language, currency, monthly_value)
select uuidv7(), now(), 1, branch.id, 'C-2020-' || lpad((100000 + n)::text, 6, '0'), 'LEGAL', 'ACTIVE', named.name, 'firma',
    'RO', (10000000 + n)::text, 'ro', 'RON', 0
from generate_series(1, {CUSTOMERS}) n, branch,
    lateral (select 'Firma ' || translate(md5(n::text), '0123456789', 'ghijklmnop') || ' SRL' as name) named;
insert into contact (id, created_at, version, branch_id, customer_id, name, name_key, roles, phones, email, language)
select uuidv7(), now(), 1, branch_id, id, 'Ion ' || substr(name, 7, 20), 'ion', '{{}}'::varchar[],
    array['+407' || lpad(fiscal_number, 8, '0')], fiscal_number || '@firma.example', 'ro' from customer;
insert into lead (id, created_at, version, branch_id, number, channel, status, originator_kind, company_name, core_name,
    phone, sales_channel, priority)
select uuidv7(), now(), 1, branch_id, replace(number, 'C-', 'L-'), 'HOT_LEAD', 'NEW', 'FIELD_SALES', name, name,
    '+408' || lpad(fiscal_number, 8, '0'), 'FIELD_SALES', 'NORMAL' from customer;
"""  # noqa: S608 - a number of ours
ASKED = (
    "Firma", "fi", "firna srl", "Ionn Vasilesku Grigoresc", "C-2020-100777", "100777", "0722 123 456", "RO 10000777",
    "10000777@firma.example", "nothing of the kind", "ion firma", "+40 710 000 777",
)  # fmt: skip


def scans(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the nodes of a plan that read a table."""
    if "Relation Name" in node:
        yield node
    for child in node.get("Plans", ()):
        yield from scans(child)


async def prepare(connection: asyncpg.Connection, house: House) -> None:
    """Prepare the statement of search for whoever sees the most, as the pool of planned reads would."""
    actor = house.staff["SUPERVISOR"]
    claims = actor.claims()
    sql = CLAIM.sub(lambda match: f"'{_literal(claims[match[1]])}'::{CLAIMS[match[1]]}", queries.found(actor))
    await connection.execute(f"prepare found(text) as {sql.replace('{query}', '$1')}")
    await connection.execute("set plan_cache_mode = force_generic_plan; set jit = off")
    await connection.execute("set pg_trgm.word_similarity_threshold = 0.45; set role trunkline_staff")


def _literal(value: object) -> str:
    return "{" + ",".join(map(str, value)) + "}" if isinstance(value, tuple | list) else str(value)


async def explain(connection: asyncpg.Connection, query: str) -> list[dict[str, Any]]:
    """Return how the tables were read."""
    (row,) = await connection.fetch(f"explain (analyze, format json) execute found('{query}')")
    return list(scans(orjson.loads(row[0])[0]["Plan"]))


@pytest.fixture
async def connection(house: House, db: Database) -> Any:
    """A connection with the statement prepared on a database with many customers."""
    del house
    opened = await asyncpg.connect(db.settings.database_url)
    await opened.execute(FILL)
    await opened.execute("analyze customer, contact, lead")
    yield opened
    await opened.close()


async def test_no_branch_reads_a_table(connection: asyncpg.Connection, house: House) -> None:
    await prepare(connection, house)
    for query in ASKED:
        for node in await explain(connection, query):
            read = (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
            read += node.get("Rows Removed by Index Recheck", 0) * node["Actual Loops"]
            assert read <= CUSTOMERS / 10, orjson.dumps([query, node]).decode()


async def test_every_table_that_is_searched_by_number_has_its_index(
    connection: asyncpg.Connection, house: House
) -> None:
    """Those with few rows here are read at once, so the plan does not tell."""
    asked = set(re.findall(r"from (\w+) \w+\s+where number_end", queries.found(house.staff["SUPERVISOR"])))
    rows = await connection.fetch("select tablename, indexdef from pg_indexes where indexdef like '%number_end%'")
    assert len(asked) >= 11
    assert asked <= {row["tablename"] for row in rows if "text_pattern_ops" in row["indexdef"]}
