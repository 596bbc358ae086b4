"""The seller at the customer's table: limits while typing, the exact total, and what the customer may see."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.person import Meet, Person


async def discount(seller: Person, percent: str) -> None:
    """Type a discount into the only line."""
    field = seller.field("offers.line.discount")
    await field.fill(percent)
    await field.press("Tab")


@pytest.mark.req("OFF-02", "OFF-03a")
async def test_the_limits_are_checked_while_the_seller_types(meet: Meet) -> None:
    seller = await meet("rep", "ro")
    await seller.open("/customers")
    await seller.page.locator("main a[href^='/customers/cus_']").first.click()
    customer = re.search(r"cus_[0-9a-f-]+", seller.page.url)
    assert customer is not None
    await seller.open(f"/offers/new?customer={customer[0]}")
    await (
        seller.page.get_by_role("list", name=seller.words("offers.catalogue.title")).get_by_role("button").first.click()
    )
    await seller.sees(seller.words("offers.outcome.WITHIN"))
    await expect(seller.button("offers.submit")).to_be_enabled()

    await discount(seller, "90")
    await seller.sees(seller.words("offers.outcome.OUTSIDE"))
    await expect(seller.button("offers.submit.pricing")).to_be_enabled()
    await seller.checks()

    # At the table the customer sees prices and sums, and nothing of limits or of pricing.
    await seller.press("offers.show")
    shown = seller.page.get_by_role("dialog")
    await expect(shown.get_by_text(seller.words("offers.total.contract"))).to_be_visible()
    await expect(shown.get_by_text(seller.words("offers.outcome.OUTSIDE"))).to_have_count(0)
    await seller.checks()
    await seller.press("offers.show.end")

    await seller.press("offers.maximum")
    await seller.sees(seller.words("offers.outcome.WITHIN"))
    await seller.press("offers.ask")
    await seller.field("offers.ask.note").fill("Concurența cere mai puțin")
    await seller.checks()
    await seller.press("offers.ask.send")
    await seller.sees(seller.words("offers.status.PRICING"))
    await seller.sees(re.compile("Concurența cere mai puțin"))
    await seller.checks()
