"""What happens to the catalogue."""

from dataclasses import dataclass
from typing import ClassVar

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class OfferingChanged(Event):
    """A draft was made or changed."""

    subject: ClassVar[str] = "product_offering"
    code: str


@dataclass(frozen=True, kw_only=True)
class OfferingStageConfirmed(Event):
    """A stage before publishing is done."""

    subject: ClassVar[str] = "product_offering"
    code: str
    stage: str


@dataclass(frozen=True, kw_only=True)
class OfferingPublished(Event):
    """The offering can be offered; sales is told (OFF-01)."""

    subject: ClassVar[str] = "product_offering"
    code: str
    release: str


@dataclass(frozen=True, kw_only=True)
class OfferingWithdrawn(Event):
    """The offering cannot be offered any more."""

    subject: ClassVar[str] = "product_offering"
    code: str


@dataclass(frozen=True, kw_only=True)
class SegmentLimitSet(Event):
    """A segment's limit for the offering was set."""

    subject: ClassVar[str] = "product_offering"
    segment: str
