"""Filling an empty database with the demo operator, through the same actions that people use."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM
from api.core.database import Database
from api.demo.people import COUNTRIES, add_people, as_callers
from api.demo.story import tell_story
from api.people.models import Branch
from api.setup import set_up_branch


async def seed_demo(database: Database, countries: Sequence[str] = COUNTRIES) -> bool:
    """Fill the demo's branches once; a database that has a branch is left alone. Tells whether it did."""
    async with database.unit_of_work(SYSTEM) as uow:
        if await uow.session.scalar(select(col(Branch.id)).limit(1)):
            return False
    for country in countries:
        async with database.unit_of_work(SYSTEM) as uow:
            branch = await set_up_branch(uow, country)
            users = await add_people(uow, branch)
            await uow.commit()
        await tell_story(database, await as_callers(database, branch, users))
    return True
