"""PURE: which kinds there are, by which channel each goes, when it may go, and how it is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from api.core import i18n
from api.core.events import plain
from api.notifications.models import Channel

MOST_ATTEMPTS: Final = 14
LONGEST_WAIT: Final = timedelta(hours=6)
EVERYTHING: Final = "*"
NOT_BY_MAIL: Final[frozenset[Channel]] = frozenset()
BY_MAIL: Final = frozenset({Channel.EMAIL})

# What people are told of, and the channels beside the app's own inbox as long as they have not chosen others.
# A kind's texts are `notification-<kind>-title` and `notification-<kind>-body`.
KINDS: Final[Mapping[str, frozenset[Channel]]] = {
    "lead-allocated": BY_MAIL,
    "lead-assigned": BY_MAIL,
    "lead-changed": NOT_BY_MAIL,
    "lead-due": BY_MAIL,
    "lead-late": BY_MAIL,
    "lead-started": NOT_BY_MAIL,
    "lead-won": BY_MAIL,
    "lead-lost": BY_MAIL,
    "pricing-requested": BY_MAIL,
    "pricing-answered": BY_MAIL,
    "offer-received": BY_MAIL,
    "offer-accepted": BY_MAIL,
    "offer-refused": BY_MAIL,
    "offering-published": NOT_BY_MAIL,
    "offering-withdrawn": BY_MAIL,
    "clause-requested": BY_MAIL,
    "clause-state": BY_MAIL,
    "contract-sent": BY_MAIL,
    "contract-signed": BY_MAIL,
    "contract-ending": BY_MAIL,
    "contract-cancelled": BY_MAIL,
    "risk-check": BY_MAIL,
    "risk-answered": BY_MAIL,
    "deposit-asked": BY_MAIL,
    "deposit-proved": BY_MAIL,
    "order-entered": NOT_BY_MAIL,
    "order-state": BY_MAIL,
    "ticket-assigned": BY_MAIL,
    "ticket-escalated": BY_MAIL,
    "ticket-answered": BY_MAIL,
    "ticket-resolved": BY_MAIL,
    "ticket-returned": BY_MAIL,
    "action-requested": BY_MAIL,
    "action-answered": NOT_BY_MAIL,
    "promise-due": NOT_BY_MAIL,
    "promise-broken": BY_MAIL,
    "alert-raised": BY_MAIL,
    "alert-resolved": BY_MAIL,
}


@dataclass(frozen=True, slots=True)
class Preference:
    """A person's wish for one kind, or for everything."""

    channels: frozenset[Channel]
    quiet_from: time | None = None
    quiet_to: time | None = None


def channels(kind: str, preferences: Mapping[str, Preference]) -> frozenset[Channel]:
    """Return the channels of a kind for a person: the own wish for it, the wish for everything, the default."""
    for key in (kind, EVERYTHING):
        if key in preferences:
            return preferences[key].channels
    return KINDS[kind]


def send_at(now: datetime, zone: str, preferences: Mapping[str, Preference]) -> datetime:
    """Return when a message may go: now, or at the end of the person's quiet hours (UTC)."""
    wish = preferences.get(EVERYTHING)
    if wish is None or wish.quiet_from is None or wish.quiet_to is None or wish.quiet_from == wish.quiet_to:
        return now
    local = now.astimezone(ZoneInfo(zone))
    clock = local.time().replace(tzinfo=None)
    over_midnight = wish.quiet_from > wish.quiet_to
    begun, ended = clock >= wish.quiet_from, clock >= wish.quiet_to
    quiet = (begun or not ended) if over_midnight else (begun and not ended)
    if not quiet:
        return now
    day = local.date() + timedelta(days=1 if over_midnight and begun else 0)
    # The day is composed anew on the wall clock, so that a night with a clock change ends when the clock says so.
    return datetime.combine(day, wish.quiet_to, ZoneInfo(zone)).astimezone(UTC)


def next_try(attempts: int, now: datetime) -> datetime:
    """Return when to try again after so many failures: 10 s, 20 s, 40 s, … at most 6 h."""
    return now + min(timedelta(seconds=10 * 2 ** min(attempts - 1, 20)), LONGEST_WAIT)


def pack(values: Mapping[str, object]) -> dict[str, Any]:
    """Turn the values of a text into JSON that remembers amounts, days, instants, and words by language."""
    return {name: _packed(value) for name, value in values.items()}


def unpack(values: Mapping[str, Any], language: str, zone: str) -> dict[str, object]:
    """Turn packed values back, instants written on the reader's clock."""
    return {name: _unpacked(value, language, zone) for name, value in values.items()}


def said(kind: str, part: str, language: str, zone: str, values: Mapping[str, Any]) -> str:
    """Say a notification's `title` or `body` to a reader; `values` are packed."""
    return i18n.text(language, f"notification-{kind}-{part}", **unpack(values, language, zone))


def one_line(text: str, longest: int = 200) -> str:
    """Return a text fit for a mail's head: no line breaks or other control characters, bounded."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:longest]


def sms_text(parts: Iterable[str], longest: int = 480) -> str:
    """Join the parts to at most three SMS of Cyrillic length or so."""
    joined = " ".join(part.strip() for part in parts if part.strip())
    return joined if len(joined) <= longest else joined[: longest - 1] + "…"


def _packed(value: object) -> object:
    match value:
        case i18n.Amount():
            return {"amount": str(value.amount), "currency": value.currency}
        case datetime():
            return {"instant": value.astimezone(UTC).isoformat()}
        case date():
            return {"day": value.isoformat()}
        case Decimal():
            return {"number": str(value)}
        case _:
            return plain(value)


def _unpacked(value: Any, language: str, zone: str) -> object:
    match value:
        case {"amount": str(amount), "currency": str(currency)}:
            return i18n.Amount(Decimal(amount), currency)
        case {"instant": str(instant)}:
            return i18n.format_moment(language, datetime.fromisoformat(instant), zone)
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case {"number": str(number)}:
            return i18n.format_number(language, Decimal(number))
        case {"en": str(english)}:  # the same words in several languages
            return value.get(language) or english
        case _:
            return value
