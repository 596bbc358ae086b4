"""Somebody at a tablet or a phone: what they see, press and type, and what must never happen to them."""

import re
from collections.abc import Awaitable, Callable
from typing import Any, Final

from playwright.async_api import ConsoleMessage, Locator, Page, Request, Response, expect

from api.people.demo import DEMO_PASSWORD
from dev.figures.look import barriers
from dev.figures.stage import CHOOSE, login_of, sign_in
from tests.browser.product import Product
from tests.browser.texts import text

TABLET: Final[dict[str, Any]] = {"viewport": {"width": 1024, "height": 768}, "has_touch": True}
PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
# Whose session was ended from outside asks for it once more.
EXPECTED: Final = (("POST", "/auth/refresh", 401),)
# An abandoned request is not a failed one: the screen was left before its answer came.
ABANDONED: Final = "net::ERR_ABORTED"
# Nor is one without a line, which only a journey takes away.
NO_LINE: Final = "net::ERR_INTERNET_DISCONNECTED"
# A refused request writes its own line and is judged by its answer.
NO_FAULTS: Final = ("Failed to load resource", NO_LINE)


class Person:
    """One person with one page. Words are named by the ids of the texts, and shown in `language`."""

    def __init__(self, product: Product, page: Page, language: str) -> None:
        self.product, self.page, self.language = product, page, language
        self.troubles: list[str] = []
        self.expected = [*EXPECTED]
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"uncaught: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def words(self, identifier: str, **values: object) -> re.Pattern[str]:
        """Return what stands on the screen for an id."""
        return text(self.language, identifier, **values)

    def among(self, identifier: str, **values: object) -> str:
        """Return the expression for words that stand among others."""
        return self.words(identifier, **values).pattern[1:-1]

    async def sign_in(self, name: str) -> None:
        """Choose the language on the first page and sign in with a demo login, which leads to the home page."""
        await self.page.goto(f"{self.product.url}/sign-in")
        # Another one first: the browser's own language may stand there already, which is no choice yet.
        for code in ("ru", "es", self.language):
            language = self.page.get_by_role("radio", name=code.upper(), exact=True)
            await language.dispatch_event("click")
            await expect(language).to_be_checked()
        await self.field("app.signIn.login").fill(login_of(name))
        await self.field("app.signIn.password").fill(DEMO_PASSWORD)
        await self.press("app.signIn.submit")
        await expect(self.page).not_to_have_url(re.compile("sign-in"))

    async def enter(self, name: str) -> None:
        """Be signed in without the form, in which `sign_in` types; nothing is open yet."""
        await sign_in(self.page.context, self.product.url, name)
        await self.page.goto(f"{self.product.url}/favicon.svg")
        await self.page.evaluate(CHOOSE, self.language)

    async def open(self, path: str) -> None:
        """Go to a screen by its address."""
        await self.page.goto(self.product.url + path)

    def button(self, identifier: str, **values: object) -> Locator:
        """Return a button by its words."""
        return self.page.get_by_role("button", name=self.words(identifier, **values))

    def link(self, identifier: str, **values: object) -> Locator:
        """Return a link by its words."""
        return self.page.get_by_role("link", name=self.words(identifier, **values))

    def field(self, identifier: str, **values: object) -> Locator:
        """Return a field to type into by its label, which may say that it is optional."""
        label = self.words(identifier, **values).pattern[:-1]
        optional = self.words("ui.optional").pattern[1:-1]
        return self.page.get_by_role("textbox", name=re.compile(f"{label}( {optional})?$"))

    def heading(self, identifier: str, **values: object) -> Locator:
        """Return a heading by its words."""
        return self.page.get_by_role("heading", name=self.words(identifier, **values))

    async def press(self, identifier: str, **values: object) -> None:
        """Press the first button of these words that is in sight."""
        await self.button(identifier, **values).filter(visible=True).first.click()

    async def follow(self, identifier: str, **values: object) -> None:
        """Follow the first link of these words that is in sight."""
        await self.link(identifier, **values).filter(visible=True).first.click()

    async def choose_one(self, identifier: str) -> None:
        """Choose one of several that are all in sight; its hint is part of its name."""
        choice = self.page.get_by_role("radio", name=re.compile(self.words(identifier).pattern[:-1])).first
        await choice.dispatch_event("click")

    async def choose(self, identifier: str, option: str | re.Pattern[str]) -> None:
        """Open a list of choices by its label and take one."""
        await self.page.get_by_role("button", name=re.compile(self.words(identifier).pattern[1:-1])).first.click()
        await self.page.get_by_role("option", name=option).first.click()

    async def sees(self, what: str | re.Pattern[str]) -> None:
        """Wait until a text is on the screen."""
        await expect(self.page.get_by_text(what).filter(visible=True).first).to_be_visible()

    async def arrives(self, what: Locator) -> None:
        """Wait for what comes into an open list by itself; it stands behind "1 new" when the list has others."""
        new = self.button("ui.list.new")
        await expect(what.or_(new).first).to_be_visible()
        if not await what.is_visible():
            await new.click()
        await expect(what).to_be_visible()

    async def checks(self) -> None:
        """Check the screen as it stands now: nothing failed, and nothing keeps a person with a disability out."""
        found: list[str] = []
        # A screen may just be drawn anew, as after a change of language: what stays is what counts.
        for _ in range(3):
            await self.settled()
            self.fine()
            found = await barriers(self.page)
            if not found:
                break
            await self.page.wait_for_timeout(700)
        assert not found, f"{self.page.url} is not accessible:\n" + "\n".join(found)

    async def settled(self) -> None:
        """Wait until the screen is there, without skeletons, and nothing moves."""
        # Behind an open card a phone hides the list with its heading; the card says to a reader where one is.
        await expect(self.page.locator("main h1").filter(visible=True).first).to_be_visible()
        await expect(self.page.locator("[aria-busy=true]")).to_have_count(0)
        await self.page.evaluate(
            """() => Promise.allSettled(document.getAnimations()
                .filter((one) => one.effect.getComputedTiming().endTime !== Infinity).map((one) => one.finished))"""
        )

    def fine(self) -> None:
        """Nothing failed behind the screen so far."""
        assert not self.troubles, "\n".join(self.troubles)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(words in message.text for words in NO_FAULTS):
            self.troubles.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure not in {ABANDONED, NO_LINE}:
            self.troubles.append(f"{request.method} {request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        path = response.url.removeprefix(self.product.url)
        if response.status >= 400 and (response.request.method, path, response.status) not in self.expected:
            self.troubles.append(f"{response.request.method} {response.url}: {response.status}")


Meet = Callable[..., Awaitable[Person]]
