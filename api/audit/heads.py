"""Heads of the chain kept outside the database: beside the files, and in the log.

Whoever owns the database can rewrite the whole chain, and nobody sees a cut end in what is left. A head that lies
elsewhere shows both.
"""

import structlog

from api.audit import queries
from api.audit.rules import FOLDER, Head
from api.core import clock
from api.core.database import Database
from api.files.store import listed, open_store

log = structlog.get_logger(__name__)


class HeadKeeper:
    """Exports the end of the chain when it has moved."""

    def __init__(self, database: Database) -> None:
        """Know of no head yet."""
        self.database = database
        self._kept: Head | None = None

    async def keep(self) -> Head | None:
        """Write the chain's end to the file store and the log; return it, None when it has not moved since."""
        async with self.database.worker.connect() as connection:
            last = await queries.last_seal(connection)
        head = None if last is None else Head(last[0], last[1].hex())
        if head is None or head == self._kept:
            return None
        await open_store(self.database.settings.files_url).put_async(head.path(clock.now()), head.hash.encode())
        log.info("audit_head", seq=head.seq, hash=head.hash)
        self._kept = head
        return head


async def kept_heads(url: str) -> list[Head]:
    """Return every head in the file store, the earliest number first."""
    return sorted({Head.read(item["path"]) async for item in listed(url, FOLDER)})
