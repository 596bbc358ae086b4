"""What can be wrong with a row, and how a reading is reported.

Each problem is typed: the row as a spreadsheet shows it, the column, a code with its severity, and the values of its
text. Texts are the Fluent messages `lead-import-<code>` in five languages, so nothing here holds prose.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Generic, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """ERROR: the row is not imported. WARNING: it is, and the reading that was chosen is shown."""

    ERROR = "ERROR"
    WARNING = "WARNING"


class ProblemCode(StrEnum):
    """Every kind of problem."""

    ROW_WIDTH = "ROW_WIDTH"
    REQUIRED = "REQUIRED"
    NO_WAY_TO_CONTACT = "NO_WAY_TO_CONTACT"
    TOO_LONG = "TOO_LONG"
    FISCAL_LENGTH = "FISCAL_LENGTH"
    FISCAL_FORMAT = "FISCAL_FORMAT"
    FISCAL_CHECKSUM = "FISCAL_CHECKSUM"
    PHONE_INVALID = "PHONE_INVALID"
    PHONE_SEVERAL = "PHONE_SEVERAL"
    MAIL_INVALID = "MAIL_INVALID"
    MAIL_CLEANED = "MAIL_CLEANED"
    MAIL_SEVERAL = "MAIL_SEVERAL"
    DATE_INVALID = "DATE_INVALID"
    DATE_AMBIGUOUS = "DATE_AMBIGUOUS"
    DATE_IN_FUTURE = "DATE_IN_FUTURE"
    AMOUNT_INVALID = "AMOUNT_INVALID"
    AMOUNT_NEGATIVE = "AMOUNT_NEGATIVE"
    AMOUNT_AMBIGUOUS = "AMOUNT_AMBIGUOUS"
    AMOUNT_ROUNDED = "AMOUNT_ROUNDED"
    AMOUNT_APPROXIMATE = "AMOUNT_APPROXIMATE"
    COUNT_INVALID = "COUNT_INVALID"
    COUNT_RANGE = "COUNT_RANGE"
    COUNT_APPROXIMATE = "COUNT_APPROXIMATE"
    COUNT_IN_WORDS = "COUNT_IN_WORDS"
    PLACEHOLDER = "PLACEHOLDER"
    FORMULA_AS_TEXT = "FORMULA_AS_TEXT"
    JOINED_TO_ROW = "JOINED_TO_ROW"
    JOINED_TO_LEAD = "JOINED_TO_LEAD"
    EXISTING_CUSTOMER = "EXISTING_CUSTOMER"
    LOOKS_LIKE_ROW = "LOOKS_LIKE_ROW"
    LOOKS_LIKE_LEAD = "LOOKS_LIKE_LEAD"


ERRORS: Final = frozenset(
    {
        ProblemCode.ROW_WIDTH,
        ProblemCode.REQUIRED,
        ProblemCode.NO_WAY_TO_CONTACT,
        ProblemCode.TOO_LONG,
        ProblemCode.FISCAL_LENGTH,
        ProblemCode.FISCAL_FORMAT,
        ProblemCode.FISCAL_CHECKSUM,
        ProblemCode.PHONE_INVALID,
        ProblemCode.MAIL_INVALID,
        ProblemCode.DATE_INVALID,
        ProblemCode.AMOUNT_INVALID,
        ProblemCode.AMOUNT_NEGATIVE,
        ProblemCode.COUNT_INVALID,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark on one value, before it is known which row and column it stood in."""

    code: ProblemCode
    values: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """Return ERROR or WARNING; it is a property of the code."""
        return Severity.ERROR if self.code in ERRORS else Severity.WARNING


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding at its place: `row` as a spreadsheet counts (1 = first line of the file), `column` from 0."""

    row: int
    column: int | None
    field: str | None
    finding: Finding

    @property
    def severity(self) -> Severity:
        """Return ERROR or WARNING."""
        return self.finding.severity

    def as_json(self) -> dict[str, object]:
        """Return the form in which it is stored beside its row."""
        return {
            "row": self.row,
            "column": self.column,
            "field": self.field,
            "code": self.finding.code.value,
            "severity": self.severity.value,
            "values": dict(self.finding.values),
        }


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """One cell as understood: the value (None: empty or not understood), a remark to keep, and the findings."""

    value: T | None = None
    note: str | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether a finding keeps the row from being imported."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def failure(code: ProblemCode, **values: str | int) -> Reading[T]:
    """Return a reading without a value and with one finding."""
    return Reading(findings=(Finding(code, values),))
