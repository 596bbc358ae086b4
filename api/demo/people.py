"""The people of the demo: one for each role and branch, in teams with managers."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from api.core.actor import Actor
from api.core.database import Database
from api.core.uow import UnitOfWork
from api.people.actions import UserData, create_user
from api.people.auth.authenticate import load_actor
from api.people.demo import DEMO_PASSWORD
from api.people.models import Branch, Team, TeamMember

# Role → login, and the person's name in Romania, Poland, Spain and Peru.
PEOPLE: Final = {
    "ADMIN": ("admin", ("Irina Dobre", "Marta Nowak", "Lucía Ferrer", "Rosa Quispe")),
    "TELEMARKETING": ("telemarketing", ("Oana Rusu", "Kinga Lis", "Nuria Vidal", "Carla Ríos")),
    "SALES_MANAGER": ("manager", ("Mihai Ionescu", "Piotr Zieliński", "Javier Ortega", "Luis Paredes")),
    "FIELD_SALES": ("rep", ("Andrei Popa", "Tomasz Wójcik", "Elena Navarro", "Diego Salas")),
    "TELESALES": ("telesales", ("Raluca Marin", "Anna Kaczmarek", "Pablo Gil", "Milagros Vega")),
    "PRICING": ("pricing", ("Cristina Stan", "Jakub Mazur", "Marina Costa", "Jorge Rojas")),
    "BACK_OFFICE": ("backoffice", ("Gabriela Ilie", "Ewa Krawczyk", "Sara Molina", "Ana Torres")),
    "ORDER_DESK": ("orderdesk", ("Vlad Neagu", "Adam Duda", "Iván Serra", "Hugo Campos")),
    "LOGISTICS": ("logistics", ("Sorin Toma", "Paweł Król", "Raúl Peña", "César Luna")),
    "FIELD_TECH": ("technician", ("Dan Manole", "Marek Sikora", "Óscar Ramos", "Víctor Soto")),
    "CARE_AGENT": ("care", ("Alina Barbu", "Zofia Pawlak", "Clara Ibáñez", "Sofía Cruz")),
    "SERVICE_MANAGEMENT": ("service", ("Bogdan Enache", "Łukasz Górski", "Marc Soler", "Iris Flores")),
    "SUPERVISOR": ("supervisor", ("Monica Dinu", "Beata Wrona", "Laura Prats", "Elsa Medina")),
    "CUSTOMER_SATISFACTION": ("satisfaction", ("Diana Oprea", "Hanna Wilk", "Eva Roldán", "Inés Valdez")),
    "MARKETING": ("marketing", ("Teodora Pop", "Natalia Szulc", "Berta Roca", "Paola Díaz")),
    "BILLING_AGENT": ("billing", ("Florin Sava", "Igor Bąk", "Andrés Mora", "Julio Ponce")),
    "DEALER": ("dealer", ("Nicu Ene", "Roman Gajda", "Toni Rubio", "Felipe Cano")),
}
COUNTRIES: Final = ("RO", "PL", "ES", "PE")
# Team of a role → who else works in it.
TEAMS: Final = (
    ("FIELD_SALES", ("SALES_MANAGER",)),
    ("TELESALES", ()),
    ("PRICING", ()),
    ("MARKETING", ()),
    ("BACK_OFFICE", ()),
    ("ORDER_DESK", ()),
    ("LOGISTICS", ()),
    ("FIELD_TECH", ()),
    ("CARE_AGENT", ()),
    ("SERVICE_MANAGEMENT", ()),
    ("SUPERVISOR", ()),
    ("BILLING_AGENT", ()),
    ("CUSTOMER_SATISFACTION", ()),
)

# Names of the teams above, in their order.
TEAM_NAMES: Final = {
    "ro": ("Vânzări pe teren", "Televânzări", "Prețuri", "Marketing", "Back office", "Birou comenzi", "Logistică", "Tehnicieni", "Relații clienți", "Service", "Coordonare", "Facturare", "Satisfacția clienților"),
    "pl": ("Sprzedaż terenowa", "Telesprzedaż", "Wycena", "Marketing", "Back office", "Obsługa zamówień", "Logistyka", "Technicy", "Obsługa klienta", "Serwis", "Nadzór", "Fakturowanie", "Satysfakcja klientów"),
    "es": ("Ventas directas", "Televentas", "Precios", "Marketing", "Back office", "Pedidos", "Logística", "Técnicos", "Atención al cliente", "Servicio técnico", "Coordinación", "Facturación", "Satisfacción del cliente"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Staff:
    """A branch's demo people by role, as callers."""

    branch: Branch
    by_role: dict[str, Actor]

    def __getitem__(self, role: str) -> Actor:
        """Return the one of a role."""
        return self.by_role[role]


def login(name: str, country: str) -> str:
    """Return a demo login: `rep.ro@demo.example`."""
    return f"{name}.{country.lower()}@demo.example"


async def add_people(uow: UnitOfWork, branch: Branch) -> dict[str, UUID]:
    """Create a branch's people and teams; returns role → user."""
    index = COUNTRIES.index(branch.country)
    users: dict[str, UUID] = {}
    for role, (name, names) in PEOPLE.items():
        address = login(name, branch.country)
        data = UserData(
            login=address, name=names[index], email=address, language=branch.language, roles=[role], job_title=None
        )
        users[role] = (await create_user(uow, branch.id, data, DEMO_PASSWORD)).id
    for (role, others), name in zip(TEAMS, TEAM_NAMES[branch.language], strict=True):
        manager = users["SALES_MANAGER"] if role in {"FIELD_SALES", "TELESALES"} else users["SUPERVISOR"]
        team = uow.add(Team(branch_id=branch.id, code=role, name=name, role_code=role, manager_id=manager))
        await uow.flush()
        for member in (role, *others):
            uow.add(TeamMember(team_id=team.id, user_id=users[member]))
    await uow.flush()
    return users


async def as_callers(database: Database, branch: Branch, users: dict[str, UUID]) -> Staff:
    """Return the people as callers, with their teams."""
    by_role = {}
    for role, user_id in users.items():
        actor = await load_actor(database, {"user": user_id})
        if actor is None:
            raise LookupError(role)
        by_role[role] = actor
    return Staff(branch, by_role)
