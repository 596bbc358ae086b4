"""Signing in through the real application: staff and portal users, refusals that say nothing, locks on record."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select
from sqlmodel import col

from api.app import create_app
from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.tables import AuditEntry
from api.people.auth.passwords import hash_password
from api.people.models import UserAccount
from tests.factories.customers import make_customer
from tests.factories.people import make_branch, make_portal_user, make_staff
from tests.factories.worker import shift_clock

PASSWORD = "correct horse battery"
TRIES = 5


@pytest.fixture
async def client(fresh_db: Database) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=create_app(fresh_db.settings, database=fresh_db))
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as visitor:
        yield visitor


async def _account(db: Database, kind: str) -> UserAccount:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        if kind == "STAFF":
            actor = await make_staff(uow, branch, "FIELD_SALES")
        else:
            actor = await make_portal_user(uow, branch, (await make_customer(uow, branch)).id)
        user = await uow.session.get_one(UserAccount, actor.user_id)
        user.password_hash = await hash_password(PASSWORD)
        await uow.commit()
    return user


@pytest.mark.parametrize("kind", ["STAFF", "PORTAL"])
@pytest.mark.req("ACC-01")
async def test_people_sign_in_wrong_ones_learn_nothing_and_many_failures_lock_for_a_while_on_record(
    fresh_db: Database, client: httpx.AsyncClient, kind: str
) -> None:
    user = await _account(fresh_db, kind)

    async def enter(login: str, password: str) -> httpx.Response:
        return await client.post("/auth/sign-in", json={"login": login, "password": password})

    signed_in = await enter(user.login.upper(), PASSWORD)
    assert signed_in.status_code == httpx.codes.OK
    assert (signed_in.json()["user"]["id"], signed_in.json()["user"]["kind"]) == (f"usr_{user.id}", kind)
    me = await client.post(
        "/graphql",
        json={"query": "{ me { login } }"},
        headers={"authorization": f"Bearer {signed_in.json()['accessToken']}"},
    )
    assert me.json()["data"] == {"me": {"login": user.login}}
    wrong = [await enter(user.login, "wrong wrong wrong"), await enter("nobody@nowhere.example", PASSWORD)]
    assert [answer.status_code for answer in wrong] == [httpx.codes.UNAUTHORIZED] * 2
    assert wrong[0].json() == wrong[1].json()
    for _ in range(TRIES - 1):
        assert (await enter(user.login, "wrong wrong wrong")).json()["error"]["code"] == "sign-in-refused"
    locked = await enter(user.login, PASSWORD)
    assert locked.json()["error"]["code"] == "account-locked"
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        mine = select(col(AuditEntry.action)).where(col(AuditEntry.subject_id) == user.id)
        record = list(await uow.session.scalars(mine.order_by(col(AuditEntry.created_at), col(AuditEntry.id))))
    assert record == ["sign-in", *["sign-in-refused"] * TRIES, "sign-in-locked"]
    await shift_clock(fresh_db, timedelta(minutes=1))
    assert (await enter(user.login, PASSWORD)).status_code == httpx.codes.OK
