"""Shares of months, due days, signatures."""

import hashlib
import hmac
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from api.billing.models import ChargeKind
from api.billing.rules import due_on, share_of, signature

MONTHS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_part_of_a_month_is_paid_by_days() -> None:
    share = share_of(ChargeKind.MONTHLY, Decimal("100.00"), date(2026, 4, 16), None, date(2026, 4, 1), "RON")
    assert share is not None
    assert (share.net, share.from_day, share.until_day) == (Decimal("50.00"), date(2026, 4, 16), date(2026, 4, 30))


def test_half_a_cent_goes_up() -> None:
    share = share_of(ChargeKind.MONTHLY, Decimal("0.31"), date(2026, 4, 1), date(2026, 4, 15), date(2026, 4, 1), "EUR")
    assert share is not None
    assert share.net == Decimal("0.16")


def test_outside_its_days_nothing_is_charged() -> None:
    ended = (Decimal(10), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), "RON")
    assert share_of(ChargeKind.MONTHLY, *ended) is None
    assert share_of(ChargeKind.ONE_TIME, Decimal(10), date(2026, 3, 31), None, date(2026, 4, 1), "RON") is None


@given(start=MONTHS, month=MONTHS, amount=st.decimals(0, 10**6, places=2))
def test_a_share_never_exceeds_the_whole(start: date, month: date, amount: Decimal) -> None:
    share = share_of(ChargeKind.MONTHLY, amount, start, None, month, "RON")
    assert share is None or Decimal(0) <= share.net <= amount


def test_fourteen_days_to_pay() -> None:
    assert due_on(date(2026, 2, 20)) == date(2026, 2, 20) + timedelta(days=14)


def test_the_signature_covers_id_time_and_body() -> None:
    expected = hmac.new(b"secret", b"id.1700000000.{}", hashlib.sha256).hexdigest()
    assert signature(b"secret", "id", "1700000000", b"{}") == expected
    assert signature(b"secret", "id", "1700000001", b"{}") != expected
