"""All rows of the test's database as plain objects, and what one caller sees of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, select

from api.core.actor import Actor
from api.core.database import Database
from api.core.tables import EventRow
from tests.graphql.pages import Term, cut, in_order
from tests.graphql.product.tables import COUNTS

Sees = Callable[["Viewer", Any], bool]
SCOPES = ("all", "branch", "team", "own", "customer")
KEY = (Term(lambda row: row.id),)


class LeadEvent:
    """An event of a lead, as an entry of the lead's history."""

    def __init__(self, row: EventRow) -> None:
        """Stand for the event."""
        self.row = row

    def __getattr__(self, name: str) -> Any:
        """Read what the event says."""
        return getattr(self.row, name)


class World:
    """Every row, by its class."""

    def __init__(self, rows: dict[type, list[Any]]) -> None:
        """Keep them, and the moment at which they are looked at."""
        self.rows = rows
        self.now = datetime.now(UTC)
        self._places: dict[tuple[type, str], dict[UUID, int]] = {}

    @classmethod
    async def load(cls, database: Database) -> World:
        """Read every table as its owner does, one SELECT each."""
        classes = {mapper.local_table.name: mapper.class_ for mapper in SQLModel._sa_registry.mappers}  # type: ignore[attr-defined] # SQLAlchemy's
        async with AsyncSession(database.owner) as session:
            found = {kind: list(await session.scalars(select(kind))) for kind in (classes[name] for name in COUNTS)}
            session.expunge_all()
        found[LeadEvent] = [LeadEvent(row) for row in found[EventRow] if row.subject == "lead"]
        return cls(found)

    def places(self, kind: type, order: str, terms: Iterable[Term]) -> dict[UUID, int]:
        """Return where each row of a kind stands in an order."""
        if (kind, order) not in self._places:
            ordered = in_order(self.rows[kind], lambda row: row.id, tuple(terms))
            self._places[kind, order] = {row.id: place for place, row in enumerate(ordered)}
        return self._places[kind, order]


class Viewer:
    """One caller before the world: only what it may see, by the sentences of `sees`."""

    def __init__(self, world: World, actor: Actor, sees: dict[type, Sees]) -> None:
        """Look at nothing yet."""
        self.world = world
        self.actor = actor
        self.sees = sees
        self._seen: dict[type, dict[UUID, Any]] = {}
        self._by: dict[tuple[type, str], dict[Any, list[Any]]] = {}

    # -- what the caller is

    @property
    def portal(self) -> bool:
        """Whether it is one of a customer's people."""
        return self.actor.kind == "PORTAL"

    @property
    def staff(self) -> bool:
        """Whether it is one of the operator's people."""
        return self.actor.kind == "STAFF"

    @cached_property
    def teams(self) -> frozenset[UUID]:
        """The teams that it works in or manages."""
        return frozenset(self.actor.team_ids) | frozenset(self.actor.managed_team_ids)

    def scope(self, action: str) -> str | None:
        """Return the widest scope in which `resource:action` is granted."""
        return next((scope for scope in SCOPES if f"{scope}:{action}" in self.actor.permissions), None)

    def may(self, permission: str) -> bool:
        """Tell whether a field's permission is held: in that scope or a wider one; without a scope in any."""
        scope, _, action = permission.partition(":")
        if permission.count(":") == 1:
            return self.scope(permission) is not None
        return self.scope(action) is not None and SCOPES.index(str(self.scope(action))) <= SCOPES.index(scope)

    def said(self, texts: dict[str, str]) -> str | None:
        """Return a text in the caller's language, else in English."""
        own = texts.get(self.actor.language)
        return texts.get("en") if own is None else own

    # -- what it sees

    def seen(self, kind: type) -> dict[UUID, Any]:
        """Return the rows of a kind that the caller sees, by key."""
        if kind not in self._seen:
            sees = self.sees[kind]
            self._seen[kind] = {row.id: row for row in self.world.rows[kind] if sees(self, row)}
        return self._seen[kind]

    def one(self, kind: type, key: UUID | None) -> Any:
        """Return the row of a key, if the caller sees it."""
        return None if key is None else self.seen(kind).get(key)

    def of(self, kind: type, column: str, value: Any) -> list[Any]:
        """Return the rows that the caller sees with this value."""
        if (kind, column) not in self._by:
            found = self._by[kind, column] = defaultdict(list)
            for row in self.seen(kind).values():
                found[getattr(row, column)].append(row)
        return self._by[kind, column].get(value, [])

    def all(self, kind: type, column: str, value: Any) -> list[Any]:
        """Return the rows with this value, whoever may see them."""
        return [row for row in self.world.rows[kind] if getattr(row, column) == value]

    def any(self, kind: type, key: UUID | None) -> Any:
        """Return the row of a key, whoever may see it."""
        return next((row for row in self.world.rows[kind] if row.id == key), None)

    def page(self, kind: type, found: Iterable[Any], order: str, terms: tuple[Term, ...], **asked: Any) -> Any:
        """Cut a page of rows of a kind in an order."""
        marks = self.world.places(kind, order, terms)
        ordered = sorted(found, key=lambda row: marks[row.id])
        return cut(ordered, lambda row: marks[row.id], marks, **asked)
