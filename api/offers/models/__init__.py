"""Tables of offers."""

from api.offers.models.enums import (
    AnswerChannel,
    LimitOutcome,
    OfferStatus,
    PricingAnswer,
    PricingTeam,
    RefusalGround,
    Resolution,
    RevisionOrigin,
    Verdict,
)
from api.offers.models.offer import (
    Offer,
    OfferLine,
    OfferRevision,
)
from api.offers.models.rounds import (
    OfferAnswer,
    OfferPricingRound,
    OfferResolution,
    OfferSending,
)

__all__ = [
    "AnswerChannel",
    "LimitOutcome",
    "Offer",
    "OfferAnswer",
    "OfferLine",
    "OfferPricingRound",
    "OfferResolution",
    "OfferRevision",
    "OfferSending",
    "OfferStatus",
    "PricingAnswer",
    "PricingTeam",
    "RefusalGround",
    "Resolution",
    "RevisionOrigin",
    "Verdict",
]
