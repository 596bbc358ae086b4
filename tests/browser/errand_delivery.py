"""The second half of the main errand: contract, signature, order, work, acceptance, bill, and who is told."""

import re
from pathlib import Path

from playwright.async_api import expect

from tests.browser.errand import Errand, attached, confirm, told
from tests.browser.person import Person


async def sign(errand: Errand, rep: Person, photo: Path) -> None:
    """The contract is there in the customer's language, goes out by mail, and the photographed copy signs it."""
    firm = errand.firm
    await rep.sees(rep.words("offers.status.ACCEPTED"))
    await rep.follow("offers.contract")
    await rep.sees(rep.words("contracts.document"))
    await rep.checks()
    await rep.press("contracts.step.send")
    await confirm(rep, "contracts.step.send")
    await expect(rep.button("contracts.step.send")).to_have_count(0)
    mail = await errand.letter(firm.email, "CT-")
    assert len(attached(mail)) == 1
    await rep.page.locator("input[type=file]").first.set_input_files(photo)
    await rep.sees(rep.words("contracts.signed"))
    await expect(rep.page.locator("a[href^='/orders/ord_']")).to_be_visible()
    await rep.checks()
    await rep.page.locator("a[href^='/orders/ord_']").click()
    await rep.sees(rep.words("orders.todo"))
    await rep.checks()


async def work(errand: Errand, role: str) -> None:
    """Somebody finds a step of the order in the team's inbox and does it there."""
    worker = await errand.staff(role)
    await worker.open("/inbox?box=GROUP")
    item = worker.page.get_by_role("listitem").filter(has_text=errand.firm.name)
    await expect(item).to_be_visible()
    await worker.checks()
    await item.get_by_role("button", name=worker.words("inbox.done")).click()
    await confirm(worker, "inbox.done")
    await expect(item).to_have_count(0)
    await worker.checks()


async def accept_installation(rep: Person, signatory: Person) -> None:
    """When the automatic step is done the customer is asked, and accepts in two taps; then billing runs."""
    await rep.sees(rep.words("orders.status.AWAITING_CUSTOMER"))
    await rep.checks()
    await signatory.open("/portal")
    await signatory.page.locator("main a[href^='/portal/orders/ord_']").first.click()
    await signatory.sees(signatory.words("portal.install.ready"))
    await signatory.checks()
    await signatory.press("portal.install.accept")
    await confirm(signatory, "portal.install.accept")
    await signatory.sees(signatory.words("portal.order.status.COMPLETED"))
    await signatory.checks()


async def win(errand: Errand, rep: Person, manager: Person, caller: Person) -> None:
    """Billing has acknowledged, so the lead is won with the customer's number there, and its originator hears of it."""
    firm = errand.firm
    await rep.sees(rep.words("orders.status.COMPLETED"))
    await rep.sees(rep.words("orders.billing.customer"))
    await rep.checks()
    await manager.sees(manager.words("leads.result.WON"))
    await manager.sees(manager.words("leads.billingId"))
    await manager.checks()
    mail = await errand.letter(f"telemarketing.{firm.country}@demo.example", firm.name)
    news = await told(caller, re.compile(re.escape(str(mail["Subject"]))))
    await news.click()
    await caller.sees(caller.words("leads.result.WON"))
    await caller.checks()
