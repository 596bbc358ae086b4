"""What people and the worker do with an activity (ORD-03)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from api.core.actor import ActorKind
from api.core.errors import check_version, require
from api.core.uow import UnitOfWork
from api.sla.actions import cancel_all_on, meet_on
from api.work import policy as may
from api.work import queries
from api.work.actions.engine import ACTIVITY_CLOCK, about, advance, cancel_process, open_activity, process_key
from api.work.actions.inbox import claim, create_request, finish_of, withdraw_of
from api.work.automatic import action
from api.work.events import ActivityCompleted, ActivityFailed, ActivitySkipped, ActivityStarted
from api.work.models import Activity, ActivityMove, ActivityState, OnLate, ProcessRun, ProcessState
from api.work.rules import ActivityMoveRefused, moved

ERROR_LENGTH = 500


async def start_activity(uow: UnitOfWork, activity_id: UUID, *, seen: int | None = None) -> Activity:
    """Take an open activity in hand. Raises NotFound, PermissionDenied, ActivityMoveRefused, StaleVersion."""
    run, activity = await _lock(uow, activity_id, seen)
    activity.state = moved(activity.state, ActivityMove.START)
    activity.started_at, activity.assignee_id = uow.now, uow.actor.user_id
    for request in await queries.open_requests_of(uow, activity.id):
        claim(uow, request)
    uow.record(ActivityStarted(**await _event(uow, run, activity)))
    uow.audit("activity.start", activity)
    await uow.flush()
    return activity


async def complete_activity(
    uow: UnitOfWork, activity_id: UUID, result: Mapping[str, Any] | None = None, *, seen: int | None = None
) -> Activity:
    """Finish an activity and open what waited for it. Raises as `start_activity`."""
    run, activity = await _lock(uow, activity_id, seen)
    await _complete(uow, run, activity, result)
    uow.audit("activity.complete", activity, {"result": dict(result or {})})
    return activity


async def fail_activity(uow: UnitOfWork, activity_id: UUID, reason: str, *, seen: int | None = None) -> Activity:
    """Say that an activity can't be done, such as an acceptance that the customer refuses; `reason` is for people."""
    run, activity = await _lock(uow, activity_id, seen)
    await _fail(uow, run, activity, reason)
    uow.audit("activity.fail", activity, {"reason": reason})
    return activity


async def retry_activity(uow: UnitOfWork, activity_id: UUID, *, seen: int | None = None) -> Activity:
    """Open a failed activity again; an automatic one is run by the worker at once."""
    run, activity = await queries.lock_activity(uow, activity_id)
    require(may.can_steer(uow.actor, activity))
    check_version(seen, activity.version)
    if activity.state is not ActivityState.FAILED:
        raise ActivityMoveRefused
    activity.attempts, activity.error = 0, None
    await withdraw_of(uow, activity.id)
    await open_activity(uow, run, activity, await process_key(uow, run))
    uow.audit("activity.retry", activity)
    await uow.flush()
    return activity


async def skip_activity(uow: UnitOfWork, activity_id: UUID, *, seen: int | None = None) -> Activity:
    """Leave an optional activity out; what waits for it goes on."""
    run, activity = await queries.lock_activity(uow, activity_id)
    require(may.can_steer(uow.actor, activity))
    check_version(seen, activity.version)
    activity.state = moved(activity.state, ActivityMove.SKIP, optional=activity.optional)
    activity.ended_at, activity.ended_by_id = uow.now, uow.actor.user_id
    await cancel_all_on(uow, activity.id)
    await withdraw_of(uow, activity.id)
    uow.record(ActivitySkipped(**await _event(uow, run, activity)))
    uow.audit("activity.skip", activity)
    await advance(uow, run)
    return activity


async def run_automatic(uow: UnitOfWork, activity_id: UUID) -> None:
    """Do an open automatic activity: its registered action, and its completion, in this transaction.

    One that is no longer open is left alone, since the event that asks for it may come again.
    """
    run, activity = await queries.lock_activity(uow, activity_id)
    if activity.state is not ActivityState.OPEN or activity.action is None or run.state is not ProcessState.RUNNING:
        return
    activity.state = moved(activity.state, ActivityMove.START)
    activity.started_at = uow.now
    result = await action(activity.action)(uow, activity)
    activity.attempts, activity.error = activity.attempts + 1, None
    await _complete(uow, run, activity, result)


async def note_failed_try(uow: UnitOfWork, activity_id: UUID, message: str, *, final: bool) -> None:
    """Keep why the worker's try failed; after the last one the activity is FAILED and a person is asked to look."""
    run, activity = await queries.lock_activity(uow, activity_id)
    if activity.state is not ActivityState.OPEN:
        return
    activity.attempts, activity.error = activity.attempts + 1, message[:ERROR_LENGTH]
    if final:
        await _fail(uow, run, activity, message)


async def act_on_lateness(uow: UnitOfWork, activity_id: UUID) -> None:
    """Do what the definition says about a late activity; one that is over is left alone."""
    run, activity = await queries.lock_activity(uow, activity_id)
    if activity.ended_at is not None or run.state is not ProcessState.RUNNING:
        return
    match activity.on_late:
        case OnLate.NOTHING:
            return
        case OnLate.CANCEL_PROCESS:
            await cancel_process(uow, run.id, "late")
        case OnLate.NOTIFY_MANAGER:
            teams = await queries.teams_of_role(uow, run.branch_id, activity.role or "")
            await create_request(
                uow,
                kind="LATE",
                title_key="work-title-late",
                names=activity.names,
                about=run,
                to_user_id=teams[0].manager_id if teams else None,
                activity_id=activity.id,
            )


async def _lock(uow: UnitOfWork, activity_id: UUID, seen: int | None) -> tuple[ProcessRun, Activity]:
    run, activity = await queries.lock_activity(uow, activity_id)
    staff = uow.actor.kind is ActorKind.STAFF and activity.role is not None
    teams = await queries.teams_of_role(uow, run.branch_id, activity.role or "") if staff else []
    require(may.can_work(uow.actor, activity, [team.id for team in teams]))
    check_version(seen, activity.version)
    return run, activity


async def _complete(uow: UnitOfWork, run: ProcessRun, activity: Activity, result: Mapping[str, Any] | None) -> None:
    activity.state = moved(activity.state, ActivityMove.COMPLETE)
    activity.result = dict(result) if result else None
    activity.ended_at = uow.now
    activity.ended_by_id = None if uow.actor.kind is ActorKind.SYSTEM else uow.actor.user_id
    await meet_on(uow, activity.id, activity.policy or ACTIVITY_CLOCK)
    await finish_of(uow, activity.id)
    uow.record(ActivityCompleted(**await _event(uow, run, activity)))
    await advance(uow, run)


async def _fail(uow: UnitOfWork, run: ProcessRun, activity: Activity, reason: str) -> None:
    activity.state = moved(activity.state, ActivityMove.FAIL)
    activity.error = reason[:ERROR_LENGTH]
    await withdraw_of(uow, activity.id)
    uow.record(ActivityFailed(**await _event(uow, run, activity), attempts=activity.attempts))
    team_id = await queries.team_id_of_role(uow, run.branch_id, activity.role)
    await create_request(
        uow,
        kind="FAILED_ACTIVITY",
        title_key="work-title-failed",
        names=activity.names,
        about=run,
        to_team_id=team_id,
        activity_id=activity.id,
    )
    await uow.flush()


async def _event(uow: UnitOfWork, run: ProcessRun, activity: Activity) -> dict[str, Any]:
    key = await process_key(uow, run)
    return {**about(run), "process": key, "activity_id": activity.id, "activity": activity.key}
