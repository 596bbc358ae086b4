"""What goes wrong at the screens of the main errand: it is said in the reader's words, nothing changes, nothing is lost."""

import asyncio
import re
from pathlib import Path

import asyncpg
import xlsxwriter
from playwright.async_api import FilePayload, expect

from tests.browser.badline import all_sent
from tests.browser.person import PHONE, TABLET, Meet, Person
from tests.browser.product import LARGEST_FILE, Product
from tests.tickets.test_portal import PNG

NOWHERE = "01a22820-0000-7000-8000-000000000000"


def written(folder: Path, name: str, content: bytes) -> Path:
    """Return a file with this name and content."""
    path = folder / name
    path.write_bytes(content)
    return path


async def test_files_that_are_no_lists_are_refused_in_words(meet: Meet, tmp_path: Path) -> None:
    caller = await meet("telemarketing", "ru", TABLET)
    caller.expected += [("POST", "/files", 415)]
    await caller.open("/leads/import")
    chooser = caller.page.locator("input[type=file]")
    problems = caller.page.get_by_role("alert")
    for name, content, words in (
        ("empty.csv", b"", "нельзя принять"),
        ("picture.csv", PNG, "нельзя принять"),
        ("letter.docx", b"PK\x03\x04 no list", "нельзя принять"),
        ("large.csv", b"firma;telefon\n" + b"x" * LARGEST_FILE, "больше"),
    ):
        await chooser.set_input_files(written(tmp_path, name, content))
        await expect(problems.filter(has_text=name)).to_contain_text(words)
    await expect(problems).to_have_count(4)
    # What the API would refuse again is not offered again.
    await expect(caller.button("ui.retry")).to_have_count(0)
    await caller.checks()
    await caller.page.reload()
    await expect(caller.heading("leads.import.title")).to_be_visible()
    await caller.settled()
    await expect(caller.page.get_by_text("picture.csv")).to_have_count(0)


async def test_a_workbook_is_read_and_its_wrong_rows_stay_out(meet: Meet, tmp_path: Path) -> None:
    path = tmp_path / "firme.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Lead-uri")
    for row, cells in enumerate(
        (
            ("Firma", "Persoana de contact", "Telefon", "Email", "Numar SIM"),
            ("Brutăria Spicul SRL", "Ana Spicu", "0751 600 601", "ana@spicul.example", 12),
            ("Morăria Veche SA", "Ion Moraru", "nu are", "fără", "multe"),
            ("", "Fără firmă", "0751 600 603", "", 5),
        )
    ):
        sheet.write_row(row, 0, cells)
    book.close()
    caller = await meet("telemarketing", "pl", TABLET)
    await caller.open("/leads/import")
    await caller.page.locator("input[type=file]").set_input_files(path)
    await expect(caller.button("leads.import.publish", count=1)).to_be_enabled()
    await caller.choose_one("leads.import.view.errors")
    await caller.sees(re.compile("Morăria Veche SA"))
    await caller.checks()


async def test_foreign_and_impossible_addresses_show_nothing(meet: Meet) -> None:
    buyer = await meet("buyer", "es", PHONE, "dark")
    for path, words in (
        (f"/portal/tickets/tic_{NOWHERE}", "portal.ticket.gone"),
        (f"/portal/orders/ord_{NOWHERE}", "portal.order.gone"),
        (f"/portal/offers/off_{NOWHERE}", "portal.offer.gone"),
        (f"/portal/contracts/ctr_{NOWHERE}", "portal.contract.gone"),
        ("/portal/tickets/tic_nonsense", "ui.error.nowhere"),
        ("/portal/orders/lea_1", "ui.error.nowhere"),
    ):
        await buyer.open(path)
        await buyer.sees(buyer.words(words))
        await buyer.checks()
    # The operator's side is not the customer's.
    await buyer.open("/leads")
    await expect(buyer.page).to_have_url(re.compile("/portal"))

    seller = await meet("rep", "ru", TABLET)
    for path, words in (
        (f"/leads/lea_{NOWHERE}", "leads.card.gone"),
        (f"/customers/cus_{NOWHERE}", "customers.card.gone"),
        (f"/offers/off_{NOWHERE}", "offers.card.gone"),
        (f"/orders/ord_{NOWHERE}", "orders.card.gone"),
        (f"/tickets/tic_{NOWHERE}", "tickets.card.gone"),
        ("/leads/nonsense", "ui.error.nowhere"),
    ):
        await seller.open(path)
        await seller.sees(seller.words(words))
        await seller.checks()
    await seller.open("/no/such/screen")
    await seller.sees(seller.words("app.notFound.title"))


async def test_a_link_works_once(meet: Meet, product: Product) -> None:
    mails = await asyncio.to_thread(product.mails.wait_for, "director@carpatica.example", seconds=30)
    texts = [body.get_content() for mail in mails if (body := mail.get_body(("plain",)))]
    link = next(found for text in texts if (found := re.search(r"/link\?token=\S+", text)))
    guest = await meet(None, "pl", PHONE)
    await guest.open(link[0])
    await expect(guest.page).to_have_url(re.compile("/portal"))
    await guest.checks()
    late = await meet(None, "en", PHONE)
    for path in (link[0], "/link?token=nonsense", "/link"):
        late.expected += [("POST", "/auth/link", 401), ("POST", "/auth/link", 400)]
        await late.open(path)
        await late.sees(late.words("app.link.oldTitle"))
        await late.checks()


async def enter(caller: Person, company: str, phone: str) -> None:
    """Fill the form of a new lead."""
    await caller.open("/leads/new")
    await caller.choose_one("leads.channel.TELEMARKETING")
    for field, value in (
        ("COMPANY_NAME", company),
        ("CONTACT_NAME", "Sanda Mureșanu"),
        ("PHONE", phone),
        ("SIM_COUNT", "14"),
    ):
        await caller.field(f"leads.field.{field}").fill(value)


async def test_two_at_one_lead_and_a_form_sent_twice(meet: Meet, product: Product) -> None:
    caller = await meet("telemarketing", "es", TABLET)
    await enter(caller, "Arhiva Dublă SRL", "0751 600 701")
    # Two taps in a row enter one lead; the way back does not enter it again.
    await caller.button("leads.enter").first.dblclick()
    await caller.sees(caller.words("leads.entered.title"))
    await caller.page.go_back()
    await caller.page.go_forward()
    await caller.open("/leads?who=any&order=CREATED_DESC&q=Arhiva")
    await expect(caller.page.locator("main a[data-row]")).to_have_count(1)

    # Two managers give it to somebody at the same moment: one of them learns that it is too late.
    first, second = await meet("manager", "ru", TABLET), await meet("manager", "en", TABLET)
    for manager in (first, second):
        await manager.open("/leads?q=Arhiva")
        await manager.page.locator("main a[data-row]").first.click()
        await expect(manager.heading("leads.give.title")).to_be_visible()
    people = ("Andrei Popa", "Mihai Ionescu")
    # Whoever is later may find nobody to choose any more: the screen hears at once that it was given.
    tapped = await asyncio.gather(
        *(
            manager.page.locator("section").get_by_role("button", name=re.compile(name)).first.click(timeout=5_000)
            for manager, name in zip((first, second), people, strict=True)
        ),
        return_exceptions=True,
    )
    assert None in tapped
    for manager in (first, second):
        await expect(manager.heading("leads.give.title")).to_have_count(0)
        await manager.checks()
    connection = await asyncpg.connect(product.database_url)
    given = await connection.fetchval(
        "select count(*) from event e join lead l on l.id = e.subject_id "
        "where e.name = 'LeadAssigned' and l.company_name = 'Arhiva Dublă SRL'"
    )
    await connection.close()
    assert given == 1


async def test_two_windows_at_one_offer_lose_nothing(meet: Meet) -> None:
    seller = await meet("rep", "es", TABLET)
    await seller.open("/customers")
    await seller.page.locator("main a[href^='/customers/cus_']").last.click()
    await expect(seller.page).to_have_url(re.compile("cus_"))
    customer = re.search(r"cus_[0-9a-f-]+", seller.page.url)
    assert customer is not None
    await seller.open(f"/offers/new?customer={customer[0]}")
    await (
        seller.page.get_by_role("list", name=seller.words("offers.catalogue.title")).get_by_role("button").first.click()
    )
    await seller.press("offers.save")
    await expect(seller.page).to_have_url(re.compile("/offers/off_.*/edit"))
    other = await meet("rep", "ru", TABLET)
    await other.page.goto(seller.page.url)
    for window, percent in ((seller, "3"), (other, "4")):
        field = window.field("offers.line.discount")
        await field.fill(percent)
        await field.press("Tab")
    await seller.press("offers.save")
    await seller.sees(seller.words("offers.saved"))
    # The second is asked, mine or theirs; what was typed stays until then.
    await other.press("offers.save")
    await other.sees(other.words("offers.conflict.title"))
    await other.checks()
    await other.press("offers.conflict.later")
    await expect(other.field("offers.line.discount")).to_have_value("4")
    await other.checks()


async def test_a_lost_line_loses_no_words(meet: Meet) -> None:
    caller = await meet("telemarketing", "pl", TABLET)
    await enter(caller, "Telefonia Căzută SRL", "0751 600 801")
    await caller.page.context.set_offline(True)
    await caller.press("leads.enter")
    await caller.sees(caller.words("ui.kept.text"))
    await caller.checks()
    await caller.page.context.set_offline(False)
    await caller.open("/leads")
    sent = caller.page.get_by_role("listitem").filter(has_text="Telefonia Căzută SRL")
    await expect(sent.first).to_be_visible()
    await caller.checks()

    customer = await meet("buyer", "ru", PHONE)
    await customer.open("/portal/tickets")
    await customer.follow("portal.home.problem")
    await customer.choose_one("portal.about.BILLING")
    await customer.field("portal.report.textNeeded").fill("Счёт пришёл дважды")
    await customer.page.context.set_offline(True)
    await customer.press("portal.report.send")
    await customer.sees(customer.words("portal.report.kept"))
    await customer.checks()
    await customer.page.context.set_offline(False)
    reports = customer.page.get_by_role("link").filter(has_text=re.compile(customer.among("portal.about.BILLING")))
    await expect(reports.first).to_be_visible()
    await reports.first.click()
    await customer.sees("Счёт пришёл дважды")
    await customer.checks()


async def test_a_file_that_is_refused_is_told_in_the_form_and_holds_nothing_up(meet: Meet) -> None:
    buyer = await meet("buyer", "en", PHONE)
    buyer.expected.append(("POST", "/files", 415))
    await buyer.open("/portal/tickets/new?about=BILLING")
    await buyer.field("portal.report.textNeeded").fill("What the bill looks like here")
    files = [
        FilePayload(name="empty.png", mimeType="image/png", buffer=b""),
        FilePayload(name="bill.png", mimeType="image/png", buffer=PNG),
    ]
    await buyer.page.locator("input[type=file][multiple]").set_input_files(files)
    await expect(buyer.page.get_by_role("alert").filter(has_text="empty.png")).to_be_visible()
    kept = buyer.page.get_by_role("listitem")
    await expect(kept.filter(has_text="bill.png")).to_be_visible()
    await expect(kept.filter(has_text="empty.png")).to_have_count(0)
    await buyer.checks()
    await buyer.press("portal.report.send")
    await expect(buyer.page).to_have_url(re.compile("/portal/tickets/tic_"))
    await all_sent(buyer.page)
    await buyer.sees("bill.png")
