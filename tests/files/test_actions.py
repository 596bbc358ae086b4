"""Uploads become attachments of objects; who sees which; documents are generated from stored editions."""

import io
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from api.core.actor import SYSTEM, Actor
from api.core.config import Settings
from api.core.database import Database
from api.core.errors import NotFound, PermissionDenied
from api.files import actions, policy, queries, render, store
from api.files.models import Attachment, AttachmentKind, Upload
from api.files.rules import FileRefused, TooManyUploads
from tests.factories.people import make_branch, make_staff
from tests.files import samples
from tests.files.conftest import World
from tests.files.test_render import offer


async def upload(db: Database, actor: Actor, name: str = "scan.pdf", content: bytes = samples.PDF) -> UUID:
    async with db.unit_of_work(actor) as uow:
        row = await actions.take_upload(uow, name, io.BytesIO(content), len(content))
        await uow.commit()
    return row.id


async def attach(
    db: Database,
    actor: Actor,
    world: World,
    *,
    kind: AttachmentKind = AttachmentKind.LETTER,
    shared: bool | None = None,
) -> Attachment:
    upload_id = await upload(db, actor)
    async with db.unit_of_work(actor) as uow:
        row = await actions.attach(uow, upload_id, world.customer, kind, customer_id=world.customer.id, shared=shared)
        await uow.commit()
    return row


async def sees(db: Database, actor: Actor, attachment_id: UUID) -> bool:
    async with db.unit_of_work(actor) as uow:
        try:
            await queries.attachment(uow, attachment_id)
        except NotFound:
            return False
    return True


async def test_upload_becomes_attachment_with_a_real_kind(db: Database, settings: Settings, world: World) -> None:
    row = await attach(db, world.seller, world, kind=AttachmentKind.REGISTRATION_CERTIFICATE)
    assert (row.kind, row.customer_id, row.subject) == (
        AttachmentKind.REGISTRATION_CERTIFICATE,
        world.customer.id,
        "customer",
    )
    assert await store.read_all(settings.files_url, row.storage_key) == samples.PDF
    assert "NONE" not in AttachmentKind.__members__
    assert row.name not in row.storage_key
    async with db.unit_of_work(SYSTEM) as uow:
        names = await uow.session.scalars(text("select name from event where subject_id = :id").bindparams(id=row.id))
        assert list(names) == ["AttachmentAdded"]


async def test_upload_is_good_for_its_uploader_once(db: Database, world: World) -> None:
    upload_id = await upload(db, world.seller)
    for actor, times in ((world.legal, 1), (world.foreigner, 1), (world.buyer, 1)):
        for _ in range(times):
            async with db.unit_of_work(actor) as uow:
                with pytest.raises(NotFound):
                    await actions.attach(
                        uow, upload_id, world.customer, AttachmentKind.OTHER, customer_id=world.customer.id
                    )
    async with db.unit_of_work(world.seller) as uow:
        await actions.attach(uow, upload_id, world.customer, AttachmentKind.OTHER, customer_id=world.customer.id)
        await uow.commit()
    async with db.unit_of_work(world.seller) as uow:
        with pytest.raises(NotFound):
            await actions.attach(uow, upload_id, world.customer, AttachmentKind.OTHER, customer_id=world.customer.id)


@pytest.mark.parametrize("who", ["dealer", "viewer"])
async def test_upload_needs_the_right_to_write_files(db: Database, world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        await upload(db, getattr(world, who))
    async with db.unit_of_work(getattr(world, who)) as uow:
        assert await queries.count_waiting(uow) == 0


async def test_refused_file_leaves_nothing(db: Database, world: World) -> None:
    with pytest.raises(FileRefused):
        await upload(db, world.seller, "page.pdf", b"<html>")
    async with db.unit_of_work(world.seller) as uow:
        assert await queries.count_waiting(uow) == 0


async def test_pending_uploads_are_bounded(db: Database, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "MOST_WAITING", 2)
    await upload(db, world.seller)
    await upload(db, world.seller)
    with pytest.raises(TooManyUploads):
        await upload(db, world.seller)


async def test_who_sees_an_internal_file(db: Database, world: World) -> None:
    row = await attach(db, world.seller, world)
    seen = {who: await sees(db, getattr(world, who), row.id) for who in ("seller", "legal", "dealer", "foreigner")}
    assert seen == {"seller": True, "legal": True, "dealer": False, "foreigner": False}
    portal = {who: await sees(db, getattr(world, who), row.id) for who in ("buyer", "viewer", "other_buyer")}
    assert portal == {"buyer": False, "viewer": False, "other_buyer": False}


async def test_who_sees_a_shared_file(db: Database, world: World) -> None:
    row = await attach(db, world.buyer, world)
    assert row.shared
    seen = {who: await sees(db, getattr(world, who), row.id) for who in ("buyer", "viewer", "other_buyer", "seller")}
    assert seen == {"buyer": True, "viewer": True, "other_buyer": False, "seller": True}


async def test_row_level_security_alone_keeps_files_apart(db: Database, world: World) -> None:
    internal, shared = await attach(db, world.seller, world), await attach(db, world.buyer, world)
    for actor, expected in ((world.buyer, {shared.id}), (world.other_buyer, set())):
        async with db.unit_of_work(actor) as uow:
            rows = await uow.session.scalars(
                text("select id from attachment where id = any(:ids)").bindparams(ids=[internal.id, shared.id])
            )
            assert set(rows) == expected
            others = await uow.session.scalar(
                text("select count(*) from upload where uploader_id <> :me").bindparams(me=actor.user_id)
            )
            assert others == 0


async def test_identity_card_needs_the_right_to_personal_data(db: Database, world: World) -> None:
    row = await attach(db, world.seller, world, kind=AttachmentKind.IDENTITY_CARD)
    assert await sees(db, world.seller, row.id)
    assert not await sees(db, world.legal, row.id)


async def test_sharing_and_taking_back(db: Database, world: World) -> None:
    row = await attach(db, world.seller, world)
    async with db.unit_of_work(world.seller) as uow:
        await actions.share_attachment(uow, row.id, shared=True)
        await uow.commit()
    assert await sees(db, world.buyer, row.id)
    for actor, refusal in (
        (world.legal, PermissionDenied),
        (world.foreigner, NotFound),
        (world.buyer, PermissionDenied),
    ):
        async with db.unit_of_work(actor) as uow:
            with pytest.raises(refusal):
                await actions.share_attachment(uow, row.id, shared=False)
    assert await sees(db, world.buyer, row.id)


async def test_adding_to_an_object_that_is_not_seen(db: Database, world: World) -> None:
    upload_id = await upload(db, world.foreigner)
    async with db.unit_of_work(world.foreigner) as uow:
        with pytest.raises(NotFound):
            await actions.add_attachment(uow, upload_id, "cus", world.customer.id, AttachmentKind.OTHER)
        with pytest.raises(NotFound):
            await actions.add_attachment(uow, upload_id, "usr", world.customer.id, AttachmentKind.OTHER)
    upload_id = await upload(db, world.seller)
    async with db.unit_of_work(world.seller) as uow:
        row = await actions.add_attachment(uow, upload_id, "cus", world.customer.id, AttachmentKind.OTHER)
        assert row.customer_id == world.customer.id


async def test_document_is_generated_from_the_active_edition(db: Database, settings: Settings, world: World) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        document = await actions.generate_document(
            uow, "offer", world.customer, world.customer.id, offer(), "ro", zone="Europe/Bucharest", shared=True
        )
        await uow.commit()
    assert document.name == "offer-O-2026-000123.pdf"
    assert document.kind is AttachmentKind.GENERATED
    assert document.language == "ro"
    assert (await store.read_all(settings.files_url, document.storage_key)).startswith(b"%PDF-")
    assert await sees(db, world.buyer, document.id)


async def test_editions_are_kept_and_old_documents_name_theirs(fresh_db: Database) -> None:
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        first = await queries.active_template(uow, "contract")
        assert first is not None
        assert await actions.publish_template(uow, "contract", first.body) is first
        second = await actions.publish_template(uow, "contract", first.body + "\n// new wording")
        await uow.commit()
        assert (first.active, second.active, second.edition) == (False, True, 2)
        assert await queries.active_template(uow, "contract") is second
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        await actions.publish_shipped_templates(uow)
        again = await queries.active_template(uow, "contract")
        assert again is not None
        assert (again.edition, again.body) == (3, render.shipped_body("contract"))
        with pytest.raises(KeyError):
            await actions.publish_template(uow, "../look", "x")


async def test_uploads_that_nobody_used_are_forgotten_after_a_day(fresh_db: Database, settings: Settings) -> None:
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        seller = await make_staff(uow, await make_branch(uow), "FIELD_SALES")
        await uow.commit()
    old, young = await upload(fresh_db, seller), await upload(fresh_db, seller)
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        row = await uow.session.get(Upload, old)
        assert row is not None
        row.created_at -= timedelta(hours=25)
        await uow.commit()
        key = row.storage_key
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        assert await actions.forget_stale_uploads(uow) == 1
        await uow.commit()
        assert await uow.session.get(Upload, old) is None
        assert await uow.session.get(Upload, young) is not None
    with pytest.raises(store.FileLost):
        await store.read(settings.files_url, key)
