"""Invoices and balance for staff and the customer's own people; the log of calls."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.billing import actions
from api.billing.models import CallStatus, PortCall
from api.core import clock
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.ids import GlobalID
from api.customers.models import Customer
from api.people.models import Branch
from tests.conftest import Gql
from tests.factories.billing import charge, order_of
from tests.factories.catalog import make_tax
from tests.factories.customers import make_customer
from tests.factories.people import make_portal_user, make_world

CARD = """
query ($id: ID!) {
  customer(id: $id) {
    balance { amount currency }
    invoices(first: 5) { nodes { number gross { amount } lines { net { amount } taxRate } } }
  }
}
"""
CLOSE = """
mutation ($id: ID!, $month: Date!) {
  billingMonthClose(branchId: $id, month: $month) { invoices { gross { amount } } errors { __typename } }
}
"""
PAY = """
mutation ($input: PaymentRecordInput!) {
  paymentRecord(input: $input) { payment { amount { amount } customer { balance { amount } } } errors { __typename } }
}
"""


class World:
    """A branch whose customer has a charge for April."""

    def __init__(self, branch: Branch, people: dict[str, Actor], customer: Customer) -> None:
        self.branch, self.people, self.customer = branch, people, customer
        self.id = str(GlobalID("cus", customer.id))
        self.branch_id = str(GlobalID("brn", branch.id))


@pytest.fixture
async def world(db: Database) -> World:
    branch, people = await make_world(db, "PL", "BILLING_AGENT", "LEGAL", "ADMIN", "FIELD_SALES")
    async with db.unit_of_work(SYSTEM) as uow:
        await make_tax(uow, branch, "23")
        customer, other = await make_customer(uow, branch), await make_customer(uow, branch)
        people["PORTAL"] = await make_portal_user(uow, branch, customer.id)
        people["OTHER"] = await make_portal_user(uow, branch, other.id)
        order = order_of(charge("pl-1", "100.00", date(2026, 4, 1)))
        await actions.ready_for_billing(uow, customer.id, order, idempotency_key="pl-1")
        await uow.commit()
    people["ANONYMOUS"] = ANONYMOUS
    return World(branch, people, customer)


def _ok(answer: dict[str, Any]) -> dict[str, Any]:
    assert "errors" not in answer, answer
    return dict(answer["data"])


async def test_month_payment_and_what_each_sees(gql: Gql, world: World) -> None:
    agent = world.people["BILLING_AGENT"]
    month = {"id": world.branch_id, "month": "2026-04-01"}
    closed = _ok(await gql(agent, CLOSE, month))["billingMonthClose"]
    assert closed == {"invoices": [{"gross": {"amount": "123.00"}}], "errors": []}
    values = {"customerId": world.id, "amount": "23.00", "paidOn": "2026-05-05", "reference": "bank-7"}
    paid = _ok(await gql(agent, PAY, {"input": values}))["paymentRecord"]["payment"]
    assert paid["customer"]["balance"]["amount"] == "100.00"
    for who in ("BILLING_AGENT", "PORTAL", "FIELD_SALES"):
        card = _ok(await gql(world.people[who], CARD, {"id": world.id}))["customer"]
        assert card["balance"] == {"amount": "100.00", "currency": "PLN"}
        (invoice,) = card["invoices"]["nodes"]
        assert invoice["lines"] == [{"net": {"amount": "100.00"}, "taxRate": "23.00"}]
    legal = _ok(await gql(world.people["LEGAL"], CARD, {"id": world.id}))["customer"]
    assert legal == {"balance": None, "invoices": {"nodes": []}}
    assert _ok(await gql(world.people["OTHER"], CARD, {"id": world.id}))["customer"] is None


UNPAID = "{ invoices(first: 9, order: NEWEST) { nodes { month gross { amount } unpaid { amount } } } }"


@pytest.mark.parametrize(
    ("paid", "left"),
    [
        (None, ["61.50", "123.00", "123.00"]),
        ("100.00", ["61.50", "123.00", "23.00"]),
        ("123.00", ["61.50", "123.00", "0.00"]),
        ("300.00", ["7.50", "0.00", "0.00"]),
        ("400.00", ["0.00", "0.00", "0.00"]),
    ],
)
async def test_money_pays_the_oldest_invoices(
    gql: Gql, db: Database, world: World, paid: str | None, left: list[str]
) -> None:
    agent = world.people["BILLING_AGENT"]
    async with db.unit_of_work(SYSTEM) as uow:
        until = order_of(charge("pl-2", "-50.00", date(2026, 6, 1)))
        await actions.ready_for_billing(uow, world.customer.id, until, idempotency_key="pl-2")
        await uow.commit()
    for month in ("2026-04-01", "2026-05-01", "2026-06-01"):
        _ok(await gql(agent, CLOSE, {"id": world.branch_id, "month": month}))
    if paid:
        values = {"customerId": world.id, "amount": paid, "paidOn": "2026-07-05", "reference": "bank-8"}
        _ok(await gql(agent, PAY, {"input": values}))
    invoices = _ok(await gql(world.people["PORTAL"], UNPAID))["invoices"]["nodes"]
    assert [Decimal(invoice["unpaid"]["amount"]) for invoice in invoices] == [Decimal(one) for one in left]
    card = _ok(await gql(agent, CARD, {"id": world.id}))["customer"]
    owed = Decimal(card["balance"]["amount"])
    assert sum(Decimal(one) for one in left) == max(owed, Decimal(0))
    assert _ok(await gql(world.people["OTHER"], UNPAID))["invoices"]["nodes"] == []


@pytest.mark.parametrize("who", ["LEGAL", "FIELD_SALES", "PORTAL", "OTHER", "ANONYMOUS"])
async def test_others_bill_nothing(gql: Gql, db: Database, world: World, who: str) -> None:
    caller = world.people[who]
    values = {"customerId": world.id, "amount": "1.00", "paidOn": "2026-05-05", "reference": f"x-{who}"}
    for document, variables in ((CLOSE, {"id": world.branch_id, "month": "2026-04-01"}), (PAY, {"input": values})):
        answer = await gql(caller, document, variables)
        payload = next(iter((answer.get("data") or {"refused": None}).values())) or {}
        assert not payload.get("invoices")
        assert payload.get("payment") is None
    async with db.unit_of_work(SYSTEM) as uow:
        billing = actions.billing_for(uow, world.branch.id)
        customer = await uow.session.get_one(Customer, world.customer.id)
        assert await billing.balance(customer.billing_customer_id or "") == Decimal(0)


async def test_the_log_is_for_administrators(gql: Gql, db: Database, world: World) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        uow.add(
            PortCall(
                branch_id=world.branch.id, port="billing", operation="balance", method="GET", path="/x",
                idempotency_key="k", status=CallStatus.FAILED, attempts=3, finished_at=clock.now(),
            )
        )  # fmt: skip
        await uow.commit()
    document = '{ portCalls(first: 100, filter: {operation: "balance"}) { nodes { path status attempts } } }'
    seen = _ok(await gql(world.people["ADMIN"], document))["portCalls"]["nodes"]
    assert {"path": "/x", "status": "FAILED", "attempts": 3} in seen
    for who in ("FIELD_SALES", "PORTAL"):
        assert _ok(await gql(world.people[who], document))["portCalls"]["nodes"] == []
