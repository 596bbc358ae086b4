"""Whether the variants answer the same: data by data, instants as instants, cursors left to each."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

from benchmarks.reads.load import once
from benchmarks.reads.servers import Running

INSTANTS = frozenset({"createdAt", "at"})
# A new ticket has a key, a number and a moment of its own.
OWN = frozenset({"ticketOpen"})


class Differs(Exception):
    """Two variants answer differently."""


async def same(kind: str, given: dict[str, Any], variants: list[Running]) -> None:
    """Ask all of them; raises Differs with both places."""
    first: Any = None
    for running in variants:
        # A change is made once under its key.
        own = {**given, "key": str(uuid4())}
        raw = await once(running.port, running.variant.request(kind, own))
        answer = json.loads(raw)
        if answer.get("errors"):
            message = f"{running.variant.name} refuses {kind}: {raw[:1000]!r}"
            raise Differs(message)
        seen = plain(running.variant.data(kind, answer))
        if first is None:
            first = seen
        elif seen != first:
            message = f"{kind} of {running.variant.name}: {difference(first, seen)}"
            raise Differs(message)


def plain(value: Any, key: str = "") -> Any:
    """Return a value that compares: instants as numbers, without cursors and what is each one's own."""
    if isinstance(value, dict):
        if key in OWN:
            return sorted(value)
        return {name: plain(part, name) for name, part in value.items() if name != "endCursor"}
    if key == "customerSearch":
        # Behind the best hits like ones stand in any order, and a plan chooses which of many it looks at.
        return [row["matchedOn"] for row in value[:1]]
    if isinstance(value, list):
        return [plain(part) for part in value]
    return datetime.fromisoformat(value).timestamp() if key in INSTANTS and value else value


def difference(one: Any, other: Any, path: str = "") -> str:
    """Return the first place where two values differ."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return next(difference(one[name], other[name], f"{path}.{name}") for name in one if one[name] != other[name])
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return next(difference(a, b, f"{path}[{index}]") for index, (a, b) in pairs if a != b)
    return f"{path or 'the answer'}: {str(one)[:300]} and {str(other)[:300]}"
