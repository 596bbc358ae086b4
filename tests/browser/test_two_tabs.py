"""One person has a form open in two tabs: it is one text, nothing of it is lost, and the next one is another."""

import re

from playwright.async_api import Locator, expect

from tests.browser.person import PHONE, Meet, Person

TICKET = re.compile("/portal/tickets/tic_")


async def beside(person: Person) -> Person:
    """Open what is on the screen in another tab."""
    other = Person(person.product, await person.page.context.new_page(), person.language)
    await other.page.goto(person.page.url)
    await other.settled()
    return other


async def reported(buyer: Person, words: str) -> str:
    """Send what stands in the form; return where it is followed."""
    await buyer.press("portal.report.send")
    await expect(buyer.page).to_have_url(TICKET)
    await buyer.sees(words)
    return buyer.page.url


async def test_two_reports_from_two_tabs_are_two_tickets(meet: Meet) -> None:
    one = await meet("buyer", "en", PHONE)
    await one.open("/portal/tickets/new?about=BILLING")
    text = one.field("portal.report.textNeeded")
    await text.fill("The invoice is twice as high")
    two = await beside(one)
    same = two.field("portal.report.textNeeded")
    await expect(same).to_have_value("The invoice is twice as high")
    await same.fill("The invoice is twice as high: 200 and not 100")
    await expect(text).to_have_value("The invoice is twice as high: 200 and not 100")
    first = await reported(one, "The invoice is twice as high: 200 and not 100")
    await expect(same).to_have_value("")
    await same.fill("Its address is wrong, too")
    assert await reported(two, "Its address is wrong, too") != first
    one.fine()
    two.fine()


async def test_a_lead_that_is_typed_in_two_tabs_is_one_text(meet: Meet) -> None:
    one = await meet("rep", "ro")
    await one.open("/leads/new")
    await one.settled()
    two = await beside(one)

    def company(person: Person) -> Locator:
        return person.field("leads.field.COMPANY_NAME")

    await company(one).press_sequentially("Două file SRL")
    await expect(company(two)).to_have_value("Două file SRL")
    await two.field("leads.field.CONTACT_NAME").press_sequentially("Ana Marin")
    await expect(one.field("leads.field.CONTACT_NAME")).to_have_value("Ana Marin")
    await one.page.close()
    await two.page.reload()
    await expect(company(two)).to_have_value("Două file SRL")
    await expect(two.field("leads.field.CONTACT_NAME")).to_have_value("Ana Marin")
    await two.press("ui.draft.restart")
    await expect(company(two)).to_have_value("")
    two.fine()
