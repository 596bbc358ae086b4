"""How far an import is, and what may happen to it there (CUS-10)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from api.core.errors import UserError
from api.leads.models import ImportState


class ImportMove(StrEnum):
    """What people and jobs do to an import."""

    MAP = "MAP"
    PREVIEW = "PREVIEW"
    RUN = "RUN"
    PUBLISH = "PUBLISH"
    UNDO = "UNDO"
    FAIL = "FAIL"


TRANSITIONS: Final[Mapping[tuple[ImportState, ImportMove], ImportState]] = {
    (ImportState.UPLOADED, ImportMove.MAP): ImportState.MAPPED,
    (ImportState.MAPPED, ImportMove.MAP): ImportState.MAPPED,
    (ImportState.MAPPED, ImportMove.PREVIEW): ImportState.PREVIEWED,
    (ImportState.MAPPED, ImportMove.FAIL): ImportState.FAILED,
    (ImportState.PREVIEWED, ImportMove.MAP): ImportState.MAPPED,
    (ImportState.PREVIEWED, ImportMove.RUN): ImportState.RUNNING,
    (ImportState.RUNNING, ImportMove.PUBLISH): ImportState.PUBLISHED,
    (ImportState.RUNNING, ImportMove.FAIL): ImportState.FAILED,
    (ImportState.PUBLISHED, ImportMove.UNDO): ImportState.UNDONE,
    (ImportState.FAILED, ImportMove.MAP): ImportState.MAPPED,
    (ImportState.FAILED, ImportMove.RUN): ImportState.RUNNING,
    (ImportState.FAILED, ImportMove.UNDO): ImportState.UNDONE,
}


class ImportStateRefused(UserError):
    """The import does not stand where this can happen."""

    code = "lead-import-state"


def next_state(state: ImportState, move: ImportMove, published: int = 0) -> ImportState:
    """Return where the move leads; raises ImportStateRefused.

    What failed before any of its rows was `published` is read anew; afterwards it is published on or undone.
    """
    target = TRANSITIONS.get((state, move))
    if target is None or (state is ImportState.FAILED and (move is ImportMove.MAP) is (published > 0)):
        raise ImportStateRefused("id", state=state.value, move=move.value)
    return target


class UnreadableList(UserError):
    """The file is no list that can be read; the code says why."""

    def __init__(self, code: str, *path: str, **values: object) -> None:
        """Take the reader's own code."""
        self.code = f"lead-import-{code}"
        super().__init__(*path, **values)


class ImportInUse(UserError):
    """Leads of the list were worked on already; the numbers name exactly those that stay in the way of undoing it."""

    code = "lead-import-in-use"
