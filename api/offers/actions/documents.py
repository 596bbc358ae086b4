"""What documents of offers and contracts are filled with; the document's renderer writes numbers and dates."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from api.core.i18n import Amount
from api.core.uow import UnitOfWork
from api.customers.models import Contact, Customer
from api.customers.rules import party_of_branch, party_of_customer
from api.files.actions import generate_document
from api.offers import queries
from api.offers.actions.common import today
from api.offers.models import Offer, OfferLine, OfferRevision, OfferSending
from api.people.models import Branch
from api.people.queries import branch as branch_of


async def write_offer(uow: UnitOfWork, sending_id: UUID) -> OfferSending:
    """Make the PDF of a sending in the contact's language and attach it for the customer; once, however often called."""
    sending = await queries.sending(uow, sending_id)
    if sending.document_id is not None:
        return sending
    offer = await queries.lock_offer(uow, sending.offer_id)
    revision = await queries.revision_by_id(uow, sending.revision_id)
    customer = await queries.customer(uow, offer.customer_id)
    contact = await queries.contact(uow, sending.contact_id, customer.id)
    house = await branch_of(uow, offer.branch_id)
    data = offer_data(
        offer,
        revision,
        await queries.lines(uow, revision.id),
        house,
        customer,
        contact,
        await today(uow, offer.branch_id),
    )
    document = await generate_document(
        uow, "offer", offer, customer.id, data, contact.language, zone=house.zone, shared=True
    )
    await uow.flush()
    sending.document_id = document.id
    return sending


def offer_data(
    offer: Offer,
    revision: OfferRevision,
    lines: Sequence[OfferLine],
    house: Branch,
    customer: Customer,
    contact: Contact,
    day: date,
) -> dict[str, object]:
    """Return what the template `offer` takes."""
    return {
        "number": offer.number,
        "revision": revision.number,
        "date": day,
        "valid_until": offer.valid_until,
        "seller": party_of_branch(house),
        "customer": party_of_customer(customer, contact),
        "lines": document_lines(lines, offer.currency, contact.language),
        "totals": document_totals(revision, offer.currency),
    }


def document_lines(lines: Sequence[OfferLine], currency: str, language: str) -> list[dict[str, object]]:
    """Return lines for a document's table: net amounts of the whole line, after discount."""
    return [
        {
            "name": line.names.get(language) or line.names["en"],
            "detail": ", ".join(part["names"].get(language) or part["names"]["en"] for part in line.components),
            "quantity": line.quantity,
            "months": line.months or None,
            "unit_monthly": Amount(line.unit_monthly, currency),
            "discount": line.discount_percent,
            "monthly": Amount(line.monthly_net, currency),
            "one_time": Amount(line.one_time_net, currency),
        }
        for line in lines
    ]


def document_totals(revision: OfferRevision, currency: str) -> dict[str, dict[str, Amount]]:
    """Return the sums for a document, as they are stored."""

    def column(net: str, vat: str) -> dict[str, Amount]:
        net_amount, vat_amount = getattr(revision, net), getattr(revision, vat)
        amounts = {"net": net_amount, "vat": vat_amount, "gross": net_amount + vat_amount}
        return {name: Amount(amount, currency) for name, amount in amounts.items()}

    return {"monthly": column("monthly_net", "monthly_vat"), "one_time": column("one_time_net", "one_time_vat")}
