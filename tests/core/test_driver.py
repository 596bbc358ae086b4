"""Whatever becomes of a transaction, its connection goes back to the pool without it and without its claims."""

import asyncio
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.core.actor import Actor, ActorKind
from api.core.database import Database
from api.core.uow import Opening

KEPT = "select count(*) from data_key where subject_id = $1"
KEEP = "insert into data_key (subject_id, wrapped, wrapped_by, created_at) values ($1, '', '', now())"


def somebody() -> Actor:
    return Actor(kind=ActorKind.PORTAL, user_id=uuid4(), customer_id=uuid4())


async def check_clean(db: Database) -> None:
    """Look at every connection that the portal's pool has."""
    connections = [await db.portal.connect() for _ in range(db.settings.pool_size)]
    for connection in connections:
        found = await connection.execute(text("select current_setting('app.actor', true) as actor"))
        assert (found.one().actor or "") == ""
    await asyncio.gather(*(connection.close() for connection in connections))


async def kept(db: Database, key: UUID) -> bool:
    async with db.unit_of_work(somebody()) as uow:
        return bool((await uow.row(KEPT, key))[0])


async def test_what_failed_is_not_taken_as_committed(db: Database) -> None:
    """PostgreSQL answers the commit of a failed transaction without an error."""
    good, key = uuid4(), uuid4()
    async with db.unit_of_work(somebody()) as uow:
        await uow.row(KEEP, good)
        await uow.commit()
    assert await kept(db, good)
    async with db.unit_of_work(somebody()) as uow:
        await uow.row(KEEP, key)
        with pytest.raises(DBAPIError):
            await uow.row("select 1 / 0")
        with pytest.raises(DBAPIError, match="nothing was committed"):
            await uow.commit()
    assert not await kept(db, key)
    await check_clean(db)


async def test_a_first_statement_that_fails_leaves_nothing_behind(db: Database) -> None:
    with pytest.raises(DBAPIError):
        async with db.unit_of_work(somebody(), Opening(columns=", 1 / 0 as never")):
            raise AssertionError("it has begun")
    await check_clean(db)


@pytest.mark.parametrize("moment", [0.0, 0.0005, 0.001, 0.002, 0.005, 0.05])
async def test_who_leaves_in_the_middle_leaves_nothing_behind(db: Database, moment: float) -> None:
    key = uuid4()

    async def change() -> None:
        async with db.unit_of_work(somebody(), Opening(columns=", pg_sleep(0.003)")) as uow:
            await uow.row(KEEP, key)
            await uow.row("select pg_sleep(5)")
            await uow.commit()

    changes = [asyncio.create_task(change()) for _ in range(3)]
    await asyncio.sleep(moment)
    for task in changes:
        task.cancel()
    await asyncio.gather(*changes, return_exceptions=True)
    await check_clean(db)
    assert not await kept(db, key)


async def test_a_connection_that_is_lost_in_the_middle_is_not_used_again(db: Database) -> None:
    key = uuid4()
    async with db.unit_of_work(somebody()) as uow:
        await uow.row(KEEP, key)
        mine = (await uow.row("select pg_backend_pid()"))[0]
        async with db.owner.connect() as connection:
            await connection.execute(text("select pg_terminate_backend(:mine)"), {"mine": mine})
        with pytest.raises(DBAPIError) as lost:
            await uow.row("select 1")
    assert lost.value.connection_invalidated
    assert not await kept(db, key)
    await check_clean(db)
