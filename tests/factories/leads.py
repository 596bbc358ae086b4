"""A branch that can take leads, with its sales teams, for tests."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.tables import EventRow
from api.core.uow import UnitOfWork
from api.leads.defaults import seed
from api.leads.models import Lead, LeadChannel, LeadRoute, SalesChannel
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
) -> Lead:
    """Enter a lead as the unit's actor and return it."""
    from api.leads.actions import enter_lead  # noqa: PLC0415 - factories are imported before the settings stand

    entry = await enter_lead(uow, world.branch.id, channel, lead_data(**changes))
    await uow.flush()
    return await uow.session.get_one(Lead, entry.lead_id)


async def enter(
    db: Database, world: LeadWorld, actor: Actor, channel: LeadChannel = LeadChannel.TELEMARKETING, **changes: Any
) -> Lead:
    """Enter a lead as somebody, and commit."""
    async with db.unit_of_work(actor) as uow:
        lead = await entered(uow, world, channel, **changes)
        await uow.commit()
    return lead


async def stored_lead(db: Database, lead_id: UUID) -> Lead:
    """Return the lead as it is stored now."""
    async with db.unit_of_work(SYSTEM) as uow:
        return await uow.session.get_one(Lead, lead_id)


async def assigned(db: Database, world: LeadWorld, **changes: Any) -> tuple[Lead, Actor]:
    """Enter a lead by telemarketing and give it to the seller of its channel."""
    from api.leads.actions import assign_lead  # noqa: PLC0415 - factories are imported before the settings stand

    lead = await enter(db, world, world.people["TELEMARKETING"], **changes)
    seller = world.sellers[lead.sales_channel]
    assert seller.user_id is not None
    async with db.unit_of_work(world.managers[lead.sales_channel]) as uow:
        await assign_lead(uow, lead.id, seller.user_id)
        await uow.commit()
    return await stored_lead(db, lead.id), seller


async def events_of(db: Database, subject_id: UUID) -> list[EventRow]:
    """Return the history of an object, oldest first."""
    async with db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(EventRow).where(col(EventRow.subject_id) == subject_id).order_by(col(EventRow.seq))
        )
        return list(rows)
