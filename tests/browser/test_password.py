"""Somebody who forgot the password gets in again, by a mail in their language, on a phone."""

import asyncio
import re

from playwright.async_api import expect

from tests.browser.person import PHONE, Meet
from tests.browser.product import Product

LOGIN = "viewer.ro@demo.example"
NEW = "dwa czarne koty"


async def test_a_forgotten_password_is_set_anew(meet: Meet, product: Product) -> None:
    person = await meet(None, "pl", PHONE, "dark")
    person.expected += [("POST", "/auth/reset", 400), ("POST", "/auth/reset", 401)]
    await person.open("/sign-in")
    await person.page.get_by_role("radio", name="PL", exact=True).dispatch_event("click")
    await person.field("app.signIn.login").fill(LOGIN)
    await person.press("app.signIn.forgot")
    await expect(person.field("password.login")).to_have_value(LOGIN)
    await person.checks()
    await person.press("password.send")
    await person.sees(person.words("password.sent"))
    await person.checks()

    mails = await asyncio.to_thread(product.mails.wait_for, LOGIN)
    texts = [mail.get_body(("plain",)).get_content() for mail in mails]  # type: ignore[union-attr] # ours have one
    path = next(found.group(0) for text in texts if (found := re.search(r"/reset\?token=\S+", text)))
    await person.open(path)
    for password in ("password123", NEW):
        await person.field("password.wanted").fill(password)
        await person.field("password.again").fill(password)
        await person.press("password.set")
        if password != NEW:
            # Too easy to guess: what to do stands at the field, and the link stays good.
            await expect(person.field("password.wanted")).to_have_attribute("aria-invalid", "true")
            await person.checks()
    await person.sees(person.words("password.changed"))
    await person.checks()

    await person.open(path)
    await person.field("password.wanted").fill(f"{NEW} i pies")
    await person.field("password.again").fill(f"{NEW} i pies")
    await person.press("password.set")
    await person.sees(person.words("password.old"))
    await person.checks()

    await person.open("/sign-in")
    await person.field("app.signIn.login").fill(LOGIN)
    await person.field("app.signIn.password").fill(NEW)
    await person.press("app.signIn.submit")
    await expect(person.page).to_have_url(re.compile("/portal$"))
