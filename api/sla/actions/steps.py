"""Steps of a clock: planned, and fired once. Callers hold the clock's lock."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from api.core.uow import UnitOfWork
from api.sla import queries
from api.sla.events import ClockBreached, ClockEscalated, ClockEvent, ClockWarned
from api.sla.models import Clock, ClockMove, ClockState, Timer, TimerState
from api.sla.rules import BREACH, ESCALATE, WARN, Plan, moved, parse_calendar, parse_pauses, plan, terms_of


async def first_plan(uow: UnitOfWork, clocks: Sequence[Clock]) -> None:
    """Store new clocks under the same terms that start at the same moment; their deadline is computed once for all."""
    if not clocks:
        return
    made = await _plan(uow, clocks[0])
    for clock in clocks:
        clock.due_at, clock.warn_at = made.due, made.warn
    uow.session.add_all(clocks)
    await uow.flush()
    uow.session.add_all(_timer(clock, step, at) for clock in clocks for step, at in made.steps)
    await uow.flush()


async def replan(uow: UnitOfWork, clock: Clock) -> None:
    """Compute deadline and steps anew; a step that has fired stays fired."""
    made = await _plan(uow, clock)
    clock.due_at, clock.warn_at = made.due, made.warn
    state = _waiting(clock)
    wanted = dict(made.steps)
    await uow.flush()
    for timer in await queries.timers_of(uow, clock.id):
        at = wanted.pop(timer.step, None)
        if timer.state is TimerState.FIRED:
            continue
        timer.epoch += 1
        timer.state = TimerState.CANCELLED if at is None else state
        timer.due_at = at or timer.due_at
    uow.session.add_all(_timer(clock, step, at) for step, at in wanted.items())
    await uow.flush()


async def _plan(uow: UnitOfWork, clock: Clock) -> Plan:
    stored = await queries.calendar(uow, clock.calendar_id)
    terms = terms_of(clock, parse_calendar(stored.zone, stored.versions), clock.floor_at)
    return plan(terms, clock.started_at, parse_pauses(clock.pauses))


def _timer(clock: Clock, step: str, at: datetime) -> Timer:
    return Timer(
        branch_id=clock.branch_id,
        customer_id=clock.customer_id,
        clock_id=clock.id,
        step=step,
        due_at=at,
        state=_waiting(clock),
    )


def _waiting(clock: Clock) -> TimerState:
    """The state of a step that has not fired."""
    return TimerState.HELD if clock.state is ClockState.PAUSED else TimerState.PENDING


async def catch_up(uow: UnitOfWork, clock: Clock) -> None:
    """Fire the steps of a locked clock that are due by now."""
    for timer in sorted(await queries.timers_of(uow, clock.id), key=lambda timer: timer.due_at):
        if timer.state is TimerState.PENDING and timer.due_at <= uow.now:
            fire_step(uow, timer, clock)


def fire_step(uow: UnitOfWork, timer: Timer, clock: Clock) -> None:
    """Fire one step of a clock; timer and clock are locked."""
    timer.state, timer.fired_at = TimerState.FIRED, uow.now
    common: Mapping[str, Any] = {
        "subject_id": clock.subject_id,
        "branch_id": clock.branch_id,
        "customer_id": clock.customer_id,
        "about": clock.subject,
        "clock_id": clock.id,
        "clock": clock.key,
        "step": timer.step,
        "due_at": timer.due_at.astimezone(UTC).isoformat(),
        "late_seconds": late_seconds(uow.now, timer.due_at),
    }
    event: ClockEvent
    if timer.step == WARN:
        event = ClockWarned(**common)
    elif timer.step == BREACH:
        clock.breached_at = clock.breached_at or timer.due_at
        clock.state = moved(clock.state, ClockMove.BREACH, breached=True) or clock.state
        event = ClockBreached(**common)
    else:
        event = ClockEscalated(**common, level=timer.step.removeprefix(ESCALATE))
    uow.record(event)


def late_seconds(now: datetime, due: datetime) -> float:
    """How long after its time a step fires."""
    return round(max(now - due, timedelta()).total_seconds(), 3)
