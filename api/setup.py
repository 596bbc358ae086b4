"""Opening a branch: its legal entity and everything that its domains need to start with."""

from typing import Final

from sqlalchemy import select
from sqlmodel import col

from api.catalog import defaults as catalog
from api.core.uow import UnitOfWork
from api.customers import defaults as customers
from api.files.actions import publish_shipped_templates
from api.interactions import defaults as interactions
from api.leads import defaults as leads
from api.orders import defaults as orders
from api.people.actions import create_branch, seed_roles
from api.people.models import Branch
from api.sla import defaults as sla
from api.tickets import defaults as tickets
from api.work import defaults as work

COUNTRIES: Final = {
    "RO": ("Trunkline România", "Trunkline România SA", "RON", "Europe/Bucharest", "ro", "+40213001000", "RO18547290"),
    "PL": (
        "Trunkline Polska",
        "Trunkline Polska Sp. z o.o.",
        "PLN",
        "Europe/Warsaw",
        "pl",
        "+48223001000",
        "5260250995",
    ),
    "ES": ("Trunkline España", "Trunkline España S.A.", "EUR", "Europe/Madrid", "es", "+34913001000", "A58818501"),
    "PE": ("Trunkline Perú", "Trunkline Perú S.A.", "PEN", "America/Lima", "es", "+5113001000", "20512333797"),
}
ADDRESSES: Final = {
    "RO": "Bd. Unirii 10, București",
    "PL": "ul. Prosta 20, Warszawa",
    "ES": "Calle de Alcalá 30, Madrid",
    "PE": "Av. Arequipa 400, Lima",
}


async def set_up_branch(uow: UnitOfWork, country: str) -> Branch:
    """Return the country's branch, opened with roles, calendars, promises, processes, catalogue and rules when missing."""
    existing: Branch | None = await uow.session.scalar(select(Branch).where(col(Branch.code) == country))
    if existing is not None:
        return existing
    await seed_roles(uow)
    await publish_shipped_templates(uow)
    name, legal_name, currency, zone, language, phone, fiscal_number = COUNTRIES[country]
    branch = await create_branch(
        uow,
        Branch(
            code=country,
            name=name,
            country=country,
            currency=currency,
            zone=zone,
            language=language,
            languages=list(dict.fromkeys((language, "en", "ru"))),
            legal_name=legal_name,
            fiscal_number=fiscal_number,
            address=ADDRESSES[country],
            phone=phone,
            email=f"service.{country.lower()}@trunkline.example",
        ),
    )
    for domain in (sla, work, customers, catalog, leads, orders, tickets, interactions):
        await domain.seed(uow, branch)
    return branch
