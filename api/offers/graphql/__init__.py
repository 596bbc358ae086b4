"""Offers in the schema."""

from api.offers.graphql.live import OfferSubscription
from api.offers.graphql.mutations import OfferMutation
from api.offers.graphql.preview import OfferPreviewQuery
from api.offers.graphql.types import OfferQuery as OfferReads
from api.offers.graphql.types import OfferRevisionType, OfferType

__all__ = ["OfferMutation", "OfferQuery", "OfferRevisionType", "OfferSubscription", "OfferType"]


class OfferQuery(OfferReads, OfferPreviewQuery):
    """What can be asked about offers."""
