"""What clients may keep of the catalogue, and what nobody keeps."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import orjson
import pytest

from api.app import create_app
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.config import Settings
from api.core.database import Database
from api.people.models import Branch
from tests.factories.catalog import make_offering, make_tax
from tests.factories.people import make_world

DOCUMENTS = {
    "shop": "query Shop($branch: String!) { shop(branch: $branch) { id code names status components { code } } }",
    "mine": "query Mine { customers(first: 1) { nodes { id name } } }",
    "both": "query Both($branch: String!) { shop(branch: $branch) { id } customers(first: 1) { nodes { name } } }",
    "who": "query Who { me { name } }",
    "change": f'mutation Change {{ ticketTake(id: "tic_{UUID(int=1)}") {{ errors {{ ... on UserError {{ code }} }} }} }}',
}


@pytest.fixture
async def place(db: Database) -> tuple[Branch, Actor]:
    branch, people = await make_world(db, "RO", "MARKETING")
    async with db.unit_of_work(SYSTEM) as uow:
        await make_tax(uow, branch, "21")
        await make_offering(uow, branch)
        await uow.commit()
    return branch, people["MARKETING"]


@pytest.fixture
async def client(
    settings: Settings, db: Database, place: tuple[Branch, Actor], tmp_path: Path
) -> AsyncIterator[httpx.AsyncClient]:
    file = tmp_path / "persisted-documents.json"
    file.write_bytes(orjson.dumps(DOCUMENTS))

    async def authenticate(request: Any) -> Actor:
        return place[1] if request.headers.get("authorization") else ANONYMOUS

    told = settings.model_copy(update={"documents_path": str(file), "trusted_only": True, "debug": False})
    transport = httpx.ASGITransport(app=create_app(told, database=db, authenticate=authenticate))
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as found:
        yield found


def asked(name: str, branch: Branch) -> dict[str, str]:
    return {"documentId": name, "variables": orjson.dumps({"branch": branch.code}).decode()}


@pytest.mark.parametrize("headers", [{}, {"authorization": "somebody"}])
async def test_the_shop_is_kept_until_it_changes(
    client: httpx.AsyncClient, db: Database, place: tuple[Branch, Actor], headers: dict[str, str]
) -> None:
    branch, _ = place
    first = await client.get("/graphql", params=asked("shop", branch), headers=headers)
    posted = {"documentId": "shop", "variables": {"branch": branch.code}}
    assert first.status_code == 200
    assert first.json() == (await client.post("/graphql", json=posted, headers=headers)).json()
    assert len(first.json()["data"]["shop"]) == 1
    assert first.headers["cache-control"] == "private, no-cache"
    assert "authorization" in first.headers["vary"]
    tag = first.headers["etag"]
    again = await client.get(
        "/graphql", params=asked("shop", branch), headers={**headers, "if-none-match": f'"other", {tag}'}
    )
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    async with db.unit_of_work(SYSTEM) as uow:
        await make_offering(uow, branch)
        await uow.commit()
    changed = await client.get("/graphql", params=asked("shop", branch), headers={**headers, "if-none-match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag
    assert len(changed.json()["data"]["shop"]) == 2


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("mine", "METHOD_NOT_ALLOWED"),
        ("both", "METHOD_NOT_ALLOWED"),
        ("who", "METHOD_NOT_ALLOWED"),
        ("change", "METHOD_NOT_ALLOWED"),
        ("unknown", "DOCUMENT_NOT_FOUND"),
    ],
)
async def test_nothing_else_is_answered_to_a_get(
    client: httpx.AsyncClient, place: tuple[Branch, Actor], name: str, code: str
) -> None:
    answer = await client.get("/graphql", params=asked(name, place[0]), headers={"authorization": "somebody"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == code
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


@pytest.mark.parametrize(
    "query", ["", "query={shop{id}}", "documentId=shop&variables=[]", "documentId=shop&variables={"]
)
async def test_a_get_names_a_document_and_gives_variables_as_an_object(client: httpx.AsyncClient, query: str) -> None:
    answer = await client.get(f"/graphql?{query}", headers={"authorization": "somebody"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
