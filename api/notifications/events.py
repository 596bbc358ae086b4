"""What happens to messages."""

from dataclasses import dataclass
from typing import ClassVar

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class MessageFailed(Event):
    """A mail or SMS was given up: refused for good, or tried too often."""

    subject: ClassVar[str] = "message"

    kind: str
    channel: str


@dataclass(frozen=True, kw_only=True)
class MessageRetried(Event):
    """A person put a message that was given up back into the queue."""

    subject: ClassVar[str] = "message"
