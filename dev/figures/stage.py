"""A guest who walks through the screens of the running product, on a device, in a language and a theme."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from playwright.async_api import Browser, BrowserContext, Page, async_playwright
from playwright.async_api import Error as BrowserError

from api.people.demo import DEMO_PASSWORD
from dev.browser import FLAGS, chromium
from dev.figures.screens import PLACES, Screen
from tests.browser.texts import text

COUNTRY: Final = "ro"
ZONE: Final = "Europe/Bucharest"
PATIENCE_MS: Final = 30_000
PRESS_MS: Final = 20_000
DEVICES: Final[dict[str, dict[str, Any]]] = {
    "tablet": {"viewport": {"width": 1024, "height": 768}, "has_touch": True},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desk": {"viewport": {"width": 1440, "height": 900}},
}
PLACE: Final = re.compile(r"\{([^}]+)\}")
# There when nothing says that it is still coming, for two looks in a row; the page of components shows what does.
THERE: Final = """async () => {
  const busy = () => !document.querySelector('main h1, main h2, [role=dialog]') || document.querySelector(':is([aria-busy=true], .late-appear):not([data-family] *)')
  for (let calm = 0, looks = 0; calm < 2 && looks < 150; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 60))
    calm = busy() ? 0 : calm + 1
  }
  await document.fonts.ready
  await Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity).map((one) => one.finished))
}"""
CHOOSE: Final = "(language) => localStorage.setItem('trunkline-preferences', JSON.stringify({ language }))"
PRESSED: Final = ("button", "link", "menuitem", "tab", "radio")


class NotReached(Exception):
    """A screen's things, or what is pressed on it, are not there."""


@asynccontextmanager
async def browser(*flags: str) -> AsyncIterator[Browser]:
    """Start a real Chromium."""
    async with async_playwright() as playwright:
        chrome = await playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, *flags])
        yield chrome
        await chrome.close()


@asynccontextmanager
async def guest(
    chrome: Browser, base: str, who: str | None, language: str, device: str, **options: Any
) -> AsyncIterator[Guest]:
    """Sign somebody in on a device of their own."""
    settings = {"reduced_motion": "reduce", "service_workers": "block", "timezone_id": ZONE, "locale": language}
    context = await chrome.new_context(**{**DEVICES[device], **settings, **options})
    context.set_default_timeout(PATIENCE_MS)
    try:
        if who is not None:
            await sign_in(context, base, who)
        person = Guest(base, await context.new_page())
        await person.leave()
        await person.speak(language)
        yield person
    finally:
        await context.close()


def login_of(who: str) -> str:
    """Return a demo login: `rep` of Romania, `rep.pl` of Poland."""
    return f"{who if '.' in who else f'{who}.{COUNTRY}'}@demo.example"


async def sign_in(context: BrowserContext, base: str, who: str) -> None:
    """Open a session of a demo login; its cookie stays in the context."""
    answer = await context.request.post(
        f"{base}/auth/sign-in",
        headers={"X-Trunkline": "1", "Origin": base},
        data={"login": login_of(who), "password": DEMO_PASSWORD},
    )
    if not answer.ok:
        raise NotReached(f"{who} cannot sign in: {answer.status}")


class Guest:
    """Somebody with one page in one language."""

    def __init__(self, base: str, page: Page) -> None:
        self.base, self.page, self.language = base, page, ""
        self._places: dict[str, str] = {}

    async def leave(self) -> None:
        """Go to an address of the app that shows nothing and needs no session: what is chosen there is chosen before."""
        await self.page.goto(f"{self.base}/favicon.svg")

    async def speak(self, language: str) -> None:
        """Choose the language of what is opened next."""
        if language != self.language:
            self.language = language
            await self.page.evaluate(CHOOSE, language)

    async def see_as(self, theme: str) -> None:
        """Let the device be light or dark."""
        await self.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type] # one of the two

    async def visit(self, screen: Screen) -> None:
        """Open a screen in its state and wait until it is there."""
        address = self.base + await self.address(screen.address)
        if screen.broken:
            await self.page.route("**/graphql", lambda route: route.fulfill(status=500, body=""))
        try:
            await self.page.goto(address)
            await self.there()
        finally:
            if screen.broken:
                await self.page.unroute("**/graphql")
        for identifier in screen.press:
            await self.press(identifier)
            await self.there()

    async def there(self) -> None:
        """Wait until nothing is on its way any more."""
        try:
            await self.page.evaluate(THERE)
        except BrowserError:
            # The page went on to another address while it was watched.
            await self.page.wait_for_load_state()
            await self.page.evaluate(THERE)

    async def press(self, identifier: str) -> None:
        """Press the first in sight that bears these words."""
        words = text(self.language, identifier)
        found = self.page.get_by_role("button", name=words)
        for role in PRESSED[1:]:
            found = found.or_(self.page.get_by_role(role, name=words))
        await found.filter(visible=True).first.click(timeout=PRESS_MS)

    async def address(self, path: str) -> str:
        """Return the path with its places found."""
        for name in PLACE.findall(path):
            path = path.replace(f"{{{name}}}", await self._place(name))
        return path

    async def _place(self, name: str) -> str:
        if name not in self._places:
            start, beginning = PLACES[name]
            await self.page.goto(self.base + await self.address(start))
            await self.there()
            link = self.page.locator(f"main a[href^='{beginning}']:not([href$='/new'])").first
            if not await link.count():
                raise NotReached(f"nothing at {start} leads to {beginning}…")
            # The list's own filter is no part of the thing's address.
            self._places[name] = str(await link.get_attribute("href")).split("?")[0]
        return self._places[name]
