"""Fiscal numbers of the countries that the operator works in, checked by their own checksum."""

import re
from typing import Final, Protocol

from stdnum import exceptions
from stdnum.es import nif
from stdnum.pe import ruc
from stdnum.pl import nip
from stdnum.ro import cf
from stdnum.ru import inn

from api.leads.imports.problems import Finding, ProblemCode, Reading, failure
from api.leads.imports.words import is_placeholder, squeeze


class _Checker(Protocol):
    """A module of python-stdnum."""

    def validate(self, number: str) -> str: ...


CHECKERS: Final[dict[str, _Checker]] = {"RO": cf, "PL": nip, "ES": nif, "PE": ruc, "RU": inn}
_LABEL: Final = re.compile(r"^(?:C\.?U\.?I|C\.?I\.?F|N\.?I\.?F|N\.?I\.?P|R\.?U\.?C|VAT|ИНН)\b[.:\s]*", re.IGNORECASE)
_CODES: Final = (
    (exceptions.InvalidLength, ProblemCode.FISCAL_LENGTH),
    (exceptions.InvalidChecksum, ProblemCode.FISCAL_CHECKSUM),
    (exceptions.ValidationError, ProblemCode.FISCAL_FORMAT),
)


def read_fiscal(text: str, country: str) -> Reading[str]:
    """Read one cell as the country's fiscal number without prefix; another country's prefix makes it that country's.

    Spaces, dots and dashes are tolerated. The value is the bare number for the own country and `CC` + number for
    another one, so that equal numbers of two countries stay different keys.
    Errors: FISCAL_LENGTH, FISCAL_FORMAT, FISCAL_CHECKSUM.
    """
    given = squeeze(text)
    if not given:
        return Reading()
    if is_placeholder(given):
        return Reading(findings=(Finding(ProblemCode.PLACEHOLDER, {"value": given}),))
    compact = re.sub(r"[^0-9A-Z]", "", _LABEL.sub("", given).upper())
    prefix = compact[:2]
    foreign = prefix in CHECKERS and prefix != country
    bare = compact[2:] if prefix in CHECKERS else compact
    checker = CHECKERS.get(prefix if foreign else country)
    if checker is None:
        return Reading(bare) if bare else failure(ProblemCode.FISCAL_FORMAT, value=given)
    if len(set(bare)) == 1:  # 0000000000 satisfies the checksum and identifies nobody
        return failure(ProblemCode.FISCAL_CHECKSUM, value=given)
    try:
        checker.validate(bare)
    except exceptions.ValidationError as error:
        return failure(next(code for kind, code in _CODES if isinstance(error, kind)), value=given)
    return Reading(f"{prefix}{bare}" if foreign else bare)
