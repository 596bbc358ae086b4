"""One row of a list → the values of a lead, with every problem at its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from api.leads.imports.dates import DateOrder, date_order, read_date
from api.leads.imports.fields import MAX_LENGTH, Field
from api.leads.imports.fiscal import read_fiscal
from api.leads.imports.formulas import import_text, is_formula
from api.leads.imports.mails import read_mail
from api.leads.imports.numbers import read_amount, read_count, read_currency
from api.leads.imports.phones import read_phone
from api.leads.imports.problems import Finding, Problem, ProblemCode, Reading, Severity
from api.leads.imports.words import is_placeholder, squeeze

T = TypeVar("T")

_TEXTS: Final = (
    Field.COMPANY_NAME, Field.CONTACT_NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.CITY, Field.ADDRESS,
    Field.COMPETITOR,
)  # fmt: skip
# Romanian was typed with Turkish cedillas before the comma-below letters existed; searching wants one spelling.
_CEDILLAS: Final = str.maketrans("şţŞŢ", "șțȘȚ")


@dataclass(frozen=True, slots=True)
class Context:
    """What all rows of one import share."""

    country: str
    currency: str
    today: date
    mapping: Mapping[int, Field]
    order: DateOrder
    width: int
    required: frozenset[Field] = frozenset({Field.COMPANY_NAME})


@dataclass(slots=True)
class CheckedRow:
    """A row as understood: `values` is JSON-able, keyed by the columns of `lead`; `problems` in order of the columns."""

    number: int
    raw: tuple[str, ...]
    values: dict[str, str | int | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Tell whether the row is not imported."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def learn_order(mapping: Mapping[int, Field], rows: Sequence[tuple[int, list[str]]]) -> DateOrder:
    """Learn from the whole file how it writes dates."""
    column = next((index for index, target in mapping.items() if target is Field.CONTACTED_ON), None)
    if column is None:
        return DateOrder({})
    return date_order(cells[column] for _, cells in rows if column < len(cells))


def check_row(number: int, cells: Sequence[str], context: Context) -> CheckedRow:
    """Read one row; a row with too many cells is not guessed at, since its columns have slipped."""
    row = CheckedRow(number, tuple(cells))
    extra = [cell for cell in cells[context.width :] if cell.strip()]
    if extra:
        values = {"expected": context.width, "found": len(cells)}
        row.problems.append(Problem(number, None, None, Finding(ProblemCode.ROW_WIDTH, values)))
        return row
    reader = _RowReader(row, context)
    for column, target in context.mapping.items():
        reader.read(column, target, import_text(cells[column]) if column < len(cells) else "")
    reader.finish()
    return row


class _RowReader:
    """Collects the values of one row; notes of all columns go to the lead's note."""

    def __init__(self, row: CheckedRow, context: Context) -> None:
        self.row = row
        self.context = context
        self.notes: list[str] = []
        self.text: dict[Field, str] = {}
        self.currency = self._own_currency()

    def read(self, column: int, target: Field, cell: str) -> None:
        """Read one cell into its field."""
        if target in _TEXTS:
            self._text(column, target, cell)
        elif target is not Field.CURRENCY:
            _READERS[target](self, column, cell)

    def finish(self) -> None:
        """Put together what several columns say, and check the row as a whole."""
        values, text = self.row.values, self.text
        parts = (text.pop(Field.FIRST_NAME, ""), text.pop(Field.LAST_NAME, ""))
        if not text.get(Field.CONTACT_NAME):
            text[Field.CONTACT_NAME] = " ".join(part for part in parts if part)
        for target, value in text.items():
            values[target.value.lower()] = value or None
        values["note"] = "\n".join(self.notes) or None
        for target in self.context.required:
            if values.get(target.value.lower()) is None and not self._has_problem(target):
                self.report(self._column_of(target), target, Finding(ProblemCode.REQUIRED, {}))
        reachable = values.get("phone") or values.get("email")
        if not reachable and not self._has_problem(Field.PHONE) and not self._has_problem(Field.EMAIL):
            self.report(None, None, Finding(ProblemCode.NO_WAY_TO_CONTACT, {}))

    def report(self, column: int | None, target: Field | None, *findings: Finding) -> None:
        """Note findings at their place."""
        name = target.value if target else None
        self.row.problems.extend(Problem(self.row.number, column, name, finding) for finding in findings)

    def phone(self, column: int, cell: str) -> None:
        """Read the telephone number."""
        reading = self._accept(column, Field.PHONE, read_phone(cell, self.context.country))
        self.row.values["phone"] = reading.value.number if reading.value else None
        self.row.values["phone_extension"] = reading.value.extension if reading.value else None

    def mail(self, column: int, cell: str) -> None:
        """Read the e-mail address."""
        self.row.values["email"] = self._accept(column, Field.EMAIL, read_mail(cell)).value

    def fiscal(self, column: int, cell: str) -> None:
        """Read the fiscal number."""
        reading = self._accept(column, Field.FISCAL_NUMBER, read_fiscal(cell, self.context.country))
        self.row.values["fiscal_number"] = reading.value

    def day(self, column: int, cell: str) -> None:
        """Read the day of the call."""
        reading = self._accept(column, Field.CONTACTED_ON, read_date(cell, self.context.order, self.context.today))
        self.row.values["contacted_on"] = reading.value.isoformat() if reading.value else None

    def spend(self, column: int, cell: str) -> None:
        """Read the monthly spend."""
        reading = self._accept(column, Field.MONTHLY_SPEND, read_amount(cell, self.currency))
        self.row.values["monthly_spend"] = str(reading.value.value) if reading.value else None
        self.row.values["currency"] = reading.value.currency if reading.value else None

    def count(self, column: int, cell: str) -> None:
        """Read the number of SIM cards; what was not exact stays beside it, not in the note."""
        reading = read_count(cell)
        self.report(column, Field.SIM_COUNT, *reading.findings)
        self.row.values["sim_count"] = reading.value
        self.row.values["sim_count_note"] = reading.note

    def note(self, column: int, cell: str) -> None:
        """Keep a remark with its line breaks, as text whatever it looks like."""
        remark = "\n".join(squeeze(line) for line in cell.strip().split("\n"))
        if not remark:
            return
        if is_formula(remark):
            self.report(column, Field.NOTE, Finding(ProblemCode.FORMULA_AS_TEXT, {"value": remark[:80]}))
        if len(remark) > MAX_LENGTH[Field.NOTE]:
            self.report(column, Field.NOTE, Finding(ProblemCode.TOO_LONG, {"limit": MAX_LENGTH[Field.NOTE]}))
        self.notes.insert(0, self._romanian(remark))

    def _text(self, column: int, target: Field, cell: str) -> None:
        value = squeeze(cell)
        if value and is_placeholder(value):
            self.report(column, target, Finding(ProblemCode.PLACEHOLDER, {"value": value}))
            value = ""
        if is_formula(value):
            self.report(column, target, Finding(ProblemCode.FORMULA_AS_TEXT, {"value": value[:80]}))
        if len(value) > MAX_LENGTH[target]:
            self.report(column, target, Finding(ProblemCode.TOO_LONG, {"limit": MAX_LENGTH[target]}))
        self.text[target] = self._romanian(value)

    def _accept(self, column: int, target: Field, reading: Reading[T]) -> Reading[T]:
        self.report(column, target, *reading.findings)
        if reading.note:
            self.notes.append(reading.note)
        return reading

    def _romanian(self, text: str) -> str:
        return text.translate(_CEDILLAS) if self.context.country == "RO" else text

    def _own_currency(self) -> str:
        """Return the currency that the row's own column names, else the branch's."""
        column = self._column_of(Field.CURRENCY)
        cell = self.row.raw[column] if column is not None and column < len(self.row.raw) else ""
        return read_currency(cell) or self.context.currency

    def _column_of(self, target: Field) -> int | None:
        return next((column for column, mapped in self.context.mapping.items() if mapped is target), None)

    def _has_problem(self, target: Field) -> bool:
        """Tell whether the field's own value already keeps the row out."""
        return any(
            problem.field == target.value and problem.severity is Severity.ERROR for problem in self.row.problems
        )


_READERS: Final[dict[Field, Callable[[_RowReader, int, str], None]]] = {
    Field.PHONE: _RowReader.phone,
    Field.EMAIL: _RowReader.mail,
    Field.FISCAL_NUMBER: _RowReader.fiscal,
    Field.CONTACTED_ON: _RowReader.day,
    Field.MONTHLY_SPEND: _RowReader.spend,
    Field.SIM_COUNT: _RowReader.count,
    Field.NOTE: _RowReader.note,
}
