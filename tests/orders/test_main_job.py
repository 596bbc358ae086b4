"""The main job behind the screens: from a lead to a billed order, with the worker doing its part."""

from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.billing.models import BillingCharge
from api.catalog.models import OfferingComponent
from api.contracts.actions import attach_signed
from api.contracts.models import Contract, ContractStatus
from api.core.actor import SYSTEM
from api.core.errors import InvalidInput, NotFound, PermissionDenied
from api.customers.models import Customer
from api.leads.actions import assign_lead, convert_lead, enter_lead, start_lead
from api.leads.models import Lead, LeadChannel, LeadResult, LeadStatus
from api.leads.rules.entry import LeadData
from api.offers.actions import LineInput, NewOffer, accept_offer, create_offer, send_offer, submit_offer
from api.offers.models import AnswerChannel
from api.orders.actions.cart import put_line
from api.orders.actions.entry import submit_cart
from api.orders.actions.provisioning import answer_installation, cancel_order
from api.orders.models import Order, OrderBilling, OrderStatus
from api.orders.rules import CartEmpty
from api.work.actions import complete_activity
from api.work.models import ActivityState
from tests.factories.contracts import make_upload
from tests.factories.house import House, add_customer
from tests.factories.people import make_portal_user

OPEN = {ActivityState.OPEN, ActivityState.IN_PROCESS}


async def test_from_a_lead_to_a_billed_order_and_a_lead_won(house: House) -> None:
    staff, rep = house.staff, house.staff["FIELD_SALES"]
    data = LeadData(
        company_name="Hotel Cetate SRL",
        contact_name="Lia Moga",
        phone="0751300004",
        sim_count=25,
        fiscal_number="16327077",
        email="lia@cetate.example",
    )
    entry = await house.do(staff["TELEMARKETING"], enter_lead, staff.branch.id, LeadChannel.TELEMARKETING, data)
    await house.do(staff["SALES_MANAGER"], assign_lead, entry.lead_id, rep.user_id)
    await house.do(rep, start_lead, entry.lead_id)
    lead: Lead = await house.do(rep, convert_lead, entry.lead_id)
    assert "lead-assigned" in await house.told(rep)
    assert lead.customer_id is not None

    voice = await house.product("VOICE-TEAM")
    lines = [LineInput(voice.id, 5, Decimal(0), 24)]
    offer = await house.do(rep, create_offer, NewOffer(customer_id=lead.customer_id, lead_id=lead.id), lines)
    await house.do(rep, submit_offer, offer.id)
    await house.do(rep, send_offer, offer.id, contact_id=lead.contact_id)
    await house.do(rep, accept_offer, offer.id, revision=1, how=AnswerChannel.PAPER)
    assert (await house.read(Lead, id=lead.id)).status is LeadStatus.OFFER_ACCEPTED

    contract: Contract = await house.read(Contract, offer_id=offer.id)
    assert contract.status is ContractStatus.GENERATED
    await house.do(rep, attach_signed, contract.id, await make_upload(house.db, rep))
    order: Order = await house.read(Order, contract_id=contract.id)
    assert order.number.startswith("O-")
    assert (order.monthly_net, order.lead_id) == (voice.monthly_price * 5, lead.id)
    activities = await house.activities(order.id)
    assert {key for key, activity in activities.items() if activity.state in OPEN} == {"implementation", "sim_shipping"}

    await house.do(staff["BACK_OFFICE"], complete_activity, activities["implementation"].id)
    assert (await house.activities(order.id))["activation_1"].state is ActivityState.WAITING
    await house.do(staff["LOGISTICS"], complete_activity, activities["sim_shipping"].id)
    activities = await house.activities(order.id)
    assert activities["activation_1"].state is ActivityState.COMPLETED
    assert (await house.read(Order, id=order.id)).status is OrderStatus.AWAITING_CUSTOMER

    async with house.db.unit_of_work(SYSTEM) as uow:
        buyer = await make_portal_user(uow, staff.branch, lead.customer_id, "PORTAL_BUYER")
        await uow.commit()
    await house.do(buyer, answer_installation, activities["acceptance_1"].id, accepted=True)
    done: Order = await house.read(Order, id=order.id)
    assert done.status is OrderStatus.COMPLETED
    billing: OrderBilling = await house.read(OrderBilling, order_id=order.id)
    customer: Customer = await house.read(Customer, id=lead.customer_id)
    assert billing.billing_customer_id == customer.billing_customer_id
    charge: BillingCharge = await house.read(BillingCharge, customer_id=customer.id)
    assert charge.amount == voice.monthly_price * 5

    won: Lead = await house.read(Lead, id=lead.id)
    assert (won.status, won.result) == (LeadStatus.COMPLETED, LeadResult.WON)
    assert won.billing_customer_id == customer.billing_customer_id
    assert "lead-won" in await house.told(staff["TELEMARKETING"])


@pytest.mark.req("ORD-02a", "ORD-05")
async def test_hosting_is_billed_in_two_steps_and_the_customer_accepts_in_the_portal(house: House) -> None:
    hosting = await house.product("HOST-L")
    async with house.db.unit_of_work(SYSTEM) as uow:
        customer_id = await add_customer(uow, house.staff.branch.id)
        buyer = await make_portal_user(uow, house.staff.branch, customer_id, "PORTAL_BUYER")
        viewer = await make_portal_user(uow, house.staff.branch, customer_id, "PORTAL_VIEWER")
        parts = await uow.session.scalars(
            select(OfferingComponent).where(col(OfferingComponent.offering_id) == hosting.id)
        )
        components = list(parts)
        optional = {part.code: part for part in components if not part.required}
        await uow.commit()
    chosen = dict.fromkeys(optional, 1)
    for caller in (viewer, house.staff["FIELD_SALES"]):
        with pytest.raises(PermissionDenied):
            await house.do(caller, put_line, hosting.id, quantity=1, components=chosen, client_reference="a")
    with pytest.raises(CartEmpty):
        await house.do(buyer, submit_cart, client_reference="none")
    await house.do(buyer, put_line, hosting.id, quantity=1, components=chosen, client_reference="a")
    await house.do(buyer, put_line, hosting.id, quantity=1, components=chosen, client_reference="a")
    order: Order = await house.do(buyer, submit_cart, client_reference="phone-1")
    assert (await house.do(buyer, submit_cart, client_reference="phone-1")).id == order.id
    monthly = hosting.monthly_price + sum(part.monthly_price for part in components)
    assert order.monthly_net == monthly

    activities = await house.activities(order.id)
    assert activities["activation_1"].state is ActivityState.COMPLETED
    with pytest.raises((PermissionDenied, NotFound)):
        await house.do(viewer, answer_installation, activities["acceptance_1"].id, accepted=True)
    with pytest.raises(InvalidInput):
        await house.do(buyer, answer_installation, activities["acceptance_1"].id, accepted=False)
    await house.do(buyer, answer_installation, activities["acceptance_1"].id, accepted=True)
    basic: OrderBilling = await house.read(OrderBilling, order_id=order.id)
    assert basic.stage == "rfb_1"
    async with house.db.unit_of_work(SYSTEM) as uow:
        charges = list(await uow.session.scalars(select(BillingCharge).order_by(col(BillingCharge.created_at))))
    late = optional["EXTRA_DISK"].monthly_price + optional["SEARCH_LISTING"].monthly_price
    assert late > 0
    assert sum(charge.amount for charge in charges if charge.kind.name == "MONTHLY") == monthly - late

    for key in ("search_listing", "extra_disk"):
        await house.do(house.staff["BACK_OFFICE"], complete_activity, activities[key].id)
    activities = await house.activities(order.id)
    assert activities["activation_2"].state is ActivityState.COMPLETED
    await house.do(buyer, answer_installation, activities["acceptance_2"].id, accepted=True)
    assert (await house.read(Order, id=order.id)).status is OrderStatus.COMPLETED
    async with house.db.unit_of_work(SYSTEM) as uow:
        charges = list(await uow.session.scalars(select(BillingCharge)))
    assert sum(charge.amount for charge in charges if charge.kind.name == "MONTHLY") == monthly


async def test_what_was_not_chosen_is_neither_done_nor_waited_for(house: House) -> None:
    hosting = await house.product("HOST-L")
    buyer = await house.customer()
    await house.do(buyer, put_line, hosting.id, quantity=1, components={}, client_reference="a")
    order: Order = await house.do(buyer, submit_cart, client_reference="phone-2")
    activities = await house.activities(order.id)
    assert {activities[key].state for key in ("search_listing", "extra_disk")} == {ActivityState.SKIPPED}


async def test_a_refused_installation_is_looked_at_and_asked_again(house: House) -> None:
    hosting = await house.product("HOST-L")
    buyer = await house.customer()
    await house.do(buyer, put_line, hosting.id, quantity=1, components={}, client_reference="a")
    order: Order = await house.do(buyer, submit_cart, client_reference="phone-3")
    acceptance = (await house.activities(order.id))["acceptance_1"]
    await house.do(buyer, answer_installation, acceptance.id, accepted=False, reason="No access")
    assert (await house.activities(order.id))["acceptance_1"].state is ActivityState.FAILED
    assert (await house.read(Order, id=order.id)).status is OrderStatus.IN_PROGRESS
    with pytest.raises(PermissionDenied):
        await house.do(buyer, cancel_order, order.id, None, reason="changed my mind")
    await house.do(house.staff["ORDER_DESK"], cancel_order, order.id, None, reason="Customer changed its mind")
    assert (await house.read(Order, id=order.id)).status is OrderStatus.CANCELLED
