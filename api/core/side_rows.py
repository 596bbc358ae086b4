"""What a change leaves beside its own rows, events with their outbox and entries of the audit, in one statement.

The rows travel as JSON: a statement of SQLAlchemy for each table would cost several times what PostgreSQL needs for all.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

Rows = Sequence[Mapping[str, Any]]

# Nothing asks for the number that an event got, which visitors may not read.
_EVENTS: Final = """
happened as (
  insert into event (id, name, subject, subject_id, branch_id, customer_id, actor_id, at, data, traceparent)
  select id, name, subject, subject_id, branch_id, customer_id, actor_id, at, data, traceparent
  from jsonb_to_recordset(cast(:events as jsonb)) as e(id uuid, name text, subject text, subject_id uuid,
    branch_id uuid, customer_id uuid, actor_id uuid, at timestamptz, data jsonb, traceparent text)
), waiting as (
  insert into outbox (event_id) select id from jsonb_to_recordset(cast(:events as jsonb)) as e(id uuid)
)"""
_ENTRIES: Final = """
noted as (
  insert into audit_entry (id, created_at, actor_id, session_id, action, subject, subject_id, branch_id, customer_ids,
    person_ids, fields, payload, key_id)
  select id, created_at, actor_id, session_id, action, subject, subject_id, branch_id, customer_ids, person_ids, fields,
    decode(payload, 'hex'), key_id
  from jsonb_to_recordset(cast(:entries as jsonb)) as a(id uuid, created_at timestamptz, actor_id uuid, session_id uuid,
    action text, subject text, subject_id uuid, branch_id uuid, customer_ids uuid[], person_ids uuid[], fields text[],
    payload text, key_id uuid)
)"""
# By whether there are events, and whether there are entries: who may write one kind need not be able to write both.
_STATEMENTS: Final[dict[tuple[bool, bool], TextClause]] = {
    (True, True): text(f"with {_EVENTS}, {_ENTRIES} select"),
    (True, False): text(f"with {_EVENTS} select"),
    (False, True): text(f"with {_ENTRIES} select"),
}


async def write_side_rows(session: AsyncSession, events: Rows, entries: Rows) -> None:
    """Insert them; nothing is done for none."""
    if not events and not entries:
        return
    given = {"events": _json(events)} if events else {}
    if entries:
        given["entries"] = _json(entries)
    await session.execute(_STATEMENTS[bool(events), bool(entries)], given)


def _json(rows: Rows) -> str:
    return orjson.dumps(rows, default=_plain).decode()


def _plain(value: object) -> str:
    """Write bytes, which JSON lacks, and keys as the driver gives them, which are a class of its own."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value).__name__)
