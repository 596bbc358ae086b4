"""A small but nasty data set of the whole product: nulls, ties, diacritics, two branches and currencies, things that are
removed, withdrawn, rejected or not sent yet. The same for the same seed, and known before there is a database.

A row takes the branch, customer and offer of the row that it belongs to; all else is drawn.
"""

from __future__ import annotations

from datetime import time
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    Date,
    DateTime,
    Enum,
    Integer,
    LargeBinary,
    Numeric,
    Table,
    Time,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import SQLModel

import api.schema  # noqa: F401 - makes every table known
from tests.graphql.product.tables import (
    AMOUNTS,
    CHOICES,
    COUNTS,
    DAYS,
    FORMS,
    INHERITED,
    MOMENTS,
    PARENTS,
    SUBJECTS,
    TARGETS,
    WORDS,
    Row,
)
from tests.graphql.product.touches import TOUCHES, SoFar


class Maker:
    """Draws the rows, table by table."""

    def __init__(self, seed: int) -> None:
        """Begin with nothing."""
        self.random = Random(seed)
        self.made: dict[str, list[Row]] = {}

    def all(self) -> dict[str, list[Row]]:
        """Return all rows by table."""
        for name, count in COUNTS.items():
            self.made[name] = []
            table, taken = SQLModel.metadata.tables[name], set[Any]()
            for number in range(count):
                row = self.row(table, number)
                keys = {key for names in _unique(table) if None not in (key := (names, *(row[one] for one in names)))}
                if not keys & taken:
                    taken |= keys
                    self.made[name].append(row)
        return self.made

    def row(self, table: Table, number: int) -> Row:
        """Draw one row; what it belongs to first."""
        row: Row = {"id": UUID(int=self.random.getrandbits(128))}
        self.belong(table, row)
        for column in table.c:
            if column.name not in row and column.computed is None:
                row[column.name] = self.value(table.name, column, row, number)
        touch = TOUCHES.get(table.name)
        if touch is not None:
            touch(SoFar(self.random, self.made), row, number)
        return row

    def belong(self, table: Table, row: Row) -> None:
        """Take the parent's branch, customer, offer and currency."""
        column, parents = PARENTS.get(table.name, ("", ""))
        if not column:
            return
        if table.c[column].nullable and self.random.random() < 0.3:
            row[column] = None
            return
        parent = self.random.choice(self.made[parents])
        shared = {name: parent[name] for name in INHERITED if name in table.c and parent.get(name) is not None}
        row |= {column: parent["id"], **shared}

    def value(self, table: str, column: Column[Any], row: Row, number: int) -> Any:  # noqa: C901, PLR0911, PLR0912 - one case for each kind
        """Draw one value of a column's kind."""
        name, kind, pick = column.name, column.type, self.random.choice
        if name == "branch_id" and table != "branch":
            return pick(self.made["branch"])["id"]
        if column.nullable and self.random.random() < 0.3:
            return None
        if name in {"subject_id", "subject"} and {"subject_id", "subject"} <= set(column.table.c.keys()):
            if "subject_id" in row:
                return PARENTS[table][1]
            row["subject"] = pick(SUBJECTS)
            row["subject_id"] = pick(self.made[row["subject"]])["id"] if self.made.get(row["subject"]) else row["id"]
            return row[name]
        if isinstance(kind, Uuid):
            return self.key(table, name, row, nullable=bool(column.nullable))
        if isinstance(kind, ARRAY):
            inner = kind.item_type
            words = list(inner.enums) if isinstance(inner, Enum) else ["+40722000001", "+34600000002"]
            return (
                self.random.sample(words, self.random.randrange(len(words) + 1)) if not isinstance(inner, Uuid) else []
            )
        if isinstance(kind, Enum):
            return pick(kind.enums)
        if isinstance(kind, JSONB):
            return {"en": pick(WORDS), "ro": pick(WORDS), "es": "ñ"} | ({"pl": "ł"} if number % 2 else {})
        if isinstance(kind, Boolean):
            return pick((True, False))
        if isinstance(kind, Integer):
            return number if name in {"position", "place", "seq"} else self.random.randrange(1, 4)
        if isinstance(kind, Numeric):
            return pick(AMOUNTS) % 50 if (kind.precision or 0) < 10 else pick(AMOUNTS)
        if isinstance(kind, Date):
            return pick(DAYS)
        if isinstance(kind, Time):
            return time(9 + number % 8, 30)
        if isinstance(kind, LargeBinary):
            return b""
        if isinstance(kind, DateTime) or "Utc" in type(kind).__name__:
            return pick(MOMENTS)
        return self.text(table, name, row, number)[: getattr(kind, "length", None)]

    def key(self, table: str, name: str, row: Row, *, nullable: bool) -> UUID | None:
        """Draw another row's key: of the same customer where it has one."""
        target = TARGETS.get(name)
        if target is None and name.endswith("_by_id"):
            target = "user_account"
        target = target or name.removesuffix("_id")
        if table == "interaction_reason" and name == "parent_id":
            target = "interaction_reason"
        found = [other for other in self.made.get(target, []) if other["id"] != row["id"]]
        for same in ("customer_id", "branch_id"):
            if target != "user_account" and row.get(same) is not None:
                found = [other for other in found if other.get(same, row[same]) == row[same]]
        if found:
            return UUID(str(self.random.choice(found)["id"]))
        return None if nullable else UUID(int=self.random.getrandbits(128))

    def text(self, table: str, name: str, row: Row, number: int) -> str:
        """Draw a text, unique where people tell things apart by it."""
        if name == "segment_code":
            same = [one["code"] for one in self.made["segment"] if one["branch_id"] == row.get("branch_id")]
            return str(self.random.choice(same or ["GONE"]))
        some = CHOICES.get((table, name)) or CHOICES.get(("", name))
        if some:
            return str(self.random.choice(some))
        form = FORMS.get(name)
        return form.format(n=number, t=table[:2].upper(), c=name[0].upper()) if form else self.random.choice(WORDS)


def _unique(table: Table) -> list[tuple[str, ...]]:
    """Return the columns by which no two rows may be the same; clocks that have ended may."""
    found: list[Any] = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    indexes = [one for one in table.indexes if one.unique and table.name != "clock"]
    return [tuple(column.name for column in one.columns) for one in (*found, *indexes) if one.columns]


def rows(seed: int = 7) -> dict[str, list[Row]]:
    """Return the rows of every table, in an order in which they can be inserted."""
    return Maker(seed).all()
