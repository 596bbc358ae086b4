"""An administrator looks who saw a customer, from the customer's own card, and opens an entry."""

import re

from playwright.async_api import expect

from tests.browser.person import PHONE, Meet


async def test_who_saw_this_customer(meet: Meet) -> None:
    admin = await meet("admin", "es", PHONE, "dark")
    await admin.open("/customers")
    await admin.page.locator("main a[href^='/customers/cus']").first.click()
    name = await admin.page.locator("main header h2").first.inner_text()
    await admin.press("customers.actions")
    await admin.page.get_by_role("menuitem", name=admin.words("customers.audit")).click()
    await expect(admin.page).to_have_url(re.compile(r"/admin/audit\?customer=cus_"))
    entry = (
        admin.page.get_by_role("main").locator("li", has_text=re.compile(admin.among("admin.audit.kind.READ"))).first
    )
    await expect(entry).to_contain_text(name)
    await expect(admin.page.get_by_role("combobox", name=admin.words("admin.audit.customer"))).to_have_value(name)
    await entry.get_by_text(admin.words("admin.audit.details")).click()
    # Which of the reads of that moment comes first is left open; each names the fields that were shown.
    await admin.sees(re.compile(r"(Customer|Contact)\.name"))
    await admin.checks()
    await admin.page.get_by_role("radio", name=admin.words("admin.audit.kind.SIGN_IN")).dispatch_event("click")
    await admin.sees(admin.words("admin.audit.none"))
    await admin.checks()
