"""What the steps of the main errand share: who buys, who sells, where it stands, and the mails on the way."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Final

from playwright.async_api import Locator, expect

from tests.browser.person import Meet, Person
from tests.browser.product import Product

MAIL_SECONDS: Final = 30.0
LINK: Final = re.compile(r"https?://\S+/link\?token=[\w-]+")


@dataclass(frozen=True, kw_only=True)
class Firm:
    """Who buys; staff of its country sell to it, everybody in one language."""

    country: str
    name: str
    fiscal_number: str
    person: str
    phone: str
    email: str
    rep: str
    pricing: str


@dataclass(frozen=True)
class Errand:
    """One errand of a firm in the running product."""

    product: Product
    meet: Meet
    firm: Firm

    async def staff(self, role: str) -> Person:
        """Meet one of the demo's people of the firm's country at the tablet, on their home page."""
        person: Person = await self.meet(f"{role}.{self.firm.country}", self.firm.country)
        await person.open("/")
        return person

    @property
    def named(self) -> re.Pattern[str]:
        """What has the firm's name in it."""
        return re.compile(re.escape(self.firm.name))

    async def letter(self, to: str, *words: str) -> EmailMessage:
        """Wait for the newest mail to an address with all these words in subject or text."""
        for _ in range(int(MAIL_SECONDS / 0.2)):
            found: list[EmailMessage] = [mail for mail in self.product.mails.messages() if _says(mail, to, words)]
            if found:
                newest: EmailMessage = found[-1]
                return newest
            await asyncio.sleep(0.2)
        raise TimeoutError(f"no mail to {to} with {words}")


def _says(mail: EmailMessage, to: str, words: Sequence[str]) -> bool:
    return to in str(mail["X-Envelope-To"]) and all(word in f"{mail['Subject']}\n{plain(mail)}" for word in words)


def plain(mail: EmailMessage) -> str:
    """Return a mail's text."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_of(mail: EmailMessage) -> str:
    """Return the link that lets its reader into the portal."""
    found = LINK.search(plain(mail))
    assert found is not None
    return found[0]


def attached(mail: EmailMessage) -> list[bytes]:
    """Return the PDFs that came along."""
    found = [part.get_content() for part in mail.iter_attachments() if part.get_content_type() == "application/pdf"]
    assert all(pdf.startswith(b"%PDF-") for pdf in found)
    return found


def dialog(person: Person) -> Locator:
    """The dialog that stands open."""
    return person.page.get_by_role("dialog")


async def confirm(person: Person, step: str) -> None:
    """Look at the dialog that has opened and press its button."""
    await expect(dialog(person)).to_be_visible()
    await person.checks()
    await dialog(person).get_by_role("button", name=person.words(step)).last.click()
    await expect(dialog(person)).to_have_count(0)


async def show_newest(person: Person) -> None:
    """Let the list show what has come in since, unless it was empty and does so by itself."""
    fresh = person.button("ui.list.new")
    await expect(fresh.or_(person.page.locator("main a[data-row]")).first).to_be_visible()
    if await fresh.count():
        await fresh.click()


async def told(person: Person, what: re.Pattern[str]) -> Locator:
    """Open the notifications and return the one that says this."""
    await person.press("app.bell")
    news = dialog(person).get_by_role("button", name=what).first
    await expect(news).to_be_visible()
    await person.checks()
    return news
