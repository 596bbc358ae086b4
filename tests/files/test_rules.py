"""What is taken and what is not: extension and contents agree, and a file is one thing only."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.files.rules import MEDIA_TYPES, XLSX, FileRefused, clean_name, examine
from tests.files import samples

GOOD = {
    "contract.pdf": samples.PDF,
    "photo.png": samples.png(),
    "photo.JPG": samples.JPEG,
    "camera.jpeg": samples.JPEG + b"SEFT trailer of a phone",
    "photo.webp": samples.WEBP,
    "tablet.heic": samples.HEIC,
    "list.csv": samples.CSV,
    "list-utf16.csv": "nr;firmă\n".encode("utf-16"),
    "latin2.csv": "nr;firmă\n".encode("cp1250"),
    "note.txt": "Здравствуйте\n".encode(),
    "prices.xlsx": samples.workbook(),
}
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
ZIP = samples.archive({"payload.js": b"alert(1)"})
HOSTILE = {
    "page.html": HTML,
    "drawing.svg": SVG,
    "program.exe": b"MZ\x90\x00",
    "archive.zip": ZIP,
    "noextension": samples.PDF,
    "empty.pdf": b"",
    "html-named.pdf": HTML,
    "svg-named.png": SVG,
    "svg-named.jpg": SVG,
    "html-named.txt": HTML,
    "html-with-bom.txt": b"\xef\xbb\xbf \n" + HTML,
    "html-utf16.csv": HTML.decode().encode("utf-16"),
    "script.txt": b"#!/bin/sh\nrm -rf /\n",
    "elf.txt": b"\x7fELF\x02\x01",
    "binary.csv": b"a;b\n\x00\x01",
    "pdf-named.png": samples.PDF,
    "png-named.pdf": samples.png(),
    "late.pdf": b"GIF89a" + samples.PDF,
    "unfinished.pdf": b"%PDF-1.7\n1 0 obj",
    "unfinished.png": samples.png()[:40],
    "pdf-and-zip.pdf": samples.PDF + ZIP,
    "jpeg-and-zip.jpg": samples.JPEG + ZIP,
    "png-and-jar.png": samples.png() + ZIP,
    "webp-and-more.webp": samples.WEBP + b"<script>",
    "not-a-workbook.xlsx": ZIP,
    "pdf-named.xlsx": samples.PDF,
    "cut.xlsx": samples.workbook()[:60],
    "macros.xlsx": samples.workbook(xl__vbaProject_dot_bin=b"\x01"),
    "slip.xlsx": samples.archive(
        {"[Content_Types].xml": b"", "xl/workbook.xml": b"", "../../etc/cron.d/x": b"* * * * *"}
    ),
    "absolute.xlsx": samples.archive({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "/etc/passwd": b""}),
    "double.pdf.exe": samples.PDF,
    "video.heic": b"\x00\x00\x00\x18ftypisom" + b"\x00" * 40,
}


@pytest.mark.parametrize("name", GOOD)
def test_takes_what_it_says(name: str) -> None:
    accepted = examine(name, io.BytesIO(GOOD[name]), len(GOOD[name]))
    assert accepted.media_type == MEDIA_TYPES[name.rpartition(".")[2].lower()]


@pytest.mark.parametrize("name", HOSTILE)
def test_refuses_what_it_is_not(name: str) -> None:
    with pytest.raises(FileRefused):
        examine(name, io.BytesIO(HOSTILE[name]), len(HOSTILE[name]))


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("claimed", sorted(set(MEDIA_TYPES) - {"txt"}))
def test_no_file_passes_under_the_extension_of_another_kind(name: str, claimed: str) -> None:
    true = MEDIA_TYPES[name.rpartition(".")[2].lower()]
    if MEDIA_TYPES[claimed] == true or true.startswith("text/"):
        return
    with pytest.raises(FileRefused):
        examine(f"file.{claimed}", io.BytesIO(GOOD[name]), len(GOOD[name]))


def test_workbook_that_unpacks_without_end_is_refused() -> None:
    bomb = samples.workbook(xl__sheet_dot_xml=b"\x00" * (40 * 1024 * 1024))
    assert len(bomb) < 100_000
    with pytest.raises(FileRefused):
        examine("bomb.xlsx", io.BytesIO(bomb), len(bomb))


def test_workbook_that_lies_about_its_size_is_refused() -> None:
    bomb = samples.lying_bomb()
    with pytest.raises(FileRefused):
        examine("bomb.xlsx", io.BytesIO(bomb), len(bomb))


def test_ordinary_workbook_with_repetitive_rows_is_taken() -> None:
    rows = "".join(f"<row r='{number}'><c>{number * 7919}</c></row>" for number in range(50_000)).encode()
    book = samples.workbook(xl__worksheets__sheet1_dot_xml=rows)
    assert examine("rows.xlsx", io.BytesIO(book), len(book)).media_type == XLSX


@pytest.mark.parametrize(
    ("given_name", "cleaned"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\ana\\contract.pdf", "contract.pdf"),
        ("/absolute/ștampilă.pdf", "ștampilă.pdf"),
        ("invoice\u202efdp.exe.pdf", "invoicefdp.exe.pdf"),
        ('a"b<c>|d?.pdf', "a_b_c__d_.pdf"),
        ("line\r\nbreak.pdf", "linebreak.pdf"),
        ("...", "file"),
        (".pdf", "file.pdf"),
        ("x" * 400 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_names_lose_paths_and_tricks(given_name: str, cleaned: str) -> None:
    assert clean_name(given_name) == cleaned


@given(st.text(max_size=400))
def test_any_name_becomes_harmless(name: str) -> None:
    cleaned = clean_name(name)
    assert 0 < len(cleaned) <= 150
    assert not set(cleaned) & set('/\\<>:"|?*')
    assert cleaned not in (".", "..")
    assert not any(unicodedata.category(char)[0] == "C" for char in cleaned)


@given(st.binary(min_size=1, max_size=600), st.sampled_from(sorted(MEDIA_TYPES)))
def test_random_bytes_are_taken_or_refused_but_never_break(content: bytes, extension: str) -> None:
    try:
        examine(f"file.{extension}", io.BytesIO(content), len(content))
    except FileRefused:
        return
