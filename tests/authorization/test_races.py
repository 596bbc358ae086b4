"""Two at once, keys of somebody else, sessions that end: what is right one after the other stays right."""

import asyncio
import secrets
import time
from datetime import timedelta
from typing import Any

import pytest
from redis.asyncio import Redis
from sqlalchemy import text
from sqlmodel import col, select

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.graphql.context import Context
from api.core.graphql.execute import events
from api.core.hints import publish
from api.customers.models import Customer
from api.people.auth import sessions
from api.people.auth.authenticate import authenticate
from api.people.auth.passwords import hash_password
from api.people.auth.sessions import LinkRefused, SessionEnded, SignedIn, SignInRefused
from api.people.links import issue_link
from api.people.models import Branch, UserAccount
from tests.authorization.conftest import Estate
from tests.conftest import Gql
from tests.factories.customers import make_customer
from tests.factories.people import make_branch, make_portal_user, make_staff

PASSWORD = "correct horse battery"
UPDATE = """mutation ($id: ID!, $input: CustomerUpdateInput!, $key: String) {
  customerUpdate(id: $id, input: $input, clientMutationId: $key) {
    customer { city version } errors { __typename ... on StaleVersion { mine theirs } } } }"""


@pytest.fixture
async def house(db: Database) -> tuple[Branch, Customer, Actor, Actor]:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        customer = await make_customer(uow, branch)
        first, second = [await make_staff(uow, branch, "FIELD_SALES") for _ in range(2)]
        await uow.commit()
    return branch, customer, first, second


async def test_two_writers_at_once_lose_nothing(gql: Gql, house: tuple[Branch, Customer, Actor, Actor]) -> None:
    """Ten people save the same version: one is stored, nine are shown both versions, nobody gets an error."""
    _, customer, actor, _ = house

    async def save(city: str) -> dict[str, Any]:
        answer = await gql(actor, UPDATE, {"id": f"cus_{customer.id}", "input": {"version": 1, "city": city}})
        assert "errors" not in answer, answer
        return dict(answer["data"]["customerUpdate"])

    answers = await asyncio.gather(*(save(f"City {number}") for number in range(10)))
    stored = [answer["customer"] for answer in answers if answer["customer"]]
    stale = [answer["errors"] for answer in answers if answer["errors"]]
    assert len(stored) == 1
    assert stale == [[{"__typename": "StaleVersion", "mine": 1, "theirs": 2}]] * 9


async def test_a_client_key_is_its_users_own(gql: Gql, house: tuple[Branch, Customer, Actor, Actor]) -> None:
    """The same key of another person is another change, and shows nothing of the first one's answer."""
    _, customer, first, second = house
    key, target = secrets.token_hex(8), f"cus_{customer.id}"
    one = await gql(first, UPDATE, {"id": target, "input": {"version": 1, "city": "Arad"}, "key": key})
    two = await gql(second, UPDATE, {"id": target, "input": {"version": 2, "city": "Deva"}, "key": key})
    again = await gql(first, UPDATE, {"id": target, "input": {"version": 1, "city": "Arad"}, "key": key})
    assert one["data"]["customerUpdate"]["customer"]["version"] == 2
    assert two["data"]["customerUpdate"]["customer"] == {"city": "Deva", "version": 3}
    assert again["data"]["customerUpdate"] == {"customer": {"city": "Deva", "version": 3}, "errors": []}
    other = await gql(first, UPDATE, {"id": target, "input": {"version": 1, "city": "Cluj"}, "key": key})
    assert other["data"]["customerUpdate"]["errors"] == [{"__typename": "IdempotencyMismatch"}]


async def test_a_cursor_of_another_customer_opens_nothing(estate: Estate) -> None:
    """A cursor says where to go on, not what may be seen."""
    page = "query($after: String) { customers(first: 5, after: $after) { nodes { id } pageInfo { endCursor } } }"
    widest = await estate.ask(estate.actors["FIELD_SALES"], page.replace("first: 5", "first: 1"))
    cursor = widest["data"]["customers"]["pageInfo"]["endCursor"]
    for name in ("PORTAL_ADMIN RO2", "PORTAL_ADMIN PL1", "DEALER"):
        actor = estate.actors[name]
        seen = await estate.ask(actor, page, {"after": cursor})
        keys = {node["id"] for node in seen["data"]["customers"]["nodes"]}
        assert keys <= {f"cus_{actor.customer_id}"}, name


async def test_a_link_used_by_two_at_once_lets_one_in(
    db: Database, house: tuple[Branch, Customer, Actor, Actor]
) -> None:
    branch, customer, _, _ = house
    async with db.unit_of_work(SYSTEM) as uow:
        address = await issue_link(
            uow, branch_id=branch.id, customer_id=customer.id, contact_id=None, name="Ana", language="ro",
            email=f"{secrets.token_hex(5)}@example.test", target="/offers", valid_for=timedelta(days=1),
        )  # fmt: skip
        await uow.commit()
    token = address.split("token=")[1]

    async def enter() -> str:
        async with db.unit_of_work(ANONYMOUS) as uow:
            try:
                await sessions.sign_in_by_link(uow, token, agent="test")
            except LinkRefused:
                return "refused"
            await uow.commit()
            return "in"

    assert sorted(await asyncio.gather(*(enter() for _ in range(5)))) == ["in", *["refused"] * 4]


async def _sign_in(db: Database, login: str, password: str, source: str) -> SignedIn:
    async with db.unit_of_work(ANONYMOUS) as uow:
        try:
            return await sessions.sign_in(uow, login, password, source=source, agent="test")
        finally:
            await uow.commit()


async def _with_password(db: Database, actor: Actor) -> UserAccount:
    async with db.unit_of_work(SYSTEM) as uow:
        user: UserAccount = (
            await uow.session.scalars(select(UserAccount).where(col(UserAccount.id) == actor.user_id))
        ).one()
        user.password_hash = await hash_password(PASSWORD)
        await uow.commit()
    return user


async def test_time_does_not_tell_whether_a_login_exists(
    db: Database, house: tuple[Branch, Customer, Actor, Actor]
) -> None:
    """What wrong passwords cost for a known and an unknown login, taken in turn: the work counts, not what else the machine does."""
    user = await _with_password(db, house[2])
    took: dict[str, list[float]] = {user.login: [], "nobody@nowhere.example": []}
    for attempt in range(15):
        for login, times in took.items():
            started = time.process_time()
            with pytest.raises(SignInRefused):
                await _sign_in(db, login, "wrong wrong wrong", f"10.1.{attempt}.{len(times)}")
            times.append(time.process_time() - started)
    known, unknown = (min(times) for times in took.values())
    assert abs(known - unknown) <= max(0.005, 0.15 * known)


async def test_who_is_disabled_is_out_at_once(db: Database, house: tuple[Branch, Customer, Actor, Actor]) -> None:
    user = await _with_password(db, house[2])
    signed_in = await _sign_in(db, user.login, PASSWORD, "10.2.0.1")
    bearer = f"Bearer {signed_in.access}"
    assert (await authenticate(db, db.settings, bearer)).user_id == user.id
    async with db.unit_of_work(SYSTEM) as uow:
        (await uow.session.get_one(UserAccount, user.id)).active = False
        await uow.commit()
    with pytest.raises(SessionEnded):
        await authenticate(db, db.settings, bearer)
    async with db.unit_of_work(ANONYMOUS) as uow:
        with pytest.raises(SessionEnded):
            await sessions.refresh(uow, signed_in.refresh)
    with pytest.raises(SignInRefused):
        await _sign_in(db, user.login, PASSWORD, "10.2.0.1")


async def test_nobody_listens_to_a_foreign_lead(estate: Estate) -> None:
    """A lead that the caller may not see is refused, and nothing of it is told."""
    lead = next(
        key for key, owner in estate.rows.items() if owner.table == "lead" and owner.branch == estate.branches["RO"]
    )
    operation = estate.operations.find("subscription($id: ID!) { leadChanged(id: $id) { id } }", None, trusted=True)
    redis = Redis.from_url(estate.settings.redis_url)

    async def heard(actor: Actor) -> list[bytes]:
        context = Context(actor, estate.db, estate.settings)
        got: list[bytes] = []

        async def listen() -> None:
            async for body in events(estate.planner, operation, {"id": f"lea_{lead}"}, context):
                if str(lead).encode() in body:
                    got.append(body)
                    return

        task = asyncio.create_task(listen())
        for _ in range(50):
            await publish(redis, [(f"lead:{lead}", lead)])
            if task.done():
                break
            await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return got

    assert len(await heard(estate.actors["ADMIN"])) == 1
    for name in ("DEALER PL", "LEGAL PL", "DEALER", "PORTAL_ADMIN RO1", "PORTAL_ADMIN PL1"):
        assert await heard(estate.actors[name]) == [], name
    await redis.aclose()


async def test_a_file_of_another_customer_is_not_there(estate: Estate) -> None:
    async with estate.db.owner.connect() as connection:
        found = await connection.execute(text("select id, customer_id from attachment"))
        files = list(found)
    assert files
    one = "query($id: ID!) { attachment(id: $id) { id name } }"
    for name in ("PORTAL_ADMIN RO1", "PORTAL_VIEWER RO2", "PORTAL_ADMIN PL1", "DEALER"):
        actor = estate.actors[name]
        for key, customer_id in files:
            seen = (await estate.ask(actor, one, {"id": f"att_{key}"}))["data"]["attachment"]
            assert seen is None or customer_id == actor.customer_id, name


async def test_a_portal_user_of_two_customers_acts_for_one(db: Database, gql: Gql) -> None:
    """One person with two accounts sees, in each, that one customer."""
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        customers = [await make_customer(uow, branch) for _ in range(2)]
        users = [await make_portal_user(uow, branch, customer.id) for customer in customers]
        await uow.commit()
    for customer, user in zip(customers, users, strict=True):
        seen = await gql(user, "{ customers(first: 5) { nodes { id } } }")
        assert seen["data"]["customers"]["nodes"] == [{"id": f"cus_{customer.id}"}]
