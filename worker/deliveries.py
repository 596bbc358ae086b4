"""Running one delivery: the job and the mark that it is done are one transaction."""

import asyncio
from contextvars import ContextVar
from datetime import timedelta
from time import perf_counter
from uuid import UUID

import structlog
from sqlalchemy import TextClause, func, select, text
from sqlmodel import col

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.errors import UserError
from api.core.events import StoredEvent
from api.core.metrics import JOBS
from api.core.tables import EventRow
from api.core.traces import span
from api.core.uow import UnitOfWork
from api.work.models import Delivery, DeliveryState
from worker.settings import WorkerSettings
from worker.subscriptions import FAILURES, Job, jobs_by_name

log = structlog.get_logger(__name__)

ERROR_LENGTH = 500
_CURRENT: ContextVar[UUID] = ContextVar("delivery")


def delivery_id() -> UUID:
    """The delivery that runs: the Message-ID or idempotency key of what its job sends outside."""
    return _CURRENT.get()


async def deliver(database: Database, delivery: UUID, settings: WorkerSettings) -> bool:
    """Run a due delivery; False when it is done already, not due, or run by somebody else at this moment.

    A failure is stored with the time of the next try; after the last one the delivery is FAILED.
    """
    began = perf_counter()
    try:
        async with asyncio.timeout(settings.job_seconds), database.unit_of_work(SYSTEM) as uow:
            await uow.session.execute(_limit(settings))
            found = await _lock(uow, delivery)
            if found is None:
                return False
            event = await _event(uow, found)
            _CURRENT.set(found.id)
            with span(found.job, parent=event.traceparent, delivery=str(found.id)):
                await _job(found)(uow, event)
                found.state, found.done_at, found.error = DeliveryState.DONE, uow.now, None
                found.attempts += 1
                # Here, since the events of the job go on with its trace.
                await uow.commit()
        JOBS.observe(perf_counter() - began, found.job, "ok")
    except Exception as error:  # noqa: BLE001 - whatever a job raises is stored and tried again
        noted = await _note(database, delivery, error, settings)
        if noted is not None:
            outcome = "failed" if noted.state is DeliveryState.FAILED else "retried"
            JOBS.observe(perf_counter() - began, noted.job, outcome)
    return True


async def _note(database: Database, delivery: UUID, error: Exception, settings: WorkerSettings) -> Delivery | None:
    """Store a failed try, in a transaction of its own since the job's is gone; None when somebody else has it."""
    detail = error.code if isinstance(error, UserError) else error
    message = f"{type(error).__name__}: {detail}"[:ERROR_LENGTH]
    async with database.unit_of_work(SYSTEM) as uow:
        found = await _lock(uow, delivery)
        if found is None:
            return None
        found.error = message
        found.attempts += 1
        final = found.attempts > len(settings.retry_seconds)
        if final:
            found.state = DeliveryState.FAILED
        else:
            found.next_at, found.handed_at = (
                uow.now + timedelta(seconds=settings.retry_seconds[found.attempts - 1]),
                None,
            )
        told = FAILURES.get(_job(found)) if found.job in jobs_by_name() else None
        if told is not None:
            await told(uow, await _event(uow, found), message, final=final)
        await uow.commit()
    log.warning(
        "delivery_failed", delivery=str(delivery), job=found.job, attempts=found.attempts, final=final, error=message
    )
    return found


async def _lock(uow: UnitOfWork, delivery: UUID) -> Delivery | None:
    query = (
        select(Delivery)
        .where(col(Delivery.id) == delivery, col(Delivery.state) == DeliveryState.PENDING)
        .where(col(Delivery.next_at) <= func.app_now())
        .with_for_update(skip_locked=True)
    )
    return (await uow.session.execute(query)).scalar_one_or_none()


async def _event(uow: UnitOfWork, delivery: Delivery) -> StoredEvent:
    row = (await uow.session.execute(select(EventRow).where(col(EventRow.id) == delivery.event_id))).scalar_one()
    return StoredEvent(
        seq=row.seq or 0,
        id=row.id,
        name=row.name,
        subject=row.subject,
        subject_id=row.subject_id,
        branch_id=row.branch_id,
        customer_id=row.customer_id,
        actor_id=row.actor_id,
        at=row.at,
        data=row.data,
        traceparent=row.traceparent,
    )


def _job(delivery: Delivery) -> Job:
    """The delivery's job. Raises LookupError for one that this version of the product does not have."""
    return jobs_by_name()[delivery.job]


def _limit(settings: WorkerSettings) -> TextClause:
    """Let PostgreSQL end the transaction of a process that is frozen for longer than any job may take."""
    return text(f"set local idle_in_transaction_session_timeout = '{int(settings.job_seconds) + 5}s'")
