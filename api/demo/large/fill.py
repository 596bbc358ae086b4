"""Running the statements of `sql/`: secondary indexes away, two lanes of statements, indexes and statistics back.

Two connections keep two cores busy. What makes rows in the order of their keys is written so, since the keys' own
indexes stay: one that grows at its end only costs a fraction of one that is hit everywhere.
"""

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import asyncpg

from api.customers.sorting import sort_key
from api.demo.large.words import WORDS, Words
from api.files.render import render_body
from api.files.store import write

SQL: Final = Path(__file__).parent / "sql"
TIE: Final = "\x01"
PAPER: Final = '#set page(paper: "a4")\n= Demo\n'
PAPER_KEY: Final = "demo/contract"
TABLES: Final = (
    "customer",
    "customer_assignment",
    "contact",
    "billing_account",
    "subscription",
    "product_order",
    "order_line",
    "ticket",
    "invoice",
    "invoice_line",
    "payment",
    "interaction",
    "interaction_topic",
    "lead",
    "lead_entry",
    "lead_call",
    "offer",
    "offer_revision",
    "offer_line",
    "offer_answer",
    "contract",
    "contract_cancellation",
    "attachment",
    "process_run",
    "activity",
    "clock",
    "timer",
    "action_request",
    "event",
)
# Side by side, each in its order; the customers come before them and the timeline after, beside the first indexes.
LANES: Final = (
    ("teams", "orders", "order_lines", "tickets", "work"),
    ("contacts", "leads", "offers", "contracts", "lines", "invoices", "interactions"),
)

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Size:
    """How many customers, and for how many months they are billed; all else follows from the customers.

    For each customer there are about 3 people, 5 lines, 5 tickets, 10 contacts and 10 orders of 2 or 3 lines, most of them with
    few customers: the first has 5,000 lines. For two customers there are a lead and an offer, for four a contract.
    """

    customers: int
    months: int


SIZES: Final = {"medium": Size(2_000, 24), "large": Size(200_000, 1)}


async def fill_large(url: str, files_url: str, size: Size, progress: Progress) -> None:
    """Add the customers to a database that holds the small demo; `url` is its owner's, a superuser.

    All contracts share one paper among the files.

    `progress` hears each step and its seconds. Raises RuntimeError when the database was filled so before, whole or
    in part: a load that broke off leaves its schema behind, and such a database is made anew.
    """
    async with _session(url) as first, _session(url) as second, _few_checkpoints(first):
        if await first.fetchval(
            "select to_regnamespace('demo_large') is not null or (select count(*) from customer) > 1000"
        ):
            raise RuntimeError("this database was filled before: start from an empty one (delete .data/postgres)")
        await _step(first, "prepare", progress)
        await first.execute(
            "insert into demo_large.size select $1, $2, count(*) from demo_large.branch", size.customers, size.months
        )
        rows = [_row(country, words) for country, words in WORDS.items()]
        await first.copy_records_to_table("words", schema_name="demo_large", records=rows)
        await first.execute("insert into demo_large.document select $1, $2, $3", *await _keep_paper(files_url))
        indexes = await _drop_indexes(first)
        await _step(first, "customers", progress)
        lanes = zip((first, second), LANES, strict=True)
        await asyncio.gather(*(_lane(connection, steps, progress) for connection, steps in lanes))
        ready = [index for index in indexes if " ON public.event " not in index]
        waiting = [index for index in indexes if index not in ready]
        begun = _create(ready, (second,))
        await asyncio.gather(_told(first, ready, progress), _timed("indexes", begun, progress))
        await _timed("indexes of events", _create(waiting, (first, second)), progress)
        await _timed("statistics", first.execute(f"analyze {', '.join(TABLES)}"), progress)
        await first.execute("drop schema demo_large cascade")


async def _keep_paper(files_url: str) -> tuple[str, int, str]:
    """Write the paper that stands for every contract; returns its key, size and SHA-256."""
    paper = await render_body(PAPER, {}, "en")
    await write(files_url, PAPER_KEY, paper)
    return PAPER_KEY, len(paper), hashlib.sha256(paper).hexdigest()


@asynccontextmanager
async def _session(url: str) -> AsyncIterator[asyncpg.Connection]:
    """Open a connection that trusts the statements: no foreign keys are checked, no commit is waited for."""
    connection = await asyncpg.connect(url, command_timeout=None)
    try:
        await connection.execute(
            "set session_replication_role = replica; set synchronous_commit = off; set search_path = public, demo_large;"
            "set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set jit = off"
        )
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def _few_checkpoints(connection: asyncpg.Connection) -> AsyncIterator[None]:
    """Let the server write its pages once at leisure, and not anew after each gigabyte of its log."""
    await connection.execute("alter system set max_wal_size = '8GB'")
    await connection.execute("select pg_reload_conf()")
    try:
        yield
    finally:
        await connection.execute("alter system reset max_wal_size")
        await connection.execute("select pg_reload_conf()")


def _row(country: str, words: Words) -> tuple[object, ...]:
    """Return a row of `words`; parts of names stand with their sort keys, which joined give the key of a whole name."""
    language = {"RO": "ro", "PL": "pl"}.get(country, "es")
    named: list[object] = []
    for texts in (words.families, words.trades, words.forms, words.firsts):
        named += [list(texts), [sort_key(text, language).split(TIE)[0] for text in texts]]
    texts = (words.street, words.prefix, words.fault, words.claim, words.answer)
    return country, *named, list(words.cities), *texts


async def _drop_indexes(connection: asyncpg.Connection) -> list[str]:
    """Drop the indexes that no constraint needs; returns the statements that make them again, largest tables first."""
    found = await connection.fetch(
        "select c.oid::regclass::text as name, pg_get_indexdef(c.oid) as definition from pg_index i "
        "join pg_class c on c.oid = i.indexrelid where i.indrelid = any($1::text[]::regclass[]) "
        "and not exists (select from pg_constraint k where k.conindid = c.oid)",
        list(TABLES),
    )
    for index in found:
        await connection.execute(f"drop index {index['name']}")
    return [index["definition"] for index in found]


async def _create(indexes: list[str], connections: tuple[asyncpg.Connection, ...]) -> None:
    """Make the indexes again, each connection taking the next."""

    async def work(connection: asyncpg.Connection) -> None:
        while indexes:
            await connection.execute(indexes.pop())

    await asyncio.gather(*map(work, connections))


async def _told(connection: asyncpg.Connection, indexes: list[str], progress: Progress) -> None:
    """Write the timeline, then help with the indexes."""
    await _step(connection, "timeline", progress)
    await _create(indexes, (connection,))


async def _lane(connection: asyncpg.Connection, steps: Iterable[str], progress: Progress) -> None:
    for step in steps:
        await _step(connection, step, progress)


async def _step(connection: asyncpg.Connection, name: str, progress: Progress) -> None:
    """Run one file of statements."""
    await _timed(name, connection.execute((SQL / f"{name}.sql").read_text(encoding="utf-8")), progress)


async def _timed(name: str, work: object, progress: Progress) -> None:
    started = time.monotonic()
    await work  # type: ignore[misc] # an awaitable of whatever asyncpg returns
    progress(name.replace("_", " "), time.monotonic() - started)
