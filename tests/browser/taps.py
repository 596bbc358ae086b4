"""How many taps the errands of every day take, typing not counted, from the start screen of who does them.

Staff work on a tablet, customers on a phone. What an errand is about is made anew before it begins.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Final, cast

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from dev.figures.stage import guest
from tests.browser.person import Person
from tests.browser.prepared import Prepared, prepared
from tests.browser.product import Product

GOALS: Final = {
    "find an account": 1,
    "log a visit": 3,
    "change a stage": 2,
    "quote from an account": 5,
    "order from an accepted offer": 3,
    "answer in the inbox": 2,
    "new order": 6,
    "accept an installation": 2,
    "reorder": 3,
    "download an invoice": 2,
    "open a ticket": 4,
}
LANGUAGE: Final = "ro"
# Provisioning and what else the worker does meanwhile.
LATER_MS: Final = 60_000


class Hand:
    """A finger at a screen; what it taps is counted from each start screen anew."""

    def __init__(self, person: Person, home: str) -> None:
        self.person, self.page, self.home = person, person.page, home
        self.taps = 0

    async def start(self) -> None:
        """Come to the start screen."""
        await self.person.open(self.home)
        await self.person.settled()
        self.taps = 0

    async def tap(self, what: Locator) -> None:
        """Tap the first of them that is in sight."""
        await what.filter(visible=True).first.tap()
        self.taps += 1

    async def button(self, identifier: str, within: Locator | None = None) -> None:
        """Tap a button by its words."""
        await self.tap((within or self.page).get_by_role("button", name=self.person.words(identifier)))

    async def link(self, identifier: str) -> None:
        """Tap a link by its words."""
        await self.tap(self.person.link(identifier))

    async def find(self, words: str, address: str) -> None:
        """Find something by a tap on the search, its words and Enter."""
        await self.button("app.palette.open")
        search = self.page.get_by_role("dialog").get_by_role("searchbox")
        await expect(search).to_be_focused()
        await self.page.keyboard.type(words)
        first = self.page.get_by_role("menuitem").first
        await expect(first).to_have_accessible_name(re.compile(re.escape(words)))
        await expect(first).to_have_attribute("data-focused", "true")
        await self.page.keyboard.press("Enter")
        await expect(self.page).to_have_url(re.compile(address))

    @property
    def dialog(self) -> Locator:
        """The dialog that stands open."""
        return self.page.get_by_role("dialog")


async def find_an_account(hand: Hand, given: Prepared) -> None:
    """Its card is open."""
    await hand.find(given.firm, "/customers/cus_")
    await expect(hand.page.get_by_role("article", name=given.firm)).to_be_visible()


async def log_a_visit(hand: Hand, given: Prepared) -> None:
    """It stands in the customer's history."""
    await find_an_account(hand, given)
    await hand.button("interactions.channel.VISIT")
    note = hand.person.field("interactions.note")
    await expect(note).to_be_visible()
    await hand.button("interactions.save", hand.dialog)
    await hand.person.sees(hand.person.words("interactions.logged", name=given.firm))
    await expect(hand.dialog).to_have_count(0)


async def change_a_stage(hand: Hand, given: Prepared) -> None:
    """The lead that was given to the seller is in work."""
    await hand.find(given.lead, "/leads/lea_")
    await hand.button("leads.start")
    await expect(hand.person.button("leads.start")).to_have_count(0)


async def quote_from_an_account(hand: Hand, given: Prepared) -> None:
    """The offer is on its way to the signatory."""
    await find_an_account(hand, given)
    await hand.link("customers.newOffer")
    catalogue = hand.page.get_by_role("list", name=hand.person.words("offers.catalogue.title"))
    await hand.tap(catalogue.get_by_role("button"))
    await hand.button("offers.submit")
    await hand.button("offers.send.now", hand.dialog)
    await hand.person.sees(hand.person.words("offers.status.SENT"))


async def order_from_an_accepted_offer(hand: Hand, given: Prepared) -> None:
    """The signed copy makes the order."""
    await hand.find(given.offer, "/offers/off_")
    await hand.link("offers.contract")
    async with hand.page.expect_file_chooser() as chooser:
        await hand.button("ui.file.choose")
    await (await chooser.value).set_files(given.signed)
    await expect(hand.page.locator("a[href^='/orders/ord_']")).to_be_visible(timeout=LATER_MS)


async def answer_in_the_inbox(hand: Hand, given: Prepared) -> None:
    """Who asked has the answer."""
    asked = hand.page.get_by_role("listitem").filter(has_text=given.question)
    await hand.button("inbox.done", asked)
    await expect(hand.dialog.get_by_role("textbox")).to_be_focused()
    await hand.page.keyboard.type("Da")
    await hand.button("inbox.done", hand.dialog)
    await expect(asked).to_have_count(0)


async def new_order(hand: Hand, given: Prepared) -> None:
    """It is ordered, and has its number."""
    await hand.link("portal.home.order")
    await hand.tap(hand.page.locator(f"a[href^='/portal/shop/{given.product}']"))
    await hand.button("shop.putIn")
    await hand.link("shop.cart.open")
    await hand.button("shop.review")
    await _submit(hand)


async def _submit(hand: Hand) -> None:
    await hand.button("shop.submit")
    await expect(hand.page).to_have_url(re.compile("/portal/orders/ord_"))
    await hand.person.sees(hand.person.words("portal.order.thanks"))


async def accept_an_installation(hand: Hand, _: Prepared) -> None:
    """The newest order that waits has its customer's yes."""
    accept = hand.person.button("portal.install.accept")
    waiting = hand.page.get_by_role("listitem").filter(has=accept)
    await expect(waiting.first).to_be_visible(timeout=LATER_MS)
    order = await waiting.first.get_by_role("link").first.get_attribute("href")
    await hand.tap(accept)
    await hand.button("portal.install.accept", hand.dialog)
    await expect(hand.dialog).to_have_count(0)
    await expect(waiting.filter(has=hand.page.locator(f"a[href='{order}']"))).to_have_count(0)


async def reorder(hand: Hand, _: Prepared) -> None:
    """What was ordered before is ordered again, whatever else is in the cart."""
    await hand.link("app.portal.orders")
    await hand.button("shop.again")
    ordered = hand.page.get_by_role("region", name=hand.person.words("shop.cart.lines")).get_by_role("listitem")
    await expect(ordered.first).to_be_visible()
    await _submit(hand)


async def download_an_invoice(hand: Hand, _: Prepared) -> None:
    """The device keeps it as PDF."""
    await hand.tap(hand.page.locator("main a[href^='/portal/bills/']"))
    async with hand.page.expect_download() as download:
        await hand.button("portal.bill.pdf")
    assert (await download.value).suggested_filename.endswith(".pdf")


async def open_a_ticket(hand: Hand, _: Prepared) -> None:
    """It is reported, and has its number."""
    await hand.link("portal.home.problem")
    await hand.tap(_tile(hand.page, hand.person.words("portal.about.HOSTING")))
    symptom = hand.page.get_by_role("group", name=hand.person.words("portal.report.symptom"))
    await hand.tap(symptom.locator("label"))
    await hand.button("portal.report.send")
    await hand.person.sees(hand.person.words("portal.ticket.thanks"))


def _tile(page: Page, words: re.Pattern[str]) -> Locator:
    """Return a choice as large as a thumb, whose radio button itself is out of sight."""
    return page.locator("label").filter(has=page.get_by_role("radio", name=words))


ERRAND = Callable[[Hand, Prepared], Awaitable[None]]
STAFF: Final[tuple[ERRAND, ...]] = (
    find_an_account,
    log_a_visit,
    change_a_stage,
    quote_from_an_account,
    order_from_an_accepted_offer,
)
ASKED: Final[tuple[ERRAND, ...]] = (answer_in_the_inbox,)
CUSTOMER: Final[tuple[ERRAND, ...]] = (
    new_order,
    accept_an_installation,
    reorder,
    download_an_invoice,
    open_a_ticket,
)


async def count_taps(chrome: Browser, base: str) -> dict[str, dict[str, int]]:
    """Do every errand once; return how many taps it took beside how many it may take."""
    counted: dict[str, int] = {}
    async with async_playwright() as playwright:
        given = await prepared(playwright, base, secrets.token_hex(3))
    for who, device, home, errands in (
        ("rep", "tablet", "/", STAFF),
        ("pricing", "tablet", "/", ASKED),
        ("buyer", "phone", "/portal", CUSTOMER),
    ):
        async with guest(chrome, base, who, LANGUAGE, device) as somebody:
            # Of the product a person at the screen knows the address only.
            person = Person(cast("Product", SimpleNamespace(url=base)), somebody.page, LANGUAGE)
            hand = Hand(person, home)
            for errand in errands:
                await hand.start()
                await errand(hand, given)
                counted[errand.__name__.replace("_", " ")] = hand.taps
            person.fine()
    return {name: {"counted": counted[name], "goal": goal} for name, goal in GOALS.items()}
