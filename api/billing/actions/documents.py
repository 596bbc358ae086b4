"""The PDF of an invoice."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import text

from api.billing import queries, rules
from api.billing.models import Invoice, InvoiceLine
from api.core.i18n import Amount, format_day
from api.core.uow import UnitOfWork
from api.customers.models import Customer
from api.customers.rules import party_of_branch, party_of_customer
from api.files.actions import generate_document
from api.files.models import Attachment
from api.files.queries import attachments_of
from api.people.models import Branch
from api.people.queries import branch as branch_of


async def write_invoice(uow: UnitOfWork, invoice_id: UUID) -> Attachment:
    """Make the PDF of an invoice in the caller's language and keep it with the invoice; once (BIL-01, WEB-07).

    Raises NotFound.
    """
    invoice = await queries.invoice_of(uow.session, uow.actor, invoice_id)
    language = uow.actor.language
    # Whoever else asks for the same just now waits for it.
    await uow.session.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": f"invoice {invoice.id} {language}"}
    )
    for made in await attachments_of(uow, "invoice", invoice.id):
        if made.language == language and made.shared:
            return made
    house = await branch_of(uow, invoice.branch_id)
    customer = await uow.session.get_one(Customer, invoice.customer_id)
    lines = await queries.lines_of_invoice(uow.session, invoice.id)
    data = _invoice_data(invoice, lines, house, customer, language)
    return await generate_document(
        uow, "invoice", invoice, invoice.customer_id, data, language, zone=house.zone, shared=True
    )


def _invoice_data(
    invoice: Invoice, lines: Sequence[InvoiceLine], house: Branch, customer: Customer, language: str
) -> dict[str, object]:
    """Return what the template `invoice` takes."""

    def period(first: date, last: date) -> str:
        return f"{format_day(language, first)} – {format_day(language, last)}"

    sums = {"net": invoice.net, "vat": invoice.vat, "gross": invoice.gross}
    return {
        "number": invoice.number,
        "date": invoice.issued_on,
        "due": invoice.due_on,
        "period": period(invoice.month, rules.last_of(invoice.month)),
        "account": customer.billing_customer_id,
        "seller": party_of_branch(house),
        "customer": party_of_customer(customer, None),
        "lines": [
            {
                "name": line.description,
                "detail": period(line.from_day, line.until_day),
                "net": Amount(line.net, line.currency),
                "vat_rate": line.tax_rate,
                "gross": Amount(line.net + line.vat, line.currency),
            }
            for line in lines
        ],
        "totals": {"total": {name: Amount(amount, invoice.currency) for name, amount in sums.items()}},
    }
