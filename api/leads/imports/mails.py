"""E-mail addresses as lists write them."""

import re
from typing import Final

from api.leads.imports.problems import Finding, ProblemCode, Reading, failure
from api.leads.imports.words import is_placeholder, squeeze

_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL: Final = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_WRAPPED: Final = re.compile(r"^(?:mailto:|e-?mail:?\s*|mail:\s*)|[<>\"']", re.IGNORECASE)
_LONGEST: Final = 254
_LONGEST_LOCAL: Final = 64


def is_mail(text: str) -> bool:
    """Tell whether the text is one address that mail can be sent to (form only, nobody is asked)."""
    local, at, domain = text.rpartition("@")
    labels = domain.split(".")
    return bool(
        at
        and len(text) <= _LONGEST
        and len(local) <= _LONGEST_LOCAL
        and _LOCAL.fullmatch(local)
        and len(labels) > 1
        and all(_LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdigit()
    )


def read_mail(text: str) -> Reading[str]:
    """Read one cell: a valid address in lower case; wrappings are taken off, a hole inside is not guessed over.

    `contact @firma.example` may be two words of a remark as well as a slip: it is an error that proposes the address,
    since a wrong guess would join strangers' leads. Errors: MAIL_INVALID.
    """
    given = squeeze(text)
    if not given:
        return Reading()
    if is_placeholder(given):
        return Reading(findings=(Finding(ProblemCode.PLACEHOLDER, {"value": given}),))
    if is_mail(given):
        return Reading(given.lower())
    unwrapped = _WRAPPED.sub("", given).strip(" .,;:")
    if is_mail(unwrapped):
        return Reading(unwrapped.lower(), None, (Finding(ProblemCode.MAIL_CLEANED, {"value": given}),))
    addresses = [part for part in re.split(r"[\s,;/|<>()]+", given) if is_mail(part)]
    if addresses and given.count("@") == len(addresses) and _is_list_or_named(given, addresses):
        code = ProblemCode.MAIL_SEVERAL if len(addresses) > 1 else ProblemCode.MAIL_CLEANED
        rest = ", ".join(addresses[1:]) or None
        return Reading(addresses[0].lower(), rest, (Finding(code, {"value": given}),))
    return failure(ProblemCode.MAIL_INVALID, value=given, proposal=_proposal(given))


def _is_list_or_named(given: str, addresses: list[str]) -> bool:
    """Tell `a@b.example; c@d.example` and `Ana Pop <ana@b.example>` from an address torn in two."""
    return len(addresses) > 1 or "<" in given


def _proposal(given: str) -> str:
    """Return the address that was probably meant, '' when there is none."""
    joined = re.sub(r"\s*\.\s*", ".", re.sub(r"\.{2,}", ".", given.replace(" ", ""))).strip(".,;")
    return joined.lower() if is_mail(joined) else ""
