"""All that changes leads."""

from api.leads.actions.close import BillingUnknown, convert_lead, lose_lead, win_lead
from api.leads.actions.edit import EDITABLE, edit_lead
from api.leads.actions.enter import enter_lead
from api.leads.actions.follow import (
    accept_offer_on_lead,
    assign_lead,
    hand_over_lead,
    introduce_lead,
    log_call,
    reclassify_lead,
    start_lead,
)
from api.leads.actions.imports import (
    Reading,
    create_import,
    error_rows_csv,
    fail_publishing,
    map_import,
    problem_text,
    publish_chunk,
    stage_chunk,
    start_publishing,
    undo_import,
)
from api.leads.actions.settings import Tried, publish_matrix, remove_route, set_route, try_matrix, update_channel

__all__ = [
    "EDITABLE",
    "BillingUnknown",
    "Reading",
    "Tried",
    "accept_offer_on_lead",
    "assign_lead",
    "convert_lead",
    "create_import",
    "edit_lead",
    "enter_lead",
    "error_rows_csv",
    "fail_publishing",
    "hand_over_lead",
    "introduce_lead",
    "log_call",
    "lose_lead",
    "map_import",
    "problem_text",
    "publish_chunk",
    "publish_matrix",
    "reclassify_lead",
    "remove_route",
    "set_route",
    "stage_chunk",
    "start_lead",
    "start_publishing",
    "try_matrix",
    "undo_import",
    "update_channel",
    "win_lead",
]
