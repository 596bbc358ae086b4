"""Texts that the server writes (errors, mails, documents, notifications), in the reader's language.

Every domain keeps its texts in `locales/<language>.ftl`; all of them form one name space, so a key
starts with its domain or its purpose (`error-`, `document-`, `notification-`).
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import structlog
from babel.dates import format_date as babel_date
from babel.dates import format_datetime as babel_datetime
from babel.numbers import format_currency, format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message

from api.core.errors import PermissionDenied, UserError

LANGUAGES: Final = ("en", "ro", "es", "pl", "ru")
DEFAULT_LANGUAGE: Final = "en"
# English dates and numbers are written the European way (3 May 2026), not the American one.
LOCALES: Final = {"en": "en_GB", "ro": "ro_RO", "es": "es_ES", "pl": "pl_PL", "ru": "ru_RU"}
LARGEST_FILE: Final = 256 * 1024
API: Final = Path(__file__).resolve().parent.parent

log = structlog.get_logger(__name__)


class Amount(NamedTuple):
    """Money to be written for a person."""

    amount: Decimal
    currency: str


class MissingText(LookupError):
    """No text under this key, not even in English; or a value that the text needs was not given."""


class _Strictness:
    """Tests must fail on a missing text; a customer must still get the rest of the page."""

    on = False


def be_strict() -> None:
    """From now on a missing text raises `MissingText` instead of showing its key."""
    _Strictness.on = True


def supported(language: str | None) -> str:
    """Return the one of `LANGUAGES` that serves a tag such as `ro-RO`; English if none does."""
    short = (language or "").replace("_", "-").split("-", 1)[0].lower()
    return short if short in LANGUAGES else DEFAULT_LANGUAGE


def locale_files(language: str) -> list[Path]:
    """All domains' text files of one language, in a stable order."""
    return sorted(API.glob(f"*/locales/{language}.ftl"))


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolation marks around values would show up as boxes in SMS and subjects.
    bundle = FluentBundle([LOCALES[language]], use_isolating=False)
    for path in locale_files(language):
        if path.stat().st_size > LARGEST_FILE:
            raise ValueError(f"{path} is larger than {LARGEST_FILE} bytes")
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


@cache
def keys(language: str, prefix: str) -> tuple[str, ...]:
    """Every key of a language that starts with `prefix`."""
    found = [
        entry.id.name
        for path in locale_files(language)
        for entry in FluentResource(path.read_text(encoding="utf-8")).body
        if isinstance(entry, Message) and entry.id.name.startswith(prefix)
    ]
    return tuple(sorted(found))


def text(language: str | None, key: str, **values: object) -> str:
    """Return the text of `key` in `language`, else in English.

    Values: strings, numbers, `Amount` and dates are written in the language's own way. A datetime is
    written in UTC and says so; pass `format_moment(…)` where the reader's zone is known.
    A missing key raises `MissingText` in tests; in production the key is shown and logged.
    """
    chosen = supported(language)
    for candidate in dict.fromkeys((chosen, DEFAULT_LANGUAGE)):
        bundle = _bundle(candidate)
        if not bundle.has_message(key):
            continue
        pattern = bundle.get_message(key).value
        if pattern is None:
            continue
        written = {name: _write(candidate, value) for name, value in values.items()}
        result, errors = bundle.format_pattern(pattern, written)
        if errors:
            _miss(chosen, key, "; ".join(str(error) for error in errors))
        return str(result)
    _miss(chosen, key, "no such text")
    return key


def error_text(language: str | None, error: UserError) -> str:
    """Say a refusal to the person who made the request; a denial says its own reason."""
    if isinstance(error, PermissionDenied):
        return text(language, f"denied-{error.reason}", **error.values)
    return text(language, f"error-{error.code}", **error.values)


def has_text(key: str) -> bool:
    """Whether `key` exists (in English, hence, by the locale test, in every language)."""
    return _bundle(DEFAULT_LANGUAGE).has_message(key)


def format_money(language: str | None, money: Amount) -> str:
    """`1.234,50 EUR`-like, with the currency's own sign where the language has one."""
    return format_currency(money.amount, money.currency, locale=LOCALES[supported(language)])


def format_number(language: str | None, number: Decimal | int) -> str:
    """A number with the language's separators; its decimals are kept as they are, up to six."""
    return format_decimal(number, format="#,##0.######", locale=LOCALES[supported(language)])


def format_day(language: str | None, day: date) -> str:
    """`3 May 2026`."""
    return babel_date(day, format="long", locale=LOCALES[supported(language)])


def format_moment(language: str | None, moment: datetime, zone: str) -> str:
    """`3 May 2026, 14:05` on the clock of `zone` (IANA name); `moment` must carry its offset."""
    if moment.tzinfo is None:
        raise TypeError("a moment needs an offset")
    locale = LOCALES[supported(language)]
    local = moment.astimezone(ZoneInfo(zone))
    return f"{babel_date(local.date(), format='long', locale=locale)}, " + babel_datetime(
        local, format="HH:mm", tzinfo=local.tzinfo, locale=locale
    )


def localized(language: str, value: object, zone: str) -> object:
    """Write money, numbers, dates and moments inside nested data in a language; keep the rest."""
    match value:
        case Mapping():
            return {str(key): localized(language, inner, zone) for key, inner in value.items()}
        case Amount() | date() if not isinstance(value, datetime):
            return _write(language, value)
        case list() | tuple():
            return [localized(language, inner, zone) for inner in value]
        case datetime():
            return format_moment(language, value, zone)
        case Decimal():
            return format_number(language, value)
        case _:
            return value


def _write(language: str, value: object) -> object:
    match value:
        case Amount():
            return format_money(language, value)
        case datetime():
            return f"{format_moment(language, value, 'UTC')} UTC"
        case date():
            return format_day(language, value)
        case None:
            return ""
        case _:
            return value


def _miss(language: str, key: str, reason: str) -> None:
    if _Strictness.on:
        raise MissingText(f"{key} ({language}): {reason}")
    log.error("text_missing", key=key, language=language, reason=reason)
