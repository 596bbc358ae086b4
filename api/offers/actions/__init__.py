"""All that changes offers."""

from api.offers.actions.common import facts as offer_facts
from api.offers.actions.customer import (
    Outcome,
    accept_offer,
    expire_offer,
    refuse_offer,
    resolve_offer,
    resolve_signed,
    send_offer,
    withdraw_offer,
)
from api.offers.actions.documents import (
    document_lines,
    document_totals,
    write_offer,
)
from api.offers.actions.drafts import NewOffer, create_offer, submit_offer, update_draft
from api.offers.actions.pricing import ROLES as PRICING_ROLES
from api.offers.actions.pricing import PricingReply, answer_pricing, close_request, reopen_for_pricing
from api.offers.actions.quote import LineInput, Quote, preview, price_lines
from api.offers.actions.refusals import route_refusal

__all__ = [
    "PRICING_ROLES",
    "LineInput",
    "NewOffer",
    "Outcome",
    "PricingReply",
    "Quote",
    "accept_offer",
    "answer_pricing",
    "close_request",
    "create_offer",
    "document_lines",
    "document_totals",
    "expire_offer",
    "offer_facts",
    "preview",
    "price_lines",
    "refuse_offer",
    "reopen_for_pricing",
    "resolve_offer",
    "resolve_signed",
    "route_refusal",
    "send_offer",
    "submit_offer",
    "update_draft",
    "withdraw_offer",
    "write_offer",
]
