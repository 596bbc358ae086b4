"""A line and a battery as they are in the field: they end in the middle of things, and what that costs is counted."""

import asyncio
import itertools
import re
import signal
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

import psutil
from playwright.async_api import BrowserContext, Page, Playwright, Route, expect

from dev.browser import FLAGS, chromium
from tests.browser.person import TABLET, Person
from tests.browser.product import Product

QUEUED: Final = """() => new Promise((resolve) => {
  const opening = indexedDB.open('trunkline-outbox')
  opening.onsuccess = () => {
    const asking = opening.result.transaction('writes').objectStore('writes').count()
    asking.onsuccess = () => { opening.result.close(); resolve(asking.result) }
  }
})"""
SENT_SECONDS: Final = 90
READ_SECONDS: Final = 15
NOTE: Final = re.compile(r"Notă (\d+) de pe teren")
WORDS: Final = "Notă {} de pe teren"


@dataclass(frozen=True)
class Counts:
    """What became of the writes: all three have to be zero."""

    writes: int
    lost: int
    doubled: int
    reordered: int


async def queued(page: Page) -> int:
    """How many writes wait on the device."""
    return int(await page.evaluate(QUEUED))


async def all_sent(page: Page) -> None:
    """Wait until nothing waits any more."""
    for _ in range(SENT_SECONDS * 5):
        if await queued(page) == 0:
            return
        await asyncio.sleep(0.2)
    raise TimeoutError(f"{await queued(page)} writes are not sent")


class BadLine:
    """Breaks the requests of a page by chance: some never arrive, of some the answer is lost."""

    def __init__(self, page: Page, random: Random) -> None:
        """Nothing breaks yet."""
        self.page, self.random = page, random
        self.bad = False

    async def lay(self) -> None:
        """Begin to carry the page's requests."""
        await self.page.route("**/graphql", self._carry)

    async def take_up(self) -> None:
        """Carry nothing any more; the line is good."""
        self.bad = False
        await self.page.context.set_offline(False)
        await self.page.unroute_all(behavior="ignoreErrors")

    async def cut(self, *, off: bool) -> None:
        """Take the line away, or give it back."""
        await self.page.context.set_offline(off)

    async def _carry(self, route: Route) -> None:
        fate = self.random.random() if self.bad else 1.0
        if fate < 0.3:  # it never arrives
            await route.abort("internetdisconnected")
        elif fate < 0.6:  # the server does it, and nobody hears of that
            await route.fetch()
            await route.abort("internetdisconnected")
        else:
            await route.continue_()


async def count_offline(agent: Person, ticket: str, *, writes: int = 30, seed: int = 1) -> Counts:
    """Write that many internal notes on a ticket (`tic_…`) while the line is cut at random; return what became of them.

    `agent` is signed in and may write on the ticket. Between the notes the line is cut, given back, or made bad, and
    the page is loaded anew; at the end the line is good, and the ticket is read as the server has it.
    """
    page = agent.page
    random = Random(seed)
    await agent.open(f"/tickets/{ticket}")
    line = BadLine(page, random)
    await line.lay()
    await _inside(agent)
    for number in range(1, writes + 1):
        what = random.choice(("good", "bad", "bad", "cut", "reload", "keep", "keep"))
        if what != "keep":
            await line.cut(off=what == "cut")
            line.bad = what in {"bad", "reload"}
        if what == "reload":
            # The screen itself comes over a good line; what was not sent stays on the device.
            line.bad = False
            await page.reload()
            await _inside(agent)
            line.bad = True
        await agent.field("tickets.compose.note").fill(WORDS.format(number))
        await agent.press("tickets.compose.keep")
        await expect(agent.field("tickets.compose.note")).to_have_value("")
    await line.take_up()
    await all_sent(page)
    await page.reload()
    await agent.sees(WORDS.format(writes))
    # What the device kept of the ticket is shown first, what the server has soon after it.
    for _ in range(READ_SECONDS * 5):
        found = judged([int(note) for note in NOTE.findall(await page.locator("main").inner_text())], writes)
        if found.lost == 0:
            break
        await asyncio.sleep(0.2)
    return found


async def _inside(agent: Person) -> None:
    """Turn to the internal notes."""
    switch = agent.page.get_by_role("switch", name=agent.words("tickets.compose.internal"))
    await expect(switch).to_be_visible()
    if not await switch.is_checked():
        await switch.dispatch_event("click")
    await expect(agent.field("tickets.compose.note")).to_be_visible()


def judged(arrived: list[int], writes: int) -> Counts:
    """Count what is missing, what is there more than once, and what stands before an earlier one."""
    times = Counter(arrived)
    first = list(dict.fromkeys(arrived))
    return Counts(
        writes=writes,
        lost=sum(1 for number in range(1, writes + 1) if number not in times),
        doubled=sum(count - 1 for count in times.values()),
        reordered=sum(1 for before, after in itertools.pairwise(first) if after < before),
    )


async def device(playwright: Playwright, profile: Path, kind: dict[str, Any] = TABLET) -> BrowserContext:
    """Switch a device on whose browser keeps what it has in `profile`."""
    return await playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium(),
        args=FLAGS,
        **kind,
        reduced_motion="reduce",
        timezone_id="Europe/Bucharest",
    )


def battery_dies(profile: Path) -> None:
    """End the browser as an empty battery does."""
    for process in psutil.process_iter(["cmdline"]):
        if f"--user-data-dir={profile}" in (process.info["cmdline"] or []):
            process.send_signal(signal.SIGKILL)


async def charged(context: BrowserContext, product: Product, name: str) -> Person:
    """Open the app on a device whose battery was empty, as the one who was signed in."""
    person = Person(product, context.pages[0], "ro")
    # What the device kept is on the screen before the server has said who this is.
    async with person.page.expect_response("**/auth/refresh") as answer:
        await person.open("/")
    # The browser writes its cookies down now and then only: who was signed in may have to say so again.
    if (await answer.value).status != 200:
        await person.sign_in(name)
    return person
