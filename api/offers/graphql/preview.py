"""Live totals and limits while the seller types: the server's own check, without saving (OFF-02, OFF-03)."""

from dataclasses import asdict
from decimal import Decimal
from typing import Annotated, Any

import strawberry

from api.catalog.rules import OfferingNotPublished
from api.core.errors import IdempotencyMismatch, InvalidInput, NotFound, PermissionDenied, UserError
from api.core.events import plain
from api.core.graphql import JSON, Info, Money
from api.core.graphql.payloads import payload_type, refused
from api.core.money import Total
from api.offers import actions
from api.offers.graphql.enums import LimitBand, LimitOutcome
from api.offers.graphql.inputs import OfferPreviewInput, lines_of
from api.offers.rules import LineTotals, OfferTooLarge, PricedLine

ERRORS = (PermissionDenied, NotFound, OfferingNotPublished, OfferTooLarge, InvalidInput, IdempotencyMismatch)


@strawberry.type(description="A sum with its tax.")
class OfferTotal:
    net: Money = strawberry.field(description="Without VAT.")
    vat: Money = strawberry.field(description="VAT.")
    gross: Money = strawberry.field(description="What is paid.")


@strawberry.type(description="What is paid each month, once, and over the whole contract.")
class OfferTotals:
    monthly: OfferTotal = strawberry.field(description="Each month.")
    one_time: OfferTotal = strawberry.field(description="Once.")
    contract: OfferTotal = strawberry.field(description="Over the whole contract.")


@strawberry.type(description="A line with its price and where it lies between the segment's limits.")
class OfferPreviewLine:
    code: str = strawberry.field(description="The product's code.")
    unit_monthly: Money = strawberry.field(description="List price of a unit a month, net.")
    unit_one_time: Money = strawberry.field(description="List price of a unit once, net.")
    tax_percent: Decimal = strawberry.field(description="VAT, in percent.")
    totals: OfferTotals = strawberry.field(description="What the line costs.")
    band: LimitBand = strawberry.field(description="Where it lies between the limits.")
    reasons: list[str] = strawberry.field(description="Why it is not standard, as codes.")
    limit: JSON | None = strawberry.field(description="The limit compared with; null when the segment has none.")


@strawberry.type(description="Lines priced without being saved.")
class OfferPreview:
    lines: list[OfferPreviewLine] = strawberry.field(description="As given.")
    totals: OfferTotals = strawberry.field(description="Sums of the rounded lines.")
    outcome: LimitOutcome = strawberry.field(description="Whether it could be sent without pricing.")


PAYLOAD: Any = payload_type("OfferPreview", {"preview": OfferPreview}, ERRORS, __name__)[0]


@strawberry.type
class OfferPreviewQuery:
    @strawberry.field(description="Prices lines against catalogue and limits without saving them.")
    async def offer_preview(
        self,
        info: Info,
        input: Annotated[OfferPreviewInput, strawberry.argument(description="The lines as they stand in the builder.")],
    ) -> PAYLOAD:
        actor = info.context.actor
        try:
            async with info.context.database.unit_of_work(actor) as uow:
                quote = await actions.preview(uow, input.customer_id.of("cus"), lines_of(input.lines))
        except UserError as error:
            refusal = refused(error, ERRORS, actor.language)
            if refusal is None:
                raise
            return PAYLOAD(preview=None, errors=[refusal])
        return PAYLOAD(preview=_shown(quote), errors=[])


def _shown(quote: actions.Quote) -> OfferPreview:
    return OfferPreview(
        lines=[_line(line) for line in quote.lines], totals=_totals(quote.totals), outcome=quote.outcome
    )


def _line(line: PricedLine) -> OfferPreviewLine:
    currency = line.totals.monthly.currency
    return OfferPreviewLine(
        code=line.code,
        unit_monthly=Money(amount=line.terms.unit_monthly, currency=currency),
        unit_one_time=Money(amount=line.terms.unit_one_time, currency=currency),
        tax_percent=line.terms.tax_percent,
        totals=_totals(line.totals),
        band=line.band,
        reasons=list(line.reasons),
        limit=None if line.limit is None else plain(asdict(line.limit)),  # type: ignore[arg-type] # JSON is a scalar of the schema only
    )


def _totals(totals: LineTotals) -> OfferTotals:
    return OfferTotals(
        monthly=_total(totals.monthly), one_time=_total(totals.one_time), contract=_total(totals.contract)
    )


def _total(total: Total) -> OfferTotal:
    net, vat, gross = (Money(amount=amount, currency=total.currency) for amount in (total.net, total.vat, total.gross))
    return OfferTotal(net=net, vat=vat, gross=gross)
