"""Orders need a whole branch, and each test one of its own."""

import pytest

from api.core.database import Database
from tests.factories.house import House, open_house


@pytest.fixture
def db(fresh_db: Database) -> Database:
    """Return the test's own database, also for the API."""
    return fresh_db


@pytest.fixture
async def house(db: Database) -> House:
    """Return a branch as it is set up for real."""
    return await open_house(db)
