"""Calls and visits as agents and reps note them: three taps without a line, the unknown caller, reasons and scripts."""

import re
import secrets

from playwright.async_api import Locator, expect

from tests.browser.person import TABLET, Meet, Person

CUSTOMER = "Carpatica Logistic SRL"


def bar(person: Person) -> Locator:
    """The bar of the contact that goes on."""
    return person.page.get_by_role("region", name=person.words("interactions.bar"))


def dialog(person: Person) -> Locator:
    """The dialog that stands open."""
    return person.page.get_by_role("dialog")


async def open_row(person: Person, words: str) -> None:
    """Open the row of a list that says these words."""
    await person.page.get_by_role("listitem").filter(has_text=words).locator("a[data-row]").first.click()


async def choose_reason(person: Person, place: Locator, name: str) -> None:
    """Type part of a reason and take it."""
    field = place.get_by_role("combobox", name=person.words("interactions.reason"))
    await field.click()
    await field.fill(name[:8])
    # Where a finger types, the list is shown only when the keyboard has come.
    await expect(person.page.locator("[data-trigger=ComboBox]")).to_have_css("opacity", "1")
    await person.page.get_by_role("option", name=re.compile(name)).first.click()
    await expect(
        place.get_by_role("button", name=person.words("interactions.reason.remove", name=name))
    ).to_be_visible()


async def test_a_visit_is_noted_in_three_taps_without_a_line(meet: Meet) -> None:
    rep = await meet("rep", "ro", TABLET)
    await rep.open("/customers")
    await open_row(rep, "Zorile Agro SRL")
    visit = rep.button("interactions.channel.VISIT")
    await expect(visit).to_be_visible()
    # What it needs is on the device once the shell has been idle.
    await expect(rep.page.get_by_role("heading", name=rep.words("customers.history"))).to_be_visible()
    await visit.click()
    await expect(dialog(rep).get_by_role("button", name=rep.words("interactions.save"))).to_be_visible()
    removal = rep.words("interactions.reason.remove", name="Vizită la client")
    await expect(dialog(rep).get_by_role("button", name=removal)).to_be_visible()
    await rep.checks()
    await rep.page.context.set_offline(True)
    said = f"Vor opt cartele în plus {secrets.token_hex(4)}"
    await rep.field("interactions.note").fill(said)
    await dialog(rep).get_by_role("button", name=rep.words("interactions.save")).click()
    await expect(dialog(rep)).to_have_count(0)
    await rep.page.context.set_offline(False)
    await rep.sees(said)


async def test_a_call_needs_a_reason_and_is_there_again_after_a_reload(meet: Meet) -> None:
    agent = await meet("care", "ro", TABLET)
    said = f"Roaming în Moldova {secrets.token_hex(4)}"
    await agent.open("/customers")
    await open_row(agent, "Zorile Agro SRL")
    await agent.press("interactions.channel.PHONE")
    await bar(agent).get_by_role("button", name=agent.words("interactions.close")).tap()
    await expect(bar(agent).get_by_text(agent.words("interactions.reason.missing"))).to_be_visible()
    await choose_reason(agent, bar(agent), "Roaming")
    await bar(agent).get_by_role("textbox", name=agent.words("interactions.note")).fill(said)
    await agent.checks()
    # The screen below scrolls, the page does not: it would take the bar away, and close the list under the finger.
    assert await agent.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    kept = bar(agent).get_by_text(re.compile(agent.among("interactions.kept.saved")))
    await expect(kept).to_be_visible()
    await agent.page.reload()
    await expect(bar(agent).get_by_role("textbox", name=agent.words("interactions.note"))).to_have_value(said)
    await expect(kept).to_be_visible()
    await bar(agent).get_by_role("button", name=agent.words("interactions.actions")).click()
    await agent.page.get_by_role("menuitem", name=agent.words("app.new.ticket")).click()
    await agent.choose_one("tickets.kind.BILLING")
    await agent.field("tickets.new.subject").fill(said)
    await agent.field("tickets.new.description").fill(said)
    await agent.press("tickets.new.create")
    await expect(agent.page).to_have_url(re.compile("/tickets/tic_"))
    number = re.search(r"I-\d{4}-\d+", await bar(agent).inner_text())
    assert number
    colleague = await meet("rep", "ro", TABLET)
    await colleague.open(f"/interactions?q={number[0]}")
    await open_row(colleague, "Zorile Agro SRL")
    await colleague.sees(said)
    await expect(colleague.page.locator("main").get_by_role("link", name=re.compile("^T-"))).to_be_visible()
    await bar(agent).get_by_role("button", name=agent.words("interactions.close")).click()
    await expect(bar(agent)).to_have_count(0)
    await colleague.sees(colleague.words("interactions.status.CLOSED"))
    await colleague.checks()


async def test_somebody_unknown_calls_and_is_found_later(meet: Meet) -> None:
    agent = await meet("care", "pl", TABLET)
    caller = f"Piekarnia Świt {secrets.token_hex(4)}"
    await agent.open("/interactions")
    await agent.press("interactions.new")
    await bar(agent).get_by_role("textbox", name=agent.words("interactions.caller")).fill(caller)
    await choose_reason(agent, bar(agent), "Nowa usługa")
    await bar(agent).get_by_role("button", name=agent.words("interactions.close")).click()
    await expect(bar(agent)).to_have_count(0)
    await agent.open("/interactions?who=nobody")
    await open_row(agent, caller)
    await agent.press("interactions.actions")
    await agent.page.get_by_role("menuitem", name=agent.words("interactions.register.first")).click()
    await dialog(agent).get_by_role("combobox").fill("Carpatica")
    await agent.page.get_by_role("option", name=re.compile(CUSTOMER)).first.click()
    await agent.checks()
    await dialog(agent).get_by_role("button", name=agent.words("interactions.register.save")).click()
    await expect(dialog(agent)).to_have_count(0)
    await expect(agent.page.get_by_role("heading", name=CUSTOMER)).to_be_visible()


async def test_an_administrator_changes_a_script_and_takes_it_back(meet: Meet) -> None:
    admin = await meet("admin", "es", TABLET)
    await admin.open("/admin/reasons")
    await admin.press("admin.reasons.add")
    name = f"Eclipse {secrets.token_hex(4)}"
    await admin.field("admin.reasons.name").fill(name)
    await admin.checks()
    await admin.press("admin.save")
    await admin.press("admin.channels.edit", name=name)
    await admin.field("admin.reasons.script").fill("Mirar al cielo")
    await admin.press("admin.save")
    row = admin.page.get_by_role("listitem").filter(has_text=name)
    script = re.compile(admin.among("admin.reasons.hasScript"))
    await expect(row).to_contain_text(script)
    await admin.press("ui.undo")
    await expect(row).not_to_contain_text(script)
    await admin.checks()
