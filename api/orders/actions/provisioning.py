"""Provisioning: starting the processes of an order, following them, and the customer's answers (ORD-02, ORD-05)."""

from typing import Any
from uuid import UUID

from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.orders import policy, queries, rules
from api.orders.events import OrderCancelled, OrderCompleted, OrderInstallationAnswered, OrderStatusChanged
from api.orders.models import Acceptance, Order, OrderStatus
from api.work.actions import cancel_process, complete_activity, fail_activity, start_process
from api.work.models import ActivityState, ProcessState
from api.work.rules import CUSTOMER

MAX_REASON = 2000


async def start_order(uow: UnitOfWork, order_id: UUID) -> Order:
    """Start the provisioning of a submitted order: one run for each process its lines need; done once."""
    order = await queries.lock_order(uow, order_id)
    if order.status is not OrderStatus.SUBMITTED:
        return order
    lines = await queries.lines_of(uow, order.id)
    offered = await queries.components_offered(uow, lines)
    for key in rules.processes(lines):
        await start_process(uow, key, order, leave_out=rules.leave_out(lines, key, offered))
    _move(uow, order, OrderStatus.IN_PROGRESS)
    return await _follow(uow, order)


async def follow_order(uow: UnitOfWork, order_id: UUID) -> Order:
    """Bring an order's status to where its activities are."""
    return await _follow(uow, await queries.lock_order(uow, order_id))


async def answer_installation(
    uow: UnitOfWork, activity_id: UUID, *, accepted: bool, reason: str | None = None
) -> Order:
    """Record the customer's answer to an installation; the process goes on in the background (ORD-05).

    Answered again the same way, nothing changes. Raises NotFound, PermissionDenied, InvalidInput.
    """
    activity, order = await queries.activity_of(uow, activity_id)
    require(policy.can_answer(uow.actor, order))
    reason = (reason or "").strip()
    if not accepted and not reason:
        raise InvalidInput("reason", code="order-reason-required")
    if len(reason) > MAX_REASON:
        raise InvalidInput("reason", code="order-reason-too-long", limit=MAX_REASON)
    if existing := await queries.answered(uow, activity):
        if existing.accepted is accepted:
            return order
        raise InvalidInput("id", code="order-answered-already")
    if activity.role != CUSTOMER or activity.state not in {ActivityState.OPEN, ActivityState.IN_PROCESS}:
        raise InvalidInput("id", code="order-nothing-to-answer")
    acceptance = uow.add(
        Acceptance(
            order_id=order.id,
            customer_id=order.customer_id,
            activity_id=activity.id,
            attempt=activity.attempts,
            accepted=accepted,
            reason=reason or None,
            answered_by_id=uow.actor.user_id,
            created_at=uow.now,
        )
    )
    await uow.flush()
    uow.audit("order-installation-answer", order, {"accepted": accepted, "activity": activity.key})
    uow.record(OrderInstallationAnswered(**_of(order), acceptance_id=acceptance.id, accepted=accepted))
    return order


async def apply_answer(uow: UnitOfWork, acceptance_id: UUID) -> None:
    """Let the process go on with the customer's answer, or ask the order desk to look; done once."""
    answer = await queries.acceptance(uow, acceptance_id)
    activity, _ = await queries.activity_of(uow, answer.activity_id)
    if activity.state not in {ActivityState.OPEN, ActivityState.IN_PROCESS}:
        return
    if answer.accepted:
        await complete_activity(uow, activity.id, {"answeredBy": str(answer.answered_by_id)})
    else:
        activity.attempts += 1
        await fail_activity(uow, activity.id, answer.reason or "")


async def cancel_order(uow: UnitOfWork, order_id: UUID, version: int | None, *, reason: str) -> Order:
    """Cancel an order: what is not done yet is stopped (ORD-08). Raises NotFound, PermissionDenied, StaleVersion."""
    order = await queries.lock_order(uow, order_id)
    check_version(version, order.version)
    require(policy.can_cancel(uow.actor, order))
    if not reason.strip():
        raise InvalidInput("reason", code="order-reason-required")
    for run in await queries.runs_of(uow, order.id):
        if run.state is ProcessState.RUNNING:
            await cancel_process(uow, run.id, "order-cancelled")
    _move(uow, order, OrderStatus.CANCELLED)
    order.cancel_reason = reason.strip()[:MAX_REASON]
    uow.audit("order-cancel", order, {"reason": order.cancel_reason})
    uow.record(OrderCancelled(**_of(order)))
    return order


async def _follow(uow: UnitOfWork, order: Order) -> Order:
    """Set the status that the activities say."""
    if order.status in rules.ENDED or order.status is OrderStatus.SUBMITTED:
        return order
    states = [(activity.role or "", activity.state.name) for activity in await queries.activities_of(uow, order.id)]
    wanted = rules.status_of(states)
    if wanted is not order.status:
        _move(uow, order, wanted)
        if wanted is OrderStatus.COMPLETED:
            order.completed_at = uow.now
            uow.record(OrderCompleted(**_of(order), lead_id=order.lead_id))
    await uow.flush()
    return order


def _move(uow: UnitOfWork, order: Order, wanted: OrderStatus) -> None:
    """Change the status through the table and tell it."""
    was, order.status = order.status, rules.next_status(order.status, wanted)
    uow.record(OrderStatusChanged(**_of(order), was=was.name, now=wanted.name))


def _of(order: Order) -> dict[str, Any]:
    """Return what every event of an order says."""
    return {
        "subject_id": order.id,
        "branch_id": order.branch_id,
        "customer_id": order.customer_id,
        "number": order.number,
    }
