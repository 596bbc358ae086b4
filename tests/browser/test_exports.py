"""A list leaves as a file: chosen, written behind the scenes, and taken away."""

import re

from playwright.async_api import expect

from tests.browser.person import PHONE, Meet


async def test_a_filtered_list_is_taken_out_by_the_keyboard_alone(meet: Meet) -> None:
    manager = await meet("manager", "ro")
    page = manager.page
    await manager.open("/offers?status=SENT")
    await manager.settled()
    # The sign comes after the rows.
    await expect(manager.button("exports.title")).to_be_visible()
    await page.keyboard.press("e")
    begin = manager.button("exports.start")
    await expect(begin).to_be_visible()
    await manager.checks()
    await begin.focus()
    await page.keyboard.press("Enter")
    files = page.get_by_role("list", name=manager.words("exports.ready"))
    save = files.get_by_role("link", name=re.compile(manager.among("exports.save"))).first
    await expect(save).to_be_visible(timeout=60_000)
    await manager.checks()
    async with page.expect_download() as saved:
        await save.focus()
        await page.keyboard.press("Enter")
    download = await saved.value
    assert download.suggested_filename.endswith(".xlsx")
    assert (await download.path()).stat().st_size > 1_000


async def test_who_may_not_take_lists_out_has_no_sign_for_it(meet: Meet) -> None:
    agent = await meet("care", "pl", PHONE)
    await agent.open("/tickets")
    await agent.settled()
    await expect(agent.button("views.title")).to_be_visible()
    await expect(agent.button("exports.title")).to_have_count(0)
