"""Who asks: the demo's agent of the service desk, and accounts of a few customers, made and taken away again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import asyncpg

from api.core.actor import Actor
from api.core.config import Settings
from api.core.database import Database
from api.people.auth.authenticate import load_actor

STAFF: Final = "service.ro@demo.example"
BUYER: Final = "buyer.ro@demo.example"
TENANTS: Final = 8
LOGIN: Final = "benchmark-{}@demo.example"

# Each like the demo's buyer, but of another customer of the branch.
_MAKE: Final = """
with chosen as (
  select c.id, row_number() over () as place from (
    select c.id from customer c join user_account b on b.login = $1 and b.branch_id = c.branch_id
    where c.status = 'ACTIVE' and c.id <> b.customer_id order by md5(c.name || c.id) limit $2) c
), made as (
  insert into user_account select (jsonb_populate_record(b, jsonb_build_object(
      'id', uuidv7(), 'login', 'benchmark-' || chosen.place || '@demo.example', 'customer_id', chosen.id, 'contact_id', null))).*
    from user_account b, chosen where b.login = $1 returning id, login, customer_id
), roles as (
  insert into user_role (id, created_at, user_id, role_id)
    select uuidv7(), now(), made.id, r.role_id from made, user_role r join user_account b on b.id = r.user_id
    where b.login = $1
)
select customer_id::text from made order by login
"""
_FORGET: Final = (
    "delete from user_session where user_id in (select id from user_account where login like 'benchmark-%')",
    "delete from user_role where user_id in (select id from user_account where login like 'benchmark-%')",
    "delete from user_account where login like 'benchmark-%'",
)


@asynccontextmanager
async def tenants(url: str) -> AsyncIterator[list[str]]:
    """Make the accounts and give their customers, in the order of their logins."""
    connection = await asyncpg.connect(url)
    try:
        for statement in _FORGET:
            await connection.execute(statement)
        yield [row["customer_id"] for row in await connection.fetch(_MAKE, BUYER, TENANTS)]
        for statement in _FORGET:
            await connection.execute(statement)
    finally:
        await connection.close()


async def staff(settings: Settings) -> Actor:
    """Return the agent as the application knows it."""
    database = Database(settings)
    try:
        connection = await asyncpg.connect(settings.database_url)
        key = await connection.fetchval("select id from user_account where login = $1", STAFF)
        await connection.close()
        actor = await load_actor(database, {"user": key})
    finally:
        await database.close()
    if actor is None:
        message = "the demo's people are missing: fill the database with the demo"
        raise RuntimeError(message)
    return actor
