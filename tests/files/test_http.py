"""The endpoints: what goes in is checked while it arrives, what goes out can harm no browser."""

import time
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import HTTPConnection

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.config import Settings
from api.core.database import Database
from api.core.graphql import references
from api.core.ids import GlobalID
from api.files import links
from api.files.http import file_routes
from api.files.models import AttachmentKind
from api.people.models import UserSession
from tests.files import samples
from tests.files.conftest import World
from tests.files.test_actions import attach


class Browser:
    """A client that acts as whoever is set."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.actor = ANONYMOUS

    async def send(
        self, actor: Actor, name: str, content: bytes, field: str = "file", key: str | None = None
    ) -> httpx.Response:
        self.actor = actor
        headers = {"idempotency-key": key} if key else {}
        return await self.client.post("/files", files={field: (name, content, "text/html")}, headers=headers)

    async def get(self, actor: Actor, path: str) -> httpx.Response:
        self.actor = actor
        return await self.client.get(path)


@pytest.fixture
async def browser(db: Database, settings: Settings) -> AsyncIterator[Browser]:
    async def authenticate(connection: HTTPConnection) -> Actor:
        del connection
        return made.actor

    small = settings.model_copy(update={"files_max_bytes": 100_000})
    application = Starlette(routes=file_routes(db, small, authenticate))
    transport = httpx.ASGITransport(app=application)
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:
        made = Browser(client)
        yield made


async def waiting(db: Database, actor: Actor) -> int:
    async with db.unit_of_work(SYSTEM) as uow:
        statement = text("select count(*) from upload where uploader_id = :id").bindparams(id=actor.user_id)
        return int(await uow.session.scalar(statement) or 0)


async def test_upload_answers_what_was_understood(browser: Browser, world: World) -> None:
    answer = await browser.send(world.seller, "../../Ștampilă.PDF", samples.PDF)
    assert answer.status_code == 201
    body = answer.json()
    assert (body["name"], body["mediaType"], body["size"]) == ("Ștampilă.PDF", "application/pdf", len(samples.PDF))
    assert body["id"].startswith("upl_")


@pytest.mark.parametrize("who", ["buyer", "seller"])
async def test_camera_pictures_come_in(browser: Browser, world: World, who: str) -> None:
    for name, content in (("image.jpg", samples.JPEG), ("image.heic", samples.HEIC), ("image.png", samples.png())):
        assert (await browser.send(getattr(world, who), name, content)).status_code == 201


async def test_upload_is_refused(browser: Browser, db: Database, world: World) -> None:
    async def status(actor: Actor, name: str, content: bytes, field: str = "file") -> tuple[int, str]:
        answer = await browser.send(actor, name, content, field)
        return answer.status_code, answer.json()["error"]["code"]

    assert await status(ANONYMOUS, "a.pdf", samples.PDF) == (401, "permission-denied")
    assert await status(world.dealer, "a.pdf", samples.PDF) == (403, "permission-denied")
    assert await status(world.viewer, "a.pdf", samples.PDF) == (403, "permission-denied")
    assert await status(world.seller, "a.html", b"<script>") == (415, "file-refused")
    assert await status(world.seller, "a.pdf", samples.PDF + samples.workbook()) == (415, "file-refused")
    assert await status(world.seller, "a.txt", b"x" * 100_001) == (413, "file-too-large")
    assert await status(world.seller, "a.txt", b"x" * 400_000) == (413, "file-too-large")
    assert await status(world.seller, "a.pdf", samples.PDF, "other") == (400, "body-malformed")
    for actor in (world.seller, world.dealer, world.viewer):
        assert await waiting(db, actor) == 0


async def test_body_without_length_is_cut_while_it_arrives(browser: Browser, world: World) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(10_000):
            sent += 10_000
            yield b"x" * 10_000

    browser.actor = world.seller
    headers = {"content-type": "multipart/form-data; boundary=b"}
    answer = await browser.client.post("/files", content=endless(), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "file-too-large"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data"),
        (b"garbage", "multipart/form-data; boundary=x"),
        (b"{}", "application/json"),
        (
            b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\ntext\r\n--b--\r\n',
            "multipart/form-data; boundary=b",
        ),
    ],
)
async def test_malformed_bodies_are_refused(browser: Browser, world: World, body: bytes, kind: str) -> None:
    browser.actor = world.seller
    answer = await browser.client.post("/files", content=body, headers={"content-type": kind})
    assert answer.status_code == 400


async def test_download_can_harm_no_browser(browser: Browser, db: Database, world: World) -> None:
    row = await attach(db, world.seller, world)
    answer = await browser.get(world.seller, f"/files/att_{row.id}")
    assert answer.status_code == 200
    assert answer.content == samples.PDF
    head = answer.headers
    assert head["content-type"] == "application/pdf"
    assert head["content-disposition"].startswith('attachment; filename="scan.pdf"')
    assert head["x-content-type-options"] == "nosniff"
    assert "sandbox" in head["content-security-policy"]
    assert head["cache-control"] == "private, no-store"
    shown = await browser.get(world.seller, f"/files/att_{row.id}?view=1")
    assert shown.headers["content-disposition"].startswith("inline")
    assert "default-src 'none'" in shown.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", ["att_not-a-uuid", "lea_01902222-0000-7000-8000-000000000000", "..%2f..%2fetc%2fpasswd"]
)
async def test_other_paths_are_no_files(browser: Browser, world: World, path: str) -> None:
    assert (await browser.get(world.seller, f"/files/{path}")).status_code in (400, 404)


async def test_download_by_those_who_may_not(browser: Browser, db: Database, world: World) -> None:
    row = await attach(db, world.seller, world)
    path = f"/files/att_{row.id}"
    assert (await browser.get(ANONYMOUS, path)).status_code == 401
    for actor in (world.dealer, world.foreigner, world.buyer, world.other_buyer):
        answer = await browser.get(actor, path)
        assert answer.status_code == 404
        assert samples.PDF not in answer.content
    unknown = await browser.get(world.buyer, f"/files/att_{uuid4()}")
    hidden = await browser.get(world.buyer, path)
    assert unknown.json() == hidden.json()


async def test_reading_a_file_is_on_record(browser: Browser, db: Database, world: World) -> None:
    row = await attach(db, world.seller, world, kind=AttachmentKind.IDENTITY_CARD)
    await browser.get(world.seller, f"/files/att_{row.id}")
    async with db.unit_of_work(SYSTEM) as uow:
        found = await uow.session.execute(
            text(
                "select actor_id, customer_ids from audit_entry where action = 'attachment-read' and subject_id = :id"
            ).bindparams(id=row.id)
        )
        assert [tuple(entry) for entry in found] == [(world.seller.user_id, [world.customer.id])]


async def open_session(db: Database, actor: Actor, **fields: Any) -> UUID:
    assert actor.user_id is not None
    async with db.unit_of_work(SYSTEM) as uow:
        session = uow.add(
            UserSession(
                user_id=actor.user_id,
                salt="s",
                last_used_at=uow.now,
                expires_at=uow.now.replace(year=uow.now.year + 1),
                **fields,
            )
        )
        await uow.commit()
    return session.id


async def test_signed_link_opens_without_a_header_as_its_session(
    browser: Browser, db: Database, settings: Settings, world: World
) -> None:
    row = await attach(db, world.seller, world)
    session = await open_session(db, world.seller)
    link = links.link(settings, row.id, session, view=True)
    assert (await browser.get(ANONYMOUS, link)).content == samples.PDF
    stranger = await open_session(db, world.other_buyer)
    assert (await browser.get(ANONYMOUS, links.link(settings, row.id, stranger))).status_code == 404


async def test_signed_link_is_bound_to_file_session_and_time(
    browser: Browser, db: Database, settings: Settings, world: World
) -> None:
    first, second = await attach(db, world.seller, world), await attach(db, world.seller, world)
    session = await open_session(db, world.seller)
    link = links.link(settings, first.id, session)
    forged = [
        link.replace(str(first.id), str(second.id)),
        link.replace(session.hex, uuid4().hex),
        link.replace("expires=", "expires=1"),
        link[:-3] + "AAA",
        link.partition("&signature")[0] + "&signature=",
    ]
    past = int(time.time()) - 5
    signature = links.sign(settings, first.id, session, past)
    forged.append(f"/files/att_{first.id}?session={session.hex}&expires={past}&signature={signature}")
    for path in forged:
        assert (await browser.get(ANONYMOUS, path)).status_code == 401, path
    async with db.unit_of_work(SYSTEM) as uow:
        row = await uow.session.get(UserSession, session)
        assert row is not None
        row.revoked_at = uow.now
        await uow.commit()
    assert (await browser.get(ANONYMOUS, link)).status_code == 401


async def test_a_file_sent_twice_under_one_key_is_stored_once(browser: Browser, db: Database, world: World) -> None:
    """A lost answer costs nothing, and what comes later may name the file by that key."""
    key = str(uuid4())
    before = await waiting(db, world.seller)
    answers = [await browser.send(world.seller, "photo.jpg", samples.JPEG, key=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert await waiting(db, world.seller) == before + 1
    other = await browser.send(world.seller, "another.jpg", samples.JPEG, key=key)
    assert (other.status_code, other.json()["error"]["code"]) == (400, "idempotency-mismatch")
    async with db.unit_of_work(world.seller) as uow:
        found = await references.resolved(uow, {"id": GlobalID("upl", UUID(key))})
    assert str(found["id"]) == answers[0].json()["id"]
