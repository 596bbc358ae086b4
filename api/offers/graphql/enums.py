"""Enums of offers in the schema."""

import strawberry

from api.catalog.rules import Band
from api.offers import models

OfferStatus = strawberry.enum(models.OfferStatus, description="Where an offer stands.")
RevisionOrigin = strawberry.enum(models.RevisionOrigin, name="OfferRevisionOrigin", description="Who made a revision.")
LimitOutcome = strawberry.enum(models.LimitOutcome, description="Whether an offer may be sent without pricing.")
PricingTeam = strawberry.enum(models.PricingTeam, description="Who decides on a price: pricing, or retention.")
PricingAnswer = strawberry.enum(models.PricingAnswer, description="How a round with pricing ended.")
Verdict = strawberry.enum(models.Verdict, name="OfferVerdict", description="The customer's answer.")
AnswerChannel = strawberry.enum(models.AnswerChannel, name="OfferAnswerChannel", description="How the answer came.")
RefusalGround = strawberry.enum(
    models.RefusalGround, name="OfferRefusalGround", description="What the customer objects to."
)
Resolution = strawberry.enum(models.Resolution, name="OfferResolutionKind", description="How an offer ended for good.")
LimitBand = strawberry.enum(Band, name="LimitBand", description="How far a line goes against its segment's limit.")
