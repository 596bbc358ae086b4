"""Pages of naive resolvers: rows in order, cut before and behind a cursor, as the schema promises it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

T = TypeVar("T")


class Term(NamedTuple):
    """One word of an order; without saying so nulls count as the greatest value."""

    value: Callable[[Any], Any]
    descending: bool = False
    nulls_last: bool | None = None


def in_order(found: Iterable[T], key: Callable[[T], UUID], terms: Sequence[Term]) -> list[T]:
    """Sort by Python's stable sort, the least significant word first; ties go by key, the way of the last word."""
    result = sorted(found, key=key, reverse=bool(terms) and terms[-1].descending)
    for term in reversed(terms):
        value = term.value
        known = sorted((one for one in result if value(one) is not None), key=value, reverse=term.descending)
        unknown = [one for one in result if value(one) is None]
        last = not term.descending if term.nulls_last is None else term.nulls_last
        result = known + unknown if last else unknown + known
    return result


def cut(
    ordered: Sequence[T],
    place: Callable[[T], int],
    marks: Mapping[UUID, int],
    *,
    first: int | None = None,
    last: int | None = None,
    after: str | None = None,
    before: str | None = None,
) -> dict[str, Any]:
    """Cut a page. `place` and `marks` say where a row, and the row that a cursor names, stand among all there are."""
    if (first is None) == (last is None) or not 0 <= (last if first is None else first) <= 100:  # type: ignore[operator]
        raise ValueError("page")
    middle = [one for one in ordered if after is None or place(one) > marks[named(after)]]
    middle = [one for one in middle if before is None or place(one) < marks[named(before)]]
    size = min(len(middle), first if first is not None else last or 0)
    nodes = middle[:size] if first is not None else middle[len(middle) - size :]
    more = len(middle) > size
    return {
        "nodes": nodes,
        "totalCount": len(ordered),
        "next": more if first is not None else before is not None,
        "previous": (after is not None) if first is not None else more,
    }


def cursor(order: str, values: Iterable[Any], key: UUID) -> str:
    """Write a cursor as clients get it from the server: of an order, at a row."""
    texts = [order, *(None if value is None else str(value) for value in values), str(key)]
    return base64.urlsafe_b64encode(json.dumps(texts, ensure_ascii=False).encode()).decode()


def named(text: str) -> UUID:
    """Return the key of the row that a cursor stands at."""
    return UUID(json.loads(base64.urlsafe_b64decode(text))[-1])


def of_page(source: Mapping[str, Any], name: str) -> Any:
    """Resolve a field of a connection, or of its page information."""
    match name:
        case "edges":
            return [{"node": node} for node in source["nodes"]]
        case "pageInfo":
            return source
        case "hasNextPage":
            return source["next"]
        case "hasPreviousPage":
            return source["previous"]
    return source[name]
