"""Telemarketing brings leads: a list that is looked at, published and taken back as a whole, and one typed by hand."""

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from dev.steps import ROOT
from tests.browser.person import Meet, Person

LIST = ROOT / "tests" / "data" / "romanian-firms.csv"


@pytest.fixture
def short_list(tmp_path: Path) -> Path:
    """Return the first rows of the Romanian list, as they are."""
    path = tmp_path / "firme.csv"
    path.write_bytes(b"\n".join(LIST.read_bytes().split(b"\n")[:41]) + b"\n")
    return path


async def figure(person: Person, name: str) -> int:
    """Return one of the figures above a list that is imported."""
    term = person.page.locator("dl > div").filter(
        has=person.page.get_by_text(person.words(f"leads.import.figure.{name}"))
    )
    return int(re.sub(r"\D", "", await term.locator("dd").inner_text()))


async def test_list_is_looked_at_published_and_taken_back(meet: Meet, short_list: Path) -> None:
    caller = await meet("telemarketing", "ro")
    await caller.open("/leads/import")
    await expect(caller.heading("leads.import.title")).to_be_visible()
    await caller.checks()
    await caller.page.locator("input[type=file]").set_input_files(short_list)

    publish = caller.button("leads.import.publish")
    await expect(publish).to_be_enabled()
    new = await figure(caller, "new")
    assert new > 20
    assert await figure(caller, "errors") > 0
    await caller.checks()
    await caller.choose_one("leads.import.view.all")
    await caller.sees(re.compile("Manole Trans SRL"))

    await publish.click()
    undo = caller.button("leads.import.undo")
    await expect(undo).to_be_visible()
    await caller.checks()
    await caller.follow("leads.import.show")
    await expect(caller.page).to_have_url(re.compile("/leads[?]"))
    await caller.sees(re.compile("Manole Trans SRL"))
    await caller.checks()

    await caller.page.go_back()
    await undo.click()
    await (
        caller.page.get_by_role("dialog")
        .or_(caller.page.get_by_role("alertdialog"))
        .get_by_role("button", name=caller.words("leads.import.undo"))
        .click()
    )
    await caller.sees(caller.words("leads.import.state.UNDONE"))
    await caller.checks()
    await caller.open("/leads?who=any&order=CREATED_DESC")
    await expect(caller.heading("leads.list.title")).to_be_visible()
    await caller.settled()
    await expect(caller.page.get_by_text("Manole Trans SRL")).to_have_count(0)


async def test_lead_is_typed_once(meet: Meet) -> None:
    caller = await meet("telemarketing", "ro")
    await caller.open("/leads")
    await caller.follow("leads.new")
    await caller.choose_one("leads.channel.TELEMARKETING")
    await caller.field("leads.field.COMPANY_NAME").fill("Depozit Făgăraș SRL")
    await caller.field("leads.field.CONTACT_NAME").fill("Ilinca Făgărășanu")
    await caller.press("leads.enter")
    # What the channel insists on is said at its field, and what was typed stays.
    await expect(caller.page.locator("[aria-invalid=true]").first).to_be_visible()
    await caller.checks()
    await caller.field("leads.field.PHONE").fill("0751 400 111")
    await caller.field("leads.field.SIM_COUNT").fill("14")
    await caller.press("leads.enter")
    await caller.sees(caller.words("leads.entered.title"))
    await caller.checks()
    await caller.follow("leads.entered.open")
    await expect(caller.page.get_by_role("heading", name="Depozit Făgăraș SRL").first).to_be_visible()
    await caller.checks()
