"""Every screen, as somebody meets it: open to people with disabilities, within a thumb's reach, whole and still."""

import re
from collections.abc import Callable

import pytest
from playwright.async_api import Browser, expect

from dev.figures.look import MOST_SHIFT
from dev.figures.screens import PLACES, SCREENS, Screen
from dev.figures.walk import one_view_each, walk
from tests.browser.person import Meet
from tests.browser.product import Product

AREA = re.compile(r"(/portal)?/[^/]*")
# What the demo does not have before somebody does something; `make figures` sees them too.
NOT_IN_DEMO = {"import", "contract", "my contract", "terms"}


def by_route() -> list[Screen]:
    """The first of each route; `make figures` sees the others, and every one in more languages and themes."""
    assert set(PLACES) >= NOT_IN_DEMO
    there = [screen for screen in SCREENS if not any(f"{{{place}}}" in screen.address for place in NOT_IN_DEMO)]
    return list({screen.route: screen for screen in reversed(there)}.values())


def by_area() -> list[Screen]:
    """The first of each area of the portal and of the desk, which most often is its list."""
    return list({AREA.match(screen.route)[0]: screen for screen in by_route()}.values())  # type: ignore[index]


@pytest.mark.timeout(600, func_only=True)
@pytest.mark.parametrize("screens", [by_area, pytest.param(by_route, marks=pytest.mark.long)])
async def test_every_screen_is_for_everybody(
    product: Product, browser: Browser, screens: Callable[[], list[Screen]]
) -> None:
    found = await walk(browser, product.url, one_view_each(screens()), at_once=2)
    assert not found.lines(), "\n".join(found.lines())
    assert found.most_shift <= MOST_SHIFT


async def test_wrong_password_is_refused_in_words(meet: Meet) -> None:
    visitor = await meet(None, "en")
    visitor.expected.append(("POST", "/auth/sign-in", 401))
    await visitor.open("/leads")
    await expect(visitor.page).to_have_url(re.compile("sign-in"))
    await visitor.field("app.signIn.login").fill("rep.ro@demo.example")
    await visitor.field("app.signIn.password").fill("not this one")
    await visitor.press("app.signIn.submit")
    await visitor.sees(visitor.words("app.signIn.wrong"))
    await visitor.checks()
