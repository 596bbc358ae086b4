"""PURE: prices of configurations, limits of segments, eligibility, publishing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from api.catalog.models import OfferingStatus, ProductOffering, PublishingStage
from api.core.errors import InvalidInput, UserError
from api.core.money import round_money

LANGUAGES: Final = ("en", "ro", "es", "pl", "ru")
HUNDRED: Final = Decimal(100)


class OfferingNotDraft(UserError):
    """Only a draft can be changed; a published offering gets a new revision."""

    code = "offering-not-draft"
    title = "the offering is published"


class OfferingNotReady(UserError):
    """Stages before publishing are not confirmed yet."""

    code = "offering-not-ready"
    title = "stages before publishing are open"


class OfferingNotPublished(UserError):
    """The offering cannot be offered or ordered: it is a draft, withdrawn, or outside its period."""

    code = "offering-not-published"
    title = "the offering cannot be offered"


class Band(StrEnum):
    """How far a line goes against its segment's limit (OFF-02)."""

    STANDARD = "STANDARD"
    MAXIMUM = "MAXIMUM"
    OUTSIDE = "OUTSIDE"


class LimitReason(StrEnum):
    """Why a line is not within the standard."""

    NO_LIMIT = "NO_LIMIT"
    ABOVE_STANDARD_DISCOUNT = "ABOVE_STANDARD_DISCOUNT"
    ABOVE_MAXIMUM_DISCOUNT = "ABOVE_MAXIMUM_DISCOUNT"
    BELOW_MIN_QUANTITY = "BELOW_MIN_QUANTITY"
    ABOVE_MAX_QUANTITY = "ABOVE_MAX_QUANTITY"
    BELOW_MIN_MONTHS = "BELOW_MIN_MONTHS"


class EligibilityReason(StrEnum):
    """Why a customer cannot have an offering."""

    SEGMENT = "SEGMENT"
    KIND = "KIND"
    NEEDS_PRODUCT = "NEEDS_PRODUCT"
    MONTHLY_VALUE = "MONTHLY_VALUE"


@dataclass(frozen=True, slots=True)
class ComponentPrice:
    """What one piece of a component costs, net."""

    code: str
    required: bool
    monthly: Decimal
    one_time: Decimal
    max_quantity: int = 1


@dataclass(frozen=True, slots=True)
class Limit:
    """A segment's limit for one offering; discounts in percent."""

    standard_discount: Decimal
    maximum_discount: Decimal
    min_quantity: int = 1
    max_quantity: int | None = None
    min_months: int = 0


@dataclass(frozen=True, slots=True)
class LimitResult:
    """The band of a line and why; the limit's numbers stand beside it for the screen (None without a limit)."""

    band: Band
    reasons: tuple[LimitReason, ...]
    limit: Limit | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What eligibility looks at; `products` are the types that the customer has or orders along."""

    segment: str | None
    kind: str
    products: frozenset[str] = frozenset()
    monthly_value: Decimal = Decimal(0)


def configure(
    monthly: Decimal, one_time: Decimal, components: Iterable[ComponentPrice], chosen: Mapping[str, int]
) -> tuple[Decimal, Decimal]:
    """Return the unit's net monthly and one-time price with its components (OFF-01).

    Required components are always in, once unless more are chosen; raises InvalidInput for an unknown component or
    a quantity outside 1 to its maximum.
    """
    known = {component.code: component for component in components}
    if unknown := sorted(set(chosen) - set(known)):
        raise InvalidInput("components", code="unknown-component", component=unknown[0])
    for code, component in known.items():
        quantity = chosen.get(code, 1 if component.required else 0)
        if code in chosen and not 1 <= quantity <= component.max_quantity:
            raise InvalidInput("components", code="component-quantity", component=code, most=component.max_quantity)
        monthly += component.monthly * quantity
        one_time += component.one_time * quantity
    return monthly, one_time


def line_net(unit: Decimal, quantity: int, discount: Decimal, currency: str) -> Decimal:
    """Return a line's net: unit × quantity less the discount in percent, rounded half-up once."""
    return round_money(unit * quantity * (HUNDRED - discount) / HUNDRED, currency)


def check_limits(limit: Limit | None, *, quantity: int, discount: Decimal, months: int) -> LimitResult:
    """Compare a line with its segment's limit; without a limit nothing is standard (OFF-02)."""
    if limit is None:
        return LimitResult(Band.OUTSIDE, (LimitReason.NO_LIMIT,), None)
    outside = {
        LimitReason.BELOW_MIN_QUANTITY: quantity < limit.min_quantity,
        LimitReason.ABOVE_MAX_QUANTITY: limit.max_quantity is not None and quantity > limit.max_quantity,
        LimitReason.BELOW_MIN_MONTHS: months < limit.min_months,
        LimitReason.ABOVE_MAXIMUM_DISCOUNT: discount > limit.maximum_discount,
    }
    if reasons := tuple(reason for reason, broken in outside.items() if broken):
        return LimitResult(Band.OUTSIDE, reasons, limit)
    if discount > limit.standard_discount:
        return LimitResult(Band.MAXIMUM, (LimitReason.ABOVE_STANDARD_DISCOUNT,), limit)
    return LimitResult(Band.STANDARD, (), limit)


def eligible(eligibility: Mapping[str, object], profile: Profile) -> tuple[EligibilityReason, ...]:
    """Return why the customer cannot have the offering; empty when it can (OFF-01).

    Keys, all optional: `segments` and `kinds` (lists), `needs_products` (any of the list), `min_monthly_value`
    (decimal as text). Raises ValueError for any other key, since an unread rule would let everybody through.
    """
    reasons = []
    for key, value in eligibility.items():
        match key, value:
            case "segments", list():
                broken, reason = profile.segment not in value, EligibilityReason.SEGMENT
            case "kinds", list():
                broken, reason = profile.kind not in value, EligibilityReason.KIND
            case "needs_products", list():
                broken, reason = profile.products.isdisjoint(value), EligibilityReason.NEEDS_PRODUCT
            case "min_monthly_value", str():
                broken, reason = profile.monthly_value < Decimal(value), EligibilityReason.MONTHLY_VALUE
            case _:
                raise ValueError(f"unknown rule of eligibility: {key}")
        if broken:
            reasons.append(reason)
    return tuple(reasons)


def offerable(offering: ProductOffering, day: date) -> bool:
    """Tell whether the offering can be offered on a day: published and within its period (OFF-01)."""
    published = offering.status is OfferingStatus.PUBLISHED
    return published and offering.valid_from <= day and (offering.valid_until is None or day <= offering.valid_until)


def open_stages(confirmed: Iterable[PublishingStage]) -> list[PublishingStage]:
    """Return the stages that still stand before publishing, in their order (OFF-00)."""
    done = set(confirmed)
    return [stage for stage in PublishingStage if stage not in done]


def texts(given: Mapping[str, str], field: str) -> dict[str, str]:
    """Return a text in all five languages, trimmed; raises InvalidInput when one is missing."""
    found = {language: str(given.get(language, "")).strip() for language in LANGUAGES}
    if missing := [language for language, value in found.items() if not value]:
        raise InvalidInput(field, code="text-missing", language=missing[0])
    return found
