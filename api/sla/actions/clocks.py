"""Starting, pausing, meeting clocks (SLA-01).

An object's clock is changed by the action that changes the object, in the same transaction. Whoever touches a clock
first fires what is already due, so the order in which the sweep and a person arrive makes no difference.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import SQLModel

from api.core.errors import InvalidInput, UserError
from api.core.uow import UnitOfWork
from api.sla import queries
from api.sla.actions.steps import catch_up, first_plan, replan
from api.sla.models import Clock, ClockMove, ClockState, TimerState
from api.sla.rules import LIVE, Duration, moved

Subject = SQLModel | tuple[str, UUID]


class _About(NamedTuple):
    """What a clock runs on, by the names of its columns."""

    subject: str
    subject_id: UUID
    branch_id: UUID
    customer_id: UUID | None


class ClockMoveRefused(UserError):
    """The clock's state does not allow this move."""

    code = "clock-move-refused"
    title = "the clock cannot be changed that way"


async def start_clock(
    uow: UnitOfWork,
    policy_key: str,
    subject: Subject,
    *,
    branch_id: UUID | None = None,
    customer_id: UUID | None = None,
    not_before: datetime | None = None,
    paused: bool = False,
) -> Clock:
    """Start the branch's promise of this key on an object, now.

    `subject` is a row, whose branch and customer are taken, or (table, id). `not_before` is the earliest deadline
    allowed. A live clock of the same key on the object is returned as it is. Raises InvalidInput (policy-unknown).
    """
    about = _about(subject, branch_id, customer_id)
    return (await _start_by_policy(uow, policy_key, [about], not_before=not_before, paused=paused))[0]


async def start_clocks(uow: UnitOfWork, policy_key: str, subjects: Sequence[SQLModel]) -> list[Clock]:
    """Start the promise on many rows of one branch, in as many statements as for one; clocks in the order of the rows.

    Raises InvalidInput (policy-unknown).
    """
    return await _start_by_policy(uow, policy_key, [_about(subject, None, None) for subject in subjects])


async def _start_by_policy(
    uow: UnitOfWork,
    policy_key: str,
    abouts: Sequence[_About],
    *,
    not_before: datetime | None = None,
    paused: bool = False,
) -> list[Clock]:
    if not abouts:
        return []
    policy = await queries.policy(uow, abouts[0].branch_id, policy_key)
    if policy is None:
        raise InvalidInput("policy", code="policy-unknown")
    clocks = [
        Clock(
            **about._asdict(),
            key=policy.key,
            policy_id=policy.id,
            calendar_id=policy.calendar_id,
            duration_kind=policy.duration_kind,
            amount=policy.amount,
            warn_percent=policy.warn_percent,
            breach=policy.breach,
            escalations=policy.escalations,
            floor_at=not_before,
            started_at=uow.now,
            due_at=uow.now,
        )
        for about in abouts
    ]
    return await _start(uow, clocks, paused=paused)


async def start_promise(
    uow: UnitOfWork,
    key: str,
    subject: Subject,
    duration: Duration,
    *,
    calendar_key: str = "OFFICE",
    warn_percent: int = 0,
    branch_id: UUID | None = None,
    customer_id: UUID | None = None,
) -> Clock:
    """Start a promise that has no policy of its own, such as one activity's duration. Raises NotFound (Calendar)."""
    about = _about(subject, branch_id, customer_id)
    calendar = await queries.calendar_by_key(uow, about.branch_id, calendar_key)
    clock = Clock(
        **about._asdict(),
        key=key,
        calendar_id=calendar.id,
        duration_kind=duration.kind,
        amount=duration.amount,
        warn_percent=warn_percent,
        started_at=uow.now,
        due_at=uow.now,
    )
    return (await _start(uow, [clock], paused=False))[0]


async def _start(uow: UnitOfWork, clocks: Sequence[Clock], *, paused: bool) -> list[Clock]:
    """Start those of a key, of one branch, that do not run on their object yet; returns the live clock of each."""
    live = {found.subject_id: found for found in await queries.lock_live_on(uow, clocks)}
    fresh = [clock for clock in clocks if clock.subject_id not in live]
    for clock in fresh:
        if paused:
            clock.state, clock.paused_at = ClockState.PAUSED, uow.now
    await first_plan(uow, fresh)
    return [live.get(clock.subject_id, clock) for clock in clocks]


async def pause(uow: UnitOfWork, clock_id: UUID) -> Clock:
    """Let a clock stand still. Raises NotFound, ClockMoveRefused."""
    clock = await _move(uow, clock_id, ClockMove.PAUSE)
    clock.paused_at = uow.now
    await replan(uow, clock)
    return clock


async def resume(uow: UnitOfWork, clock_id: UUID) -> Clock:
    """Let a clock run again; its deadline moves on by the counting time in between."""
    clock = await _move(uow, clock_id, ClockMove.RESUME)
    _end_pause(clock, uow.now)
    await replan(uow, clock)
    return clock


async def meet(uow: UnitOfWork, clock_id: UUID) -> Clock:
    """End a clock because the promise is fulfilled, in time or late. Raises NotFound, ClockMoveRefused."""
    return await _end(uow, clock_id, ClockMove.MEET)


async def cancel(uow: UnitOfWork, clock_id: UUID) -> Clock:
    """End a clock because the promise no longer matters. Raises NotFound, ClockMoveRefused."""
    return await _end(uow, clock_id, ClockMove.CANCEL)


async def reopen(uow: UnitOfWork, clock_id: UUID) -> Clock:
    """Let a clock that was met run again with the time that it had used; the time since counts as a pause."""
    clock = await _move(uow, clock_id, ClockMove.REOPEN)
    if clock.ended_at is not None:
        clock.pauses = [*clock.pauses, [clock.ended_at.isoformat(), uow.now.isoformat()]]
    clock.ended_at = None
    await replan(uow, clock)
    return clock


async def meet_on(uow: UnitOfWork, subject_id: UUID, key: str) -> Clock | None:
    """Fulfil the live clock of this key on an object, if there is one."""
    clock = await queries.lock_live(uow, subject_id, key)
    return None if clock is None else await meet(uow, clock.id)


async def cancel_all_on(uow: UnitOfWork, subject_id: UUID) -> None:
    """Cancel every live clock on an object that is closed or withdrawn."""
    for clock in await queries.live_of_subject(uow, subject_id):
        await cancel(uow, clock.id)


async def change_terms(uow: UnitOfWork, clock_id: UUID, policy_key: str) -> Clock:
    """Put a live clock under another policy; its start and its pauses are kept (a ticket's priority changed)."""
    clock = await queries.lock_clock(uow, clock_id)
    policy = await queries.policy(uow, clock.branch_id, policy_key)
    if policy is None:
        raise InvalidInput("policy", code="policy-unknown")
    if clock.state not in LIVE:
        raise ClockMoveRefused
    await catch_up(uow, clock)
    clock.key, clock.policy_id, clock.calendar_id = policy.key, policy.id, policy.calendar_id
    clock.duration_kind, clock.amount, clock.warn_percent = policy.duration_kind, policy.amount, policy.warn_percent
    clock.breach, clock.escalations = policy.breach, policy.escalations
    await replan(uow, clock)
    return clock


def _about(subject: Subject, branch_id: UUID | None, customer_id: UUID | None) -> _About:
    if isinstance(subject, tuple):
        if branch_id is None:
            raise TypeError("a subject named by table and id needs its branch")
        return _About(subject[0], subject[1], branch_id, customer_id)
    row: Any = subject
    own = row.id if row.__tablename__ == "customer" else getattr(row, "customer_id", None)
    return _About(str(row.__tablename__), row.id, branch_id or row.branch_id, customer_id or own)


async def _move(uow: UnitOfWork, clock_id: UUID, move: ClockMove) -> Clock:
    clock = await queries.lock_clock(uow, clock_id)
    await catch_up(uow, clock)
    target = moved(clock.state, move, breached=clock.breached_at is not None)
    if target is None:
        raise ClockMoveRefused
    clock.state = target
    return clock


async def _end(uow: UnitOfWork, clock_id: UUID, move: ClockMove) -> Clock:
    clock = await _move(uow, clock_id, move)
    _end_pause(clock, uow.now)
    clock.ended_at = uow.now
    for timer in await queries.timers_of(uow, clock.id):
        if timer.state in (TimerState.PENDING, TimerState.HELD):
            timer.state, timer.epoch = TimerState.CANCELLED, timer.epoch + 1
    return clock


def _end_pause(clock: Clock, now: datetime) -> None:
    if clock.paused_at is not None:
        clock.pauses = [*clock.pauses, [clock.paused_at.isoformat(), now.isoformat()]]
        clock.paused_at = None
