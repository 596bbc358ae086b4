"""The life of a contract and the days of its term, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contracts import rules
from api.contracts.models import ContractStatus, OriginalStatus

S = ContractStatus
O = OriginalStatus  # noqa: E741 - reads as a table

ALLOWED = {
    (S.DRAFT, S.GENERATED), (S.DRAFT, S.CANCELLED),
    (S.GENERATED, S.DRAFT), (S.SENT, S.DRAFT),
    (S.GENERATED, S.GENERATED), (S.GENERATED, S.SENT), (S.GENERATED, S.SIGNED), (S.GENERATED, S.CANCELLED),
    (S.SENT, S.GENERATED), (S.SENT, S.SENT), (S.SENT, S.SIGNED), (S.SENT, S.CANCELLED),
    (S.SIGNED, S.ACTIVE), (S.SIGNED, S.CANCELLED),
    (S.ACTIVE, S.ENDED), (S.ACTIVE, S.CANCELLED),
}  # fmt: skip
PAPER = {(O.NONE, O.AWAITED), (O.NONE, O.RECEIVED), (O.AWAITED, O.RECEIVED), (O.RECEIVED, O.ARCHIVED)}


@pytest.mark.parametrize("current", ContractStatus)
@pytest.mark.parametrize("wanted", ContractStatus)
def test_every_pair_of_states(current: ContractStatus, wanted: ContractStatus) -> None:
    if (current, wanted) in ALLOWED:
        assert rules.next_status(current, wanted) is wanted
    else:
        with pytest.raises(rules.ContractStatusConflict):
            rules.next_status(current, wanted)


@pytest.mark.parametrize("current", OriginalStatus)
@pytest.mark.parametrize("wanted", OriginalStatus)
def test_every_pair_of_the_paper(current: OriginalStatus, wanted: OriginalStatus) -> None:
    if (current, wanted) in PAPER:
        assert rules.next_original(current, wanted) is wanted
    else:
        with pytest.raises(rules.ContractStatusConflict):
            rules.next_original(current, wanted)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 27)),
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
        (date(2026, 12, 15), 24, date(2028, 12, 14)),
        (date(2026, 12, 15), 0, None),
    ],
)
def test_the_last_day_by_hand(start: date, months: int, end: date | None) -> None:
    assert rules.last_day(start, months) == end


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 119))
def test_longer_terms_end_later(start: date, months: int) -> None:
    first, second = rules.last_day(start, months), rules.last_day(start, months + 1)
    assert first is not None
    assert second is not None
    assert start < first + timedelta(days=1) <= second


def test_the_longest_line_gives_the_term() -> None:
    assert rules.term([12, 36, 24]) == 36
    assert rules.term([]) == 0


def test_terms_hold_from_today_and_after_the_version_before() -> None:
    today = date(2026, 5, 1)
    assert rules.may_take_effect(today, today, None)
    assert not rules.may_take_effect(today - timedelta(days=1), today, None)
    assert not rules.may_take_effect(date(2026, 6, 1), today, date(2026, 6, 1))
    assert rules.may_take_effect(date(2026, 6, 2), today, date(2026, 6, 1))
