"""Filters can be read and taken away."""

import re
import secrets
from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.person import PHONE, TABLET, Meet


def devices(everyday: str) -> list[Any]:
    """Return both; the one of them is met in the everyday suite, the other in the long one."""
    both = {"tablet": TABLET, "phone": PHONE}
    return [
        pytest.param(device, id=name, marks=[] if name == everyday else pytest.mark.long)
        for name, device in both.items()
    ]


@pytest.mark.parametrize("device", devices("phone"))
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


@pytest.mark.parametrize("device", devices("tablet"))
async def test_a_view_is_kept_and_a_list_keeps_its_place(meet: Meet, device: dict[str, Any]) -> None:
    manager = await meet("manager", "ro", device)
    page = manager.page
    name = f"Cele mari {secrets.token_hex(3)}"
    view = page.get_by_role("main").get_by_role("button", name=name, exact=True)
    await manager.open("/leads?status=all&order=VALUE_DESC")
    await manager.settled()

    # A key opens the views where there is a keyboard; here it is kept under a name, and shown as a button.
    await page.keyboard.press("v")
    await manager.field("views.name").fill(name)
    await manager.checks()
    await manager.press("views.keep")
    await expect(view).to_have_attribute("aria-pressed", "true")
    await view.click()
    await expect(view).to_have_attribute("aria-pressed", "false")
    await expect(page).to_have_url(re.compile("/leads$"))

    # The list opens with it from the navigation, also after the app was loaded anew.
    await manager.press("views.title")
    await manager.press("views.more", name=name)
    await page.get_by_role("menuitem", name=manager.words("views.first")).click()
    await manager.sees(manager.words("views.isFirst"))
    await manager.checks()
    await page.keyboard.press("Escape")
    await manager.follow("app.nav.inbox")
    await page.reload()
    # Its views come with the first answers.
    leads = manager.link("app.nav.leads").filter(visible=True).first
    await expect(leads).to_have_attribute("href", re.compile("order=VALUE_DESC"))
    await leads.click()
    await expect(page).to_have_url(re.compile("order=VALUE_DESC"))
    await expect(view).to_have_attribute("aria-pressed", "true")

    # A card opens and closes: the list stands where it stood, and the row has the focus.
    row = page.locator("[data-index] a[data-row]").last
    await row.scroll_into_view_if_needed()
    place = "document.querySelector('[data-index]').closest('[role=list]').parentElement.scrollTop"
    stood = await page.evaluate(place)
    lead = str(await row.get_attribute("href"))
    await row.click(position={"x": 20, "y": 20})
    await expect(page).to_have_url(re.compile("/leads/lea_"))
    await expect(page.get_by_role("heading", level=2).filter(visible=True).first).to_be_visible()
    await manager.checks()
    await page.reload()
    await manager.settled()
    await page.go_back()
    await expect(page.locator(f'a[data-row][href="{lead}"]')).to_be_focused()
    assert abs(await page.evaluate(place) - stood) <= 2

    # What is deleted comes back by one tap.
    for undone in (True, False):
        await manager.press("views.title")
        await manager.press("views.more", name=name)
        await page.get_by_role("menuitem", name=manager.words("views.delete")).click()
        await page.get_by_role("dialog").get_by_role("button", name=manager.words("ui.close")).click()
        if undone:
            await manager.press("ui.undo")
            await expect(view).to_be_visible()
    await expect(view).to_have_count(0)


KEPT = [
    pytest.param("manager", "/inbox?kind=LATE", "kind=LATE", id="inbox"),
    pytest.param("backoffice", "/orders?view=queue&work=failed", "work=failed", id="queue", marks=pytest.mark.long),
    pytest.param("admin", "/admin/users?state=portal", "state=portal", id="people", marks=pytest.mark.long),
    pytest.param("admin", "/admin/deliveries?period=day", "period=day", id="jobs"),
]


@pytest.mark.parametrize(("who", "address", "says"), KEPT)
async def test_every_list_keeps_views_by_the_keyboard_alone(meet: Meet, who: str, address: str, says: str) -> None:
    person = await meet(who, "pl")
    page = person.page
    name = f"Moje {secrets.token_hex(3)}"
    view = page.get_by_role("main").get_by_role("button", name=name, exact=True)
    await person.open(address)
    await person.settled()
    # In some lists views come after the rows.
    await expect(page.get_by_role("main").get_by_role("button", name=person.words("views.title"))).to_be_visible()
    await page.keyboard.press("v")
    await expect(person.field("views.name")).to_be_focused()
    await page.keyboard.type(name)
    await page.keyboard.press("Enter")
    await expect(view).to_have_attribute("aria-pressed", "true")
    await view.focus()
    await page.keyboard.press("Enter")
    await expect(page).not_to_have_url(re.compile(says))
    await expect(view).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(says))
    await person.checks()
