"""The main errand as one story: a lead by hand becomes a customer, an offer, a contract, an order and a bill."""

import re
from dataclasses import dataclass, replace

import pytest
from playwright.async_api import expect

from api.people.auth.passwords import hash_password
from tests.browser.person import PHONE, Meet, Person
from tests.browser.product import Product


@dataclass(frozen=True)
class Firm:
    """Who buys, and the country and language in which it happens."""

    country: str
    language: str
    name: str
    fiscal: str
    person: str
    phone: str
    email: str


FIRMS = {
    "ro": Firm("ro", "ro", "Tâmplăria Arțarul SRL", "18547290", "Ileana Ștefănescu", "0751 500 201", "ileana@artarul.example"),
    "pl": Firm("pl", "pl", "Stolarnia Klon Sp. z o.o.", "5252248481", "Grażyna Wójt", "602 500 201", "grazyna@klon.example"),
}

def fresh(firm, digits):
    from tests.factories.customers import fiscal_number
    return replace(firm, name=f"{firm.name} {digits}", fiscal=fiscal_number(firm.country.upper()), phone=firm.phone[:4]+digits if firm.country=='ro' else '602'+digits, email=firm.email.replace('@', digits+'@'))


def mail(product: Product, to: str, *words: str):
    import time
    deadline = time.monotonic() + 15
    while True:
        for message in reversed(product.mails.messages()):
            if to in str(message["X-Envelope-To"]):
                body = message.get_body(("plain",)).get_content()
                if all(word in str(message["Subject"]) + body for word in words):
                    return message
        if time.monotonic() > deadline:
            for message in product.mails.messages()[-6:]:
                print(message["X-Envelope-To"], message["Subject"], message.get_body(("plain",)).get_content()[:300])
            raise TimeoutError((to, words))
        time.sleep(0.1)


async def errand(meet: Meet, product: Product, firm: Firm) -> None:
    land = lambda name: f"{name}.{firm.country}"
    manager = await meet(land("manager"), firm.language)
    await manager.open("/inbox")
    await expect(manager.heading("inbox.title")).to_be_visible()
    await manager.checks()

    caller = await meet(land("telemarketing"), firm.language)
    await caller.open("/leads/new")
    await caller.choose_one("leads.channel.TELEMARKETING")
    for field, value in (("COMPANY_NAME", firm.name), ("FISCAL_NUMBER", firm.fiscal), ("CONTACT_NAME", firm.person), ("PHONE", firm.phone), ("EMAIL", firm.email), ("SIM_COUNT", "14")):
        await caller.field(f"leads.field.{field}").fill(value)
    await caller.checks()
    await caller.press("leads.enter")
    await caller.sees(caller.words("leads.entered.title"))
    await caller.checks()
    await caller.follow("leads.entered.open")
    await expect(caller.page.get_by_role("heading", name=firm.name).first).to_be_visible()
    await caller.sees(re.compile("medium"))
    await caller.checks()

    await expect(manager.page.get_by_text(firm.name).or_(manager.button("ui.list.new")).first).to_be_visible()
    fresh_rows = manager.button("ui.list.new")
    if await fresh_rows.count():
        await fresh_rows.click()
    await manager.checks()
    await manager.page.get_by_role("link", name=re.compile(re.escape(firm.name))).first.click()
    await manager.settled()
    await manager.checks()
