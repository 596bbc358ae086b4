"""Who may do, skip and answer what."""

from collections.abc import Collection
from uuid import UUID

from api.core.actor import Actor, ActorKind
from api.core.errors import Allowed, Decision, Denied
from api.work.models import ActionRequest, Activity, ActivityMove
from api.work.rules import CUSTOMER, may_move


def can_configure(actor: Actor, branch_id: UUID) -> Decision:
    """Definitions are published by whoever holds `process:write` for the branch."""
    return Allowed() if actor.reaches("process", "write", branch_id=branch_id) else Denied()


def can_steer(actor: Actor, activity: Activity) -> Decision:
    """Retrying, skipping: order desk, back office, administrators."""
    may = actor.reaches("order", "work", branch_id=activity.branch_id) or actor.reaches(
        "process", "write", branch_id=activity.branch_id
    )
    return Allowed() if may else Denied()


def can_work(actor: Actor, activity: Activity, team_ids: Collection[UUID]) -> Decision:
    """An activity is done by its role's team (`team_ids`), the customer's by the customer or by who may steer it.

    The worker's own are not a person's to complete.
    """
    if actor.kind is ActorKind.SYSTEM:
        return Allowed()
    if activity.action is not None:
        return Denied("activity-automatic")
    if actor.kind is ActorKind.PORTAL:
        own = activity.customer_id is not None and activity.customer_id == actor.customer_id
        accepts = actor.reaches("order", "accept", branch_id=activity.branch_id, customer_id=activity.customer_id)
        return Allowed() if own and activity.role == CUSTOMER and accepts else Denied("activity-not-yours")
    if activity.branch_id in actor.branch_ids and set(team_ids) & {*actor.team_ids, *actor.managed_team_ids}:
        return Allowed()
    steers = isinstance(can_steer(actor, activity), Allowed)
    return Allowed() if steers else Denied("activity-not-yours")


def can_move(actor: Actor, activity: Activity, move: ActivityMove, team_ids: Collection[UUID]) -> Decision:
    """A move is for who may do the activity, skipping and retrying for who steers, and only where its state has it."""
    steering = move in {ActivityMove.SKIP, ActivityMove.RETRY}
    decision = can_steer(actor, activity) if steering else can_work(actor, activity, team_ids)
    if isinstance(decision, Denied):
        return decision
    return Allowed() if may_move(activity.state, move, optional=activity.optional) else Denied("activity-state")


def can_answer(actor: Actor, request: ActionRequest) -> Decision:
    """An item is answered by the person, a member of the team, or for the customer by the customer."""
    if actor.kind is ActorKind.SYSTEM:
        return Allowed()
    if actor.kind is ActorKind.PORTAL:
        mine = request.to_customer and request.customer_id == actor.customer_id
        accepts = actor.reaches("order", "accept", branch_id=request.branch_id, customer_id=request.customer_id)
        return Allowed() if mine and accepts else Denied("request-not-yours")
    if request.to_user_id is not None and request.to_user_id == actor.user_id:
        return Allowed()
    if request.to_team_id is not None and request.to_team_id in {*actor.team_ids, *actor.managed_team_ids}:
        return Allowed()
    return Allowed() if _reaches_box(actor, request.branch_id) else Denied("request-not-yours")


def can_send(actor: Actor, branch_id: UUID) -> Decision:
    """Staff of the branch send what they see to another inbox."""
    if actor.kind is ActorKind.SYSTEM:
        return Allowed()
    may = actor.kind is ActorKind.STAFF and actor.scope("inbox", "work") is not None and branch_id in actor.branch_ids
    return Allowed() if may else Denied()


def can_repeat(actor: Actor, branch_id: UUID) -> Decision:
    """Failed deliveries are repeated by administrators."""
    return Allowed() if actor.reaches("delivery", "retry", branch_id=branch_id) else Denied()


def can_repeat_any(actor: Actor) -> Decision:
    """Whoever repeats deliveries of some branch; of which ones, the query says."""
    return Allowed() if actor.scope("delivery", "retry") is not None else Denied()


def _reaches_box(actor: Actor, branch_id: UUID) -> bool:
    return actor.reaches("inbox", "work", branch_id=branch_id)
