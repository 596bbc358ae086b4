"""What has happened at a branch of the demo, told through the actions of its people."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.catalog.models import OfferingComponent, ProductOffering, ProductType, Symptom
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.uow import UnitOfWork
from api.customers.actions import (
    ContactData,
    CustomerData,
    SubscriptionData,
    activate_subscription,
    add_contact,
    change_status,
    create_customer,
    open_billing_account,
    set_flash,
)
from api.customers.models import Contact, ContactRole, CustomerStatus, SubscriptionKind
from api.demo.companies import COMPANIES, LEADS, Company
from api.demo.people import Staff, login
from api.leads.actions import assign_lead, enter_lead, log_call
from api.leads.models import CallOutcome, Lead, LeadChannel
from api.leads.rules.entry import LeadData
from api.offers.actions import LineInput, NewOffer, create_offer, send_offer, submit_offer
from api.orders.actions.cart import put_line
from api.orders.actions.entry import submit_cart
from api.people.auth.authenticate import load_actor
from api.people.auth.passwords import hash_password
from api.people.demo import DEMO_PASSWORD
from api.people.links import portal_user
from api.people.models import UserAccount
from api.tickets.actions import TicketData, open_ticket
from api.tickets.models import TicketKind

SEGMENTS = ("MA", "GBM_HIGH", "GBM_MEDIUM", "GBM_LOW", "GBM_MEDIUM", "GBM_LOW")
STATUSES = (
    CustomerStatus.ACTIVE,
    CustomerStatus.ACTIVE,
    CustomerStatus.ACTIVE,
    CustomerStatus.PROSPECT,
    CustomerStatus.SUSPENDED,
    CustomerStatus.CLOSED,
)
PORTAL = ("customer", "buyer", "viewer")
SUBJECTS = {
    "ro": ("Fără semnal în depozit", "De la mutarea în noul depozit nu avem semnal la recepție.", "Factura din octombrie", "Ni s-a facturat de două ori opțiunea de roaming."),
    "pl": ("Brak zasięgu w magazynie", "Od przeprowadzki nie ma zasięgu przy rampie.", "Faktura za październik", "Opcja roamingu została naliczona dwa razy."),
    "es": ("Sin cobertura en el almacén", "Desde la mudanza no hay cobertura en la recepción.", "Factura de octubre", "Se nos cobró dos veces la opción de itinerancia."),
}  # fmt: skip


async def tell_story(database: Database, staff: Staff) -> None:
    """Fill a branch: customers with lines and contacts, portal users, leads, offers, an order and tickets."""
    customers = await _customers(database, staff)
    await _portal(database, staff, customers[0], COMPANIES[staff.branch.country][0])
    await _leads(database, staff)
    await _offers(database, staff, customers)
    await _orders_and_tickets(database, staff, customers)


async def _do(database: Database, actor: Actor, work: Callable[[UnitOfWork], Awaitable[Any]]) -> Any:
    """Commit one piece of work as somebody."""
    async with database.unit_of_work(actor) as uow:
        result = await work(uow)
        await uow.commit()
    return result


async def _customers(database: Database, staff: Staff) -> list[UUID]:
    """Create the customers with a signatory, a technician, an account and lines in service."""
    ids: list[UUID] = []
    for index, company in enumerate(COMPANIES[staff.branch.country]):

        async def create(uow: UnitOfWork, index: int = index, company: Company = company) -> UUID:
            return await _customer(uow, staff, index, company)

        ids.append(await _do(database, SYSTEM, create))
    return ids


async def _customer(uow: UnitOfWork, staff: Staff, index: int, company: Company) -> UUID:
    """Create one customer."""
    branch, status = staff.branch, STATUSES[index]
    first = CustomerStatus.PROSPECT if status is CustomerStatus.PROSPECT else CustomerStatus.ACTIVE
    customer = await create_customer(
        uow,
        branch.id,
        CustomerData(
            name=company.name,
            fiscal_number=company.fiscal_number,
            status=first,
            segment_code=SEGMENTS[index],
            city=company.city,
            street=f"Str. Principală {index + 1}" if branch.country == "RO" else f"Calle Mayor {index + 1}",
        ),
    )
    signatory = (ContactRole.SIGNATORY, ContactRole.DECISION_MAKER)
    await add_contact(
        uow,
        customer.id,
        ContactData(name=company.person, roles=signatory, phones=(company.phone,), email=f"director@{company.domain}"),
    )
    await add_contact(
        uow, customer.id, ContactData(name="Help Desk", roles=(ContactRole.TECHNICAL,), email=f"it@{company.domain}")
    )
    if first is CustomerStatus.ACTIVE:
        account = await open_billing_account(uow, customer.id, name=company.name)
        for line in range(3):
            await activate_subscription(
                uow,
                customer.id,
                SubscriptionData(
                    number=f"{company.phone[:-2]}{index + 1}{line + 5}",
                    kind=SubscriptionKind.VOICE,
                    tariff="Business Team",
                    offering_code="VOICE-TEAM",
                    activated_on=(uow.now - timedelta(days=400 - 30 * line)).date(),
                    billing_account_id=account.id,
                ),
            )
    if status not in {first, CustomerStatus.PROSPECT}:
        await change_status(uow, customer.id, status, reason="demo")
    if index == 0:
        await set_flash(uow, customer.id, "VIP: call back within the hour", ends_at=uow.now + timedelta(days=30))
    return customer.id


async def _portal(database: Database, staff: Staff, customer_id: UUID, company: Company) -> None:
    """Give the first customer's people their logins in the portal: administrator, buyer, viewer."""

    async def create(uow: UnitOfWork) -> None:
        contact = await uow.session.scalar(
            select(Contact).where(col(Contact.customer_id) == customer_id).order_by(col(Contact.created_at)).limit(1)
        )
        for name, role in zip(PORTAL, ("PORTAL_ADMIN", "PORTAL_BUYER", "PORTAL_VIEWER"), strict=True):
            user = await portal_user(
                uow,
                branch_id=staff.branch.id,
                customer_id=customer_id,
                contact_id=contact.id if contact and name == "customer" else None,
                email=login(name, staff.branch.country),
                name=company.person if name == "customer" else f"{company.name}: {name}",
                language=staff.branch.language,
                role=role,
            )
            user.password_hash = await hash_password(DEMO_PASSWORD)

    await _do(database, SYSTEM, create)


async def _leads(database: Database, staff: Staff) -> None:
    """Enter leads as telemarketing; the manager gives some to the rep, who has called one."""
    entered: list[UUID] = []
    for name, person, phone, sims in LEADS[staff.branch.country]:
        data = LeadData(company_name=name, contact_name=person, phone=phone, sim_count=sims)

        async def enter(uow: UnitOfWork, data: LeadData = data) -> UUID | None:
            return (await enter_lead(uow, staff.branch.id, LeadChannel.TELEMARKETING, data)).lead_id

        found = await _do(database, staff["TELEMARKETING"], enter)
        if found is not None:
            entered.append(found)
    rep = staff["FIELD_SALES"]
    if rep.user_id is None:
        raise LookupError("rep")
    user_id = rep.user_id
    for lead_id in await _of_team(database, rep, entered):

        async def give(uow: UnitOfWork, lead_id: UUID = lead_id) -> None:
            await assign_lead(uow, lead_id, user_id)

        await _do(database, staff["SALES_MANAGER"], give)
        break
    for lead_id in entered[:1]:

        async def call(uow: UnitOfWork, lead_id: UUID = lead_id) -> None:
            await log_call(uow, lead_id, CallOutcome.NO_ANSWER, "Rang out")

        if await _owned(database, rep, lead_id):
            await _do(database, rep, call)


async def _of_team(database: Database, rep: Actor, lead_ids: list[UUID]) -> list[UUID]:
    """Return those leads that lie with the rep's team."""
    async with database.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(col(Lead.id)).where(col(Lead.id).in_(lead_ids), col(Lead.team_id).in_(rep.team_ids))
        )
        return list(rows)


async def _owned(database: Database, rep: Actor, lead_id: UUID) -> bool:
    """Tell whether the lead is the rep's."""
    async with database.unit_of_work(SYSTEM) as uow:
        return (await uow.session.get_one(Lead, lead_id)).owner_id == rep.user_id


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
                await send_offer(uow, offer.id)

        await _do(database, staff["FIELD_SALES"], build)


async def _products(database: Database, staff: Staff) -> dict[ProductType, UUID]:
    """Return one published product of each type."""
    async with database.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(ProductOffering)
            .where(col(ProductOffering.branch_id) == staff.branch.id, col(ProductOffering.status) == "PUBLISHED")
            .order_by(col(ProductOffering.monthly_price))
        )
        return {row.product_type: row.id for row in rows}


async def _orders_and_tickets(database: Database, staff: Staff, customers: list[UUID]) -> None:
    """Order hosting as the customer's buyer, report a fault there, and a claim through care."""
    async with database.unit_of_work(SYSTEM) as uow:
        buyer_id = await uow.session.scalar(
            select(col(UserAccount.id)).where(col(UserAccount.login) == login("buyer", staff.branch.country))
        )
    buyer = await load_actor(database, {"user": buyer_id})
    if buyer is None:
        raise LookupError("buyer")
    hosting = (await _products(database, staff))[ProductType.HOSTING]

    async def shop(uow: UnitOfWork) -> None:
        parts = await uow.session.scalars(
            select(OfferingComponent).where(col(OfferingComponent.offering_id) == hosting)
        )
        chosen = {part.code: 1 for part in parts if not part.required}
        await put_line(uow, hosting, quantity=1, components=chosen, client_reference="demo-line")
        await submit_cart(uow, client_reference=f"demo-{staff.branch.code}")

    await _do(database, buyer, shop)
    fault, fault_text, claim, claim_text = SUBJECTS[staff.branch.language]

    async def report(uow: UnitOfWork) -> None:
        data = TicketData(
            kind=TicketKind.TROUBLE,
            subject=fault,
            description=fault_text,
            product_type="VOICE_PLAN",
            symptom_code=await _symptom(uow, staff),
        )
        await open_ticket(uow, customers[0], data)

    async def complain(uow: UnitOfWork) -> None:
        await open_ticket(uow, customers[1], TicketData(kind=TicketKind.BILLING, subject=claim, description=claim_text))

    await _do(database, buyer, report)
    await _do(database, staff["CARE_AGENT"], complain)


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
