"""Activation as a port: the built-in system and one over HTTP keep the same promises."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from api.billing.actions import repeat_call
from api.billing.models import CallStatus, PortCall
from api.billing.rules import ActivationRefused, ActivationUnavailable
from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.errors import IdempotencyMismatch
from api.orders.activation import HttpActivation, ReferenceActivation, activation_for
from api.orders.models import Order
from api.work.actions import complete_activity
from api.work.models import ActivityState
from tests.factories.house import House
from tests.factories.neighbour import SECRET, Neighbour, serve

PARTS = ["voice", "data"]


class Switch(Neighbour):
    """A network that switches on once for each key and refuses another order under a known one."""

    def __init__(self) -> None:
        super().__init__()
        self.on: dict[str, dict[str, Any]] = {}

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/activations", self.activate, methods=["POST"])])

    async def activate(self, request: Request) -> JSONResponse:
        if refused := await self.check(request):
            return refused
        key, wanted = request.headers["idempotency-key"], await request.json()
        if self.on.setdefault(key, wanted) != wanted:
            return JSONResponse({"error": "another order"}, 409)
        return JSONResponse({"reference": f"SW-{list(self.on).index(key) + 1}"})


@pytest.fixture
async def switch() -> AsyncIterator[tuple[Switch, str]]:
    theirs = Switch()
    async with serve(theirs.app()) as url:
        yield theirs, url


@pytest.fixture(params=["built-in", "over HTTP"])
async def connected(
    request: pytest.FixtureRequest, db: Database, switch: tuple[Switch, str]
) -> AsyncIterator[Database]:
    """The database of a product whose activation is the one or the other."""
    changes = {"activation_url": switch[1], "activation_secret": SECRET} if request.param == "over HTTP" else {}
    database = Database(db.settings.model_copy(update=changes))
    yield database
    await database.close()


@pytest.fixture
async def order(house: House) -> Order:
    return await house.order(await house.customer(), "VOICE-TEAM")


async def activate(database: Database, order: Order, parts: list[str], key: str) -> str:
    async with database.unit_of_work(SYSTEM) as uow:
        port = activation_for(uow, order.branch_id)
        assert isinstance(port, HttpActivation if database.settings.activation_url else ReferenceActivation)
        reference = await port.activate(order, parts, key)
        await uow.commit()
    return reference


async def test_the_same_key_is_one_activation_and_another_is_another(connected: Database, order: Order) -> None:
    first = await activate(connected, order, PARTS, f"{order.id}:one")
    assert first
    assert await activate(connected, order, PARTS, f"{order.id}:one") == first
    assert await activate(connected, order, PARTS, f"{order.id}:two") != first


async def test_a_key_is_not_taken_for_something_else(connected: Database, order: Order) -> None:
    await activate(connected, order, PARTS, f"{order.id}:one")
    with pytest.raises((IdempotencyMismatch, ActivationRefused)):
        await activate(connected, order, [*PARTS, "roaming"], f"{order.id}:one")


async def calls(database: Database, order: Order) -> list[PortCall]:
    async with database.unit_of_work(SYSTEM) as uow:
        statement = select(PortCall).where(
            col(PortCall.branch_id) == order.branch_id, col(PortCall.port) == "activation"
        )
        return list(await uow.session.scalars(statement.order_by(col(PortCall.id))))


@pytest.mark.parametrize("connected", ["over HTTP"], indirect=True)
async def test_a_failed_call_is_in_the_log_and_repeated_under_its_key(
    connected: Database, switch: tuple[Switch, str], house: House, order: Order
) -> None:
    theirs, key = switch[0], f"{order.id}:one"
    theirs.failures = 3
    with pytest.raises(ActivationUnavailable):
        await activate(connected, order, PARTS, key)
    (failed,) = await calls(connected, order)
    assert (failed.status, failed.attempts, failed.http_status) == (CallStatus.FAILED, 3, 503)
    assert theirs.on == {}
    async with connected.unit_of_work(house.staff["ADMIN"]) as uow:
        repeated = await repeat_call(uow, failed.id)
        await uow.commit()
    last = (await calls(connected, order))[-1]
    assert (last.id, last.repeats_id, last.status) == (repeated, failed.id, CallStatus.OK)
    assert theirs.on == {key: {"order": order.number, "customer_id": str(order.customer_id), "components": PARTS}}
    assert await activate(connected, order, PARTS, key) == "SW-1"
    assert {seen for _, seen in theirs.seen} == {key}


async def test_a_wrong_secret_and_nobody_listening(db: Database, switch: tuple[Switch, str], order: Order) -> None:
    for url, error in ((switch[1], ActivationRefused), ("http://127.0.0.1:9", ActivationUnavailable)):
        database = Database(db.settings.model_copy(update={"activation_url": url, "activation_secret": "other"}))
        with pytest.raises(error):
            await activate(database, order, PARTS, f"{order.id}:one")
        await database.close()
    assert switch[0].on == {}


@pytest.mark.parametrize("connected", ["over HTTP"], indirect=True)
async def test_the_worker_waits_for_the_switch_and_goes_on(
    connected: Database, switch: tuple[Switch, str], house: House, order: Order
) -> None:
    """An order's activation that meets a fault is retried by the worker, and the order goes on with the answer."""
    there = House(connected, house.staff)
    switch[0].failures = 3
    activities = await there.activities(order.id)
    await there.do(house.staff["BACK_OFFICE"], complete_activity, activities["implementation"].id)
    await there.do(house.staff["LOGISTICS"], complete_activity, activities["sim_shipping"].id)
    waiting = (await there.activities(order.id))["activation_1"]
    assert waiting.state is not ActivityState.COMPLETED
    assert "ActivationUnavailable" in str(waiting.error)
    await there.time_for_retries()
    done = (await there.activities(order.id))["activation_1"]
    assert done.state is ActivityState.COMPLETED
    assert done.result is not None
    assert done.result["activation"] == "SW-1"
