"""A number is chosen without a line, somebody else takes it meanwhile, and a like one comes in its place."""

import re

from playwright.async_api import Locator, expect

from tests.browser.person import TABLET, Meet, Person


async def open_stock(seller: Person, status: str) -> Locator:
    """Open the stock over one of the seller's offers; returns its list."""
    await seller.open(f"/offers?status={status}")
    await seller.page.locator("main a[href^='/offers/off_']").first.click()
    await seller.press("offers.numbers.choose")
    stock = seller.page.get_by_role("list", name=seller.words("offers.numbers.stock"))
    await expect(stock.get_by_role("button").first).to_be_visible()
    return stock


async def choose(seller: Person, stock: Locator, number: str) -> None:
    await stock.get_by_role("button", name=seller.words("offers.numbers.take", number=number)).click()


async def test_a_number_chosen_without_a_line_was_taken_meanwhile(meet: Meet) -> None:
    seller, other = await meet("rep", "ro", TABLET), await meet("rep", "ru", TABLET, "dark")
    stock = await open_stock(seller, "SENT")
    await seller.checks()
    offer = seller.page.url
    wanted = await stock.get_by_role("listitem").nth(7).locator(".num").inner_text()
    await seller.page.context.set_offline(True)
    await choose(seller, stock, wanted)
    await seller.sees(seller.words("offers.numbers.keptHere", number=wanted))
    await expect(stock.get_by_text(wanted)).to_have_count(0)
    await seller.checks()

    theirs = await open_stock(other, "PRICING")
    await choose(other, theirs, wanted)
    await other.sees(other.words("offers.numbers.chosen", number=wanted))
    await other.checks()
    # It comes back to the stock only through who has it.
    await other.press("ui.close")
    await expect(other.button("offers.numbers.free", number=wanted)).to_be_visible()
    await other.checks()

    await seller.press("ui.close")
    await seller.page.context.set_offline(False)
    await seller.follow("offers.numbers.refused")
    await expect(seller.page).to_have_url(re.compile("/sync"))
    instead = seller.page.get_by_role("radiogroup", name=seller.words("sync.instead", mine=wanted))
    chosen = instead.get_by_role("radio").nth(1)
    await chosen.dispatch_event("click")
    await expect(chosen).to_be_checked()
    number = await instead.locator("label").nth(1).inner_text()
    await seller.checks()
    await seller.press("sync.use")
    await seller.sees(seller.words("app.sync.ok"))
    await seller.page.goto(offer)
    await expect(seller.button("offers.numbers.free", number=number)).to_be_visible()
    await seller.checks()
