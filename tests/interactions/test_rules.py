"""What has to be said of a contact, and what fits."""

from datetime import UTC, datetime, timedelta

import pytest

from api.core.errors import InvalidInput
from api.interactions import rules

NOW = datetime(2026, 5, 4, 10, tzinfo=UTC)


def test_texts_are_trimmed_bounded_and_english_is_never_missing() -> None:
    assert rules.texts("names", {"ro": " Plată ", "pl": " "}, 20, required=True) == {"ro": "Plată", "en": "Plată"}
    assert rules.texts("script", {}, 20, required=False) == {}
    for given, required in (({}, True), ({"de": "Zahlung"}, False), ({"en": 5}, False), ({"en": "x" * 21}, False)):
        with pytest.raises(InvalidInput):
            rules.texts("names", given, 20, required=required)


def test_a_moment_is_of_the_last_weeks_and_a_fast_clock_is_forgiven() -> None:
    assert rules.arrived(None, NOW) == NOW
    assert rules.arrived(NOW - timedelta(days=3), NOW) == NOW - timedelta(days=3)
    assert rules.arrived(NOW + timedelta(minutes=5), NOW) == NOW
    for moment in (NOW + timedelta(hours=1), NOW - timedelta(days=61), NOW.replace(tzinfo=None)):
        with pytest.raises(InvalidInput):
            rules.arrived(moment, NOW)


def test_durations_fit_a_day_and_reasons_a_page() -> None:
    assert rules.check_seconds("talkSeconds", 86_400) == 86_400
    for seconds in (-1, 86_401):
        with pytest.raises(InvalidInput):
            rules.check_seconds("talkSeconds", seconds)
    rules.check_topics([None] * 20)
    with pytest.raises(InvalidInput):
        rules.check_topics([None] * 21)


def test_knowledge_is_a_whole_address() -> None:
    assert rules.link(" https://wiki.example/sim ") == "https://wiki.example/sim"
    assert rules.link("  ") is None
    for address in ("javascript:alert(1)", "wiki.example/sim", "https://", f"https://wiki.example/{'x' * 500}"):
        with pytest.raises(InvalidInput):
            rules.link(address)
