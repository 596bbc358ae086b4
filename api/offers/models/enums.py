"""Enums of offers."""

from enum import StrEnum


class OfferStatus(StrEnum):
    """Where an offer stands; `rules.TRANSITIONS` says what may follow what."""

    DRAFT = "DRAFT"
    PRICING = "PRICING"
    APPROVED = "APPROVED"
    SENT = "SENT"
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"
    EXPIRED = "EXPIRED"
    WITHDRAWN = "WITHDRAWN"


class RevisionOrigin(StrEnum):
    """Who made the revision."""

    SELLER = "SELLER"
    PRICING_COUNTER = "PRICING_COUNTER"


class LimitOutcome(StrEnum):
    """Whether every line lies between the segment's limits (OFF-02)."""

    WITHIN = "WITHIN"
    OUTSIDE = "OUTSIDE"


class PricingTeam(StrEnum):
    """Who decides on a price outside the limits: pricing, or acquisition and retention (OFF-04)."""

    PRICING = "PRICING"
    RETENTION = "RETENTION"


class PricingAnswer(StrEnum):
    """How a pricing round ended; WITHDRAWN when the seller took the question back with the offer."""

    APPROVE = "APPROVE"
    COUNTER = "COUNTER"
    REFUSE = "REFUSE"
    WITHDRAWN = "WITHDRAWN"


class Verdict(StrEnum):
    """The customer's answer."""

    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"


class AnswerChannel(StrEnum):
    """How the customer's answer came (OFF-10)."""

    PORTAL = "PORTAL"
    TABLET = "TABLET"
    MAIL = "MAIL"
    PHONE = "PHONE"
    PAPER = "PAPER"


class RefusalGround(StrEnum):
    """What the customer objects to; it decides who is asked next (ORD-05a)."""

    PRICE = "PRICE"
    TERMS = "TERMS"
    TECHNICAL = "TECHNICAL"
    COMPETITOR = "COMPETITOR"
    NO_NEED = "NO_NEED"


class Resolution(StrEnum):
    """How an offer ended for good (OFF-09)."""

    SIGNED = "SIGNED"
    STAYS = "STAYS"
    TERMINATED = "TERMINATED"
    NOT_SIGNED = "NOT_SIGNED"
