"""The domain's enums as the schema describes them; published before any type names them."""

import strawberry

from api.catalog.rules import Band as LimitBand
from api.offers.models import (
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

__all__ = [
    "AnswerChannel",
    "LimitBand",
    "LimitOutcome",
    "OfferStatus",
    "PricingAnswer",
    "PricingTeam",
    "RefusalGround",
    "Resolution",
    "RevisionOrigin",
    "Verdict",
]

strawberry.enum(OfferStatus, description="Where an offer stands.")
strawberry.enum(RevisionOrigin, name="OfferRevisionOrigin", description="Who made a revision.")
strawberry.enum(LimitOutcome, description="Whether an offer may be sent without pricing.")
strawberry.enum(PricingTeam, description="Who decides on a price: pricing, or retention.")
strawberry.enum(PricingAnswer, description="How a round with pricing ended.")
strawberry.enum(Verdict, name="OfferVerdict", description="The customer's answer.")
strawberry.enum(AnswerChannel, name="OfferAnswerChannel", description="How the answer came.")
strawberry.enum(RefusalGround, name="OfferRefusalGround", description="What the customer objects to.")
strawberry.enum(Resolution, name="OfferResolutionKind", description="How an offer ended for good.")
strawberry.enum(LimitBand, name="LimitBand", description="How far a line goes against its segment's limit.")
