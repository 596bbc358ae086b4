"""Staged imports against a real database: preview, publishing at once, undo, rows with errors."""

import io
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.errors import InvalidInput, NotFound, PermissionDenied
from api.core.tables import EventRow
from api.files.actions import take_upload
from api.leads import actions
from api.leads.actions.imports import publish, stage
from api.leads.imports.fields import Field
from api.leads.models import (
    CallOutcome,
    ImportLimit,
    ImportState,
    Lead,
    LeadChannel,
    LeadEntry,
    LeadImport,
    LeadImportRow,
    RowOutcome,
    SalesChannel,
)
from api.leads.rules.importing import ImportInUse, ImportStateRefused, UnreadableList
from api.sla.actions import start_clocks
from api.sla.models import Clock
from api.work.models import ActionRequest
from tests.factories.leads import LeadWorld, entered, make_lead_world

LISTS = Path(__file__).parent.parent / "data"


async def upload_list(db: Database, world: LeadWorld, actor: Actor, name: str, content: bytes) -> UUID:
    async with db.unit_of_work(actor) as uow:
        upload = await take_upload(uow, name, io.BytesIO(content), len(content))
        await uow.commit()
        found = await actions.create_import(uow, world.branch.id, upload.id, LeadChannel.TELEMARKETING)
        await uow.commit()
    return found.id


async def map_list(db: Database, actor: Actor, import_id: UUID, **reading: Any) -> None:
    async with db.unit_of_work(actor) as uow:
        await actions.map_import(uow, import_id, actions.Reading(**reading))
        await uow.commit()


async def stage_list(db: Database, import_id: UUID) -> LeadImport:
    """Do what the worker does with each chunk's event, in transactions of their own."""
    for _ in range(200):
        async with db.unit_of_work(SYSTEM) as uow:
            found = await uow.session.get(LeadImport, import_id)
            assert found is not None
            if found.state is not ImportState.MAPPED:
                return found
            await actions.stage_chunk(uow, import_id, found.run)
            await uow.commit()
    raise AssertionError("staging does not end")


async def publish_list(db: Database, actor: Actor, import_id: UUID) -> LeadImport:
    async with db.unit_of_work(actor) as uow:
        await actions.start_publishing(uow, import_id)
        await uow.commit()
    return await publish_rest(db, import_id)


async def publish_rest(db: Database, import_id: UUID) -> LeadImport:
    """Do what the worker does with each chunk's event, in transactions of their own."""
    while True:
        async with db.unit_of_work(SYSTEM) as uow:
            found = await uow.session.get(LeadImport, import_id)
            assert found is not None
            if found.state is not ImportState.RUNNING:
                return found
            await actions.publish_chunk(uow, import_id, found.published_rows)
            await uow.commit()


async def count(db: Database, model: Any, *where: Any) -> int:
    async with db.unit_of_work(SYSTEM) as uow:
        return await uow.session.scalar(select(func.count()).select_from(model).where(*where)) or 0


@pytest.fixture
async def world(db: Database) -> LeadWorld:
    return await make_lead_world(db, "TELEMARKETING", "DEALER", "MARKETING")


SMALL = (
    "Firmă;CUI;Telefon;E-mail;Nr. SIM\n"
    "Alfa SRL;265961560;0721234561;a@alfa.example;10-15\n"
    "ALFA S.R.L.;RO 265961560;0721234562;;20\n"
    "Beta SRL;265961561;0721234563;;5\n"
    "Gama SRL;;0721234564;gama@gama.example;60\n"
)


async def _ready(db: Database, world: LeadWorld, text: str = SMALL) -> tuple[UUID, Actor]:
    actor = world.people["TELEMARKETING"]
    import_id = await upload_list(db, world, actor, "firme.csv", text.encode("cp1250"))
    await map_list(db, actor, import_id)
    await stage_list(db, import_id)
    return import_id, actor


@pytest.mark.parametrize(
    ("name", "country", "errors", "rows"), [("romanian-firms.csv", "RO", 88, 457), ("polish-firms.csv", "PL", 41, 283)]
)
async def test_lists_as_operators_export_them(
    db: Database, name: str, country: str, errors: int, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "CHUNK", 100)
    monkeypatch.setattr(publish, "CHUNK", 90)
    world = await make_lead_world(db, "TELEMARKETING", country=country)
    actor = world.people["TELEMARKETING"]
    import_id = await upload_list(db, world, actor, name, (LISTS / name).read_bytes())
    await map_list(db, actor, import_id)
    found = await stage_list(db, import_id)
    assert (found.state, found.total_rows, found.error_rows) == (ImportState.PREVIEWED, rows, errors)
    assert found.new_rows + found.joined_rows + found.error_rows == rows
    assert found.joined_rows > 15
    assert await count(db, Lead, col(Lead.branch_id) == world.branch.id) == 0
    published = await publish_list(db, actor, import_id)
    assert published.state is ImportState.PUBLISHED
    mine = col(Lead.branch_id) == world.branch.id
    assert await count(db, Lead, mine) == found.new_rows
    assert await count(db, LeadEntry, col(LeadEntry.import_id) == import_id) == found.new_rows + found.joined_rows
    assert await count(db, Clock, col(Clock.branch_id) == world.branch.id) == found.new_rows


async def test_a_preview_says_what_becomes_of_each_row(db: Database, world: LeadWorld) -> None:
    import_id, _ = await _ready(db, world)
    async with db.unit_of_work(SYSTEM) as uow:
        rows = list(
            await uow.session.scalars(
                select(LeadImportRow)
                .where(col(LeadImportRow.import_id) == import_id)
                .order_by(col(LeadImportRow.number))
            )
        )
    assert [(row.number, row.outcome, row.joined_row) for row in rows] == [
        (2, RowOutcome.NEW, None), (3, RowOutcome.JOINED, 2), (4, RowOutcome.ERROR, None), (5, RowOutcome.NEW, None),
    ]  # fmt: skip
    assert [[problem["code"] for problem in row.problems] for row in rows] == [
        ["COUNT_RANGE"], ["JOINED_TO_ROW"], ["FISCAL_CHECKSUM"], [],
    ]  # fmt: skip


async def test_publishing_makes_all_at_once_and_asks_each_manager_once(db: Database, world: LeadWorld) -> None:
    text = SMALL + "".join(f"Firma {n} SRL;;07212345{n:02d};;12\n" for n in range(70, 90))
    import_id, actor = await _ready(db, world, text)
    await publish_list(db, actor, import_id)
    branch = world.branch.id
    assert await count(db, Lead, col(Lead.branch_id) == branch) == 22
    asked = col(ActionRequest.branch_id) == branch
    assert await count(db, ActionRequest, asked) == 2
    told = col(EventRow.branch_id) == branch
    assert await count(db, EventRow, told, col(EventRow.name) == "LeadImportPublished") == 1
    assert await count(db, EventRow, told, col(EventRow.name) == "LeadEntered") == 0
    assert await count(db, EventRow, told, col(EventRow.name) == "LeadImported") == 22
    for published in (0, 23):  # told twice, nothing doubles
        async with db.unit_of_work(SYSTEM) as uow:
            await actions.publish_chunk(uow, import_id, published)
            await uow.commit()
    assert await count(db, Lead, col(Lead.branch_id) == branch) == 22


async def test_a_failure_in_the_middle_goes_on_where_it_stopped_or_is_undone(
    db: Database, world: LeadWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id, actor = await _ready(db, world)
    other, _ = await _ready(
        db, world, "Firmă;Telefon\n" + "".join(f"Firma {n} SRL;07312345{n}\n" for n in range(70, 75))
    )
    calls = 0

    async def fails_late(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise ConnectionError
        return await original(*args, **kwargs)

    original = start_clocks
    monkeypatch.setattr(publish, "CHUNK", 2)
    monkeypatch.setattr(publish, "start_clocks", fails_late)
    for one in (import_id, other):
        calls = 0
        with pytest.raises(ConnectionError):
            await publish_list(db, actor, one)
        async with db.unit_of_work(SYSTEM) as uow:  # what the worker does when no try is left
            found = await actions.fail_publishing(uow, one, "publishing")
            await uow.commit()
        assert (found.state, found.published_rows) == (ImportState.FAILED, 2)
        async with db.unit_of_work(actor) as uow:
            with pytest.raises(ImportStateRefused):  # its rows made leads already
                await actions.map_import(uow, one, actions.Reading())
    assert await count(db, Lead, col(Lead.branch_id) == world.branch.id) == 3
    monkeypatch.setattr(publish, "start_clocks", original)
    found = await publish_list(db, actor, import_id)
    assert (found.state, found.failure, found.new_rows, found.joined_rows) == (ImportState.PUBLISHED, None, 2, 1)
    async with db.unit_of_work(actor) as uow:
        found = await actions.undo_import(uow, other)
        await uow.commit()
    assert (found.state, found.failure) == (ImportState.UNDONE, None)
    assert await count(db, Lead, col(Lead.import_id) == other) == 0
    assert await count(db, Lead, col(Lead.import_id) == import_id) == 2


async def test_a_key_that_only_a_joined_row_brought_leads_later_chunks_to_its_lead(
    db: Database, world: LeadWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "CHUNK", 2)
    rows = "Alfa SRL;0721234561;a@alfa.example\nAlfa SRL;0721234561;b@alfa.example\nAlfa Doi SRL;0721234565;b@alfa.example\n"
    import_id, actor = await _ready(db, world, f"Firmă;Telefon;E-mail\n{rows}")
    found = await publish_list(db, actor, import_id)
    assert (found.new_rows, found.joined_rows) == (1, 2)
    async with db.unit_of_work(SYSTEM) as uow:
        of = (col(LeadImportRow.import_id) == import_id, col(LeadImportRow.number) == 4)
        row = await uow.session.scalar(select(LeadImportRow).where(*of))
    assert row is not None
    assert (row.outcome, row.joined_row) == (RowOutcome.JOINED, 2)


async def test_what_was_entered_between_preview_and_publishing_is_joined(db: Database, world: LeadWorld) -> None:
    import_id, actor = await _ready(db, world)
    async with db.unit_of_work(actor) as uow:
        lead = await entered(uow, world, phone="0721234564", email=None)
        await uow.commit()
    found = await publish_list(db, actor, import_id)
    assert (found.new_rows, found.joined_rows) == (1, 2)
    assert await count(db, LeadEntry, col(LeadEntry.lead_id) == lead.id) == 2


async def test_a_dead_workers_chunk_is_done_again_and_nothing_twice(
    db: Database, world: LeadWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "CHUNK", 2)
    actor = world.people["TELEMARKETING"]
    import_id = await upload_list(db, world, actor, "firme.csv", SMALL.encode("cp1250"))
    await map_list(db, actor, import_id)
    async with db.unit_of_work(SYSTEM) as uow:
        await actions.stage_chunk(uow, import_id, 1)
        await uow.commit()
    async with db.unit_of_work(SYSTEM) as uow:  # dies before its commit
        await actions.stage_chunk(uow, import_id, 1)
    async with db.unit_of_work(SYSTEM) as uow:  # a chunk of an older mapping
        await actions.stage_chunk(uow, import_id, 0)
        await uow.commit()
    found = await stage_list(db, import_id)
    assert (found.staged_rows, found.new_rows, found.joined_rows, found.error_rows) == (4, 2, 1, 1)


async def test_undo_takes_all_away_unless_somebody_has_worked_on_one(db: Database, world: LeadWorld) -> None:
    import_id, actor = await _ready(db, world)
    await publish_list(db, actor, import_id)
    async with db.unit_of_work(SYSTEM) as uow:
        big = await uow.session.scalar(
            select(Lead).where(col(Lead.import_id) == import_id, col(Lead.sales_channel) == SalesChannel.MAJOR_ACCOUNTS)
        )
    assert big is not None
    async with db.unit_of_work(world.managers[SalesChannel.MAJOR_ACCOUNTS]) as uow:
        await actions.log_call(uow, big.id, CallOutcome.NO_ANSWER)
        await uow.commit()
    async with db.unit_of_work(actor) as uow:
        with pytest.raises(ImportInUse) as refusal:
            await actions.undo_import(uow, import_id)
    assert (refusal.value.values["count"], refusal.value.values["numbers"]) == (1, big.number)
    assert await count(db, Lead, col(Lead.import_id) == import_id) == 2
    second, _ = await _ready(db, world, "Firmă;Telefon;SIM\nDelta SRL;0731234569;3\n")
    await publish_list(db, actor, second)
    async with db.unit_of_work(actor) as uow:
        found = await actions.undo_import(uow, second)
        await uow.commit()
    assert found.state is ImportState.UNDONE
    assert await count(db, Lead, col(Lead.import_id) == second) == 0
    assert await count(db, LeadEntry, col(LeadEntry.import_id) == second) == 0
    assert await count(db, Lead, col(Lead.import_id) == import_id) == 2


async def test_rows_with_errors_come_back_corrected(db: Database, world: LeadWorld) -> None:
    import_id, actor = await _ready(db, world, SMALL + "=cmd|calc;265961561;0721234565;;5\n")
    async with db.unit_of_work(actor) as uow:
        name, content = await actions.error_rows_csv(uow, import_id, "ro")
    text = content.decode("utf-8-sig")
    assert name == "firme-errors.csv"
    assert "Cifra de control a 265961561 este greșită." in text
    assert "\n'=cmd|calc;" in text.replace("\r\n", "\n")
    fixed = text.replace("265961561", "").encode()
    again = await upload_list(db, world, actor, name, fixed)
    await map_list(db, actor, again)
    found = await stage_list(db, again)
    assert (found.total_rows, found.error_rows) == (2, 0)
    async with db.unit_of_work(SYSTEM) as uow:
        row = await uow.session.scalar(
            select(LeadImportRow).where(col(LeadImportRow.import_id) == again, col(LeadImportRow.number) == 3)
        )
    assert row is not None
    assert row.given["company_name"] == "=cmd|calc"


async def test_a_person_corrects_the_guesses(db: Database, world: LeadWorld) -> None:
    actor = world.people["TELEMARKETING"]
    import_id = await upload_list(db, world, actor, "l.csv", b"Unu;Doi\nOmega SRL;0721234567\n")
    await map_list(db, actor, import_id, mapping={0: Field.COMPANY_NAME, 1: Field.PHONE})
    assert (await stage_list(db, import_id)).new_rows == 1
    async with db.unit_of_work(actor) as uow:
        with pytest.raises(InvalidInput):
            await actions.map_import(uow, import_id, actions.Reading(mapping={1: Field.PHONE}))
    async with db.unit_of_work(actor) as uow:
        with pytest.raises(InvalidInput):
            await actions.map_import(uow, import_id, actions.Reading(encoding="rot13"))
    await map_list(db, actor, import_id, header_row=0, mapping={0: Field.COMPANY_NAME, 1: Field.PHONE})
    assert (await stage_list(db, import_id)).total_rows == 2


async def test_bounds_states_and_strangers(db: Database, world: LeadWorld) -> None:
    import_id, actor = await _ready(db, world)
    async with db.unit_of_work(world.people["DEALER"]) as uow:
        with pytest.raises(NotFound):
            await actions.start_publishing(uow, import_id)
    async with db.unit_of_work(actor) as uow:
        with pytest.raises(ImportStateRefused):
            await actions.undo_import(uow, import_id)
    async with db.unit_of_work(SYSTEM) as uow:
        limit = await uow.session.scalar(select(ImportLimit).where(col(ImportLimit.branch_id) == world.branch.id))
        assert limit is not None
        limit.max_rows = 3
        await uow.commit()
    with pytest.raises(UnreadableList):
        await upload_list(db, world, actor, "firme.csv", SMALL.encode("cp1250"))
    with pytest.raises(PermissionDenied):
        async with db.unit_of_work(world.people["DEALER"]) as uow:
            await actions.create_import(uow, world.branch.id, import_id, LeadChannel.TELEMARKETING)
