"""Small true and hostile files."""

import io
import struct
import zipfile
import zlib

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 40 + b"\xff\xd9"
WEBP = b"RIFF" + struct.pack("<I", 4 + 30) + b"WEBP" + b"VP8 " + b"\x00" * 26
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 32
CSV = "număr;firmă\n+40722000000;Ștefănescu SRL\n".encode()


def png() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\x00\x00")) + chunk(b"IEND", b"")


def workbook(**extra: bytes) -> bytes:
    """An XLSX with more entries of the given names (`__` for `/`, `_dot_` for `.`)."""
    entries = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
    entries |= {name.replace("__", "/").replace("_dot_", "."): body for name, body in extra.items()}
    return archive(entries)


def archive(entries: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, body in entries.items():
            zipped.writestr(name, body)
    return packed.getvalue()


def lying_bomb() -> bytes:
    """A workbook whose directory says that an entry is tiny while it unpacks to 300 MB."""
    raw = workbook(xl__sheet_dot_xml=b"\x00" * (300 * 1024 * 1024))
    return raw.replace(struct.pack("<I", 300 * 1024 * 1024), struct.pack("<I", 64))
