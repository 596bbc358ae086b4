"""The customer orders: one cart on every device and without a line, and a parcel that is followed to the door."""

import re
from decimal import Decimal

import pytest
from playwright.async_api import Locator, Response, expect

from tests.browser.badline import all_sent
from tests.browser.person import PHONE, Meet, Person

# What arrives by itself: the screen's next look, on a busy machine.
LATER_MS = 60_000


def line(person: Person, product: str) -> Locator:
    """Return the cart's line of a product."""
    lines = person.page.get_by_role("region", name=person.words("shop.cart.lines")).get_by_role("listitem")
    return lines.filter(has_text=re.compile(product))


async def nothing_chosen(person: Person) -> None:
    """Begin with an empty cart, whatever others have left in it."""
    await person.open("/portal/cart")
    full = person.button("shop.cart.empty")
    await expect(full.or_(person.link("shop.cart.toShop")).first).to_be_visible()
    if await full.count():
        await full.click()
    await expect(person.link("shop.cart.toShop")).to_be_visible()


def total(person: Person) -> Locator:
    """Return what the cart costs."""
    return person.page.get_by_role("region", name=person.words("shop.cart.sum"))


def _three_are_put(response: Response) -> bool:
    asked = response.request.post_data or ""
    return bool(re.search('"Cart(PutLine|SetQuantity)"', asked)) and '"quantity":3' in asked


async def test_a_quantity_is_a_whole_number_whatever_is_typed(meet: Meet) -> None:
    phone = await meet("buyer", "ro", PHONE)
    await nothing_chosen(phone)
    await phone.open("/portal/shop/HOST-S")
    await phone.press("shop.putIn")
    await phone.follow("shop.cart.open")
    box = phone.page.get_by_role("region", name=phone.words("shop.cart.lines")).get_by_role("textbox")
    async with phone.page.expect_response(_three_are_put):
        for typed, taken in (("1,5", "2"), ("0", "1"), ("-4", "1"), ("5000", "1.000"), ("3", "3")):
            await box.fill(typed)
            await box.blur()
            await expect(box).to_have_value(taken)
    await expect(total(phone)).to_contain_text("181,50", timeout=LATER_MS)
    await phone.settled()
    await phone.page.reload()
    await expect(box).to_have_value("3")
    await phone.checks()


@pytest.mark.req("WEB-04")
async def test_the_cart_survives_a_lost_line_and_waits_on_another_device(meet: Meet) -> None:
    phone = await meet("buyer", "en", PHONE)
    # Both screens have been open once: a phone keeps what it has seen.
    await nothing_chosen(phone)
    await phone.follow("shop.cart.toShop")
    await phone.page.locator('a[href^="/portal/shop/HOST-L"]').first.click()

    # Required components stand inside, optional ones are chosen, and the price follows.
    inside = phone.page.get_by_role("region", name=phone.words("shop.inside"))
    await expect(inside.get_by_role("listitem").first).to_be_visible()
    price = phone.page.get_by_role("region", name=phone.words("shop.price"))
    await expect(price.get_by_text(re.compile(r"RON\s*\d")).first).to_be_visible()
    before = await price.inner_text()
    extras = phone.page.get_by_role("region", name=phone.words("shop.extras")).get_by_role("checkbox")
    for box in await extras.all():
        await box.dispatch_event("click")
    await expect(price).not_to_have_text(before)
    await phone.checks()

    await phone.page.context.set_offline(True)
    await phone.press("shop.putIn")
    await phone.follow("shop.cart.open")
    await expect(line(phone, "Hosting Large")).to_be_visible()
    await expect(line(phone, "Hosting Large").get_by_text(phone.words("shop.cart.waiting"))).to_be_visible()
    await phone.page.context.set_offline(False)
    await expect(line(phone, "Hosting Large").get_by_text(re.compile("RON")).first).to_be_visible()
    # Without a line requests fail, as they should.
    phone.troubles.clear()

    tablet = await meet("buyer", "en")
    await _changed_elsewhere(tablet)
    await phone.page.reload()
    await expect(line(phone, "Hosting Large").get_by_role("textbox")).to_have_value("2")
    await phone.press("shop.cart.empty")
    await expect(phone.link("shop.cart.toShop")).to_be_visible()
    await tablet.page.reload()
    await expect(tablet.link("shop.cart.toShop")).to_be_visible()

    await tablet.open("/portal/shop/HOST-S")
    await tablet.press("shop.putIn")
    await tablet.follow("shop.cart.open")
    await tablet.press("shop.review")
    await expect(tablet.heading("shop.review.title")).to_be_visible()
    await expect(line(tablet, "1 × Hosting Small")).to_be_visible()
    await tablet.field("shop.note").fill("Back door, ring twice")
    await tablet.press("shop.submit")
    await expect(tablet.page).to_have_url(re.compile("/portal/orders/ord_"))
    await expect(tablet.page.get_by_role("heading", name=re.compile(r"O-\d{4}-\d{6}"))).to_be_visible()
    await _ordered_again(tablet)


async def test_what_is_taken_out_stays_out_whatever_waits_for_a_line(meet: Meet) -> None:
    phone, tablet = await meet("buyer", "en", PHONE), await meet("buyer", "en")
    await nothing_chosen(phone)
    await phone.open("/portal/shop/HOST-S")
    await phone.press("shop.putIn")
    await phone.follow("shop.cart.open")
    await expect(line(phone, "Hosting Small").get_by_text(re.compile("RON")).first).to_be_visible()

    # Changed here without a line, taken out there meanwhile.
    await tablet.open("/portal/cart")
    await expect(line(tablet, "Hosting Small")).to_be_visible()
    await phone.page.context.set_offline(True)
    await _three_wait(phone, waiting=1)
    await _taken_out(tablet)
    await phone.page.context.set_offline(False)
    await phone.sees(phone.words("shop.cart.gone", name="Hosting Small"))
    await expect(phone.link("shop.cart.toShop")).to_be_visible()
    await all_sent(phone.page)

    # Put in, changed and taken out without a line: nothing of it is sent.
    await phone.follow("shop.cart.toShop")
    await phone.page.locator('a[href^="/portal/shop/HOST-S"]').first.click()
    await expect(phone.button("shop.putIn")).to_be_visible()
    await phone.page.context.set_offline(True)
    await phone.press("shop.putIn")
    await phone.follow("shop.cart.open")
    await _three_wait(phone, waiting=2)
    await _taken_out(phone)
    await phone.page.context.set_offline(False)
    await all_sent(phone.page)
    await phone.page.reload()
    await expect(phone.link("shop.cart.toShop")).to_be_visible()


async def _three_wait(person: Person, *, waiting: int) -> None:
    """Three are wanted, which waits for a line with what waits already."""
    quantity = line(person, "Hosting Small").get_by_role("textbox")
    await quantity.fill("3")
    await quantity.press("Tab")
    await expect(person.link("app.sync.waiting", count=waiting).filter(visible=True)).to_be_visible()


async def _taken_out(person: Person) -> None:
    """It was the only line of the cart."""
    await line(person, "Hosting Small").get_by_role("button", name=re.compile("^Take out")).click()
    await expect(person.link("shop.cart.toShop")).to_be_visible()


async def _ordered_again(tablet: Person) -> None:
    """The same once more is in the cart with its note, and out of it again when that was a slip."""
    await tablet.press("shop.again")
    # While it has the focus its ten seconds stand still.
    await tablet.button("ui.undo").focus()
    await expect(tablet.heading("shop.review.title")).to_be_visible()
    await expect(line(tablet, "1 × Hosting Small")).to_be_visible()
    await expect(tablet.field("shop.note")).to_have_value("Back door, ring twice")
    await tablet.press("ui.undo")
    await expect(tablet.link("shop.cart.toShop")).to_be_visible()


async def _changed_elsewhere(tablet: Person) -> None:
    """The tablet at the office has the same cart: more of it, another product, which is taken out again."""
    await tablet.open("/portal/shop/HOST-S")
    await tablet.press("shop.putIn")
    await tablet.follow("shop.cart.open")
    await expect(line(tablet, "Hosting Small")).to_be_visible()
    await tablet.checks()
    both = await total(tablet).inner_text()
    await line(tablet, "Hosting Small").get_by_role("button", name=re.compile("^Take out")).click()
    await expect(line(tablet, "Hosting Small")).to_have_count(0)
    await expect(total(tablet)).not_to_have_text(both)
    # The price of the line is the server's: when it has doubled, the new quantity is there.
    price = line(tablet, "Hosting Large").get_by_text(re.compile("RON")).first
    one = Decimal(re.sub(r"[^\d.]", "", await price.inner_text()))
    await line(tablet, "Hosting Large").get_by_role("textbox").fill("2")
    await line(tablet, "Hosting Large").get_by_role("textbox").press("Tab")
    await expect(price).to_have_text(re.compile(rf"\b{2 * one}\b"))
    await tablet.settled()


@pytest.mark.req("WEB-05")
async def test_a_parcel_is_followed_step_by_step_and_its_delivery_confirmed(meet: Meet) -> None:
    buyer = await meet("buyer", "ro", PHONE)
    await nothing_chosen(buyer)
    await buyer.open("/portal/shop/DEV-TABLET")
    await buyer.press("shop.putIn")
    await buyer.follow("shop.cart.open")
    await buyer.press("shop.review")
    await buyer.press("shop.submit")
    await expect(buyer.page).to_have_url(re.compile("/portal/orders/ord_"))
    found = re.search(r"ord_[0-9a-f-]+", buyer.page.url)
    assert found is not None
    order = found[0]
    now = buyer.page.locator("[aria-current=step]")
    await expect(now.get_by_text(buyer.words("portal.step.release"))).to_be_visible()

    for name, step in (("orderdesk", "Eliberată de biroul de comenzi"), ("logistics", "Expediere")):
        colleague = await meet(name, "ro")
        await colleague.open(f"/orders/{order}")
        await colleague.press("orders.move.complete")
        if name == "logistics":
            await colleague.field("orders.ask.tracking").fill("AWB 2026 0007")
            await colleague.checks()
        dialog = colleague.page.get_by_role("dialog")
        await dialog.get_by_role("button", name=colleague.words("orders.move.complete")).click()
        await colleague.sees(colleague.words("orders.did.complete", name=step))

    # The open screen asks every twenty seconds; the worker does the rest.
    await buyer.open(f"/portal/orders/{order}")
    parcel = buyer.page.get_by_text(buyer.words("portal.order.tracking", number="AWB 2026 0007"))
    await expect(parcel).to_be_visible(timeout=LATER_MS)
    await expect(now.get_by_text(buyer.words("portal.step.conformity"))).to_be_visible()
    await buyer.checks()
    await buyer.press("portal.install.accept")
    await buyer.page.get_by_role("dialog").get_by_role("button", name=buyer.words("portal.install.accept")).click()
    done = buyer.page.get_by_text(buyer.words("portal.order.status.COMPLETED")).first
    await expect(done).to_be_visible(timeout=LATER_MS)
    await buyer.checks()
