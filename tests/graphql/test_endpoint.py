"""The endpoint: who may send which document, how large, and what an answer tells."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
from starlette.applications import Starlette

from api.core.actor import ANONYMOUS, Actor, ActorKind
from api.core.config import Settings
from api.core.database import Database
from api.core.errors import UserError
from api.core.graphql.documents import ASKED_SECONDS, keep_documents
from api.core.graphql.endpoint import graphql_routes, graphql_runtime
from tests.graphql import shop, stock

PORTAL = Actor(kind=ActorKind.PORTAL, branch_ids=(stock.HOME,), permissions=stock.ALL, customer_id=stock.HOME)
DEEP = "{ makers { " + "newest { maker { " * 10
PAGES = "items(first: 100) { nodes { maker { items(first: 100) { nodes { id } } } } }"
FRAGMENT = "fragment F on Item { maker { items(first: 100) { nodes { id } } } }"
SPREAD = "fragment A on Query { ...B ...B ...B ...B } fragment B on Query { ...C ...C ...C ...C } " + "".join(
    f"fragment {chr(66 + n)} on Query {{ {('...' + chr(67 + n) + ' ') * 4} }} " for n in range(1, 14)
)
HOSTILE = [
    DEEP + "id" + "}" * 22,
    f"{{ {PAGES} }}",
    f"query($n: Int) {{ items(first: $n) {{ nodes {{ ...F }} }} }} {FRAGMENT}",
    f"{{ items(first: 100) {{ nodes {{ ...F }} }} }} {FRAGMENT}",
    f"{{ items(last: 100) {{ edges {{ node {{ ... on Item {{ ...F }} }} }} }} }} {FRAGMENT}",
    f"{{ ...Q }} fragment Q on Query {{ {PAGES} }}",
    "{ " + " ".join(f"a{n}: plain" for n in range(500)) + " }",
    "{ ... { " + " ".join(f"a{n}: plain" for n in range(500)) + " } }",
    "{ ...A } fragment A on Query { " + " ".join(f"a{n}: plain" for n in range(500)) + " }",
    "{ " + "plain " * 3000 + " }",
    "{ " + "plain " * 30_000 + " }",
    "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "{ ...A } fragment A on Query { ...A }",
    "{ ...A } " + SPREAD,
    "{ plain " + "@include(if: true) " * 500 + " }",
    "{ plain " + "@skip(if: false) @unknown " * 200 + " }",
    " ".join(f"query Q{n} {{ plain }}" for n in range(200)),
    "{ plain } " + " ".join(f"fragment F{n} on Query {{ plain }}" for n in range(200)),
    "{ items(first: 1, filter: " + "{made: " * 300 + "null" + "}" * 300 + ") { totalCount } }",
    "query(" + " ".join(f"$v{n}: Int" for n in range(3000)) + ") { plain }",
    "{ pair(ids: [" + '"itm_00000000-0000-0000-0000-000000000001" ' * 5000 + "]) { first { id } } }",
    "{" * 5000,
    "{ a" + "b" * 60_000 + " }",
    "{ " + "".join(f"a{n}: items(first: 100) {{ nodes {{ id maker {{ id }} }} }} " for n in range(250)) + " }",
]


class Ended(UserError):
    """Nobody knows these credentials."""

    code = "session-ended"


ACTORS = {"staff": stock.staff(), "portal": PORTAL, "anonymous": ANONYMOUS}
TRUSTED = "query Trusted { items(first: 1) { totalCount } }"


@pytest.fixture
def documents(tmp_path: Path) -> str:
    """This release's documents; those of an earlier one are in the database."""
    (tmp_path / "persisted-documents.json").write_bytes(orjson.dumps({"new": TRUSTED}))
    return str(tmp_path / "persisted-documents.json")


@pytest.fixture
async def client(shop_db: Database, shop_settings: Settings, documents: str) -> AsyncIterator[httpx.AsyncClient]:
    """The endpoint as in production: trusted documents for all but staff, no introspection, no debug."""
    settings = shop_settings.model_copy(update={"debug": False, "trusted_only": True, "documents_path": documents})

    async def authenticate(connection: Any) -> Actor:
        name = connection.headers.get("authorization", "anonymous")
        if name not in ACTORS:
            raise Ended
        return ACTORS[name]

    app = Starlette(routes=graphql_routes(graphql_runtime(shop.schema, shop_db, settings, authenticate)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop.test") as found:
        yield found


async def send(client: httpx.AsyncClient, actor: str = "staff", **body: Any) -> httpx.Response:
    return await client.post("/graphql", json=body, headers={"authorization": actor})


def code(response: httpx.Response) -> str:
    return str(response.json()["errors"][0]["extensions"]["code"])


async def test_documents_of_this_and_earlier_releases_are_known_by_hash(
    client: httpx.AsyncClient, shop_db: Database, tmp_path: Path
) -> None:
    """An installed app of an earlier release still gets answers; one of the next release gets them from this one."""
    file = tmp_path / "earlier.json"
    file.write_bytes(orjson.dumps({"old": "query Old { plain }"}))
    earlier = shop_db.settings.model_copy(update={"documents_path": str(file)})
    found = await send(client, documentId="new")
    assert found.json() == {"data": {"items": {"totalCount": found.json()["data"]["items"]["totalCount"]}}}
    assert found.headers["cache-control"] == "no-store"
    assert code(await send(client, "anonymous", documentId="old")) == "DOCUMENT_NOT_FOUND"
    await keep_documents(earlier)
    await asyncio.sleep(ASKED_SECONDS)
    assert (await send(client, "anonymous", documentId="old")).json() == {"data": {"plain": "plain"}}
    assert code(await send(client, documentId="gone")) == "DOCUMENT_NOT_FOUND"


@pytest.mark.parametrize("actor", ["portal", "anonymous"])
async def test_only_staff_may_send_documents_of_their_own(client: httpx.AsyncClient, actor: str) -> None:
    """Not even the text of a trusted one."""
    for text in ("{ plain }", TRUSTED, "{ __typename }"):
        assert code(await send(client, actor, query=text)) == "DOCUMENT_NOT_TRUSTED"
    assert (await send(client, "staff", query="{ plain }")).json() == {"data": {"plain": "plain"}}


async def test_unknown_credentials_are_refused(client: httpx.AsyncClient) -> None:
    """With the session's own code, so that the app asks for a new token."""
    found = await send(client, "nobody", documentId="new")
    assert (found.status_code, code(found)) == (401, "session-ended")


@pytest.mark.parametrize("number", range(len(HOSTILE)))
async def test_hostile_documents_are_refused_at_once(client: httpx.AsyncClient, number: int) -> None:
    """24 of 24, each in at most 50 ms of this process, which waits for nothing; the machine is shared."""
    best = 9.0
    for attempt in range(3):
        start = time.process_time()
        found = await send(client, query=HOSTILE[number] + " " * attempt)
        best = min(best, time.process_time() - start)
        assert found.status_code in {400, 413}, found.text[:300]
        assert "data" not in found.json()
    assert best <= 0.05


async def test_the_schema_does_not_leak(client: httpx.AsyncClient) -> None:
    """No introspection, no suggestions."""
    assert code(await send(client, query="{ __schema { types { name } } }")) == "GRAPHQL_VALIDATION_FAILED"
    for text in ("{ itemz { id } }", "{ items(frist: 1) { nodes { id } } }", "{ ... on Itm { id } }"):
        assert "did you mean" not in (await send(client, query=text)).text.lower()
    wrong = await send(
        client, query="query($o: ItemOrder) { items(first: 1, order: $o) { totalCount } }", variables={"o": "MADE_DES"}
    )
    assert "did you mean" not in wrong.text.lower()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"query": 1}', b'{"query":"{plain}","variables":[1]}', b"null"])
async def test_what_is_no_request_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    """With 400 and a code, never an exception."""
    found = await client.post("/graphql", content=body, headers={"authorization": "staff"})
    assert (found.status_code, code(found)) == (400, "BAD_REQUEST")


async def test_a_large_body_is_refused_while_it_is_read(client: httpx.AsyncClient) -> None:
    """The rest is not waited for."""
    sent = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(1000):
            sent += 1
            yield b" " * 65536

    found = await client.post("/graphql", content=body(), headers={"authorization": "staff"})
    assert found.status_code == 413


async def test_a_masked_error_keeps_its_path_and_the_rest_of_the_answer(client: httpx.AsyncClient) -> None:
    """A nullable field that failed is null beside the others."""
    found = (await send(client, query="{ plain(fail: true) items(first: 0) { nodes { id } } }")).json()
    assert found["data"] == {"plain": None, "items": {"nodes": []}}
    assert found["errors"][0]["path"] == ["plain"]


async def test_a_portal_read_runs_with_its_tenant_in_the_transaction(client: httpx.AsyncClient) -> None:
    """The frame is there and leaves nothing behind; the answer is the same as for staff."""
    assert (await send(client, "portal", documentId="new")).json()["data"]["items"]["totalCount"] > 0


async def test_documents_are_read_before_anybody_asks(
    shop_db: Database, shop_settings: Settings, documents: str
) -> None:
    settings = shop_settings.model_copy(update={"documents_path": documents})

    async def nobody(connection: Any) -> Actor:
        del connection
        return ANONYMOUS

    runtime = graphql_runtime(shop.schema, shop_db, settings, nobody)
    assert len(runtime.operations.known) == 0
    await runtime.read_documents()
    assert runtime.operations.known.get((TRUSTED, None)) is not None
