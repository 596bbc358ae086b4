import asyncio
from collections import Counter
from datetime import timedelta
from typing import cast
from uuid import uuid4

import httpx
import jwt
import pytest
from sqlalchemy.pool import QueuePool

from api.app import behind_proxies, create_app
from api.core.actor import ANONYMOUS, SYSTEM
from api.core.database import Database
from api.core.i18n import text
from api.people.auth import passwords, sessions, tokens
from api.people.auth.attempts import AccountLocked
from api.people.auth.authenticate import authenticate, load_actor
from api.people.auth.passwords import hash_password
from api.people.auth.sessions import LinkRefused, SessionEnded, SignedIn, SignInRefused
from api.people.http import COOKIE
from api.people.links import issue_link
from api.people.models import UserAccount, UserSession
from api.people.rules import FREE_TRIES
from tests.conftest import Gql
from tests.factories.people import make_branch, make_staff

PASSWORD = "correct horse battery"


@pytest.fixture
async def account(db: Database) -> UserAccount:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        actor = await make_staff(uow, branch, "FIELD_SALES")
        user = await uow.session.get(UserAccount, actor.user_id)
        assert user is not None
        user.password_hash = await hash_password(PASSWORD)
        await uow.commit()
    return user


async def enter(db: Database, login: str, password: str, source: str = "10.0.0.1") -> SignedIn:
    async with db.unit_of_work(ANONYMOUS) as uow:
        try:
            return await sessions.sign_in(uow, login, password, source=source, agent="test")
        finally:
            await uow.commit()


async def renew(db: Database, token: str) -> SignedIn:
    async with db.unit_of_work(ANONYMOUS) as uow:
        try:
            return await sessions.refresh(uow, token)
        finally:
            await uow.commit()


async def test_signs_in_with_login_in_any_case_and_acts_with_the_roles_permissions(
    db: Database, account: UserAccount
) -> None:
    signed_in = await enter(db, f"  {account.login.upper()} ", PASSWORD)
    actor = await authenticate(db, db.settings, f"Bearer {signed_in.access}")
    assert actor.user_id == account.id
    assert actor.can("own:lead:read")
    assert not actor.can("all:role:write")


async def test_a_wrong_password_and_an_unknown_login_are_refused_alike(db: Database, account: UserAccount) -> None:
    for login, password in [(account.login, "wrong wrong wrong"), ("nobody@nowhere.example", PASSWORD)]:
        with pytest.raises(SignInRefused) as refusal:
            await enter(db, login, password, source="10.0.0.2")
        assert refusal.value.path == ("login",)


async def test_the_account_locks_for_a_while_after_repeated_failures(db: Database, account: UserAccount) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefused):
            await enter(db, account.login, "wrong wrong wrong")
    with pytest.raises(AccountLocked):
        await enter(db, account.login, PASSWORD)
    # Somebody at another place is not locked out by it.
    assert await enter(db, account.login, PASSWORD, source="10.9.9.9")


async def test_of_fifty_guesses_at_one_instant_only_the_free_ones_are_looked_at(
    db: Database, account: UserAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over HTTP, the right password among them: it is no way in once the free tries are used up."""
    looked_at: list[str] = []

    async def verify(password: str, stored: str | None) -> bool:
        looked_at.append(password)
        return await passwords.verify(password, stored)

    monkeypatch.setattr(sessions, "verify", verify)
    guesses = [f"wrong guess {number}" for number in range(49)] + [PASSWORD]
    transport = httpx.ASGITransport(app=create_app(db.settings, database=db))
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:

        async def guess(password: str) -> str:
            answer = await client.post("/auth/sign-in", json={"login": account.login, "password": password})
            return str(answer.json()["error"]["code"])

        answers = await asyncio.gather(*(guess(password) for password in guesses))
    assert Counter(answers) == {"sign-in-refused": FREE_TRIES, "account-locked": 50 - FREE_TRIES}
    assert len(looked_at) == FREE_TRIES
    assert PASSWORD not in looked_at


async def test_guesses_of_the_own_password_count_one_by_one_under_aliases_too(
    db: Database, account: UserAccount, gql: Gql
) -> None:
    actor = await load_actor(db, {"user": account.id})
    fields = "{ errors { ... on UserError { message } } }"
    guesses = " ".join(
        f'g{number}: passwordChange(present: "wrong guess {number}", wanted: "another horse battery") {fields}'
        for number in range(8)
    )
    answer = await gql(actor, f"mutation {{ {guesses} }}")
    told = Counter(found["errors"][0]["message"] for found in answer["data"].values())
    assert sorted(told.values()) == [8 - FREE_TRIES, FREE_TRIES]
    assert text("en", "error-account-locked") in told
    right = f'mutation {{ passwordChange(present: "{PASSWORD}", wanted: "another horse battery") {fields} }}'
    assert (await gql(actor, right))["data"]["passwordChange"]["errors"]


@pytest.mark.parametrize(("trusted", "locked"), [("127.0.0.0/8", False), ("", True)])
async def test_the_place_of_a_try_is_the_clients_not_the_proxys(
    db: Database, account: UserAccount, trusted: str, *, locked: bool
) -> None:
    transport = httpx.ASGITransport(app=behind_proxies(create_app(db.settings, database=db), trusted))
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:

        async def sign_in(password: str, address: str) -> int:
            body = {"login": account.login, "password": password}
            return (await client.post("/auth/sign-in", json=body, headers={"x-forwarded-for": address})).status_code

        for _ in range(FREE_TRIES):
            assert await sign_in("wrong wrong wrong", "198.51.100.7") == 401
        assert await sign_in(PASSWORD, "203.0.113.9") == (401 if locked else 200)


async def test_a_password_is_hashed_without_a_connection(
    db: Database, account: UserAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many wait for their turn to be hashed, others get at the database."""
    used: list[int] = []

    async def verify(password: str, stored: str | None) -> bool:
        used.append(cast("QueuePool", db.signin.pool).checkedout())
        return await passwords.verify(password, stored)

    monkeypatch.setattr(sessions, "verify", verify)
    assert await enter(db, account.login, PASSWORD)
    assert used == [0]


async def test_a_closed_account_and_a_revoked_session_stop_at_once(db: Database, account: UserAccount) -> None:
    signed_in = await enter(db, account.login, PASSWORD)
    async with db.unit_of_work(SYSTEM) as uow:
        session = await uow.session.get(UserSession, signed_in.session_id)
        assert session is not None
        session.revoked_at = uow.now
        await uow.commit()
    with pytest.raises(SessionEnded):
        await authenticate(db, db.settings, f"Bearer {signed_in.access}")
    with pytest.raises(SessionEnded):
        await renew(db, signed_in.refresh)
    again = await enter(db, account.login, PASSWORD)
    async with db.unit_of_work(SYSTEM) as uow:
        user = await uow.session.get(UserAccount, account.id)
        assert user is not None
        user.active = False
        await uow.commit()
    with pytest.raises(SessionEnded):
        await authenticate(db, db.settings, f"Bearer {again.access}")
    with pytest.raises(SignInRefused):
        await enter(db, account.login, PASSWORD)


async def test_fifty_refreshes_at_once_have_one_successor_and_log_nobody_out(
    db: Database, account: UserAccount
) -> None:
    first = await enter(db, account.login, PASSWORD)
    answers = await asyncio.gather(*(renew(db, first.refresh) for _ in range(50)))
    assert len({answer.refresh for answer in answers}) == 1
    assert await renew(db, answers[0].refresh)


async def test_a_replayed_token_ends_the_session(db: Database, account: UserAccount) -> None:
    first = await enter(db, account.login, PASSWORD)
    second = await renew(db, first.refresh)
    third = await renew(db, second.refresh)
    with pytest.raises(SessionEnded):
        await renew(db, first.refresh)
    with pytest.raises(SessionEnded):
        await renew(db, third.refresh)


async def test_who_has_no_session_is_told_so_without_being_refused_one(db: Database) -> None:
    transport = httpx.ASGITransport(app=create_app(db.settings, database=db))
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:
        nobody = await client.post("/auth/refresh", headers={"x-trunkline": "1"})
        forged = await client.post("/auth/refresh", headers={"x-trunkline": "1", "cookie": f"{COOKIE}=forged"})
    assert (nobody.status_code, nobody.content) == (204, b"")
    assert forged.status_code == 401


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
async def test_forged_tokens_are_refused(db: Database, account: UserAccount) -> None:
    signed_in = await enter(db, account.login, PASSWORD)
    key = db.settings.derive("access-token")
    claims = jwt.decode(signed_in.access, key, algorithms=["HS256"], audience=tokens.AUDIENCE)
    without = {name: value for name, value in claims.items() if name != "exp"}
    forgeries = [
        jwt.encode(claims, None, algorithm="none"),  # type: ignore[arg-type]
        jwt.encode(claims, key, algorithm="HS512"),
        jwt.encode(claims, b"another key of enough length for it", algorithm="HS256"),
        jwt.encode(claims, key, algorithm="HS256", headers={"crit": ["exp"]}),
        jwt.encode(claims, key, algorithm="HS256", headers={"jwk": {}}),
        jwt.encode(without, key, algorithm="HS256"),
        jwt.encode(claims | {"exp": 1}, key, algorithm="HS256"),
        jwt.encode(claims | {"aud": "another"}, key, algorithm="HS256"),
        "not a token",
    ]
    for forgery in forgeries:
        with pytest.raises(tokens.InvalidToken):
            tokens.read_access(db.settings, forgery)
    with pytest.raises(SessionEnded):
        await renew(db, f"{signed_in.session_id}.1.AAAA")


async def test_a_link_signs_in_once_until_it_expires(db: Database, account: UserAccount) -> None:
    async def issue(valid_for: timedelta) -> str:
        async with db.unit_of_work(SYSTEM) as uow:
            url = await issue_link(
                uow,
                branch_id=account.branch_id,
                customer_id=customer_id,
                contact_id=None,
                email="ana@customer.example",
                name="Ana",
                language="ro",
                target="/portal/offers/1",
                valid_for=valid_for,
            )
            await uow.commit()
        return url.rsplit("=", 1)[1]

    async def use(token: str) -> str:
        async with db.unit_of_work(ANONYMOUS) as uow:
            signed_in, target = await sessions.sign_in_by_link(uow, token, agent="phone")
            await uow.commit()
        actor = await authenticate(db, db.settings, f"Bearer {signed_in.access}")
        assert actor.customer_id == customer_id
        return target

    customer_id = uuid4()
    good, expired = await issue(timedelta(hours=1)), await issue(timedelta(seconds=-1))
    assert await use(good) == "/portal/offers/1"
    for refused in (good, expired, "unknown"):
        with pytest.raises(LinkRefused):
            await use(refused)
