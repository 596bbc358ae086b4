"""Whoever came before is remembered, and held against the database with every statement."""

from collections.abc import AsyncIterator
from typing import Any
from unittest.mock import patch

import httpx
import pytest
from sqlalchemy import select, update
from sqlmodel import col, delete

from api.app import create_app
from api.core.actor import ANONYMOUS, SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.core.tables import IdempotencyRow
from api.people.auth import authenticate, sessions
from api.people.auth.passwords import hash_password
from api.people.models import UserAccount, UserRole, UserSession
from tests.factories.people import make_branch, make_staff

PASSWORD = "correct horse battery"
CUSTOMERS = {"query": "{ customers(first: 1) { nodes { id } } users(first: 1) { nodes { id } } }"}
LOGIN = {"query": "{ users(first: 50) { nodes { login } } }"}
OWN = "query Own($login: String!) { users(first: 1, filter: {search: $login}) { nodes { login } } }"


class Caller:
    """A member of staff with a real access token, over the real application."""

    def __init__(self, client: httpx.AsyncClient, user: UserAccount, session: sessions.SignedIn) -> None:
        self.client, self.user, self.session = client, user, session

    async def post(self, **body: Any) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.session.access}"}
        return await self.client.post("/graphql", json=body, headers=headers)


@pytest.fixture
async def admin(settings: Settings, db: Database) -> AsyncIterator[Caller]:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        actor = await make_staff(uow, branch, "ADMIN")
        user = await uow.session.get_one(UserAccount, actor.user_id)
        user.password_hash = await hash_password(PASSWORD)
        await uow.commit()
    async with db.unit_of_work(ANONYMOUS) as uow:
        session = await sessions.sign_in(uow, user.login, PASSWORD, source="10.0.0.1", agent="test")
        await uow.commit()
    transport = httpx.ASGITransport(app=create_app(settings, database=db))
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:
        yield Caller(client, user, session)


async def test_who_came_before_is_not_looked_up_again(admin: Caller) -> None:
    assert (await admin.post(**LOGIN)).status_code == 200
    with patch.object(authenticate, "load_actor", side_effect=AssertionError("looked up again")):
        again = await admin.post(query=OWN, variables={"login": admin.user.login})
    assert again.json()["data"]["users"]["nodes"] == [{"login": admin.user.login}]


async def test_a_right_that_is_taken_away_is_gone_with_the_next_read(admin: Caller, db: Database) -> None:
    seen = (await admin.post(**CUSTOMERS)).json()["data"]
    assert seen["users"]["nodes"]
    async with db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(delete(UserRole).where(col(UserRole.user_id) == admin.user.id))
        await uow.commit()
    now = (await admin.post(**CUSTOMERS)).json()
    assert now["data"] == {"customers": {"nodes": []}, "users": {"nodes": now["data"]["users"]["nodes"]}}
    assert len(now["data"]["users"]["nodes"]) <= 1


async def test_a_session_that_is_ended_is_refused_with_the_next_read(admin: Caller, db: Database) -> None:
    assert (await admin.post(**LOGIN)).json()["data"]
    async with db.unit_of_work(SYSTEM) as uow:
        ended = update(UserSession).where(col(UserSession.user_id) == admin.user.id).values(revoked_at=uow.now)
        await uow.session.execute(ended)
        await uow.commit()
    after = await admin.post(**LOGIN)
    assert after.status_code == 401
    assert after.json()["errors"][0]["extensions"]["code"] == "session-ended"
    change = await admin.post(query="mutation { notificationReadAll { errors { __typename } } }")
    assert change.status_code == 401


CREATE = """mutation($input: UserCreateInput!, $key: String) { userCreate(input: $input, clientMutationId: $key) {
    user { login roles { code } } errors { __typename ... on UserError { code message path } } } }"""


def somebody(admin: Caller, name: str) -> dict[str, Any]:
    """Return what makes an account; its login is nobody's yet."""
    login = f"{name}-{admin.user.id.hex}@staff.example"
    return {
        "branchId": f"brn_{admin.user.branch_id}", "login": login, "name": "Ana Pop", "email": login, "language": "ro",
        "roles": ["FIELD_SALES"], "password": "a long enough one",
    }  # fmt: skip


async def made(db: Database, values: dict[str, Any]) -> bool:
    async with db.unit_of_work(SYSTEM) as uow:
        found = await uow.session.scalar(select(col(UserAccount.id)).where(col(UserAccount.login) == values["login"]))
        return found is not None


async def test_a_right_that_is_taken_away_is_gone_with_the_next_change(admin: Caller, db: Database) -> None:
    await admin.post(**LOGIN)
    async with db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(delete(UserRole).where(col(UserRole.user_id) == admin.user.id))
        await uow.commit()
    values = somebody(admin, "mara")
    refused = (await admin.post(query=CREATE, variables={"input": values, "key": "mara"})).json()["data"]["userCreate"]
    assert refused["errors"][0]["__typename"] == "PermissionDenied"
    assert not await made(db, values)


async def test_a_session_that_is_ended_makes_no_change_and_hears_of_none(admin: Caller, db: Database) -> None:
    """Neither a new one nor the answer of one that was made before."""
    first, second = somebody(admin, "ion"), somebody(admin, "dan")
    assert (await admin.post(query=CREATE, variables={"input": first, "key": "ion"})).json()["data"]
    async with db.unit_of_work(SYSTEM) as uow:
        ended = update(UserSession).where(col(UserSession.user_id) == admin.user.id).values(revoked_at=uow.now)
        await uow.session.execute(ended)
        await uow.commit()
    for values, key in ((first, "ion"), (second, "dan"), (second, "")):
        answer = await admin.post(query=CREATE, variables={"input": values, "key": key})
        assert (answer.status_code, answer.json().get("data")) == (401, None)
    assert not await made(db, second)
    async with db.unit_of_work(SYSTEM) as uow:
        keys = select(col(IdempotencyRow.key)).where(col(IdempotencyRow.actor_key) == str(admin.user.id))
        assert set(await uow.session.scalars(keys)) == {"ion"}


async def test_a_change_of_rights_answers_with_what_it_changed(admin: Caller) -> None:
    """The change itself makes the caller's proof old; its answer is read all the same."""
    values = somebody(admin, "ana")
    await admin.post(**LOGIN)
    created = (await admin.post(query=CREATE, variables={"input": values})).json()
    expected = {"user": {"login": values["login"], "roles": [{"code": "FIELD_SALES"}]}, "errors": []}
    assert created["data"] == {"userCreate": expected}
