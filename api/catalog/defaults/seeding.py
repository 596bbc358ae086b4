"""Writing the catalogue that a branch starts with."""

from datetime import date
from decimal import Decimal

from sqlmodel import col, select

from api.catalog.defaults.guides import guide_of
from api.catalog.defaults.offerings import ITEMS, LANGUAGES, Item
from api.catalog.defaults.symptoms import SYMPTOMS
from api.catalog.models import (
    OfferingComponent,
    OfferingStage,
    OfferingStatus,
    ProductOffering,
    ProductType,
    PublishingStage,
    SegmentLimit,
    Symptom,
    TaxRate,
)
from api.core.uow import UnitOfWork
from api.customers import defaults as customer_defaults
from api.people.models import Branch

STANDARD = "STANDARD"
RELEASE = "2026-R1"
FIRST_DAY = date(2026, 1, 1)
# Country → (first day, VAT in percent), oldest first; a change of the law is one more row.
VAT = {
    "RO": ((date(2017, 1, 1), "19"), (date(2025, 8, 1), "21")),
    "PL": ((date(2011, 1, 1), "23"),),
    "ES": ((date(2012, 9, 1), "21"),),
    "PE": ((date(2011, 3, 1), "18"),),
}
# What a euro of list price is in each currency, rounded to friendly prices; no rate of exchange.
PRICE_LEVEL = {"RON": "5", "PLN": "4.3", "EUR": "1", "PEN": "4", "USD": "1.1"}
# Segment → standard and maximum discount in percent, least and most pieces, months.
LIMITS: dict[str, tuple[str, str, int, int | None, int]] = {
    "MA": ("20", "35", 1, None, 12),
    "GBM_HIGH": ("15", "25", 1, 500, 12),
    "GBM_MEDIUM": ("10", "18", 1, 100, 12),
    "GBM_LOW": ("5", "10", 1, 30, 24),
    "PROSPECT": ("5", "10", 1, 50, 24),
}
# Devices earn little, so their discounts are half of a service's and bind nobody for months.
DEVICE_SHARE = Decimal("0.5")


async def seed(uow: UnitOfWork, branch: Branch) -> None:
    """Give the branch VAT, segments, symptoms and a published catalogue; what it has stays as it is."""
    await customer_defaults.seed(uow, branch)
    await _seed_lists(uow, branch)
    statement = select(col(ProductOffering.code)).where(ProductOffering.branch_id == branch.id)
    known = set((await uow.session.execute(statement)).scalars())
    for item in ITEMS:
        if item.code not in known:
            await _seed_item(uow, branch, item)
    await uow.flush()


async def _seed_lists(uow: UnitOfWork, branch: Branch) -> None:
    """Write VAT and symptoms into a branch that has none."""
    if not (await uow.session.execute(select(TaxRate.id).where(TaxRate.branch_id == branch.id))).first():
        for day, rate in VAT[branch.country]:
            uow.add(TaxRate(branch_id=branch.id, tax_code=STANDARD, valid_from=day, rate=Decimal(rate)))
    if not (await uow.session.execute(select(Symptom.id).where(Symptom.branch_id == branch.id))).first():
        for product_type, symptoms in SYMPTOMS.items():
            for position, (code, names) in enumerate(symptoms):
                uow.add(
                    Symptom(
                        branch_id=branch.id,
                        product_type=product_type,
                        code=code,
                        names=dict(zip(LANGUAGES, names, strict=True)),
                        position=position,
                        guide=guide_of(product_type, code),
                    )
                )


async def _seed_item(uow: UnitOfWork, branch: Branch, item: Item) -> None:
    """Write one published offering with components, stages and limits."""
    level = Decimal(PRICE_LEVEL[branch.currency])
    offering = uow.add(
        ProductOffering(
            branch_id=branch.id,
            code=item.code,
            product_type=item.kind,
            names=dict(zip(LANGUAGES, item.names, strict=True)),
            descriptions=dict(zip(LANGUAGES, item.texts, strict=True)),
            details=item.details,
            eligibility=item.eligibility,
            status=OfferingStatus.PUBLISHED,
            release=RELEASE,
            valid_from=FIRST_DAY,
            monthly_price=Decimal(item.monthly) * level,
            one_time_price=Decimal(item.one_time) * level,
            currency=branch.currency,
            tax_code=STANDARD,
            process_key=item.process,
            image_key=item.image,
            published_at=uow.now,
        )
    )
    await uow.flush()
    for position, part in enumerate(item.parts):
        uow.add(
            OfferingComponent(
                offering_id=offering.id,
                code=part.code,
                names=dict(zip(LANGUAGES, part.names, strict=True)),
                required=part.required,
                monthly_price=Decimal(part.monthly) * level,
                one_time_price=Decimal(part.one_time) * level,
                max_quantity=part.most,
                position=position,
            )
        )
    for stage in PublishingStage:
        uow.add(OfferingStage(offering_id=offering.id, stage=stage, confirmed_at=uow.now))
    device = item.kind is ProductType.DEVICE
    for segment, (standard, maximum, least, most, months) in LIMITS.items():
        share = DEVICE_SHARE if device else Decimal(1)
        uow.add(
            SegmentLimit(
                branch_id=branch.id,
                offering_id=offering.id,
                segment_code=segment,
                standard_discount=Decimal(standard) * share,
                maximum_discount=Decimal(maximum) * share,
                min_quantity=least,
                max_quantity=most,
                min_months=0 if device else months,
            )
        )
