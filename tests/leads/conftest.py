"""The branch that the tests of leads work in."""

import pytest

from api.core.database import Database
from tests.factories.leads import LeadWorld, make_lead_world

ROLES = (
    "TELEMARKETING", "DEALER", "EMPLOYEE", "STORE", "CARE_AGENT", "COLLECTIONS", "FRAUD", "MARKETING", "ADMIN",
    "FIELD_SALES", "TELESALES",
)  # fmt: skip


@pytest.fixture
async def world(db: Database) -> LeadWorld:
    return await make_lead_world(db, *ROLES)
