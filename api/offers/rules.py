"""Pure rules of offers: totals, what may follow what, and how long an offer holds. No I/O."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from api.core.errors import InvalidInput, UserError
from api.core.money import Total, round_money, taxed, total
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
    factor = terms.quantity * (100 - terms.discount_percent) / Decimal(100)
    monthly = taxed(terms.unit_monthly * factor, terms.tax_percent, currency)
    one_time = taxed(terms.unit_one_time * factor, terms.tax_percent, currency)
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


def discounted(unit: Decimal, discount_percent: Decimal, currency: str) -> Decimal:
    """Return a unit price after discount, rounded for display; lines are never summed from it."""
    return round_money(unit * (100 - discount_percent) / Decimal(100), currency)


def worst(outcomes: Iterable[LimitOutcome]) -> LimitOutcome:
    """Return OUTSIDE when any line is, WITHIN otherwise (OFF-02)."""
    return LimitOutcome.OUTSIDE if LimitOutcome.OUTSIDE in set(outcomes) else LimitOutcome.WITHIN


def last_day(today: date, days: int) -> date:
    """Return the last day on which an offer sent today can be accepted; `days` is at least 1."""
    return today + timedelta(days=days)


def has_expired(valid_until: date, today: date) -> bool:
    """Tell whether the offer's last day is over, in the branch's calendar."""
    return today > valid_until
