"""Reads of personal data by staff on record: kept for a moment in the process, inserted many at a time (DPA-01).

An entry is in the database within 100 ms. While the database refuses, entries are kept and tried again; when there is
no room left, whoever reads waits, and after that is refused: nothing personal leaves unrecorded. What a process can't
get rid of before it ends goes to the log, whole, since an entry holds no personal data.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import islice
from typing import Any, Final

import asyncpg
import orjson
import structlog

FLUSH_SECONDS: Final = 0.04
RETRY_SECONDS: Final = 0.25
STATEMENT_SECONDS: Final = 5.0
PATIENCE_SECONDS: Final = 5.0
CLOSING_SECONDS: Final = 5.0
BATCH: Final = 500
ROOM: Final = 10_000

# The keys of whom it is about travel as the text of an array: a list's page is about fifty of them.
INSERT: Final = """
insert into audit_entry (id, created_at, actor_id, session_id, action, subject, branch_id, customer_ids, person_ids, fields)
select id, created_at, actor_id, session_id, 'read', operation, branch_id, customers::uuid[], people::uuid[], fields
from json_to_recordset($1::json) as r(id uuid, created_at timestamptz, actor_id uuid, session_id uuid, operation text,
  branch_id uuid, customers text, people text, fields text[])
on conflict (id) do nothing
"""

log = structlog.get_logger(__name__)

Entry = dict[str, Any]


class ReadsNotRecorded(Exception):
    """The database takes no audit entries, so nothing personal may be answered."""


class ReadLog:
    """The buffer of one process, with a connection of its own."""

    def __init__(self, connect: Callable[[], Awaitable[Any]]) -> None:
        """Open nothing yet; `connect` gives an asyncpg connection of a role that may insert entries."""
        self._connect = connect
        self._connection: Any = None
        self._waiting: deque[Entry] = deque()
        self._flushing: asyncio.Task[None] | None = None
        self._room = asyncio.Event()

    async def write(self, entry: Entry) -> None:
        """Take an entry; it is in the database within 100 ms. Raises ReadsNotRecorded when there is no room for it."""
        if len(self._waiting) >= ROOM:
            await self._wait_for_room()
        self._waiting.append(entry)
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())

    async def close(self) -> None:
        """Insert what waits and close the connection; what can't be inserted is logged."""
        flushing = self._flushing
        if flushing is not None:
            await asyncio.wait({flushing}, timeout=CLOSING_SECONDS)
            flushing.cancel()
        if self._waiting:
            log.critical("audit_reads_not_recorded", entries=list(self._waiting))
            self._waiting.clear()
        await self._disconnect()

    async def _wait_for_room(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while len(self._waiting) >= ROOM:
                    self._room.clear()
                    await self._room.wait()
        except TimeoutError as error:
            raise ReadsNotRecorded from error

    async def _flush(self) -> None:
        await asyncio.sleep(FLUSH_SECONDS)
        while self._waiting:
            batch = list(islice(self._waiting, BATCH))
            try:
                await self._insert(batch)
            except Exception as error:  # noqa: BLE001 - whatever the reason is, the entries stay and are tried again
                waiting = len(self._waiting)
                log.error("audit_reads_refused", waiting=waiting, error=type(error).__name__)  # noqa: TRY400 - said again and again, a trace once is in PostgreSQL's log
                await self._disconnect()
                await asyncio.sleep(RETRY_SECONDS)
                continue
            for _ in batch:
                self._waiting.popleft()
            self._room.set()
        self._flushing = None

    async def _insert(self, batch: list[Entry]) -> None:
        if self._connection is None:
            self._connection = await self._connect()
        await self._connection.execute(INSERT, orjson.dumps(batch, default=str).decode(), timeout=STATEMENT_SECONDS)

    async def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await connection.close(timeout=1.0)
