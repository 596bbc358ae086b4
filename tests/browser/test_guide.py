"""Guided diagnosis: an administrator writes the questions, a customer answers them on the phone, service reads them."""

import re

from playwright.async_api import Locator, expect

from tests.browser.person import PHONE, TABLET, Meet, Person

# The symptom whose questions are changed here and reported by nobody else.
PRODUCT, SYMPTOM = "OPTION", "Opțiunea nu funcționează"
NUMBER = re.compile(r"T-\d{4}-\d{6}")


def sheet(person: Person) -> Locator:
    """The form that lies over the screen."""
    return person.page.get_by_role("dialog")


async def choose_symptom(customer: Person, product: str, symptom: str) -> None:
    """Say what does not work and how."""
    await customer.open(f"/portal/tickets/new?about={product}")
    await customer.page.get_by_role("radio", name=symptom).dispatch_event("click")


async def test_questions_lead_to_a_fix_or_go_along_with_the_report(meet: Meet) -> None:
    admin = await meet("admin", "ro", TABLET)
    await admin.open("/admin/guides")
    await admin.checks()
    await admin.page.get_by_role("button", name=admin.words("admin.guides.edit", name=SYMPTOM)).click()
    await admin.press("admin.guides.add")
    await admin.press("admin.guides.add")
    save = sheet(admin).get_by_role("button", name=admin.words("admin.save"))
    for language in ("English", "Español", "Polski", "Русский", "Română"):
        await expect(save).to_be_disabled()
        field = re.compile(f"{admin.among('admin.guides.language')}$")
        await sheet(admin).get_by_role("button", name=field).click()
        await admin.page.get_by_role("option", name=language).filter(visible=True).click()
        for at in (1, 2):
            box = sheet(admin).get_by_role("textbox", name=admin.words("admin.guides.question", number=at))
            await box.fill(f"{language}: întrebarea {at} <b>?")
    await admin.checks()
    await save.click()
    await expect(sheet(admin)).to_have_count(0)
    await admin.sees(admin.words("admin.guides.count", count=2))

    customer = await meet("buyer", "ru", PHONE, "dark")
    await choose_symptom(customer, PRODUCT, "Опция не работает")
    await customer.sees("Русский: întrebarea 1 <b>?")
    await customer.checks()
    await customer.press("portal.guide.yes")
    await customer.sees(customer.words("portal.guide.solved"))
    await expect(customer.button("portal.report.send")).to_have_count(0)
    await customer.checks()
    # It was not that after all; what was answered outlives a reload.
    await customer.press("portal.guide.back")
    await customer.press("portal.guide.no")
    await customer.page.reload()
    await customer.sees("Русский: întrebarea 2 <b>?")
    await customer.press("portal.guide.no")
    await customer.sees(customer.words("portal.guide.report"))
    await customer.press("portal.report.send")
    await customer.sees(customer.words("portal.ticket.thanks"))
    number = NUMBER.search(await customer.page.locator("main").inner_text())
    assert number is not None

    service = await meet("service", "es", TABLET)
    await service.open(f"/tickets?q={number[0]}")
    await service.page.locator("main a[data-row]").first.click()
    for at in (1, 2):
        await service.sees(f"Español: întrebarea {at} <b>?")
    await service.checks()
