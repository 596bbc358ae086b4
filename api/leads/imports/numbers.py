"""Amounts of money and counts of SIM cards as people write them."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from api.leads.imports.problems import Finding, ProblemCode, Reading, failure
from api.leads.imports.words import APPROXIMATE, VAGUE, fold, is_placeholder, squeeze

CURRENCIES: Final = {
    "lei": "RON", "leu": "RON", "ron": "RON", "zl": "PLN", "zlotych": "PLN", "zlote": "PLN", "pln": "PLN", "eur": "EUR",
    "euro": "EUR", "euros": "EUR", "€": "EUR", "usd": "USD", "$": "USD", "us$": "USD", "dolari": "USD", "pen": "PEN",
    "s/": "PEN", "s/.": "PEN", "soles": "PEN", "sol": "PEN", "rub": "RUB", "руб": "RUB", "р": "RUB", "₽": "RUB",
    "рублеи": "RUB", "gbp": "GBP", "£": "GBP", "huf": "HUF", "mdl": "MDL",
}  # fmt: skip
_PERIOD: Final = re.compile(
    r"\s*(?:/|pe|na|al|por|per|a|в)?\s*\b(?:luna|lunar|lunara|mies|miesiac|miesiecznie|mc|mes|mensual|mensuales|month|monthly|мес"
    r"|месяц)\b\.?$"
)
_TAX: Final = re.compile(
    r"\s*(?:\+|fara|cu|bez|z|netto|brutto|sin|con|excl|incl|plus|без|с)?\.?\s*\b(?:tva|vat|iva|igv|ндс|netto|brutto)\b\.?$"
)
_AMOUNT: Final = re.compile(
    r"(?P<before>[^\d\s.,'’-]*(?:/\.?)?)\s*(?P<sign>[-−]?)\s*(?P<number>\d[\d\s.,'’]*)\s*(?P<after>[^\d]*)"
)
_COUNT_UNIT: Final = re.compile(
    r"\s*(?:de )?(?:buc(?:ati)?|szt(?:uk)?|sim(?:-?uri|s)?|kart(?:y|a)?(?: sim)?|cartele|linii|lineas?|lines?|linie|numere"
    r"|numerow|numeros|tarjetas|шт|штук|сим|сим-карт|номеров|линии|uds?|unidades|pcs|pieces)\.?$"
)
_RANGE: Final = re.compile(r"(\d+)\s*(?:-|–|—|\.\.+|/|la|do|a|to|до|pana la)\s*(\d+)")
_MORE: Final = re.compile(r"(\d+)\s*(?:\+|plus|sau mai mult|lub wiecej|o mas|or more|и более)")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[\s.,'’]\d{3})+")
LARGEST_COUNT: Final = 1_000_000
LARGEST_AMOUNT: Final = Decimal("999999999.99")
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with 2 decimals and its ISO currency."""

    value: Decimal
    currency: str


def read_currency(text: str) -> str | None:
    """Return the ISO code of a currency's sign, word or code; None when it is none."""
    return CURRENCIES.get(fold(text).strip(" ."))


def read_amount(text: str, currency: str) -> Reading[Amount]:
    """Read one cell; `currency` holds where the cell names none.

    The last of two kinds of separator is the decimal one; a single one before exactly three digits groups thousands
    (1.250 is read as 1250, with a warning). Errors: AMOUNT_INVALID, AMOUNT_NEGATIVE.
    """
    given = squeeze(text)
    if not given:
        return Reading()
    if is_placeholder(given):
        return Reading(findings=(Finding(ProblemCode.PLACEHOLDER, {"value": given}),))
    bare = APPROXIMATE.sub("", fold(given))
    findings = [] if bare == fold(given) else [Finding(ProblemCode.AMOUNT_APPROXIMATE, {"value": given})]
    note = given if findings else None
    found = _AMOUNT.fullmatch(_TAX.sub("", _PERIOD.sub("", _TAX.sub("", bare))))
    if not found:
        return failure(ProblemCode.AMOUNT_INVALID, value=given)
    named = [word.strip(" .") if word.strip() != "s/." else "s/" for word in (found["before"], found["after"])]
    words = [word for word in named if word]
    codes = {CURRENCIES.get(word) for word in words}
    number = _decimal(found["number"].strip())
    if None in codes or len(codes) > 1 or number is None or number[0] > LARGEST_AMOUNT:
        return failure(ProblemCode.AMOUNT_INVALID, value=given)
    if found["sign"]:
        return failure(ProblemCode.AMOUNT_NEGATIVE, value=given)
    value, ambiguous = number
    rounded = value.quantize(_CENT, rounding=ROUND_HALF_UP)
    if ambiguous:
        findings.append(Finding(ProblemCode.AMOUNT_AMBIGUOUS, {"value": given, "read": str(rounded)}))
    if rounded != value:
        findings.append(Finding(ProblemCode.AMOUNT_ROUNDED, {"value": given, "read": str(rounded)}))
    return Reading(Amount(rounded, codes.pop() or currency if codes else currency), note, tuple(findings))


def _decimal(text: str) -> tuple[Decimal, bool] | None:
    """Return the number and whether its separator could be read the other way; None when it is no number."""
    points = [char for char in text if char in ".,"]
    if len(set(points)) == 2:  # noqa: PLR2004 - both kinds: the last is the decimal one
        whole, _, fraction = text.rpartition(points[-1])
        return _compose(whole, fraction) if points.count(points[-1]) == 1 else None
    if len(points) > 1:
        return _compose(text, "")
    if not points:
        return _compose(text, "")
    whole, _, fraction = text.partition(points[0])
    if len(fraction) == 3 and fraction.isdigit() and whole.isdigit() and 1 <= len(whole) <= 3 and whole != "0":  # noqa: PLR2004
        return Decimal(whole + fraction), True
    return _compose(whole, fraction)


def _compose(whole: str, fraction: str) -> tuple[Decimal, bool] | None:
    if not whole.isdigit() and not _GROUPED.fullmatch(whole):
        return None
    if fraction and not fraction.isdigit():
        return None
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{fraction or 0}"), False


def read_count(text: str) -> Reading[int]:  # noqa: PLR0911 - one return for each way to write a count
    """Read a number of SIM cards; what is not exact gives its smallest meaning and keeps the words as the note.

    "10-15" → 10, "aprox. 20" → 20, "kilkanaście" → 11, each with a warning; "?" → nothing. Errors: COUNT_INVALID.
    """
    given = squeeze(text)
    if not given:
        return Reading()
    if is_placeholder(given):
        return Reading(note=given, findings=(Finding(ProblemCode.PLACEHOLDER, {"value": given}),))
    folded = _COUNT_UNIT.sub("", fold(given)).strip()
    bare = APPROXIMATE.sub("", folded).strip("() ")
    if folded in VAGUE or bare in VAGUE:
        low, high = VAGUE.get(folded) or VAGUE[bare]
        return _inexact(low, given, ProblemCode.COUNT_IN_WORDS, low=low, high=high)
    if found := _RANGE.fullmatch(bare):
        low, high = int(found[1]), int(found[2])
        if low > high:
            return failure(ProblemCode.COUNT_INVALID, value=given)
        return _inexact(low, given, ProblemCode.COUNT_RANGE, low=low, high=high)
    if found := _MORE.fullmatch(bare):
        return _inexact(int(found[1]), given, ProblemCode.COUNT_APPROXIMATE, low=int(found[1]))
    number = _decimal(bare) if bare[:1].isdigit() else None
    if number is None or number[0] != int(number[0]) or number[0] > LARGEST_COUNT:
        return failure(ProblemCode.COUNT_INVALID, value=given)
    value = int(number[0])
    return Reading(value) if bare == folded else _inexact(value, given, ProblemCode.COUNT_APPROXIMATE, low=value)


def _inexact(value: int, given: str, code: ProblemCode, **values: int) -> Reading[int]:
    if value > LARGEST_COUNT:
        return failure(ProblemCode.COUNT_INVALID, value=given)
    return Reading(value, given, (Finding(code, {"value": given, **values}),))
