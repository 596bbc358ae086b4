"""Dates in mixed formats. What one cell leaves open (03/04) is settled by the format that the file mostly uses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from api.leads.imports.problems import Finding, ProblemCode, Reading, failure
from api.leads.imports.words import MONTHS, fold, is_placeholder, squeeze

_TIME: Final = r"(?:[T ,]+(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:\s*[ap]\.?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}})([-./])(\d{{1,2}})\2(\d{{1,2}})\.?{_TIME}", re.IGNORECASE)
_YEAR_LAST: Final = re.compile(
    rf"(\d{{1,2}})([-./])(\d{{1,2}})\2(\d{{4}}|\d{{2}})\.?(?:\s*[rг]\.?)?{_TIME}", re.IGNORECASE
)
_COMPACT: Final = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_NAMED: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?:de )?([^\W\d_]+)\.?,?[\s-]*(?:de )?(\d{4}|\d{2})(?: r| г)?\.?"
)
_NAMED_US: Final = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(36_526, 73_051)
"""Spreadsheet day numbers of the years 2000 to 2099."""
_MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Which of the first two numbers is the day, by separator, as the unambiguous dates of the file say.

    `day_first["/"]` is absent when the file says nothing; then the day comes first and the reader is warned.
    """

    day_first: dict[str, bool]

    def of(self, separator: str) -> bool | None:
        """Return the order for a separator: its own evidence, else that of the whole file, None without any."""
        if separator in self.day_first:
            return self.day_first[separator]
        return self.day_first.get("")


def date_order(cells: Iterable[str]) -> DateOrder:
    """Learn from a column's cells: a number above 12 can only be the day."""
    votes: dict[str, int] = {}
    for cell in cells:
        found = _YEAR_LAST.fullmatch(squeeze(cell))
        if not found:
            continue
        first, second = int(found[1]), int(found[3])
        if (first > _MONTHS_A_YEAR) != (second > _MONTHS_A_YEAR):
            vote = 1 if first > _MONTHS_A_YEAR else -1
            # A dot never stands in a month-first date, so dots say nothing about other separators.
            for key in (found[2], "") if found[2] != "." else (found[2],):
                votes[key] = votes.get(key, 0) + vote
    return DateOrder({key: count > 0 for key, count in votes.items() if count})


def read_date(text: str, order: DateOrder, today: date) -> Reading[date]:
    """Read one cell. Errors: DATE_INVALID. Warnings: DATE_AMBIGUOUS, DATE_IN_FUTURE."""
    given = squeeze(text)
    if not given:
        return Reading()
    if is_placeholder(given):
        return Reading(findings=(Finding(ProblemCode.PLACEHOLDER, {"value": given}),))
    try:
        value, ambiguous = _parse(given, order)
    except ValueError:
        return failure(ProblemCode.DATE_INVALID, value=given)
    findings = []
    if ambiguous:
        findings.append(Finding(ProblemCode.DATE_AMBIGUOUS, {"value": given, "read": value.isoformat()}))
    if value > today:
        findings.append(Finding(ProblemCode.DATE_IN_FUTURE, {"value": given, "read": value.isoformat()}))
    return Reading(value, None, tuple(findings))


def _parse(given: str, order: DateOrder) -> tuple[date, bool]:
    """Return the date and whether its day and month could be swapped; raises ValueError for no date."""
    if found := _YEAR_FIRST.fullmatch(given):
        return date(int(found[1]), int(found[3]), int(found[4])), False
    if found := _YEAR_LAST.fullmatch(given):
        return _year_last(int(found[1]), int(found[3]), _year(found[4]), found[2], order)
    if found := _COMPACT.fullmatch(given):
        return date(int(found[1]), int(found[2]), int(found[3])), False
    folded = fold(given)
    if (found := _NAMED.fullmatch(folded)) and found[2] in MONTHS:
        return date(_year(found[3]), MONTHS[found[2]], int(found[1])), False
    if (found := _NAMED_US.fullmatch(folded)) and found[1] in MONTHS:
        return date(_year(found[3]), MONTHS[found[1]], int(found[2])), False
    if _SERIAL.fullmatch(given) and int(float(given)) in _SERIALS:
        return _EPOCH + timedelta(days=int(float(given))), False
    raise ValueError(given)


def _year_last(first: int, second: int, year: int, separator: str, order: DateOrder) -> tuple[date, bool]:
    if first > _MONTHS_A_YEAR or (second <= _MONTHS_A_YEAR and separator == "."):
        return date(year, second, first), False
    if second > _MONTHS_A_YEAR:
        return date(year, first, second), False
    known = order.of(separator)
    day_first = known is not False
    value = date(year, second, first) if day_first else date(year, first, second)
    return value, known is None and first != second


def _year(text: str) -> int:
    """Return the year; two digits are of this century."""
    return int(text) if len(text) > 2 else 2000 + int(text)  # noqa: PLR2004 - two digits
