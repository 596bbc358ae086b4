"""A fault as the customer and the operator live it: reported on a phone, worked on a tablet, agreed or not, escalated."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from playwright.async_api import Locator, expect

from tests.browser.person import PHONE, TABLET, Meet, Person
from tests.browser.product import Product
from tests.tickets.test_portal import PNG

NUMBER = re.compile(r"T-\d{4}-\d{6}")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Return a picture as a phone's camera gives it."""
    path = tmp_path / "router.png"
    path.write_bytes(PNG)
    return path


async def report(customer: Person, words: str, photo: Path | None = None, about: str = "VOICE_PLAN") -> str:
    """Report a fault of a product by its first symptom; returns the ticket's number."""
    await customer.open("/portal")
    await customer.follow("portal.home.problem")
    await customer.choose_one(f"portal.about.{about}")
    # What cannot be sent yet says why.
    await customer.sees(customer.words("portal.report.needsSign"))
    symptom = customer.page.get_by_role("group", name=customer.words("portal.report.symptom"))
    await symptom.get_by_role("radio").first.dispatch_event("click")
    await customer.field("portal.report.text").fill(words)
    if photo:
        await customer.page.locator("input[type=file]").first.set_input_files(photo)
        await customer.sees(photo.name)
        await expect(customer.button("portal.report.without", name=photo.name)).to_be_visible()
        await customer.checks()
    await customer.press("portal.report.send")
    await customer.sees(customer.words("portal.ticket.thanks"))
    found = NUMBER.search(await customer.page.locator("main").inner_text())
    assert found is not None
    return found[0]


async def show_newest(agent: Person) -> None:
    """Open what came into the list by itself."""
    await agent.press("ui.list.new")
    await expect(agent.button("ui.list.new")).to_have_count(0)
    await agent.page.locator("main a[data-row]").first.click()


def dialog(person: Person) -> Locator:
    """The dialog that stands open."""
    return person.page.get_by_role("dialog")


async def say(person: Person, step: str, words: str) -> None:
    """Take a step of a ticket that asks for words in a dialog."""
    await dialog(person).get_by_role("textbox").fill(words)
    await person.checks()
    await dialog(person).get_by_role("button", name=person.words(step)).last.click()
    await expect(dialog(person)).to_have_count(0)


async def in_menu(agent: Person, action: str) -> None:
    """Choose one of the things that can be done with the open ticket."""
    await agent.press("tickets.actions")
    await agent.page.get_by_role("menuitem", name=agent.words(action)).click()


async def test_a_fault_is_reported_worked_and_agreed(meet: Meet, photo: Path) -> None:
    agent = await meet("service", "ro", TABLET)
    await agent.open("/tickets?who=any&order=CREATED_DESC")
    await expect(agent.heading("tickets.list.title")).to_be_visible()
    await agent.checks()
    customer = await meet("buyer", "pl", PHONE)
    number = await report(customer, "Winda stoi, a przy rampie brak zasięgu", photo)
    await customer.sees("router.png")
    await customer.checks()
    ticket_url = customer.page.url

    # It comes to the queue by itself, with what was written and shown.
    await show_newest(agent)
    await agent.sees(number)
    await agent.sees("Winda stoi, a przy rampie brak zasięgu")
    await expect(agent.page.get_by_role("link", name="router.png")).to_be_visible()
    await agent.checks()
    await agent.press("tickets.take")
    await agent.sees(agent.words("tickets.status.OPEN"))

    # Both sides speak; an internal note stays inside.
    await agent.field("tickets.compose.answer").fill("Din ce hală sunați?")
    await agent.press("tickets.compose.send")
    await customer.sees("Din ce hală sunați?")
    await customer.field("portal.ticket.write").fill("Z drugiej hali")
    await customer.press("portal.send")
    await agent.sees("Z drugiej hali")
    await agent.page.get_by_role("switch", name=agent.words("tickets.compose.internal")).dispatch_event("click")
    await agent.field("tickets.compose.note").fill("Client nervos")
    await agent.checks()
    await agent.press("tickets.compose.keep")
    await agent.sees("Client nervos")

    await agent.press("tickets.resolve")
    await say(agent, "tickets.resolve", "Am repornit celula de lângă rampă.")
    await customer.sees("Am repornit celula de lângă rampă.")
    await expect(customer.page.get_by_text("Client nervos")).to_have_count(0)
    await customer.checks()
    await customer.open("/portal")
    await customer.sees(customer.words("portal.forYou.title"))
    await customer.checks()
    await customer.page.goto(ticket_url)
    await customer.press("portal.ticket.agree")
    await customer.sees(customer.words("portal.ticket.status.CLOSED"))
    await customer.checks()
    await agent.sees(agent.words("tickets.status.CLOSED"))
    await agent.checks()


async def test_what_lacks_something_goes_back_and_who_disagrees_is_heard(meet: Meet) -> None:
    customer = await meet("buyer", "es", PHONE, "dark")
    await report(customer, "El buzón de voz no responde")
    await customer.checks()
    agent = await meet("service", "ru", TABLET, "dark")
    await agent.open("/tickets?order=CREATED_DESC")
    await agent.page.locator("main a[data-row]").first.click()
    await agent.sees("El buzón de voz no responde")
    await agent.checks()

    # Back to the customer, whose answer brings it into the queue again.
    await in_menu(agent, "tickets.reject")
    await say(agent, "tickets.reject", "Укажите номер линии")
    await customer.sees("Укажите номер линии")
    await customer.sees(customer.words("portal.ticket.status.REJECTED"))
    await customer.checks()
    await customer.field("portal.ticket.write").fill("Todas las líneas")
    await customer.press("portal.send")
    await agent.sees("Todas las líneas")
    await agent.sees(agent.words("tickets.status.DISPATCHED"))

    # To another queue, and from there to a colleague by name.
    await in_menu(agent, "tickets.dispatch")
    await pick(agent, "tickets.queue", re.compile("^Tehnicieni"))
    await agent.checks()
    await dialog(agent).get_by_role("button", name=agent.words("tickets.dispatch")).click()
    await agent.sees(agent.words("tickets.dispatch.done"))
    colleague = await meet("technician", "en", TABLET)
    await colleague.open("/inbox?box=GROUP")
    await colleague.checks()
    await colleague.page.get_by_role("link", name=re.compile("El buzón|Sin|Buzón")).first.click()
    await colleague.sees("El buzón de voz no responde")
    await colleague.checks()
    await in_menu(colleague, "tickets.reassign")
    await pick(colleague, "tickets.person", re.compile("Dan Manole"))
    await dialog(colleague).get_by_role("button", name=colleague.words("tickets.reassign")).click()
    await colleague.sees(colleague.words("tickets.reassign.done"))
    await colleague.press("tickets.resolve")
    await say(colleague, "tickets.resolve", "The voice mail was switched on again.")

    # The customer does not agree, in words; the second solution holds.
    await customer.sees("The voice mail was switched on again.")
    await customer.press("portal.ticket.disagree")
    await dialog(customer).get_by_role("textbox").fill("Sigue sin responder")
    await customer.checks()
    await dialog(customer).get_by_role("button", name=customer.words("portal.send")).click()
    await colleague.sees("Sigue sin responder")
    await colleague.press("tickets.resolve")
    await say(colleague, "tickets.resolve", "The mailbox was made anew.")
    await customer.sees("The mailbox was made anew.")
    await customer.press("portal.ticket.agree")
    await customer.sees(customer.words("portal.ticket.status.CLOSED"))
    await customer.checks()


async def pick(agent: Person, field: str, option: re.Pattern[str]) -> None:
    """Find somebody in a list of a dialog by typing a part of the name."""
    box = dialog(agent).get_by_role("combobox", name=agent.words(field))
    await box.click()
    await agent.page.get_by_role("option", name=option).first.click()


async def test_a_ticket_left_alone_reaches_the_next_level_by_itself(meet: Meet, product: Product) -> None:
    technician = await meet("technician", "ro", TABLET)
    await technician.open("/inbox?box=GROUP")
    await expect(technician.heading("inbox.title")).to_be_visible()
    customer = await meet("buyer", "en", PHONE)
    number = await report(customer, "Nobody answers the main number")
    await days_pass(product, number, 4)
    item = technician.page.get_by_role("link", name=re.compile(number))
    await technician.arrives(item)
    await mailed(product, "technician.ro@demo.example", number)
    await technician.checks()
    await item.click()
    await technician.sees("Nobody answers the main number")
    await technician.sees(technician.words("tickets.level", level=1))
    await technician.press("tickets.take")
    await technician.sees(technician.words("tickets.status.OPEN"))
    await technician.checks()


async def days_pass(product: Product, number: str, days: int) -> None:
    """Bring the escalation of a ticket nearer by so many days, as if nobody had looked at it since."""
    connection = await asyncpg.connect(product.database_url)
    moved = """update timer set due_at = due_at - $2::interval where state = 'PENDING'
        and event->>'subject_id' = (select id::text from ticket where number = $1)"""
    try:
        for _ in range(100):
            if await connection.execute(moved, number, timedelta(days=days)) != "UPDATE 0":
                return
            await asyncio.sleep(0.1)
    finally:
        await connection.close()
    raise TimeoutError(f"{number} has no timers")


async def mailed(product: Product, to: str, words: str) -> None:
    """Wait until somebody has a mail with the words in its subject."""
    for _ in range(150):
        mails = [mail for mail in product.mails.messages() if to in str(mail["X-Envelope-To"])]
        if any(words in str(mail["Subject"]) for mail in mails):
            return
        await asyncio.sleep(0.1)
    raise TimeoutError(f"{to} has no mail about {words}")
