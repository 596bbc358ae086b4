"""The chain: gapless under concurrent writers, and every way of touching it is found (DPA-01)."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from structlog.testing import capture_logs

from api import cli
from api.audit.actions import LOCK
from api.audit.check import Report, verify
from api.audit.heads import HeadKeeper, kept_heads
from api.audit.rules import SEALED, FaultKind, Head
from api.core.actor import SYSTEM, Actor, ActorKind
from api.core.database import Database
from api.core.ids import new_id
from worker.sealing import seal_batch, seal_until

ROWS = 10_000
# Entries of many shapes: with and without each thing that may be missing.
FILL = """
insert into audit_entry (id, created_at, actor_id, session_id, action, subject, subject_id, branch_id, customer_ids,
  person_ids, fields, payload, key_id)
select uuidv7(), now() - n * interval '1 second', uuidv7(), case when n % 2 = 0 then uuidv7() end, 'customer.update',
  'customer', case when n % 3 > 0 then uuidv7() end, case when n % 5 > 0 then uuidv7() end,
  case when n % 4 = 0 then '{}'::uuid[] else array[uuidv7(), uuidv7()] end,
  case when n % 4 = 0 then array[uuidv7()] else '{}'::uuid[] end, array['name', 'city'],
  case when n % 2 = 0 then decode(md5(n::text), 'hex') end, case when n % 2 = 0 then uuidv7() end
from generate_series(1, :rows) n
"""
# One way to change each thing that is sealed.
EDITS = {
    "created_at": "created_at + interval '1 microsecond'",
    "actor_id": "uuidv7()",
    "session_id": "uuidv7()",
    "action": "'customer.create'",
    "subject": "'contact'",
    "subject_id": "uuidv7()",
    "branch_id": "uuidv7()",
    "customer_ids": "customer_ids || uuidv7()",
    "person_ids": "array[uuidv7(), uuidv7()]",
    "fields": "array['name']",
    "payload": "'other'::bytea",
    "key_id": "uuidv7()",
}


async def owner(database: Database, *statements: str, **values: Any) -> None:
    """Do something as whoever owns the database."""
    async with database.owner.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement), values)


async def sealed(database: Database, rows: int) -> Database:
    """Fill in entries and seal them; the owner can take the foreign key away, so nothing here relies on it."""
    await owner(database, FILL, rows=rows)
    while await seal_batch(database):
        pass
    await owner(database, "alter table audit_seal drop constraint fk_audit_seal_audit_id")
    return database


@pytest.fixture
async def chain(fresh_db: Database) -> Database:
    return await sealed(fresh_db, ROWS)


def found(report: Report) -> set[tuple[FaultKind, int | None]]:
    return {(fault.kind, fault.seq) for fault in report.faults}


def test_nothing_that_is_sealed_is_left_untried() -> None:
    assert {*EDITS, "id"} == {*SEALED, "payload"}


async def edit(chain: Database, places: list[int]) -> set[tuple[FaultKind, int | None]]:
    """Change every column of the entries at some of these places."""
    for index, (column, value) in enumerate(EDITS.items()):
        change = f"update audit_entry e set {column} = {value} from audit_seal s where s.audit_id = e.id and s.seq = any(:at)"  # noqa: S608
        await owner(chain, change, at=places[index :: len(EDITS)])
    return {(FaultKind.CHANGED, seq) for seq in places}


async def delete_entries(chain: Database, places: list[int]) -> set[tuple[FaultKind, int | None]]:
    statement = "delete from audit_entry e using audit_seal s where s.audit_id = e.id and s.seq = any(:at)"
    await owner(chain, statement, at=places)
    return {(FaultKind.ENTRY_MISSING, seq) for seq in places}


async def delete_seals(chain: Database, places: list[int]) -> set[tuple[FaultKind, int | None]]:
    await owner(chain, "delete from audit_seal where seq = any(:at)", at=places)
    return {(FaultKind.NEVER_SEALED, None), *((FaultKind.SEAL_MISSING, seq) for seq in places)}


async def reorder(chain: Database, places: list[int]) -> set[tuple[FaultKind, int | None]]:
    """Let each entry change places with the one behind it."""
    await owner(chain, "alter table audit_seal drop constraint uq_audit_seal_audit_id")
    swap = """update audit_seal s set audit_id = o.audit_id from audit_seal o
              where (s.seq = any(:at) and o.seq = s.seq + 1) or (o.seq = any(:at) and s.seq = o.seq + 1)"""
    await owner(chain, swap, at=places)
    return {(FaultKind.CHANGED, seq) for first in places for seq in (first, first + 1)}


async def test_every_edit_deletion_and_reordering_among_10_000_is_found(chain: Database) -> None:
    untouched = await verify(chain, [])
    assert (untouched.sealed, untouched.faults) == (ROWS, [])
    # Four rows apart, so that each place is touched in one way only; the first and the last row are among them.
    places = [1, *sorted(Random(17).sample(range(5, ROWS - 5, 4), 20 * len(EDITS))), ROWS - 1]
    expected: set[tuple[FaultKind, int | None]] = set()
    for index, tamper in enumerate((edit, delete_entries, delete_seals, reorder)):
        expected |= await tamper(chain, places[index::4])
    report = await verify(chain, [])
    assert found(report) == expected
    assert sum(fault.kind is FaultKind.NEVER_SEALED for fault in report.faults) == len(places[2::4])


async def test_a_cut_end_is_found_by_what_was_kept_elsewhere(chain: Database, tmp_path: Path) -> None:
    chain.settings = chain.settings.model_copy(update={"files_url": tmp_path.as_uri()})
    with capture_logs() as logs:
        head = await HeadKeeper(chain).keep()
    assert head is not None
    assert [(line["seq"], line["hash"]) for line in logs if line["event"] == "audit_head"] == [(ROWS, head.hash)]
    heads = await kept_heads(chain.settings.files_url)
    assert heads == [head]
    assert (await verify(chain, heads)).faults == []
    for left in (ROWS - 1, ROWS - 10, 5_000, 0):
        await owner(
            chain,
            "delete from audit_entry e using audit_seal s where s.audit_id = e.id and s.seq > :left",
            "delete from audit_seal where seq > :left",
            left=left,
        )
        assert (await verify(chain, [])).faults == []
        assert found(await verify(chain, heads)) == {(FaultKind.CUT, ROWS)}


async def test_a_chain_that_its_owner_wrote_anew_is_found(fresh_db: Database) -> None:
    chain = await sealed(fresh_db, 50)
    async with chain.worker.connect() as connection:
        row = (await connection.execute(text("select seq, hash from audit_seal where seq = 40"))).one()
    await owner(
        chain,
        "update audit_entry e set actor_id = uuidv7() from audit_seal s where s.audit_id = e.id and s.seq = 7",
        "delete from audit_seal",
        "insert into audit_unsealed select id from audit_entry",
    )
    await seal_batch(chain)
    assert (await verify(chain, [])).faults == []
    assert found(await verify(chain, [Head(row.seq, row.hash.hex())])) == {(FaultKind.REWRITTEN, 40)}


async def test_smuggling_past_the_sequencer_is_found(fresh_db: Database) -> None:
    chain = await sealed(fresh_db, 20)
    await owner(chain, "alter table audit_entry disable trigger all", FILL.replace(":rows", "2"))
    await owner(chain, "alter table audit_entry enable trigger all", FILL.replace(":rows", "3"))
    await owner(
        chain,
        "delete from audit_entry where id in (select audit_id from audit_unsealed order by audit_id limit 1)",
    )
    kinds = [fault.kind for fault in (await verify(chain, [])).faults]
    assert sorted(kinds) == sorted([FaultKind.ENTRY_MISSING, FaultKind.NEVER_SEALED, FaultKind.NEVER_SEALED])


async def test_concurrent_writers_lose_nothing(fresh_db: Database) -> None:
    """Eight writers, some slow, some undone, while three processes want to seal."""
    stopping, kept = asyncio.Event(), []

    async def write(number: int) -> None:
        chance = Random(number)
        for _ in range(25):
            async with fresh_db.unit_of_work(SYSTEM) as uow:
                uow.audit("test", None, {"number": number})
                await uow.write_side_rows()
                await asyncio.sleep(chance.choice([0, 0, 0.01, 0.15]))
                if chance.random() < 0.8:
                    await uow.commit()
                    kept.append(number)

    async def seal() -> None:
        while not stopping.is_set():
            await seal_batch(fresh_db)
            await asyncio.sleep(0.002)

    sealers = [asyncio.create_task(seal()) for _ in range(3)]
    await asyncio.gather(*(write(number) for number in range(8)))
    stopping.set()
    await asyncio.gather(*sealers)
    while await seal_batch(fresh_db):
        pass
    async with fresh_db.worker.connect() as connection:
        numbers = list((await connection.execute(text("select seq from audit_seal order by seq"))).scalars())
        assert await connection.scalar(text("select count(*) from audit_entry")) == len(kept)
    assert numbers == list(range(1, len(kept) + 1))
    assert (await verify(fresh_db, [])).faults == []


async def test_one_seals_at_a_time(fresh_db: Database) -> None:
    await owner(fresh_db, FILL, rows=3)
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        assert await seal_batch(fresh_db) == 0
    assert await seal_batch(fresh_db) == 3


async def test_the_worker_seals_and_keeps_the_head(fresh_db: Database, tmp_path: Path) -> None:
    fresh_db.settings = fresh_db.settings.model_copy(update={"files_url": tmp_path.as_uri()})
    await owner(fresh_db, FILL, rows=700)
    stopping = asyncio.Event()
    with capture_logs():
        running = asyncio.create_task(seal_until(fresh_db, stopping))
        async with asyncio.timeout(20):
            while not await kept_heads(fresh_db.settings.files_url):  # noqa: ASYNC110 - a file says when
                await asyncio.sleep(0.05)
        stopping.set()
        await running
    assert (await verify(fresh_db, await kept_heads(fresh_db.settings.files_url))).faults == []


async def test_nobody_but_the_owner_can_touch_what_is_written(fresh_db: Database) -> None:
    await sealed(fresh_db, 5)
    staff = Actor(kind=ActorKind.STAFF, user_id=new_id())
    for actor in (staff, SYSTEM):
        for statement in (
            "update audit_entry set action = 'x'",
            "delete from audit_entry",
            "update audit_seal set hash = ''",
            "delete from audit_seal",
            "truncate audit_entry",
            "insert into audit_unsealed values (uuidv7())",
        ):
            with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
                async with fresh_db.unit_of_work(actor) as uow:
                    await uow.session.execute(text(statement))
    with pytest.raises(DBAPIError, match="permission denied"):
        async with fresh_db.unit_of_work(staff) as uow:
            await uow.session.execute(text("insert into audit_seal values (6, uuidv7(), '')"))


async def test_the_command_says_where_and_fails(
    fresh_db: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = fresh_db.settings.model_copy(update={"files_url": tmp_path.as_uri()})
    fresh_db.settings = settings
    await sealed(fresh_db, 30)
    with capture_logs():
        await HeadKeeper(fresh_db).keep()
    assert await cli._verify_audit(settings) == 0
    assert capsys.readouterr().out == "30 sealed entries, compared with 1 exported heads: intact.\n"
    await owner(
        fresh_db,
        "update audit_entry e set action = 'x' from audit_seal s where s.audit_id = e.id and s.seq = 12",
    )
    assert await cli._verify_audit(settings) == 1
    assert capsys.readouterr().out.startswith("#12 (entry ")
