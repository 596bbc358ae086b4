"""PURE: which columns a list has as a file, and how cells are written."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import xlsxwriter

from api.contracts.models import ContractStatus
from api.core.actor import Scope
from api.core.i18n import DEFAULT_LANGUAGE, text
from api.customers.models import CustomerStatus
from api.exports.models import ExportList
from api.leads.imports.formulas import export_text
from api.leads.models import LeadChannel, LeadResult, LeadStatus, Priority
from api.offers.models import OfferStatus
from api.orders.models import OrderSource, OrderStatus
from api.tickets.models import TicketKind, TicketPriority, TicketStatus

# How long a file lies ready.
KEPT: Final = timedelta(hours=24)
# Rows that one job writes, in pages as large as a list may be asked for.
PART_ROWS: Final = 1_000
PAGE: Final = 100
# Nobody needs more of them at a time.
MOST_RUNNING: Final = 3
LONGEST_ORDER: Final = 40
# How many rows the right allows, by its scope.
MOST_ROWS: Final = {Scope.OWN: 1_000, Scope.TEAM: 10_000, Scope.BRANCH: 100_000, Scope.ALL: 100_000}

Cell = str | int | float | None


@dataclass(frozen=True)
class Columns:
    """A list as it is asked for: its field, its type's name, what the caller must read, and the path of each column."""

    field: str
    kind: str
    resource: str
    selection: str
    paths: tuple[str, ...]

    @property
    def document(self) -> str:
        """The operation that reads a page; it is on record under this name."""
        return (
            f"query Export{self.kind}s($first: Int!, $after: String, $filter: {self.kind}Filter, "
            f"$order: {self.kind}Order) {{ rows: {self.field}(first: $first, after: $after, filter: $filter, "
            f"order: $order) {{ totalCount nodes {{ id {self.selection} }} pageInfo {{ hasNextPage endCursor }} }} }}"
        )


_MONEY = "{ amount currency }"
_NAMED = "{ name }"
LISTS: Final[Mapping[ExportList, Columns]] = {
    ExportList.CUSTOMERS: Columns(
        "customers",
        "Customer",
        "customer",
        "number name status segment { code names } fiscalNumber registrationNumber street city region postalCode country "
        f"contacts {{ name phones email }} monthlyValue {_MONEY} createdAt",
        (
            "number", "name", "status", "segment", "fiscalNumber", "registrationNumber", "street", "city",
            "region", "postalCode", "country", "contacts.0.name", "contacts.0.phones.0", "contacts.0.email",
            "monthlyValue.amount", "monthlyValue.currency", "createdAt",
        ),
    ),
    ExportList.LEADS: Columns(
        "leads",
        "Lead",
        "lead",
        "number companyName fiscalNumber contactName phone email address city region status channel priority simCount "
        f"owner {_NAMED} team {_NAMED} dueAt createdAt closedAt result",
        (
            "number", "companyName", "fiscalNumber", "contactName", "phone", "email", "address", "city", "region",
            "status", "channel", "priority", "simCount", "owner.name", "team.name", "dueAt", "createdAt", "closedAt",
            "result",
        ),
    ),
    ExportList.OFFERS: Columns(
        "offers",
        "Offer",
        "offer",
        f"number status customer {_NAMED} owner {_NAMED} revision {{ monthlyNet {_MONEY} oneTimeNet {_MONEY} }} "
        "validUntil createdAt sentAt answeredAt",
        (
            "number", "status", "customer.name", "owner.name", "revision.monthlyNet.amount",
            "revision.oneTimeNet.amount", "revision.monthlyNet.currency", "validUntil", "createdAt", "sentAt",
            "answeredAt",
        ),
    ),
    ExportList.CONTRACTS: Columns(
        "contracts",
        "Contract",
        "contract",
        f"number status customer {_NAMED} owner {_NAMED} startOn endOn months monthlyNet {_MONEY} "
        f"contractNet {_MONEY} createdAt sentAt signedAt",
        (
            "number", "status", "customer.name", "owner.name", "startOn", "endOn", "months", "monthlyNet.amount",
            "contractNet.amount", "monthlyNet.currency", "createdAt", "sentAt", "signedAt",
        ),
    ),
    ExportList.ORDERS: Columns(
        "orders",
        "Order",
        "order",
        f"number status source customer {_NAMED} owner {_NAMED} monthlyNet {_MONEY} oneTimeNet {_MONEY} dueAt "
        "createdAt completedAt",
        (
            "number", "status", "source", "customer.name", "owner.name", "monthlyNet.amount", "oneTimeNet.amount",
            "monthlyNet.currency", "dueAt", "createdAt", "completedAt",
        ),
    ),
    ExportList.TICKETS: Columns(
        "tickets",
        "Ticket",
        "ticket",
        f"number subject status kind priority customer {_NAMED} owner {_NAMED} team {_NAMED} createdAt resolvedAt "
        "closedAt",
        (
            "number", "subject", "status", "kind", "priority", "customer.name", "owner.name", "team.name",
            "createdAt", "resolvedAt", "closedAt",
        ),
    ),
}  # fmt: skip

# Customers who are looked for by words are found as their screen finds them: so many, the best first.
SEARCH: Final = (
    "query ExportSearch($query: String!, $first: Int) { hits: customerSearch(query: $query, first: $first) { id } }"
)
MOST_FOUND: Final = 50
# Fewer letters say nothing; then the list is not searched.
_LETTERS: Final = 2
# Columns whose codes are told in words, as the screens tell them.
WORDS: Final[Mapping[tuple[ExportList, str], type[StrEnum]]] = {
    (ExportList.CUSTOMERS, "status"): CustomerStatus,
    (ExportList.LEADS, "status"): LeadStatus,
    (ExportList.LEADS, "channel"): LeadChannel,
    (ExportList.LEADS, "priority"): Priority,
    (ExportList.LEADS, "result"): LeadResult,
    (ExportList.OFFERS, "status"): OfferStatus,
    (ExportList.CONTRACTS, "status"): ContractStatus,
    (ExportList.ORDERS, "status"): OrderStatus,
    (ExportList.ORDERS, "source"): OrderSource,
    (ExportList.TICKETS, "status"): TicketStatus,
    (ExportList.TICKETS, "kind"): TicketKind,
    (ExportList.TICKETS, "priority"): TicketPriority,
}
# Who sells a paper is called so.
_SOLD: Final = (ExportList.OFFERS, ExportList.CONTRACTS)
# Formats that a spreadsheet writes in the way of its own reader: a day, minutes of a day, a sum.
_DAY, _MOMENT, _SUM = 14, 22, 4
_WIDTH: Final = 18
_TIMED: Final = ("At", "Until", "On")


def sought(wanted: ExportList, filtered: Mapping[str, Any]) -> str | None:
    """Return the words that customers are looked for by, if they are."""
    words = filtered.get("search") if wanted is ExportList.CUSTOMERS else None
    return words if isinstance(words, str) and len(words.strip()) >= _LETTERS else None


def heading(wanted: ExportList, path: str) -> str:
    """Return the key of the text that heads a column: `export-column-customer-name`."""
    if path == "owner.name" and wanted in _SOLD:
        return "export-column-seller"
    words = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in path)
    return "export-column-" + "-".join(part for part in words.split(".") if not part.isdigit())


def word(wanted: ExportList, path: str, code: str) -> str:
    """Return the key of the text of a code: `export-value-tickets-status-open`."""
    return f"export-value-{wanted}-{path}-{code}".lower().replace("_", "-")


def cells(row: Mapping[str, Any], wanted: ExportList, zone: ZoneInfo, language: str) -> list[Cell]:
    """Return a row's cells: times of the branch's day, sums as numbers, words for codes, nothing that would compute."""
    return [_cell(_at(row, path.split(".")), wanted, path, zone, language) for path in LISTS[wanted].paths]


def csv_bytes(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return lines as every spreadsheet opens them, without the mark at the beginning of a file."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)
    return target.getvalue().encode()


def write_xlsx(path: Path, wanted: ExportList, rows: Iterable[Sequence[Cell]]) -> None:
    """Write a workbook of one sheet; the first row is the heading and stays in sight, days and sums can be reckoned with."""
    with xlsxwriter.Workbook(
        str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet()
        top = book.add_format({"bold": True})
        day, moment, amount = (book.add_format({"num_format": kind}) for kind in (_DAY, _MOMENT, _SUM))
        paths = LISTS[wanted].paths
        sheet.set_column(0, len(paths) - 1, _WIDTH)
        sheet.freeze_panes(1, 0)
        for at, row in enumerate(rows):
            if at == 0:
                sheet.write_row(0, 0, row, top)
                continue
            for column, (cell, path_of) in enumerate(zip(row, paths, strict=True)):
                if cell is not None and path_of.endswith(_TIMED):
                    when = datetime.fromisoformat(str(cell))
                    sheet.write_datetime(at, column, when, moment if " " in str(cell) else day)
                elif path_of.endswith("amount"):
                    sheet.write(at, column, cell, amount)
                else:
                    sheet.write(at, column, cell)


def _at(value: Any, path: Sequence[str]) -> Any:
    for part in path:
        if isinstance(value, list):
            value = value[int(part)] if int(part) < len(value) else None
        elif value is not None:
            value = value[part]
    return value


def _cell(value: Any, wanted: ExportList, path: str, zone: ZoneInfo, language: str) -> Cell:
    if value is None or isinstance(value, int | float):
        return value
    if (wanted, path) in WORDS:
        return text(language, word(wanted, path, str(value)))
    if path == "segment":
        names = value["names"]
        return export_text(names.get(language) or names.get(DEFAULT_LANGUAGE) or value["code"])
    if path.endswith("amount"):
        return float(value)
    if path.endswith(_TIMED):
        return _day(str(value), zone)
    return export_text(str(value))


def _day(value: str, zone: ZoneInfo) -> str:
    """Return a day as it is, an instant as minutes of the branch's clock."""
    if "T" not in value:
        return value
    return datetime.fromisoformat(value).astimezone(zone).strftime("%Y-%m-%d %H:%M")
