"""Whether what is done on a line that breaks arrives: all of it, once, in its order."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Final, cast

from playwright.async_api import Browser

from dev.figures.stage import guest
from tests.browser.badline import Counts, count_offline
from tests.browser.person import Person
from tests.browser.product import Product

WRITES: Final = 30
LANGUAGE: Final = "ro"


async def delivery(chrome: Browser, base: str) -> Counts:
    """Let an agent write on a ticket while the line is cut at random."""
    async with guest(chrome, base, "service", LANGUAGE, "tablet") as agent:
        ticket = (await agent.address("{ticket}")).rpartition("/")[2]
        # Of the product a person at the screen knows the address only.
        person = Person(cast("Product", SimpleNamespace(url=base)), agent.page, LANGUAGE)
        return await count_offline(person, ticket, writes=WRITES)
