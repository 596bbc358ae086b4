"""Whole requirements of orders: from entry to billing, with every kind of activity on the way."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.billing.models import BillingCharge, BillingCustomer, ChargeKind
from api.billing.port import Acknowledgement, Party, ReadyForBilling
from api.billing.reference import ReferenceBilling
from api.billing.rules import BillingUnavailable
from api.catalog.models import ProductType
from api.contracts.actions import attach_signed
from api.contracts.models import Contract
from api.core.actor import ANONYMOUS, SYSTEM
from api.core.tables import EventRow
from api.customers.actions import assign
from api.customers.models import AssignmentKind, Customer
from api.offers.actions import (
    LineInput,
    NewOffer,
    PricingReply,
    accept_offer,
    answer_pricing,
    create_offer,
    send_offer,
    submit_offer,
)
from api.offers.models import AnswerChannel, PricingAnswer
from api.orders.actions.provisioning import answer_installation, cancel_order
from api.orders.activation import ReferenceActivation
from api.orders.models import Order, OrderBilling, OrderStatus
from api.work.actions import complete_activity, start_activity
from api.work.models import ActionRequest, Activity, ActivityState, ProcessDefinition, RequestState
from tests.conftest import Gql
from tests.factories.contracts import make_upload
from tests.factories.graphql import run
from tests.factories.house import House, add_customer

ORDER = """query ($id: ID!) { result: order(id: $id) { number status dueAt
  lines { name components quantity monthlyNet { amount } }
  processes { key state activities { id key name state kind role dueAt error attempts assignee { name } } }
  billing { stage } } }"""
MOVED = "activity { state } errors { __typename }"


async def items_of(house: House, activity: Activity) -> Sequence[ActionRequest]:
    """Return the inbox items about an activity, oldest first."""
    async with house.db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(ActionRequest).where(col(ActionRequest.activity_id) == activity.id).order_by(col(ActionRequest.id))
        )
        return rows.all()


async def charges(house: House, kind: ChargeKind = ChargeKind.MONTHLY) -> list[Decimal]:
    """Return what billing charges so far."""
    async with house.db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(select(BillingCharge).where(col(BillingCharge.kind) == kind))
        return [charge.amount for charge in rows]


@pytest.mark.req("ORD-01")
async def test_an_order_goes_from_entry_over_provisioning_and_acceptance_to_billing(house: House, gql: Gql) -> None:
    buyer = await house.customer()
    order = await house.order(buyer, "HOST-L", {"EXTRA_DISK": 3, "BACKUP": 1})
    for reader in (buyer, house.staff["ORDER_DESK"]):
        seen = await run(gql, reader, ORDER, id=f"ord_{order.id}")
        assert seen["number"] == order.number
        assert order.number.startswith("O-")
        (line,) = seen["lines"]
        pieces = {part["code"]: part["quantity"] for part in line["components"]}
        assert (pieces["EXTRA_DISK"], pieces["BACKUP"]) == (3, 1)
        assert "SEARCH_LISTING" not in pieces
    activities = await house.activities(order.id)

    async def status() -> OrderStatus:
        found: Order = await house.read(Order, id=order.id)
        return found.status

    assert await status() is OrderStatus.AWAITING_CUSTOMER
    await house.do(buyer, answer_installation, activities["acceptance_1"].id, accepted=True)
    assert await status() is OrderStatus.IN_PROGRESS
    await house.do(house.staff["BACK_OFFICE"], complete_activity, activities["extra_disk"].id)
    assert await status() is OrderStatus.AWAITING_CUSTOMER
    await house.do(buyer, answer_installation, activities["acceptance_2"].id, accepted=True)
    assert await status() is OrderStatus.COMPLETED
    async with house.db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(EventRow).where(col(EventRow.subject_id) == order.id).order_by(col(EventRow.seq))
        )
        done = [
            row.data.get("stage") or row.data.get("activity")
            for row in rows
            if row.name in {"OrderSubmitted", "OrderBillingAcknowledged", "ActivityCompleted"}
        ]
    assert done == [
        None,
        *("activation_1", "acceptance_1", "BASIC", "rfb_1"),
        *("activation_2", "extra_disk", "acceptance_2", "COMPLETE", "rfb_2"),
    ]


PUBLISH = """mutation ($input: ProcessDefinitionPublishInput!) { result: processDefinitionPublish(input: $input) {
  definition { revision } errors { __typename ... on UserError { message } } } }"""


def activity(key: str, *waits_for: str, **more: Any) -> dict[str, Any]:
    """An activity of back office, as an administrator writes it down."""
    duration = {"kind": "WORKING_DAYS", "amount": 2}
    base = {"key": key, "names": {"en": key.title()}, "kind": "MANUAL", "role": "BACK_OFFICE", "duration": duration}
    return {**base, "waits_for": list(waits_for), **more}


@pytest.mark.req("ORD-02")
async def test_each_kind_of_product_has_its_own_workflow_which_is_data(house: House, gql: Gql) -> None:
    async with house.db.unit_of_work(SYSTEM) as uow:
        definitions = {row.key: row.activities for row in await uow.session.scalars(select(ProcessDefinition))}
    codes = {
        ProductType.VOICE_PLAN: "VOICE-TEAM",
        ProductType.DATA_PORT: "PORT-100",
        ProductType.HOSTING: "HOST-L",
        ProductType.DEVICE: "DEV-TABLET",
        ProductType.OPTION: "OPT-ROAM",
    }
    products = {kind: await house.product(code) for kind, code in codes.items()}
    assert {product.product_type for product in products.values()} == set(ProductType)
    keys = [product.process_key or "delivery" for product in products.values()]
    assert len(set(keys)) == len(keys)
    for key in keys:
        for step in definitions[key]:
            assert step["role"]
            assert step.get("policy") or step.get("duration")

    # An administrator changes the workflow: two branches at once, a check, then what the worker does.
    changed = [
        activity("wiring"),
        activity("labels", role="ORDER_DESK"),
        activity("check", "wiring", "labels", optional=True),
        activity(
            "activation_1", "check", kind="AUTOMATIC", action="activation.activate", duration=None, policy="ACTIVATION"
        ),
        activity("rfb_1", "activation_1", kind="AUTOMATIC", action="billing.ready", duration=None, policy="ACTIVATION"),
    ]
    given = {"branchId": f"brn_{house.staff.branch.id}", "key": "hosting", "names": {"en": "Hosting"}}
    published = await run(gql, house.staff["ADMIN"], PUBLISH, input={**given, "activities": changed})
    assert published == {"definition": {"revision": 2}, "errors": []}
    for nobody in (house.staff["ORDER_DESK"], await house.stranger("BACK_OFFICE"), ANONYMOUS):
        refused = await run(gql, nobody, PUBLISH, input={**given, "activities": [activity("nothing")]})
        assert [error["__typename"] for error in refused["errors"]] == ["PermissionDenied"]

    buyer = await house.customer()
    order = await house.order(buyer, "HOST-L")
    steps = await house.activities(order.id)
    assert {key: step.state.name for key, step in steps.items()} == {
        "wiring": "OPEN",
        "labels": "OPEN",
        "check": "WAITING",
        "activation_1": "WAITING",
        "rfb_1": "WAITING",
    }
    for key, role in (("wiring", "BACK_OFFICE"), ("labels", "ORDER_DESK")):
        assert (steps[key].role, steps[key].due_at is not None) == (role, True)

    # The people of the role change the order's activities by hand; nobody else does.
    start = f"mutation ($id: ID!) {{ result: activityStart(id: $id) {{ {MOVED} }} }}"
    complete = f"mutation ($id: ID!) {{ result: activityComplete(id: $id) {{ {MOVED} }} }}"
    skip = f"mutation ($id: ID!) {{ result: activitySkip(id: $id) {{ {MOVED} }} }}"
    outside = (house.staff["FIELD_SALES"], await house.stranger("BACK_OFFICE"), buyer, ANONYMOUS)
    for document in (start, complete, skip):
        for nobody in outside:
            refused = await run(gql, nobody, document, id=f"act_{steps['wiring'].id}")
            assert refused["activity"] is None
            assert {error["__typename"] for error in refused["errors"]} <= {"PermissionDenied", "NotFound"}
    assert (await house.activities(order.id))["wiring"].version == steps["wiring"].version
    moves = (
        ("BACK_OFFICE", start, "wiring", "IN_PROCESS"),
        ("BACK_OFFICE", complete, "wiring", "COMPLETED"),
        ("ORDER_DESK", complete, "labels", "COMPLETED"),
        ("ORDER_DESK", skip, "check", "SKIPPED"),
    )
    for role, document, key, state in moves:
        done = await run(gql, house.staff[role], document, id=f"act_{steps[key].id}")
        assert done == {"activity": {"state": state}, "errors": []}
    assert (await house.activities(order.id))["check"].state is ActivityState.SKIPPED
    await house.time_for_retries()
    assert {step.state.name for step in (await house.activities(order.id)).values()} == {"COMPLETED", "SKIPPED"}


@pytest.mark.req("ORD-03")
async def test_activities_are_done_by_people_and_the_worker_and_failures_are_seen(
    house: House, gql: Gql, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    async def broken(self: object, order: object, components: object, key: str) -> UUID:
        del self, order, components, key
        nonlocal tries
        tries += 1
        raise ConnectionError("no answer from activation")

    buyer = await house.customer()
    order_desk = house.staff["ORDER_DESK"]
    with monkeypatch.context() as patch:
        patch.setattr(ReferenceActivation, "activate", broken)
        order = await house.order(buyer, "HOST-L", {"EXTRA_DISK": 1, "SEARCH_LISTING": 1})
        activation = (await house.activities(order.id))["activation_1"]
        assert activation.opened_at is not None
        assert activation.due_at == activation.opened_at + timedelta(hours=24)
        assert (activation.state, activation.attempts) == (ActivityState.OPEN, 1)
        while (await house.activities(order.id))["activation_1"].state is ActivityState.OPEN:
            await house.time_for_retries()
    assert tries > 5
    seen = await run(gql, order_desk, ORDER, id=f"ord_{order.id}")
    (step,) = [each for each in seen["processes"][0]["activities"] if each["key"] == "activation_1"]
    assert (step["state"], step["attempts"]) == ("FAILED", tries)
    assert "no answer from activation" in step["error"]
    assert [item.kind for item in await items_of(house, activation)] == ["FAILED_ACTIVITY"]
    assert (await house.read(Order, id=order.id)).status is OrderStatus.IN_PROGRESS

    retry = f"mutation ($id: ID!) {{ result: activityRetry(id: $id) {{ {MOVED} }} }}"
    for nobody in (house.staff["FIELD_SALES"], await house.stranger("ORDER_DESK"), buyer, ANONYMOUS):
        refused = await run(gql, nobody, retry, id=f"act_{activation.id}")
        assert {error["__typename"] for error in refused["errors"]} <= {"PermissionDenied", "NotFound"}
        assert (await house.activities(order.id))["activation_1"].state is ActivityState.FAILED
    assert (await run(gql, order_desk, retry, id=f"act_{activation.id}"))["errors"] == []
    await house.time_for_retries()
    steps = await house.activities(order.id)
    assert steps["activation_1"].state is ActivityState.COMPLETED
    assert steps["activation_1"].result is not None
    assert {"HOST-L", "EXTRA_DISK"} <= set(steps["activation_1"].result["components"])

    await house.do(buyer, answer_installation, steps["acceptance_1"].id, accepted=True)
    await _done_by_hand(house, gql, order)
    await house.do(order_desk, cancel_order, order.id, None, reason="No longer wanted")
    steps = await house.activities(order.id)
    assert steps["search_listing"].state is ActivityState.CANCELLED
    assert [item.state for item in await items_of(house, steps["search_listing"])] == [RequestState.WITHDRAWN]


async def _done_by_hand(house: House, gql: Gql, order: Order) -> None:
    """A person's activity: told in the inbox of its team, taken in hand, done."""
    back_office = house.staff["BACK_OFFICE"]
    manual = (await house.activities(order.id))["extra_disk"]
    (item,) = await items_of(house, manual)
    assert (item.kind, item.state, item.due_at) == ("ACTIVITY", RequestState.OPEN, manual.due_at)
    inbox = (
        "query { result: inbox(first: 9, filter: {box: GROUP, state: [OPEN]}) { nodes { number activity { key } } } }"
    )
    waiting = (await run(gql, back_office, inbox))["nodes"]
    assert {"number": order.number, "activity": {"key": "extra_disk"}} in waiting
    await house.do(back_office, start_activity, manual.id)
    started = (await house.activities(order.id))["extra_disk"]
    assert (started.state, started.assignee_id) == (ActivityState.IN_PROCESS, back_office.user_id)
    await house.do(back_office, complete_activity, manual.id)
    assert (await house.activities(order.id))["extra_disk"].state is ActivityState.COMPLETED
    assert [item.state for item in await items_of(house, manual)] == [RequestState.DONE]


@pytest.mark.req("ORD-04")
async def test_billing_gets_customer_and_custom_prices_and_its_cycle_starts_with_its_acknowledgement(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    parties: list[Party] = []
    register, receive = ReferenceBilling.register_customer, ReferenceBilling.ready_for_billing
    down = True

    async def registering(self: ReferenceBilling, party: Party) -> str:
        parties.append(party)
        return await register(self, party)

    async def receiving(self: ReferenceBilling, number: str, order: ReadyForBilling, key: str) -> Acknowledgement:
        if down:
            raise BillingUnavailable
        return await receive(self, number, order, key)

    monkeypatch.setattr(ReferenceBilling, "register_customer", registering)
    monkeypatch.setattr(ReferenceBilling, "ready_for_billing", receiving)
    order, customer = await _sold_at_a_special_price(house)
    steps = await house.activities(order.id)
    desk = house.staff["ORDER_DESK"]
    await house.do(desk, answer_installation, steps["acceptance_1"].id, accepted=True)
    assert (await house.activities(order.id))["rfb_1"].state is ActivityState.OPEN
    assert await charges(house) == []
    assert (await house.read(Customer, id=customer.id)).monthly_value == 0

    down = False
    await house.time_for_retries()
    first: OrderBilling = await house.read(OrderBilling, order_id=order.id)
    assert (first.stage, first.reference[:3]) == ("rfb_1", "BK-")
    party = parties[-1]
    assert (party.name, party.fiscal_number, party.customer_id) == (customer.name, "16327077", customer.id)
    known: BillingCustomer = await house.read(BillingCustomer, customer_id=customer.id)
    assert known.number == first.billing_customer_id
    basic = await charges(house)
    hosting = await house.product("HOST-L")
    assert 0 < sum(basic) < order.monthly_net < hosting.monthly_price * 2

    down = True
    await house.do(house.staff["BACK_OFFICE"], complete_activity, steps["extra_disk"].id)
    await house.do(desk, answer_installation, steps["acceptance_2"].id, accepted=True)
    assert await charges(house) == basic
    down = False
    await house.time_for_retries()
    assert (await house.activities(order.id))["rfb_2"].state is ActivityState.COMPLETED
    assert sum(await charges(house)) == order.monthly_net
    assert (await house.read(Customer, id=customer.id)).monthly_value == order.monthly_net


async def _sold_at_a_special_price(house: House) -> tuple[Order, Customer]:
    """Commit the order of two hostings with a disk each, at 40 % off by pricing's decision."""
    rep = house.staff["FIELD_SALES"]
    hosting = await house.product("HOST-L")
    customer_id = await house.do(SYSTEM, add_customer, house.staff.branch.id)
    await house.do(SYSTEM, assign, customer_id, AssignmentKind.AM, rep.user_id)
    line = LineInput(hosting.id, 2, Decimal(40), 24, {"EXTRA_DISK": 2})
    offer = await house.do(rep, create_offer, NewOffer(customer_id=customer_id), [line])
    await house.do(rep, submit_offer, offer.id)
    await house.do(house.staff["PRICING"], answer_pricing, offer.id, PricingReply(PricingAnswer.APPROVE))
    await house.do(rep, send_offer, offer.id)
    await house.do(rep, accept_offer, offer.id, revision=1, how=AnswerChannel.PAPER)
    contract: Contract = await house.read(Contract, offer_id=offer.id)
    await house.do(rep, attach_signed, contract.id, await make_upload(house.db, rep))
    order: Order = await house.read(Order, contract_id=contract.id)
    return order, await house.read(Customer, id=customer_id)


STEPS = """query ($id: ID!) { result: order(id: $id) { status dueAt
  processes { activities { key state role dueAt waitsFor endedAt tracking } } } }"""


@pytest.mark.req("ORD-07")
async def test_staff_and_customer_see_where_an_order_is_and_who_has_it_until_when(house: House, gql: Gql) -> None:
    buyer = await house.customer()
    desk, logistics = house.staff["ORDER_DESK"], house.staff["LOGISTICS"]
    order = await house.order(buyer, "DEV-TABLET")

    async def seen() -> tuple[str, dict[str, Any]]:
        """What everybody sees, which is the same: the state, and each step's state, doer and day."""
        answers = [await run(gql, reader, STEPS, id=f"ord_{order.id}") for reader in (desk, logistics, buyer)]
        assert answers[0] == answers[1] == answers[2]
        steps = {step["key"]: step for process in answers[0]["processes"] for step in process["activities"]}
        running = [step["dueAt"] for step in steps.values() if step["state"] in {"OPEN", "IN_PROCESS"}]
        assert answers[0]["dueAt"] == min(running, default=None)
        return answers[0]["status"], steps

    async def waits_for(status: str, key: str, role: str) -> None:
        now, steps = await seen()
        assert now == status
        (waiting,) = [step for step in steps.values() if step["state"] in {"OPEN", "IN_PROCESS"}]
        assert (waiting["key"], waiting["role"]) == (key, role)
        assert waiting["dueAt"] is not None
        assert all(steps[before]["endedAt"] for before in waiting["waitsFor"])

    await waits_for("IN_PROGRESS", "release", "ORDER_DESK")
    steps = await house.activities(order.id)
    await house.do(desk, complete_activity, steps["release"].id)
    await waits_for("IN_PROGRESS", "shipment", "LOGISTICS")
    await house.do(logistics, start_activity, steps["shipment"].id)
    await waits_for("IN_PROGRESS", "shipment", "LOGISTICS")
    complete = f'mutation ($id: ID!) {{ result: activityComplete(id: $id, tracking: " AWB 7 ") {{ {MOVED} }} }}'
    assert (await run(gql, logistics, complete, id=f"act_{steps['shipment'].id}"))["errors"] == []
    await house.time_for_retries()
    await waits_for("AWAITING_CUSTOMER", "conformity", "CUSTOMER")
    _, shown = await seen()
    assert shown["shipment"]["tracking"] == "AWB 7"
    await house.do(buyer, answer_installation, steps["conformity"].id, accepted=True)
    status, shown = await seen()
    assert (status, {step["state"] for step in shown.values()}) == ("COMPLETED", {"COMPLETED"})


async def test_what_staff_noted_of_a_step_is_not_the_customers_to_read(house: House, gql: Gql) -> None:
    buyer = await house.customer()
    order = await house.order(buyer, "DEV-TABLET")
    release = (await house.activities(order.id))["release"]
    await house.do(house.staff["ORDER_DESK"], complete_activity, release.id, {"note": "Pays late"})
    document = "query ($id: ID!) { result: activity(id: $id) { key result } }"
    assert (await run(gql, buyer, document, id=f"act_{release.id}")) == {"key": "release", "result": None}
    assert (await run(gql, house.staff["ORDER_DESK"], document, id=f"act_{release.id}"))["result"] == {
        "note": "Pays late"
    }
    too_long = f"mutation ($id: ID!, $n: String!) {{ result: activityComplete(id: $id, tracking: $n) {{ {MOVED} }} }}"
    shipment = (await house.activities(order.id))["shipment"]
    refused = await run(gql, house.staff["LOGISTICS"], too_long, id=f"act_{shipment.id}", n="7" * 81)
    assert [error["__typename"] for error in refused["errors"]] == ["InvalidInput"]
    assert (await house.activities(order.id))["shipment"].state is ActivityState.OPEN
