"""The first half of the main errand: a lead comes in, is given out, called, offered to and accepted."""

import re
from typing import Final

from playwright.async_api import expect

from tests.browser.errand import Errand, attached, confirm, dialog, link_of, plain, show_newest, told
from tests.browser.person import PHONE, Person

PLAN: Final = re.compile(r"^Business (Team|Echipă|Zespół)")
TEXTS: Final = {
    "ro": ("Vrea 14 SIM-uri, sună joi", "Concurentul cere 42 de lei", "30 % pentru 24 de luni"),
    "pl": ("Chce 14 kart SIM, dzwonić w czwartek", "Konkurencja daje 42 zł", "30 % na 24 miesiące"),
}


async def enter(errand: Errand, caller: Person, manager: Person) -> None:
    """Telemarketing types a lead; the matrix sends it on, and the manager's open inbox shows it by itself."""
    firm = errand.firm
    await manager.open("/inbox")
    await expect(manager.heading("inbox.title")).to_be_visible()
    await manager.checks()
    await caller.open("/leads/new")
    await caller.choose_one("leads.channel.TELEMARKETING")
    typed = {
        "COMPANY_NAME": firm.name,
        "FISCAL_NUMBER": firm.fiscal_number,
        "CONTACT_NAME": firm.person,
        "PHONE": firm.phone,
        "EMAIL": firm.email,
        "SIM_COUNT": "14",
    }
    for field, value in typed.items():
        await caller.field(f"leads.field.{field}").fill(value)
    await caller.checks()
    await caller.press("leads.enter")
    await caller.sees(caller.words("leads.entered.title"))
    await caller.checks()
    await caller.follow("leads.entered.open")
    await caller.sees(caller.words("leads.why.rule", rule="medium"))
    await caller.checks()

    await show_newest(manager)
    await manager.sees(errand.named)
    await manager.checks()


async def give(errand: Errand, manager: Person, rep: Person) -> None:
    """The manager gives it to the rep, who is told at once, on the screen and by mail; the 24 hours are running."""
    firm = errand.firm
    await manager.page.get_by_role("link", name=errand.named).first.click()
    person = manager.page.get_by_role("button", name=re.compile(firm.rep))
    await expect(person).to_be_visible()
    left = manager.page.get_by_text(manager.words("ui.clock.left")).filter(visible=True).last
    before = await left.inner_text()
    await manager.checks()
    await person.click()
    await manager.sees(manager.words("leads.given", company=firm.name, name=firm.rep))
    await manager.checks()
    await manager.page.clock.fast_forward("02:05:00")
    await expect(left).not_to_have_text(before)

    news = await told(rep, errand.named)
    mail = await errand.letter(f"rep.{firm.country}@demo.example", firm.name)
    assert str(mail["Subject"]) in await news.inner_text()
    await news.click()
    await expect(rep.button("leads.call.log")).to_be_visible()
    await rep.sees(rep.words("ui.clock.left"))
    await rep.checks()


async def call(errand: Errand, rep: Person) -> None:
    """The rep notes the call, begins, and makes customer and contact of what is known; only the signature is added."""
    firm = errand.firm
    words = TEXTS[firm.country][0]
    await rep.press("leads.call.log")
    await rep.choose_one("leads.outcome.REACHED")
    await rep.field("leads.call.note").fill(words)
    await confirm(rep, "leads.call.save")
    await rep.sees(words)
    await rep.sees(rep.words("leads.reachedAfter"))
    await rep.press("leads.start")
    await expect(rep.button("leads.start")).to_have_count(0)
    await rep.settled()
    await rep.press("leads.convert")
    await rep.sees(rep.words("leads.converted", company=firm.name))
    await expect(rep.link("leads.offer.new")).to_be_visible()
    await rep.checks()

    await rep.follow("leads.customer.open", name=firm.name)
    await rep.sees(firm.email)
    await rep.checks()
    await rep.press("customers.contact.actions", name=firm.person)
    await rep.page.get_by_role("menuitem", name=rep.words("customers.contact.edit")).click()
    await rep.page.get_by_role("checkbox", name=rep.words("customers.role.SIGNATORY")).dispatch_event("click")
    await confirm(rep, "customers.save")
    await rep.page.go_back()


async def build(errand: Errand, rep: Person) -> None:
    """Build the offer from the catalogue: within the limits it could be sent, outside it goes to pricing."""
    await rep.follow("leads.offer.new")
    await rep.page.get_by_role("button", name=PLAN).first.click()
    quantity = rep.page.get_by_role("textbox", name=re.compile("Business")).first
    await quantity.fill("14")
    await rep.field("offers.line.discount").fill("5")
    await rep.field("offers.line.months").fill("24")
    await rep.field("offers.line.months").blur()
    await rep.sees(rep.words("offers.outcome.WITHIN"))
    await expect(rep.button("offers.submit")).to_be_enabled()
    await rep.checks()
    await rep.field("offers.line.discount").fill("45")
    await rep.field("offers.line.discount").blur()
    await rep.sees(rep.words("offers.outcome.OUTSIDE"))
    await rep.sees(rep.words("offers.reason.ABOVE_MAXIMUM_DISCOUNT"))
    await rep.checks()
    await rep.press("offers.submit.pricing")
    await rep.field("offers.ask.note").fill(TEXTS[errand.firm.country][1])
    await confirm(rep, "offers.ask.send")
    await expect(rep.page).to_have_url(re.compile("/offers/off_[^/]*$"))
    await rep.sees(rep.words("offers.pricing.title"))
    await rep.checks()


async def counter(errand: Errand, pricing: Person, rep: Person) -> None:
    """Pricing answers with lines of its own, which are a revision of their own; the rep's open card shows it."""
    _, asked, answer = TEXTS[errand.firm.country]
    await pricing.open("/inbox?box=GROUP")
    await pricing.sees(errand.named)
    await pricing.checks()
    await pricing.page.get_by_role("link", name=errand.named).first.click()
    await pricing.sees(asked)
    await pricing.checks()
    await pricing.press("offers.pricing.counter")
    await pricing.field("offers.line.discount").fill("30")
    await pricing.field("offers.pricing.reason").fill(answer)
    await pricing.sees(pricing.words("offers.outcome.COUNTER"))
    await pricing.checks()
    await pricing.press("offers.pricing.COUNTER")
    await pricing.sees(pricing.words("offers.revision", number=2))
    await pricing.checks()

    await rep.sees(rep.words("offers.revision", number=2))
    await rep.sees(rep.words("offers.band.AGREED"))
    await rep.sees(rep.words("offers.pricing.answered.COUNTER", name=errand.firm.pricing))
    await rep.checks()


async def send_and_accept(errand: Errand, rep: Person) -> Person:
    """The offer goes out as a PDF with a link that works once; the signatory accepts on the phone."""
    firm = errand.firm
    await rep.press("offers.send")
    await confirm(rep, "offers.send.now")
    await rep.sees(rep.words("offers.pdf.view"))
    await rep.checks()
    mail = await errand.letter(firm.email, "OF-")
    assert len(attached(mail)) == 1
    assert firm.person in plain(mail)

    signatory: Person = await errand.meet(None, firm.country, PHONE)
    await signatory.page.goto(link_of(mail))
    await expect(signatory.page).to_have_url(re.compile("/portal/offers/off_"))
    await signatory.sees(signatory.words("portal.offer.status.SENT"))
    await signatory.checks()
    await signatory.press("portal.offer.accept")
    await expect(dialog(signatory)).to_be_visible()
    await signatory.checks()
    await signatory.press("portal.offer.acceptNow")
    await signatory.sees(signatory.words("portal.offer.thanks"))
    await signatory.checks()
    signatory.expected.append(("POST", "/auth/link", 401))
    await signatory.page.goto(link_of(mail))
    await signatory.sees(signatory.words("app.link.oldTitle"))
    await signatory.checks()
    await signatory.follow("app.link.goOn")
    await expect(signatory.page).to_have_url(re.compile("/portal$"))
    return signatory
