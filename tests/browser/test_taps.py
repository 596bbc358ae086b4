"""What is done all day takes no more taps than its goal."""

import pytest
from playwright.async_api import Browser

from tests.browser.product import Product
from tests.browser.taps import count_taps


# `make figures` counts them too.
@pytest.mark.long
@pytest.mark.timeout(600)
async def test_no_errand_takes_more_taps_than_its_goal(product: Product, browser: Browser) -> None:
    found = await count_taps(browser, product.url)
    assert not {name: taps for name, taps in found.items() if taps["counted"] > taps["goal"]}
