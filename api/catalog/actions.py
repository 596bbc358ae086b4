"""All that changes the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict
from uuid import UUID

from api.catalog import guides, policy, queries, rules
from api.catalog.events import (
    OfferingChanged,
    OfferingPublished,
    OfferingStageConfirmed,
    OfferingWithdrawn,
    SegmentLimitSet,
)
from api.catalog.models import (
    OfferingComponent,
    OfferingStage,
    OfferingStatus,
    ProductOffering,
    PublishingStage,
    SegmentLimit,
    Symptom,
)
from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.customers import queries as customer_queries


class OfferingChanges(TypedDict, total=False):
    """The fields of a draft to change; those that are absent stay."""

    names: dict[str, str]
    descriptions: dict[str, str]
    details: dict[str, Any]
    eligibility: dict[str, Any]
    release: str
    valid_from: date
    valid_until: date | None
    monthly_price: Decimal
    one_time_price: Decimal
    tax_code: str
    process_key: str | None
    image_key: str | None


@dataclass(frozen=True, kw_only=True)
class LimitData:
    """A segment's limit; discounts in percent."""

    segment_code: str
    standard_discount: Decimal
    maximum_discount: Decimal
    min_quantity: int = 1
    max_quantity: int | None = None
    min_months: int = 0


async def update_offering(
    uow: UnitOfWork, offering_id: UUID, changes: OfferingChanges, *, version: int | None = None
) -> ProductOffering:
    """Change a draft; raises NotFound, PermissionDenied, StaleVersion, OfferingNotDraft, InvalidInput."""
    offering = await _editable(uow, offering_id)
    check_version(version, offering.version)
    _check(offering, changes)
    before = offering.model_dump()
    for name, value in changes.items():
        setattr(offering, name, rules.texts(value, name) if name in {"names", "descriptions"} else value)  # type: ignore[arg-type] # those two are texts
    changed = {
        name: [before[name], getattr(offering, name)] for name in changes if before[name] != getattr(offering, name)
    }
    if changed:
        await uow.flush()
        uow.record(OfferingChanged(subject_id=offering.id, branch_id=offering.branch_id, code=offering.code))
        uow.audit("offering.update", offering, changed)
    return offering


async def revise_offering(uow: UnitOfWork, offering_id: UUID) -> ProductOffering:
    """Make a draft of the next revision, with the same components and limits; the shelf is not touched."""
    source = await queries.lock_offering(uow.session, offering_id)
    require(policy.can_edit(uow.actor, source.branch_id))
    copied = source.model_dump(exclude={"id", "created_at", "version", "revision", "status", "published_at"})
    revision = await queries.last_revision(uow.session, source.branch_id, source.code) + 1
    draft = uow.add(ProductOffering(**copied, revision=revision, status=OfferingStatus.DRAFT))
    await uow.flush()
    fresh = {"id", "created_at", "version", "offering_id"}
    for component in await queries.components_of(uow.session, [source.id]):
        uow.add(OfferingComponent(**component.model_dump(exclude=fresh), offering_id=draft.id))
    for limit in await queries.limits_of(uow.session, source.id):
        uow.add(SegmentLimit(**limit.model_dump(exclude=fresh), offering_id=draft.id))
    await uow.flush()
    uow.record(OfferingChanged(subject_id=draft.id, branch_id=draft.branch_id, code=draft.code))
    uow.audit("offering.revise", draft, {"revision": revision})
    return draft


async def confirm_stage(uow: UnitOfWork, offering_id: UUID, stage: PublishingStage) -> ProductOffering:
    """Note who has confirmed a stage and when; the stages before it must be confirmed (OFF-00)."""
    offering = await _editable(uow, offering_id)
    confirmed = await queries.stages_of(uow.session, offering.id)
    if stage in confirmed:
        return offering
    if (first := rules.open_stages(confirmed)[0]) is not stage:
        raise rules.OfferingNotReady("stage", stage=first.name)
    uow.add(
        OfferingStage(offering_id=offering.id, stage=stage, confirmed_by_id=uow.actor.user_id, confirmed_at=uow.now)
    )
    await uow.flush()
    base = {"subject_id": offering.id, "branch_id": offering.branch_id}
    uow.record(OfferingStageConfirmed(**base, code=offering.code, stage=stage.name))
    uow.audit("offering.stage", offering, {"stage": stage})
    return offering


async def publish_offering(uow: UnitOfWork, offering_id: UUID, *, version: int | None = None) -> ProductOffering:
    """Put a draft on the shelf in place of its earlier revision; every stage must be confirmed (OFF-00, OFF-01)."""
    offering = await queries.lock_offering(uow.session, offering_id)
    require(policy.can_publish(uow.actor, offering.branch_id))
    check_version(version, offering.version)
    if offering.status is not OfferingStatus.DRAFT:
        raise rules.OfferingNotDraft(offering=offering.code)
    if waiting := rules.open_stages(await queries.stages_of(uow.session, offering.id)):
        raise rules.OfferingNotReady("stage", stage=waiting[0].name)
    earlier = await queries.published_of(uow.session, offering.branch_id, offering.code)
    if earlier is not None:
        await _withdraw(uow, earlier)
    offering.status, offering.published_at = OfferingStatus.PUBLISHED, uow.now
    await uow.flush()
    base = {"subject_id": offering.id, "branch_id": offering.branch_id}
    uow.record(OfferingPublished(**base, code=offering.code, release=offering.release))
    uow.audit("offering.publish", offering, {"release": offering.release})
    return offering


async def withdraw_offering(uow: UnitOfWork, offering_id: UUID, *, version: int | None = None) -> ProductOffering:
    """Take an offering off the shelf; a draft can be withdrawn too, a withdrawn one stays so."""
    offering = await queries.lock_offering(uow.session, offering_id)
    require(policy.can_publish(uow.actor, offering.branch_id))
    check_version(version, offering.version)
    if offering.status is not OfferingStatus.WITHDRAWN:
        await _withdraw(uow, offering)
    return offering


async def set_segment_limit(uow: UnitOfWork, offering_id: UUID, data: LimitData) -> SegmentLimit:
    """Set how far sellers may go with the offering in a segment; also for what is on the shelf already."""
    offering = await queries.lock_offering(uow.session, offering_id)
    require(policy.can_edit(uow.actor, offering.branch_id))
    if not await customer_queries.has_segment(uow.session, offering.branch_id, data.segment_code):
        raise InvalidInput("segment", code="unknown-segment", segment=data.segment_code)
    if not 0 <= data.standard_discount <= data.maximum_discount <= rules.HUNDRED:
        raise InvalidInput("maximumDiscount", code="limit-discounts")
    if data.min_quantity < 1 or (data.max_quantity is not None and data.max_quantity < data.min_quantity):
        raise InvalidInput("maxQuantity", code="limit-quantities")
    if data.min_months < 0:
        raise InvalidInput("minMonths", code="limit-quantities")
    limits = await queries.limits_of(uow.session, offering.id)
    limit = next((limit for limit in limits if limit.segment_code == data.segment_code), None)
    if limit is None:
        limit = uow.add(
            SegmentLimit(
                branch_id=offering.branch_id,
                offering_id=offering.id,
                segment_code=data.segment_code,
                standard_discount=data.standard_discount,
                maximum_discount=data.maximum_discount,
            )
        )
    limit.standard_discount, limit.maximum_discount = data.standard_discount, data.maximum_discount
    limit.min_quantity, limit.max_quantity = data.min_quantity, data.max_quantity
    limit.min_months = data.min_months
    await uow.flush()
    base = {"subject_id": offering.id, "branch_id": offering.branch_id}
    uow.record(SegmentLimitSet(**base, segment=data.segment_code))
    uow.audit("offering.limit", limit, {data.segment_code: [data.standard_discount, data.maximum_discount]})
    return limit


async def _editable(uow: UnitOfWork, offering_id: UUID) -> ProductOffering:
    """Return the locked draft that the actor may write."""
    offering = await queries.lock_offering(uow.session, offering_id)
    require(policy.can_edit(uow.actor, offering.branch_id))
    if offering.status is not OfferingStatus.DRAFT:
        raise rules.OfferingNotDraft(offering=offering.code)
    return offering


async def _withdraw(uow: UnitOfWork, offering: ProductOffering) -> None:
    """Withdraw and send it now, so that the next revision finds the shelf free."""
    offering.status = OfferingStatus.WITHDRAWN
    await uow.flush()
    uow.record(OfferingWithdrawn(subject_id=offering.id, branch_id=offering.branch_id, code=offering.code))
    uow.audit("offering.withdraw", offering)


def _check(offering: ProductOffering, changes: OfferingChanges) -> None:
    """Raise InvalidInput when a price is negative, the period ends before it starts, or a rule is unknown."""
    for name, field in (("monthly_price", "monthlyPrice"), ("one_time_price", "oneTimePrice")):
        if changes.get(name, Decimal(0)) < 0:  # type: ignore[operator] # both are decimals
            raise InvalidInput(field, code="negative-price")
    valid_from = changes.get("valid_from", offering.valid_from)
    valid_until = changes.get("valid_until", offering.valid_until)
    if valid_until is not None and valid_until < valid_from:
        raise InvalidInput("validUntil", code="period-ends-early")
    try:
        rules.eligible(changes.get("eligibility", {}), rules.Profile(segment=None, kind="LEGAL"))
    except (ValueError, ArithmeticError) as error:
        raise InvalidInput("eligibility", code="unknown-eligibility") from error


async def set_guide(
    uow: UnitOfWork, symptom_id: UUID, steps: Sequence[guides.GuideStep], *, version: int | None = None
) -> Symptom:
    """Set the questions that lead from a symptom to a fix or to a report (TIC-04, WEB-06).

    Raises NotFound, PermissionDenied, StaleVersion, InvalidInput.
    """
    symptom = await queries.lock_symptom(uow.session, symptom_id)
    require(policy.can_edit(uow.actor, symptom.branch_id))
    check_version(version, symptom.version)
    before, symptom.guide = symptom.guide, guides.checked(steps)
    await uow.flush()
    uow.audit("symptom.guide", symptom, {"guide": [before, symptom.guide]})
    return symptom
