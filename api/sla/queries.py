"""SELECTs and locks of clocks."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select
from sqlmodel import col

from api.core.actor import Actor, ActorKind, scoped
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.sla.models import BusinessCalendar, Clock, ClockPolicy, ClockState, Timer, TimerState

LIVE = (ClockState.RUNNING, ClockState.PAUSED, ClockState.BREACHED)


def visible_to(actor: Actor) -> str:
    """Clocks: those of the branch, or the customer's own."""
    return scoped(actor, "clock", customer="{t}.customer_id")


def visible_settings(actor: Actor) -> str:
    """Calendars and policies: those of the branch, for its customers too."""
    if actor.kind is ActorKind.PORTAL:
        return "{t}.branch_id = any(:branches)" if actor.scope("clock", "read") else "false"
    return scoped(actor, "clock")


async def policy(uow: UnitOfWork, branch_id: UUID, key: str) -> ClockPolicy | None:
    """The branch's policy of this key."""
    query = select(ClockPolicy).where(col(ClockPolicy.branch_id) == branch_id, col(ClockPolicy.key) == key)
    return (await uow.session.execute(query)).scalar_one_or_none()


async def calendar_by_key(uow: UnitOfWork, branch_id: UUID, key: str) -> BusinessCalendar:
    """The branch's calendar of this key. Raises NotFound."""
    query = select(BusinessCalendar).where(
        col(BusinessCalendar.branch_id) == branch_id, col(BusinessCalendar.key) == key
    )
    found = (await uow.session.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("Calendar")
    return found


async def calendar(uow: UnitOfWork, calendar_id: UUID) -> BusinessCalendar:
    """A calendar by its key. Raises NotFound."""
    found = await uow.session.get(BusinessCalendar, calendar_id)
    if found is None:
        raise NotFound("Calendar")
    return found


async def lock_calendar(uow: UnitOfWork, calendar_id: UUID) -> BusinessCalendar:
    """A calendar, locked for its change. Raises NotFound."""
    _staff_only(uow, "Calendar")
    query = select(BusinessCalendar).where(col(BusinessCalendar.id) == calendar_id).with_for_update()
    found = (await uow.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("Calendar")
    return found


async def lock_policy(uow: UnitOfWork, policy_id: UUID) -> ClockPolicy:
    """A policy, locked for its change. Raises NotFound."""
    _staff_only(uow, "ClockPolicy")
    query = select(ClockPolicy).where(col(ClockPolicy.id) == policy_id).with_for_update()
    found = (await uow.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("ClockPolicy")
    return found


async def lock_clock(uow: UnitOfWork, clock_id: UUID) -> Clock:
    """A clock, locked. Raises NotFound."""
    query = select(Clock).where(col(Clock.id) == clock_id).with_for_update()
    found = (await uow.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("Clock")
    return found


async def lock_live(uow: UnitOfWork, subject_id: UUID, key: str) -> Clock | None:
    """The live clock of this kind on an object, locked, or None."""
    query = (
        select(Clock)
        .where(col(Clock.subject_id) == subject_id, col(Clock.key) == key, col(Clock.state).in_(LIVE))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await uow.session.execute(query)).scalar_one_or_none()


async def lock_live_on(uow: UnitOfWork, wanted: Sequence[Clock]) -> Sequence[Clock]:
    """The live clocks, locked in a fixed order, on the objects of these new ones, which share their key."""
    query = (
        select(Clock)
        .where(
            col(Clock.subject_id) == any_(bindparam("subjects", [clock.subject_id for clock in wanted], ARRAY(Uuid))),
            col(Clock.key) == wanted[0].key,
            col(Clock.state).in_(LIVE),
        )
        .order_by(col(Clock.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await uow.session.execute(query)).scalars().all()


async def latest(uow: UnitOfWork, subject_id: UUID, key: str) -> Clock | None:
    """The clock of this kind that was started last on an object, locked, or None."""
    query = (
        select(Clock)
        .where(col(Clock.subject_id) == subject_id, col(Clock.key) == key)
        .order_by(col(Clock.started_at).desc(), col(Clock.id).desc())
        .limit(1)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await uow.session.execute(query)).scalar_one_or_none()


async def live_of_subject(uow: UnitOfWork, subject_id: UUID) -> Sequence[Clock]:
    """All live clocks on an object, locked, oldest first."""
    query = (
        select(Clock)
        .where(col(Clock.subject_id) == subject_id, col(Clock.state).in_(LIVE))
        .order_by(col(Clock.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await uow.session.execute(query)).scalars().all()


async def live_on_calendar(uow: UnitOfWork, calendar_id: UUID) -> Sequence[Clock]:
    """All live clocks of a calendar, locked in a fixed order."""
    query = (
        select(Clock)
        .where(col(Clock.calendar_id) == calendar_id, col(Clock.state).in_(LIVE))
        .order_by(col(Clock.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await uow.session.execute(query)).scalars().all()


async def timers_of(uow: UnitOfWork, clock_id: UUID) -> Sequence[Timer]:
    """The timers of a clock whose row is locked."""
    query = select(Timer).where(col(Timer.clock_id) == clock_id).execution_options(populate_existing=True)
    return (await uow.session.execute(query)).scalars().all()


async def lock_timer(uow: UnitOfWork, timer_id: UUID) -> Timer:
    """A timer, locked. Raises NotFound."""
    query = select(Timer).where(col(Timer.id) == timer_id).with_for_update()
    found = (await uow.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("Timer")
    return found


async def claim_due_steps(uow: UnitOfWork, limit: int) -> list[tuple[Timer, Clock]]:
    """Due steps with their clocks, both locked; what somebody else holds is left to them.

    An action locks the clock before its timers; since nothing is waited for here, the other order can't deadlock.
    """
    query = (
        select(Timer, Clock)
        .join(Clock, col(Clock.id) == col(Timer.clock_id))
        .where(col(Timer.state) == TimerState.PENDING, col(Timer.due_at) <= func.app_now())
        .order_by(col(Timer.due_at), col(Timer.id))
        .limit(limit)
        .with_for_update(of=(Timer, Clock), skip_locked=True)
    )
    return [(timer, clock) for timer, clock in await uow.session.execute(query)]


async def claim_due_events(uow: UnitOfWork, limit: int) -> Sequence[Timer]:
    """Due free timers, locked; what somebody else holds is left to them."""
    query = (
        select(Timer)
        .where(col(Timer.clock_id).is_(None), col(Timer.state) == TimerState.PENDING)
        .where(col(Timer.due_at) <= func.app_now())
        .order_by(col(Timer.due_at), col(Timer.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await uow.session.execute(query)).scalars().all()


async def next_due_in(uow: UnitOfWork) -> float | None:
    """Seconds until the next pending timer, negative when overdue, None without any."""
    first = select(func.min(Timer.due_at)).where(col(Timer.state) == TimerState.PENDING)
    seconds = select(func.extract("epoch", first.scalar_subquery() - func.app_now()))
    value = await uow.session.scalar(seconds)
    return None if value is None else float(value)


def _staff_only(uow: UnitOfWork, kind: str) -> None:
    """Tell callers whose database role can't lock a setting the same as those who may not see it."""
    if uow.actor.kind not in (ActorKind.STAFF, ActorKind.SYSTEM):
        raise NotFound(kind)
