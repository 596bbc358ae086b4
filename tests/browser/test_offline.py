"""A tablet that has been signed in once opens its screens without a line, forms that nobody has opened yet too."""

import asyncio

from playwright.async_api import Browser, expect

from dev.steps import ROOT
from tests.browser.person import TABLET, Person
from tests.browser.product import Product

# The app is kept by its service worker; what nobody has opened yet is fetched when nothing else is to do: the texts,
# and the last of what loads late.
IS_STORED = """async (texts) => {
  if (!navigator.serviceWorker.controller) return false
  const kept = (await (await caches.open('assets')).keys()).map(({ url }) => url)
  const has = (part) => kept.filter((url) => url.includes(part)).length
  return has('/texts/ro') === texts && has('/late/DateInputs') && has('/late/Palette')
}"""
SCREENS = (("/leads", "leads.list.title"), ("/leads/new", "leads.new"), ("/tickets/new", "tickets.new"))


async def stored(person: Person, texts: int) -> None:
    """Wait until everything is kept on the device."""
    for _ in range(300):
        # Not `wait_for_function`, which takes a promise for a yes.
        if await person.page.evaluate(IS_STORED, texts):
            return
        await asyncio.sleep(0.2)
    raise TimeoutError("the app is not stored")


async def test_screens_open_without_a_line_after_the_first_visit(product: Product, browser: Browser) -> None:
    context = await browser.new_context(**TABLET, reduced_motion="reduce", timezone_id="Europe/Bucharest")
    rep = Person(product, await context.new_page(), "ro")
    await rep.sign_in("rep")
    await expect(rep.heading("app.home.title", name="Andrei Popa")).to_be_visible()
    texts = len(list((ROOT / "web" / "dist" / "assets" / "texts").glob("ro-*.js")))
    await stored(rep, texts)

    await context.set_offline(True)
    for path, title in SCREENS:
        await rep.open(path)
        await expect(rep.heading(title).first).to_be_visible()
    await context.close()
