"""Inputs of offers, and how they become what the actions take."""

from collections.abc import Sequence
from decimal import Decimal

import strawberry

from api.core.errors import InvalidInput
from api.core.graphql import GlobalID
from api.offers.actions import LineInput, Outcome, PricingReply
from api.offers.graphql.enums import AnswerChannel, PricingAnswer, PricingTeam, RefusalGround, Resolution

OFFERING = "prd"


@strawberry.input(description="A component of a product, and how many of it in each unit.")
class OfferComponentInput:
    code: str = strawberry.field(description="The component's code.")
    quantity: int = strawberry.field(default=1, description="How many.")


@strawberry.input(description="A line as typed.")
class OfferLineInput:
    offering_id: GlobalID = strawberry.field(description="The product.")
    quantity: int = strawberry.field(description="How many units, 1 to 100,000.")
    discount_percent: Decimal = strawberry.field(description="Discount from 0 to 100, at most two decimals.")
    months: int = strawberry.field(description="Contract months, 0 to 120.")
    components: list[OfferComponentInput] = strawberry.field(
        default_factory=list, description="Chosen components; required ones need not be named."
    )


@strawberry.input(description="Lines to be priced without being saved.")
class OfferPreviewInput:
    customer_id: GlobalID = strawberry.field(description="For whom.")
    lines: list[OfferLineInput] = strawberry.field(description="The lines, at most 200.")


@strawberry.input(description="A new offer.")
class OfferCreateInput:
    customer_id: GlobalID = strawberry.field(description="For whom.")
    lead_id: GlobalID | None = strawberry.field(default=None, description="The lead that it comes from.")
    contact_id: GlobalID | None = strawberry.field(default=None, description="Who will receive it.")
    tender: bool = strawberry.field(default=False, description="Whether it answers a tender.")
    client_reference: GlobalID | None = strawberry.field(
        default=None, description="An identifier `off_<uuid>` that the device made offline; usable in place of the id."
    )
    lines: list[OfferLineInput] = strawberry.field(default_factory=list, description="The lines, at most 200.")


@strawberry.input(description="The lines of an offer as they shall be.")
class OfferUpdateDraftInput:
    version: int = strawberry.field(description="The version that the change is based on.")
    lines: list[OfferLineInput] = strawberry.field(description="All lines, at most 200.")
    contact_id: GlobalID | None = strawberry.field(default=None, description="Who will receive it; absent: as before.")


@strawberry.input(description="How a draft is submitted.")
class OfferSubmitInput:
    version: int | None = strawberry.field(default=None, description="The version that was seen.")
    ask: PricingTeam | None = strawberry.field(default=None, description="Ask this team even within the limits.")
    note: str | None = strawberry.field(default=None, description="What pricing should know.")


@strawberry.input(description="Pricing's answer.")
class OfferAnswerPricingInput:
    answer: PricingAnswer = strawberry.field(description="Approve, counter or refuse.")
    version: int | None = strawberry.field(default=None, description="The version that was seen.")
    reason: str | None = strawberry.field(default=None, description="Why; needed for a refusal.")
    lines: list[OfferLineInput] = strawberry.field(default_factory=list, description="Lines of a counter-offer.")


@strawberry.input(description="To whom an offer is sent.")
class OfferSendInput:
    version: int | None = strawberry.field(default=None, description="The version that was seen.")
    contact_id: GlobalID | None = strawberry.field(
        default=None, description="A contact with a mail address; absent: the offer's, or the signatory."
    )


@strawberry.input(description="The customer's yes.")
class OfferAcceptInput:
    revision: int = strawberry.field(description="Number of the revision that the customer has seen.")
    how: AnswerChannel = strawberry.field(default=AnswerChannel.PORTAL, description="How the answer came.")


@strawberry.input(description="The customer's no.")
class OfferRefuseInput:
    revision: int = strawberry.field(description="Number of the revision that the customer has seen.")
    ground: RefusalGround = strawberry.field(description="What the customer objects to.")
    reason: str | None = strawberry.field(default=None, description="In the customer's words.")
    how: AnswerChannel = strawberry.field(default=AnswerChannel.PORTAL, description="How the answer came.")


@strawberry.input(description="How an offer that came to nothing ended.")
class OfferResolveInput:
    resolution: Resolution = strawberry.field(description="How it ended; SIGNED is set by the contract.")
    reason: str = strawberry.field(description="Why.")
    competitor: str | None = strawberry.field(default=None, description="The competitor who won.")
    competitor_upload_id: GlobalID | None = strawberry.field(
        default=None, description="The uploaded offer of the competitor."
    )

    def outcome(self) -> Outcome:
        """Return what the action takes."""
        upload = self.competitor_upload_id
        return Outcome(self.resolution, self.reason, self.competitor, upload.of("upl") if upload else None)


def lines_of(given: Sequence[OfferLineInput]) -> list[LineInput]:
    """Return lines as actions take them; raises InvalidInput when a component is named twice."""
    return [_line(line, index) for index, line in enumerate(given)]


def reply_of(given: OfferAnswerPricingInput) -> PricingReply:
    """Return pricing's answer as the action takes it."""
    return PricingReply(given.answer, given.reason, lines_of(given.lines))


def _line(line: OfferLineInput, index: int) -> LineInput:
    components = {part.code: part.quantity for part in line.components}
    if len(components) != len(line.components):
        raise InvalidInput("lines", str(index), "components", code="offer-component-twice")
    return LineInput(line.offering_id.of(OFFERING), line.quantity, line.discount_percent, line.months, components)
