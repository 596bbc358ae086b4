"""Pure rules of contacts: what has to be said, and what fits."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from api.core.errors import InvalidInput

LANGUAGES: Final = ("en", "ro", "es", "pl", "ru")
LONGEST: Final = {
    "caller": 200, "phone": 20, "place": 120, "stream": 60, "office": 120, "region": 100, "topic": 200, "note": 20_000,
}  # fmt: skip
MOST_TOPICS: Final = 20
DAY: Final = 86_400
OLDEST: Final = timedelta(days=60)
DEEPEST: Final = 3
LONGEST_NAME: Final = 120
LONGEST_TEXT: Final = 5_000
LONGEST_LINK: Final = 500


def clean(name: str, value: str | None) -> str | None:
    """Return a text of a contact without blanks around it, None for an empty one. Raises InvalidInput."""
    stripped = (value or "").strip()
    if len(stripped) > LONGEST[name]:
        raise InvalidInput("input", name, code="interaction-text-too-long", limit=LONGEST[name])
    return stripped or None


def check_seconds(name: str, value: int) -> int:
    """Return a duration in seconds. Raises InvalidInput when it is none of a day."""
    if not 0 <= value <= DAY:
        raise InvalidInput("input", name, code="interaction-duration")
    return value


def arrived(given: datetime | None, now: datetime) -> datetime:
    """Return when people met; a contact noted without a line is sent later. Raises InvalidInput.

    A tablet's clock may be a little fast: what it says to be in the next minutes is now.
    """
    if given is None:
        return now
    if given.tzinfo is None or not now - OLDEST <= given <= now + timedelta(minutes=15):
        raise InvalidInput("input", "arrivedAt", code="interaction-moment")
    return min(given, now)


def check_closable(topics: Sequence[object]) -> None:
    """A contact is not closed before it is said why it was made (INT-01). Raises InvalidInput."""
    if not topics:
        raise InvalidInput("input", "topics", code="interaction-reason-required")


def check_topics(topics: Sequence[object]) -> None:
    """Refuse more reasons than anybody reads. Raises InvalidInput."""
    if len(topics) > MOST_TOPICS:
        raise InvalidInput("input", "topics", code="interaction-topics-many", limit=MOST_TOPICS)


def texts(field: str, given: Mapping[str, object], longest: int, *, required: bool) -> dict[str, str]:
    """Return language → text without what is empty; a required one is there in English at least. Raises InvalidInput."""
    found = {}
    for language, value in given.items():
        if language not in LANGUAGES or not isinstance(value, str):
            raise InvalidInput("input", field, code="interaction-texts")
        if len(value.strip()) > longest:
            raise InvalidInput("input", field, language, code="interaction-text-too-long", limit=longest)
        if value.strip():
            found[language] = value.strip()
    if required and not found:
        raise InvalidInput("input", field, code="interaction-name-required")
    if found and "en" not in found:
        found["en"] = next(iter(found.values()))
    return found


def link(value: str | None) -> str | None:
    """Return an address of the knowledge base, None when there is none. Raises InvalidInput."""
    stripped = (value or "").strip()
    if not stripped:
        return None
    parts = urlsplit(stripped)
    if parts.scheme not in {"http", "https"} or not parts.netloc or len(stripped) > LONGEST_LINK:
        raise InvalidInput("input", "knowledgeUrl", code="interaction-link")
    return stripped
