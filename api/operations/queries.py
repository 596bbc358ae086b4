"""What is measured in the database, and the rows that the page of the operation shows."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import RowMapping, select, text
from sqlmodel import col

from api.core.actor import Actor
from api.core.errors import Allowed, NotFound
from api.core.uow import UnitOfWork
from api.operations import policy
from api.operations.models import AlertEpisode, AlertRule, OperationRun
from api.people.models import Branch

# Business rows carry the business time, rows of the operation the real one.
_MEASURED: Final = text("""
    select
        (select extract(epoch from now() - coalesce(
            max(seen_at) filter (where kind = 'WORKER'), min(created_at) filter (where kind = 'API')))
            from process_beat) as worker_silent,
        (select extract(epoch from app_now() - min(due_at)) from timer
            where state = 'PENDING' and due_at <= app_now()) as timer_late,
        (select extract(epoch from app_now() - min(e.at)) from outbox o join event e on e.id = o.event_id) as outbox_late,
        (select extract(epoch from app_now() - min(next_at)) from delivery
            where state = 'PENDING' and next_at <= app_now()) as delivery_late,
        (select count(*) from delivery where state = 'FAILED') as delivery_failed,
        (select count(*) from message where state = 'QUEUED' and attempts > 0) as mail_failing,
        (select count(*) from branch b join port_call c on c.branch_id = b.id and c.created_at > app_now() - interval '1 h'
            where c.status = 'FAILED') as port_failing,
        (select extract(epoch from app_now() - min(e.created_at)) from audit_unsealed u
            join audit_entry e on e.id = u.audit_id) as audit_unsealed,
        (select coalesce((detail->>'faults')::int, 0) from operation_run where kind = 'AUDIT_CHECK'
            and outcome <> 'RUNNING' order by started_at desc limit 1) as audit_broken,
        (select extract(epoch from now() - coalesce(
            (select max(finished_at) from operation_run where kind = 'BACKUP' and outcome = 'SUCCEEDED'),
            min(created_at))) / 3600 from branch) as backup_old,
        (select extract(epoch from now() - coalesce(
            (select max(finished_at) from operation_run where kind = 'KEY_ROTATION' and outcome = 'SUCCEEDED'),
            min(created_at))) / 86400 from branch) as keys_old,
        (select max(abs(skew_ms)) / 1000.0 from process_beat where seen_at > now() - interval '2 min') as clock_skew
""")
# The time is asked for once: for each row that waits the clock would be looked up again.
_QUEUES: Final = text("""
    select 'timers' as queue, count(*) filter (where due_at <= (select app_now())) as late, count(*) as waiting, 0 as failed
        from timer where state = 'PENDING'
    union all select 'outbox', 0, count(*), 0 from outbox
    union all select 'deliveries', count(*) filter (where next_at <= (select app_now())), count(*),
        (select count(*) from delivery where state = 'FAILED') from delivery where state = 'PENDING'
    union all select 'messages', count(*) filter (where next_at <= (select app_now())), count(*),
        (select count(*) from message where state = 'FAILED') from message where state = 'QUEUED'
    union all select 'audit', 0, count(*), 0 from audit_unsealed
""")
_PROCESSES: Final = text("""
    select id, kind, host, pid, version, created_at, seen_at, skew_ms, seen_at > now() - interval '1 min' as alive
    from process_beat where seen_at > now() - interval '1 h' order by kind, host, pid, created_at limit 100
""")
_TRAFFIC: Final = text("""
    select minute, failed, buckets from traffic_minute where minute > now() - interval '61 min' order by minute
""")
_FAILURES: Final = text("""
    select job as name, error as reason, count(*) as count, max(created_at) as newest
    from delivery where state = 'FAILED' group by job, error order by count(*) desc, job limit 20
""")
_OUTSIDE: Final = text("""
    select c.port as name, count(*) as calls, count(*) filter (where c.status = 'FAILED') as failed,
        max(c.created_at) as newest
    from branch b join port_call c on c.branch_id = b.id and c.created_at > app_now() - interval '1 h' group by c.port
    union all select channel, count(*), count(*) filter (where state = 'FAILED' or (state = 'QUEUED' and attempts > 0)),
        max(sent_at)
    from message where created_at > app_now() - interval '1 h' and (state <> 'QUEUED' or attempts > 0) group by channel
    order by name
""")
_STORAGE: Final = text("""
    select pg_database_size(current_database()) as database_bytes,
        (select coalesce(sum(size), 0) from attachment)::bigint as file_bytes
""")
# Whoever may read the operation and can be told.
_OPERATORS: Final = text("""
    select u.id from user_account u where u.active and exists (
        select 1 from user_role ur join role r on r.id = ur.role_id
        where ur.user_id = u.id and 'all:operations:read' = any(r.permissions))
""")


def visible_to(actor: Actor) -> str:
    """Rows of the operation belong to no branch."""
    return "true" if isinstance(policy.can_read(actor), Allowed) else "false"


async def measured(uow: UnitOfWork) -> RowMapping:
    """Return what the database knows of `rules.Measured`."""
    return (await uow.session.execute(_MEASURED)).mappings().one()


async def queues(uow: UnitOfWork) -> Sequence[RowMapping]:
    """Return how much waits where, is late or has failed."""
    return (await uow.session.execute(_QUEUES)).mappings().all()


async def processes(uow: UnitOfWork) -> Sequence[RowMapping]:
    """Return the processes that gave a sign of life within the hour."""
    return (await uow.session.execute(_PROCESSES)).mappings().all()


async def traffic(uow: UnitOfWork) -> Sequence[RowMapping]:
    """Return what was answered in the last hour, by process and minute."""
    return (await uow.session.execute(_TRAFFIC)).mappings().all()


async def failures(uow: UnitOfWork) -> Sequence[RowMapping]:
    """Return the failed deliveries by job and reason."""
    return (await uow.session.execute(_FAILURES)).mappings().all()


async def outside(uow: UnitOfWork) -> Sequence[RowMapping]:
    """Return what was sent and asked outside within the hour, by channel and port."""
    return (await uow.session.execute(_OUTSIDE)).mappings().all()


async def storage(uow: UnitOfWork) -> RowMapping:
    """Return the bytes of database and files."""
    return (await uow.session.execute(_STORAGE)).mappings().one()


async def last_run(uow: UnitOfWork, kind: str) -> OperationRun | None:
    """Return the run of a kind that began last."""
    runs = select(OperationRun).where(col(OperationRun.kind) == kind)
    return await uow.session.scalar(runs.order_by(col(OperationRun.started_at).desc()).limit(1))


async def rules(uow: UnitOfWork) -> list[AlertRule]:
    """Return every rule."""
    return list(await uow.session.scalars(select(AlertRule)))


async def lock_rule(uow: UnitOfWork, rule_id: UUID) -> AlertRule:
    """Return a rule, locked. Raises NotFound."""
    found = await uow.session.get(AlertRule, rule_id, with_for_update=True)
    if found is None:
        raise NotFound("AlertRule", "id")
    return found


async def open_episodes(uow: UnitOfWork) -> dict[str, AlertEpisode]:
    """Return what is wrong now, by alert."""
    found = await uow.session.scalars(select(AlertEpisode).where(col(AlertEpisode.ended_at).is_(None)))
    return {episode.key: episode for episode in found}


async def first_branch(uow: UnitOfWork) -> UUID | None:
    """Return the oldest branch, under whose name the operator's own events go."""
    oldest = select(col(Branch.id)).order_by(col(Branch.created_at), col(Branch.id)).limit(1)
    return await uow.session.scalar(oldest)


async def operators(uow: UnitOfWork) -> list[UUID]:
    """Return who is told of alerts."""
    return list((await uow.session.execute(_OPERATORS)).scalars())
