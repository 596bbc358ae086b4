"""The application's texts, so that a journey presses what its reader sees in the language that is shown."""

import re
from collections.abc import Mapping
from functools import lru_cache

from dev.steps import ROOT

SOURCES = ROOT / "web" / "src"
ENTRY = re.compile(r'^msgid "(?P<id>[^"]+)"\nmsgstr "(?P<text>.*)"$', re.MULTILINE)
BRACES = re.compile(r"[{}]")
# A form of a plural: `few {# leads}`.
FORM = re.compile(r"\s*(?:=?\w+)\s*(?=\{)")


@lru_cache
def catalog(language: str) -> dict[str, str]:
    """All texts of a language by id."""
    found = {}
    for path in SOURCES.rglob(f"locales/{language}.po"):
        for entry in ENTRY.finditer(path.read_text(encoding="utf-8")):
            found[entry["id"]] = entry["text"].replace('\\"', '"').replace("\\n", "\n")
    return found


def text(language: str, identifier: str, **values: object) -> re.Pattern[str]:
    """Match a whole text: `values` stand for their placeholders, anything may stand for the others, any form for plurals."""
    return re.compile(f"^{_pattern(catalog(language)[identifier], values)}$")


def _pattern(message: str, values: Mapping[str, object]) -> str:
    """Return the expression for a message or for one form of a plural."""
    parts: list[str] = []
    while "{" in message:
        start, end = _braces(message)
        parts.append(_plain(message[:start]))
        parts.append(_placeholder(message[start + 1 : end], values))
        message = message[end + 1 :]
    return "".join([*parts, _plain(message)])


def _placeholder(inside: str, values: Mapping[str, object]) -> str:
    """Return the expression for what stands in braces."""
    name, _, forms = inside.partition(", plural,")
    if not forms:
        return re.escape(str(values[name])) if name in values else ".+"
    found: list[str] = []
    while (form := FORM.match(forms)) is not None:
        _, end = _braces(forms)
        found.append(_pattern(forms[form.end() + 1 : end], values))
        forms = forms[end + 1 :]
    return f"(?:{'|'.join(found)})"


def _plain(words: str) -> str:
    """Return the expression for words; `#` is any number, with the spaces and points of its language."""
    return re.escape(words).replace(r"\#", r"[\d.,\s]+")


def _braces(message: str) -> tuple[int, int]:
    """Return where the first braces of a message open and close."""
    depth, start = 0, message.index("{")
    for brace in BRACES.finditer(message):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return start, brace.start()
    raise ValueError(message)
