"""What must be true in the database afterwards: every write once, every timer once, every job once."""

from __future__ import annotations

import asyncio
import time

import asyncpg

TIMERS = 2_000
SETTLE_SECONDS = 120.0

ADD_TIMERS = """
insert into timer (id, created_at, branch_id, step, due_at, epoch, state, event)
select gen_random_uuid(), app_now(), (select id from branch order by code limit 1), 'TICK',
       app_now() + make_interval(secs => $2::float8 * n / $1::int), 1, 'PENDING',
       jsonb_build_object('name', 'RehearsalTick', 'subject', 'rehearsal', 'subject_id', gen_random_uuid(), 'data',
                          jsonb_build_object('n', n))
from generate_series(1, $1::int) n
"""
LEFT = """
select (select count(*) from outbox) + (select count(*) from delivery where state = 'PENDING')
       + (select count(*) from timer where state = 'PENDING' and step = 'TICK')
"""
CHECKS = {
    "comments that were acknowledged and are not there exactly once": """
        select count(*) from unnest($1::text[]) key
        where (select count(*) from ticket_comment c where c.body = 'rehearsal ' || key) <> 1""",
    "comments that nobody acknowledged": """
        select count(*) from ticket_comment c
        where c.body like 'rehearsal %' and not substr(c.body, 11) = any($1::text[])""",
    "timers that did not fire exactly once": """
        select count(*) from generate_series(1, (select count(*) from timer where step = 'TICK')) n
        where $1::text[] is not null
          and (select count(*) from event where name = 'RehearsalTick' and data->>'n' = n::text) <> 1""",
    "timers that fired early": """
        select count(*) from timer where $1::text[] is not null and state = 'FIRED' and fired_at < due_at""",
    "jobs that ran twice for one event": """
        select count(*) - count(distinct (event_id, job)) from delivery where $1::text[] is not null""",
    "jobs that are not done": """
        select count(*) from delivery where $1::text[] is not null and state <> 'DONE'""",
    "messages that failed": """
        select count(*) from message where $1::text[] is not null and state = 'FAILED'""",
}  # fmt: skip


async def add_timers(url: str, seconds: float) -> None:
    """Add timers that fall due one after the other over the next seconds."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(ADD_TIMERS, TIMERS, seconds)
    finally:
        await connection.close()


async def faults(url: str, comments: set[str]) -> dict[str, int]:
    """Wait until the workers have nothing to do, and return what is wrong, with how often."""
    connection = await asyncpg.connect(url)
    try:
        deadline = time.monotonic() + SETTLE_SECONDS
        while await connection.fetchval(LEFT) and time.monotonic() < deadline:
            await asyncio.sleep(0.5)
        found = {name: int(await connection.fetchval(check, sorted(comments))) for name, check in CHECKS.items()}
    finally:
        await connection.close()
    return {name: number for name, number in found.items() if number}
