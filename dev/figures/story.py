"""What some screens are about and the demo leaves out: products in the cart, a file of leads, a contract."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from api.catalog.models import ProductOffering, ProductType
from api.contracts.actions import create_contract, generate_contract, publish_terms, send_contract
from api.contracts.models import TermsKind
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.customers.models import Customer
from api.offers.actions import LineInput, NewOffer, accept_offer, create_offer, send_offer, submit_offer
from api.offers.models import AnswerChannel
from api.people.auth.authenticate import load_actor
from api.people.models import UserAccount
from api.people.queries import branch as branch_of
from dev.figures.stage import browser, guest
from dev.steps import ROOT

LEADS: Final = ROOT / "tests" / "data" / "romanian-firms.csv"
TERMS: Final = {
    "en": "1. We set the service up and keep it running.\n\n2. You pay each month, by the day on the bill.",
    "ro": "1. Punem serviciul în funcțiune și îl menținem.\n\n2. Plătiți lunar, până în ziua de pe factură.",
    "es": "1. Ponemos en marcha el servicio y lo mantenemos.\n\n2. Usted paga cada mes, hasta el día de la factura.",
    "pl": "1. Uruchamiamy usługę i utrzymujemy ją.\n\n2. Płacisz co miesiąc, do dnia podanego na fakturze.",
    "ru": "1. Мы запускаем услугу и поддерживаем её.\n\n2. Вы платите ежемесячно, до дня, указанного в счёте.",
}
PRODUCTS: Final = ("HOST-M", "VOICE-TEAM")


async def publish_terms_of_service(database: Database, login: str) -> None:
    """Let somebody publish what contracts refer to."""
    actor = await _caller(database, login)
    async with database.unit_of_work(actor) as uow:
        branch = await branch_of(uow, actor.branch_ids[0])
        today = uow.now.astimezone(ZoneInfo(branch.zone)).date()
        texts = {language: TERMS[language] for language in branch.languages}
        await publish_terms(uow, branch.id, TermsKind.TERMS_OF_SERVICE, texts, today)
        await uow.commit()


async def send_a_contract(database: Database, login: str) -> None:
    """Let the first customer of this seller's country say yes to an offer and get the contract."""
    seller = await _caller(database, login)
    branch_id = seller.branch_ids[0]
    async with database.unit_of_work(SYSTEM) as uow:
        customer = await uow.session.scalar(
            select(col(Customer.id)).where(col(Customer.branch_id) == branch_id).order_by(col(Customer.number)).limit(1)
        )
        products = await uow.session.scalars(
            select(col(ProductOffering.id)).where(
                col(ProductOffering.branch_id) == branch_id,
                col(ProductOffering.product_type) == ProductType.DATA_PORT,
                col(ProductOffering.status) == "PUBLISHED",
            )
        )
        lines = [LineInput(product, 1, Decimal(0), 24) for product in products]
    if customer is None or not lines:
        raise LookupError(login)
    async with database.unit_of_work(seller) as uow:
        offer = await create_offer(uow, NewOffer(customer_id=customer), lines)
        await submit_offer(uow, offer.id)
        await send_offer(uow, offer.id)
        await accept_offer(uow, offer.id, revision=1, how=AnswerChannel.TABLET)
        contract = await create_contract(uow, offer.id)
        await generate_contract(uow, contract.id)
        await send_contract(uow, contract.id)
        await uow.commit()


async def _caller(database: Database, login: str) -> Actor:
    """Return one of the demo's people as a caller."""
    async with database.unit_of_work(SYSTEM) as uow:
        user = await uow.session.scalar(select(col(UserAccount.id)).where(col(UserAccount.login) == login))
    actor = await load_actor(database, {"user": user})
    if actor is None:
        raise LookupError(login)
    return actor


async def prepare(base: str) -> None:
    """Let people leave what they are in the middle of."""
    async with browser() as chrome:
        async with guest(chrome, base, "buyer", "en", "desk") as buyer:
            for product in PRODUCTS:
                await buyer.page.goto(f"{base}/portal/shop/{product}")
                await buyer.press("shop.putIn")
                await buyer.there()
        async with guest(chrome, base, "telemarketing", "en", "desk") as seller:
            await seller.page.goto(f"{base}/leads/import")
            await seller.page.locator("input[type=file]").first.set_input_files(LEADS)
            await seller.page.wait_for_url(re.compile("/leads/import/."))
