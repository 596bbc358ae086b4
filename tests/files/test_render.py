"""Documents: five languages, data stays data, and a template can neither reach out nor run for ever."""

import re
import subprocess
import zlib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.core.i18n import LANGUAGES, Amount, keys, text
from api.files import render
from api.files.render import RenderFailed, render_body, render_pdf


def offer(**changes: Any) -> dict[str, Any]:
    """All that any template asks for."""
    party = {
        "name": "Construcții Înalte și Fundații Speciale SA",
        "fiscal_code": "RO27881445",
        "registration": "J12/77/2009",
        "address": "Str. Făgărașului 7, Cluj-Napoca",
        "signatory": "Ana Brătianu",
        "phone": "+40 21 555 0100",
        "email": "office@example.com",
    }
    money = Amount(Decimal("1234.50"), "RON")
    line = {
        "name": "Voce Business",
        "detail": "20 GB",
        "quantity": 120,
        "months": 24,
        "unit_monthly": money,
        "discount": Decimal("12.5"),
        "monthly": money,
        "one_time": money,
        "net": money,
        "gross": money,
        "vat_rate": 19,
        "serials": ["356938035643809"],
    }
    total = {"net": money, "vat": money, "gross": money}
    return {
        "number": "O-2026-000123",
        "title": "Condiții noi",
        "revision": 2,
        "date": date(2026, 11, 22),
        "due": date(2026, 12, 22),
        "valid_until": date(2026, 12, 22),
        "start": date(2026, 12, 1),
        "term": "24 luni",
        "terms_version": "2026-10",
        "seller": party,
        "customer": party,
        "lines": [line],
        "totals": {"monthly": total, "one_time": total, "total": total},
        "clauses": [
            {"title": "Obiect", "text": "Prestatorul furnizează serviciile.", "changed": False},
            {"title": "Plată", "text": "Clientul plătește în 45 de zile.", "changed": True},
        ],
        "annexes": ["Anexa 1"],
        "paragraphs": ["Vă anunțăm că se schimbă condițiile."],
        **changes,
    }


def pdf_text(pdf: bytes, tmp_path: Any) -> str:
    """The words of a PDF: by poppler where it is installed, else by the document's own Unicode tables."""
    file = tmp_path / "document.pdf"
    file.write_bytes(pdf)
    try:
        shown = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True, timeout=20)  # noqa: S607
    except FileNotFoundError:
        return unicode_of(pdf)
    return shown.stdout.decode()


def unicode_of(pdf: bytes) -> str:
    """Every character that the fonts' ToUnicode tables name: enough to see which letters exist."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            body = zlib.decompress(stream)
        except zlib.error:
            continue
        if b"beginbfchar" in body or b"beginbfrange" in body:
            found += [
                bytes.fromhex(code.decode()).decode("utf-16-be") for code in re.findall(rb"<([0-9A-F]{4})>\n", body)
            ]
    return "".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", render.template_keys())
async def test_every_template_in_every_language(template: str, language: str) -> None:
    pdf = await render_pdf(template, offer(), language, "Europe/Bucharest")
    assert pdf.startswith(b"%PDF-1.")
    assert len(pdf) < 200_000


def test_words_of_documents_take_no_values() -> None:
    for language in LANGUAGES:
        for key in keys(language, "document-"):
            text(language, key)


async def test_long_offers_run_over_pages(tmp_path: Any) -> None:
    data = offer()
    data["lines"] = data["lines"] * 120
    pdf = await render_pdf("offer", data, "ro")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 3 or "Pagina" in pdf_text(pdf, tmp_path)


HOSTILE_DATA = [
    '#read("/etc/passwd")',
    '#import "@preview/evil:1.0.0": *',
    "$ x^2 $ *bold* _it_ `raw` = Heading",
    '") #panic("out") #("',
    "]#[#panic()",
    "\\u{41} \\ @ref <label>",
    "日本語 العربية 🙂 Ω",
    "x" * 5000,
    "\x00\x07\u202e",
]


@pytest.mark.parametrize("hostile", HOSTILE_DATA)
async def test_data_is_shown_and_never_read_as_template(hostile: str, tmp_path: Any) -> None:
    data = offer(note=hostile)
    data["customer"] = {**data["customer"], "name": hostile}
    data["clauses"] = [{"title": hostile, "text": hostile, "changed": True}]
    for template in ("offer", "contract", "letter"):
        pdf = await render_pdf(template, data, "ro")
        words = pdf_text(pdf, tmp_path)
        assert "root:x:0" not in words


HOSTILE_TEMPLATES = [
    '#import "@preview/cetz:0.3.1": *',
    '#import ("@" + "preview/cetz:0.3.1"): *',
    '#read("/../../../core/config.py")',
    '#read("../actions.py")',
    '#read("/etc/passwd")',
    '#image("/../fonts/OFL.txt")',
    '#plugin("/x.wasm")',
    "#let f(n) = f(n + 1)\n#f(0)",
    "#while true { }",
    "#",
]


@pytest.mark.parametrize("body", HOSTILE_TEMPLATES)
async def test_template_reaches_nothing_outside_its_folder(body: str) -> None:
    with pytest.raises(RenderFailed):
        await render_body(body, {}, "en")


async def test_network_is_refused_by_the_kernel() -> None:
    with pytest.raises(RenderFailed, match=r"(?i)permission denied|connect"):
        await render_body('#import "@preview/cetz:0.3.1": *', {}, "en")


async def test_endless_template_is_killed_in_time() -> None:
    with pytest.raises(RenderFailed, match="not ready"):
        await render_body("#for x in range(100000) { for y in range(100000) { let z = x * y } }", {}, "en", seconds=1.5)


async def test_greedy_template_is_stopped() -> None:
    with pytest.raises(RenderFailed):
        await render_body(
            '#let s = "x" * 1000000\n#let a = range(1000000).map(i => s + str(i))\n#a.len()', {}, "en", seconds=8
        )


async def test_too_much_data_is_refused_before_a_process_starts() -> None:
    with pytest.raises(RenderFailed, match="too many"):
        await render_pdf("letter", {"note": "x" * (5 * 1024 * 1024)}, "en")


def test_unknown_template_is_no_path() -> None:
    for key in ("../look", "look", "/etc/passwd", "nothing"):
        with pytest.raises(KeyError):
            render.shipped_body(key)
