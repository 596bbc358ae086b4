"""Notifications through the schema: everybody's own only, and the delivery log for whoever may."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from api.core.actor import ANONYMOUS, Actor
from api.core.config import Settings
from api.core.database import Database
from api.core.hints import NOBODY
from api.core.hub import hub
from tests.notifications.conftest import World
from tests.notifications.test_sending import messages, tell

Gql = Callable[..., Awaitable[dict[str, Any]]]

MINE = """{ unreadNotificationCount
  notifications(first: 10, filter: {unread: true}) { nodes { id kind title body link readAt } } }"""
READ = (
    "mutation($id: ID!) { notificationRead(id: $id) { notification { readAt } errors { ... on UserError { code } } } }"
)
WISH = """mutation($input: NotificationPreferenceInput!) { notificationPreferenceSet(input: $input) {
  preference { kind channels quietFrom quietTo } errors { ... on UserError { code path } } } }"""
LOG = "{ messages(first: 100) { nodes { id kind state address user { id } } } }"
RETRY = "mutation($id: ID!) { messageRetry(id: $id) { message { state } errors { ... on UserError { code } } } }"


async def data(gql: Gql, actor: Actor, document: str, **variables: Any) -> dict[str, Any]:
    answer = await gql(actor, document, variables)
    assert "errors" not in answer, answer
    found: dict[str, Any] = answer["data"]
    return found


async def test_everybody_reads_the_own_in_the_own_language(gql: Gql, db: Database, world: World) -> None:
    await tell(db, world, world.event(), world.ana, world.buyer)
    for actor in (world.ana, world.buyer):
        mine = await data(gql, actor, MINE)
        assert mine["unreadNotificationCount"] == 1
        [node] = mine["notifications"]["nodes"]
        assert (node["title"], node["link"]) == ("Lead L-2026-000123 is yours", "/leads/lea_1")
    for actor in (world.ivan, world.admin, world.foreign_admin):
        assert (await data(gql, actor, MINE))["notifications"]["nodes"] == []


async def test_marking_as_read(gql: Gql, db: Database, world: World) -> None:
    await tell(db, world, world.event(), world.ana)
    [node] = (await data(gql, world.ana, MINE))["notifications"]["nodes"]
    for actor in (world.ivan, world.foreign_admin, world.buyer, ANONYMOUS):
        refused = await data(gql, actor, READ, id=node["id"])
        expected = "permission-denied" if actor is ANONYMOUS else "not-found"
        assert refused["notificationRead"]["errors"] == [{"code": expected}]
    assert (await data(gql, world.ana, MINE))["unreadNotificationCount"] == 1
    done = await data(gql, world.ana, READ, id=node["id"])
    assert done["notificationRead"]["notification"]["readAt"]
    await tell(db, world, world.event(), world.ana)
    await data(gql, world.ana, "mutation { notificationReadAll { errors { ... on UserError { code } } } }")
    assert (await data(gql, world.ana, MINE))["unreadNotificationCount"] == 0


async def test_wishes(gql: Gql, world: World) -> None:
    wanted = {"kind": "*", "channels": ["SMS", "EMAIL"], "quietFrom": "22:00", "quietTo": "07:00"}
    for actor in (world.ana, world.buyer):
        done = (await data(gql, actor, WISH, input=wanted))["notificationPreferenceSet"]
        assert done["preference"] == {**wanted, "channels": ["EMAIL", "SMS"]}
    wrong = await data(gql, world.ana, WISH, input={**wanted, "quietTo": "seven"})
    assert wrong["notificationPreferenceSet"]["errors"][0]["code"] == "quiet-hours-invalid"
    mine = await data(gql, world.ivan, "{ notificationPreferences { kind } notificationKinds }")
    assert mine["notificationPreferences"] == []
    assert "lead-assigned" in mine["notificationKinds"]


async def test_delivery_log(gql: Gql, db: Database, world: World) -> None:
    await tell(db, world, world.event(), world.ana)
    [row] = await messages(db, world.ana)
    identifier = f"msg_{row.id}"
    log = {node["id"]: node for node in (await data(gql, world.admin, LOG))["messages"]["nodes"]}
    assert log[identifier]["state"] == "QUEUED"
    assert log[identifier]["address"] == row.address
    for actor in (world.ana, world.foreign_admin, world.buyer):
        assert (await data(gql, actor, LOG))["messages"]["nodes"] == []
    for actor in (world.ana, world.foreign_admin, world.buyer, ANONYMOUS):
        expected = "permission-denied" if actor is ANONYMOUS else "not-found"
        assert (await data(gql, actor, RETRY, id=identifier))["messageRetry"]["errors"] == [{"code": expected}]
    early = await data(gql, world.admin, RETRY, id=identifier)
    assert early["messageRetry"]["errors"] == [{"code": "message-not-failed"}]


async def test_an_arrival_is_announced_after_the_commit(db: Database, settings: Settings, world: World) -> None:
    async with hub(settings.redis_url).listen([f"notifications:{world.id_of(world.ana)}"]) as listener:
        assert await listener.take() == {NOBODY}
        await tell(db, world, world.event(), world.ana)
        (arrived,) = await asyncio.wait_for(listener.take(), 5)
        assert arrived.version == 7
