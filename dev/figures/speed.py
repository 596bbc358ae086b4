"""How quickly the product answers on a device four times slower than this machine: interactions and the warm start."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from statistics import median
from typing import Final

from playwright.async_api import Browser, CDPSession
from playwright.async_api import Error as BrowserError

from dev.figures.stage import Guest, guest

SLOWER: Final = 4
# What could not be done at all.
UNANSWERED: Final = 60_000
WARM_RUNS: Final = 5
# Every press and key whose next picture took longer than a frame.
WATCH: Final = """() => {
  window.slowest = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) window.slowest = Math.max(window.slowest, entry.duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })
}"""
# When the first row of a list was drawn, since the page was asked for.
ROWS: Final = """
  const looking = setInterval(() => {
    if (!document.querySelector('main a[data-row]')) return
    clearInterval(looking)
    requestAnimationFrame(() => setTimeout(() => { window.rowsAt = performance.now() }, 0))
  }, 5)
"""


# Not `wait_for_function`, which the app's own policy against evaluated code stops.
ROWS_AT: Final = """async () => {
  while (!window.rowsAt) await new Promise((resolve) => setTimeout(resolve, 20))
  return window.rowsAt
}"""


async def _type(person: Guest) -> None:
    await person.page.locator("main input[type=search]").first.press_sequentially("popa", delay=60)


async def _card(person: Guest) -> None:
    await person.page.locator("main a[data-row]").last.click()


async def _palette(person: Guest) -> None:
    await person.press("app.palette.open")
    await (
        person.page.get_by_role("combobox")
        .or_(person.page.get_by_role("searchbox"))
        .last.press_sequentially("le", delay=60)
    )


def _press(*texts: str) -> Callable[[Guest], Awaitable[None]]:
    async def press(person: Guest) -> None:
        for text in texts:
            await person.press(text)
            await person.there()

    return press


async def _check(person: Guest) -> None:
    for box in (await person.page.locator("main input[type=checkbox]").all())[:3]:
        await box.click()


# Who does what where: what is done all day, and what shows most at once.
ERRANDS: Final[tuple[tuple[str, str, str, Callable[[Guest], Awaitable[None]]], ...]] = (
    ("open a customer", "rep", "/customers", _card),
    ("search customers", "rep", "/customers", _type),
    ("open a lead", "manager", "/leads", _card),
    ("filter leads", "manager", "/leads", _press("ui.filter.button")),
    ("actions of a lead", "manager", "{lead}", _press("leads.actions")),
    ("palette", "rep", "/", _palette),
    ("open an order", "backoffice", "/orders?view=list&status=all", _card),
    ("open a ticket", "service", "/tickets", _card),
    ("configure a product", "buyer", "/portal/shop/HOST-M", _check),
    ("put into the cart", "buyer", "/portal/shop/HOST-M", _press("shop.putIn")),
)


async def interactions(chrome: Browser, base: str) -> dict[str, float]:
    """Return the slowest answer in each errand, ms from the press to the next picture."""
    slowest: dict[str, float] = {}
    for name, who, path, errand in ERRANDS:
        async with guest(chrome, base, who, "ro", "tablet") as person:
            await person.page.goto(base + await person.address(path))
            await person.there()
            await person.page.wait_for_timeout(1500)  # what loads when nothing else is to do is no part of an answer
            await _slow_down(person)
            await person.page.evaluate(WATCH)
            try:
                await errand(person)
            except BrowserError as error:
                print(f"  {name}: {str(error).splitlines()[0]}")
                slowest[name] = UNANSWERED
                continue
            await person.page.wait_for_timeout(800)
            slowest[name] = await person.page.evaluate("window.slowest")
    return slowest


async def warm_start(chrome: Browser, base: str) -> float:
    """Return when the rows of a list that was open before are there again, ms; the median of some starts."""
    taken: list[float] = []
    async with guest(chrome, base, "rep", "ro", "tablet", service_workers="allow") as person:
        await person.page.goto(f"{base}/customers")
        await person.there()
        await person.page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
        await person.page.wait_for_timeout(6000)  # everything is stored
        await _slow_down(person)
        await person.page.add_init_script(ROWS)
        for _ in range(WARM_RUNS):
            await person.page.goto(f"{base}/customers")
            taken.append(await person.page.evaluate(ROWS_AT))
            await person.page.wait_for_timeout(1500)
    return median(taken)


async def _slow_down(person: Guest) -> CDPSession:
    session = await person.page.context.new_cdp_session(person.page)
    await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return session
