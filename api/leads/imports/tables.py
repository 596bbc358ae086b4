"""From bytes to rows of cells: CSV in any delimiter and encoding, and XLSX, within bounds.

Rows keep the number that a spreadsheet shows, so that a person finds them; a cell with line breaks stays one cell.
"""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from python_calamine import CalamineError, load_workbook

from api.leads.imports.encoding import decode, guess_encoding

DELIMITERS: Final = (";", ",", "\t", "|")
SAMPLE_ROWS: Final = 200
WIDEST: Final = 200
UNPACKED_LIMIT: Final = 30
"""An XLSX may unpack to this many times the allowed size of a file; more is a bomb."""

_ZIP: Final = b"PK\x03\x04"


class UnreadableFile(Exception):
    """The file is no list that can be read; `code` names the reason (Fluent `error-lead-import-<code>`)."""

    def __init__(self, code: str, **values: str | int) -> None:
        """Take the reason's code and its values."""
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Limits:
    """What an administrator allows: bytes of the file and rows of data."""

    max_bytes: int = 10 * 1024 * 1024
    max_rows: int = 50_000


@dataclass(frozen=True, slots=True)
class Options:
    """How the file is to be read; None is guessed. A person may correct each of them."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows of the file that hold anything, as (number from 1, cells), and how they were read."""

    rows: list[tuple[int, list[str]]]
    encoding: str | None
    delimiter: str | None
    sheets: tuple[str, ...] = ()
    encodings: tuple[str, ...] = ()


def read_grid(data: bytes, options: Options, limits: Limits, language: str | None = None) -> Grid:
    """Return the cells of a CSV or XLSX file; raises UnreadableFile with the reason."""
    if not data.strip(b"\x00 \r\n\t"):
        raise UnreadableFile("empty")
    if len(data) > limits.max_bytes:
        raise UnreadableFile("too-large", size=len(data), limit=limits.max_bytes)
    grid = _read_xlsx(data, options, limits) if data.startswith(_ZIP) else _read_csv(data, options, limits, language)
    if not grid.rows:
        raise UnreadableFile("empty")
    if len(grid.rows) > limits.max_rows + 1:
        raise UnreadableFile("too-many-rows", rows=len(grid.rows), limit=limits.max_rows)
    if max(len(cells) for _, cells in grid.rows) > WIDEST:
        raise UnreadableFile("too-wide", limit=WIDEST)
    return grid


def guess_delimiter(text: str) -> str:
    """Return the delimiter under which the sample's rows agree best on a number of columns above one."""
    lines = text.splitlines(keepends=True)[: SAMPLE_ROWS * 3]
    sample = "".join(lines)

    def quality(delimiter: str) -> tuple[float, int]:
        try:
            rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if any(row)]
        except csv.Error:
            return (0.0, 0)
        widths = Counter(len(row) for row in rows)
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            return (0.0, 0)
        usual = max(wide, key=lambda width: (wide[width], width))
        return (wide[usual] / len(rows), usual)

    return max(DELIMITERS, key=lambda delimiter: _worth(*quality(delimiter)))


def _worth(agreement: float, width: int) -> float:
    """Weigh agreement of the rows above their width: a comma in every remark is no column."""
    return agreement**2 * min(width, 8)


def _read_csv(data: bytes, options: Options, limits: Limits, language: str | None) -> Grid:
    guess = guess_encoding(data, language)
    encoding = options.encoding or guess.name
    try:
        text = decode(data, encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableFile("encoding", encoding=encoding) from error
    if "\x00" in text:
        raise UnreadableFile("not-a-table")
    text, announced = _announced_delimiter(text)
    delimiter = options.delimiter or announced or guess_delimiter(text)
    rows: list[tuple[int, list[str]]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for number, cells in enumerate(reader, start=2 if announced else 1):
            if any(cell.strip() for cell in cells):
                rows.append((number, [_line_breaks(cell) for cell in cells]))
            if len(rows) > limits.max_rows + 1:
                raise UnreadableFile("too-many-rows", rows=len(rows), limit=limits.max_rows)
    except csv.Error as error:
        raise UnreadableFile("not-a-table") from error
    return Grid(rows, encoding, delimiter, encodings=(guess.name, *guess.alternatives))


def _announced_delimiter(text: str) -> tuple[str, str | None]:
    """Take the line `sep=;` off, with which spreadsheets announce the delimiter."""
    first, _, rest = text.partition("\n")
    mark = first.strip().strip('"').lower()
    if mark.startswith("sep=") and len(mark) <= len("sep=;"):
        return rest, first.strip().strip('"')[4:] or "\t"
    return text, None


def _line_breaks(cell: str) -> str:
    """Write line breaks inside a cell one way."""
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _read_xlsx(data: bytes, options: Options, limits: Limits) -> Grid:
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist())
        if unpacked > limits.max_bytes * UNPACKED_LIMIT:
            raise UnreadableFile("too-large", size=unpacked, limit=limits.max_bytes * UNPACKED_LIMIT)
        workbook = load_workbook(io.BytesIO(data))
        sheets = tuple(workbook.sheet_names)
        name = options.sheet or next(iter(sheets))
        if name not in sheets:
            raise UnreadableFile("no-such-sheet", sheet=name)
        values = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=limits.max_rows + 2)
    except (zipfile.BadZipFile, CalamineError, StopIteration) as error:
        raise UnreadableFile("not-a-table") from error
    rows = [
        (number, _trimmed([_cell_text(value) for value in cells]))
        for number, cells in enumerate(values, start=1)
        if any(value not in ("", None) for value in cells)
    ]
    return Grid(rows, None, None, sheets=sheets)


def _trimmed(cells: list[str]) -> list[str]:
    """Drop the empty cells that a sheet carries at the end of a row."""
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _cell_text(value: object) -> str:  # noqa: PLR0911 - one return for each type of cell
    """Write a typed cell as its text: whole numbers without a fraction, dates as ISO."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time(0) else value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return _line_breaks(str(value))


def widths(rows: Sequence[tuple[int, list[str]]]) -> int:
    """Return the number of columns: the width that most rows agree on, and the header's if it is larger."""
    usual = Counter(len(cells) for _, cells in rows[:SAMPLE_ROWS]).most_common(1)[0][0]
    return max(usual, len(rows[0][1]))
