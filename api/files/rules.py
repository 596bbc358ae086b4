"""PURE: which files are accepted, and under which name. The extension and the contents must agree."""

import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO, Final

from api.core.errors import UserError

LONGEST_NAME: Final = 150
HEAD: Final = 4096
TAIL: Final = 66_000  # a ZIP directory's end can stand that far before a file's end
XLSX_ENTRIES: Final = 5_000
XLSX_UNPACKED: Final = 150 * 1024 * 1024
XLSX_RATIO: Final = 200
_CHUNK: Final = 256 * 1024
_ZIP_END: Final = b"PK\x05\x06"
_ZIP_START: Final = b"PK\x03\x04"
_HEIF_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc")
_TEXT_CONTROLS: Final = frozenset(range(32)) - {9, 10, 13, 12, 27}

PDF: Final = "application/pdf"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES: Final = {
    "pdf": PDF,
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "heic": "image/heic",
    "csv": "text/csv",
    "txt": "text/plain",
    "xlsx": XLSX,
}
# What a browser may show inside a sandbox instead of saving it.
SHOWABLE: Final = frozenset({PDF, "image/png", "image/jpeg", "image/webp"})


class FileTooLarge(UserError):
    """The file has more bytes than the operator allows."""

    code = "file-too-large"


class FileRefused(UserError):
    """The kind of file is not accepted, or its contents are not what its name says."""

    code = "file-refused"


class TooManyUploads(UserError):
    """The uploader has too many files waiting to be attached."""

    code = "too-many-uploads"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be stored."""

    name: str
    media_type: str


def clean_name(name: str) -> str:
    """Return the last part of a client's path without control, bidirectional and reserved characters.

    It is for display and downloads only; at most 150 characters, the extension kept.
    """
    last = PureWindowsPath(PurePosixPath(name).name).name
    kept = "".join(char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char)[0] != "C")
    kept = "".join("_" if char in '<>:"/\\|?*' else char for char in kept).lstrip().rstrip(" .")
    stem, dot, extension = kept.rpartition(".")
    if not dot:
        return kept[:LONGEST_NAME] or "file"
    return f"{(stem or 'file')[: LONGEST_NAME - len(extension) - 1]}.{extension}"[:LONGEST_NAME]


def examine(name: str, content: BinaryIO, size: int) -> Accepted:
    """Accept a file or raise FileRefused; `content` is seekable and read in pieces only."""
    cleaned = clean_name(name)
    extension = cleaned.rpartition(".")[2].lower() if "." in cleaned else ""
    media_type = MEDIA_TYPES.get(extension)
    if media_type is None or size <= 0:
        raise FileRefused("file", name=cleaned)
    content.seek(0)
    head = content.read(HEAD)
    content.seek(max(0, size - TAIL))
    tail = content.read(TAIL)
    content.seek(0)
    if not _agrees(extension, content, head, tail, size):
        raise FileRefused("file", name=cleaned)
    content.seek(0)
    return Accepted(cleaned, media_type)


def _agrees(  # noqa: PLR0911 - one answer for each kind
    extension: str, content: BinaryIO, head: bytes, tail: bytes, size: int
) -> bool:
    """Whether the contents are of the kind that the extension names, and of no second kind."""
    if extension == "xlsx":
        return head.startswith(_ZIP_START) and _is_workbook(content)
    if _ZIP_END in tail:  # a ZIP is read from its end: this file would be two things at once
        return False
    match extension:
        case "pdf":
            return head.startswith((b"%PDF-1.", b"%PDF-2.")) and b"%%EOF" in tail[-2048:]
        case "png":
            return head.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") and b"IEND\xaeB`\x82" in tail
        case "jpg" | "jpeg":
            return head.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in tail
        case "webp":
            told = int.from_bytes(head[4:8], "little") + 8
            return head[:4] == b"RIFF" and head[8:12] == b"WEBP" and size - 1 <= told <= size
        case "heic":
            return head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS
        case _:
            return _is_text(content, head)


def _is_text(content: BinaryIO, head: bytes) -> bool:
    """Text of any encoding without binary bytes that a browser would not take for a page."""
    if head.startswith((b"%PDF", b"\xff\xd8", b"\x89PNG", b"PK", b"MZ", b"\x7fELF", b"#!")):
        return False
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _is_utf16(content)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return False
    content.seek(0)
    while piece := content.read(_CHUNK):
        if not _TEXT_CONTROLS.isdisjoint(piece):
            return False
    return True


def _is_utf16(content: BinaryIO) -> bool:
    content.seek(0)
    try:
        text = content.read().decode("utf-16")
    except UnicodeDecodeError:
        return False
    return not text.lstrip().startswith("<") and _TEXT_CONTROLS.isdisjoint(ord(char) for char in text)


def _is_workbook(content: BinaryIO) -> bool:
    """A workbook without macros that unpacks to a bounded size: counted while unpacking, not believed."""
    try:
        with zipfile.ZipFile(content) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if len(entries) > XLSX_ENTRIES or len(names) != len(entries):
                return False
            if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
                return False
            if any(_is_unwelcome(entry) for entry in entries):
                return False
            return _unpacks_within(archive, entries)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError, ValueError):
        return False
    except Exception as error:  # zlib.error has no base class of its own
        if type(error).__module__ != "zlib":
            raise
        return False


def _is_unwelcome(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry leaves its folder, is encrypted, or carries a program."""
    name = entry.filename.replace("\\", "/")
    leaves = name.startswith("/") or ".." in name.split("/") or ":" in name
    program = name.lower().endswith((".bin", ".exe", ".dll", ".js", ".vbs")) and "printersettings" not in name.lower()
    encrypted = bool(entry.flag_bits & 1)
    return leaves or program or encrypted


def _unpacks_within(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bool:
    total = 0
    packed = max(1, sum(entry.compress_size for entry in entries))
    for entry in entries:
        with archive.open(entry) as unpacked:
            while piece := unpacked.read(_CHUNK):
                total += len(piece)
                if total > XLSX_UNPACKED or total > max(XLSX_RATIO * packed, 10 * _CHUNK):
                    return False
    return True
