"""Reading of foreign lists: values, encodings, delimiters, columns; and lists nobody has seen before."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from api.leads.imports.columns import guess_layout
from api.leads.imports.dates import DateOrder, date_order, read_date
from api.leads.imports.duplicates import Seen, likeness
from api.leads.imports.encoding import guess_encoding
from api.leads.imports.fields import Field
from api.leads.imports.fiscal import read_fiscal
from api.leads.imports.formulas import export_text, import_text, is_formula
from api.leads.imports.mails import read_mail
from api.leads.imports.numbers import read_amount, read_count
from api.leads.imports.phones import read_phone
from api.leads.imports.problems import ProblemCode, Severity
from api.leads.imports.rows import CheckedRow, Context, check_row, learn_order
from api.leads.imports.tables import Grid, Limits, Options, UnreadableFile, read_grid
from api.leads.imports.words import core_name

TODAY = date(2026, 11, 22)
LISTS = Path(__file__).parent.parent / "data"
CURRENCY = {"RO": "RON", "PL": "PLN", "ES": "EUR", "PE": "PEN"}
LANGUAGE = {"RO": "ro", "PL": "pl", "ES": "es", "PE": "es"}


def rows_of(
    data: bytes, country: str, options: Options | None = None
) -> tuple[Grid, dict[str, Field], list[CheckedRow]]:
    grid = read_grid(data, options or Options(), Limits(), LANGUAGE[country])
    layout = guess_layout(grid, country)
    body = [row for row in grid.rows if row[0] > (layout.header_row or 0)]
    context = Context(
        country, CURRENCY[country], TODAY, layout.mapping, learn_order(layout.mapping, body), len(layout.columns)
    )
    names = {layout.columns[index]: field for index, field in layout.mapping.items()}
    return grid, names, [check_row(number, cells, context) for number, cells in body]


@pytest.mark.parametrize(
    ("name", "country", "encoding", "delimiter", "failed"),
    [("romanian-firms.csv", "RO", "windows-1250", ";", 88), ("polish-firms.csv", "PL", "utf-8", ",", 41)],
)
def test_the_exported_lists(name: str, country: str, encoding: str, delimiter: str, failed: int) -> None:
    grid, names, rows = rows_of((LISTS / name).read_bytes(), country)
    assert (grid.encoding, grid.delimiter, len(names)) == (encoding, delimiter, 10)
    assert sum(row.failed for row in rows) == failed
    kept = [row for row in rows if not row.failed]
    assert all(row.values["company_name"] and (row.values["phone"] or row.values["email"]) for row in kept)
    codes = {problem.finding.code for row in kept for problem in row.problems}
    assert codes <= {code for code in ProblemCode if code not in {ProblemCode.PHONE_INVALID, ProblemCode.MAIL_INVALID}}


@pytest.mark.parametrize(
    ("text", "country", "number", "extension"),
    [
        ("0268539336 / int. 39", "RO", "+40268539336", "39"),
        ("0040 74 597 9711", "RO", "+40745979711", None),
        ("(072) 308-2462", "RO", "+40723082462", None),
        ("0760.937.865", "RO", "+40760937865", None),
        ("tel. 565296326", "PL", "+48565296326", None),
        ("661-730-486 wew. 12", "PL", "+48661730486", "12"),
        ("912 345 678 ext 5", "ES", "+34912345678", "5"),
        ("075682699", "RO", None, None),
        ("abc", "RO", None, None),
    ],
)
def test_phones(text: str, country: str, number: str | None, extension: str | None) -> None:
    reading = read_phone(text, country)
    found = (reading.value.number, reading.value.extension) if reading.value else (None, None)
    assert found == (number, extension)
    assert reading.failed == (number is None)


def test_of_two_phones_the_second_becomes_a_note() -> None:
    reading = read_phone("0721234567, 0722345678", "RO")
    assert reading.value
    assert (reading.value.number, reading.note) == ("+40721234567", "0722345678")


@pytest.mark.parametrize(
    ("text", "value", "failed"),
    [
        ("Ana@Firma.Example", "ana@firma.example", False),
        ("mailto:a@b.example.", "a@b.example", False),
        ("Ana Pop <a@b.example>", "a@b.example", False),
        ("info@zięciak.example", "info@zięciak.example", False),
        ("n/a", None, False),
        ("", None, False),
        ("office@", None, True),
        ("contact @firma.example", None, True),
        ("info@x..example", None, True),
    ],
)
def test_mails(text: str, value: str | None, *, failed: bool) -> None:
    reading = read_mail(text)
    assert (reading.value, reading.failed) == (value, failed)


@pytest.mark.parametrize(
    ("text", "country", "value", "code"),
    [
        ("RO 487404154", "RO", "487404154", None),
        ("265961560", "RO", "265961560", None),
        ("265961561", "RO", None, ProblemCode.FISCAL_CHECKSUM),
        ("PL 5623012383", "RO", "PL5623012383", None),
        ("562-301-23-83", "PL", "5623012383", None),
        ("0000000000", "PL", None, ProblemCode.FISCAL_CHECKSUM),
        ("ES B-58378431", "ES", "B58378431", None),
        ("12345678Z", "ES", "12345678Z", None),
        ("20100070970", "PE", "20100070970", None),
        ("20100070971", "PE", None, ProblemCode.FISCAL_CHECKSUM),
        ("123", "PL", None, ProblemCode.FISCAL_LENGTH),
    ],
)
def test_fiscal_numbers(text: str, country: str, value: str | None, code: ProblemCode | None) -> None:
    reading = read_fiscal(text, country)
    assert reading.value == value
    assert [finding.code for finding in reading.findings] == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("2 300 lei", "2300.00", "RON"),
        ("1.250,00", "1250.00", "RON"),
        ("1,250.00", "1250.00", "RON"),
        ("640 EUR", "640.00", "EUR"),
        ("85,50", "85.50", "RON"),
        ("499.99", "499.99", "RON"),
        ("2\u00a0300,5 zł", "2300.50", "PLN"),
        ("€ 1.234,56", "1234.56", "EUR"),
        ("S/ 120.50", "120.50", "PEN"),
        ("120 lei/lună + TVA", "120.00", "RON"),
        ("12 000,50 руб.", "12000.50", "RUB"),
        ("-5", None, None),
        ("10 foo", None, None),
        ("1.2.3", None, None),
        ("-1+1", None, None),
    ],
)
def test_amounts(text: str, value: str | None, currency: str | None) -> None:
    reading = read_amount(text, "RON")
    assert reading.failed == (value is None)
    if reading.value:
        assert (reading.value.value, reading.value.currency) == (Decimal(str(value)), currency)


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("10-15", 10, "10-15"),
        ("aprox. 20", 20, "aprox. 20"),
        ("ok. 20", 20, "ok. 20"),
        ("kilkanaście", 11, "kilkanaście"),
        ("несколько", 3, "несколько"),
        ("?", None, "?"),
        ("3 szt.", 3, None),
        ("1.000", 1000, None),
        ("20+", 20, "20+"),
    ],
)
def test_counts(text: str, value: int | None, note: str | None) -> None:
    reading = read_count(text)
    assert (reading.value, reading.note, reading.failed) == (value, note, False)


@pytest.mark.parametrize("text", ["abc", "5,5", "-3", "15-10", "1e6"])
def test_what_counts_nothing_is_an_error(text: str) -> None:
    assert [finding.code for finding in read_count(text).findings] == [ProblemCode.COUNT_INVALID]


@pytest.mark.parametrize(
    ("cells", "text", "value", "ambiguous"),
    [
        (["28/10/26"], "03/11/26", date(2026, 11, 3), False),
        (["10/28/26"], "03/11/26", date(2026, 3, 11), False),
        ([], "03/11/26", date(2026, 11, 3), True),
        ([], "03.11.2026", date(2026, 11, 3), False),
        (["10/28/26"], "28/10/26", date(2026, 10, 28), False),
        ([], "14 października 2026 r.", date(2026, 10, 14), False),
        ([], "3 de mayo de 2026", date(2026, 5, 3), False),
        ([], "5 мая 2026 г.", date(2026, 5, 5), False),
        ([], "2026-11-18 10:20", date(2026, 11, 18), False),
        ([], "46000", date(2025, 12, 9), False),
    ],
)
def test_dates_follow_the_files_own_order(cells: list[str], text: str, value: date, *, ambiguous: bool) -> None:
    reading = read_date(text, date_order(cells), TODAY)
    assert reading.value == value
    assert [finding.code for finding in reading.findings] == ([ProblemCode.DATE_AMBIGUOUS] if ambiguous else [])


def test_no_date_and_a_date_to_come() -> None:
    order = DateOrder({})
    assert read_date("30.02.2026", order, TODAY).failed
    assert [f.severity for f in read_date("01.01.2027", order, TODAY).findings] == [Severity.WARNING]


@given(st.text())
def test_export_and_import_of_cells_are_symmetric(text: str) -> None:
    assert import_text(export_text(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-1+1", "+cmd|' /C calc'!A0", "\t=1", "'=1"])
def test_what_a_spreadsheet_would_run_leaves_neutralised(text: str) -> None:
    assert export_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["+40721234567", "+48 661 730 486", "-5", "12", "Ana"])
def test_phones_and_numbers_leave_unchanged(text: str) -> None:
    assert export_text(text) == text
    assert not is_formula(text)


def test_names_without_legal_forms_and_likeness() -> None:
    assert core_name("S.C. Nistor Soft S.R.L.") == core_name("NISTOR  SOFT SRL") == "nistor soft"
    assert likeness("nistor soft", "nistor soft") == 1
    assert likeness("nistor soft", "popescu trans") < 0.3


def test_later_rows_join_the_first_through_each_others_keys() -> None:
    seen = Seen()
    assert seen.join(2, {"fiscal_number": "1", "phone": "+401"}) is None
    second = seen.join(3, {"fiscal_number": "1", "phone": "+402"})
    third = seen.join(4, {"phone": "+402", "email": "a@b.example"})
    assert second
    assert third
    assert (second.target, second.key, second.differing) == (2, "fiscal_number", ("phone",))
    assert (third.target, third.key) == (2, "phone")
    assert seen.join(5, {"phone": "+409"}) is None


TEXTS = {
    "RO": ["Țăndărică și Fiii", "Brutăria Înfrățirea", "sună după prânz, este mulțumit", "Sănătate Șomcuța"],
    "PL": [
        "Zażółć gęślą jaźń",
        "Łódź, proszę dzwonić później",
        "Spółdzielnia Kłósek",
        "obecnie u konkurencji, więc źle",
    ],
    "ES": ["Compañía Muñoz y Peña", "llamar mañana, está en reunión", "Peluquería Ibáñez", "quiere más líneas"],
}
ENCODINGS = {
    "RO": ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1250", "iso-8859-16"],
    "PL": ["utf-8", "utf-8-sig", "utf-16", "windows-1250", "iso-8859-2"],
    "ES": ["utf-8", "utf-8-sig", "utf-16", "windows-1252"],
}
HEADERS = {
    "RO": ("Firmă", "Cod fiscal", "Telefon", "E-mail", "Nr. SIM", "Observaţii"),
    "PL": ("Nazwa firmy", "NIP", "Nr telefonu", "Adres e-mail", "Liczba SIM", "Uwagi"),
    "ES": ("Empresa", "CIF", "Teléfono móvil", "Correo electrónico", "Nº de líneas", "Observaciones"),
}
SAMPLES = {
    "RO": ("265961560", "0721234567"), "PL": ("5623012383", "661 730 486"), "ES": ("B58378431", "612 345 678"),
}  # fmt: skip
ORDER = (Field.COMPANY_NAME, Field.FISCAL_NUMBER, Field.PHONE, Field.EMAIL, Field.SIM_COUNT, Field.NOTE)


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, bytes, list[str]]:
    """A list of another kind: country, its bytes, the remarks in it."""
    country = draw(st.sampled_from(sorted(HEADERS)))
    order = draw(st.permutations(range(6)))
    encoding = draw(st.sampled_from(ENCODINGS[country]))
    legacy = encoding in {"windows-1250", "iso-8859-2"} and country == "RO"
    notes = draw(st.lists(st.sampled_from(TEXTS[country]), min_size=4, max_size=8))
    if draw(st.booleans()):
        notes[0] = 'prima linie\na doua; cu "ghilimele", și virgulă' if country == "RO" else 'uno\ndos; "tres", y'
    fiscal, phone = SAMPLES[country]
    table = [list(HEADERS[country])]
    for index, note in enumerate(notes):
        table.append(
            [f"{TEXTS[country][index % 4]} {index}", fiscal, phone, f"a{index}@b.example", str(index + 1), note]
        )
    target = io.StringIO(newline="")
    delimiter = draw(st.sampled_from([";", ",", "\t", "|"]))
    quote_all = draw(st.booleans())
    writer = csv.writer(
        target,
        delimiter=delimiter,
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
        lineterminator=draw(st.sampled_from(["\n", "\r\n"])),
    )
    for row in table:
        writer.writerow([row[place] for place in order])
    text = target.getvalue()
    if legacy:
        text = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    if country == "RO" and encoding == "iso-8859-16":
        text = text.translate(str.maketrans("şţŞŢ", "șțȘȚ"))
    return country, text.encode(encoding), notes


@settings(max_examples=60, deadline=None)
@given(lists())
def test_lists_nobody_has_seen_before(made: tuple[str, bytes, list[str]]) -> None:
    country, data, notes = made
    _, names, rows = rows_of(data, country)
    assert sorted(names.values()) == sorted(ORDER)
    assert [row.values.get("note") for row in rows] == notes
    assert not any(row.failed for row in rows)
    assert [row.values["sim_count"] for row in rows] == list(range(1, len(notes) + 1))


def test_cyrillic_is_told_apart() -> None:
    text = "Компания;Телефон\nООО Ромашка и партнёры, город Москва;+7 495 123-45-67\nЗвонить после обеда;x\n"
    for encoding in ("windows-1251", "koi8-r", "iso-8859-5", "cp866"):
        assert guess_encoding(text.encode(encoding), "ru").name == encoding


def test_a_list_without_header_is_understood_by_its_values() -> None:
    lines = "".join(f"Alfa {n} SRL;26596156{0};07212345{n:02d};a{n}@b.example;1{n}.11.2026\n" for n in range(1, 9))
    _, names, rows = rows_of(lines.encode(), "RO")
    assert set(names.values()) == {
        Field.COMPANY_NAME, Field.FISCAL_NUMBER, Field.PHONE, Field.EMAIL, Field.CONTACTED_ON,
    }  # fmt: skip
    assert len(rows) == 8


def test_a_spreadsheet_with_a_title_and_typed_cells() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Firme")
        sheet.write_row(0, 0, ["Lista toamnei"])
        sheet.write_row(2, 0, ["Firmă", "CUI", "Telefon", "Data", "Nr. SIM", "Cheltuială lunară"])
        sheet.write_row(3, 0, ["Alfa SRL", 265961560, "0721234567"])
        sheet.write_datetime(
            3, 3, __import__("datetime").datetime(2026, 11, 3), book.add_format({"num_format": "dd/mm/yy"})
        )
        sheet.write_row(3, 4, [12, 85.5])
    grid, names, rows = rows_of(target.getvalue(), "RO")
    assert (grid.sheets, len(names), len(rows)) == (("Firme",), 6, 1)
    assert (rows[0].number, rows[0].problems) == (4, [])
    assert {name: rows[0].values[name] for name in ("fiscal_number", "contacted_on", "sim_count", "monthly_spend")} == {
        "fiscal_number": "265961560", "contacted_on": "2026-11-03", "sim_count": 12, "monthly_spend": "85.50",
    }  # fmt: skip


def test_slipped_columns_are_not_guessed_at() -> None:
    text = "Firma,Telefon,Suma\nAlfa,0721234567,500\nBeta,0721234568,85,50\n"
    _, _, rows = rows_of(text.encode(), "RO")
    assert [row.failed for row in rows] == [False, True]
    assert rows[1].problems[0].finding.code is ProblemCode.ROW_WIDTH


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"a;b\n" * 12, "too-many-rows"),
        (b"x" * 1001, "too-large"),
        (b"PK\x03\x04rubbish", "not-a-table"),
        (b"a" + b";b" * 250, "too-wide"),
    ],
)
def test_files_that_are_no_lists(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_grid(data, Options(), Limits(max_bytes=1000, max_rows=10))
    assert refusal.value.code == code


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        rows_of(data, "RO")
    except UnreadableFile:
        return
