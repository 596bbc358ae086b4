"""Where a lead stands and what may happen to it there (LEA-07): one table, every pair tested."""

from collections.abc import Mapping
from typing import Final

from api.core.errors import UserError
from api.leads.models import LeadMove, LeadStatus

TRANSITIONS: Final[Mapping[tuple[LeadStatus, LeadMove], LeadStatus]] = {
    (LeadStatus.NEW, LeadMove.ASSIGN): LeadStatus.ASSIGNED,
    (LeadStatus.NEW, LeadMove.RECLASSIFY): LeadStatus.NEW,
    (LeadStatus.ASSIGNED, LeadMove.HAND_OVER): LeadStatus.ASSIGNED,
    (LeadStatus.ASSIGNED, LeadMove.RECLASSIFY): LeadStatus.NEW,
    (LeadStatus.ASSIGNED, LeadMove.START): LeadStatus.IN_PROGRESS,
    (LeadStatus.ASSIGNED, LeadMove.LOSE): LeadStatus.COMPLETED,
    (LeadStatus.IN_PROGRESS, LeadMove.HAND_OVER): LeadStatus.ASSIGNED,
    (LeadStatus.IN_PROGRESS, LeadMove.RECLASSIFY): LeadStatus.NEW,
    (LeadStatus.IN_PROGRESS, LeadMove.ACCEPT_OFFER): LeadStatus.OFFER_ACCEPTED,
    (LeadStatus.IN_PROGRESS, LeadMove.LOSE): LeadStatus.COMPLETED,
    (LeadStatus.OFFER_ACCEPTED, LeadMove.WIN): LeadStatus.COMPLETED,
    (LeadStatus.OFFER_ACCEPTED, LeadMove.LOSE): LeadStatus.COMPLETED,
}
"""A pair that is missing is refused. A second person gets a lead by HAND_OVER only (LEA-06)."""


class LeadStatusRefused(UserError):
    """The lead does not stand where this can happen."""

    code = "lead-status"


def next_status(status: LeadStatus, move: LeadMove) -> LeadStatus:
    """Return where the move leads; raises LeadStatusRefused."""
    try:
        return TRANSITIONS[status, move]
    except KeyError as error:
        raise LeadStatusRefused("id", status=status.value, move=move.value) from error


def may(status: LeadStatus, move: LeadMove) -> bool:
    """Tell whether the move is possible at all."""
    return (status, move) in TRANSITIONS
