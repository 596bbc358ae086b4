"""The customer's bills in the portal: what is owed and was paid, each invoice, what lines used, the PDF, a dispute."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.billing.actions import close_month, ready_for_billing, record_payment, record_usage
from api.billing.models import Invoice, UsageKind
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.ids import GlobalID
from api.customers.actions import SubscriptionData, activate_subscription
from api.customers.models import SubscriptionKind
from api.files import store
from api.files.actions import publish_shipped_templates, read_attachment
from tests.conftest import Gql
from tests.factories.billing import charge, order_of
from tests.factories.catalog import make_tax
from tests.factories.graphql import run
from tests.tickets.conftest import Desk

SUMMARY = """{ result: customers(first: 1) { nodes { balance { amount currency } } }
  invoices(first: 5, order: NEWEST) { nodes { id number gross { amount } lines { description net { amount } } } }
  payments(first: 5, order: NEWEST) { nodes { reference amount { amount } } }
  usage { kind used } }"""
WRITE = """mutation ($id: ID!) { result: invoiceWrite(id: $id) {
  document { id name mediaType language shared downloadUrl } errors { __typename } } }"""
DISPUTE = """mutation ($input: TicketOpenInput!) { result: ticketOpen(input: $input) {
  ticket { number kind status } errors { __typename } } }"""


async def billed(desk: Desk) -> Invoice:
    """Commit an invoice of 100.00 net for April, a part payment and what a line used."""
    async with desk.db.unit_of_work(SYSTEM) as uow:
        await publish_shipped_templates(uow)
        await make_tax(uow, desk.branch, "21")
        order = order_of(charge("line", "100.00", date(2026, 4, 1)))
        await ready_for_billing(uow, desk.customer.id, order, idempotency_key=f"bills {desk.customer.id}")
        await close_month(uow, desk.branch.id, date(2026, 4, 1))
        await record_payment(uow, desk.customer.id, Decimal(21), uow.now.date(), f"BANK {desk.customer.id}")
        data = SubscriptionData(
            number="+40722100009", kind=SubscriptionKind.DATA, tariff="Line", activated_on=uow.now.date()
        )
        line = await activate_subscription(uow, desk.customer.id, data)
        await record_usage(uow, line, uow.now.date() - timedelta(days=31), UsageKind.DATA, Decimal(500), None)
        invoice = (await uow.session.scalars(select(Invoice).where(col(Invoice.customer_id) == desk.customer.id))).one()
        await uow.commit()
    return invoice


async def content(desk: Desk, actor: Actor, document: str) -> bytes:
    """Return the bytes of a document as somebody downloads it."""
    async with desk.db.unit_of_work(actor) as uow:
        attachment = await read_attachment(uow, GlobalID.parse(document).of("att"))
        stream = await store.read(uow.settings.files_url, attachment.storage_key)
        return b"".join([bytes(part) async for part in stream])


@pytest.mark.req("WEB-07")
async def test_the_customer_sees_what_it_owes_and_why_and_says_when_it_is_wrong(desk: Desk, gql: Gql) -> None:
    invoice = await billed(desk)
    number = f"inv_{invoice.id}"
    for reader in (desk.buyer, desk.viewer):
        seen = (await gql(reader, SUMMARY))["data"]
        assert seen["result"]["nodes"] == [{"balance": {"amount": "100.00", "currency": "RON"}}]
        (bill,) = seen["invoices"]["nodes"]
        assert (bill["id"], bill["gross"]) == (number, {"amount": "121.00"})
        assert bill["lines"] == [{"description": "Line line", "net": {"amount": "100.00"}}]
        assert [payment["amount"] for payment in seen["payments"]["nodes"]] == [{"amount": "21.00"}]
        assert [(row["kind"], Decimal(row["used"])) for row in seen["usage"]] == [("DATA", Decimal(500))]

        written = await run(gql, reader, WRITE, id=number)
        document = written["document"]
        assert document["name"] == f"invoice-{invoice.number}.pdf"
        assert (document["mediaType"], document["language"], document["shared"]) == (
            "application/pdf",
            reader.language,
            True,
        )
        assert (await content(desk, reader, document["id"])).startswith(b"%PDF-")
        # Asked again it is the same document, not another.
        assert (await run(gql, reader, WRITE, id=number))["document"]["id"] == document["id"]

    problem = {"kind": "BILLING", "subject": f"Invoice {invoice.number}", "description": "Charged twice"}
    given: dict[str, Any] = {"customerId": str(GlobalID("cus", desk.customer.id)), **problem}
    disputed = await run(gql, desk.buyer, DISPUTE, input=given)
    assert (disputed["errors"], disputed["ticket"]["kind"]) == ([], "BILLING")


async def test_bills_of_others_are_neither_seen_nor_written(desk: Desk, gql: Gql) -> None:
    invoice = await billed(desk)
    for stranger, refusal in (
        (desk.foreign_portal, "NotFound"),
        (desk.stranger, "NotFound"),
        (ANONYMOUS, "PermissionDenied"),
    ):
        answer = await run(gql, stranger, WRITE, id=f"inv_{invoice.id}")
        assert (answer["document"], answer["errors"]) == (None, [{"__typename": refusal}])
    seen = (await gql(desk.foreign_portal, SUMMARY))["data"]
    assert (seen["invoices"]["nodes"], seen["payments"]["nodes"], seen["usage"]) == ([], [], [])
    files = "query ($id: ID!) { result: attachments(first: 5, filter: {subject: $id}) { nodes { id } } }"
    assert (await run(gql, desk.buyer, files, id=f"inv_{invoice.id}"))["nodes"] == []
