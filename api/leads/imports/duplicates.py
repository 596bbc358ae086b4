"""Who is the same customer: equal valid keys say so, likeness of names only proposes (LEA-06)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from api.leads.imports.words import core_name, fold

KEYS: Final = ("fiscal_number", "phone", "email")
"""The keys that join, the most telling first."""
ALIKE: Final = 0.62
_BLOCK: Final = 4
_CROWD: Final = 200


@dataclass(frozen=True, slots=True)
class Join:
    """The first row (or lead) with an equal key, the key, and the keys in which the two differ all the same."""

    target: int
    key: str
    differing: tuple[str, ...] = ()


@dataclass(slots=True)
class Seen:
    """The keys and names of the rows read so far, so that a later row finds its first."""

    by_key: dict[tuple[str, str], int] = field(default_factory=dict)
    values: dict[int, Mapping[str, object]] = field(default_factory=dict)
    by_block: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)

    def join(self, number: int, values: Mapping[str, object]) -> Join | None:
        """Return the row that this one belongs to, and remember the row; a joined row lends its keys to its first."""
        keys = keys_of(values)
        found = next(((name, self.by_key[name, value]) for name, value in keys if (name, value) in self.by_key), None)
        first = found[1] if found else number
        for key in keys:
            self.by_key.setdefault(key, first)
        if not found:
            self.values[number] = values
            return None
        before = self.values[first]
        differing = tuple(
            name for name in KEYS if values.get(name) and before.get(name) and values[name] != before[name]
        )
        return Join(first, found[0], differing)

    def alike(self, number: int, values: Mapping[str, object]) -> int | None:
        """Return an earlier row with a like name in the same place, and remember this one."""
        name = core_name(str(values.get("company_name") or ""))
        city = fold(str(values.get("city") or ""))
        if not name:
            return None
        block = self.by_block.setdefault(name[:_BLOCK], [])
        found = next(
            (
                other
                for other, other_name, other_city in block[-_CROWD:]
                if (not city or not other_city or city == other_city) and likeness(name, other_name) >= ALIKE
            ),
            None,
        )
        block.append((number, name, city))
        return found


def keys_of(values: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the joining keys that the row has, the most telling first."""
    return [(name, str(values[name])) for name in KEYS if values.get(name)]


def likeness(first: str, second: str) -> float:
    """Return the share of common trigrams of two core names, 0 to 1."""
    if first == second:
        return 1.0
    one, two = _trigrams(first), _trigrams(second)
    return len(one & two) / len(one | two)


def _trigrams(text: str) -> frozenset[str]:
    padded = f"  {text} "
    return frozenset(padded[index : index + 3] for index in range(len(padded) - 2))


def merge_missing(kept: dict[str, object], later: Mapping[str, object], names: Iterable[str]) -> dict[str, object]:
    """Return the values that a joined entry adds: only what the first one left empty."""
    return {name: later[name] for name in names if kept.get(name) in (None, "") and later.get(name) not in (None, "")}
