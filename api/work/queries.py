"""SELECTs and locks of processes, the inbox and deliveries."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Uuid, func, select
from sqlmodel import col

from api.core.actor import Actor, ActorKind, Scope, scoped
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.people.models import Role, Team, UserKind
from api.sla.models import BusinessCalendar, ClockPolicy
from api.work.models import (
    ActionRequest,
    Activity,
    Delivery,
    DeliveryState,
    ProcessDefinition,
    ProcessRun,
    RequestState,
)

MOST_AT_ONCE: Final = 1_000


def visible_to(actor: Actor) -> str:
    """Runs and activities: the branch's, or the customer's own."""
    return scoped(actor, "process", customer="{t}.customer_id")


def visible_definitions(actor: Actor) -> str:
    """Definitions: the branch's; the portal sees how its own runs go, not how the house works."""
    return scoped(actor, "process")


def visible_inbox(actor: Actor) -> str:
    """Own items, those of one's teams and those one sent; the customer's people those for the customer."""
    if actor.kind is ActorKind.PORTAL:
        shown = actor.scope("inbox", "read") is not None
        return "({t}.to_customer and {t}.customer_id = :customer)" if shown else "false"
    scope = actor.scope("inbox", "read")
    if scope is None:
        return "false"
    if scope is Scope.ALL:
        return "true"
    own = "{t}.to_user_id = :actor or {t}.to_team_id = any(:teams) or {t}.sender_id = :actor"
    return f"({own} or {{t}}.branch_id = any(:branches))" if scope is Scope.BRANCH else f"({own})"


def visible_deliveries(actor: Actor) -> str:
    """Deliveries: administrators'."""
    return scoped(actor, "delivery")


async def latest_definition(uow: UnitOfWork, branch_id: UUID, key: str) -> ProcessDefinition | None:
    """The branch's newest revision of a process."""
    query = (
        select(ProcessDefinition)
        .where(col(ProcessDefinition.branch_id) == branch_id, col(ProcessDefinition.key) == key)
        .order_by(col(ProcessDefinition.revision).desc())
        .limit(1)
    )
    return (await uow.session.execute(query)).scalar_one_or_none()


async def definition(uow: UnitOfWork, definition_id: UUID) -> ProcessDefinition:
    """A definition. Raises NotFound."""
    found = await uow.session.get(ProcessDefinition, definition_id)
    if found is None:
        raise NotFound("ProcessDefinition")
    return found


async def lock_definitions(uow: UnitOfWork, branch_id: UUID, key: str) -> None:
    """Let one publisher of a process pass at a time."""
    await uow.session.execute(
        select(func.pg_advisory_xact_lock(func.hashtextextended(f"process:{branch_id}:{key}", 0)))
    )


async def lock_run(uow: UnitOfWork, run_id: UUID) -> ProcessRun:
    """A run, locked: whoever changes one of its activities holds this first. Raises NotFound."""
    query = select(ProcessRun).where(col(ProcessRun.id) == run_id).with_for_update()
    found = (await uow.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("ProcessRun")
    return found


async def lock_activity(uow: UnitOfWork, activity_id: UUID) -> tuple[ProcessRun, Activity]:
    """An activity and its run, the run locked. Raises NotFound."""
    _known(uow, "Activity")
    run_id = await uow.session.scalar(select(col(Activity.run_id)).where(col(Activity.id) == activity_id))
    if run_id is None:
        raise NotFound("Activity")
    run = await lock_run(uow, run_id)
    query = select(Activity).where(col(Activity.id) == activity_id).execution_options(populate_existing=True)
    return run, (await uow.session.execute(query)).scalar_one()


async def activities(uow: UnitOfWork, run_id: UUID) -> Sequence[Activity]:
    """The activities of a run, in the definition's order."""
    query = select(Activity).where(col(Activity.run_id) == run_id).order_by(col(Activity.position))
    return (await uow.session.execute(query)).scalars().all()


async def running_on(uow: UnitOfWork, subject_id: UUID) -> Sequence[ProcessRun]:
    """The runs on an object, oldest first."""
    query = select(ProcessRun).where(col(ProcessRun.subject_id) == subject_id).order_by(col(ProcessRun.id))
    return (await uow.session.execute(query)).scalars().all()


async def teams_of_role(uow: UnitOfWork, branch_id: UUID, role_code: str) -> list[Team]:
    """The branch's teams that take the work of a role, oldest first."""
    query = (
        select(Team)
        .where(col(Team.branch_id) == branch_id, col(Team.role_code) == role_code)
        .order_by(col(Team.created_at), col(Team.id))
    )
    return list((await uow.session.execute(query)).scalars())


async def team_id_of_role(uow: UnitOfWork, branch_id: UUID, role_code: str | None) -> UUID | None:
    """The branch's oldest team of a role; callers who may not read teams are told this one key."""
    found: UUID | None = await uow.session.scalar(select(func.team_of_role(branch_id, role_code, type_=Uuid)))
    return found


async def open_requests_of(uow: UnitOfWork, activity_id: UUID) -> Sequence[ActionRequest]:
    """The open inbox items of an activity, locked."""
    query = (
        select(ActionRequest)
        .where(col(ActionRequest.activity_id) == activity_id, col(ActionRequest.state) == RequestState.OPEN)
        .order_by(col(ActionRequest.id))
        .with_for_update()
    )
    return (await uow.session.execute(query)).scalars().all()


async def open_requests_about(uow: UnitOfWork, subject_id: UUID, kind: str) -> Sequence[ActionRequest]:
    """Return the open inbox items of a kind on an object, locked."""
    query = (
        select(ActionRequest)
        .where(
            col(ActionRequest.subject_id) == subject_id,
            col(ActionRequest.kind) == kind,
            col(ActionRequest.state) == RequestState.OPEN,
        )
        .with_for_update()
    )
    return (await uow.session.execute(query)).scalars().all()


async def lock_request(uow: UnitOfWork, request_id: UUID) -> ActionRequest:
    """An inbox item, locked. Raises NotFound."""
    _known(uow, "ActionRequest")
    query = select(ActionRequest).where(col(ActionRequest.id) == request_id).with_for_update()
    found = (await uow.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("ActionRequest")
    return found


async def lock_failed(
    uow: UnitOfWork, job: str | None, since: datetime | None, until: datetime | None
) -> Sequence[Delivery]:
    """The failed deliveries of a kind and time that the caller may repeat, locked; what a worker holds is left."""
    query = select(Delivery).where(col(Delivery.state) == DeliveryState.FAILED)
    if uow.actor.scope("delivery", "retry") is not Scope.ALL:
        query = query.where(col(Delivery.branch_id).in_(uow.actor.branch_ids))
    if job is not None:
        query = query.where(col(Delivery.job) == job)
    if since is not None:
        query = query.where(col(Delivery.created_at) >= since)
    if until is not None:
        query = query.where(col(Delivery.created_at) < until)
    query = query.order_by(col(Delivery.created_at)).limit(MOST_AT_ONCE).with_for_update(skip_locked=True)
    return (await uow.session.scalars(query)).all()


async def lock_delivery(uow: UnitOfWork, delivery_id: UUID) -> Delivery:
    """A delivery, locked. Raises NotFound."""
    _known(uow, "Delivery", portal=False)
    query = select(Delivery).where(col(Delivery.id) == delivery_id).with_for_update()
    found = (await uow.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("Delivery")
    return found


async def role_codes(uow: UnitOfWork) -> set[str]:
    """Codes of all roles of staff."""
    return set((await uow.session.scalars(select(col(Role.code)).where(col(Role.kind) == UserKind.STAFF))).all())


async def policy_keys(uow: UnitOfWork, branch_id: UUID) -> set[str]:
    """Keys of the branch's clock policies."""
    return set(
        (await uow.session.scalars(select(col(ClockPolicy.key)).where(col(ClockPolicy.branch_id) == branch_id))).all()
    )


async def calendar_keys(uow: UnitOfWork, branch_id: UUID) -> set[str]:
    """Keys of the branch's calendars."""
    query = select(col(BusinessCalendar.key)).where(col(BusinessCalendar.branch_id) == branch_id)
    return set((await uow.session.scalars(query)).all())


def _known(uow: UnitOfWork, kind: str, *, portal: bool = True) -> None:
    """Tell callers whose database role can't read a table the same as those who may not see the row."""
    barred = {ActorKind.ANONYMOUS} if portal else {ActorKind.ANONYMOUS, ActorKind.PORTAL}
    if uow.actor.kind in barred:
        raise NotFound(kind)
