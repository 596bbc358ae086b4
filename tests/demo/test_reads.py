"""Whatever our own app asks, on a base with thousands of customers, touches few pages and throws few rows away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dev.services import Postgres
from tests.demo.asking import PORTAL, STAFF, Everybody, everybody_of, faults
from tests.demo.conftest import Filled

# Filling the base is part of whichever test comes first.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
async def everybody(filled: Filled, server: Postgres) -> AsyncIterator[Everybody]:
    """The callers of the small base."""
    async with everybody_of(filled.database, filled.owner, Path(server.log), whole=False) as found:
        yield found


@pytest.mark.parametrize("who", [*STAFF, *PORTAL])
async def test_every_document_touches_few_pages_and_removes_few_rows(everybody: Everybody, who: str) -> None:
    wrong: list[str] = []
    count = 0
    for question in everybody.questions(who):
        wrong += faults(question, await everybody.ask(who, question))
        count += 1
    assert not wrong, "\n".join(["", *wrong])
    assert count > 15
