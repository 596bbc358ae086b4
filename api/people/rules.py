"""Pure rules of signing in: passwords and growing delays (ACC-01, ACC-04)."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import count

MIN_LENGTH = 10
MAX_LENGTH = 200
FREE_TRIES = 5
WINDOW = timedelta(minutes=15)
FIRST_LOCK = timedelta(seconds=30)
LONGEST_LOCK = timedelta(minutes=15)

COMMON = frozenset(
    [
        "password",
        "password1",
        "password123",
        "1234567890",
        "12345678910",
        "qwertyuiop",
        "qwerty12345",
        "iloveyou12",
        "administrator",
        "letmein123",
        "welcome123",
        "trunkline1",
        "trunkline123",
        "parola1234",
        "parola12345",
        "contrasena1",
        "contraseña1",
        "haslo12345",
        "hasło12345",
        "zaq12wsxcde",
        "1q2w3e4r5t",
        "1qaz2wsx3edc",
        "qazwsxedcrfv",
        "football123",
        "superman123",
        "0987654321",
        "11111111111",
        "0000000000",
        "пароль12345",
        "йцукенгшщз",
    ]
)


def code_of(name: str, taken: Collection[str]) -> str:
    """Return a code that nobody has for a name that somebody typed: SCREAMING_SNAKE, in the letters of its language."""
    code = "_".join(re.findall(r"\w+", name)).upper()
    numbered = (f"{code}_{number}" for number in count(2))
    return code if code not in taken else next(one for one in numbered if one not in taken)


def password_problem(password: str, login: str) -> str | None:
    """Return the error code of a password that may not be chosen, None when it may."""
    if len(password) < MIN_LENGTH:
        return "password-too-short"
    if len(password) > MAX_LENGTH:
        return "password-too-long"
    folded = password.casefold()
    if folded in COMMON or folded == login or len(set(folded)) <= 2:  # noqa: PLR2004 - one or two characters repeated
        return "password-too-common"
    return None


def locked_until(failures: Sequence[datetime]) -> datetime | None:
    """Return until when an account refuses to sign in, given its failures since the last success, oldest first.

    Five tries are free; each later one doubles the pause, up to 15 minutes, so an outsider never locks for ever.
    """
    if len(failures) < FREE_TRIES:
        return None
    pause: timedelta = min(FIRST_LOCK * 2 ** min(len(failures) - FREE_TRIES, 10), LONGEST_LOCK)
    return failures[-1] + pause
