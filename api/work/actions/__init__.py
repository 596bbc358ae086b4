"""Processes and the inbox: the only writers of their tables."""

from api.work.actions.activities import (
    act_on_lateness,
    complete_activity,
    fail_activity,
    note_failed_try,
    retry_activity,
    run_automatic,
    skip_activity,
    start_activity,
)
from api.work.actions.definitions import publish_definition
from api.work.actions.deliveries import (
    DeliveryDone,
    DeliveryNotFailed,
    give_up_delivery,
    retry_deliveries,
    retry_delivery,
)
from api.work.actions.engine import cancel_process, start_process
from api.work.actions.inbox import (
    RequestClosed,
    Subject,
    answer_request,
    claim_request,
    close_about,
    create_request,
    send_action,
)

__all__ = [
    "DeliveryDone",
    "DeliveryNotFailed",
    "RequestClosed",
    "Subject",
    "act_on_lateness",
    "answer_request",
    "cancel_process",
    "claim_request",
    "close_about",
    "complete_activity",
    "create_request",
    "fail_activity",
    "give_up_delivery",
    "note_failed_try",
    "publish_definition",
    "retry_activity",
    "retry_deliveries",
    "retry_delivery",
    "run_automatic",
    "send_action",
    "skip_activity",
    "start_activity",
    "start_process",
]
