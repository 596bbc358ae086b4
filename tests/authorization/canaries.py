"""Unique strings in every text that people write, and whose row each of them stands in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Enum, String, Table, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import AutoString, SQLModel

CANARY = re.compile(r"cnry-([a-z_]+)-([a-z_]+)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
IDENTIFIER = re.compile(r"\b[a-z]{3}_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b")
# These steer the code: a key, a kind, a language. What people write has other names.
STEERING = re.compile(r"(^|_)(code|key|kind|language|zone|currency|country|subject|role|type|state|status|url|hash)s?$")
STEERING_TABLES = {"role", "app_clock", "idempotency", "number_series"}
LANGUAGES = ("en", "ro", "es", "pl", "ru")


@dataclass(frozen=True, slots=True)
class Owner:
    """Where a row belongs: its table, branch and customer, as far as it has them."""

    table: str
    branch: UUID | None
    customer: UUID | None


def found_in(answer: str) -> set[UUID]:
    """Return the keys of all rows of which an answer shows anything: a text or an identifier."""
    return {UUID(match[3]) for match in CANARY.finditer(answer)} | {UUID(m[1]) for m in IDENTIFIER.finditer(answer)}


def _tables() -> list[Table]:
    """Return the product's tables, referenced ones first; another test's tables have no model."""
    modelled = {mapper.local_table for mapper in SQLModel._sa_registry.mappers}
    return [table for table in SQLModel.metadata.sorted_tables if table in modelled]


async def plant(connection: AsyncConnection) -> dict[str, list[str]]:
    """Put a canary into every text column of every row, and into texts by language; returns the columns by table.

    A column that a constraint holds to a form of its own is left as it is, and so missing from the answer.
    """
    planted: dict[str, list[str]] = {}
    await connection.execute(text("set session_replication_role = replica"))
    for table in _tables():
        if "id" not in table.columns or table.name in STEERING_TABLES:
            continue
        for column in table.columns:
            for value in _canary(table, column):
                if await _fill(connection, f"update {table.name} set {value}"):  # noqa: S608 - names of our own
                    planted.setdefault(table.name, []).append(column.name)
                    break
    await connection.execute(text("set session_replication_role = origin"))
    await connection.commit()
    return planted


def _canary(table: Table, column: Column[Any]) -> Iterable[str]:
    """Yield assignments to try, the fullest first."""
    if STEERING.search(column.name) or column.foreign_keys or isinstance(column.type, Enum):
        return
    canary = f"'cnry-{table.name}-{column.name}-' || id"
    if isinstance(column.type, String | AutoString):
        yield f"{column.name} = {canary}"
        yield f"{column.name} = {canary} where {column.name} is not null"
    if isinstance(column.type, JSONB):
        texts = ", ".join(f"'{language}', {canary}" for language in LANGUAGES)
        filled = f"jsonb_build_object({texts})"
        yield f"{column.name} = {filled} where jsonb_typeof({column.name}) = 'object' and {column.name} ? 'en'"


async def _fill(connection: AsyncConnection, statement: str) -> bool:
    """Run one update; tell whether the table's constraints let it pass and anything was there to change."""
    try:
        async with connection.begin_nested():
            return bool((await connection.execute(text(statement))).rowcount)
    except DBAPIError:
        return False


async def owners(connection: AsyncConnection) -> dict[UUID, Owner]:
    """Return where every row belongs, following foreign keys upwards where it does not say so itself."""
    rows: dict[UUID, tuple[Table, Mapping[str, Any]]] = {}
    for table in _tables():
        if "id" in table.columns:
            wanted = [c.name for c in table.columns if c.foreign_keys or c.name in {"id", "branch_id", "customer_id"}]
            wanted += [name for name in ("subject_id", "event") if name in table.columns]
            for row in (await connection.execute(text(f"select {', '.join(wanted)} from {table.name}"))).mappings():  # noqa: S608 - names of our own
                rows[row["id"]] = (table, dict(row))
    known: dict[UUID, Owner] = {}
    for key in rows:
        _owner(key, rows, known, frozenset())
    return known


def _owner(
    key: UUID, rows: Mapping[UUID, tuple[Table, Mapping[str, Any]]], known: dict[UUID, Owner], above: frozenset[UUID]
) -> Owner | None:
    if key in known or key not in rows or key in above:
        return known.get(key)
    table, row = rows[key]
    branch, customer = row.get("branch_id"), row.get("customer_id")
    if table.name == "customer":
        customer = key
    if table.name == "branch":
        branch = key
    references = [row.get("subject_id")] + [
        row[column.name]
        for column in sorted(table.columns, key=lambda c: any(k.column.table.name == "user_account" for k in c.foreign_keys))
        if column.foreign_keys and column.name in row
    ]  # fmt: skip
    for reference in references:
        upper = _owner(reference, rows, known, above | {key}) if isinstance(reference, UUID) else None
        if upper is not None and upper.table != "branch":
            branch = branch or upper.branch
            customer = customer or (None if upper.table == "user_account" else upper.customer)
    known[key] = Owner(table.name, branch, customer)
    return known[key]
