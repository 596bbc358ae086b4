"""What clocks tell: recorded on the object that the promise is about, so that its history shows it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ClockEvent(Event):
    """Common to all steps; `late_seconds` is how long after its time the step fired."""

    about: str
    clock_id: UUID
    clock: str
    step: str
    due_at: str
    late_seconds: float

    @property
    def subject(self) -> str:  # type: ignore[override]
        """The table of the object that the clock runs on."""
        return self.about


@dataclass(frozen=True, kw_only=True)
class ClockWarned(ClockEvent):
    """The warning share of the time is used up."""


@dataclass(frozen=True, kw_only=True)
class ClockBreached(ClockEvent):
    """The deadline has passed."""


@dataclass(frozen=True, kw_only=True)
class ClockEscalated(ClockEvent):
    """It is the next level's turn; `level` is the key of the escalation step."""

    level: str


@dataclass(frozen=True, kw_only=True)
class DueEvent(Event):
    """An event that waited for its time; it is recorded under its own name, with `late_seconds` added."""

    stored: dict[str, Any]
    late_seconds: float

    @property
    def name(self) -> str:
        """The name of the event that waited."""
        return str(self.stored["name"])

    @property
    def subject(self) -> str:  # type: ignore[override]
        """The table of its object."""
        return str(self.stored["subject"])

    def data(self) -> dict[str, object]:
        """Return its own fields."""
        return {**self.stored["data"], "late_seconds": self.late_seconds}
