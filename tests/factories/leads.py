"""A branch that can take leads, with its sales teams, for tests."""

from dataclasses import dataclass
from typing import Any

from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.uow import UnitOfWork
from api.leads.defaults import seed
from api.leads.models import LeadChannel, LeadRoute, SalesChannel
from api.leads.rules.entry import LeadData
from api.people.models import Branch, Team
from api.sla.defaults import seed as seed_sla
from tests.factories.customers import fiscal_number
from tests.factories.people import make_branch, make_staff, make_team, reload

CHANNEL_ROLE = {SalesChannel.TELESALES: "TELESALES"}


@dataclass(frozen=True)
class LeadWorld:
    """A branch with one team for each sales channel: its manager and one seller."""

    branch: Branch
    teams: dict[SalesChannel, Team]
    managers: dict[SalesChannel, Actor]
    sellers: dict[SalesChannel, Actor]
    people: dict[str, Actor]


async def make_lead_world(database: Database, *roles: str, country: str = "RO") -> LeadWorld:
    """Commit a seeded branch with teams, and one member of staff for each further role."""
    async with database.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow, country)
        await seed_sla(uow, branch)
        await seed(uow, branch)
        teams, managers, sellers = {}, {}, {}
        for channel in SalesChannel:
            role = CHANNEL_ROLE.get(channel, "FIELD_SALES")
            manager = await make_staff(uow, branch, "SALES_MANAGER")
            team = await make_team(uow, branch, role, manager=manager)
            seller = await make_staff(uow, branch, role, team=team)
            uow.add(LeadRoute(branch_id=branch.id, sales_channel=channel, team_id=team.id))
            teams[channel], managers[channel], sellers[channel] = team, manager, seller
        people = {role: await make_staff(uow, branch, role) for role in roles}
        await uow.commit()
    managers = {channel: await reload(database, actor) for channel, actor in managers.items()}
    return LeadWorld(branch, teams, managers, sellers, people)


def lead_data(country: str = "RO", **changes: Any) -> LeadData:
    """Return a complete entry with keys of its own."""
    number = fiscal_number(country)
    values: dict[str, Any] = {
        "company_name": f"Brutăria {number} SRL",
        "fiscal_number": number,
        "contact_name": "Ana Pop",
        "phone": f"0722{number[:6]}" if country == "RO" else None,
        "email": f"office@{number.lower()}.example",
        "sim_count": 12,
    }
    return LeadData(**{**values, **changes})


async def entered(
    uow: UnitOfWork, world: LeadWorld, channel: LeadChannel = LeadChannel.TELEMARKETING, **changes: Any
) -> Any:
    """Enter a lead as the unit's actor and return it."""
    from api.leads.actions import enter_lead  # noqa: PLC0415 - factories are imported before the settings stand
    from api.leads.models import Lead  # noqa: PLC0415

    entry = await enter_lead(uow, world.branch.id, channel, lead_data(**changes))
    await uow.flush()
    return await uow.session.get(Lead, entry.lead_id)
