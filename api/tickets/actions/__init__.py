"""The only writer of tickets.

A new or reopened ticket finds its queue in the background (`route_ticket`), since a customer's transaction may not
read the operator's teams; so it is for staff's tickets too, one way for both.
"""

from api.tickets.actions.opening import TicketData, escalate_ticket, open_ticket, route_ticket
from api.tickets.actions.queue import ask_queue, ask_satisfaction, settle_queue, settle_satisfaction
from api.tickets.actions.settings import Ladder, Tried, set_escalation, set_silence, try_escalation
from api.tickets.actions.working import (
    agree_ticket,
    cancel_ticket,
    close_silent,
    comment_ticket,
    disagree_ticket,
    dispatch_ticket,
    reassign_ticket,
    reject_ticket,
    reopen_ticket,
    resolve_ticket,
    take_ticket,
)

__all__ = [
    "Ladder",
    "TicketData",
    "Tried",
    "agree_ticket",
    "ask_queue",
    "ask_satisfaction",
    "cancel_ticket",
    "close_silent",
    "comment_ticket",
    "disagree_ticket",
    "dispatch_ticket",
    "escalate_ticket",
    "open_ticket",
    "reassign_ticket",
    "reject_ticket",
    "reopen_ticket",
    "resolve_ticket",
    "route_ticket",
    "set_escalation",
    "set_silence",
    "settle_queue",
    "settle_satisfaction",
    "take_ticket",
    "try_escalation",
]
