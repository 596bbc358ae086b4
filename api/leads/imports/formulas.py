"""Cells that a spreadsheet would run: neutralised on the way out, restored on the way in, symmetrically.

`import_text(export_text(x)) == x` holds for every text. A number and an international phone number (+40721234567)
begin with a sign but compute nothing; they leave unchanged, or no list could be dialled from.
"""

import re
from typing import Final

_RISKY: Final = re.compile(r"'*[=+\-@\t\r\n]")
_HARMLESS: Final = re.compile(r"\+\d[\d ()./]{4,}(?:;ext=\d+)?|[+-]?\d+(?:[.,]\d+)?")
_NEUTRALISED: Final = re.compile(r"'+[=+\-@\t\r\n]")
_FORMULA: Final = re.compile(r"[=@]|[+-](?!\s)[^\s].*[(!+*/|-]")


def export_text(text: str) -> str:
    """Return the cell as it is written to CSV or XLSX: an apostrophe before what would be computed."""
    if _RISKY.match(text) and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def import_text(text: str) -> str:
    """Return the cell without the apostrophe that an export (or a spreadsheet) put before it."""
    return text[1:] if _NEUTRALISED.match(text) else text


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would compute the text; `+40 721…`, `-5` and `- a remark` are not formulas."""
    return bool(_FORMULA.match(text)) and not _HARMLESS.fullmatch(text)
