"""The only writer of beats, traffic, alerts and runs."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.operations import policy, queries
from api.operations.events import AlertRaised, AlertResolved
from api.operations.models import AlertEpisode, AlertRule, OperationRun, ProcessBeat, RunOutcome, TrafficMinute
from api.operations.rules import ALERTS, Measured

# What comes and goes within a breath is told once.
SHORTEST_EPISODE: Final = timedelta(minutes=1)
LARGEST_THRESHOLD: Final = 1_000_000
_LOCK: Final = 7_261_024
_ALONE: Final = text("select pg_try_advisory_xact_lock(:lock)")
_NOW: Final = text("select clock_timestamp()")
_FORGET: Final = text("delete from process_beat where seen_at < now() - interval '2 d'")


async def database_time(uow: UnitOfWork) -> datetime:
    """Return the database's own time, not the business's."""
    found: datetime = (await uow.session.execute(_NOW)).scalar_one()
    return found


async def beat(uow: UnitOfWork, process: ProcessBeat) -> None:
    """Put a process's sign of life on record."""
    values = process.model_dump()
    changing = {name: values[name] for name in ("seen_at", "skew_ms")}
    statement = insert(ProcessBeat).values(values).on_conflict_do_update(index_elements=["id"], set_=changing)
    await uow.session.execute(statement)


async def note_traffic(
    uow: UnitOfWork, process_id: UUID, minute: datetime, failed: int, buckets: Sequence[int]
) -> None:
    """Add what a process answered to its minute."""
    statement = insert(TrafficMinute).values(
        process_id=process_id, minute=minute.replace(second=0, microsecond=0), failed=failed, buckets=list(buckets)
    )
    summed = text(
        "array(select a + b from unnest(traffic_minute.buckets, excluded.buckets) with ordinality x(a, b, n) order by n)"
    )
    await uow.session.execute(
        statement.on_conflict_do_update(
            index_elements=["process_id", "minute"],
            set_={"failed": TrafficMinute.failed + statement.excluded.failed, "buckets": summed},
        )
    )


async def alone(uow: UnitOfWork) -> bool:
    """Take the turn of whoever watches, for this transaction; False when another worker has it."""
    return bool(await uow.session.scalar(_ALONE, {"lock": _LOCK}))


async def judge(uow: UnitOfWork, measured: Measured) -> None:
    """Begin and end episodes by what was measured, and tell once of each."""
    await uow.session.execute(_FORGET)
    now, branch_id = await database_time(uow), await queries.first_branch(uow)
    known = await queries.open_episodes(uow)
    for rule in await queries.rules(uow):
        # A rule of a newer version of the product is that one's business.
        if (alert := ALERTS.get(rule.key)) is None:
            continue
        value, episode = measured.of(rule.key), known.get(rule.key)
        wrong = rule.enabled and alert.raised(value, rule.threshold)
        event: type[AlertRaised | AlertResolved] | None = None
        if wrong and episode is None:
            episode = uow.add(AlertEpisode(key=rule.key, began_at=now, created_at=now, value=value or 0.0))
            event = AlertRaised
        elif not wrong and episode is not None and now - episode.began_at >= SHORTEST_EPISODE:
            episode.ended_at = now
            event = AlertResolved
        if event is not None and episode is not None and branch_id is not None:
            uow.record(event(subject_id=episode.id, branch_id=branch_id, key=rule.key))


async def set_rule(
    uow: UnitOfWork, rule_id: UUID, *, threshold: float, enabled: bool, version: int | None
) -> AlertRule:
    """Move an alert's threshold or switch it off. Raises NotFound, PermissionDenied, InvalidInput, StaleVersion."""
    require(policy.can_write(uow.actor))
    rule = await queries.lock_rule(uow, rule_id)
    check_version(version, rule.version)
    if not 0 <= threshold <= LARGEST_THRESHOLD:
        raise InvalidInput("input", "threshold")
    changes = {"threshold": [rule.threshold, threshold], "enabled": [rule.enabled, enabled]}
    rule.threshold, rule.enabled = threshold, enabled
    uow.audit("alert.rule", rule, changes)
    await uow.flush()
    return rule


async def begin_run(uow: UnitOfWork, kind: str) -> OperationRun:
    """Put on record that a run of the operator's has begun."""
    now = await database_time(uow)
    return uow.add(OperationRun(kind=kind, started_at=now, created_at=now))


async def begin_if_due(uow: UnitOfWork, kind: str, every: timedelta) -> UUID | None:
    """Begin a run unless one began within that time; return its key."""
    last = await queries.last_run(uow, kind)
    if last is not None and await database_time(uow) - last.started_at < every:
        return None
    run = await begin_run(uow, kind)
    await uow.flush()
    return run.id


async def finish_run(uow: UnitOfWork, run_id: UUID, *, succeeded: bool, detail: dict[str, Any]) -> None:
    """Put on record how it ended."""
    outcome = RunOutcome.SUCCEEDED if succeeded else RunOutcome.FAILED
    now = await database_time(uow)
    await uow.session.execute(
        update(OperationRun)
        .where(col(OperationRun.id) == run_id)
        .values(outcome=outcome, finished_at=now, detail=detail)
    )
