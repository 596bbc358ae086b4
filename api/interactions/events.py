"""What happens to contacts and to their reasons."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class InteractionEvent(Event):
    """Every event of a contact names it as people do, and by what way it was made."""

    subject: ClassVar[str] = "interaction"
    number: str
    channel: str
    direction: str


@dataclass(frozen=True, kw_only=True)
class InteractionStarted(InteractionEvent):
    """A contact goes on."""


@dataclass(frozen=True, kw_only=True)
class InteractionClosed(InteractionEvent):
    """A contact is over, and it is said why it was made."""


@dataclass(frozen=True, kw_only=True)
class InteractionMovedAway(InteractionEvent):
    """A contact turned out to be another customer's; what was written before stays in this timeline (INT-01a)."""


@dataclass(frozen=True, kw_only=True)
class InteractionMoved(InteractionEvent):
    """A contact was registered to this customer or number (INT-01a, CUS-07)."""


@dataclass(frozen=True, kw_only=True)
class InteractionReasonChanged(Event):
    """An administrator added or changed a reason."""

    subject: ClassVar[str] = "interaction_reason"


@dataclass(frozen=True, kw_only=True)
class InteractionMacroChanged(Event):
    """An administrator added or changed a text template."""

    subject: ClassVar[str] = "interaction_macro"
    reason_id: UUID | None
