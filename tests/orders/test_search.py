"""A customer is found by whatever somebody has at hand."""

from datetime import date
from decimal import Decimal

from api.contracts.models import Contract
from api.core.actor import SYSTEM
from api.customers.actions import SubscriptionData, activate_subscription, open_billing_account
from api.customers.models import BillingAccount, SubscriptionKind
from api.offers.actions import LineInput, NewOffer, accept_offer, create_offer, send_offer, submit_offer
from api.offers.models import AnswerChannel
from api.orders.actions.cart import put_line
from api.orders.actions.entry import submit_cart
from api.orders.models import Order
from api.tickets.actions import TicketData, open_ticket
from api.tickets.models import Ticket, TicketKind
from tests.conftest import Gql
from tests.factories.customers import make_contact, make_customer
from tests.factories.house import House
from tests.factories.people import make_portal_user

SEARCH = "query ($q: String!) { customerSearch(query: $q) { id matchedOn } }"


async def test_a_customer_is_found_by_account_numbers_names_and_documents(house: House, gql: Gql) -> None:
    rep, branch = house.staff["FIELD_SALES"], house.staff.branch
    async with house.db.unit_of_work(SYSTEM) as uow:
        customer = await make_customer(uow, branch, name="Brutăria Țărănească SRL", segment_code="GBM_MEDIUM")
        contact = await make_contact(uow, customer, name="Ștefan Ionescu", phones=["+40722123456"])
        buyer = await make_portal_user(uow, branch, customer.id, "PORTAL_BUYER")
        account: BillingAccount = await open_billing_account(uow, customer.id)
        line = SubscriptionData(
            number="+40722999888", kind=SubscriptionKind.VOICE, tariff="Team", activated_on=date(2026, 1, 1)
        )
        await activate_subscription(uow, customer.id, line)
        await uow.commit()
    voice, hosting = await house.product("VOICE-TEAM"), await house.product("HOST-L")
    offer = await house.do(
        rep, create_offer, NewOffer(customer_id=customer.id), [LineInput(voice.id, 5, Decimal(0), 24)]
    )
    await house.do(rep, submit_offer, offer.id)
    await house.do(rep, send_offer, offer.id, contact_id=contact.id)
    await house.do(rep, accept_offer, offer.id, revision=1, how=AnswerChannel.PAPER)
    contract: Contract = await house.read(Contract, offer_id=offer.id)
    await house.do(buyer, put_line, hosting.id, quantity=1, components={}, client_reference="a")
    order: Order = await house.do(buyer, submit_cart, client_reference="phone")
    told = TicketData(kind=TicketKind.BILLING, subject="Factura", description="Nu înțeleg suma")
    ticket: Ticket = await house.do(buyer, open_ticket, customer.id, told)
    wanted = {
        account.number: "BILLING_ACCOUNT", "0722 999 888": "SUBSCRIPTION", f"RO {customer.fiscal_number}": "FISCAL_NUMBER",
        "brutaria taraneasca": "NAME", "Brutarya taraneasca": "NAME", "stefan ionescu": "CONTACT", "0722123456": "PHONE",
        contract.number: "CONTRACT", order.number.lower(): "ORDER", ticket.number: "TICKET", offer.number: "OFFER",
    }  # fmt: skip
    for query, matched in wanted.items():
        answer = await gql(rep, SEARCH, {"q": query})
        (hit, *_) = answer["data"]["customerSearch"]
        assert hit == {"id": f"cus_{customer.id}", "matchedOn": matched}, query
