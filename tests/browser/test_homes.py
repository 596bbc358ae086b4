"""The first screens begin with what matters, and pictures of figures can be read without seeing them."""

import csv
import re
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import Locator, expect

from tests.browser.person import PHONE, Meet, Person

DESK: Final[dict[str, Any]] = {"viewport": {"width": 1440, "height": 900}}


async def within(person: Person, what: Locator) -> bool:
    """Whether all of it is on the screen as it stands, without scrolling."""
    box, size = await what.bounding_box(), person.page.viewport_size
    return box is not None and size is not None and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


async def test_a_manager_sees_what_is_late_and_reads_the_figures_by_keyboard(meet: Meet) -> None:
    manager = await meet("manager", "en", DESK)
    await manager.open("/")
    await expect(manager.heading("app.home.due")).to_be_visible()
    picture = manager.page.get_by_role("figure").filter(has=manager.page.get_by_role("slider")).first
    reader = picture.get_by_role("slider")
    await reader.focus()
    last = await reader.get_attribute("aria-valuetext")
    await reader.press("ArrowLeft")
    await expect(reader).not_to_have_attribute("aria-valuetext", last or "")
    await reader.press("End")
    await expect(reader).to_have_attribute("aria-valuetext", last or "")
    await picture.get_by_role("button", name=manager.words("ui.chart.table")).click()
    # Eight weeks and their heading; the picture itself has made room for them.
    table = manager.page.get_by_role("table")
    await expect(table.get_by_role("columnheader", name=manager.words("reports.week"))).to_be_visible()
    await expect(table.get_by_role("row")).to_have_count(9)
    await manager.checks()


async def test_reports_stand_in_the_address_and_are_saved_as_a_file(meet: Meet, tmp_path: Path) -> None:
    manager = await meet("manager", "ro", DESK)
    await manager.open("/reports")
    await expect(manager.heading("reports.title")).to_be_visible()
    await manager.choose_one("reports.view.leads")
    await manager.choose("reports.by", manager.words("reports.by.OWNER"))
    await expect(manager.page).to_have_url(re.compile("view=leads.*by=OWNER|by=OWNER.*view=leads"))
    rows = manager.page.get_by_role("region", name=manager.words("reports.table")).get_by_role("row")
    await expect(rows.nth(1)).to_be_visible()
    async with manager.page.expect_download() as saved:
        await manager.press("reports.csv")
    download = await saved.value
    await download.save_as(tmp_path / "report.csv")
    lines = list(csv.reader((tmp_path / "report.csv").read_text("utf-8-sig").splitlines()))
    assert len(lines) == await rows.count()
    assert len({len(line) for line in lines}) == 1
    await manager.checks()


@pytest.mark.req("SLA-04")
async def test_time_left_and_what_was_kept_are_on_screens(meet: Meet) -> None:
    manager = await meet("manager", "en", DESK)
    await manager.open("/")
    left = manager.page.get_by_role("button", name=re.compile("left|late", re.IGNORECASE)).first
    await expect(left).to_be_visible()
    await manager.open("/reports")
    await expect(manager.page.get_by_role("figure").first).to_be_visible()
    table = manager.page.get_by_role("region", name=manager.words("reports.table"))
    for column in ("reports.promise", "reports.team", "reports.kept", "reports.broken"):
        await expect(table.get_by_role("columnheader", name=manager.words(column)).first).to_be_visible()
    await expect(table.get_by_role("rowheader").first).to_be_visible()


async def test_the_customer_sees_money_and_reaches_the_actions_at_once(meet: Meet) -> None:
    buyer = await meet("buyer", "ru", PHONE)
    await buyer.open("/portal")
    due = buyer.page.locator("#due")
    await expect(due).to_be_visible()
    assert await within(buyer, due)
    for action in ("portal.home.order", "portal.home.problem", "portal.home.bill"):
        assert await within(buyer, buyer.link(action).first)
    await buyer.follow("portal.home.bill")
    # The home page has a chart of the same name: it must be gone.
    await expect(buyer.page).to_have_url(re.compile("/portal/bills$"))
    await expect(due).to_be_hidden()
    usage = buyer.page.get_by_role("region", name=buyer.words("portal.usage.title"))
    await expect(usage.get_by_role("slider")).to_be_visible()
    await buyer.choose_one("portal.usage.kind.VOICE")
    await expect(usage.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile("мин"))
    await buyer.checks()
