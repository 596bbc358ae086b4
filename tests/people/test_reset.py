"""A forgotten password: the same answer for everybody, a link that works once, and no session that outlives it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from time import perf_counter

import httpx
import pytest
from sqlalchemy import select
from sqlmodel import col

from api.app import create_app
from api.core.actor import ANONYMOUS, SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.core.tables import AuditEntry
from api.notifications.models import Message
from api.people.auth import attempts, sessions
from api.people.auth.authenticate import authenticate
from api.people.auth.passwords import hash_password
from api.people.auth.reset import VALID_FOR, issue_token
from api.people.auth.sessions import SessionEnded, SignedIn
from api.people.models import Branch, UserAccount
from tests.factories.customers import make_customer
from tests.factories.people import make_branch, make_portal_user, make_staff
from tests.factories.worker import work_off

OLD, NEW = "correct horse battery", "staple of the second horse"
NOBODY = "nobody@nowhere.example"


@pytest.fixture
async def client(settings: Settings, db: Database) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=create_app(settings, database=db))
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as found:
        yield found


async def make_account(db: Database, *, portal: bool = False, language: str = "pl") -> UserAccount:
    """Commit an account with a password."""
    async with db.unit_of_work(SYSTEM) as uow:
        branch: Branch = await make_branch(uow)
        if portal:
            actor = await make_portal_user(uow, branch, (await make_customer(uow, branch)).id)
        else:
            actor = await make_staff(uow, branch, "FIELD_SALES")
        user = await uow.session.get_one(UserAccount, actor.user_id)
        user.password_hash, user.language = await hash_password(OLD), language
        await uow.commit()
    return user


async def enter(db: Database, login: str, password: str, source: str = "10.3.0.1") -> SignedIn:
    async with db.unit_of_work(ANONYMOUS) as uow:
        try:
            return await sessions.sign_in(uow, login, password, source=source, agent="test")
        finally:
            await uow.commit()


async def ask(client: httpx.AsyncClient, login: str) -> httpx.Response:
    """Ask for a link, from a place of its own."""
    return await client.post("/auth/reset-request", json={"login": login})


async def mails(db: Database, user: UserAccount) -> list[Message]:
    await work_off(db)
    async with db.unit_of_work(SYSTEM) as uow:
        found = await uow.session.scalars(select(Message).where(col(Message.user_id) == user.id))
        return list(found)


async def settle(client: httpx.AsyncClient, token: str, password: str = NEW) -> tuple[int, str | None]:
    answer = await client.post("/auth/reset", json={"token": token, "password": password})
    return answer.status_code, answer.json()["error"]["code"] if answer.content else None


async def token_of(db: Database, user: UserAccount, *, age: timedelta = timedelta(0)) -> str:
    """A link's token as the mail carries it, asked for so long ago."""
    async with db.unit_of_work(SYSTEM) as uow:
        stored = await uow.session.get_one(UserAccount, user.id)
        return issue_token(db.settings, stored, uow.now - age + VALID_FOR)


@pytest.mark.parametrize("portal", [False, True])
async def test_a_forgotten_password_is_replaced_by_mail(
    client: httpx.AsyncClient, db: Database, *, portal: bool
) -> None:
    """In the account's language; all sessions end, the old password with them, and it is on record."""
    user = await make_account(db, portal=portal)
    before = await enter(db, user.login, OLD)
    assert (await ask(client, user.login.upper())).status_code == 204
    (mail,) = await mails(db, user)
    assert (mail.address, mail.language) == (user.email, "pl")
    assert "Nowe hasło" in mail.subject
    assert user.login in mail.text
    token = mail.text.split("/reset?token=")[1].split()[0]
    assert await settle(client, token) == (204, None)
    with pytest.raises(SessionEnded):
        await authenticate(db, db.settings, f"Bearer {before.access}")
    async with db.unit_of_work(ANONYMOUS) as uow:
        with pytest.raises(SessionEnded):
            await sessions.refresh(uow, before.refresh)
    with pytest.raises(sessions.SignInRefused):
        await enter(db, user.login, OLD)
    assert await enter(db, user.login, NEW)
    async with db.unit_of_work(SYSTEM) as uow:
        entries = select(col(AuditEntry.action)).where(col(AuditEntry.subject_id) == user.id)
        assert {"password-reset-request", "password-reset"} <= set(await uow.session.scalars(entries))


async def test_nobody_learns_whether_an_account_exists(client: httpx.AsyncClient, db: Database) -> None:
    """Neither from the answer nor from how long it takes; nothing is sent to a closed account."""
    user = await make_account(db)
    closed = await make_account(db)
    async with db.unit_of_work(SYSTEM) as uow:
        (await uow.session.get_one(UserAccount, closed.id)).active = False
        await uow.commit()
    answers = []
    for login in (user.login, NOBODY, closed.login):
        begun = perf_counter()
        answer = await ask(client, login)
        assert perf_counter() - begun >= 0.25
        answers.append((answer.status_code, answer.content, dict(answer.headers)))
    assert answers[0] == answers[1] == answers[2]
    assert len(await mails(db, user)) == 1
    assert await mails(db, closed) == []


async def test_a_link_works_once(client: httpx.AsyncClient, db: Database) -> None:
    """The second use is refused, and so is every other link that was sent before."""
    user = await make_account(db)
    first, second = await token_of(db, user), await token_of(db, user, age=timedelta(minutes=5))
    assert await settle(client, first) == (204, None)
    for token in (first, second):
        assert await settle(client, token, "yet another long one") == (401, "link-refused")
    assert await enter(db, user.login, NEW)


async def test_old_forged_and_foreign_links_are_refused(client: httpx.AsyncClient, db: Database) -> None:
    """After an hour, with a changed byte, with another's name, or with nothing in it."""
    user, other = await make_account(db), await make_account(db)
    good, foreign = await token_of(db, user), await token_of(db, other)
    old = await token_of(db, user, age=VALID_FOR)
    swapped = foreign[:20] + good[20:]
    for token in (old, good[:-3] + ("AAA" if good[-3:] != "AAA" else "BBB"), swapped, good[:30], "", "ŝ"):
        assert await settle(client, token) == (401, "link-refused"), token
    assert await enter(db, user.login, OLD)


@pytest.mark.parametrize(
    ("password", "code"), [("short", "password-too-short"), ("password123", "password-too-common")]
)
async def test_a_weak_password_is_refused_and_the_link_stays_good(
    client: httpx.AsyncClient, db: Database, password: str, code: str
) -> None:
    """So that nobody has to ask for another mail."""
    token = await token_of(db, await make_account(db))
    assert await settle(client, token, password) == (400, code)
    assert await settle(client, token) == (204, None)


async def test_asking_again_and_again_is_slowed_down(client: httpx.AsyncClient, db: Database) -> None:
    """The sixth wish for one login waits, also when there is no such login; the account can still sign in."""
    user = await make_account(db)
    async with db.unit_of_work(SYSTEM) as uow:
        for login in (user.login, NOBODY):
            for _ in range(5):
                attempts.note_attempt(uow, f"reset:{login}", "*", succeeded=False)
        await uow.commit()
    for login in (user.login, NOBODY):
        answer = await ask(client, login)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "account-locked")
    assert await mails(db, user) == []
    assert await enter(db, user.login, OLD)


async def test_the_mailbox_lifts_the_lock_of_wrong_tries(client: httpx.AsyncClient, db: Database) -> None:
    """Who set a new password signs in at once from the same place."""
    user = await make_account(db)
    for _ in range(5):
        with pytest.raises(sessions.SignInRefused):
            await enter(db, user.login, "wrong wrong wrong", "127.0.0.1")
    with pytest.raises(attempts.AccountLocked):
        await enter(db, user.login, OLD, "127.0.0.1")
    assert await settle(client, await token_of(db, user)) == (204, None)
    assert await enter(db, user.login, NEW, "127.0.0.1")
