"""The line goes in the middle of a cart, a report with a photo, a lead and an offer, and then the battery does."""

import asyncio
import re
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from playwright.async_api import async_playwright, expect

from tests.browser.badline import all_sent, battery_dies, charged, device, queued
from tests.browser.person import PHONE, Person
from tests.browser.product import Product
from tests.browser.test_field import prepared
from tests.browser.test_shop import line, nothing_chosen
from tests.browser.test_ticket import photo

__all__ = ["photo"]
FAULT = "Antena a căzut în furtună"
LEAD = "Stâna de sub Munte SRL"
UNDONE = "Doar pe jumătate SRL"
# The copy of what is typed that outlives the browser's own delays has the offer's discount.
COPIED = """(discount) => new Promise((resolve) => {
  const opening = indexedDB.open('keyval-store')
  opening.onsuccess = () => {
    const asking = opening.result.transaction('keyval').objectStore('keyval').get('trunkline-drafts')
    asking.onsuccess = () => resolve(Object.entries(asking.result?.drafts ?? {}).some(
      ([name, text]) => name.includes('.offer.') && text.includes(`"discount":${discount},`)))
  }
})"""
# The app's worker is at hand, and what the customer needs for hours without a line is there.
KEPT = "() => navigator.serviceWorker.controller !== null && localStorage.getItem('trunkline-preloaded') !== null"
WRITTEN = """
    select (select count(*) from ticket where description = $1) as tickets,
           (select count(*) from attachment a join ticket t on t.id = a.subject_id where t.description = $1) as photos,
           (select count(*) from lead where company_name = $2) as leads,
           (select count(*) from lead where company_name = $3) as undone
"""


async def copied(person: Person, discount: str) -> None:
    """Wait until the offer's discount is in the copy."""
    for _ in range(100):
        # Not `wait_for_function`, which takes a promise for a yes.
        if await person.page.evaluate(COPIED, discount):
            return
        await asyncio.sleep(0.1)
    raise TimeoutError("what is typed is not copied")


async def written(product: Product) -> dict[str, Any]:
    """Count what of all that has arrived."""
    database = await asyncpg.connect(product.database_url)
    found = await database.fetchrow(WRITTEN, FAULT, LEAD, UNDONE)
    await database.close()
    return dict(found or {})


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_a_cart_and_a_report_survive_the_line_a_reload_and_the_battery(
    product: Product, tmp_path: Path, photo: Path
) -> None:
    profile = tmp_path / "phone"
    async with async_playwright() as playwright:
        context = await device(playwright, profile, PHONE)
        buyer = Person(product, context.pages[0], "ro")
        await buyer.sign_in("buyer")
        await nothing_chosen(buyer)
        # A phone keeps what it has seen.
        await _on_report(buyer)
        await expect(buyer.button("portal.report.send")).to_be_visible()
        await buyer.open("/portal/shop/HOST-L")
        await expect(buyer.button("shop.putIn")).to_be_enabled()
        await buyer.page.wait_for_function(KEPT, timeout=90_000)
        await context.set_offline(True)
        await buyer.press("shop.putIn")
        await buyer.follow("shop.cart.open")
        await expect(line(buyer, "Găzduire Mare")).to_be_visible()
        await _report(buyer, photo)
        assert await queued(buyer.page) == 3
        battery_dies(profile)

    async with async_playwright() as playwright:
        context = await device(playwright, profile, PHONE)
        buyer = await charged(context, product, "buyer")
        await all_sent(buyer.page)
        found = await written(product)
        assert (found["tickets"], found["photos"]) == (1, 1)
        await buyer.open("/portal/cart")
        await expect(line(buyer, "Găzduire Mare")).to_have_count(1)
        await expect(line(buyer, "Găzduire Mare").get_by_role("textbox")).to_have_value("1")
        await nothing_chosen(buyer)
        await context.close()


async def _on_report(buyer: Person) -> None:
    await buyer.open("/portal")
    await buyer.follow("portal.home.problem")
    await buyer.choose_one("portal.about.VOICE_PLAN")
    symptom = buyer.page.get_by_role("group", name=buyer.words("portal.report.symptom"))
    await symptom.get_by_role("radio").first.dispatch_event("click")


async def _report(buyer: Person, photo: Path) -> None:
    """Report a fault without a line; the page is loaded anew when all is said but nothing sent."""
    await _on_report(buyer)
    await buyer.field("portal.report.text").fill(FAULT)
    await buyer.page.locator("input[type=file]").first.set_input_files(photo)
    without = buyer.button("portal.report.without", name=photo.name)
    await expect(without).to_be_visible()
    await buyer.page.reload()
    await expect(without).to_be_visible()
    await expect(buyer.field("portal.report.text")).to_have_value(FAULT)
    await buyer.press("portal.report.send")
    await buyer.sees(buyer.words("portal.report.kept"))


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_a_lead_and_an_offer_survive_the_line_a_reload_and_the_battery(product: Product, tmp_path: Path) -> None:
    async with async_playwright() as playwright:
        context = await device(playwright, tmp_path)
        rep = Person(product, context.pages[0], "ro")
        await rep.sign_in("rep")
        await prepared(rep)
        await rep.open("/leads/new")
        await context.set_offline(True)
        # Half of it is typed, and the page is loaded anew.
        await rep.field("leads.field.COMPANY_NAME").fill(LEAD)
        await rep.page.reload()
        await expect(rep.field("leads.field.COMPANY_NAME")).to_have_value(LEAD)
        await rep.field("leads.field.CONTACT_NAME").fill("Ana Marin")
        await rep.field("leads.field.PHONE").fill("0751 600 777")
        await rep.choose_one("leads.ground.NEW_ACCOUNT")
        await rep.press("leads.enter")
        await rep.sees(rep.words("leads.kept.title", company=LEAD))
        await rep.open("/leads/new")
        await rep.field("leads.field.COMPANY_NAME").fill(UNDONE)
        await rep.open("/customers")
        await rep.page.locator("main a[href^='/customers/cus_']").first.click()
        await expect(rep.page).to_have_url(re.compile("cus_"))
        customer = re.search(r"cus_[0-9a-f-]+", rep.page.url)
        assert customer is not None
        offer = f"/offers/new?customer={customer[0]}"
        await rep.open(offer)
        catalogue = rep.page.get_by_role("list", name=rep.words("offers.catalogue.title"))
        await catalogue.get_by_role("button").first.click()
        await rep.field("offers.line.discount").fill("4")
        await rep.field("offers.line.discount").press("Tab")
        await rep.sees(rep.words("offers.onDevice"))
        assert await queued(rep.page) == 1
        # What is typed is in its place at once, and on the disk a moment later.
        await copied(rep, "4")
        battery_dies(tmp_path)

    async with async_playwright() as playwright:
        context = await device(playwright, tmp_path)
        rep = await charged(context, product, "rep")
        await all_sent(rep.page)
        await rep.open("/leads/new")
        await expect(rep.field("leads.field.COMPANY_NAME")).to_have_value(UNDONE)
        await rep.open(offer)
        await expect(rep.field("offers.line.discount")).to_have_value("4")
        found = await written(product)
        assert (found["leads"], found["undone"]) == (1, 0)
        await context.close()
