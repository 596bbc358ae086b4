"""Which row is the header and which column is what: by header words in five languages and by the values."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from api.leads.imports.dates import date_order, read_date
from api.leads.imports.fields import HEADER_WORDS, Field, words_of
from api.leads.imports.fiscal import read_fiscal
from api.leads.imports.mails import is_mail
from api.leads.imports.numbers import read_amount, read_count, read_currency
from api.leads.imports.phones import read_phone
from api.leads.imports.tables import Grid, widths
from api.leads.imports.words import fold, is_placeholder, squeeze

_LOOK_AT: Final = 10
_SAMPLE: Final = 100
_CERTAIN: Final = 3.0
_PARTIAL: Final = 1.5
_ENOUGH: Final = 0.6
"""A pair of column and field below this score is left to a person."""
_LEGAL_FORM: Final = re.compile(
    r"\b(?:s\.? ?r\.? ?l|s\.? ?a|pfa|sp\.? ?(?:z ?o\.? ?o|k|j)|s\. ?c|s\.? ?l\.?u?|s\.?a\.?c|e\.?i\.?r\.?l|ltd|llc|gmbh)\b|"
    r"\b(?:ооо|оао|пао|зао|ао|ип)\b"
)  # fmt: skip
_PERSON: Final = re.compile(
    r"(?:(?:dl|dna|dra|d-na|pan|pani|sr|sra|don|dona|mr|mrs|ms|г-н|г-жа)\.? )?[^\W\d_'-]+(?:[ '-][^\W\d_]+\.?){1,3}"
)
_DAY: Final = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the grid is understood: number of the header's row (None: the file has none), names of its columns, mapping.

    `mapping[column]` is the field that the column fills; columns that are missing fill nothing and stay in the raw row.
    """

    header_row: int | None
    columns: tuple[str, ...]
    mapping: Mapping[int, Field]


def guess_layout(grid: Grid, country: str, header_row: int | None = None) -> Layout:
    """Return the header and the mapping; `header_row` corrects the guess (0: the file has no header)."""
    found = _find_header(grid) if header_row is None else (header_row or None)
    header = next((cells for number, cells in grid.rows if number == found), None)
    width = widths(grid.rows)
    names = tuple(
        squeeze(header[index]) if header and index < len(header) and header[index].strip() else letter(index)
        for index in range(width)
    )
    body = [cells for number, cells in grid.rows if found is None or number > found][:_SAMPLE]
    return Layout(found if header else None, names, guess_mapping(names, body, country))


def letter(index: int) -> str:
    """Return the spreadsheet's letter of a column, 0 → A, 26 → AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def guess_mapping(names: tuple[str, ...], body: list[list[str]], country: str) -> dict[int, Field]:
    """Give each field at most one column, the most certain pair first."""
    scores = []
    for index, name in enumerate(names):
        values = [
            row[index] for row in body if index < len(row) and row[index].strip() and not is_placeholder(row[index])
        ]
        for field in Field:
            score = _header_score(name, field) + _value_score(values, field, country)
            if score >= _ENOUGH:
                scores.append((score, -index, field))
    mapping: dict[int, Field] = {}
    for _, negative, field in sorted(scores, key=lambda entry: (-entry[0], -entry[1])):
        if -negative not in mapping and field not in mapping.values():
            mapping[-negative] = field
    return dict(sorted(mapping.items()))


def _find_header(grid: Grid) -> int | None:
    """Return the row, among the first ones, that speaks most of header words; else a first row unlike the rest."""
    best, best_count = None, 0
    for number, cells in grid.rows[:_LOOK_AT]:
        count = sum(1 for cell in cells if fold(cell) in HEADER_WORDS)
        if count > best_count:
            best, best_count = number, count
    if best is not None and best_count >= min(2, len(grid.rows[0][1])):
        return best
    number, first = grid.rows[0]
    body = [cell for _, cells in grid.rows[1:_SAMPLE] for cell in cells]
    wordy = all(cell.strip() and not re.search(r"[\d@]", cell) for cell in first)
    return number if wordy and any(re.search(r"[\d@]", cell) for cell in body) else None


def _header_score(name: str, field: Field) -> float:
    folded = fold(name).strip(" .:*")
    if HEADER_WORDS.get(folded) is field or HEADER_WORDS.get(fold(name)) is field:
        return _CERTAIN
    given = words_of(name)
    best = 0.0
    for header, owner in HEADER_WORDS.items():
        words = words_of(header)
        if owner is field and words and words <= given:
            best = max(best, _PARTIAL * len(words) / len(given) + 0.3)
    return best


def _value_score(values: list[str], field: Field, country: str) -> float:
    """Return the share of the values that can be of the field, weighed by how telling that is."""
    test = _TESTS.get(field)
    if not test or not values:
        return 0.0
    weight, accepts = test
    share = sum(1 for value in values if accepts(value, country)) / len(values)
    return weight * share if share >= 0.3 else -0.5 * weight  # noqa: PLR2004 - below a third the column is something else


def _is_fiscal(value: str, country: str) -> bool:
    return not read_fiscal(value, country).failed


def _is_phone(value: str, country: str) -> bool:
    return not read_phone(value, country).failed and not _is_day(value, country)


def _is_day(value: str, _country: str) -> bool:
    return not read_date(value, date_order((value,)), _DAY).failed and not value.isdigit()


def _is_count(value: str, _country: str) -> bool:
    return not read_count(value).failed and len(value) <= 12  # noqa: PLR2004 - a longer number counts no SIM cards


def _is_amount(value: str, _country: str) -> bool:
    return not read_amount(value, "EUR").failed and bool(re.search(r"[.,]\d{2}\b|[^\d\s.,]", value))


_TESTS: Final[dict[Field, tuple[float, Callable[[str, str], bool]]]] = {
    Field.EMAIL: (1.6, lambda value, _: is_mail(squeeze(value)) or value.count("@") == 1),
    Field.FISCAL_NUMBER: (1.5, _is_fiscal),
    Field.PHONE: (1.4, _is_phone),
    Field.CONTACTED_ON: (1.4, _is_day),
    Field.MONTHLY_SPEND: (1.1, _is_amount),
    Field.COMPANY_NAME: (1.2, lambda value, _: bool(_LEGAL_FORM.search(fold(value)))),
    Field.CONTACT_NAME: (
        1.0,
        lambda value, _: bool(_PERSON.fullmatch(fold(value))) and not _LEGAL_FORM.search(fold(value)),
    ),
    Field.SIM_COUNT: (0.9, _is_count),
    Field.CURRENCY: (1.2, lambda value, _: read_currency(value) is not None),
    Field.NOTE: (0.95, lambda value, _: len(value.split()) > 2 and not _LEGAL_FORM.search(fold(value))),  # noqa: PLR2004
}
"""Field → (weight, test of one value)."""
