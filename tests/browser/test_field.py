"""A day in the field: what a seller needs is on the device, what is written there goes out in its order when the line is back."""

import re

import asyncpg
import pytest
from playwright.async_api import Browser, expect

from dev.steps import ROOT
from tests.browser.badline import all_sent, queued
from tests.browser.person import TABLET, Person
from tests.browser.product import Product
from tests.browser.test_offline import stored

FIRM = "Atelierul fără Semnal SRL"
LEAD = "Cabana din Vale SRL"
FAULT = "Routerul nu pornește după furtună"
# What was made without a line hangs together: the offer's and the ticket's customer is the new one.
TOGETHER = """
    select (select count(*) from customer where name = $1) as customers,
           (select count(*) from offer o join customer c on c.id = o.customer_id where c.name = $1) as offers,
           (select max(o.status) from offer o join customer c on c.id = o.customer_id where c.name = $1) as status,
           (select count(*) from ticket t join customer c on c.id = t.customer_id where c.name = $1) as tickets,
           (select count(*) from lead where company_name = $2) as leads
"""


# Whose card lies on the device: at most two of them.
CUSTOMERS = """() => new Promise((resolve) => {
  const opening = indexedDB.open('keyval-store')
  opening.onsuccess = () => {
    const asking = opening.result.transaction('keyval').objectStore('keyval').get('trunkline-cache')
    asking.onsuccess = () => {
      const cards = asking.result.state.queries.filter(({ queryKey }) => queryKey[0] === 'CustomerCard')
      resolve(cards.slice(0, 2).map(({ state }) => state.data.customer.name))
    }
  }
})"""


async def prepared(person: Person) -> None:
    """Wait until the device has everything for hours without a line."""
    await stored(person, len(list((ROOT / "web" / "dist" / "assets" / "texts").glob("ro-*.js"))))
    await person.page.wait_for_function("() => localStorage.getItem('trunkline-preloaded')", timeout=90_000)


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_a_seller_works_for_hours_without_a_line(product: Product, browser: Browser) -> None:
    context = await browser.new_context(**TABLET, reduced_motion="reduce", timezone_id="Europe/Bucharest")
    rep = Person(product, await context.new_page(), "ro")
    await rep.sign_in("rep")
    await prepared(rep)
    await context.set_offline(True)

    # Nobody has opened these before.
    names = await rep.page.evaluate(CUSTOMERS)
    assert names
    for name in names:
        await rep.open("/customers")
        await rep.page.get_by_role("link", name=re.compile(re.escape(name))).first.click()
        await expect(rep.page.get_by_role("article", name=name)).to_be_visible()
    await rep.open("/inbox")
    await expect(rep.heading("inbox.title")).to_be_visible()

    await _customer(rep)
    await _offer(rep)
    await _ticket(rep)
    await _lead(rep)
    waiting = await queued(rep.page)
    assert waiting == 5

    # The tablet is put away and opened again.
    await rep.open("/sync")
    await expect(rep.page.get_by_role("listitem").filter(has_text=FIRM).first).to_be_visible()
    await expect(rep.page.locator("ol > li")).to_have_count(waiting)
    await rep.checks()

    await context.set_offline(False)
    await all_sent(rep.page)
    database = await asyncpg.connect(product.database_url)
    found = dict(await database.fetchrow(TOGETHER, FIRM, LEAD) or {})
    await database.close()
    assert found == {"customers": 1, "offers": 1, "status": "APPROVED", "tickets": 1, "leads": 1}
    await context.close()


async def _customer(rep: Person) -> None:
    await rep.open("/customers")
    await rep.press("customers.new")
    await rep.field("customers.field.name").fill(FIRM)
    await rep.field("customers.field.fiscalNumber").fill("29145000")
    sheet = rep.page.get_by_role("dialog")
    await sheet.get_by_role("button", name=re.compile(rep.among("customers.field.segment"))).click()
    # The first is none.
    await rep.page.get_by_role("listbox").get_by_role("option").nth(1).click()
    await rep.press("customers.create")
    await rep.sees(rep.words("customers.kept.title", name=FIRM))
    await rep.checks()


async def _offer(rep: Person) -> None:
    address = rep.page.url
    await expect(rep.link("customers.kept.offer")).to_be_visible()
    await rep.open("/offers/new")
    await rep.page.get_by_role("combobox", name=rep.words("offers.new.customer")).fill("fara semnal")
    await rep.page.get_by_role("option", name=re.compile(FIRM)).click()
    catalogue = rep.page.get_by_role("list", name=rep.words("offers.catalogue.title"))
    await catalogue.get_by_role("button").first.click()
    await rep.sees(rep.words("offers.onDevice"))
    await rep.sees(rep.words("offers.outcome.WITHIN"))
    await rep.checks()
    await rep.press("offers.submit")
    await expect(rep.page).to_have_url(re.compile("/offers$"))
    await rep.page.goto(address)


async def _ticket(rep: Person) -> None:
    await rep.follow("customers.kept.ticket")
    await rep.choose_one("tickets.kind.BILLING")
    await rep.field("tickets.new.subject").fill(FAULT)
    await rep.field("tickets.new.description").fill(FAULT)
    await rep.press("tickets.new.create")
    await rep.sees(rep.words("tickets.kept.title", subject=FAULT))
    await rep.checks()


async def _lead(rep: Person) -> None:
    await rep.open("/leads/new")
    typed = {"COMPANY_NAME": LEAD, "CONTACT_NAME": "Ana Marin", "PHONE": "0751 500 777"}
    for field, value in typed.items():
        await rep.field(f"leads.field.{field}").fill(value)
    await rep.choose_one("leads.ground.NEW_ACCOUNT")
    await rep.press("leads.enter")
    await rep.sees(rep.words("leads.kept.title", company=LEAD))
