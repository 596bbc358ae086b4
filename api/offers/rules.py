"""Pure rules of offers: totals, what may follow what, and how long an offer holds. No I/O."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from api.catalog.models import ProductType
from api.catalog.rules import Band, EligibilityReason, Limit, LimitResult, line_net
from api.core.errors import InvalidInput, UserError
from api.core.money import Total, taxed, total
from api.offers.models import LimitOutcome, OfferStatus

MAX_LINES = 200
MAX_QUANTITY = 100_000
MAX_MONTHS = 120
DISCOUNT_PLACES = 2

_S = OfferStatus

# A revision is edited in DRAFT only; editing any other editable state goes back to DRAFT with a new revision. ACCEPTED
# goes back to PRICING when the contract is generated and the offer is no longer eligible (CTR-01a).
TRANSITIONS: dict[OfferStatus, frozenset[OfferStatus]] = {
    _S.DRAFT: frozenset({_S.PRICING, _S.APPROVED, _S.WITHDRAWN}),
    _S.PRICING: frozenset({_S.APPROVED, _S.ACCEPTED, _S.DRAFT, _S.WITHDRAWN}),
    _S.APPROVED: frozenset({_S.SENT, _S.ACCEPTED, _S.REFUSED, _S.DRAFT, _S.WITHDRAWN}),
    _S.SENT: frozenset({_S.SENT, _S.ACCEPTED, _S.REFUSED, _S.EXPIRED, _S.DRAFT, _S.WITHDRAWN}),
    _S.ACCEPTED: frozenset({_S.PRICING}),
    _S.REFUSED: frozenset({_S.DRAFT, _S.WITHDRAWN}),
    _S.EXPIRED: frozenset({_S.DRAFT, _S.WITHDRAWN}),
    _S.WITHDRAWN: frozenset(),
}

EDITABLE = frozenset(state for state, after in TRANSITIONS.items() if _S.DRAFT in after) - {_S.PRICING} | {_S.DRAFT}
ENDED = frozenset({_S.REFUSED, _S.EXPIRED, _S.WITHDRAWN})


class OfferStatusConflict(UserError):
    """The offer's state does not allow this step."""

    code = "offer-status-conflict"


class OfferRevisionConflict(UserError):
    """The customer answered another revision than the current one."""

    code = "offer-revision-conflict"


class OfferTooLarge(UserError):
    """The offer has more lines, or more of one product, than an offer can hold."""

    code = "offer-too-large"


class OfferEmpty(UserError):
    """An offer without lines can't be submitted."""

    code = "offer-empty"


class OfferPricesChanged(UserError):
    """The catalogue's prices or taxes are not those that the seller saw: save the lines again to see the new ones."""

    code = "offer-prices-changed"


def next_status(current: OfferStatus, wanted: OfferStatus) -> OfferStatus:
    """Return `wanted` if it may follow `current`; raises OfferStatusConflict."""
    if wanted not in TRANSITIONS[current]:
        raise OfferStatusConflict(status=current.name)
    return wanted


@dataclass(frozen=True, slots=True)
class LineTerms:
    """What a line's price depends on: unit prices before discount (net, list), percentages from 0 to 100."""

    quantity: int
    discount_percent: Decimal
    months: int
    unit_monthly: Decimal
    unit_one_time: Decimal
    tax_percent: Decimal


@dataclass(frozen=True, slots=True)
class LineTotals:
    """What a line costs a month and once, and over the whole contract."""

    monthly: Total
    one_time: Total
    contract: Total


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with what the catalogue says about it: prices, tax, and where it lies between the segment's limits.

    `components` are JSON-able (code, names, quantity); `reasons` are why the line is not standard, codes of the
    catalogue's limits and eligibility.
    """

    offering_id: UUID
    code: str
    product_type: ProductType
    names: Mapping[str, str]
    components: Sequence[Mapping[str, object]]
    terms: LineTerms
    tax_code: str
    totals: LineTotals
    band: Band
    reasons: Sequence[str]
    limit: Limit | None


def amounts(totals: LineTotals) -> dict[str, Decimal]:
    """Return the sums under their column names."""
    return {
        "monthly_net": totals.monthly.net,
        "monthly_vat": totals.monthly.vat,
        "one_time_net": totals.one_time.net,
        "one_time_vat": totals.one_time.vat,
        "contract_net": totals.contract.net,
        "contract_vat": totals.contract.vat,
    }


def check_terms(terms: Sequence[tuple[int, Decimal, int]]) -> None:
    """Refuse what no offer can hold; each item is (quantity, discount %, months).

    Raises OfferTooLarge or InvalidInput with the line's path.
    """
    if len(terms) > MAX_LINES:
        raise OfferTooLarge("lines", limit=MAX_LINES)
    for index, (quantity, discount, months) in enumerate(terms):
        at = ("lines", str(index))
        if quantity > MAX_QUANTITY:
            raise OfferTooLarge(*at, "quantity", limit=MAX_QUANTITY)
        if quantity < 1:
            raise InvalidInput(*at, "quantity", code="offer-quantity")
        if not discount.is_finite() or not 0 <= discount <= 100:  # noqa: PLR2004 - a percentage
            raise InvalidInput(*at, "discountPercent", code="offer-discount")
        if discount != round(discount, DISCOUNT_PLACES):
            raise InvalidInput(*at, "discountPercent", code="offer-discount")
        if not 0 <= months <= MAX_MONTHS:
            raise InvalidInput(*at, "months", code="offer-months")


def line_totals(terms: LineTerms, currency: str) -> LineTotals:
    """Price one line exactly: half-up at the currency's minor unit, VAT on the rounded net (OFF-03).

    A monthly bill is rounded before it is taken times the months, as the customer will really pay it.
    """
    monthly, one_time = (
        taxed(line_net(unit, terms.quantity, terms.discount_percent, currency), terms.tax_percent, currency)
        for unit in (terms.unit_monthly, terms.unit_one_time)
    )
    contract = Total(monthly.net * terms.months, monthly.vat * terms.months, currency) + one_time
    return LineTotals(monthly, one_time, contract)


def offer_totals(lines: Iterable[LineTotals], currency: str) -> LineTotals:
    """Sum rounded lines; an empty offer costs nothing (OFF-03)."""
    priced = list(lines)
    return LineTotals(
        total((line.monthly for line in priced), currency),
        total((line.one_time for line in priced), currency),
        total((line.contract for line in priced), currency),
    )


def band_of(limits: LimitResult, eligibility: Sequence[EligibilityReason]) -> tuple[Band, tuple[str, ...]]:
    """Return a line's band and its reasons; what the customer is not eligible for is outside, whatever its discount."""
    reasons = (*limits.reasons, *eligibility)
    return Band.OUTSIDE if eligibility else limits.band, tuple(reason.name for reason in reasons)


def outcome(bands: Iterable[Band]) -> LimitOutcome:
    """Return OUTSIDE when any line is: then pricing decides, otherwise the offer may be sent (OFF-02)."""
    return LimitOutcome.OUTSIDE if Band.OUTSIDE in set(bands) else LimitOutcome.WITHIN


def last_day(today: date, days: int) -> date:
    """Return the last day on which an offer sent today can be accepted; `days` is at least 1."""
    return today + timedelta(days=days)


def has_expired(valid_until: date, today: date) -> bool:
    """Tell whether the offer's last day is over, in the branch's calendar."""
    return today > valid_until
