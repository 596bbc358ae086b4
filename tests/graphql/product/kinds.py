"""The naive side's own vocabulary: an object type is a class of rows, a prefix, and a function for each field."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from api.core.tables import AuditEntry
from api.people.models import UserAccount
from tests.graphql.pages import Term, in_order
from tests.graphql.product.world import KEY, Viewer

Field = Callable[..., Any]
Fields = dict[str, Field]


@dataclass
class Kind:
    """One object type of the schema."""

    name: str
    model: type
    prefix: str
    fields: Fields = field(default_factory=dict)


KINDS: Final[dict[str, Kind]] = {}


def kind(name: str, model: type, prefix: str, /, *parts: Fields, **fields: Field) -> None:
    """Describe a type; every one has an identifier."""
    told: Fields = {"id": lambda _v, row: f"{prefix}_{row.id}"}
    for part in parts:
        told |= part
    KINDS[name] = Kind(name, model, prefix, told | fields)


def snake(name: str) -> str:
    """Return the attribute that is named like a field."""
    return re.sub(r"([A-Z])", lambda found: f"_{found[1].lower()}", name)


def plain(names: str) -> Fields:
    """Read attributes named like the fields."""
    return {name: (lambda _v, row, name=name: getattr(row, snake(name))) for name in names.split()}


def named(**attributes: str) -> Fields:
    """Read attributes named otherwise than the fields."""
    return {name: (lambda _v, row, told=told: getattr(row, told)) for name, told in attributes.items()}


def guarded(permission: str, names: str) -> Fields:
    """Read attributes that are null without a permission."""
    return {
        name: (lambda v, row, name=name: getattr(row, snake(name)) if v.may(permission) else None)
        for name in names.split()
    }


def said(attribute: str) -> Any:
    """Read a text in the caller's language, else in English."""
    return lambda v, row: v.said(getattr(row, attribute))


def money(names: str, currency: Callable[[Viewer, Any], Any] = lambda _v, row: row.currency) -> Fields:
    """Read amounts with the currency of the row; null without an amount."""

    def told(v: Viewer, row: Any, name: str) -> Any:
        amount = getattr(row, snake(name))
        return None if amount is None else {"amount": amount, "currency": currency(v, row)}

    return {name: (lambda v, row, name=name: told(v, row, name)) for name in names.split()}


def to(model: type, **columns: str) -> Fields:
    """Follow a key to a row that the caller sees, or null."""
    return {name: (lambda v, row, key=key: v.one(model, getattr(row, key))) for name, key in columns.items()}


def listed(model: type, column: str, *terms: Term, where: Callable[[Any], bool] = lambda _row: True) -> Field:
    """List the rows that the caller sees and that point to this one, in order."""
    return lambda v, row: ordered((one for one in v.of(model, column, row.id) if where(one)), *terms)


def paged(model: type, column: str, where: Callable[[Any], bool] = lambda _row: True) -> Field:
    """Page through the rows that the caller sees and that point to this one, by age."""
    return lambda v, row, **asked: v.page(
        model, [one for one in v.of(model, column, row.id) if where(one)], "id", KEY, **asked
    )


def ordered(found: Any, *terms: Term) -> list[Any]:
    """Sort, the last word being the key."""
    return in_order(found, lambda row: row.id, terms)


def by(name: str, *, descending: bool = False, nulls_last: bool | None = None) -> Term:
    """Order by an attribute."""
    return Term(lambda row: getattr(row, name), descending, nulls_last)


def newest(found: Any, name: str) -> Any:
    """Return the first by an attribute, the greatest first."""
    return next(iter(ordered(found, by(name, descending=True))), None)


def _change(v: Viewer, row: Any) -> Any:
    """The last entry of the audit that somebody made by changing the row; signing in changes nothing."""
    entries = [entry for entry in v.all(AuditEntry, "subject_id", row.id) if entry.actor_id is not None]
    return newest((entry for entry in entries if not entry.action.startswith("sign-in")), "created_at")


def _changed_at(v: Viewer, row: Any) -> Any:
    last = _change(v, row) if v.may("branch:user:read") else None
    return last and last.created_at


def _changed_by(v: Viewer, row: Any) -> Any:
    last = _change(v, row) if v.may("branch:user:read") else None
    return last and v.one(UserAccount, last.actor_id)


CHANGED: Final[Fields] = {"changedAt": _changed_at, "changedBy": _changed_by}
