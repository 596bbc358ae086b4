"""The worker's part: hand messages whose time has come to their gateways.

The row is the truth. A try that fails moves the row's next time; nothing is lost while a gateway is down. A worker that
dies between the gateway's yes and the commit sends the message once more, under the same Message-ID.
"""

from time import perf_counter
from uuid import UUID

import structlog

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.metrics import OUTBOUND
from api.core.traces import span
from api.core.uow import UnitOfWork
from api.notifications import queries
from api.notifications.events import MessageFailed
from api.notifications.gateways import GatewayDown, GatewayRefused, gateway
from api.notifications.models import Message, MessageState
from api.notifications.rules import MOST_ATTEMPTS, next_try, one_line

log = structlog.get_logger(__name__)


async def send_message(uow: UnitOfWork, message_id: UUID | None = None) -> bool:
    """Try one due message, or this one if it is due; return whether there was one.

    The caller commits, whatever came out: success and failure are both written into the row.
    """
    message = await queries.due_message(uow, message_id)
    if message is None:
        return False
    message.attempts += 1
    began = perf_counter()
    with span(f"send {message.channel}", parent=message.traceparent, message=str(message.id)):
        await _hand_over(uow, message)
    outcome = "ok" if message.state is MessageState.SENT else "failed"
    OUTBOUND.observe(perf_counter() - began, message.channel.lower(), outcome)
    return True


async def send_due(database: Database, limit: int = 50) -> int:
    """Send what is due, each in a transaction of its own; return how many were tried. Called by the worker's sweep."""
    for number in range(limit):
        async with database.unit_of_work(SYSTEM) as uow:
            tried = await send_message(uow)
            await uow.commit()
        if not tried:
            return number
    return limit


async def _hand_over(uow: UnitOfWork, message: Message) -> None:
    """Give the message to its gateway and write into the row what came of it."""
    try:
        await gateway(uow.settings, message.channel).send(uow, message)
    except GatewayRefused as error:
        _give_up(uow, message, str(error))
    except GatewayDown as error:
        if message.attempts >= MOST_ATTEMPTS:
            _give_up(uow, message, str(error))
        else:
            message.next_at = next_try(message.attempts, uow.now)
            message.last_error = one_line(str(error), 500)
            log.warning("message_postponed", message=str(message.id), attempts=message.attempts)
    except Exception as error:  # a message that can't even be built must not stop those behind it
        log.exception("message_unsendable", message=str(message.id))
        _give_up(uow, message, f"{type(error).__name__}: {error}")
    else:
        message.state = MessageState.SENT
        message.sent_at = uow.now
        message.last_error = None


def _give_up(uow: UnitOfWork, message: Message, reason: str) -> None:
    message.state = MessageState.FAILED
    message.last_error = one_line(reason, 500)
    uow.record(
        MessageFailed(
            subject_id=message.id,
            branch_id=message.branch_id,
            customer_id=message.customer_id,
            kind=message.kind,
            channel=message.channel.value,
        )
    )
    log.error("message_failed", message=str(message.id), kind=message.kind)
