"""The customers of a demo branch: who they are, their lines and accounts, and their people in the portal."""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.catalog.models import ProductOffering
from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.uow import UnitOfWork
from api.customers.actions import (
    ContactData,
    CustomerData,
    SubscriptionData,
    activate_subscription,
    add_contact,
    assign,
    change_status,
    create_customer,
    open_billing_account,
    set_flash,
)
from api.customers.models import AssignmentKind, Contact, ContactRole, Customer, CustomerStatus, SubscriptionKind
from api.demo import history
from api.demo.companies import BUYERS, COMPANIES, STREETS, TECHNICIANS, Company
from api.demo.people import Staff, login
from api.people.auth.passwords import hash_password
from api.people.demo import DEMO_PASSWORD
from api.people.links import portal_user

SEGMENTS: Final = ("MA", "GBM_HIGH", "GBM_MEDIUM", "GBM_LOW", "GBM_MEDIUM", "GBM_LOW")
# The fourth has not bought yet; of the others the fifth is suspended and the sixth leaves, later.
PROSPECT, SUSPENDED, CLOSED = 3, 4, 5
DAYS_AGO = 400
# Who looks after a customer that has bought; support and care of the two largest segments have a name, too.
SEATS: Final = {AssignmentKind.AM: "FIELD_SALES"}
LARGE_SEATS: Final = SEATS | {AssignmentKind.MAS: "SERVICE_MANAGEMENT", AssignmentKind.MAC: "CARE_AGENT"}
TARIFF: Final = "VOICE-TEAM"
FLASH: Final = {
    "ro": "Client VIP: sunați înapoi în cel mult o oră",
    "pl": "Klient VIP: oddzwoń w ciągu godziny",
    "es": "Cliente VIP: devolver la llamada en una hora",
}
UNPAID: Final = {"ro": "Două facturi neplătite", "pl": "Dwie niezapłacone faktury", "es": "Dos facturas sin pagar"}
LEFT: Final = {"ro": "Și-a încetat activitatea", "pl": "Zakończył działalność", "es": "Cesó su actividad"}


async def add_customers(database: Database, staff: Staff) -> list[UUID]:
    """Let the customers come a year ago, be billed since, and end in every state there is; returns them in order."""
    now = datetime.now(UTC)
    months = history.months_back(now.date(), history.MONTHS)
    companies = COMPANIES[staff.branch.country]
    async with history.at(database, now - timedelta(days=DAYS_AGO)), database.unit_of_work(SYSTEM) as uow:
        customers = [await _customer(uow, staff, index, company) for index, company in enumerate(companies)]
        await uow.commit()
    async with history.at(database, history.on(months[0])):
        await history.start_billing(database, staff, customers, months[0])
    await history.end_billing(database, customers[CLOSED], months[-1] - timedelta(days=1))
    await history.bill_months(database, staff, customers, months)
    await history.use_lines(database, customers, months)
    async with history.at(database, history.on(months[-1], 15)):
        await _change(database, customers[CLOSED], CustomerStatus.CLOSED, LEFT[staff.branch.language])
    async with database.unit_of_work(SYSTEM) as uow:
        await set_flash(uow, customers[0], FLASH[staff.branch.language], ends_at=uow.now + timedelta(days=30))
        await uow.commit()
    await _change(database, customers[SUSPENDED], CustomerStatus.SUSPENDED, UNPAID[staff.branch.language])
    await _portal(database, staff, customers[0], companies[0])
    return customers


async def _change(database: Database, customer_id: UUID, status: CustomerStatus, reason: str) -> None:
    """Move a customer to another state."""
    async with database.unit_of_work(SYSTEM) as uow:
        await change_status(uow, customer_id, status, reason=reason)
        await uow.commit()


async def _customer(uow: UnitOfWork, staff: Staff, index: int, company: Company) -> UUID:
    """Create a customer with a signatory, a technician and, when it has bought, an account, lines and its team."""
    country = staff.branch.country
    customer = await create_customer(
        uow,
        staff.branch.id,
        CustomerData(
            name=company.name,
            fiscal_number=company.fiscal_number,
            status=CustomerStatus.PROSPECT if index == PROSPECT else CustomerStatus.ACTIVE,
            segment_code=SEGMENTS[index],
            city=company.city,
            street=STREETS[country].format(index + 1),
        ),
    )
    signatory = (ContactRole.SIGNATORY, ContactRole.DECISION_MAKER)
    for contact in (
        ContactData(name=company.person, roles=signatory, phones=(company.phone,), email=f"director@{company.domain}"),
        ContactData(name=TECHNICIANS[country], roles=(ContactRole.TECHNICAL,), email=f"it@{company.domain}"),
    ):
        await add_contact(uow, customer.id, contact)
    if customer.status is CustomerStatus.ACTIVE:
        await _lines(uow, customer, index, company)
        large = customer.segment_code in {"MA", "GBM_HIGH"}
        for kind, role in (LARGE_SEATS if large else SEATS).items():
            await assign(uow, customer.id, kind, staff[role].user_id)
    return customer.id


async def _lines(uow: UnitOfWork, customer: Customer, index: int, company: Company) -> None:
    """Put three lines into service on one account, a month after another."""
    account = await open_billing_account(uow, customer.id, name=company.name)
    names = await uow.session.scalar(
        select(col(ProductOffering.names))
        .where(col(ProductOffering.branch_id) == customer.branch_id, col(ProductOffering.code) == TARIFF)
        .limit(1)
    )
    for line in range(3):
        data = SubscriptionData(
            number=f"{company.phone[:-2]}{index + 1}{line + 5}",
            kind=SubscriptionKind.VOICE,
            tariff=(names or {}).get(customer.language, TARIFF),
            offering_code=TARIFF,
            activated_on=(uow.now + timedelta(days=30 * line)).date(),
            billing_account_id=account.id,
        )
        await activate_subscription(uow, customer.id, data)


async def _portal(database: Database, staff: Staff, customer_id: UUID, company: Company) -> None:
    """Give the first customer's people their logins in the portal: the signatory as administrator, buyer, viewer."""
    buyer, viewer = BUYERS[staff.branch.country]
    people = (
        ("customer", company.person, "PORTAL_ADMIN"),
        ("buyer", buyer, "PORTAL_BUYER"),
        ("viewer", viewer, "PORTAL_VIEWER"),
    )
    async with database.unit_of_work(SYSTEM) as uow:
        signatory = await uow.session.scalar(
            select(col(Contact.id)).where(col(Contact.customer_id) == customer_id, col(Contact.name) == company.person)
        )
        for name, person, role in people:
            user = await portal_user(
                uow,
                branch_id=staff.branch.id,
                customer_id=customer_id,
                contact_id=signatory if person == company.person else None,
                email=login(name, staff.branch.country),
                name=person,
                language=staff.branch.language,
                role=role,
            )
            user.password_hash = await hash_password(DEMO_PASSWORD)
        await uow.commit()
