"""What everybody meets first, in every language and both themes, on the tablet and on the phone."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.person import PHONE, TABLET, Meet


@pytest.mark.parametrize(
    ("language", "device", "scheme"),
    [
        pytest.param("ro", TABLET, "light", id="Romanian tablet"),
        pytest.param("pl", PHONE, "dark", id="Polish phone in the dark"),
        pytest.param("en", PHONE, "light", id="English phone"),
        pytest.param("es", TABLET, "dark", id="Spanish tablet in the dark"),
        pytest.param("ru", TABLET, "light", id="Russian tablet"),
    ],
)
async def test_first_screens_are_for_everybody(
    meet: Meet, language: str, device: dict[str, object], scheme: str
) -> None:
    rep = await meet(None, language, device, scheme)
    await rep.open("/sign-in")
    await rep.checks()
    await rep.sign_in("rep")
    await expect(rep.heading("app.home.title", name="Andrei Popa")).to_be_visible()
    await rep.checks()
    for path, title in (("/inbox", "inbox.title"), ("/customers", "customers.list.title")):
        await rep.open(path)
        await expect(rep.heading(title)).to_be_visible()
        await rep.checks()


async def test_wrong_password_is_refused_in_words(meet: Meet) -> None:
    visitor = await meet(None, "en")
    visitor.expected.append(("POST", "/auth/sign-in", 401))
    await visitor.open("/leads")
    await expect(visitor.page).to_have_url(re.compile("sign-in"))
    await visitor.field("app.signIn.login").fill("rep.ro@demo.example")
    await visitor.field("app.signIn.password").fill("not this one")
    await visitor.press("app.signIn.submit")
    await visitor.sees(visitor.words("app.signIn.wrong"))
    await visitor.checks()
