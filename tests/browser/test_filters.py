"""Filters can be read and taken away."""

import re
from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.person import PHONE, TABLET, Meet

BOTH = [pytest.param(TABLET, id="tablet"), pytest.param(PHONE, id="phone")]


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
