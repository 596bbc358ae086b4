"""The engine: starts runs, opens what has nothing to wait for, ends what is done (ORD-02, ORD-03).

Everybody who changes an activity locks its run first, so that two activities that end together open the next one once.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlmodel import SQLModel

from api.core.errors import InvalidInput, NotFound
from api.core.uow import UnitOfWork
from api.sla.actions import cancel_all_on, start_clock, start_promise
from api.sla.models import DurationKind
from api.sla.rules import Duration
from api.work import queries
from api.work.actions.inbox import request_of_activity, withdraw_of
from api.work.events import ActivityOpened, ProcessCancelled, ProcessCompleted, ProcessStarted
from api.work.models import (
    Activity,
    ActivityKind,
    ActivityMove,
    ActivityState,
    ProcessDefinition,
    ProcessRun,
    ProcessState,
)
from api.work.rules import FINAL, Standing, finished, moved, parse_activities, ready

ACTIVITY_CLOCK = "ACTIVITY"
"""Key of the clock of an activity that has a duration of its own."""


async def start_process(
    uow: UnitOfWork,
    key: str,
    subject: SQLModel,
    *,
    number: str = "",
    customer_id: UUID | None = None,
    leave_out: Collection[str] = (),
) -> ProcessRun:
    """Start the branch's newest revision of a process on a row, which must have `branch_id`.

    `leave_out` names activities that this object does not need (a component that was not ordered); others do not
    wait for them. Raises NotFound (ProcessDefinition).
    """
    row: Any = subject
    definition = await queries.latest_definition(uow, row.branch_id, key)
    if definition is None:
        raise NotFound("ProcessDefinition")
    run = uow.add(
        ProcessRun(
            branch_id=row.branch_id,
            definition_id=definition.id,
            subject=row.__tablename__,
            subject_id=row.id,
            number=number or getattr(row, "number", ""),
            customer_id=customer_id or getattr(row, "customer_id", None),
            started_at=uow.now,
        )
    )
    await uow.flush()
    for position, plan in enumerate(parse_activities(definition.activities)):
        left_out = plan.key in leave_out
        uow.add(
            Activity(
                branch_id=run.branch_id,
                run_id=run.id,
                customer_id=run.customer_id,
                position=position,
                key=plan.key,
                names=dict(plan.names),
                kind=plan.kind,
                waits_for=list(plan.waits_for),
                role=plan.role,
                action=plan.action,
                policy=plan.policy,
                duration=dict(plan.duration) if plan.duration else None,
                calendar=plan.calendar,
                optional=plan.optional,
                on_late=plan.on_late,
                state=ActivityState.SKIPPED if left_out else ActivityState.WAITING,
                ended_at=uow.now if left_out else None,
            )
        )
    await uow.flush()
    uow.record(ProcessStarted(**about(run), process=key))
    await advance(uow, run)
    return run


async def cancel_process(uow: UnitOfWork, run_id: UUID, reason: str) -> ProcessRun:
    """Stop a run: what is not over is cancelled, its clocks and inbox items with it.

    `reason` is a code. The event names what was completed, for the domain above to undo (ORD-08). Raises NotFound,
    InvalidInput (process-over).
    """
    run = await queries.lock_run(uow, run_id)
    if run.state is not ProcessState.RUNNING:
        raise InvalidInput("run", code="process-over")
    activities = await queries.activities(uow, run.id)
    for activity in activities:
        if activity.state not in FINAL:
            activity.state = moved(activity.state, ActivityMove.CANCEL)
            activity.ended_at = uow.now
            await cancel_all_on(uow, activity.id)
            await withdraw_of(uow, activity.id)
    run.state, run.ended_at, run.end_reason = ProcessState.CANCELLED, uow.now, reason
    completed = [activity.key for activity in activities if activity.state is ActivityState.COMPLETED]
    uow.record(ProcessCancelled(**about(run), process=await process_key(uow, run), reason=reason, completed=completed))
    await uow.flush()
    return run


async def advance(uow: UnitOfWork, run: ProcessRun) -> None:
    """Open what can begin now, and end the run when nothing is left; the run is locked."""
    if run.state is not ProcessState.RUNNING:
        return
    activities = {activity.key: activity for activity in await queries.activities(uow, run.id)}
    standings = [Standing(a.key, a.state, a.waits_for) for a in activities.values()]
    key = await process_key(uow, run)
    for next_key in ready(standings):
        await open_activity(uow, run, activities[next_key], key)
    if finished([activity.state for activity in activities.values()]):
        run.state, run.ended_at = ProcessState.COMPLETED, uow.now
        uow.record(ProcessCompleted(**about(run), process=key))
    await uow.flush()


async def open_activity(uow: UnitOfWork, run: ProcessRun, activity: Activity, process: str) -> None:
    """Open a waiting or failed activity: its clock runs, its doer is told."""
    move = ActivityMove.RETRY if activity.state is ActivityState.FAILED else ActivityMove.OPEN
    activity.state = moved(activity.state, move)
    activity.opened_at = uow.now
    activity.due_at = await _start_clock(uow, activity)
    if activity.kind is ActivityKind.MANUAL:
        await request_of_activity(uow, run, activity)
    uow.record(
        ActivityOpened(
            **about(run),
            process=process,
            activity_id=activity.id,
            activity=activity.key,
            role=activity.role,
            action=activity.action,
        )
    )


async def _start_clock(uow: UnitOfWork, activity: Activity) -> Any:
    """Start the activity's clock, if it has a deadline; return when it is due."""
    if activity.policy is not None:
        return (await start_clock(uow, activity.policy, activity)).due_at
    if activity.duration is not None:
        duration = Duration(DurationKind(activity.duration["kind"]), activity.duration["amount"])
        clock = await start_promise(uow, ACTIVITY_CLOCK, activity, duration, calendar_key=activity.calendar)
        return clock.due_at
    return None


async def process_key(uow: UnitOfWork, run: ProcessRun) -> str:
    """The key of a run's process."""
    definition: ProcessDefinition = await queries.definition(uow, run.definition_id)
    return definition.key


def about(run: ProcessRun) -> dict[str, Any]:
    """What every event of a run says: the object that it is about."""
    return {
        "subject_id": run.subject_id,
        "branch_id": run.branch_id,
        "customer_id": run.customer_id,
        "about": run.subject,
        "run_id": run.id,
    }
