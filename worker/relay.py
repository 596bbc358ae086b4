"""Outbox to deliveries, and deliveries to the queue. PostgreSQL decides; the queue only carries ids."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.ids import new_id
from api.core.uow import UnitOfWork
from api.work.models import Delivery
from worker.settings import WorkerSettings
from worker.subscriptions import SUBSCRIPTIONS, name_of

# An outbox row exists from the commit of its event to the commit of its deliveries, so an event that commits after
# one with a higher number is never overlooked.
_TAKE = text("""
    select e.id, e.name, e.branch_id
    from outbox o join event e on e.id = o.event_id
    order by e.seq limit :batch for update of o skip locked
""")
_FORGET = text("delete from outbox where event_id = any(:ids)")
# What runs is locked and skipped; what was handed out and lost is handed out again.
_HAND_OUT = text("""
    update delivery set handed_at = app_now() where id in (
        select id from delivery
        where state = 'PENDING' and next_at <= app_now() and (
            handed_at is null or handed_at not between app_now() - make_interval(secs => :again) and app_now()
        )
        order by next_at limit :room for update skip locked
    ) returning id
""")
# A worker that is frozen in the middle must not keep its locks for long.
_NOT_FOR_LONG = text("set local idle_in_transaction_session_timeout = '10s'")


async def not_for_long(uow: UnitOfWork) -> None:
    """Let PostgreSQL end this transaction when its process stops answering."""
    await uow.session.execute(_NOT_FOR_LONG)


async def relay(database: Database, settings: WorkerSettings) -> int:
    """Make a delivery for every subscribed job of each new event; return how many events there were."""
    async with database.unit_of_work(SYSTEM) as uow:
        await not_for_long(uow)
        events = (await uow.session.execute(_TAKE, {"batch": settings.batch})).all()
        if not events:
            return 0
        rows = [
            {
                "id": new_id(),
                "created_at": uow.now,
                "event_id": event.id,
                "branch_id": event.branch_id,
                "event_name": event.name,
                "job": name_of(job),
                "state": "PENDING",
                "attempts": 0,
                "next_at": uow.now,
            }
            for event in events
            for job in SUBSCRIPTIONS.get(event.name, ())
        ]
        if rows:
            await uow.session.execute(insert(Delivery).on_conflict_do_nothing(), rows)
        await uow.session.execute(_FORGET, {"ids": [event.id for event in events]})
        await uow.commit()
    return len(events)


async def hand_out(database: Database, settings: WorkerSettings, room: int) -> list[UUID]:
    """Take up to `room` due deliveries that nobody runs; whoever gets an id runs it or puts it into the queue."""
    if room <= 0:
        return []
    async with database.unit_of_work(SYSTEM) as uow:
        await not_for_long(uow)
        values = {"room": room, "again": settings.hand_again_seconds}
        ids = (await uow.session.execute(_HAND_OUT, values)).scalars().all()
        await uow.commit()
    return [UUID(str(found)) for found in ids]
