"""Channels, quiet hours, repeats and how a thing is said."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.core.i18n import LANGUAGES, Amount, has_text
from api.notifications.layout import Mail, as_html, as_text
from api.notifications.models import Channel
from api.notifications.rules import (
    EVERYTHING,
    KINDS,
    LONGEST_WAIT,
    Preference,
    channels,
    next_try,
    one_line,
    pack,
    said,
    send_at,
    unpack,
)

ZONE = "Europe/Bucharest"
VALUES = pack(
    {
        "number": "L-2026-000123",
        "change": "WON",
        "customer": "Ștefănescu & Fiii SRL",
        "name": "Voce Business",
        "sender": "Ana",
        "subject": "Ofertă",
        "title": {"en": "No worker", "ro": "Niciun worker"},
        "meaning": {"en": "Work stands still.", "ro": "Lucrările stau."},
        "advice": {"en": "Start one.", "ro": "Porniți unul."},
        "due": datetime(2026, 5, 3, 21, 30, tzinfo=UTC),
        "until": date(2026, 5, 3),
        "from": date(2026, 5, 3),
        "end": date(2026, 5, 3),
        "amount": Amount(Decimal("1234.50"), "RON"),
    }
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_said_in_every_language(kind: str, language: str) -> None:
    for part in ("title", "body"):
        assert has_text(f"notification-{kind}-{part}")
        shown = said(kind, part, language, ZONE, VALUES)
        assert shown
        assert "{" not in shown


def test_values_are_written_in_the_readers_language_and_zone() -> None:
    assert said("lead-assigned", "body", "ro", ZONE, VALUES) == (
        "Contactați Ștefănescu & Fiii SRL până la 4 mai 2026, 00:30."
    )
    assert "1.234,50\xa0RON" in said("deposit-asked", "title", "ro", ZONE, VALUES)


def test_packed_values_are_json_and_come_back() -> None:
    back = unpack(VALUES, "pl", ZONE)
    assert back["amount"] == Amount(Decimal("1234.50"), "RON")
    assert back["due"] == "4 maja 2026, 00:30"
    assert back["until"] == date(2026, 5, 3)


def test_own_wish_beats_the_general_one_and_that_the_default() -> None:
    general = {EVERYTHING: Preference(frozenset({Channel.SMS}))}
    assert channels("lead-assigned", {}) == {Channel.EMAIL}
    assert channels("offering-published", {}) == frozenset()
    assert channels("lead-assigned", general) == {Channel.SMS}
    assert channels("lead-assigned", {**general, "lead-assigned": Preference(frozenset())}) == frozenset()


def local(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


@pytest.mark.parametrize(
    ("quiet", "now", "goes"),
    [
        (("22:00", "07:00"), ("2026-05-03", "12:00"), ("2026-05-03", "12:00")),
        (("22:00", "07:00"), ("2026-05-03", "23:15"), ("2026-05-04", "07:00")),
        (("22:00", "07:00"), ("2026-05-03", "06:59"), ("2026-05-03", "07:00")),
        (("22:00", "07:00"), ("2026-05-03", "07:00"), ("2026-05-03", "07:00")),
        (("12:00", "13:00"), ("2026-05-03", "12:00"), ("2026-05-03", "13:00")),
        (("12:00", "12:00"), ("2026-05-03", "12:00"), ("2026-05-03", "12:00")),
        # The night of the spring change is an hour shorter, and seven o'clock is still seven o'clock.
        (("22:00", "07:00"), ("2026-03-28", "22:30"), ("2026-03-29", "07:00")),
        (("22:00", "07:00"), ("2026-10-24", "22:30"), ("2026-10-25", "07:00")),
    ],
)
def test_quiet_hours(quiet: tuple[str, str], now: tuple[str, str], goes: tuple[str, str]) -> None:
    begin, end = (time.fromisoformat(clock) for clock in quiet)
    wish = {EVERYTHING: Preference(frozenset(), begin, end)}
    assert send_at(local(*now), ZONE, wish) == local(*goes)


@given(
    st.timedeltas(timedelta(0), timedelta(days=365)).map(lambda passed: datetime(2026, 1, 1, tzinfo=UTC) + passed),
    st.times(),
    st.times(),
)
def test_a_message_is_never_early_and_waits_a_day_at_most(now: datetime, begin: time, end: time) -> None:
    goes = send_at(now, ZONE, {EVERYTHING: Preference(frozenset(), begin, end)})
    assert now <= goes <= now + timedelta(hours=25)
    assert send_at(goes, ZONE, {EVERYTHING: Preference(frozenset(), begin, end)}) in (goes, goes + timedelta(days=1))


def test_repeats_wait_longer_each_time_and_bounded() -> None:
    now = datetime(2026, 5, 3, tzinfo=UTC)
    waits = [next_try(attempts, now) - now for attempts in range(1, 60)]
    assert waits[0] == timedelta(seconds=10)
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT


def test_a_line_is_one_line() -> None:
    assert one_line("Offer\r\nBcc: everybody@example.com\x00") == "Offer Bcc: everybody@example.com"


def test_mail_escapes_and_loads_nothing() -> None:
    evil = '<img src="https://evil.example/x.png" onerror=alert(1)>'
    mail = Mail("ro", evil, evil, [evil, "a\nb"], evil, "Deschide", 'https://x.example/"><script>', evil)
    html = as_html(mail)
    assert "<img" not in html
    assert "<script" not in html
    assert "src=" not in html.replace("src=&quot;", "")
    assert "prefers-color-scheme: dark" in html
    assert "a<br>b" in html
    assert evil in as_text(mail)


def test_the_number_in_the_heading_of_a_mail_stays_in_one_piece() -> None:
    html = as_html(Mail("ro", "Oferta OF-2026-000004 & alta", "", [], "Trunkline"))
    assert 'Oferta <span style="white-space:nowrap">OF-2026-000004</span> &amp; alta</h1>' in html
    assert "<title>Oferta OF-2026-000004 &amp; alta</title>" in html
