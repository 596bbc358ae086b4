"""Whatever the line, the device or the server does in the middle of a write: it arrives once, and the person knows how it stands."""

import re
from functools import partial
from typing import Any
from zlib import crc32

import asyncpg
import pytest
from playwright.async_api import Browser, BrowserContext, Route, expect

from tests.browser.badline import all_sent
from tests.browser.person import TABLET, Meet, Person
from tests.browser.product import Product

HTML = "<!doctype html><title>Hotel Wi-Fi</title><h1>Sign in to go online</h1>"
ANSWERS: dict[str, dict[str, Any]] = {
    "fault": {"status": 500, "content_type": "text/html", "body": "Internal Server Error"},
    "away": {"status": 503, "content_type": "application/json", "body": "{}"},
    "slow-down": {"status": 429, "content_type": "application/json", "body": "{}"},
    "cut-off": {"status": 200, "content_type": "application/json", "body": '{"data": {"leadEnt'},
    "hotel": {"status": 200, "content_type": "text/html", "body": HTML},
    "hotel-refuses": {"status": 403, "content_type": "text/html", "body": HTML},
}
USER = "() => JSON.parse(localStorage.getItem('trunkline-user'))?.id ?? null"


async def tablet(browser: Browser) -> BrowserContext:
    """Return a tablet without a service worker, whose requests the test may carry."""
    return await browser.new_context(
        **TABLET, reduced_motion="reduce", service_workers="block", timezone_id="Europe/Bucharest"
    )


async def typed(rep: Person, company: str) -> None:
    """Fill in a lead, all but sent."""
    await rep.open("/leads/new")
    await rep.field("leads.field.COMPANY_NAME").fill(company)
    await rep.field("leads.field.CONTACT_NAME").fill("Ana Marin")
    await rep.field("leads.field.PHONE").fill(f"0751{crc32(company.encode()) % 1_000_000:06}")
    await rep.choose_one("leads.ground.NEW_ACCOUNT")


async def leads(product: Product, company: str) -> int:
    """How many leads of that name the server has."""
    database = await asyncpg.connect(product.database_url)
    try:
        return int(await database.fetchval("select count(*) from lead where company_name = $1", company))
    finally:
        await database.close()


def entering(route: Route) -> bool:
    """Whether a request enters a lead."""
    return '"LeadEnter"' in (route.request.post_data or "")


# A write that arrived without a word, and an answer that came from somebody else; the others are walked with the long ones.
EVERYDAY = {"answer lost", "hotel"}
FATES = [
    pytest.param(fate, marks=[] if fate in EVERYDAY else pytest.mark.long)
    for fate in ("never arrives", "answer lost", *ANSWERS)
]


@pytest.mark.parametrize("fate", FATES)
async def test_a_lead_arrives_once_whatever_happens_to_it_on_the_way(
    product: Product, browser: Browser, fate: str
) -> None:
    context = await tablet(browser)
    rep = Person(product, await context.new_page(), "ro")
    await rep.sign_in("rep")
    company = f"Soarta {fate} SRL"
    await typed(rep, company)
    met = 0

    async def carry(route: Route) -> None:
        nonlocal met
        if not entering(route) or met >= 2:
            await route.continue_()
            return
        met += 1
        if fate == "answer lost":
            await route.fetch()
        if fate in ANSWERS:
            await route.fulfill(**ANSWERS[fate])
        else:
            await route.abort("internetdisconnected")

    await rep.page.route("**/graphql", carry)
    await rep.press("leads.enter")
    # Kept here or sent: the person hears one of them, and the page may go at that moment.
    await expect(rep.button("leads.entered.another")).to_be_visible()
    await rep.page.reload()
    await all_sent(rep.page)
    assert await leads(product, company) == 1
    assert met == 2
    await context.close()


async def _foreign(answer: dict[str, Any], route: Route) -> None:
    """Answer in the server's place."""
    await route.fulfill(**answer)


async def test_a_foreign_network_signs_nobody_out(product: Product, browser: Browser) -> None:
    context = await tablet(browser)
    rep = Person(product, await context.new_page(), "ro")
    await rep.sign_in("rep")
    for answer in ("hotel", "hotel-refuses", "slow-down"):
        await rep.page.route(re.compile(r":\d+/(graphql|auth)"), partial(_foreign, ANSWERS[answer]))
        await rep.page.reload()
        await expect(rep.page.get_by_role("navigation").first).to_be_visible()
        assert await rep.page.evaluate(USER)
        await rep.page.unroute_all()
    await rep.page.reload()
    await rep.settled()
    await context.close()


async def test_a_full_device_says_so_and_loses_nothing(product: Product, meet: Meet) -> None:
    company = "Dispozitiv plin SRL"
    rep = await meet("rep", "ro")
    await typed(rep, company)
    # The browser refuses what is written from now on.
    await rep.page.evaluate("""() => {
      window.room = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }
    }""")
    await rep.press("leads.enter")
    await expect(rep.page.get_by_role("alert").filter(has_text=rep.words("ui.full"))).to_be_visible()
    await expect(rep.field("leads.field.COMPANY_NAME")).to_have_value(company)
    await rep.page.evaluate("() => { IDBObjectStore.prototype.put = window.room }")
    await rep.press("leads.enter")
    await all_sent(rep.page)
    await expect(rep.button("leads.entered.another")).to_be_visible()
    assert await leads(product, company) == 1


async def test_what_is_typed_into_a_dialog_outlives_rights_taps_and_reloads(meet: Meet) -> None:
    rep = await meet("rep", "ro")
    words = "Sună după ora cinci"
    await rep.open("/leads?who=mine")
    await rep.page.locator("main a[href^='/leads/lea_']").first.click()
    await rep.settled()
    await rep.page.get_by_role("button", name=rep.words("leads.call.log")).filter(visible=True).first.click()
    note = rep.field("leads.call.note")
    await note.fill(words)

    # The caller's rights change while it stands open: it stays, with what was typed.
    async def others(route: Route) -> None:
        answer = await route.fetch()
        body = await answer.json()
        body["user"]["permissions"].append("own:report:read")
        await route.fulfill(response=answer, json=body)

    ended = False

    async def once(route: Route) -> None:
        nonlocal ended
        if ended:
            await route.continue_()
        else:
            ended = True
            await route.fulfill(status=401, content_type="application/json", body="{}")

    rep.expected += [("POST", "/graphql", 401)]
    await rep.page.route("**/auth/refresh", others)
    await rep.page.route("**/graphql", once)
    async with rep.page.expect_response("**/auth/refresh"):
        await rep.page.evaluate(
            "() => { window.dispatchEvent(new Event('offline')); window.dispatchEvent(new Event('online')) }"
        )
    await rep.page.wait_for_load_state("networkidle")
    await expect(note).to_have_value(words)
    await rep.page.unroute_all()

    await rep.page.reload()
    await rep.page.get_by_role("button", name=rep.words("leads.call.log")).filter(visible=True).first.click()
    await expect(note).to_have_value(words)
    await rep.sees(rep.words("ui.draft.found"))
    await rep.press("ui.draft.restart")
    await expect(note).to_have_value("")
