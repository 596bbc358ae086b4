"""Work behind the scenes that failed for good is seen, repeated or given up by hand (ITG-01)."""

from datetime import datetime
from uuid import UUID

from api.core.errors import InvalidInput, UserError, require
from api.core.uow import UnitOfWork
from api.work import policy as may
from api.work import queries
from api.work.models import Delivery, DeliveryState

LONGEST_REASON = 500
STOPPED = frozenset({DeliveryState.FAILED, DeliveryState.GIVEN_UP})


class DeliveryNotFailed(UserError):
    """Only a delivery that nobody tries any more can be repeated; others are done or still tried."""

    code = "delivery-not-failed"
    title = "the delivery has not failed"


class DeliveryDone(UserError):
    """What is done can't be given up."""

    code = "delivery-done"


async def retry_delivery(uow: UnitOfWork, delivery_id: UUID) -> Delivery:
    """Let the worker try a stopped delivery again, from the first attempt on. Raises NotFound, PermissionDenied."""
    delivery = await queries.lock_delivery(uow, delivery_id)
    require(may.can_repeat(uow.actor, delivery.branch_id))
    if delivery.state not in STOPPED:
        raise DeliveryNotFailed
    _again(uow, delivery)
    uow.audit("delivery.retry", delivery, {"job": delivery.job})
    await uow.flush()
    return delivery


async def retry_deliveries(
    uow: UnitOfWork, *, job: str | None = None, since: datetime | None = None, until: datetime | None = None
) -> int:
    """Let the worker try all failed deliveries of a kind and time again; return how many. Raises PermissionDenied.

    It takes those of the branches that the caller steers, at most `queries.MOST_AT_ONCE`.
    """
    require(may.can_repeat_any(uow.actor))
    found = await queries.lock_failed(uow, job, since, until)
    for delivery in found:
        _again(uow, delivery)
    if found:
        uow.audit("delivery.retry-all", None, {"job": job, "since": since, "until": until, "count": len(found)})
    await uow.flush()
    return len(found)


async def give_up_delivery(uow: UnitOfWork, delivery_id: UUID, reason: str) -> Delivery:
    """Decide that a delivery is not tried any more. Raises NotFound, PermissionDenied, InvalidInput, DeliveryDone."""
    delivery = await queries.lock_delivery(uow, delivery_id)
    require(may.can_repeat(uow.actor, delivery.branch_id))
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise InvalidInput("reason")
    if delivery.state is DeliveryState.DONE:
        raise DeliveryDone
    delivery.state, delivery.reason = DeliveryState.GIVEN_UP, reason.strip()
    uow.audit("delivery.give-up", delivery, {"job": delivery.job}, reason=delivery.reason)
    await uow.flush()
    return delivery


def _again(uow: UnitOfWork, delivery: Delivery) -> None:
    delivery.state, delivery.attempts, delivery.handed_at = DeliveryState.PENDING, 0, None
    delivery.next_at, delivery.reason = uow.now, None
