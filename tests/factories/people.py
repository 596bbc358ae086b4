"""Branches and callers for tests; every call makes new ones, so tests never meet."""

from __future__ import annotations

import secrets
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM, Actor, ActorKind
from api.core.database import Database
from api.core.uow import UnitOfWork
from api.people.auth.authenticate import load_actor
from api.people.models import Branch, Role, Team, TeamMember, UserAccount, UserKind, UserRole

COUNTRIES = {
    "RO": ("RON", "Europe/Bucharest", "ro"),
    "PL": ("PLN", "Europe/Warsaw", "pl"),
    "ES": ("EUR", "Europe/Madrid", "es"),
    "PE": ("PEN", "America/Lima", "es"),
}


async def make_branch(uow: UnitOfWork, country: str = "RO") -> Branch:
    """Add a branch in this transaction."""
    currency, zone, language = COUNTRIES[country]
    branch = uow.add(
        Branch(
            code=f"{country}-{secrets.token_hex(4)}",
            name=f"Trunkline {country}",
            country=country,
            currency=currency,
            zone=zone,
            language=language,
            languages=[language, "en"],
            legal_name=f"Trunkline {country} SA",
            fiscal_number="18547290",
            address="1 Main Street",
            phone="+40213000000",
            email="service@trunkline.example",
        )
    )
    await uow.flush()
    return branch


async def make_team(uow: UnitOfWork, branch: Branch, role_code: str, *, manager: Actor | None = None) -> Team:
    """Add a team that takes the work of a role."""
    team = uow.add(
        Team(
            branch_id=branch.id,
            code=f"{role_code}-{secrets.token_hex(4)}",
            name=role_code.title(),
            role_code=role_code,
            manager_id=manager.user_id if manager else None,
        )
    )
    await uow.flush()
    return team


async def make_staff(uow: UnitOfWork, branch: Branch, *roles: str, team: Team | None = None) -> Actor:
    """Add a member of staff with these roles and return the caller; set `manager_id` of a team yourself."""
    return await _make_user(uow, branch, UserKind.STAFF, roles, customer_id=None, team=team)


async def make_portal_user(uow: UnitOfWork, branch: Branch, customer_id: UUID, role: str = "PORTAL_ADMIN") -> Actor:
    """Add a portal user of a customer and return the caller."""
    return await _make_user(uow, branch, UserKind.PORTAL, (role,), customer_id=customer_id, team=None)


async def reload(database: Database, actor: Actor) -> Actor:
    """Return the caller as the database knows it now, with teams and managed teams."""
    found = await load_actor(database, {"user": actor.user_id})
    assert found is not None
    return found


async def make_world(database: Database, country: str = "RO", *roles: str) -> tuple[Branch, dict[str, Actor]]:
    """Commit a branch with one member of staff for each role; returns both."""
    async with database.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow, country)
        people = {role: await make_staff(uow, branch, role) for role in roles}
        await uow.commit()
    return branch, people


async def _make_user(
    uow: UnitOfWork,
    branch: Branch,
    kind: UserKind,
    roles: tuple[str, ...],
    *,
    customer_id: UUID | None,
    team: Team | None,
) -> Actor:
    token = secrets.token_hex(5)
    name = f"{(roles or ('Somebody',))[0].title()} {token}"
    login = f"{token}@staff.example"
    user = uow.add(
        UserAccount(
            kind=kind,
            login=login,
            name=name,
            email=login,
            language="en",
            branch_id=branch.id,
            branch_ids=[branch.id],
            customer_id=customer_id,
        )
    )
    await uow.flush()
    rows = list(await uow.session.scalars(select(Role).where(col(Role.code).in_(roles))))
    assert len(rows) == len(roles), f"unknown role among {roles}"
    for role in rows:
        uow.add(UserRole(user_id=user.id, role_id=role.id))
    if team:
        uow.add(TeamMember(team_id=team.id, user_id=user.id))
    await uow.flush()
    return Actor(
        kind=ActorKind(kind.value),
        user_id=user.id,
        name=name,
        language="en",
        zone=branch.zone,
        branch_ids=(branch.id,),
        team_ids=(team.id,) if team else (),
        customer_id=customer_id,
        permissions=frozenset(permission for role in rows for permission in role.permissions),
        roles=frozenset(roles),
    )
