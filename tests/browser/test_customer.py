"""The customer's own people on a phone: one thing more is ordered."""

import re

from playwright.async_api import expect

from tests.browser.person import PHONE, Meet


async def test_customer_orders_one_thing_more(meet: Meet) -> None:
    buyer = await meet("buyer", "pl", PHONE, "dark")
    await buyer.open("/")
    await expect(buyer.page).to_have_url(re.compile("/portal$"))
    await buyer.checks()
    await buyer.follow("portal.home.order")
    hosting = buyer.page.locator('a[href^="/portal/shop/HOST"]').first
    await expect(hosting).to_be_visible()
    await buyer.checks()

    await hosting.click()
    extra = buyer.page.get_by_role("checkbox").and_(buyer.page.locator(":enabled")).first
    await extra.dispatch_event("click")
    # The choice stands in the address: it survives a reload.
    await expect(buyer.page).to_have_url(re.compile(r"[?&]c="))
    await buyer.checks()
    await buyer.press("shop.putIn")
    await buyer.follow("shop.cart.open")
    await expect(buyer.button("shop.review")).to_be_enabled()
    await buyer.checks()

    await buyer.press("shop.review")
    await expect(buyer.heading("shop.review.title")).to_be_visible()
    await buyer.checks()
    await buyer.press("shop.submit")
    await expect(buyer.page).to_have_url(re.compile("/portal/orders/ord_"))
    await buyer.sees(buyer.words("portal.order.thanks"))
    # Provisioning starts by itself: its steps are there without a reload.
    await buyer.sees(buyer.words("portal.step.acceptance_1"))
    await buyer.checks()
    # Nothing is left to check in the cart.
    await buyer.page.go_back()
    await expect(buyer.heading("shop.cart.title")).to_be_visible()
    await expect(buyer.link("shop.cart.toShop")).to_be_visible()
