"""What can be done with offers."""

from uuid import UUID

import strawberry

from api.catalog.rules import OfferingNotPublished
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import GlobalID, mutation
from api.core.uow import UnitOfWork
from api.offers import actions
from api.offers.graphql.inputs import (
    OfferAcceptInput,
    OfferAnswerPricingInput,
    OfferCreateInput,
    OfferRefuseInput,
    OfferResolveInput,
    OfferSendInput,
    OfferSubmitInput,
    OfferUpdateDraftInput,
    lines_of,
    reply_of,
)
from api.offers.graphql.types import OfferType
from api.offers.rules import (
    OfferEmpty,
    OfferPricesChanged,
    OfferRevisionConflict,
    OfferStatusConflict,
    OfferTooLarge,
)

COMMON = (NotFound, PermissionDenied, StaleVersion)
PRICING = (OfferingNotPublished, OfferTooLarge, InvalidInput)
ANSWER = (NotFound, PermissionDenied, OfferRevisionConflict, OfferStatusConflict, InvalidInput)


@strawberry.type
class OfferMutation:
    @mutation("OfferCreate", offer=OfferType, errors=(*COMMON, *PRICING), description="Begins an offer for a customer.")
    async def offer_create(self, uow: UnitOfWork, input: OfferCreateInput) -> UUID:
        new = actions.NewOffer(
            customer_id=input.customer_id.of("cus"),
            lead_id=input.lead_id.of("lea") if input.lead_id else None,
            contact_id=input.contact_id.of("con") if input.contact_id else None,
            tender=input.tender,
            client_reference=input.client_reference.of("off") if input.client_reference else None,
        )
        return (await actions.create_offer(uow, new, lines_of(input.lines))).id

    @mutation(
        "OfferUpdateDraft",
        offer=OfferType,
        errors=(*COMMON, *PRICING),
        description="Replaces the lines; what was submitted or sent stays, and a new revision begins.",
    )
    async def offer_update_draft(self, uow: UnitOfWork, id: GlobalID, input: OfferUpdateDraftInput) -> UUID:
        contact_id = input.contact_id.of("con") if input.contact_id else None
        lines = lines_of(input.lines)
        return (await actions.update_draft(uow, id.of("off"), input.version, lines, contact_id=contact_id)).id

    @mutation(
        "OfferSubmit",
        offer=OfferType,
        errors=(*COMMON, *PRICING, OfferEmpty, OfferPricesChanged),
        description="Checks the draft: within the limits it may be sent, outside them pricing is asked.",
    )
    async def offer_submit(self, uow: UnitOfWork, id: GlobalID, input: OfferSubmitInput) -> UUID:
        offer = await actions.submit_offer(uow, id.of("off"), version=input.version, ask=input.ask, note=input.note)
        return offer.id

    @mutation(
        "OfferAnswerPricing",
        offer=OfferType,
        errors=(*COMMON, *PRICING),
        description="Approves the revision, counters it with lines of its own, or refuses it with a reason.",
    )
    async def offer_answer_pricing(self, uow: UnitOfWork, id: GlobalID, input: OfferAnswerPricingInput) -> UUID:
        return (await actions.answer_pricing(uow, id.of("off"), reply_of(input), version=input.version)).id

    @mutation(
        "OfferSend",
        offer=OfferType,
        errors=(*COMMON, InvalidInput),
        description="Sends the approved revision as PDF with a link into the portal.",
    )
    async def offer_send(self, uow: UnitOfWork, id: GlobalID, input: OfferSendInput) -> UUID:
        contact_id = input.contact_id.of("con") if input.contact_id else None
        return (await actions.send_offer(uow, id.of("off"), version=input.version, contact_id=contact_id)).id

    @mutation("OfferAccept", offer=OfferType, errors=ANSWER, description="Records the customer's yes to a revision.")
    async def offer_accept(self, uow: UnitOfWork, id: GlobalID, input: OfferAcceptInput) -> UUID:
        return (await actions.accept_offer(uow, id.of("off"), revision=input.revision, how=input.how)).id

    @mutation("OfferRefuse", offer=OfferType, errors=ANSWER, description="Records the customer's no to a revision.")
    async def offer_refuse(self, uow: UnitOfWork, id: GlobalID, input: OfferRefuseInput) -> UUID:
        offer = await actions.refuse_offer(
            uow, id.of("off"), revision=input.revision, ground=input.ground, reason=input.reason, how=input.how
        )
        return offer.id

    @mutation("OfferWithdraw", offer=OfferType, errors=COMMON, description="Takes an offer back before it is accepted.")
    async def offer_withdraw(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.withdraw_offer(uow, id.of("off"), version=version)).id

    @mutation(
        "OfferResolve",
        offer=OfferType,
        errors=(NotFound, PermissionDenied, InvalidInput),
        description="Puts on record how an unsigned offer ended, with the competitor's offer if there is one.",
    )
    async def offer_resolve(self, uow: UnitOfWork, id: GlobalID, input: OfferResolveInput) -> UUID:
        return (await actions.resolve_offer(uow, id.of("off"), input.outcome())).id
