"""Two branches with everything that happens in them, three customers, and a canary in every text."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import orjson
import pytest
from sqlalchemy import text

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.config import Settings
from api.core.database import Database
from api.core.graphql.context import Context
from api.core.graphql.execute import answer
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operations
from api.core.graphql.reads.run import Planner
from api.core.graphql.schema import graphql_schema
from api.demo.people import add_people, as_callers
from api.demo.story import tell_story
from api.people.models import Branch
from api.people.permissions import STAFF_ROLES
from api.schema import schema
from api.setup import set_up_branch
from tests.authorization.canaries import Owner, owners, plant
from tests.conftest import _execute, _with_database
from tests.factories.people import make_portal_user, make_staff
from tests.factories.worker import work_off

PORTAL = ("PORTAL_ADMIN", "PORTAL_BUYER", "PORTAL_VIEWER")


@dataclass
class Estate:
    """The database and everybody who may ask it; `rows` tells where each row belongs."""

    db: Database
    settings: Settings
    planner: Planner
    operations: Operations
    branches: dict[str, UUID]
    customers: dict[str, UUID]
    actors: dict[str, Actor]
    rows: dict[UUID, Owner] = field(default_factory=dict)
    planted: dict[str, list[str]] = field(default_factory=dict)

    async def ask(self, actor: Actor, document: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """Execute a document of any size as somebody."""
        operation = self.operations.find(document, None, trusted=True)
        body = await answer(self.planner, operation, variables or {}, Context(actor, self.db, self.settings))
        return dict(orjson.loads(body))


@pytest.fixture(scope="package")
async def estate(postgres: str, settings: Settings) -> AsyncIterator[Estate]:
    name = f"estate_{secrets.token_hex(4)}"
    await _execute(postgres, f"create database {name} template template_trunkline")
    own = settings.model_copy(update={"database_url": _with_database(postgres, name)})
    db = Database(own)
    graph = graphql_schema(schema)
    made = Estate(db, own, Planner(graph), Operations(graph, Limits(), introspection=False), {}, {}, {})
    for country in ("RO", "PL"):
        await _settle(made, country)
    await work_off(db)
    async with db.owner.connect() as connection:
        made.planted = await plant(connection)
        made.rows = await owners(connection)
    yield made
    await db.close()
    await _execute(postgres, f"drop database {name} with (force)")


async def _settle(estate: Estate, country: str) -> None:
    """Open a branch, let its people work, and name one caller for each role."""
    db = estate.db
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await set_up_branch(uow, country)
        users = await add_people(uow, branch)
        await uow.commit()
    staff = await as_callers(db, branch, users)
    await tell_story(db, staff)
    estate.branches[country] = branch.id
    async with db.unit_of_work(SYSTEM) as uow:
        found = await uow.session.execute(
            text("select id from customer where branch_id = :branch order by number limit 2"), {"branch": branch.id}
        )
        first, second = found.scalars()
        if country == "RO":
            await _everybody(estate, uow, branch, staff.by_role)
        else:
            for role in ("DEALER", "LEGAL"):
                estate.actors[f"{role} PL"] = await make_staff(uow, branch, role)
        estate.customers[f"{country}1"], estate.customers[f"{country}2"] = first, second
        for which, customer in (("1", first), ("2", second)):
            for role in PORTAL:
                portal = await make_portal_user(uow, branch, customer, role)
                estate.actors[f"{role} {country}{which}"] = portal
        await uow.commit()


async def _everybody(estate: Estate, uow: Any, branch: Branch, known: dict[str, Actor]) -> None:
    for role in STAFF_ROLES:
        estate.actors[role] = known.get(role) or await make_staff(uow, branch, role)
    estate.actors["ANONYMOUS"] = ANONYMOUS
