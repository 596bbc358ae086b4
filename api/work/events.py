"""What processes and the inbox tell: recorded on the object that they are about."""

from dataclasses import dataclass
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class WorkEvent(Event):
    """Common to all; `about` names the table of the object."""

    about: str

    @property
    def subject(self) -> str:  # type: ignore[override]
        """The table of the object."""
        return self.about


def inbox_channels(
    branch_id: UUID, customer_id: UUID | None, to_user_id: UUID | None, to_team_id: UUID | None
) -> list[str]:
    """Name the channels of the inbox that an item lies in; without an address it is the branch's."""
    if to_user_id or to_team_id:
        address = f"user/{to_user_id}" if to_user_id else f"team/{to_team_id}"
    else:
        address = f"branch/{branch_id}"
    return [f"inbox/{address}", *([f"inbox/customer/{customer_id}"] if customer_id else [])]


@dataclass(frozen=True, kw_only=True)
class ProcessEvent(WorkEvent):
    """Common to events of a run."""

    run_id: UUID
    process: str


@dataclass(frozen=True, kw_only=True)
class ProcessStarted(ProcessEvent):
    """A process began on the object."""


@dataclass(frozen=True, kw_only=True)
class ProcessCompleted(ProcessEvent):
    """All of its activities are done."""


@dataclass(frozen=True, kw_only=True)
class ProcessCancelled(ProcessEvent):
    """It was stopped; `completed` names what was done and may have to be undone (ORD-08)."""

    reason: str
    completed: list[str]


@dataclass(frozen=True, kw_only=True)
class ActivityEvent(ProcessEvent):
    """Common to events of an activity."""

    activity_id: UUID
    activity: str


@dataclass(frozen=True, kw_only=True)
class ActivityOpened(ActivityEvent):
    """It can be done now; `action` names what the worker does, None for a person's."""

    role: str | None
    action: str | None


@dataclass(frozen=True, kw_only=True)
class ActivityStarted(ActivityEvent):
    """Somebody works on it."""


@dataclass(frozen=True, kw_only=True)
class ActivityCompleted(ActivityEvent):
    """It is done."""


@dataclass(frozen=True, kw_only=True)
class ActivitySkipped(ActivityEvent):
    """It is optional and was left out."""


@dataclass(frozen=True, kw_only=True)
class ActivityFailed(ActivityEvent):
    """It could not be done; somebody has to look."""

    attempts: int


@dataclass(frozen=True, kw_only=True)
class ActionRequested(WorkEvent):
    """Something new is in an inbox."""

    request_id: UUID
    kind: str
    to_user_id: UUID | None
    to_team_id: UUID | None
    to_customer: bool

    def hints(self) -> list[tuple[str, UUID]]:
        """Also whoever looks at the inbox that it came into."""
        boxes = inbox_channels(self.branch_id, self.customer_id, self.to_user_id, self.to_team_id)
        return [*super().hints(), *((box, self.request_id) for box in boxes)]


@dataclass(frozen=True, kw_only=True)
class ActionAnswered(WorkEvent):
    """An inbox item is done, declined or withdrawn."""

    request_id: UUID
    kind: str
    state: str
    to_user_id: UUID | None
    to_team_id: UUID | None
    sender_id: UUID | None

    def hints(self) -> list[tuple[str, UUID]]:
        """Also whoever looks at the inbox that it leaves, and the sender."""
        boxes = inbox_channels(self.branch_id, self.customer_id, self.to_user_id, self.to_team_id)
        sender = [f"inbox/user/{self.sender_id}"] if self.sender_id else []
        return [*super().hints(), *((box, self.request_id) for box in (*boxes, *sender))]


@dataclass(frozen=True, kw_only=True)
class ProcessPublished(Event):
    """A definition has a new revision."""

    subject = "process_definition"

    process: str
    revision: int
