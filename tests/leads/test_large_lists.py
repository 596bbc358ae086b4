"""Long lists: as many statements as for a short one, memory of one slice, every row published."""

from pathlib import Path
from uuid import UUID

import psutil
import pytest
from sqlalchemy import event
from sqlmodel import col

from api.core.database import Database
from api.leads import actions
from api.leads.models import ImportState, Lead
from api.sla.models import Clock, Timer
from tests.factories.leads import LeadWorld, make_lead_world
from tests.leads.test_imports import count, map_list, publish_list, stage_list, upload_list

ROMANIAN = Path(__file__).parent.parent / "data" / "romanian-firms.csv"
MEBIBYTE = 2**20


def generated(rows: int) -> bytes:
    """A list in which every hundredth row has the phone of the one before it."""
    lines = ["Firmă;Telefon;E-mail;Nr. SIM;Oraș"]
    for number in range(rows):
        phone = number - 1 if number % 100 == 99 else number
        lines.append(f"Firma {number} SRL;07{20_000_000 + phone};a{number}@f{number}.example;{5 + number % 60};Cluj")
    return "\n".join(lines).encode()


async def ready(db: Database, name: str, content: bytes) -> tuple[LeadWorld, UUID]:
    world = await make_lead_world(db, "TELEMARKETING")
    actor = world.people["TELEMARKETING"]
    import_id = await upload_list(db, world, actor, name, content)
    await map_list(db, actor, import_id)
    found = await stage_list(db, import_id)
    assert found.state is ImportState.PREVIEWED
    return world, import_id


async def test_a_list_of_hundreds_takes_no_more_statements_than_a_short_one(db: Database) -> None:
    statements: dict[str, int] = {}
    for name, content in (("short.csv", generated(3)), ("romanian-firms.csv", ROMANIAN.read_bytes())):
        world, import_id = await ready(db, name, content)
        statements[name] = 0

        def counted(*_: object, name: str = name) -> None:
            statements[name] += 1

        event.listen(db.worker.sync_engine, "before_cursor_execute", counted)
        try:
            await publish_list(db, world.people["TELEMARKETING"], import_id)
        finally:
            event.remove(db.worker.sync_engine, "before_cursor_execute", counted)
    # The long one has more teams to ask.
    assert statements["romanian-firms.csv"] <= statements["short.csv"] + 15


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_twenty_thousand_rows_at_once(db: Database) -> None:
    world, import_id = await ready(db, "many.csv", generated(20_000))
    process = psutil.Process()
    before = process.memory_info().rss
    published = await publish_list(db, world.people["TELEMARKETING"], import_id)
    grown = (process.memory_info().rss - before) / MEBIBYTE
    assert (published.new_rows, published.joined_rows) == (19_800, 200)
    mine = world.branch.id
    assert await count(db, Lead, col(Lead.branch_id) == mine) == 19_800
    assert await count(db, Clock, col(Clock.branch_id) == mine) == 19_800
    assert await count(db, Timer, col(Timer.branch_id) == mine) >= 19_800
    assert grown < 150
    async with db.unit_of_work(world.people["TELEMARKETING"]) as uow:
        await actions.undo_import(uow, import_id)
        await uow.commit()
    assert await count(db, Lead, col(Lead.branch_id) == mine) == 0
