"""Trusted documents: the operations that our own apps were built with, by hash.

`persisted-documents.json` maps hash to text and comes out of the web build. Each migration keeps them in the database,
where those of earlier releases stay: an installed app may still have actions queued. A process that is not replaced
yet finds there what the apps of the next release ask.
Hashes are looked up, never computed again, since the build hashes its own normalised text.
"""

import asyncio
import time
from collections.abc import Collection
from pathlib import Path
from typing import Final

import orjson
import structlog
from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from api.core.config import Settings
from api.core.database import Database
from api.core.tables import TrustedDocument

LARGEST_FILE: Final = 8 * 1024 * 1024
# So long an app may stay installed without meeting its server.
KEPT: Final = text("interval '180 days'")
# A hash that nobody knows asks the database no more often than this.
ASKED_SECONDS: Final = 2.0

log = structlog.get_logger(__name__)


class TrustedDocuments:
    """The documents by hash: this release's, and what the database keeps."""

    def __init__(self, path: str, database: Database) -> None:
        """Take the path of the current release's file, which may not be there yet."""
        self.path = Path(path)
        self.database = database
        self._texts = documents_of(self.path)
        self._kept: dict[str, str] = {}
        self._asked = -ASKED_SECONDS
        self._asking = asyncio.Lock()
        log.info("trusted_documents", count=len(self._texts))

    def texts(self) -> Collection[str]:
        """Return the documents of this release."""
        return self._texts.values()

    async def find(self, document_id: str) -> str | None:
        """Return the text of a hash."""
        known = self._texts.get(document_id) or self._kept.get(document_id)
        if known is not None:
            return known
        # Whoever comes while the database is being asked waits for its answer: a refused action would be lost.
        async with self._asking:
            if document_id not in self._kept and time.monotonic() - self._asked >= ASKED_SECONDS:
                async with self.database.staff.connect() as connection:
                    found = await connection.execute(select(col(TrustedDocument.hash), col(TrustedDocument.text)))
                    self._kept = {row.hash: row.text for row in found}
                self._asked = time.monotonic()
        return self._kept.get(document_id)


async def keep_documents(settings: Settings) -> int:
    """Add this release's documents to those that are kept, as the schema's owner; returns how many are kept."""
    shipped = documents_of(Path(settings.documents_path))
    database = Database(settings)
    table = TrustedDocument.__table__  # type: ignore[attr-defined] # SQLModel tells its table to nobody
    try:
        async with database.owner.begin() as connection:
            if shipped:
                statement = insert(table).values([{"hash": key, "text": body} for key, body in shipped.items()])
                again = {"shipped_at": func.now()}
                await connection.execute(statement.on_conflict_do_update(index_elements=["hash"], set_=again))
            await connection.execute(delete(table).where(table.c.shipped_at < func.now() - KEPT))
            return int(await connection.scalar(select(func.count()).select_from(table)) or 0)
    finally:
        await database.close()


def documents_of(path: Path) -> dict[str, str]:
    """Read the file of the web build; nothing when it is not there."""
    if not path.is_file():
        return {}
    if path.stat().st_size > LARGEST_FILE:
        message = f"{path} is larger than {LARGEST_FILE} bytes"
        raise ValueError(message)
    return {str(key): str(text) for key, text in orjson.loads(path.read_bytes()).items()}
