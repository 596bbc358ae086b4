"""What happens to an offer; ids, numbers and codes only."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class OfferEvent(Event):
    """Any event of an offer, with the revision that it concerns."""

    subject: ClassVar[str] = "offer"
    revision: int


@dataclass(frozen=True, kw_only=True)
class OfferCreated(OfferEvent):
    """A seller began an offer."""

    lead_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OfferRevised(OfferEvent):
    """The seller began a new revision; the one before stays readable."""


@dataclass(frozen=True, kw_only=True)
class OfferApproved(OfferEvent):
    """The revision may be sent: inside the limits, or by pricing's decision."""

    by_pricing: bool


@dataclass(frozen=True, kw_only=True)
class OfferPricingAsked(OfferEvent):
    """The revision waits for pricing, or for acquisition and retention (OFF-04)."""

    team: str
    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfferPricingAnswered(OfferEvent):
    """Pricing approved, countered with a revision of its own, or refused."""

    answer: str
    round_id: UUID
    owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfferSent(OfferEvent):
    """The customer has the offer; `sending_id` is the mail to deliver."""

    sending_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfferAccepted(OfferEvent):
    """The customer said yes to this revision."""

    how: str
    lead_id: UUID | None = None
    owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfferRefused(OfferEvent):
    """The customer said no; the ground tells where it belongs (ORD-05a)."""

    how: str
    ground: str
    answer_id: UUID
    owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfferWithdrawn(OfferEvent):
    """The seller took the offer back."""


@dataclass(frozen=True, kw_only=True)
class OfferExpiryDue(OfferEvent):
    """The last day of a sending is over; the job looks whether the offer still waits for its answer."""


@dataclass(frozen=True, kw_only=True)
class OfferExpired(OfferEvent):
    """Its last day passed without an answer."""


@dataclass(frozen=True, kw_only=True)
class OfferResolved(OfferEvent):
    """The final resolution is on record (OFF-09)."""

    resolution: str
