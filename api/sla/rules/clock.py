"""What may happen to a clock in which state."""

from api.sla.models import ClockMove, ClockState

TRANSITIONS: dict[tuple[ClockState, ClockMove], ClockState] = {
    (ClockState.RUNNING, ClockMove.PAUSE): ClockState.PAUSED,
    (ClockState.RUNNING, ClockMove.BREACH): ClockState.BREACHED,
    (ClockState.RUNNING, ClockMove.MEET): ClockState.MET,
    (ClockState.RUNNING, ClockMove.CANCEL): ClockState.CANCELLED,
    (ClockState.BREACHED, ClockMove.PAUSE): ClockState.PAUSED,
    (ClockState.BREACHED, ClockMove.MEET): ClockState.MET,
    (ClockState.BREACHED, ClockMove.CANCEL): ClockState.CANCELLED,
    (ClockState.PAUSED, ClockMove.RESUME): ClockState.RUNNING,
    (ClockState.PAUSED, ClockMove.MEET): ClockState.MET,
    (ClockState.PAUSED, ClockMove.CANCEL): ClockState.CANCELLED,
    (ClockState.MET, ClockMove.REOPEN): ClockState.RUNNING,
}
LIVE = frozenset({ClockState.RUNNING, ClockState.PAUSED, ClockState.BREACHED})


def moved(state: ClockState, move: ClockMove, *, breached: bool) -> ClockState | None:
    """The state after a move, or None when it is not possible.

    A breach that is on record stays: a breached clock that runs again is BREACHED, not RUNNING.
    """
    target = TRANSITIONS.get((state, move))
    if target is ClockState.RUNNING and breached:
        return ClockState.BREACHED
    return target
