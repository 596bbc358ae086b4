"""The running product, a browser, and the people of the journeys."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, async_playwright, expect

from api.core.config import Settings
from dev import install
from dev.browser import FLAGS, chromium
from dev.steps import alone
from tests.browser.person import TABLET, Meet, Person
from tests.browser.product import RESULTS, Product, filled, running

# The machine may be busy with something else; what is there is seen at once.
PATIENCE_MS = 15_000
SAVES_DATA = "Object.defineProperty(navigator.connection, 'saveData', { value: true })"
FAILED = pytest.StashKey[bool]()
JOURNEYS = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey is bounded from where it starts: what starts the product has bounds of its own."""
    for item in items:
        if JOURNEYS in item.path.parents and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(180, func_only=True))


@pytest.fixture(scope="session")
def product(
    postgres: str, valkey: str, template: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Product]:
    """Return Trunkline, built if its sources changed, running with two branches of the demo."""
    with alone("install"):
        install.web()
        install.build()
    settings = asyncio.run(filled(postgres, template.model_copy(update={"redis_url": valkey})))
    with running(settings, tmp_path_factory.mktemp("product")) as product:
        yield product


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Return a real Chromium."""
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        chrome = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield chrome
        await chrome.close()


@pytest.fixture
async def meet(product: Product, browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Meet]:
    """Meet somebody: `await meet("rep", "ro")`, with a device of `person` and a colour scheme; without a name a visitor.

    They are signed in, and what they do begins with `open`. Their device saves data: it fetches nothing for hours
    without a line, which costs more than most journeys and is proved by those that begin with a device of their own.
    When the test fails, what everybody had on the screen is in `test-results/`.
    """
    met: list[Person] = []

    async def somebody(
        name: str | None, language: str, device: dict[str, Any] = TABLET, scheme: Any = "light"
    ) -> Person:
        context = await browser.new_context(
            **device,
            color_scheme=scheme,
            reduced_motion="reduce",
            service_workers="block",
            timezone_id="Europe/Bucharest",
        )
        context.set_default_timeout(PATIENCE_MS)
        await context.add_init_script(SAVES_DATA)
        person = Person(product, await context.new_page(), language)
        met.append(person)
        if name is not None:
            await person.enter(name)
        return person

    yield somebody
    if request.node.stash.get(FAILED, False):
        for number, person in enumerate(met):
            await person.page.screenshot(path=_picture(request.node.name, number))
    for person in met:
        await person.page.context.close()
    for person in met:
        person.fine()


def _picture(test: str, number: int) -> Path:
    """Return where a picture of a failed test goes."""
    name = re.sub(r"\W+", "-", test)
    return RESULTS / f"{name}-{number}.png"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Remember for the fixtures that the test failed."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report
