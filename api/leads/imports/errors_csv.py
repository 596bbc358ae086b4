"""The rows that were not imported, as a CSV that is corrected and imported again."""

import csv
import io
from collections.abc import Iterable, Sequence

from api.leads.imports.formulas import export_text


def errors_csv(columns: Sequence[str], rows: Iterable[tuple[int, Sequence[str], Sequence[str]]], heading: str) -> bytes:
    """Return UTF-8 with BOM and semicolons, which every spreadsheet opens: the original columns, then the reasons.

    `rows` are (number, cells, reasons); `heading` names the last column in the reader's language. Cells are
    neutralised as in every export, and the import takes that off again.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([*map(export_text, columns), heading])
    for number, cells, reasons in rows:
        padded = [*cells[: len(columns)], *[""] * (len(columns) - len(cells))]
        rest = [cell for cell in cells[len(columns) :] if cell]
        text = f"{number}: {' · '.join([*reasons, *rest])}"
        writer.writerow([*map(export_text, padded), export_text(text)])
    return target.getvalue().encode("utf-8-sig")
