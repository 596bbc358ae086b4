"""Nothing jumps while a screen comes, everything can be hit by a thumb, and filters can be read and taken away."""

import re
from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.person import PHONE, TABLET, Meet, Person
from tests.browser.texts import catalog

# Shares of the screen that moved, times how far: more than this is seen as a jump.
MOST_SHIFT = 0.02
THUMB = 44
BOTH = [pytest.param(TABLET, id="tablet"), pytest.param(PHONE, id="phone")]
SCREENS = [
    pytest.param(("/", "/inbox", "/customers"), id="start, inbox, customers"),
    pytest.param(("/leads", "/offers"), id="leads, offers"),
    pytest.param(("/orders?view=list", "/tickets"), id="orders, tickets"),
]

SHIFTS = """() => new Promise((resolve) => {
  let sum = 0
  const seen = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue
      sum += entry.value
      seen.push(...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? String(node?.nodeValue)))
    }
  }).observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => resolve([sum, seen.join('\\n')]), 300)
})"""

# What a label belongs to is hit through its label; a link that waits above the screen for the Tab key is not touched.
SMALL = """(least) => [...document.querySelectorAll('a[href], button, input, select, textarea, [role=tab]')]
  .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }) && !one.closest('[aria-hidden=true]'))
  .map((one) => [one, (one.closest('label') ?? one).getBoundingClientRect()])
  .filter(([, { width, height, bottom }]) => width > 0 && bottom > 0 && (width < least - 0.5 || height < least - 0.5))
  .map(([one, { width, height }]) => `${Math.round(width)} x ${Math.round(height)}: ${one.outerHTML.slice(0, 160)}`)"""


async def stands_still(person: Person) -> None:
    """Check the screen that has just come."""
    heading = person.page.locator("main :is(h1, h2)").filter(visible=True)
    await expect(heading.first).to_be_visible()
    await expect(
        person.page.locator("[role=status] > .sr-only:text-is('{}')".format(catalog("ro")["ui.loading"]))
    ).to_have_count(0)
    shift, what = await person.page.evaluate(SHIFTS)
    assert shift <= MOST_SHIFT, f"{person.page.url} jumps by {shift:.3f}:\n{what}"
    small = await person.page.evaluate(SMALL, THUMB)
    assert not small, f"{person.page.url} has small targets:\n" + "\n".join(small)


@pytest.mark.parametrize("device", BOTH)
async def test_nothing_jumps_on_the_way_in(meet: Meet, device: dict[str, Any]) -> None:
    visitor = await meet(None, "ro", device)
    await visitor.open("/sign-in")
    await expect(visitor.page.get_by_role("radio").first).to_be_attached()
    await stands_still(visitor)


@pytest.mark.parametrize("device", BOTH)
@pytest.mark.parametrize("paths", SCREENS)
async def test_nothing_jumps_and_everything_can_be_touched(
    meet: Meet, device: dict[str, Any], paths: tuple[str, ...]
) -> None:
    manager = await meet("manager", "ro", device)
    for path in paths:
        await manager.open(path)
        await stands_still(manager)
        row = manager.page.locator("main a[data-row]").first
        if await row.count():
            await manager.open(str(await row.get_attribute("href")))
            await stands_still(manager)


@pytest.mark.parametrize("device", BOTH)
async def test_filters_are_read_and_taken_away_one_by_one(meet: Meet, device: dict[str, Any]) -> None:
    manager = await meet("manager", "ro", device)
    await manager.open("/leads")
    nobodys = manager.button("leads.who.none")
    await nobodys.click()
    await expect(nobodys).to_have_attribute("aria-pressed", "true")
    await expect(manager.page).to_have_url(re.compile("who=none"))

    await manager.press("ui.filter.button", count=1)
    await manager.choose("leads.filter.status", manager.words("leads.status.NEW"))
    await expect(manager.page).to_have_url(re.compile("status=NEW"))
    await manager.choose("leads.filter.order", manager.words("leads.order.VALUE_DESC"))
    await expect(manager.page).to_have_url(re.compile("order=VALUE_DESC"))
    await manager.checks()
    await manager.press("ui.filter.done")
    await expect(manager.button("ui.filter.button")).to_be_focused()
    await manager.checks()

    state = manager.button("ui.filter.remove")
    await state.press("Enter")
    await expect(state).to_have_count(0)
    await expect(manager.button("ui.filter.button")).to_be_focused()
    await expect(manager.page).not_to_have_url(re.compile("status="))
    await expect(manager.page).to_have_url(re.compile("who=none"))

    await manager.press("ui.filter.button")
    await manager.press("ui.filter.clear")
    await expect(manager.page).not_to_have_url(re.compile("who="))
    await expect(manager.page).to_have_url(re.compile("order=VALUE_DESC"))
