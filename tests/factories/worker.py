"""The worker's rounds, run by the test itself: everything that follows from what was committed."""

from datetime import datetime, timedelta

from sqlalchemy import select, text
from sqlmodel import col

from api.core.actor import SYSTEM, Actor
from api.core.clock import now
from api.core.database import Database
from api.notifications.models import Notification
from worker.deliveries import deliver
from worker.relay import hand_out, relay
from worker.settings import WorkerSettings
from worker.sweep import Sweep

ROUNDS = 60


async def work_off(database: Database) -> None:
    """Fire what is due, relay and deliver until nothing is left to do now."""
    settings = WorkerSettings(_env_file=None)  # type: ignore[call-arg] # pydantic-settings accepts it at run time
    sweep = Sweep(database, settings)
    for _ in range(ROUNDS):
        fired = await sweep._fire()
        relayed = await relay(database, settings)
        ids = await hand_out(database, settings, 100)
        for delivery in ids:
            await deliver(database, delivery, settings)
        if not fired and not relayed and not ids:
            return
    raise AssertionError("the worker does not come to rest")


async def shift_clock(database: Database, delta: timedelta) -> None:
    """Move the business clock against the real one, as its owner; only in a database of the test's own."""
    async with database.owner.begin() as connection:
        await connection.execute(text("update app_clock set shift = cast(:shift as interval)"), {"shift": delta})


async def set_clock(database: Database, moment: datetime) -> None:
    """Let it be this moment, and the worker do what is due by then."""
    await shift_clock(database, moment - now())
    await work_off(database)


async def told(database: Database, actor: Actor, *kinds: str) -> list[str]:
    """Return what somebody was told in the app, oldest first: all of it, or these kinds."""
    async with database.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(Notification)
            .where(col(Notification.user_id) == actor.user_id)
            .order_by(col(Notification.created_at), col(Notification.id))
        )
        return [row.kind for row in rows if not kinds or row.kind in kinds]
