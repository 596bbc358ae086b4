"""Telephone numbers as lists write them → E.164, extensions kept."""

import re
from dataclasses import dataclass
from typing import Final

import phonenumbers

from api.leads.imports.problems import Finding, ProblemCode, Reading, failure
from api.leads.imports.words import is_placeholder, squeeze

_EXTENSION: Final = re.compile(
    r"[\s/,;(.-]*(?:\b(?:int(?:erior)?|ext(?:ension)?|wew(?:n|nętrzny)?|anexo|вн(?:утр)?|доб)\b\.?|#|(?<=[\s\d])x)"
    r"\s*[:.]?\s*(\d{1,6})\)?\s*$",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"^[^\W\d_][^\d+(]{0,30}(?=[+(\d])")
_SEPARATORS: Final = re.compile(r"\s*(?:[;,|\n]|/| sau | lub | or | или | o )\s*")
_FEWEST_DIGITS: Final = 6
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Phone:
    """A number that can be dialled, in E.164, and the extension behind it."""

    number: str
    extension: str | None = None


def read_phone(text: str, country: str) -> Reading[Phone]:
    """Read one cell; `country` is the ISO code for numbers without a prefix.

    Of several numbers the first valid one is taken and the rest kept as the note. Errors: PHONE_INVALID.
    """
    cleaned = squeeze(text.replace("\n", " ; "))
    if not cleaned:
        return Reading()
    if is_placeholder(cleaned):
        return Reading(findings=(Finding(ProblemCode.PLACEHOLDER, {"value": cleaned}),))
    if len(cleaned) > _LONGEST:
        return failure(ProblemCode.PHONE_INVALID, value=f"{cleaned[:_LONGEST]}…")
    whole = _one(cleaned, country)
    if whole:
        return Reading(whole)
    parts = [part for part in _SEPARATORS.split(cleaned) if sum(map(str.isdigit, part)) >= _FEWEST_DIGITS]
    for part in parts if len(parts) > 1 else ():
        phone = _one(part, country)
        if phone:
            rest = ", ".join(other for other in parts if other != part)
            return Reading(phone, rest or None, (Finding(ProblemCode.PHONE_SEVERAL, {"value": rest}),))
    return failure(ProblemCode.PHONE_INVALID, value=cleaned)


def _one(text: str, country: str) -> Phone | None:
    """Return the number if the text is exactly one valid number."""
    extension = None
    found = _EXTENSION.search(text)
    if found:
        extension, text = found[1], text[: found.start()]
    text = _LABEL.sub("", text)
    if re.search(r"[^\d\s()+./-]", text):
        return None
    try:
        parsed = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return Phone(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), extension)
