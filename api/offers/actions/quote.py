"""The price of lines against the catalogue as it is today: the one check for typing, saving and submitting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Self
from uuid import UUID

from api.catalog import queries as catalog
from api.catalog.models import OfferingComponent, ProductType
from api.catalog.queries import Choice
from api.catalog.rules import Profile, check_limits, eligible
from api.core.errors import require
from api.core.uow import UnitOfWork
from api.customers.models import Customer, SubscriptionKind
from api.offers import policy, queries, rules
from api.offers.actions.common import today
from api.offers.models import LimitOutcome, OfferLine
from api.offers.rules import LineTerms, LineTotals, PricedLine

HELD: Final = {
    SubscriptionKind.VOICE: ProductType.VOICE_PLAN.name,
    SubscriptionKind.DATA: ProductType.DATA_PORT.name,
    SubscriptionKind.HOSTING: ProductType.HOSTING.name,
}


@dataclass(frozen=True, slots=True)
class LineInput:
    """A line as typed: offering, pieces, discount from 0 to 100 %, months, and how many of which components."""

    offering_id: UUID
    quantity: int
    discount_percent: Decimal
    months: int
    components: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, line: OfferLine) -> Self:
        """Return what was typed for a stored line."""
        return cls(
            offering_id=line.offering_id,
            quantity=line.quantity,
            discount_percent=line.discount_percent,
            months=line.months,
            components={part["code"]: part["quantity"] for part in line.components},
        )


@dataclass(frozen=True, slots=True)
class Quote:
    """Priced lines, their sums, and whether the offer may be sent without pricing (OFF-02, OFF-03)."""

    lines: Sequence[PricedLine]
    totals: LineTotals
    outcome: LimitOutcome


async def preview(uow: UnitOfWork, customer_id: UUID, lines: Sequence[LineInput]) -> Quote:
    """Price lines without saving anything, for the screen while the seller types.

    Raises NotFound, PermissionDenied, and what `price_lines` raises.
    """
    customer = await queries.customer(uow, customer_id)
    require(policy.can_preview(uow.actor, customer.branch_id))
    priced = await price_lines(uow, customer, lines)
    currency = await queries.currency(uow, customer.branch_id)
    totals = rules.offer_totals((line.totals for line in priced), currency)
    return Quote(priced, totals, rules.outcome(line.band for line in priced))


async def price_lines(uow: UnitOfWork, customer: Customer, lines: Sequence[LineInput]) -> list[PricedLine]:
    """Price lines for a customer: catalogue prices of its branch, VAT of today, limits of its segment, eligibility.

    Raises InvalidInput and OfferTooLarge for what no offer can hold, NotFound for an offering of another branch,
    OfferingNotPublished for one that can't be offered today (OFF-01).
    """
    rules.check_terms([(line.quantity, line.discount_percent, line.months) for line in lines])
    if not lines:
        return []
    day = await today(uow, customer.branch_id)
    choices = [Choice(line.offering_id, line.components) for line in lines]
    prices = await catalog.prices_of(uow.session, customer.branch_id, choices, day)
    ids = list({line.offering_id for line in lines})
    offerings = {row.id: row for row in await queries.offerings(uow, ids)}
    parts = await catalog.components_of(uow.session, ids)
    held = {HELD[row.kind] for row in await queries.active_subscriptions(uow, customer.id)}
    profile = Profile(
        segment=customer.segment_code,
        kind=customer.kind.name,
        products=frozenset(held | {price.product_type for price in prices}),
        monthly_value=customer.monthly_value,
    )
    limits = {key: await catalog.limit_for(uow.session, key, customer.segment_code) for key in ids}
    priced = []
    for line, price in zip(lines, prices, strict=True):
        limit = check_limits(
            limits[line.offering_id], quantity=line.quantity, discount=line.discount_percent, months=line.months
        )
        band, reasons = rules.band_of(limit, eligible(offerings[line.offering_id].eligibility, profile))
        terms = LineTerms(
            quantity=line.quantity,
            discount_percent=line.discount_percent,
            months=line.months,
            unit_monthly=price.monthly,
            unit_one_time=price.one_time,
            tax_percent=price.tax_rate,
        )
        priced.append(
            PricedLine(
                offering_id=line.offering_id,
                code=price.code,
                product_type=ProductType[price.product_type],
                names=offerings[line.offering_id].names,
                components=_chosen(line, [part for part in parts if part.offering_id == line.offering_id]),
                terms=terms,
                tax_code=price.tax_code,
                totals=rules.line_totals(terms, price.currency),
                band=band,
                reasons=reasons,
                limit=limit.limit,
            )
        )
    return priced


def _chosen(line: LineInput, parts: Sequence[OfferingComponent]) -> list[dict[str, object]]:
    """Return what is inside the line's unit, required components included, as it is written down."""
    return [
        {"code": part.code, "names": part.names, "quantity": line.components.get(part.code, 1)}
        for part in parts
        if part.required or part.code in line.components
    ]
