"""Two customers of one branch, and callers."""

from dataclasses import dataclass

import pytest

from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.customers.models import Customer
from api.people.models import Branch
from tests.factories.customers import make_customer
from tests.factories.people import make_branch, make_portal_user, make_staff


@dataclass
class World:
    """Who and what these tests need."""

    branch: Branch
    customer: Customer
    neighbour: Customer
    seller: Actor
    legal: Actor
    dealer: Actor
    foreigner: Actor
    buyer: Actor
    viewer: Actor
    other_buyer: Actor


@pytest.fixture
async def world(db: Database) -> World:
    async with db.unit_of_work(SYSTEM) as uow:
        branch, abroad = await make_branch(uow), await make_branch(uow, "PL")
        customer, neighbour = await make_customer(uow, branch), await make_customer(uow, branch)
        made = World(
            branch=branch,
            customer=customer,
            neighbour=neighbour,
            seller=await make_staff(uow, branch, "FIELD_SALES"),
            legal=await make_staff(uow, branch, "LEGAL"),
            dealer=await make_staff(uow, branch, "DEALER"),
            foreigner=await make_staff(uow, abroad, "FIELD_SALES"),
            buyer=await make_portal_user(uow, branch, customer.id, "PORTAL_BUYER"),
            viewer=await make_portal_user(uow, branch, customer.id, "PORTAL_VIEWER"),
            other_buyer=await make_portal_user(uow, branch, neighbour.id, "PORTAL_BUYER"),
        )
        await uow.commit()
    return made
