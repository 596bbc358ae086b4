"""Totals, limits of an offer and its life, without a database."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.catalog.rules import Band, EligibilityReason, LimitReason, LimitResult
from api.core.errors import InvalidInput
from api.offers import rules
from api.offers.models import LimitOutcome, OfferStatus
from api.offers.rules import LineTerms, line_totals, offer_totals

D = Decimal
S = OfferStatus

ALLOWED = {
    (S.DRAFT, S.PRICING), (S.DRAFT, S.APPROVED), (S.DRAFT, S.WITHDRAWN),
    (S.PRICING, S.APPROVED), (S.PRICING, S.ACCEPTED), (S.PRICING, S.DRAFT), (S.PRICING, S.WITHDRAWN),
    (S.APPROVED, S.SENT), (S.APPROVED, S.ACCEPTED), (S.APPROVED, S.REFUSED), (S.APPROVED, S.DRAFT),
    (S.APPROVED, S.WITHDRAWN),
    (S.SENT, S.SENT), (S.SENT, S.ACCEPTED), (S.SENT, S.REFUSED), (S.SENT, S.EXPIRED), (S.SENT, S.DRAFT),
    (S.SENT, S.WITHDRAWN),
    (S.ACCEPTED, S.PRICING),
    (S.REFUSED, S.DRAFT), (S.REFUSED, S.WITHDRAWN),
    (S.EXPIRED, S.DRAFT), (S.EXPIRED, S.WITHDRAWN),
}  # fmt: skip


@pytest.mark.parametrize("current", OfferStatus)
@pytest.mark.parametrize("wanted", OfferStatus)
def test_every_pair_of_states(current: OfferStatus, wanted: OfferStatus) -> None:
    if (current, wanted) in ALLOWED:
        assert rules.next_status(current, wanted) is wanted
    else:
        with pytest.raises(rules.OfferStatusConflict):
            rules.next_status(current, wanted)


def test_lines_are_edited_outside_pricing_and_before_acceptance() -> None:
    assert {S.DRAFT, S.APPROVED, S.SENT, S.REFUSED, S.EXPIRED} == rules.EDITABLE


def terms(**changes: object) -> LineTerms:
    values: dict[str, object] = {
        "quantity": 10,
        "discount_percent": D(15),
        "months": 24,
        "unit_monthly": D("9.9900"),
        "unit_one_time": D("12.5000"),
        "tax_percent": D(21),
    }
    return LineTerms(**(values | changes))  # type: ignore[arg-type] # the test names the fields


def test_a_line_by_hand() -> None:
    result = line_totals(terms(), "RON")
    assert result.monthly.net == D("84.92")  # 99.90 * 0.85 = 84.915
    assert result.monthly.vat == D("17.83")  # 84.92 * 0.21 = 17.8332
    assert result.one_time.net == D("106.25")
    assert result.one_time.vat == D("22.31")  # 22.3125
    assert result.contract.net == D("2144.33")  # 24 * 84.92 + 106.25
    assert result.contract.gross == result.contract.net + 24 * D("17.83") + D("22.31")


def test_full_discount_costs_nothing_and_no_months_no_monthly_value() -> None:
    free = line_totals(terms(discount_percent=D(100)), "RON")
    assert (free.monthly.gross, free.one_time.gross, free.contract.gross) == (D("0.00"), D("0.00"), D("0.00"))
    device = line_totals(terms(months=0, unit_monthly=D(0)), "RON")
    assert device.contract == device.one_time


def test_an_empty_offer_costs_nothing() -> None:
    assert offer_totals([], "PLN").contract.gross == D("0.00")


line_terms = st.builds(
    LineTerms,
    quantity=st.integers(1, rules.MAX_QUANTITY),
    discount_percent=st.decimals(0, 100, places=2),
    months=st.integers(0, rules.MAX_MONTHS),
    unit_monthly=st.decimals(0, 10_000, places=4),
    unit_one_time=st.decimals(0, 10_000, places=4),
    tax_percent=st.decimals(0, 27, places=2),
)


def exact(value: Fraction) -> Decimal:
    """Round a fraction half-up to cents: the oracle, in integers."""
    cents = (value * 200 + 1) // 2
    return (Decimal(int(cents)) / 100).quantize(D("0.01"), rounding=ROUND_HALF_UP)


@given(line_terms)
def test_a_line_equals_the_fraction_oracle(line: LineTerms) -> None:
    result = line_totals(line, "EUR")
    share = 1 - Fraction(line.discount_percent) / 100
    for unit, got in ((line.unit_monthly, result.monthly), (line.unit_one_time, result.one_time)):
        net = exact(Fraction(unit) * line.quantity * share)
        assert got.net == net
        assert got.vat == exact(Fraction(net) * Fraction(line.tax_percent) / 100)
    assert result.contract.net == result.monthly.net * line.months + result.one_time.net


@given(st.lists(line_terms, max_size=12), st.randoms())
def test_sums_are_of_rounded_lines_in_any_order(lines: list[LineTerms], random: object) -> None:
    priced = [line_totals(line, "EUR") for line in lines]
    result = offer_totals(priced, "EUR")
    assert result.monthly.net == sum((line.monthly.net for line in priced), D(0))
    assert result.contract.gross == sum((line.contract.gross for line in priced), D(0))
    random.shuffle(priced)  # type: ignore[attr-defined] # Hypothesis' own Random
    assert offer_totals(priced, "EUR") == result


@given(line_terms, st.decimals(0, 100, places=2))
def test_more_discount_never_costs_more(line: LineTerms, other: Decimal) -> None:
    low, high = sorted((line.discount_percent, other))
    dear = line_totals(terms(quantity=line.quantity, unit_monthly=line.unit_monthly, discount_percent=low), "EUR")
    cheap = line_totals(terms(quantity=line.quantity, unit_monthly=line.unit_monthly, discount_percent=high), "EUR")
    assert cheap.contract.gross <= dear.contract.gross


@pytest.mark.parametrize(
    ("quantity", "discount", "months"),
    [
        (0, D(0), 12), (-1, D(0), 12), (1, D(-1), 12), (1, D("100.01"), 12), (1, D("NaN"), 12),
        (1, D("Infinity"), 12), (1, D("0.001"), 12), (1, D(0), -1), (1, D(0), 121),
    ],
)  # fmt: skip
def test_awkward_amounts_are_refused(quantity: int, discount: Decimal, months: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        rules.check_terms([(1, D(0), 1), (quantity, discount, months)])
    assert refused.value.path[:2] == ("lines", "1")


def test_sizes_at_their_limit() -> None:
    rules.check_terms([(rules.MAX_QUANTITY, D(100), 120)] * rules.MAX_LINES)
    with pytest.raises(rules.OfferTooLarge):
        rules.check_terms([(1, D(0), 12)] * 10_000)
    with pytest.raises(rules.OfferTooLarge):
        rules.check_terms([(rules.MAX_QUANTITY + 1, D(0), 12)])


def test_one_line_outside_makes_the_offer_outside() -> None:
    assert rules.outcome([]) is LimitOutcome.WITHIN
    assert rules.outcome([Band.STANDARD, Band.MAXIMUM]) is LimitOutcome.WITHIN
    assert rules.outcome([Band.STANDARD, Band.OUTSIDE]) is LimitOutcome.OUTSIDE


def test_who_is_not_eligible_is_outside_at_any_price() -> None:
    standard = LimitResult(Band.STANDARD, (), None)
    assert rules.band_of(standard, ()) == (Band.STANDARD, ())
    assert rules.band_of(standard, (EligibilityReason.SEGMENT,)) == (Band.OUTSIDE, ("SEGMENT",))
    above = LimitResult(Band.OUTSIDE, (LimitReason.ABOVE_MAXIMUM_DISCOUNT,), None)
    assert rules.band_of(above, (EligibilityReason.KIND,))[1] == ("ABOVE_MAXIMUM_DISCOUNT", "KIND")


def test_the_last_day_still_counts() -> None:
    until = rules.last_day(date(2026, 1, 31), 30)
    assert until == date(2026, 3, 2)
    assert not rules.has_expired(until, date(2026, 3, 2))
    assert rules.has_expired(until, date(2026, 3, 3))
