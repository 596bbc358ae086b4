"""Folding of words and the small vocabularies of lead lists in five languages."""

import re
import unicodedata
from typing import Final

# Letters that Unicode does not decompose into a base letter and a mark.
_STUBBORN: Final = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ß": "ss", "ё": "е", "Ё": "Е"})
_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")


def squeeze(text: str) -> str:
    """Compose letters (NFC), turn every run of white space into one space, trim."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Return lower case without diacritics and with single spaces: what two spellings of a word have in common."""
    decomposed = unicodedata.normalize("NFKD", squeeze(text).translate(_STUBBORN))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


# Cells that mean "nothing is known".
PLACEHOLDERS: Final = frozenset(
    fold(word)
    for word in (
        "?", "??", "???", "-", "--", "---", "–", "—", ".", "x", "xx", "xxx", "n/a", "na", "n.a.", "none", "null",
        "nil", "tbd", "unknown", "#n/a", "#n/d!", "#value!", "#ref!", "nu", "nu are", "nu stie", "nu se stie", "lipsa",
        "fara", "necunoscut", "no", "no tiene", "sin datos", "sin correo", "desconocido", "ninguno", "s/d", "brak",
        "nie ma", "nie dotyczy", "nd", "n/d", "nieznany", "b/d", "нет", "неизвестно", "н/д", "не указано", "отсутствует",
    )
)  # fmt: skip

# "about", "more than": the number after it is not exact.
APPROXIMATE: Final = re.compile(
    r"^(?:~|≈|>=?|<=?|\+/-|aprox(?:imativ)?|approx(?:imately)?|about|around|over|circa|ca|cca|ok|okolo|ponad|min|max"
    r"|peste|vreo|cam|sub|pana la|unos|unas|casi|alrededor de|mas de|hasta|okolicach|do|около|ок|примерно|свыше|более"
    r"|приблизительно|порядка|до)\.?\s*(?=[\d(])"
)

# Words for vague quantities, with the smallest number that they can mean and the largest.
VAGUE: Final = {
    "kilka": (3, 9), "kilkanascie": (11, 19), "kilkadziesiat": (20, 90), "kilkaset": (200, 900), "para": (2, 3),
    "cateva": (3, 9), "cativa": (3, 9), "cateva zeci": (20, 90), "zeci": (20, 90), "o duzina": (12, 12),
    "varios": (3, 9), "varias": (3, 9), "algunos": (3, 9), "algunas": (3, 9), "una docena": (12, 12),
    "decenas": (20, 90), "several": (3, 9), "a few": (3, 5), "few": (3, 5), "a dozen": (12, 12), "dozen": (12, 12),
    "dozens": (24, 90), "несколько": (3, 9), "десяток": (10, 10), "десятки": (20, 90), "дюжина": (12, 12),
    "несколько десятков": (20, 90), "пара": (2, 3),
}  # fmt: skip

MONTHS: Final = {
    fold(name): number
    for number, names in enumerate(
        (
            "jan january ian ianuarie ene enero sty stycznia styczen янв января январь",
            "feb february februarie febrero lut lutego luty фев февр февраля февраль",
            "mar march martie marzo marca marzec мар марта март",
            "apr april aprilie abr abril kwi kwietnia kwiecien апр апреля апрель",
            "may mai mayo maj maja мая май",
            "jun june iun iunie junio cze czerwca czerwiec июн июня июнь",
            "jul july iul iulie julio lip lipca lipiec июл июля июль",
            "aug august ago agosto sie sierpnia sierpien авг августа август",
            "sep sept september septembrie septiembre wrz wrzesnia wrzesien сен сент сентября сентябрь",
            "oct october octombrie octubre paz pazdziernika pazdziernik окт октября октябрь",
            "nov november noi noiembrie noviembre lis listopada listopad ноя нояб ноября ноябрь",
            "dec december decembrie dic diciembre gru grudnia grudzien дек декабря декабрь",
        ),
        start=1,
    )
    for name in names.split()
}

# Legal forms, dropped before names are compared: they are what lists spell most differently.
LEGAL_FORMS: Final = frozenset(
    [
        "srl",
        "sa",
        "sca",
        "snc",
        "scs",
        "pfa",
        "ii",
        "if",
        "sc",
        "srld",
        "ra",
        "sp",
        "zoo",
        "z",
        "o",
        "oo",
        "j",
        "k",
        "p",
        "s",
        "c",
        "spj",
        "spk",
        "spzoo",
        "spolka",
        "ska",
        "psa",
        "fh",
        "phu",
        "ppuh",
        "fpuh",
        "fhu",
        "sl",
        "slu",
        "sau",
        "slne",
        "sociedad",
        "limitada",
        "anonima",
        "eirl",
        "sac",
        "saa",
        "scrl",
        "ооо",
        "оао",
        "пао",
        "зао",
        "ао",
        "ип",
        "тоо",
        "ltd",
        "llc",
        "inc",
        "plc",
        "gmbh",
        "bv",
        "company",
        "co",
    ]
)


def is_placeholder(text: str) -> bool:
    """Tell whether a cell only says that nothing is known."""
    return fold(text) in PLACEHOLDERS


def core_name(company: str) -> str:
    """Return a company's name without legal forms, punctuation, case and diacritics; '' when nothing is left.

    "S.C. Nistor Soft S.R.L." and "NISTOR  SOFT SRL" both give "nistor soft".
    """
    dotted = re.sub(r"(?<=\b\w)\.(?=\w\b|\s*$|\s)", "", fold(company))
    words = re.findall(r"\w+", dotted)
    kept = [word for word in words if word not in LEGAL_FORMS]
    return " ".join(kept or words)
