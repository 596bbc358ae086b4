"""Guided diagnosis: pure rules of the questions that lead from a symptom to a fix or to a report (TIC-04, WEB-06)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from api.catalog.rules import texts
from api.core.errors import InvalidInput

# Where an answer leads besides another question.
SOLVED: Final = "SOLVED"
REPORT: Final = "REPORT"
MOST_STEPS: Final = 20
LONGEST_TEXT: Final = 300
LONGEST_KEY: Final = 40


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One question, and where yes and no lead: to a later question, to the fix or to the report."""

    key: str
    texts: Mapping[str, str]
    yes: str
    no: str


def checked(steps: Sequence[GuideStep]) -> list[dict[str, Any]]:
    """Return the questions as they are kept.

    Every answer leads on and none leads back, so that whoever answers comes to an end; every question is reached.
    Raises InvalidInput at what is wrong.
    """
    if len(steps) > MOST_STEPS:
        raise InvalidInput("input", "steps", code="guide-long", limit=MOST_STEPS)
    keys = [step.key for step in steps]
    reached = {keys[0]} if keys else set()
    kept = []
    for place, step in enumerate(steps):
        at = ("input", "steps", str(place))
        if not 0 < len(step.key) <= LONGEST_KEY or keys.count(step.key) > 1 or step.key in {SOLVED, REPORT}:
            raise InvalidInput(*at, "key", code="guide-key")
        if step.key not in reached:
            raise InvalidInput(*at, "key", code="guide-unreached")
        if any(len(text) > LONGEST_TEXT for text in step.texts.values() if isinstance(text, str)):
            raise InvalidInput(*at, "texts", code="guide-text-long", limit=LONGEST_TEXT)
        for name, target in (("yes", step.yes), ("no", step.no)):
            if target not in {SOLVED, REPORT, *keys[place + 1 :]}:
                raise InvalidInput(*at, name, code="guide-target")
        reached |= {step.yes, step.no}
        kept.append(asdict(step) | {"texts": texts(step.texts, "texts")})
    return kept


def answered(guide: Iterable[Mapping[str, Any]], answers: Iterable[tuple[str, bool]]) -> list[dict[str, Any]]:
    """Return the questions that were answered, in all their languages, with the answers.

    A question that has been taken away since, while the report waited for a line, is left out.
    """
    given = dict(answers)
    return [{"texts": step["texts"], "yes": given[step["key"]]} for step in guide if step["key"] in given]
