"""Documents of another release are looked up in the database, once for everybody who asks meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from api.core.database import Database
from api.core.graphql.documents import TrustedDocuments


class Slow:
    """A database that answers when told; it holds one document."""

    def __init__(self) -> None:
        self.asked = 0
        self.answers = asyncio.Event()
        self.staff = self

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[Any]:
        self.asked += 1
        await self.answers.wait()
        yield self

    async def execute(self, statement: object) -> list[SimpleNamespace]:
        del statement
        return [SimpleNamespace(hash="old", text="query Old { __typename }")]


async def test_who_comes_while_the_database_is_asked_waits_for_its_answer(tmp_path: Path) -> None:
    database = Slow()
    documents = TrustedDocuments(str(tmp_path / "none.json"), cast("Database", database))
    asking = [asyncio.create_task(documents.find(name)) for name in ("old", "old", "unknown")]
    await asyncio.sleep(0.01)
    database.answers.set()
    known = "query Old { __typename }"
    assert await asyncio.gather(*asking) == [known, known, None]
    assert await documents.find("old") == known
    assert database.asked == 1
