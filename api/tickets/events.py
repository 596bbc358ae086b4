"""What happens to tickets."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class TicketEvent(Event):
    """Every event of a ticket names it as people do."""

    subject: ClassVar[str] = "ticket"
    number: str


@dataclass(frozen=True, kw_only=True)
class TicketBegun(TicketEvent):
    """Somebody is still asking what it is about; it waits in no queue yet."""


@dataclass(frozen=True, kw_only=True)
class TicketOpened(TicketEvent):
    """A ticket is ready to be worked, for the first time or again; it looks for its queue."""

    opening: int


@dataclass(frozen=True, kw_only=True)
class TicketRouted(TicketEvent):
    """A ticket lies in a queue."""

    team_id: UUID | None
    owner_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class TicketTaken(TicketEvent):
    """Somebody works on it."""

    owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class TicketRejected(TicketEvent):
    """A queue sent it back, since something is missing."""

    to_user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class TicketResolved(TicketEvent):
    """A resolution is proposed; the customer is asked to agree."""

    opening: int


@dataclass(frozen=True, kw_only=True)
class TicketClosed(TicketEvent):
    """The resolution is agreed; `by_silence` when nobody answered in time."""

    by_silence: bool


@dataclass(frozen=True, kw_only=True)
class TicketReopened(TicketEvent):
    """The customer does not agree, or the problem is back."""


@dataclass(frozen=True, kw_only=True)
class TicketCancelled(TicketEvent):
    """A ticket was withdrawn."""


@dataclass(frozen=True, kw_only=True)
class TicketCommented(TicketEvent):
    """Somebody wrote to it."""

    internal: bool
    from_customer: bool


@dataclass(frozen=True, kw_only=True)
class TicketEscalationDue(TicketEvent):
    """A timer says that a level of the escalation is reached; true only for the same opening."""

    level: int
    opening: int


@dataclass(frozen=True, kw_only=True)
class TicketEscalated(TicketEvent):
    """A ticket went to the next level by itself (TIC-06)."""

    level: int
    role_code: str
    team_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class TicketSilenceDue(TicketEvent):
    """A timer says that the customer had time enough to answer a resolution; true only for the same opening."""

    opening: int


@dataclass(frozen=True, kw_only=True)
class TicketRulesChanged(Event):
    """An administrator has changed how tickets of a branch escalate or close."""

    subject: ClassVar[str] = "ticket_setting"
