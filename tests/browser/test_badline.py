"""Work on a bad line and a flat battery: nothing lost, nothing twice, everything in its order."""

from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from tests.browser.badline import Counts, all_sent, battery_dies, charged, count_offline, device, judged, queued
from tests.browser.person import PHONE, TABLET, Meet, Person
from tests.browser.product import Product
from tests.browser.test_ticket import report

WRITES = 30


@pytest.mark.parametrize(
    ("arrived", "found"),
    [([1, 2, 3], (0, 0, 0)), ([1, 3], (1, 0, 0)), ([1, 2, 2, 3], (0, 1, 0)), ([2, 1, 3], (0, 0, 1)), ([], (3, 0, 0))],
)
def test_what_is_lost_doubled_and_out_of_order_is_counted(arrived: list[int], found: tuple[int, int, int]) -> None:
    counts = judged(arrived, 3)
    assert (counts.lost, counts.doubled, counts.reordered) == found


@pytest.mark.long
async def test_notes_on_a_line_that_breaks_at_random_arrive_once_and_in_order(meet: Meet) -> None:
    customer = await meet("buyer", "ro", PHONE)
    await report(customer, "Linia cade când plouă")
    ticket = customer.page.url.rpartition("/")[2].partition("?")[0]
    agent = await meet("service", "ro", TABLET)
    assert await count_offline(agent, ticket, writes=WRITES) == Counts(WRITES, lost=0, doubled=0, reordered=0)


async def test_what_waits_survives_the_end_of_the_battery(product: Product, tmp_path: Path) -> None:
    names = [f"Bateria {number} SRL" for number in range(1, 4)]
    async with async_playwright() as playwright:
        context = await device(playwright, tmp_path)
        rep = Person(product, context.pages[0], "ro")
        await rep.sign_in("telemarketing")
        await rep.open("/leads/new")
        await rep.choose_one("leads.channel.TELEMARKETING")
        await expect(rep.field("leads.field.SIM_COUNT")).to_be_visible()
        await context.set_offline(True)
        for number, name in enumerate(names):
            if number:
                await rep.press("leads.entered.another")
                await rep.choose_one("leads.channel.TELEMARKETING")
            await rep.field("leads.field.COMPANY_NAME").fill(name)
            await rep.field("leads.field.CONTACT_NAME").fill("Ana Marin")
            await rep.field("leads.field.PHONE").fill(f"075150030{number}")
            await rep.field("leads.field.SIM_COUNT").fill("3")
            await rep.press("leads.enter")
            await rep.sees(rep.words("leads.kept.title", company=name))
        assert await queued(rep.page) == len(names)
        battery_dies(tmp_path)

    async with async_playwright() as playwright:
        context = await device(playwright, tmp_path)
        rep = await charged(context, product, "telemarketing")
        await all_sent(rep.page)
        await rep.open("/leads?who=brought")
        for name in names:
            await expect(rep.page.get_by_text(name)).to_have_count(1)
        await context.close()
