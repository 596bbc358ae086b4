"""What has happened at a branch of the demo, told through the actions of its people."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.catalog.models import OfferingComponent, ProductOffering, ProductType, Symptom
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.uow import UnitOfWork
from api.demo import history
from api.demo.companies import LEADS
from api.demo.contacts import tell_contacts
from api.demo.customers import add_customers
from api.demo.people import Staff, login
from api.leads.actions import assign_lead, enter_lead, log_call, lose_lead, start_lead
from api.leads.models import CallOutcome, LeadChannel, LeadEntry, LostReason
from api.leads.rules.entry import LeadData
from api.numbers.actions import add_range, reserve_number
from api.offers.actions import LineInput, NewOffer, create_offer, send_offer, submit_offer
from api.orders.actions.cart import put_line
from api.orders.actions.entry import submit_cart
from api.people.auth.authenticate import load_actor
from api.people.models import UserAccount
from api.tickets.actions import TicketData, agree_ticket, open_ticket, resolve_ticket, take_ticket
from api.tickets.models import Ticket, TicketKind

# Where the stock of mobile and of fixed numbers begins.
STOCK: Final = {
    "RO": ("+40722340100", "+40213460100"),
    "PL": ("+48512340100", "+48223460100"),
    "ES": ("+34612340100", "+34912346100"),
    "PE": ("+51912340100", "+5113460100"),
}
STOCK_SIZE: Final = 200
# Subject and words of a fault, a claim, and a fault that was answered, with its answer.
SUBJECTS: Final = {
    "ro": ("Fără semnal în depozit", "De la mutarea în noul depozit nu avem semnal la recepție.", "Factura din octombrie", "Ni s-a facturat de două ori opțiunea de roaming.", "Apelurile se întrerup după două minute", "Se întâmplă pe toate numerele, de luni.", "Am refăcut rutarea apelurilor. Vă rugăm să verificați."),
    "pl": ("Brak zasięgu w magazynie", "Od przeprowadzki nie ma zasięgu przy rampie.", "Faktura za październik", "Opcja roamingu została naliczona dwa razy.", "Połączenia rozłączają się po dwóch minutach", "Dzieje się tak na wszystkich numerach od poniedziałku.", "Poprawiliśmy kierowanie połączeń. Prosimy o sprawdzenie."),
    "es": ("Sin cobertura en el almacén", "Desde la mudanza no hay cobertura en la recepción.", "Factura de octubre", "Se nos cobró dos veces la opción de itinerancia.", "Las llamadas se cortan a los dos minutos", "Ocurre en todas las líneas desde el lunes.", "Hemos corregido el enrutamiento. Por favor, compruébenlo."),
}  # fmt: skip


async def tell_story(database: Database, staff: Staff) -> None:
    """Fill a branch: customers with lines and contacts, portal users, leads, offers, an order, tickets and contacts."""
    customers = await add_customers(database, staff)
    await _leads(database, staff)
    await _stock(database, staff)
    await _offers(database, staff, customers)
    buyer = await _buyer(database, staff)
    await _order(database, staff, buyer)
    await _tickets(database, staff, customers, buyer)
    await tell_contacts(database, staff, customers)


async def _do(database: Database, actor: Actor, action: Callable[..., Awaitable[Any]], *args: Any, **named: Any) -> Any:
    """Commit an action as somebody."""
    async with database.unit_of_work(actor) as uow:
        result = await action(uow, *args, **named)
        await uow.commit()
    return result


async def _leads(database: Database, staff: Staff) -> None:
    """Enter leads as telemarketing: most wait, the first is given to the rep, the last two went further days ago."""
    now = datetime.now(UTC)
    *waiting, working, lost = LEADS[staff.branch.country]
    rep, manager = staff["FIELD_SALES"], staff["SALES_MANAGER"]
    first, *_ = [await _enter(database, staff, now - timedelta(hours=4), found) for found in waiting]
    await _do(database, manager, assign_lead, first, rep.user_id)
    for found, ago in ((working, timedelta(days=3)), (lost, timedelta(days=9))):
        lead_id = await _enter(database, staff, now - ago, found)
        async with history.at(database, now - ago + timedelta(hours=5)):
            await _do(database, manager, assign_lead, lead_id, rep.user_id)
            await _do(database, rep, start_lead, lead_id)
            await _do(database, rep, log_call, lead_id, CallOutcome.REACHED)
    async with history.at(database, now - timedelta(days=6)):
        await _do(database, rep, lose_lead, lead_id, LostReason.COMPETITOR)


async def _enter(database: Database, staff: Staff, moment: datetime, found: tuple[str, str, str, int]) -> UUID:
    """Enter one lead as telemarketing did then."""
    name, person, phone, sims = found
    data = LeadData(company_name=name, contact_name=person, phone=phone, sim_count=sims)
    async with history.at(database, moment):
        entry: LeadEntry = await _do(
            database,
            staff["TELEMARKETING"],
            enter_lead,
            staff.branch.id,
            LeadChannel.TELEMARKETING,
            data,
        )
    if entry.lead_id is None:
        raise LookupError(name)
    return entry.lead_id


async def _stock(database: Database, staff: Staff) -> None:
    """Put numbers into the branch's stock, as SIM management does."""
    for first in STOCK[staff.branch.country]:
        await _do(database, SYSTEM, add_range, staff.branch.id, first, STOCK_SIZE)


async def _offers(database: Database, staff: Staff, customers: list[UUID]) -> None:
    """Build offers as the rep: a draft, one within the limits that is sent, one that pricing has to decide."""
    products = await _products(database, staff)
    voice, hosting = products[ProductType.VOICE_PLAN], products[ProductType.HOSTING]
    plans = (
        (customers[0], [LineInput(voice, 20, Decimal(5), 24)], "send"),
        (customers[1], [LineInput(voice, 60, Decimal(45), 24)], "submit"),
        (customers[2], [LineInput(voice, 8, Decimal(0), 12), LineInput(hosting, 1, Decimal(0), 12)], "draft"),
    )
    for customer_id, lines, until in plans:

        async def build(
            uow: UnitOfWork, customer_id: UUID = customer_id, lines: list[LineInput] = lines, until: str = until
        ) -> None:
            offer = await create_offer(uow, NewOffer(customer_id=customer_id), lines)
            if until in {"submit", "send"}:
                await submit_offer(uow, offer.id)
            if until == "send":
                for number in _chosen(staff.branch.country):
                    await reserve_number(uow, offer.id, number)
                await send_offer(uow, offer.id)

        await _do(database, staff["FIELD_SALES"], build)


def _chosen(country: str) -> list[str]:
    """Return the numbers that the first customer has chosen: three in a row, and a good one."""
    first = int(STOCK[country][0])
    return [f"+{first + step}" for step in (5, 6, 7, 22)]


async def _products(database: Database, staff: Staff) -> dict[ProductType, UUID]:
    """Return one published product of each type."""
    async with database.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(ProductOffering)
            .where(col(ProductOffering.branch_id) == staff.branch.id, col(ProductOffering.status) == "PUBLISHED")
            .order_by(col(ProductOffering.monthly_price))
        )
        return {row.product_type: row.id for row in rows}


async def _order(database: Database, staff: Staff, buyer: Actor) -> None:
    """Order hosting with everything optional in the portal."""
    hosting = (await _products(database, staff))[ProductType.HOSTING]

    async def shop(uow: UnitOfWork) -> None:
        parts = await uow.session.scalars(
            select(OfferingComponent).where(col(OfferingComponent.offering_id) == hosting)
        )
        chosen = {part.code: 1 for part in parts if not part.required}
        await put_line(uow, hosting, quantity=1, components=chosen, client_reference="demo-line")
        await submit_cart(uow, client_reference=f"demo-{staff.branch.code}")

    await _do(database, buyer, shop)


async def _buyer(database: Database, staff: Staff) -> Actor:
    """Return the first customer's buyer."""
    async with database.unit_of_work(SYSTEM) as uow:
        user_id = await uow.session.scalar(
            select(col(UserAccount.id)).where(col(UserAccount.login) == login("buyer", staff.branch.country))
        )
    buyer = await load_actor(database, {"user": user_id})
    if buyer is None:
        raise LookupError("buyer")
    return buyer


async def _tickets(database: Database, staff: Staff, customers: list[UUID], buyer: Actor) -> None:
    """Report a fault in the portal and a claim through care; two older faults were answered, one of them agreed to."""
    now, service = datetime.now(UTC), staff["SERVICE_MANAGEMENT"]
    fault, fault_text, claim, claim_text, cut, cut_text, answer = SUBJECTS[staff.branch.language]
    data = await _fault(database, staff, cut, cut_text)
    for customer_id, days, agreed in ((customers[1], 20, True), (customers[2], 2, False)):
        opened = now - timedelta(days=days)
        async with history.at(database, opened):
            ticket: Ticket = await _do(database, service, open_ticket, customer_id, data)
        async with history.at(database, opened + timedelta(hours=20)):
            await _do(database, service, take_ticket, ticket.id)
            await _do(database, service, resolve_ticket, ticket.id, None, resolution=answer)
            if agreed:
                await _do(database, SYSTEM, agree_ticket, ticket.id)
    data = await _fault(database, staff, fault, fault_text)
    await _do(database, buyer, open_ticket, customers[0], data)
    bill = TicketData(kind=TicketKind.BILLING, subject=claim, description=claim_text)
    await _do(database, staff["CARE_AGENT"], open_ticket, customers[1], bill)


async def _fault(database: Database, staff: Staff, subject: str, description: str) -> TicketData:
    """Return a fault of voice plans."""
    async with database.unit_of_work(SYSTEM) as uow:
        symptom = await _symptom(uow, staff)
    return TicketData(
        kind=TicketKind.TROUBLE,
        subject=subject,
        description=description,
        product_type=ProductType.VOICE_PLAN.name,
        symptom_code=symptom,
    )


async def _symptom(uow: UnitOfWork, staff: Staff) -> str:
    """Return the first symptom of voice plans."""
    code: str | None = await uow.session.scalar(
        select(col(Symptom.code))
        .where(col(Symptom.branch_id) == staff.branch.id, col(Symptom.product_type) == ProductType.VOICE_PLAN)
        .order_by(col(Symptom.position))
        .limit(1)
    )
    if code is None:
        raise LookupError("symptom")
    return code
