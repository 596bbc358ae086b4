"""PURE: stored sort keys, compared byte by byte, that put names in a language's own alphabetical order.

The database has no collations of its own for the five languages, so the order is computed once, when a name is written.
"""

import unicodedata
from functools import cache

# Letters that a language puts after the one they are written with; all others only break ties.
_ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "ru": "abcdefghijklmnopqrstuvwxyz",
}
# Older Romanian text has cedillas where commas belong; other letters have no decomposition.
_FOLDS = str.maketrans({"ş": "ș", "ţ": "ț", "ё": "е"})
_BASES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "s", "æ": "a", "œ": "o"})
_AFTER_CYRILLIC = "\u0500"
_TIE = "\x01"


@cache
def _weights(language: str) -> dict[str, str]:
    """Return two characters for each Latin letter: its plain letter, then its place behind that letter."""
    weights: dict[str, str] = {}
    base, place = "a", 0
    for letter in _ALPHABETS.get(language, _ALPHABETS["en"]):
        place = 0 if letter.isascii() else place + 1
        base = letter if letter.isascii() else base
        weights[letter] = f"{base}{place}"
    return weights


def sort_key(name: str, language: str) -> str:
    """Return the key of a name in a branch's language: spaces, then digits, then letters; other signs do not count.

    In Russian, Cyrillic comes before Latin; elsewhere after it. Equal names differ by their written form only.
    """
    written = unicodedata.normalize("NFC", name.casefold()).translate(_FOLDS)
    weights = _weights(language)
    words = " ".join("".join(_weigh(char, weights, language) for char in word) for word in written.split())
    return f"{' '.join(words.split())}{_TIE}{written}"


def _weigh(char: str, weights: dict[str, str], language: str) -> str:
    """Return the weight of one character; empty when it does not count."""
    if char.isdigit():
        return char
    if char not in weights:
        plain = unicodedata.normalize("NFD", char)[0].translate(_BASES)
        char = plain if plain in weights else char
    if char in weights:
        return f"{_AFTER_CYRILLIC}{weights[char]}" if language == "ru" else weights[char]
    return char if char.isalpha() else ""
