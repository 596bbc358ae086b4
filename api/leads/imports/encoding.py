"""Guess of a file's encoding by what its text would say (CUS-10).

Single-byte encodings carry no mark: `0xE3` is ă in windows-1250 and г in windows-1251. Each candidate is decoded and
scored by how much the result looks like Romanian, Polish, Spanish or Russian: letters of one language's alphabet
count for it, all others against it. A person may correct the guess, so the ranked alternatives are returned as well.
"""

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# In order of preference: where two decode a file to the same text, the first is reported.
SINGLE_BYTE: Final = (
    "windows-1250", "windows-1252", "windows-1251", "iso-8859-2", "iso-8859-1", "iso-8859-15", "iso-8859-16",
    "koi8-r", "iso-8859-5", "cp866", "cp852", "cp850", "mac-latin2", "mac-roman", "mac-cyrillic",
)  # fmt: skip
ENCODINGS: Final = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", *SINGLE_BYTE)
SAMPLE: Final = 100_000

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ALPHABETS: Final = {"ro": "ăâîșțşţ", "pl": "ąćęłńóśźż", "es": "áéíóúñü", "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё"}
# A letter's weight by how usual it is: shuffled Cyrillic turns usual letters into rare ones, and ń for ñ is such a one.
_RARE: Final = {"ru": frozenset("фцщъэюёшжх"), "pl": frozenset("ńźćó"), "es": frozenset("ü"), "ro": frozenset()}
_WORDS: Final = {
    "ro": frozenset(
        [
            "srl",
            "sa",
            "firma",
            "telefon",
            "localitate",
            "observatii",
            "si",
            "cu",
            "din",
            "de",
            "la",
            "nr",
            "cui",
            "data",
            "sediu",
            "client",
            "judet",
        ]
    ),
    "pl": frozenset(
        [
            "sp",
            "z",
            "o",
            "nip",
            "telefon",
            "miasto",
            "nazwa",
            "firmy",
            "uwagi",
            "i",
            "w",
            "na",
            "do",
            "nie",
            "liczba",
            "kart",
            "spolka",
            "data",
        ]
    ),
    "es": frozenset(
        [
            "sl",
            "slu",
            "sa",
            "nif",
            "cif",
            "empresa",
            "telefono",
            "ciudad",
            "de",
            "la",
            "el",
            "y",
            "con",
            "los",
            "las",
            "observaciones",
            "fecha",
        ]
    ),
    "ru": frozenset(),
}
_PUNCTUATION: Final = frozenset("„”“‘’‚«»–—…•№§°€ªº¿¡\u00a0")
_BREAK: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class EncodingGuess:
    """The encoding's name, and the others that can decode the file, best first."""

    name: str
    alternatives: tuple[str, ...] = ()


def guess_encoding(data: bytes, language: str | None = None) -> EncodingGuess:
    """Return the most likely encoding; `language` ("ro") is the branch's and settles what the text leaves open."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return EncodingGuess(name)
    sample = data[:SAMPLE]
    wide = _wide(sample)
    if wide:
        return EncodingGuess(wide, ("utf-16",))
    if _decodes_as_utf8(data):
        return EncodingGuess("utf-8", SINGLE_BYTE)
    scored = []
    for position, name in enumerate(SINGLE_BYTE):
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        scored.append((_score(text, language), -position, name))
    ranked = [name for _, _, name in sorted(scored, reverse=True)]
    return EncodingGuess(ranked[0], tuple(ranked[1:]))


def decode(data: bytes, encoding: str) -> str:
    """Return the text, a byte order mark dropped; raises UnicodeDecodeError or LookupError for a wrong encoding."""
    return data.decode(encoding).removeprefix("\ufeff")


def _wide(sample: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every other byte of ASCII text is zero."""
    if len(sample) < 4:  # noqa: PLR2004 - two characters are too few to tell
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _decodes_as_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _score(text: str, hint: str | None) -> float:
    """Return the best score that any language gives to the text."""
    foreign = [char for char in text if char > "\x7f"]
    broken = len(re.findall(r"[^\W\d_](?:[^\w\s\x00-\x7f]|[\x80-\x9f])[^\W\d_]", text))
    swapped = sum(
        1 for word in _BREAK.findall(text) if any(a.islower() and b.isupper() and b > "\x7f" for a, b in pairwise(word))
    )
    words = {word for word in _BREAK.findall(text.lower()) if word.isascii()}
    best = max(_language_score(foreign, words, language, hint) for language in _ALPHABETS)
    return best - 3 * broken - 2 * swapped


def _language_score(foreign: list[str], words: set[str], language: str, hint: str | None) -> float:
    alphabet, rare = _ALPHABETS[language], _RARE[language]
    score = 0.0
    for char in foreign:
        low = char.lower()
        if low in alphabet:
            score += 0.6 if low in rare else 1.0
            score -= 0.3 if char.isupper() else 0.0
        elif char in _PUNCTUATION:
            score += 0.1
        elif "\x80" <= char <= "\x9f":
            score -= 5
        else:
            score -= 2
    familiar = len(words & _WORDS[language]) + (2 if language == hint else 0)
    return score + 0.2 * familiar
