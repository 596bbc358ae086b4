"""What a list is as a file."""

import re
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from babel.messages.pofile import read_po
from python_calamine import load_workbook

from api.core import i18n
from api.exports import rules
from api.exports.models import ExportList
from api.schema import schema

ZONE = ZoneInfo("Europe/Bucharest")


WEB = Path(__file__).resolve().parents[2] / "web/src/features"


def test_a_row_is_told_in_words_and_the_branch_s_time_with_sums_as_numbers_and_nothing_that_computes() -> None:
    row: dict[str, object] = {
        "number": "O-2026-000001",
        "status": "SENT",
        "customer": {"name": "=cmd|' /C calc'!A0"},
        "owner": None,
        "revision": {"monthlyNet": {"amount": "1234.50", "currency": "RON"}, "oneTimeNet": None},
        "validUntil": "2026-07-01",
        "createdAt": "2026-07-01T21:30:00+00:00",
        "sentAt": None,
        "answeredAt": None,
    }
    assert rules.cells(row, ExportList.OFFERS, ZONE, "ro") == [
        "O-2026-000001", "Trimisă", "'=cmd|' /C calc'!A0", None, 1234.5, None, "RON", "2026-07-01",
        "2026-07-02 00:30", None, None,
    ]  # fmt: skip


def test_contacts_are_the_first_and_a_segment_has_the_reader_s_name() -> None:
    row = dict.fromkeys(path.split(".")[0] for path in rules.LISTS[ExportList.CUSTOMERS].paths)
    row |= {
        "contacts": [{"name": "Ana", "phones": [], "email": None}],
        "segment": {"code": "MA", "names": {"en": "Major"}},
    }
    told = dict(
        zip(rules.LISTS[ExportList.CUSTOMERS].paths, rules.cells(row, ExportList.CUSTOMERS, ZONE, "pl"), strict=True)
    )
    assert (told["contacts.0.name"], told["contacts.0.phones.0"], told["segment"]) == ("Ana", None, "Major")


def test_a_workbook_holds_texts_numbers_and_days_that_can_be_reckoned_with(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    row = ["=1+1", "https://x.example", None, None, 2.5, None, "RON", "2026-07-01", "2026-07-02 00:30", None, None]
    rules.write_xlsx(path, ExportList.OFFERS, [[str(at) for at in range(len(row))], row])
    first, second = load_workbook(str(path)).get_sheet_by_index(0).to_python()
    assert first[:3] == ["0", "1", "2"]
    assert second == [
        "=1+1", "https://x.example", "", "", 2.5, "", "RON", date(2026, 7, 1), datetime.fromisoformat("2026-07-02 00:30"), "", "",
    ]  # fmt: skip
    with ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_codes_are_told_in_the_words_of_the_screens(language: str) -> None:
    for (wanted, path), codes in rules.WORDS.items():
        screen = wanted.lower()
        with (WEB / screen / "locales" / f"{language}.po").open("rb") as file:
            words = {message.id: message.string for message in read_po(file)}
        for code in codes:
            assert i18n.text(language, rules.word(wanted, path, code)) == words[f"{screen}.{path}.{code}"]


def test_no_column_of_codes_is_left_in_codes() -> None:
    for wanted, columns in rules.LISTS.items():
        fields = schema.as_str().split(f"type {columns.kind} ", 1)[1].split("\n}", 1)[0]
        for path in columns.paths:
            kind = re.search(rf"\n  {path}: (\w+)", fields)
            if kind and f"\nenum {kind[1]} " in schema.as_str():
                assert (wanted, path) in rules.WORDS


@pytest.mark.parametrize("wanted", ExportList)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_column_has_a_heading_of_its_own(wanted: ExportList, language: str) -> None:
    headings = [i18n.text(language, rules.heading(wanted, path)) for path in rules.LISTS[wanted].paths]
    assert len(set(headings)) == len(headings)
    assert i18n.text(language, f"export-name-{wanted.lower()}")
