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


async def test_a_range_is_tried_added_given_to_an_agent_and_taken_out_again(meet: Meet) -> None:
    admin = await meet("admin", "ro")
    page = admin.page
    await admin.open("/admin/numbers")
    await admin.settled()
    await admin.checks()
    await admin.press("admin.numbers.add")
    await admin.field("admin.numbers.first").fill("0731 444 000")
    await expect(admin.button("admin.numbers.addNow", count=1000)).to_be_enabled()
    await admin.checks()
    await admin.press("admin.numbers.addNow", count=1000)
    await admin.sees(admin.words("admin.numbers.added", count=1000))
    name = "+40 731 444 000 – +40 731 444 999"
    row = page.get_by_role("listitem").filter(has_text=name)
    await expect(row).to_be_visible()

    await row.get_by_role("button").click()
    await page.get_by_role("menuitem", name=admin.words("admin.numbers.give")).click()
    agent = page.get_by_role("combobox", name=admin.words("admin.numbers.agent"))
    await agent.fill("Andrei")
    await page.get_by_role("option", name=re.compile("Andrei Popa")).first.click()
    await admin.checks()
    await admin.press("admin.numbers.giveNow")
    await admin.sees(admin.words("admin.numbers.giveDone"))
    await expect(row).to_contain_text("100")

    await row.get_by_role("button").click()
    await page.get_by_role("menuitem").nth(1).click()
    await admin.press("admin.numbers.backNow")
    await admin.sees(admin.words("admin.numbers.backDone"))
    await row.get_by_role("button").click()
    await page.get_by_role("menuitem", name=admin.words("admin.numbers.remove")).click()
    await expect(row).to_have_count(0)
    await admin.checks()
    await admin.press("ui.undo")
    await expect(row).to_be_visible()


async def test_a_number_that_somebody_waits_for_is_set_free_only_after_it_was_asked(meet: Meet) -> None:
    admin = await meet("admin", "es")
    await admin.open("/admin/numbers?state=RESERVED")
    numbers = admin.page.get_by_role("list", name=admin.words("admin.numbers.found"))
    row = numbers.get_by_role("listitem").first
    number = await row.locator(".num").first.inner_text()
    asking = admin.page.get_by_role("dialog", name=admin.words("admin.numbers.freeOne", number=number))
    await row.get_by_role("button").last.click()
    await admin.sees(admin.words("admin.numbers.freeAsk"))
    await admin.checks()
    await asking.get_by_role("button", name=admin.words("admin.cancel")).click()
    await expect(asking).to_have_count(0)
    await expect(numbers).to_contain_text(number)
    await row.get_by_role("button").last.click()
    await asking.get_by_role("button", name=admin.words("admin.numbers.free")).click()
    await expect(numbers).not_to_contain_text(number)
