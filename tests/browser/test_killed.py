"""Kill -9 of every part of the product in the middle of lead, offer, cart and ticket: it goes on, once each."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from playwright.async_api import Browser, expect

from dev import install
from dev.steps import alone
from tests.browser.badline import all_sent
from tests.browser.killable import Killable, killable
from tests.browser.person import PHONE, TABLET, Person

FIRM = "Rezistent la Pene SRL"
WORDS = "Linia a căzut exact acum"
SETTLED_SECONDS = 90
# What each step has to leave, once.
ONCE = {
    "leads": "select count(*) from lead where created_at > $1",
    "offers": "select count(*) from offer where created_at > $1",
    "orders": "select count(*) from product_order where created_at > $1",
    "tickets": "select count(*) from ticket where created_at > $1",
}
# Work that the worker has not finished, or has given up.
OPEN = """select (select count(*) from outbox) + (select count(*) from delivery where state <> 'DONE')"""


@pytest.fixture
def everything(tmp_path: Path) -> Iterator[Killable]:
    with alone("install"):
        install.web()
        install.build()
    with killable(tmp_path) as running:
        yield running


@asynccontextmanager
async def killing(everything: Killable, part: str) -> AsyncIterator[None]:
    """Kill a part and do something at once; at the end it is back."""
    before = everything.parts[part]()
    everything.kill(part)
    yield
    await asyncio.to_thread(everything.wait_back, part, before)


async def meet(browser: Browser, everything: Killable, name: str, device: dict[str, Any]) -> Person:
    context = await browser.new_context(
        **device, reduced_motion="reduce", service_workers="block", timezone_id="Europe/Bucharest"
    )
    person = Person(everything.product, await context.new_page(), "ro")
    await person.sign_in(name)
    return person


async def enter_lead(caller: Person) -> None:
    typed = {
        "COMPANY_NAME": FIRM,
        "FISCAL_NUMBER": "18547290",
        "CONTACT_NAME": "Ileana Ștefănescu",
        "PHONE": "0751 500 209",
        "EMAIL": "ileana@rezistent.example",
        "SIM_COUNT": "14",
    }
    for field, value in typed.items():
        await caller.field(f"leads.field.{field}").fill(value)


async def choose_product(rep: Person) -> None:
    await rep.open("/customers")
    await rep.page.locator("main a[href^='/customers/cus_']").first.click()
    found = re.search(r"cus_[0-9a-f-]+", rep.page.url)
    assert found is not None
    await rep.open(f"/offers/new?customer={found[0]}")
    catalogue = rep.page.get_by_role("list", name=rep.words("offers.catalogue.title"))
    await catalogue.get_by_role("button").first.click()
    await rep.sees(rep.words("offers.outcome.WITHIN"))
    await expect(rep.button("offers.submit")).to_be_enabled()


async def settled(database: asyncpg.Pool) -> None:
    """Wait until the worker has done everything."""
    for _ in range(SETTLED_SECONDS * 2):
        if await database.fetchval(OPEN) == 0:
            return
        await asyncio.sleep(0.5)
    raise TimeoutError("not all work was done")


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_each_part_is_killed_in_the_middle_of_the_errand(everything: Killable, browser: Browser) -> None:
    caller = await meet(browser, everything, "telemarketing", TABLET)
    rep = await meet(browser, everything, "rep", TABLET)
    buyer = await meet(browser, everything, "buyer", PHONE)
    database = await asyncpg.create_pool(
        everything.product.database_url, min_size=0, max_inactive_connection_lifetime=1
    )
    begun = await database.fetchval("select app_now()")

    await caller.open("/leads/new")
    await caller.choose_one("leads.channel.TELEMARKETING")
    await enter_lead(caller)
    async with killing(everything, "api"):
        await caller.press("leads.enter")
        done = caller.page.get_by_text(caller.words("leads.kept.title", company=FIRM))
        await expect(done.or_(caller.link("leads.entered.open")).first).to_be_visible()
    await all_sent(caller.page)

    await choose_product(rep)
    async with killing(everything, "postgres"):
        await rep.press("offers.submit")
        await expect(rep.page).not_to_have_url(re.compile("/offers/new"))
    await all_sent(rep.page)

    await buyer.open("/portal/shop/HOST-S")
    await buyer.press("shop.putIn")
    await buyer.follow("shop.cart.open")
    await buyer.press("shop.review")
    async with killing(everything, "valkey"):
        await buyer.press("shop.submit")
        kept = buyer.page.get_by_text(buyer.words("shop.kept.title"))
        await expect(kept.or_(buyer.page.get_by_role("heading", name=re.compile(r"O-\d{4}"))).first).to_be_visible()
    await all_sent(buyer.page)

    await buyer.open("/portal/tickets/new?about=VOICE_PLAN")
    symptom = buyer.page.get_by_role("group", name=buyer.words("portal.report.symptom"))
    await symptom.get_by_role("radio").first.dispatch_event("click")
    await buyer.field("portal.report.text").fill(WORDS)
    async with killing(everything, "worker"):
        await buyer.press("portal.report.send")
        await expect(buyer.page).not_to_have_url(re.compile("/portal/tickets/new"))
    await all_sent(buyer.page)

    await settled(database)
    for what, statement in ONCE.items():
        count = await database.fetchval(statement, begun)
        assert count == 1, f"{count} {what}"
    identifiers = [mail["Message-ID"] for mail in everything.product.mails.messages()]
    assert len(identifiers) == len(set(identifiers)), "a mail was sent twice"
    await database.close()
