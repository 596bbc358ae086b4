"""One look at everything, as the page of the operation shows it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

import strawberry
from sqlalchemy import RowMapping

from api.core.graphql.enums import publish_enum
from api.core.metrics import BOUNDS
from api.core.uow import UnitOfWork
from api.operations import actions, queries
from api.operations.measure import measure
from api.operations.models import ProcessKind
from api.operations.rules import ALERTS, quantile, summed
from api.work.rules import problem_of

publish_enum(ProcessKind, "What a process does.", API="Answers browsers and apps.", WORKER="Does the background work.")
MILLISECONDS: Final = 1000


@strawberry.type(description="A process of the product.")
class OperationsProcess:
    kind: ProcessKind = strawberry.field(description="What it does.")
    host: str = strawberry.field(description="Its machine or container.")
    pid: int = strawberry.field(description="Its number there.")
    version: str = strawberry.field(description="Its version of the product.")
    started_at: datetime = strawberry.field(description="When it began.")
    seen_at: datetime = strawberry.field(description="Its last sign of life.")
    alive: bool = strawberry.field(description="Whether that is less than a minute ago.")
    skew_ms: int = strawberry.field(description="How far its clock is ahead of the database's, in milliseconds.")


@strawberry.type(description="What waits in one place.")
class OperationsQueue:
    name: str = strawberry.field(description="timers, outbox, deliveries, messages or audit.")
    waiting: int = strawberry.field(description="How much waits, also for later.")
    late: int = strawberry.field(description="How much of it should have been done already.")
    failed: int = strawberry.field(description="How much was given up after its tries.")


@strawberry.type(description="Operations answered in one minute.")
class OperationsMinute:
    minute: datetime = strawberry.field(description="Its beginning.")
    requests: int = strawberry.field(description="How many.")
    failed: int = strawberry.field(description="How many of them by our own fault.")
    p95_ms: float = strawberry.field(description="95 of 100 took no longer, in milliseconds.")


@strawberry.type(description="How long operations of the last hour took, in milliseconds; null without any.")
class OperationsLatency:
    p50: float | None = strawberry.field(description="Half of them took no longer.")
    p95: float | None = strawberry.field(description="95 of 100 took no longer.")
    p99: float | None = strawberry.field(description="99 of 100 took no longer.")


@strawberry.type(description="Background work that failed for the same reason.")
class OperationsFailure:
    job: str = strawberry.field(description="The job.")
    problem: str = strawberry.field(description="Why, in words.")
    error: str | None = strawberry.field(description="Why, as the program said it.")
    count: int = strawberry.field(description="How many.")
    newest: datetime = strawberry.field(description="The latest of them.")


@strawberry.type(description="What was sent or asked outside within the last hour.")
class OperationsOutside:
    name: str = strawberry.field(description="EMAIL, SMS, billing or activation.")
    calls: int = strawberry.field(description="How many.")
    failed: int = strawberry.field(description="How many of them failed.")
    newest: datetime | None = strawberry.field(description="The latest.")


@strawberry.type(description="What an alert is about, measured now.")
class OperationsValue:
    key: str = strawberry.field(description="Which alert.")
    value: float | None = strawberry.field(description="In its unit; null when it can't be measured.")
    raised: bool = strawberry.field(description="Whether it is wrong at this moment.")


@strawberry.type(description="One look at everything.")
class Operations:
    measured_at: datetime = strawberry.field(description="When it was looked.")
    processes: list[OperationsProcess] = strawberry.field(description="Processes seen within the last hour.")
    queues: list[OperationsQueue] = strawberry.field(description="What waits where.")
    traffic: list[OperationsMinute] = strawberry.field(description="The last hour, minute by minute.")
    latency: OperationsLatency = strawberry.field(description="How long it took.")
    failures: list[OperationsFailure] = strawberry.field(description="Failed background work by reason.")
    outside: list[OperationsOutside] = strawberry.field(description="Mails, SMS and neighbours.")
    values: list[OperationsValue] = strawberry.field(description="Every alert, measured now.")
    database_bytes: float = strawberry.field(description="How large the database is.")
    file_bytes: float = strawberry.field(description="How large the files are.")


async def overview(uow: UnitOfWork, language: str) -> Operations:
    """Look once, for a reader of this language."""
    minutes = await queries.traffic(uow)
    storage = await queries.storage(uow)
    hour = summed(row["buckets"] for row in minutes) or [0] * (len(BOUNDS) + 1)
    return Operations(
        measured_at=await actions.database_time(uow),
        processes=[_process(row) for row in await queries.processes(uow)],
        queues=[
            OperationsQueue(name=row["queue"], waiting=row["waiting"], late=row["late"], failed=row["failed"])
            for row in await queries.queues(uow)
        ],
        traffic=_by_minute(minutes),
        latency=OperationsLatency(p50=_ms(hour, 0.5), p95=_ms(hour, 0.95), p99=_ms(hour, 0.99)),
        failures=[_failure(language, row) for row in await queries.failures(uow)],
        outside=[OperationsOutside(**row) for row in await queries.outside(uow)],
        values=await _values(uow),
        database_bytes=storage["database_bytes"],
        file_bytes=storage["file_bytes"],
    )


async def _values(uow: UnitOfWork) -> list[OperationsValue]:
    measured, found = await measure(uow), []
    for rule in sorted(await queries.rules(uow), key=lambda one: one.key):
        if (alert := ALERTS.get(rule.key)) is not None:
            value = measured.of(rule.key)
            raised = rule.enabled and alert.raised(value, rule.threshold)
            found.append(OperationsValue(key=rule.key, value=value, raised=raised))
    return found


def _process(row: RowMapping) -> OperationsProcess:
    names = ("host", "pid", "version", "seen_at", "alive", "skew_ms")
    kept: dict[str, Any] = {name: row[name] for name in names}
    return OperationsProcess(kind=ProcessKind(row["kind"]), started_at=row["created_at"], **kept)


def _by_minute(rows: Iterable[RowMapping]) -> list[OperationsMinute]:
    found: defaultdict[datetime, list[RowMapping]] = defaultdict(list)
    for row in rows:
        found[row["minute"]].append(row)
    return [
        OperationsMinute(
            minute=minute,
            requests=sum(buckets := summed(one["buckets"] for one in group)),
            failed=sum(one["failed"] for one in group),
            p95_ms=_ms(buckets, 0.95) or 0.0,
        )
        for minute, group in found.items()
    ]


def _failure(language: str, row: RowMapping) -> OperationsFailure:
    return OperationsFailure(
        job=row["name"],
        problem=problem_of(row["reason"], language) or "",
        error=row["reason"],
        count=row["count"],
        newest=row["newest"],
    )


def _ms(buckets: list[int], part: float) -> float | None:
    found = quantile(buckets, BOUNDS, part)
    return None if found is None else found * MILLISECONDS
