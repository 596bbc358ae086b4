"""What the answer to a question cost PostgreSQL, from the plans that it writes to its log."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import asyncpg
import httpx

from api.app import create_app
from api.core.actor import Actor
from api.core.database import Database
from tests.demo.documents import Asked

SETTINGS: Final = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_buffers": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_format": "json",
}
# A base of a few thousand customers is read whole as cheaply as through an index; one of millions is not.
AS_IF_LARGE: Final = {"enable_seqscan": "off"}
TRIES: Final = 20
PLAN: Final = re.compile(r"  plan:\n((?:\t.*\n)+)")


@dataclass(frozen=True, slots=True)
class Node:
    """One node of a plan, over all its loops, without what is below it."""

    name: str
    loops: float
    rows: float
    removed: float
    buffers: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What one answer cost."""

    objects: int
    buffers: int
    nodes: tuple[Node, ...]
    answer: dict[str, Any]


async def let_explain(url: str, *, whole: bool) -> None:
    """Let every new session of a database write the plans of its statements to the server's log.

    A base that is not `whole`, but a small one that stands for it, is read through indexes as that would be.
    """
    connection = await asyncpg.connect(url)
    name = await connection.fetchval("select quote_ident(current_database())")
    for setting, value in (SETTINGS if whole else SETTINGS | AS_IF_LARGE).items():
        await connection.execute(f"alter database {name} set {setting} = '{value}'")
    await connection.close()


class Meter:
    """Asks a database's application and reads from the server's log what it cost."""

    def __init__(self, database: Database, log: Path) -> None:
        """Take a database whose sessions explain themselves."""
        self._acting: Actor | None = None
        self._log = log
        application = create_app(database.settings, database=database, authenticate=self._authenticate)
        transport = httpx.ASGITransport(app=application)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://trunkline.test", timeout=600)

    async def _authenticate(self, request: object) -> Actor:
        del request
        assert self._acting is not None
        return self._acting

    async def ask(self, actor: Actor, asked: Asked) -> Cost:
        """Send a document as somebody."""
        self._acting = actor
        begin = self._log.stat().st_size
        answer = await self._client.post("/graphql", json={"query": asked.text, "variables": asked.variables})
        for _ in range(TRIES):
            try:
                plans = self._plans(begin)
                break
            except json.JSONDecodeError:
                # What goes on record beside the answer is still being written to the log.
                await asyncio.sleep(0.1)
        else:
            plans = self._plans(begin)
        nodes = tuple(node for plan in plans for node in _nodes(plan))
        return Cost(_objects(answer.json()), sum(map(_buffers, plans)), nodes, answer.json())

    def _plans(self, begin: int) -> list[dict[str, Any]]:
        """Return the plans that the log has from a place on; raises JSONDecodeError while one is half written."""
        with self._log.open(encoding="utf-8") as log:
            log.seek(begin)
            return [json.loads(text)["Plan"] for text in PLAN.findall(log.read())]

    async def close(self) -> None:
        """Let the client go."""
        await self._client.aclose()


def _nodes(plan: dict[str, Any]) -> Iterator[Node]:
    """Yield the nodes of a plan."""
    below = plan.get("Plans", [])
    loops = plan["Actual Loops"]
    removed = sum(
        plan.get(key, 0)
        for key in ("Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck")
    )
    what = " ".join(str(plan[key]) for key in ("Node Type", "Index Name", "Relation Name", "Alias") if key in plan)
    yield Node(what, loops, plan["Actual Rows"] * loops, removed * loops, _buffers(plan) - sum(map(_buffers, below)))
    for part in below:
        yield from _nodes(part)


def _buffers(plan: dict[str, Any]) -> int:
    """Return the pages that a node and all below it touched."""
    return int(
        sum(plan.get(f"{where} {how} Blocks", 0) for where in ("Shared", "Local", "Temp") for how in ("Hit", "Read"))
    )


def _objects(answer: Any) -> int:
    """Count the objects of an answer."""
    if isinstance(answer, list):
        return sum(map(_objects, answer))
    if isinstance(answer, dict):
        return 1 + sum(map(_objects, answer.values()))
    return 0
