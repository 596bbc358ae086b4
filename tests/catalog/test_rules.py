"""Prices, limits, eligibility, publishing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.catalog.models import PublishingStage
from api.catalog.rules import (
    Band,
    ComponentPrice,
    EligibilityReason,
    Limit,
    LimitReason,
    Profile,
    check_limits,
    configure,
    eligible,
    line_net,
    open_stages,
    texts,
)
from api.core.errors import InvalidInput

PARTS = (
    ComponentPrice("MAIL", required=True, monthly=Decimal("1.00"), one_time=Decimal(0), max_quantity=5),
    ComponentPrice("DISK", required=False, monthly=Decimal("3.00"), one_time=Decimal("5.00"), max_quantity=20),
)
LIMIT = Limit(Decimal(10), Decimal(20), min_quantity=2, max_quantity=50, min_months=12)


def test_required_parts_are_always_in() -> None:
    assert configure(Decimal(9), Decimal(30), PARTS, {}) == (Decimal(10), Decimal(30))


def test_chosen_parts_are_paid_on_top() -> None:
    assert configure(Decimal(9), Decimal(30), PARTS, {"MAIL": 2, "DISK": 3}) == (Decimal(20), Decimal(45))


@pytest.mark.parametrize("chosen", [{"DISK": 0}, {"DISK": 21}, {"MAIL": -1}, {"CAR": 1}])
def test_impossible_configurations_are_refused(chosen: dict[str, int]) -> None:
    with pytest.raises(InvalidInput):
        configure(Decimal(9), Decimal(30), PARTS, chosen)


def test_a_line_is_rounded_once_and_half_up() -> None:
    assert line_net(Decimal("3.33"), 3, Decimal("12.5"), "RON") == Decimal("8.74")
    assert line_net(Decimal("0.05"), 1, Decimal(50), "EUR") == Decimal("0.03")


@pytest.mark.parametrize(
    ("quantity", "discount", "months", "band", "reasons"),
    [
        (2, "10", 12, Band.STANDARD, ()),
        (2, "10.01", 12, Band.MAXIMUM, (LimitReason.ABOVE_STANDARD_DISCOUNT,)),
        (2, "20", 12, Band.MAXIMUM, (LimitReason.ABOVE_STANDARD_DISCOUNT,)),
        (2, "20.01", 12, Band.OUTSIDE, (LimitReason.ABOVE_MAXIMUM_DISCOUNT,)),
        (1, "0", 12, Band.OUTSIDE, (LimitReason.BELOW_MIN_QUANTITY,)),
        (51, "0", 12, Band.OUTSIDE, (LimitReason.ABOVE_MAX_QUANTITY,)),
        (2, "0", 11, Band.OUTSIDE, (LimitReason.BELOW_MIN_MONTHS,)),
    ],
)
def test_bands(quantity: int, discount: str, months: int, band: Band, reasons: tuple[LimitReason, ...]) -> None:
    result = check_limits(LIMIT, quantity=quantity, discount=Decimal(discount), months=months)
    assert (result.band, result.reasons) == (band, reasons)


def test_without_a_limit_nothing_is_standard() -> None:
    assert check_limits(None, quantity=1, discount=Decimal(0), months=24).band is Band.OUTSIDE


@given(low=st.decimals(0, 100, places=2), high=st.decimals(0, 100, places=2))
def test_more_discount_never_comes_nearer_to_standard(low: Decimal, high: Decimal) -> None:
    order = list(Band)
    low, high = sorted((low, high))
    bands = [check_limits(LIMIT, quantity=2, discount=value, months=12).band for value in (low, high)]
    assert order.index(bands[0]) <= order.index(bands[1])


def test_eligibility_tells_every_reason() -> None:
    rule = {"segments": ["MA"], "kinds": ["LEGAL"], "needs_products": ["DATA_PORT"], "min_monthly_value": "100"}
    nobody = Profile(segment="GBM_LOW", kind="NATURAL", products=frozenset({"DEVICE"}), monthly_value=Decimal(99))
    assert set(eligible(rule, nobody)) == set(EligibilityReason)
    somebody = Profile(segment="MA", kind="LEGAL", products=frozenset({"DATA_PORT"}), monthly_value=Decimal(100))
    assert eligible(rule, somebody) == ()


def test_an_unknown_rule_lets_nobody_through() -> None:
    with pytest.raises(ValueError, match="colour"):
        eligible({"colour": ["red"]}, Profile(segment=None, kind="LEGAL"))


def test_stages_come_in_their_order() -> None:
    assert open_stages([PublishingStage.CONFIGURED_BILLING])[0] is PublishingStage.CONFIGURED_ACTIVATION
    assert open_stages(list(PublishingStage)) == []


def test_texts_are_there_in_five_languages() -> None:
    with pytest.raises(InvalidInput) as refused:
        texts({"en": "Plan", "ro": "Plan", "es": "Plan", "pl": " "}, "names")
    assert refused.value.values == {"language": "pl"}
