"""The main errand as one story: a lead by hand becomes a customer, an offer, a contract, an order and a bill."""

from pathlib import Path

import pytest

from tests.browser import errand_delivery as delivery
from tests.browser import errand_sale as sale
from tests.browser.errand import Errand, Firm
from tests.browser.person import Meet
from tests.browser.product import Product
from tests.tickets.test_portal import PNG

FIRMS = (
    Firm(
        country="ro",
        name="Tâmplăria Arțarul SRL",
        fiscal_number="18547290",
        person="Ileana Ștefănescu",
        phone="0751 500 201",
        email="ileana@artarul.example",
        rep="Andrei Popa",
        pricing="Cristina Stan",
    ),
    Firm(
        country="pl",
        name="Stolarnia Klon Sp. z o.o.",
        fiscal_number="5252248481",
        person="Grażyna Wójt",
        phone="602 500 201",
        email="grazyna@klon.example",
        rep="Tomasz Wójcik",
        pricing="Jakub Mazur",
    ),
)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Return the signed copy as a tablet's camera gives it."""
    path = tmp_path / "contract.png"
    path.write_bytes(PNG)
    return path


async def run(errand: Errand, photo: Path) -> None:
    """Go the whole way."""
    caller, manager, rep = [await errand.staff(role) for role in ("telemarketing", "manager", "rep")]
    await manager.page.clock.install()
    await sale.enter(errand, caller, manager)
    await sale.give(errand, manager, rep)
    await sale.call(errand, rep)
    await sale.build(errand, rep)
    await sale.counter(errand, await errand.staff("pricing"), rep)
    signatory = await sale.send_and_accept(errand, rep)
    await delivery.sign(errand, rep, photo)
    await delivery.work(errand, "backoffice")
    await delivery.work(errand, "logistics")
    await delivery.accept_installation(rep, signatory)
    await delivery.win(errand, rep, manager, caller)


# The whole way in one go: it takes a minute on a quiet machine.
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "firm",
    [pytest.param(FIRMS[0], id="Romania"), pytest.param(FIRMS[1], id="Poland", marks=pytest.mark.long)],
)
async def test_a_lead_becomes_a_bill(product: Product, meet: Meet, firm: Firm, photo: Path) -> None:
    await run(Errand(product, meet, firm), photo)
