"""What a change leaves beside its own rows in one statement: events, outbox, audit, the answer of the client's key.

The rows travel as JSON: a statement of SQLAlchemy for each table would cost several times what PostgreSQL needs for all.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from uuid import UUID

import orjson

Rows = Sequence[Mapping[str, Any]]
# Runs a statement with parameters $1, $2, … in the transaction and returns its first row.
Run = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a client's key stands for: the row of `idempotency` that this transaction has made gets its result."""

    row_id: UUID
    result: Mapping[str, Any]


# Nothing asks for the number that an event got, which visitors may not read.
_EVENTS: Final = """
happened as (
  insert into event (id, name, subject, subject_id, branch_id, customer_id, actor_id, at, data, traceparent)
  select id, name, subject, subject_id, branch_id, customer_id, actor_id, at, data, traceparent
  from jsonb_to_recordset({given}::text::jsonb) as e(id uuid, name text, subject text, subject_id uuid,
    branch_id uuid, customer_id uuid, actor_id uuid, at timestamptz, data jsonb, traceparent text)
), waiting as (
  insert into outbox (event_id) select id from jsonb_to_recordset({given}::text::jsonb) as e(id uuid)
)"""
_ENTRIES: Final = """
noted as (
  insert into audit_entry (id, created_at, actor_id, session_id, action, subject, subject_id, branch_id, customer_ids,
    person_ids, fields, payload, key_id)
  select id, created_at, actor_id, session_id, action, subject, subject_id, branch_id, customer_ids, person_ids, fields,
    decode(payload, 'hex'), key_id
  from jsonb_to_recordset({given}::text::jsonb) as a(id uuid, created_at timestamptz, actor_id uuid, session_id uuid,
    action text, subject text, subject_id uuid, branch_id uuid, customer_ids uuid[], person_ids uuid[], fields text[],
    payload text, key_id uuid)
)"""
_ANSWERED: Final = """
answered as (
  update idempotency i set result = a.result
  from jsonb_to_record({given}::text::jsonb) as a(id uuid, result jsonb) where i.id = a.id
)"""
_PARTS: Final = (_EVENTS, _ENTRIES, _ANSWERED)


async def write_side_rows(run: Run, events: Rows, entries: Rows, answered: Answered | None) -> None:
    """Write them; nothing is done for none."""
    answer = {"id": answered.row_id, "result": answered.result} if answered else None
    parts = (events, entries, answer)
    given = [_json(part) for part in parts if part]
    if given:
        await run(_statement(*(bool(part) for part in parts)), *given)


@cache
def _statement(*wanted: bool) -> str:
    """Return the statement of the wanted parts: who may write one kind need not be able to write the others."""
    chosen = [part for part, is_wanted in zip(_PARTS, wanted, strict=True) if is_wanted]
    return f"with {','.join(part.format(given=f'${place}') for place, part in enumerate(chosen, 1))} select"


def _json(part: Any) -> str:
    return orjson.dumps(part, default=_plain).decode()


def _plain(value: object) -> str:
    """Write bytes, which JSON lacks, and keys as the driver gives them, which are a class of its own."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value).__name__)
