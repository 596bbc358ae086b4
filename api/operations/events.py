"""What happens to the operation itself."""

from dataclasses import dataclass
from typing import ClassVar

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class AlertRaised(Event):
    """Something is wrong; `key` names the alert."""

    subject: ClassVar[str] = "alert_episode"

    key: str


@dataclass(frozen=True, kw_only=True)
class AlertResolved(Event):
    """It is well again."""

    subject: ClassVar[str] = "alert_episode"

    key: str
