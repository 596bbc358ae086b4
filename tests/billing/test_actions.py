"""The reference billing bills; the HTTP one signs, retries and keeps a log."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import orjson
import pytest
from sqlmodel import col, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from api.billing import actions
from api.billing.models import BillingCharge, BillingStep, CallStatus, ChargeKind, InvoiceLine, PortCall
from api.billing.rules import BillingRefused, BillingUnavailable
from api.catalog.defaults import seed
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.errors import IdempotencyMismatch, InvalidInput, PermissionDenied
from api.customers.models import Customer
from api.people.models import Branch
from tests.factories.billing import charge, order_of
from tests.factories.customers import make_customer
from tests.factories.neighbour import SECRET, Neighbour, serve
from tests.factories.people import make_portal_user, make_world


class World:
    """A branch with its catalogue, a customer and people."""

    def __init__(self, branch: Branch, people: dict[str, Actor], customer: Customer) -> None:
        self.branch, self.people, self.customer = branch, people, customer


@pytest.fixture
async def world(db: Database) -> World:
    branch, people = await make_world(db, "RO", "FIELD_SALES", "BILLING_AGENT", "ADMIN")
    async with db.unit_of_work(SYSTEM) as uow:
        await seed(uow, branch)
        customer = await make_customer(uow, branch)
        people["PORTAL"] = await make_portal_user(uow, branch, customer.id)
        await uow.commit()
    return World(branch, people, customer)


async def test_an_order_becomes_charges_and_then_an_invoice(db: Database, world: World) -> None:
    month = date(2026, 4, 1)
    order = order_of(
        charge("o1-1", "100.00", date(2026, 4, 16)),
        charge("o1-2", "33.33", date(2026, 4, 1)),
        charge("o1-3", "120.00", date(2026, 4, 20), kind=ChargeKind.ONE_TIME),
    )
    async with db.unit_of_work(SYSTEM) as uow:
        first = await actions.ready_for_billing(uow, world.customer.id, order, idempotency_key="o1-complete")
        again = await actions.ready_for_billing(uow, world.customer.id, order, idempotency_key="o1-complete")
        assert again.number == first.number
        with pytest.raises(IdempotencyMismatch):
            await actions.ready_for_billing(
                uow, world.customer.id, replace(order, step=BillingStep.BASIC), idempotency_key="o1-complete"
            )
        await uow.commit()
    async with db.unit_of_work(SYSTEM) as uow:
        customer = await uow.session.get_one(Customer, world.customer.id)
        assert customer.billing_customer_id
        assert customer.monthly_value == Decimal("133.33")
        assert await actions.customer_exists(uow, world.branch.id, customer.billing_customer_id)
        assert not await actions.customer_exists(uow, world.branch.id, "B-0000-000000")
        (invoice,) = await actions.close_month(uow, world.branch.id, month)
        assert await actions.close_month(uow, world.branch.id, month) == []
        assert invoice.net == Decimal("203.33")
        assert invoice.vat == Decimal("42.70")
        assert invoice.gross == Decimal("246.03")
        lines = (await uow.session.scalars(select(InvoiceLine).where(col(InvoiceLine.invoice_id) == invoice.id))).all()
        assert sorted(line.net for line in lines) == [Decimal("33.33"), Decimal("50.00"), Decimal("120.00")]
        payment = await actions.record_payment(uow, customer.id, Decimal("46.03"), date(2026, 5, 5), "bank-1")
        assert (await actions.record_payment(uow, customer.id, Decimal(1), date(2026, 5, 5), "bank-1")).id == payment.id
        balance = await actions.billing_for(uow, world.branch.id).balance(customer.billing_customer_id)
        assert balance == Decimal("200.00")
        await uow.commit()


async def test_a_running_month_is_not_closed(db: Database, world: World) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        with pytest.raises(InvalidInput):
            await actions.close_month(uow, world.branch.id, uow.now.date())


@pytest.mark.parametrize("who", ["FIELD_SALES", "PORTAL"])
async def test_only_billing_closes_months(db: Database, world: World, who: str) -> None:
    async with db.unit_of_work(world.people[who]) as uow:
        with pytest.raises(PermissionDenied):
            await actions.close_month(uow, world.branch.id, date(2026, 4, 1))


class Billing(Neighbour):
    """A billing system of somebody else."""

    def __init__(self) -> None:
        super().__init__()
        self.orders: dict[str, dict[str, Any]] = {}

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/customers", self.register, methods=["POST"]),
                Route("/customers/{id}", self.exists),
                Route("/customers/{id}/ready-for-billing", self.ready, methods=["POST"]),
                Route("/customers/{id}/invoices", self.invoices),
            ]
        )

    async def register(self, request: Request) -> JSONResponse:
        refused = await self.check(request)
        return refused or JSONResponse({"id": f"EXT-{(await request.json())['number']}"})

    async def exists(self, request: Request) -> JSONResponse:
        known = request.path_params["id"].startswith("EXT-")
        return await self.check(request) or JSONResponse({"id": "x"} if known else {}, 200 if known else 404)

    async def ready(self, request: Request) -> JSONResponse:
        refused = await self.check(request)
        if refused is None:
            self.orders[request.headers["idempotency-key"]] = orjson.loads(await request.body())
        return refused or JSONResponse({"number": "ACK-7", "at": "2026-05-01T10:00:00+00:00"})

    async def invoices(self, request: Request) -> JSONResponse:
        line = {
            "description": "April", "from_day": "2026-04-01", "until_day": "2026-04-30",
            "net": "10.00", "tax_rate": "21", "vat": "2.10",
        }  # fmt: skip
        invoice = {
            "number": "EXT-1", "month": "2026-04-01", "issued_on": "2026-05-01", "due_on": "2026-05-20",
            "currency": "RON", "net": "10.00", "vat": "2.10", "lines": [line],
        }  # fmt: skip
        return await self.check(request) or JSONResponse({"invoices": [invoice]})


@pytest.fixture
async def neighbour() -> AsyncIterator[tuple[Billing, str]]:
    theirs = Billing()
    async with serve(theirs.app()) as url:
        yield theirs, url


@pytest.fixture
async def connected(db: Database, neighbour: tuple[Billing, str]) -> AsyncIterator[Database]:
    settings = db.settings.model_copy(update={"billing_url": neighbour[1], "billing_secret": SECRET})
    database = Database(settings)
    yield database
    await database.close()


async def _calls(database: Database, world: World) -> list[PortCall]:
    async with database.unit_of_work(SYSTEM) as uow:
        statement = select(PortCall).where(col(PortCall.branch_id) == world.branch.id).order_by(col(PortCall.id))
        return list((await uow.session.scalars(statement)).all())


async def test_over_http_it_is_signed_retried_and_logged(
    connected: Database, neighbour: tuple[Billing, str], world: World
) -> None:
    theirs = neighbour[0]
    order = order_of(charge("o2-1", "12.50", date(2026, 4, 1)), number="O-2")
    theirs.failures = 2
    async with connected.unit_of_work(SYSTEM) as uow:
        given = await actions.ready_for_billing(uow, world.customer.id, order, idempotency_key="o2-complete")
        assert await actions.customer_exists(uow, world.branch.id, "nobody") is False
        invoices = await actions.fetch_invoices(uow, world.customer.id)
        assert await actions.fetch_invoices(uow, world.customer.id) == []
        charges = (
            await uow.session.scalars(select(BillingCharge).where(col(BillingCharge.branch_id) == world.branch.id))
        ).all()
        assert list(charges) == []
        await uow.commit()
    assert given.number == "ACK-7"
    assert [invoice.gross for invoice in invoices] == [Decimal("12.10")]
    assert theirs.orders["o2-complete"]["lines"][0]["amount"] == "12.50"
    calls = await _calls(connected, world)
    assert [(call.operation, call.attempts, call.status) for call in calls] == [
        ("register_customer", 3, CallStatus.OK),
        ("ready_for_billing", 1, CallStatus.OK),
        ("customer_exists", 1, CallStatus.OK),
        ("invoices", 1, CallStatus.OK),
        ("invoices", 1, CallStatus.OK),
    ]


async def test_a_failed_call_stays_in_the_log_and_is_repeated_by_hand(
    connected: Database, neighbour: tuple[Billing, str], world: World
) -> None:
    theirs = neighbour[0]
    order = order_of(charge("o3-1", "12.50", date(2026, 4, 1)), number="O-3")
    async with connected.unit_of_work(SYSTEM) as uow:
        await actions.register_customer(uow, world.customer.id)
        await uow.commit()
    theirs.failures = 3
    async with connected.unit_of_work(SYSTEM) as uow:
        with pytest.raises(BillingUnavailable):
            await actions.ready_for_billing(uow, world.customer.id, order, idempotency_key="o3-complete")
    failed = (await _calls(connected, world))[-1]
    assert (failed.status, failed.attempts, failed.http_status) == (CallStatus.FAILED, 3, 503)
    async with connected.unit_of_work(world.people["FIELD_SALES"]) as uow:
        with pytest.raises(PermissionDenied):
            await actions.repeat_call(uow, failed.id)
    async with connected.unit_of_work(world.people["ADMIN"]) as uow:
        repeat = await actions.repeat_call(uow, failed.id)
        await uow.commit()
    last = (await _calls(connected, world))[-1]
    assert (last.id, last.repeats_id, last.status) == (repeat, failed.id, CallStatus.OK)
    assert {key for path, key in theirs.seen if path.endswith("ready-for-billing")} == {"o3-complete"}


async def test_a_wrong_secret_is_refused(db: Database, neighbour: tuple[Billing, str], world: World) -> None:
    database = Database(db.settings.model_copy(update={"billing_url": neighbour[1], "billing_secret": "other"}))
    async with database.unit_of_work(SYSTEM) as uow:
        with pytest.raises(BillingRefused):
            await actions.register_customer(uow, world.customer.id)
    await database.close()


async def test_nobody_listens(db: Database, world: World) -> None:
    database = Database(db.settings.model_copy(update={"billing_url": "http://127.0.0.1:9", "billing_secret": SECRET}))
    async with database.unit_of_work(SYSTEM) as uow:
        with pytest.raises(BillingUnavailable):
            await actions.register_customer(uow, world.customer.id)
    await database.close()
    (call,) = await _calls(db, world)
    assert (call.error, call.http_status) == ("ConnectError", None)
    assert call.finished_at > datetime.now(UTC) - timedelta(minutes=5)
