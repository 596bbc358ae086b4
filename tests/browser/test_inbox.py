"""Two people and their inboxes: what is asked arrives by itself, opens its object, and the answer comes back."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.person import Meet, Person

NOTE = "Please check the address"


async def _send_first_lead(seller: Person, to: str) -> str:
    """Send the first lead of the list to somebody with a request; return its number."""
    await seller.open("/leads")
    await seller.page.locator("main a[href^='/leads/lea']").first.click()
    await seller.settled()
    number = await seller.page.locator("article header .num").first.inner_text()
    await seller.press("leads.actions")
    await seller.page.get_by_role("menuitem", name=seller.words("work.send.open")).click()
    dialog = seller.page.get_by_role("dialog")
    await dialog.get_by_role("combobox").first.fill(to)
    await seller.page.get_by_role("option", name=re.compile(to)).first.click()
    await seller.field("work.send.note").fill(NOTE)
    await seller.checks()
    await dialog.get_by_role("button", name=seller.words("work.send.send")).click()
    await seller.sees(seller.words("work.send.sent"))
    return number


@pytest.mark.req("INB-01", "INB-02")
async def test_request_arrives_opens_its_object_and_is_answered(meet: Meet) -> None:
    manager = await meet("manager", "ro")
    await manager.open("/inbox")
    await expect(manager.heading("inbox.title")).to_be_visible()
    await manager.settled()
    seller = await meet("rep", "en")
    number = await _send_first_lead(seller, "Mihai Ionescu")

    # The manager has not touched the screen: the item announces itself, and rows move only when asked.
    row = manager.page.get_by_role("listitem").filter(has_text=NOTE)
    arrived = manager.page.get_by_role("button", name=re.compile(manager.words("ui.list.new", count=1).pattern[1:-1]))
    await expect(row.or_(arrived).first).to_be_visible()
    if await arrived.is_visible():
        await arrived.click()
    await expect(row).to_be_visible()
    for part in (
        number,
        manager.words("inbox.subject.lead").pattern[1:-1],
        manager.words("inbox.kind.REVIEW").pattern[1:-1],
    ):
        await expect(row).to_contain_text(re.compile(part))
    await manager.checks()
    await row.get_by_role("link").first.click()
    await expect(manager.page).to_have_url(re.compile("/leads/lea_"))
    await manager.sees(number)

    await manager.page.go_back()
    await row.get_by_role("button", name=manager.words("inbox.done")).click()
    answer = manager.page.get_by_role("dialog")
    await answer.get_by_role("textbox").fill("The address is right")
    await answer.get_by_role("button").last.click()
    await expect(row).to_have_count(0)

    await seller.open("/inbox")
    await seller.sees("The address is right")
    back = seller.page.get_by_role("listitem").filter(has_text="The address is right")
    await expect(back).to_contain_text(re.compile(seller.words("inbox.kind.ANSWER").pattern[1:-1]))
    await seller.checks()
