"""Whether what is done without a line arrives: all of it, once, in its order."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass
from typing import Final

from playwright.async_api import Browser, Page

from dev.figures.stage import guest

PRODUCT: Final = "/portal/shop/VOICE-START"
WRITES: Final = 8
SECONDS: Final = 60
AMOUNT: Final = "main [role=group] input"
# What the server has, asked as the app asks.
KEPT: Final = """() => new Promise((resolve, reject) => {
  const open = indexedDB.open('trunkline-outbox')
  open.onerror = () => reject(open.error)
  open.onsuccess = () => {
    const all = open.result.transaction('writes').objectStore('writes').count()
    all.onsuccess = () => resolve(all.result)
  }
})"""


@dataclass(frozen=True)
class Delivery:
    """How many of the writes did not arrive, arrived twice, or overtook another."""

    lost: int
    doubled: int
    reordered: int


def judge(sent: list[int], arrived: list[int]) -> Delivery:
    """Compare what was written, in its order, with what arrived, in its order."""
    ours = [one for one in arrived if one in set(sent)]
    first = list(dict.fromkeys(ours))
    reordered = sum(sent.index(one) > sent.index(after) for one, after in itertools.pairwise(first))
    return Delivery(len(set(sent) - set(ours)), len(ours) - len(first), reordered)


async def delivery(chrome: Browser, base: str) -> Delivery:
    """Put products into the cart without a line, in amounts that tell them apart, on a line that comes and goes."""
    sent = list(range(101, 101 + WRITES))
    async with guest(chrome, base, "buyer", "en", "phone", service_workers="allow") as buyer:
        page = buyer.page
        await page.goto(f"{base}{PRODUCT}")
        await buyer.there()
        await page.wait_for_timeout(1000)
        await page.context.set_offline(True)
        amount = page.locator(AMOUNT).first
        for number in sent:
            await amount.fill(str(number))
            await amount.press("Tab")
            await page.wait_for_url(f"**n={number}*")
            await buyer.press("shop.putIn")
            await page.wait_for_timeout(100)
        for _ in range(3):
            await page.context.set_offline(False)
            await page.wait_for_timeout(120)
            await page.context.set_offline(True)
            await page.wait_for_timeout(120)
        await page.context.set_offline(False)
        await _sent(page)
        await page.goto(f"{base}/portal/cart")
        await buyer.there()
        fields = await page.locator(AMOUNT).all()
        arrived = [int(await field.input_value()) for field in fields]
    return judge(sent, arrived)


async def _sent(page: Page) -> None:
    """Wait until nothing is left to be sent."""
    for _ in range(SECONDS * 2):
        if await page.evaluate(KEPT) == 0:
            return
        await asyncio.sleep(0.5)
