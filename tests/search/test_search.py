"""Everything is found by whatever somebody has at hand, by those who may see it and by nobody else."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.contracts.models import Contract
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.customers.actions import SubscriptionData, activate_subscription, open_billing_account
from api.customers.models import BillingAccount, Customer, SubscriptionKind
from api.leads.actions import enter_lead
from api.leads.models import Lead, LeadChannel, LeadEntry
from api.leads.rules.entry import LeadData
from api.offers.actions import LineInput, NewOffer, accept_offer, create_offer, send_offer, submit_offer
from api.offers.models import AnswerChannel, Offer
from api.orders.actions.cart import put_line
from api.orders.actions.entry import submit_cart
from api.orders.models import Order
from api.tickets.actions import TicketData, open_ticket
from api.tickets.models import Ticket, TicketKind
from tests.conftest import Gql
from tests.factories.customers import make_contact, make_customer
from tests.factories.house import House
from tests.factories.people import make_portal_user, make_staff, make_world

CUSTOMERS = "query ($q: String!) { customerSearch(query: $q) { id matchedOn } }"
SEARCH = """query ($q: String!) { search(query: $q) {
  id kind title number matchedOn matched score customer { id name } } }"""


async def found(gql: Gql, actor: Actor, query: str) -> list[dict[str, Any]]:
    """Return what somebody finds, best first."""
    answer = await gql(actor, SEARCH, {"q": query})
    assert "errors" not in answer, answer
    hits: list[dict[str, Any]] = answer["data"]["search"]
    return hits


def spoken(number: str) -> set[str]:
    """Return the ways in which people type and paste the number of a paper."""
    prefix, year, serial = number.split("-")
    return {
        number, number.lower(), f"  {number} ", number.replace("-", " "), number.replace("-", ""),
        f"{prefix} {year} {serial[:3]} {serial[3:]}", f"{year}-{serial}", f"{prefix.lower()}{int(serial)}", serial,
    }  # fmt: skip


@pytest.mark.req("CUS-05")
async def test_a_customer_and_its_papers_are_found_by_what_one_has_of_them(house: House, gql: Gql) -> None:
    rep, branch = house.staff["FIELD_SALES"], house.staff.branch
    async with house.db.unit_of_work(SYSTEM) as uow:
        customer = await make_customer(uow, branch, name="Brutăria Țărănească SRL", segment_code="GBM_MEDIUM")
        contact = await make_contact(
            uow, customer, name="Ștefan Ionescu", phones=["+40722123456"], email="stefan@brutaria.example"
        )
        buyer = await make_portal_user(uow, branch, customer.id, "PORTAL_BUYER")
        account: BillingAccount = await open_billing_account(uow, customer.id)
        line = SubscriptionData(
            number="+40722999888", kind=SubscriptionKind.VOICE, tariff="Team", activated_on=date(2026, 1, 1)
        )
        await activate_subscription(uow, customer.id, line)
        await uow.commit()
    company = LeadData(company_name="Morărit Călărași SA", phone="+40733444555", contact_name="Ana Țuțea", city="Iași")
    entry: LeadEntry = await house.do(SYSTEM, enter_lead, branch.id, LeadChannel.HOT_LEAD, company)
    lead: Lead = await house.read(Lead, id=entry.lead_id)
    voice, hosting = await house.product("VOICE-TEAM"), await house.product("HOST-L")
    offer: Offer = await house.do(
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
    ours = f"cus_{customer.id}"
    wanted = {
        account.number: "BILLING_ACCOUNT", "0722 999 888": "SUBSCRIPTION", f"RO {customer.fiscal_number}": "FISCAL_NUMBER",
        "brutaria taraneasca": "NAME", "Brutarya taraneasca": "NAME", "stefan ionescu": "CONTACT", "0722123456": "PHONE",
        contract.number: "CONTRACT", order.number.lower(): "ORDER", ticket.number: "TICKET", offer.number: "OFFER",
        "taraneasca brut": "NAME", "tzaraneasca brutariaa": "NAME", "stefan@BRUTARIA.example": "EMAIL",
        "Stefna Ionesku": "CONTACT", "+40 722-999-888": "SUBSCRIPTION", "0040 (722) 999.888": "SUBSCRIPTION",
        "722 99 98 88": "SUBSCRIPTION", "0040722123456": "PHONE", customer.number: "NUMBER",
    }  # fmt: skip
    for query, matched in wanted.items():
        answer = await gql(rep, CUSTOMERS, {"q": query})
        (hit, *_) = answer["data"]["customerSearch"]
        assert hit == {"id": ours, "matchedOn": matched}, query
        everything = await found(gql, rep, query)
        assert (ours, matched) in [(one["id"], one["matchedOn"]) for one in everything], query
    papers = (("off", offer), ("ctr", contract), ("ord", order), ("tic", ticket))
    care = house.staff["CARE_AGENT"]
    for prefix, paper in papers:
        for typed in spoken(paper.number):
            hits = await found(gql, care, typed)
            whose = [one["customer"] for one in hits if one["id"] == f"{prefix}_{paper.id}"]
            assert whose == [{"id": ours, "name": customer.name}], typed
        # What bears the number comes before what only has to do with it.
        assert (await found(gql, care, paper.number))[0]["id"] == f"{prefix}_{paper.id}"
    reader = house.staff["MARKETING"]
    for typed in (lead.number, "morarit calarasi", "Morarid Calarash", "0733 444 555", "ana tutea"):
        hits = await found(gql, reader, typed)
        assert [one["id"] for one in hits] == [f"lea_{lead.id}"], typed
    await nobody_else(house, gql, [*wanted, lead.number, "morarit", *(paper.number for _, paper in papers)], customer)


async def nobody_else(house: House, gql: Gql, queries: list[str], customer: Customer) -> None:
    """The same questions give nothing to who may not see: another branch, who sees own leads only, customers, nobody."""
    _, elsewhere = await make_world(house.db, "PL", "FIELD_SALES", "SALES_MANAGER")
    async with house.db.unit_of_work(SYSTEM) as uow:
        dealer = await make_staff(uow, house.staff.branch, "DEALER")
        own = await make_portal_user(uow, house.staff.branch, customer.id, "PORTAL_ADMIN")
        await uow.commit()
    for actor in (*elsewhere.values(), dealer, own, ANONYMOUS):
        for query in queries:
            assert await found(gql, actor, query) == [], (actor.roles, query)


async def test_too_little_finds_nothing_and_signs_are_only_signs(house: House, gql: Gql) -> None:
    rep = house.staff["FIELD_SALES"]
    for query in ("", " ", "x", "%", "__", "100%_", "\\", "' or 1=1 --", "-", "()", "🙂🙂🙂"):
        assert await found(gql, rep, query) == [], query


async def test_what_begins_so_comes_before_what_contains_it_and_that_before_what_resembles_it(
    house: House, gql: Gql
) -> None:
    rep, branch = house.staff["FIELD_SALES"], house.staff.branch
    names = ("Zimbrul Verde SRL", "Hotel Zimbrul SA", "Zimrul Carpatin SRL", "Zimbrul SA")
    async with house.db.unit_of_work(SYSTEM) as uow:
        for name in names:
            await make_customer(uow, branch, name=name)
        await uow.commit()
    hits = await found(gql, rep, "Zimbrul")
    assert [one["customer"]["name"] for one in hits] == ["Zimbrul SA", "Zimbrul Verde SRL", "Hotel Zimbrul SA"]
    resembling = await found(gql, rep, "Zymbrul")
    assert {one["customer"]["name"] for one in resembling} == set(names) - {"Zimrul Carpatin SRL"}
