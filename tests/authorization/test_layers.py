"""Each layer alone keeps customers apart, and a pool never hands one customer's setting to the next."""

import asyncio
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import orjson
import pytest
from sqlalchemy import text

from api.core import database
from api.core.actor import Actor, ActorKind
from api.core.graphql.reads import compile as compiling
from api.core.graphql.reads.run import Planner
from tests.authorization import canaries
from tests.authorization.conftest import Estate
from tests.authorization.documents import required, root_document, roots
from tests.authorization.test_canary import foreign

CUSTOMERS = ("PORTAL_ADMIN RO1", "PORTAL_BUYER RO2", "PORTAL_ADMIN PL1")
READS = 200


@pytest.fixture
def fresh_plans(estate: Estate) -> Iterator[None]:
    """Compile anew, so that no plan of another layer is used."""
    known, estate.planner = estate.planner, Planner(estate.planner.schema)
    yield
    estate.planner = known


async def everything(estate: Estate, actor: Actor) -> dict[str, dict[str, Any]]:
    """Ask every root query that needs no argument."""
    schema = estate.planner.schema
    return {
        root: await estate.ask(actor, root_document(schema, root, 1))
        for root, field in roots(schema).items()
        if not required(field)
    }


@pytest.mark.usefixtures("fresh_plans")
@pytest.mark.parametrize("name", CUSTOMERS)
async def test_row_level_security_alone(estate: Estate, name: str) -> None:
    """With every predicate of the application gone, PostgreSQL still shows a customer only what is the customer's."""
    actor = estate.actors[name]
    with patch.object(compiling.Compiler, "visible", lambda *_: "true"):
        found = await everything(estate, actor)
    seen = {root for root, answer in found.items() if canaries.found_in(orjson.dumps(answer).decode())}
    assert {"customers", "branches"} <= seen
    for root, answer in found.items():
        keys = canaries.found_in(orjson.dumps(answer).decode())
        customers = {estate.rows[key].customer for key in keys if key in estate.rows}
        assert customers <= {None, actor.customer_id}, root


@pytest.mark.usefixtures("fresh_plans")
@pytest.mark.parametrize("name", CUSTOMERS)
async def test_predicates_alone(estate: Estate, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a role that row-level security lets see everything, the application's predicates hold."""
    monkeypatch.setitem(database.ROLE_OF, ActorKind.PORTAL, database.STAFF)
    actor = estate.actors[name]
    found = await everything(estate, actor)
    assert canaries.found_in(orjson.dumps(found["customers"]).decode())
    assert {root: leak for root, answer in found.items() if (leak := foreign(estate, actor, answer))} == {}


async def test_tables_give_the_portal_role_no_foreign_row(estate: Estate) -> None:
    """Bare SQL as the portal's role: what can be read at all is the customer's or the operator's own."""
    for name in CUSTOMERS:
        actor = estate.actors[name]
        for table in sorted({owner.table for owner in estate.rows.values() if owner.customer}):
            async with estate.db.unit_of_work(actor) as uow:
                allowed = await uow.session.scalar(
                    text("select has_table_privilege(:table, 'select')"), {"table": table}
                )
                keys = await uow.session.scalars(text(f"select id from {table}")) if allowed else ()  # noqa: S608 - names of our own
                strangers = {estate.rows[key].customer for key in keys if key in estate.rows} - {
                    None,
                    actor.customer_id,
                }
            assert not strangers, (name, table)


async def test_a_transaction_without_a_tenant_shows_nothing(estate: Estate) -> None:
    async with estate.db.portal.connect() as connection:
        for table in ("customer", "contact", "offer", "ticket", "product_order"):
            assert await connection.scalar(text(f"select count(*) from {table}")) == 0, table  # noqa: S608 - as above


async def test_no_application_role_can_leave_its_bounds(estate: Estate) -> None:
    """No role owns a table, none but that of the backup passes by the policies, and they are forced on every table."""
    async with estate.db.owner.connect() as connection:
        roles = await connection.execute(
            text(
                "select rolname, rolsuper, rolconfig from pg_roles "
                "where rolname like 'trunkline%' and (rolsuper or rolbypassrls)"
            )
        )
        assert [tuple(role) for role in roles] == [(database.BACKUP, False, ["default_transaction_read_only=on"])]
        open_tables = await connection.execute(
            text(
                "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace "
                "and relname not in ('alembic_version', 'app_clock') and not (relrowsecurity and relforcerowsecurity)"
            )
        )
        assert [row[0] for row in open_tables] == []
        owned = await connection.execute(text("select tablename from pg_tables where tableowner like 'trunkline%'"))
        assert not list(owned)


async def test_a_pool_mixes_up_nobody(estate: Estate) -> None:
    """Two customers read through the same few connections, with rolled back and cancelled work between them."""
    one, two = estate.actors["PORTAL_ADMIN RO1"], estate.actors["PORTAL_ADMIN RO2"]
    document = "{ customers(first: 5) { nodes { id } } }"

    async def read(actor: Actor) -> None:
        answer = await estate.ask(actor, document)
        assert answer["data"]["customers"]["nodes"] == [{"id": f"cus_{actor.customer_id}"}]

    async def disturb(actor: Actor) -> None:
        task = asyncio.ensure_future(read(actor))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with estate.db.unit_of_work(actor) as uow:
            seen = await uow.session.scalars(text("select id from customer"))
            assert list(seen) == [actor.customer_id]

    jobs = [read(one if index % 2 else two) for index in range(READS)]
    jobs += [disturb(one if index % 2 else two) for index in range(READS // 10)]
    await asyncio.gather(*jobs)
