"""All that is read of the catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.catalog import rules
from api.catalog.models import (
    OfferingComponent,
    OfferingStage,
    OfferingStatus,
    ProductOffering,
    PublishingStage,
    SegmentLimit,
    Symptom,
    TaxRate,
)
from api.core.actor import Actor, ActorKind, Scope
from api.core.errors import InvalidInput, NotFound

_PUBLIC = "{t}.status = 'PUBLISHED'"
_ON_SHELF = "exists (select 1 from product_offering shelf where shelf.id = {t}.offering_id and {visible})"


@dataclass(frozen=True, slots=True)
class Choice:
    """A configuration: which offering, how many of which components (required ones need not be named)."""

    offering_id: UUID
    components: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConfiguredPrice:
    """Net unit prices of a configuration and the VAT in percent on the day asked for."""

    offering_id: UUID
    code: str
    product_type: str
    monthly: Decimal
    one_time: Decimal
    currency: str
    tax_code: str
    tax_rate: Decimal


def visible_to(actor: Actor) -> str:
    """Return the predicate of `product_offering`: staff their branches, customers what was ever on the shelf."""
    match actor.scope("catalog", "read"):
        case Scope.ALL:
            return "true"
        case Scope.BRANCH | Scope.TEAM | Scope.OWN:
            return "{t}.branch_id = any(:branches)"
        case Scope.CUSTOMER:
            return "{t}.status <> 'DRAFT'"
        case _:
            return _PUBLIC if actor.kind is ActorKind.ANONYMOUS else "false"


def part_visible_to(actor: Actor) -> str:
    """Return the predicate of what belongs to an offering by `offering_id`."""
    inner = visible_to(actor).replace("{t}", "shelf")
    if inner in ("true", "false"):
        return inner
    return _ON_SHELF.replace("{visible}", inner)


def limit_visible_to(actor: Actor) -> str:
    """How far a seller may go is no customer's business."""
    if actor.kind in (ActorKind.PORTAL, ActorKind.ANONYMOUS):
        return "false"
    return part_visible_to(actor)


def list_visible_to(actor: Actor) -> str:
    """Return the predicate of the branch's plain lists (symptoms, VAT): public but for staff of other branches."""
    match actor.scope("catalog", "read"):
        case Scope.BRANCH | Scope.TEAM | Scope.OWN:
            return "{t}.branch_id = any(:branches)"
        case None if actor.kind is not ActorKind.ANONYMOUS:
            return "false"
        case _:
            return "true"


async def lock_offering(session: AsyncSession, offering_id: UUID) -> ProductOffering:
    """Return the offering, locked for change; raises NotFound."""
    statement = select(ProductOffering).where(ProductOffering.id == offering_id).with_for_update()
    offering = (await session.execute(statement, execution_options={"populate_existing": True})).scalar_one_or_none()
    if offering is None:
        raise NotFound("ProductOffering")
    return offering


async def lock_symptom(session: AsyncSession, symptom_id: UUID) -> Symptom:
    """Return the symptom, locked for change; raises NotFound."""
    symptom = await session.get(Symptom, symptom_id, with_for_update=True, populate_existing=True)
    if symptom is None:
        raise NotFound("Symptom")
    return symptom


async def symptom_of(session: AsyncSession, branch_id: UUID, product_type: str | None, code: str) -> Symptom | None:
    """Return a branch's symptom of a kind of product."""
    statement = select(Symptom).where(
        col(Symptom.branch_id) == branch_id, col(Symptom.product_type) == product_type, col(Symptom.code) == code
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def published_of(session: AsyncSession, branch_id: UUID, code: str) -> ProductOffering | None:
    """Return the revision on the shelf, locked; None when there is none."""
    statement = (
        select(ProductOffering)
        .where(
            ProductOffering.branch_id == branch_id,
            ProductOffering.code == code,
            ProductOffering.status == OfferingStatus.PUBLISHED,
        )
        .with_for_update()
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def on_shelf(
    session: AsyncSession, branch_id: UUID, codes: Sequence[str], day: date
) -> dict[str, ProductOffering]:
    """Return what can be bought of these products on a day, by code."""
    statement = select(ProductOffering).where(
        ProductOffering.branch_id == branch_id,
        col(ProductOffering.code).in_(codes),
        ProductOffering.status == OfferingStatus.PUBLISHED,
    )
    found = (await session.execute(statement)).scalars()
    return {offering.code: offering for offering in found if rules.offerable(offering, day)}


async def last_revision(session: AsyncSession, branch_id: UUID, code: str) -> int:
    """Return the highest revision of a product, 0 when there is none."""
    statement = (
        select(ProductOffering.revision)
        .where(ProductOffering.branch_id == branch_id, ProductOffering.code == code)
        .order_by(col(ProductOffering.revision).desc())
        .limit(1)
    )
    return (await session.execute(statement)).scalar_one_or_none() or 0


async def components_of(session: AsyncSession, offering_ids: Sequence[UUID]) -> Sequence[OfferingComponent]:
    """Return the components of the offerings in their order."""
    statement = (
        select(OfferingComponent)
        .where(col(OfferingComponent.offering_id).in_(offering_ids))
        .order_by(col(OfferingComponent.position))
    )
    return (await session.execute(statement)).scalars().all()


async def limits_of(session: AsyncSession, offering_id: UUID) -> Sequence[SegmentLimit]:
    """Return the limits of all segments for the offering."""
    statement = select(SegmentLimit).where(SegmentLimit.offering_id == offering_id)
    return (await session.execute(statement)).scalars().all()


async def stages_of(session: AsyncSession, offering_id: UUID) -> list[PublishingStage]:
    """Return the confirmed stages."""
    statement = select(col(OfferingStage.stage)).where(OfferingStage.offering_id == offering_id)
    return list((await session.execute(statement)).scalars())


async def limit_for(session: AsyncSession, offering_id: UUID, segment_code: str | None) -> rules.Limit | None:
    """Return the limit for the rules; None when the segment has none for this offering."""
    limits = await limits_of(session, offering_id)
    found = next((limit for limit in limits if limit.segment_code == segment_code), None)
    if found is None:
        return None
    return rules.Limit(
        standard_discount=found.standard_discount,
        maximum_discount=found.maximum_discount,
        min_quantity=found.min_quantity,
        max_quantity=found.max_quantity,
        min_months=found.min_months,
    )


async def tax_rate(session: AsyncSession, branch_id: UUID, tax_code: str, day: date) -> Decimal:
    """Return the VAT in percent on a day; raises InvalidInput when the table has no row for it."""
    statement = (
        select(col(TaxRate.rate))
        .where(TaxRate.branch_id == branch_id, TaxRate.tax_code == tax_code, col(TaxRate.valid_from) <= day)
        .order_by(col(TaxRate.valid_from).desc())
        .limit(1)
    )
    rate = (await session.execute(statement)).scalar_one_or_none()
    if rate is None:
        raise InvalidInput("taxCode", code="no-tax-rate", tax=tax_code)
    return rate


async def prices_of(
    session: AsyncSession, branch_id: UUID, choices: Sequence[Choice], day: date
) -> list[ConfiguredPrice]:
    """Price configurations, in the order given; raises NotFound, OfferingNotPublished, InvalidInput (OFF-01, OFF-03)."""
    wanted = [choice.offering_id for choice in choices]
    statement = select(ProductOffering).where(
        col(ProductOffering.id).in_(wanted), ProductOffering.branch_id == branch_id
    )
    offerings = {offering.id: offering for offering in (await session.execute(statement)).scalars()}
    parts = await components_of(session, wanted)
    prices = []
    for choice in choices:
        offering = offerings.get(choice.offering_id)
        if offering is None:
            raise NotFound("ProductOffering")
        if not rules.offerable(offering, day):
            raise rules.OfferingNotPublished("offeringId", offering=offering.code)
        components = [
            rules.ComponentPrice(part.code, part.required, part.monthly_price, part.one_time_price, part.max_quantity)
            for part in parts
            if part.offering_id == offering.id
        ]
        monthly, one_time = rules.configure(
            offering.monthly_price, offering.one_time_price, components, choice.components
        )
        rate = await tax_rate(session, branch_id, offering.tax_code, day)
        prices.append(
            ConfiguredPrice(
                offering_id=offering.id,
                code=offering.code,
                product_type=offering.product_type.name,
                monthly=monthly,
                one_time=one_time,
                currency=offering.currency,
                tax_code=offering.tax_code,
                tax_rate=rate,
            )
        )
    return prices
