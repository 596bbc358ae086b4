"""The domain's enums as the schema describes them; published before any type names them."""

from api.catalog.rules import Band as LimitBand
from api.core.graphql.enums import publish_enum
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

publish_enum(
    OfferStatus,
    "Where an offer stands.",
    DRAFT="Being built.",
    PRICING="Pricing has to decide.",
    APPROVED="May be sent.",
    SENT="With the customer.",
    ACCEPTED="The customer said yes.",
    REFUSED="The customer said no.",
    EXPIRED="Its days are over.",
    WITHDRAWN="Taken back.",
)
publish_enum(
    RevisionOrigin,
    "Who made a revision.",
    name="OfferRevisionOrigin",
    SELLER="The seller's.",
    PRICING_COUNTER="Pricing's counter-offer.",
)
publish_enum(
    LimitOutcome,
    "Whether an offer may be sent without pricing.",
    WITHIN="Every line is within its limits.",
    OUTSIDE="Some line is not: pricing decides.",
)
publish_enum(
    PricingTeam,
    "Who decides on a price: pricing, or retention.",
    PRICING="Pricing.",
    RETENTION="Acquisition and retention.",
)
publish_enum(
    PricingAnswer,
    "How a round with pricing ended.",
    APPROVE="Agreed as it stands.",
    COUNTER="Answered with another offer.",
    REFUSE="Refused, with the reason.",
    WITHDRAWN="Taken back by the seller before the answer.",
)
publish_enum(
    Verdict,
    "The customer's answer.",
    name="OfferVerdict",
    ACCEPTED="Yes.",
    REFUSED="No.",
)
publish_enum(
    AnswerChannel,
    "How the answer came.",
    name="OfferAnswerChannel",
    PORTAL="In the portal.",
    TABLET="On the seller's tablet.",
    MAIL="By mail.",
    PHONE="On the phone.",
    PAPER="On paper.",
)
publish_enum(
    RefusalGround,
    "What the customer objects to.",
    name="OfferRefusalGround",
    PRICE="The price.",
    TERMS="Clauses of the contract.",
    TECHNICAL="The technical solution.",
    COMPETITOR="Somebody else's offer.",
    NO_NEED="Needs nothing.",
)
publish_enum(
    Resolution,
    "How an offer ended for good.",
    name="OfferResolutionKind",
    SIGNED="A contract was signed.",
    STAYS="The customer stays on what it has.",
    TERMINATED="The customer left.",
    NOT_SIGNED="Not signed.",
)
publish_enum(
    LimitBand,
    "How far a line goes against its segment's limit.",
    name="LimitBand",
    STANDARD="Within the standard discount.",
    MAXIMUM="Beyond it, within the maximum.",
    OUTSIDE="Beyond every limit: pricing decides.",
)
