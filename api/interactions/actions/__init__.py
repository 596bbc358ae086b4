"""The only writer of contacts, their reasons and text templates."""

from api.interactions.actions.contacts import (
    Contacted,
    Topic,
    Written,
    close_interaction,
    log_interaction,
    save_interaction,
    start_interaction,
)
from api.interactions.actions.outcomes import link_outcome, open_ticket_from
from api.interactions.actions.register import Target, move_interaction
from api.interactions.actions.settings import MacroData, ReasonData, add_macro, add_reason, update_macro, update_reason

__all__ = [
    "Contacted",
    "MacroData",
    "ReasonData",
    "Target",
    "Topic",
    "Written",
    "add_macro",
    "add_reason",
    "close_interaction",
    "link_outcome",
    "log_interaction",
    "move_interaction",
    "open_ticket_from",
    "save_interaction",
    "start_interaction",
    "update_macro",
    "update_reason",
]
