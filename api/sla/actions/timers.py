"""Free timers, and the firing of all timers by the sweep (SLA-03)."""

from datetime import datetime
from uuid import UUID

from api.core.events import Event
from api.core.metrics import TIMER_LATENESS
from api.core.uow import UnitOfWork
from api.sla import queries
from api.sla.actions.steps import fire_step, late_seconds
from api.sla.events import DueEvent
from api.sla.models import Timer, TimerState


async def later(uow: UnitOfWork, due_at: datetime, event: Event, *, step: str = "EVENT") -> Timer:
    """Record an event at a later time, exactly once. Keep the timer's id to be able to call it off."""
    stored = {
        "name": event.name,
        "subject": event.subject,
        "subject_id": str(event.subject_id),
        "data": event.data(),
    }
    return uow.add(
        Timer(
            branch_id=event.branch_id,
            customer_id=event.customer_id,
            step=step,
            due_at=due_at,
            event=stored,
        )
    )


async def call_off(uow: UnitOfWork, timer_id: UUID) -> bool:
    """Call a free timer off; False when it has fired already. Raises NotFound."""
    timer = await queries.lock_timer(uow, timer_id)
    if timer.state is not TimerState.PENDING:
        return False
    timer.state, timer.epoch = TimerState.CANCELLED, timer.epoch + 1
    return True


async def fire_due(uow: UnitOfWork, limit: int = 200) -> int:
    """Fire what is due, at most about `limit` of each kind; returns how many fired. Called by the sweep."""
    steps = await queries.claim_due_steps(uow, limit)
    for timer, clock in steps:
        fire_step(uow, timer, clock)
        TIMER_LATENESS.observe(late_seconds(uow.now, timer.due_at))
    events = await queries.claim_due_events(uow, limit)
    for timer in events:
        _fire_event(uow, timer)
        TIMER_LATENESS.observe(late_seconds(uow.now, timer.due_at))
    return len(steps) + len(events)


def _fire_event(uow: UnitOfWork, timer: Timer) -> None:
    """Record the event of a free timer."""
    timer.state, timer.fired_at = TimerState.FIRED, uow.now
    stored = timer.event or {}
    uow.record(
        DueEvent(
            subject_id=UUID(stored["subject_id"]),
            branch_id=timer.branch_id,
            customer_id=timer.customer_id,
            stored=stored,
            late_seconds=late_seconds(uow.now, timer.due_at),
        )
    )
