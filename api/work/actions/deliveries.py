"""Deliveries that failed for good are seen and repeated by hand (ITG-01)."""

from uuid import UUID

from api.core.errors import UserError, require
from api.core.uow import UnitOfWork
from api.work import policy as may
from api.work import queries
from api.work.models import Delivery, DeliveryState


class DeliveryNotFailed(UserError):
    """Only a delivery that has failed for good can be repeated; others are done or still tried."""

    code = "delivery-not-failed"
    title = "the delivery has not failed"


async def retry_delivery(uow: UnitOfWork, delivery_id: UUID) -> Delivery:
    """Let the worker try a failed delivery again, from the first attempt on. Raises NotFound, PermissionDenied."""
    delivery = await queries.lock_delivery(uow, delivery_id)
    require(may.can_repeat(uow.actor, delivery.branch_id))
    if delivery.state is not DeliveryState.FAILED:
        raise DeliveryNotFailed
    delivery.state, delivery.attempts, delivery.handed_at = DeliveryState.PENDING, 0, None
    delivery.next_at = uow.now
    uow.audit("delivery.retry", delivery, {"job": delivery.job})
    await uow.flush()
    return delivery
