"""Searching tells no more than reading: who may not read data of people does not find by it, digit by digit."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.customers.models import CustomerKind
from api.leads.actions import enter_lead
from api.leads.models import Lead, LeadChannel
from api.leads.rules.entry import LeadData
from api.orders.models import Order, OrderSource
from tests.conftest import Gql
from tests.factories.customers import make_contact, make_customer
from tests.factories.house import House
from tests.factories.people import make_world

LISTS = {
    "customers": "query ($q: String!) { found: customers(first: 9, filter: {search: $q}) { totalCount nodes { id } } }",
    "orders": "query ($q: String!) { found: orders(first: 9, filter: {search: $q}) { totalCount nodes { id } } }",
    "leads": "query ($q: String!) { found: leads(first: 9, filter: {search: $q}) { totalCount nodes { id } } }",
}
SEARCH = "query ($q: String!) { search(query: $q) { id kind } }"
SEEN = {"branch:customer:read", "branch:lead:read", "branch:order:read"}


async def listed(gql: Gql, actor: Actor, name: str, query: str) -> int:
    """Return how many of a list are found."""
    answer: Any = await gql(actor, LISTS[name], {"q": query})
    assert "errors" not in answer, answer
    assert len(answer["data"]["found"]["nodes"]) == answer["data"]["found"]["totalCount"]
    return int(answer["data"]["found"]["totalCount"])


async def kinds(gql: Gql, actor: Actor, queries: Iterable[str]) -> list[set[str]]:
    """Return the kinds of what is found by each."""
    return [{hit["kind"] for hit in (await gql(actor, SEARCH, {"q": one}))["data"]["search"]} for one in queries]


async def test_who_may_not_read_data_of_people_does_not_find_by_it(house: House, gql: Gql) -> None:
    branch = house.staff.branch
    knows = replace(house.staff["SUPERVISOR"], permissions=frozenset({*SEEN, "branch:pii:read"}))
    sees = replace(knows, permissions=frozenset(SEEN))
    blind = replace(knows, permissions=frozenset({"branch:order:read"}))
    async with house.db.unit_of_work(SYSTEM) as uow:
        person = await make_customer(
            uow, branch, kind=CustomerKind.NATURAL, name="Vasile Zugravu", fiscal_number="1960101410017"
        )
        firm = await make_customer(uow, branch, name="Zugravu și Fiii SRL", fiscal_number="9988776655")
        await make_contact(uow, person, name="Maria", phones=["+40722777111"], email="zugravu@example.test")
        for number, customer in (("CO-2026-990001", person), ("CO-2026-990002", firm)):
            worth: dict[str, Any] = dict.fromkeys(
                ("monthly_net", "monthly_vat", "one_time_net", "one_time_vat"), Decimal(0)
            )
            order = Order(branch_id=branch.id, customer_id=customer.id, number=number, currency="RON", **worth)
            order.source = OrderSource.PORTAL
            uow.add(order)
        await uow.commit()
    company = LeadData(company_name="Morile SA", phone="+40733999222", contact_name="Ilinca Pârvu", city="Iași")
    await house.do(SYSTEM, enter_lead, branch.id, LeadChannel.HOT_LEAD, company)
    lead: Lead = await house.read(Lead, company_name="Morile SA")

    for name in ("customers", "orders"):
        for query, known, seen in (
            ("19601014", 1, 0),
            ("1960101410017", 1, 0),
            (f"{person.number} 1", 1, 0),
            ("vasile", 1, 1),
            # A company's number is public.
            ("9988776", 1, 1),
            ("zugravu", 2, 2),
        ):
            assert await listed(gql, knows, name, query) == known, (name, query)
            assert await listed(gql, sees, name, query) == seen, (name, query)
    # An order is not found by a customer who is not shown.
    assert await listed(gql, blind, "orders", "vasile") == 0
    assert await listed(gql, blind, "orders", "CO-2026-990001") == 1
    for query, seen in (("ilinca", 0), ("morile", 1), (lead.number, 1)):
        assert await listed(gql, knows, "leads", query) == 1, query
        assert await listed(gql, sees, "leads", query) == seen, query

    secret = ["1960101410017", "19601014", "0722777111", "zugravu@example.test", "0733999222", "Ilinca", "Ilinka Parvu"]
    assert all(await kinds(gql, knows, secret))
    assert await kinds(gql, sees, secret) == [set()] * len(secret)
    assert await kinds(gql, sees, ["9988776655", "Vasile", "Morile", "vasile zugravu"]) == [
        {"CUSTOMER"}, {"CUSTOMER"}, {"LEAD"}, {"CUSTOMER"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [("100 %", 1), ("%", 1), ("_", 1), ("a_b", 1), ("1%0", 0), ("\\", 1), ("c\\d", 1), ("' \\", 0), ('"', 1), ("'", 1)],
)
async def test_signs_stand_for_themselves_in_lists(gql: Gql, db: Database, typed: str, found: int) -> None:
    branch, people = await make_world(db, "RO", "SUPERVISOR")
    async with db.unit_of_work(SYSTEM) as uow:
        for name in ("100 % Bio", "a_b", "c\\d", '"x"', "O'y", "plain"):
            await make_customer(uow, branch, name=name)
        await uow.commit()
    assert await listed(gql, people["SUPERVISOR"], "customers", typed) == found
