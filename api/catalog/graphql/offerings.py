"""The catalogue in the schema."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, cast
from uuid import UUID

import strawberry

from api.catalog import actions, policy, queries
from api.catalog.graphql.enums import OfferingStatus, ProductType, PublishingStage
from api.catalog.rules import OfferingNotDraft, OfferingNotReady
from api.core.actor import Actor
from api.core.errors import Allowed, InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import JSON, Connection, GlobalID, Money, Node, mutation, reads
from api.core.graphql.changes import changed_at, changed_by
from api.core.searching import part
from api.core.uow import UnitOfWork
from api.people.graphql import BranchType, UserType

CURRENCY = "(select shelf.currency from product_offering shelf where shelf.id = {t}.offering_id)"


@strawberry.type(description="What the caller may do with an offering.")
class OfferingAbilities:
    update: bool = strawberry.field(description="Change it: a draft only.")
    publish: bool = strawberry.field(
        description="Publish a draft whose stages are confirmed, withdraw what is published."
    )


def _abilities(actor: Actor, row: dict[str, Any]) -> OfferingAbilities:
    """Ask the policy."""
    branch_id = UUID(row["branch_id"])
    draft = row["status"] == OfferingStatus.DRAFT.name
    return OfferingAbilities(
        update=draft and isinstance(policy.can_edit(actor, branch_id), Allowed),
        publish=row["status"] != OfferingStatus.WITHDRAWN.name
        and isinstance(policy.can_publish(actor, branch_id), Allowed),
    )


@strawberry.type(name="OfferingComponent", description="A part of an offering, required or chosen on top.")
class OfferingComponentType(Node):
    class Reads(reads.Table):
        table = "offering_component"
        prefix = "cmp"
        kept = True
        visible = staticmethod(queries.part_visible_to)

    code: str = reads.column(description="Code, unique in the offering.")
    names: JSON = reads.column(description="Language → name.")
    required: bool = reads.column(description="Always inside.")
    max_quantity: int = reads.column(description="How many at most.")
    monthly_price: Money | None = reads.money("monthly_price", CURRENCY, description="A piece a month, net.")
    one_time_price: Money | None = reads.money("one_time_price", CURRENCY, description="A piece once, net.")


@strawberry.type(name="SegmentLimit", description="How far a seller may go with an offering in a segment.")
class SegmentLimitType(Node):
    class Reads(reads.Table):
        table = "segment_limit"
        prefix = "sgl"
        kept = True
        visible = staticmethod(queries.limit_visible_to)

    segment: str = reads.column("segment_code", description="Code of the segment.")
    standard_discount: Decimal = reads.column(description="Discount that anybody gives, in percent.")
    maximum_discount: Decimal = reads.column(description="Discount beyond which pricing decides, in percent.")
    min_quantity: int = reads.column(description="Fewest pieces.")
    max_quantity: int | None = reads.column(description="Most pieces; any number when null.")
    min_months: int = reads.column(description="Shortest contract, in months.")
    offering: "OfferingType | None" = reads.one("offering_id", description="The offering.")
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()


@strawberry.type(name="OfferingStage", description="A confirmed stage of publishing.")
class OfferingStageType(Node):
    class Reads(reads.Table):
        table = "offering_stage"
        prefix = "stg"
        visible = staticmethod(queries.limit_visible_to)

    stage: PublishingStage = reads.column(description="Which stage.")
    confirmed_at: datetime = reads.column(description="When it was confirmed.")
    confirmed_by: UserType | None = reads.one("confirmed_by_id", description="Who confirmed it.")


@strawberry.type(name="ProductOffering", description="A product at its list price, net.")
class OfferingType(Node):
    class Reads(reads.Table):
        table = "product_offering"
        prefix = "prd"
        kept = True
        visible = staticmethod(queries.visible_to)

    code: str = reads.column(description="Code of the product.")
    revision: int = reads.column(description="Which revision of the product.")
    product_type: ProductType = reads.column(description="What is sold.")
    names: JSON = reads.column(description="Language → name.")
    descriptions: JSON = reads.column(description="Language → what it is.")
    details: JSON = reads.column(description="What is inside: minutes, gigabytes, speed.")
    eligibility: JSON = reads.column(description="Who can have it: segments, kinds, needs_products, min_monthly_value.")
    status: OfferingStatus = reads.column(description="Where it stands.")
    release: str = reads.column(description="Release that it came with.")
    valid_from: date = reads.column(description="First day.")
    valid_until: date | None = reads.column(description="Last day; open when null.")
    monthly_price: Money | None = reads.money("monthly_price", "currency", description="A month, net.")
    one_time_price: Money | None = reads.money("one_time_price", "currency", description="Once, net.")
    tax_code: str = reads.column(description="Tax code.")
    tax_rate: Decimal | None = reads.expression(
        "(select tax.rate from tax_rate tax where tax.branch_id = {t}.branch_id and tax.tax_code = {t}.tax_code "
        "and tax.valid_from <= app_now()::date order by tax.valid_from desc limit 1)",
        description="VAT in percent, today.",
    )
    image_key: str | None = reads.column(description="Which picture shows it.")
    process_key: str | None = reads.column(description="Process that provides it.")
    published_at: datetime | None = reads.column(description="When it was published.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()
    branch: BranchType | None = reads.one("branch_id", description="The operator's branch.")
    components: list[OfferingComponentType] = reads.many(
        "offering_id", order="position asc", description="Parts, in their order."
    )
    limits: list[SegmentLimitType] = reads.many(
        "offering_id", order="segment_code asc", description="Limits of the segments; for staff."
    )
    stages: list[OfferingStageType] = reads.many(
        "offering_id", order="confirmed_at asc", description="Confirmed stages of publishing; for staff."
    )
    viewer_can: OfferingAbilities = reads.computed(
        _abilities,
        needs={"branch_id": "{t}.branch_id::text", "status": "{t}.status"},
        description="What the caller may do.",
    )


class OfferingFilter(reads.Filter):
    """Which offerings; all conditions must hold."""

    status: list[OfferingStatus] | None = reads.condition("{t}.status = any({v}::text[])", description="Any of these.")
    product_type: list[ProductType] | None = reads.condition(
        "{t}.product_type = any({v}::text[])", description="Any of these kinds."
    )
    branch: GlobalID | None = reads.condition("{t}.branch_id = {v}::uuid", prefix="brn", description="Of this branch.")
    release: str | None = reads.condition("{t}.release = {v}::text", description="Of this release.")
    search: str | None = reads.condition(
        part("unaccent_lower({t}.code || ' ' || {t}.names::text)"),
        description="Part of the code or a name in any language, without diacritics.",
    )


class OfferingOrder(Enum):
    """Which offerings come first."""

    CODE_ASC = reads.order("code asc, revision desc")
    CREATED_DESC = reads.order("created_at desc", type="timestamptz")
    MONTHLY_PRICE_ASC = reads.order("monthly_price asc", type="numeric")


@strawberry.type
class CatalogQuery:
    offering: OfferingType | None = reads.root_one(description="One offering.")
    offerings: Connection[OfferingType] = reads.root_connection(
        filter=OfferingFilter, order=OfferingOrder, description="Offerings, in every state that the caller may see."
    )
    shop: list[OfferingType] = reads.root_many(
        where=(
            "{t}.status = 'PUBLISHED' and {t}.valid_from <= app_now()::date "
            "and ({t}.valid_until is null or {t}.valid_until >= app_now()::date) "
            "and {t}.branch_id = (select b.id from branch b where b.code = {branch}::text)"
        ),
        arguments={"branch": str},
        order="product_type asc, monthly_price asc, one_time_price asc",
        limit=500,
        description="What can be bought today in the branch with this code; for everybody.",
    )


@strawberry.input(description="Changes to a draft; what is absent stays.")
class OfferingUpdateInput:
    version: int = strawberry.field(description="The version that the change is based on.")
    names: strawberry.Maybe[JSON] = strawberry.field(default=None, description="Language → name, all five.")
    descriptions: strawberry.Maybe[JSON] = strawberry.field(default=None, description="Language → text, all five.")
    details: strawberry.Maybe[JSON] = strawberry.field(default=None, description="What is inside.")
    eligibility: strawberry.Maybe[JSON] = strawberry.field(default=None, description="Who can have it.")
    release: strawberry.Maybe[str] = strawberry.field(default=None, description="Release.")
    valid_from: strawberry.Maybe[date] = strawberry.field(default=None, description="First day.")
    valid_until: strawberry.Maybe[date | None] = strawberry.field(default=None, description="Last day.")
    monthly_price: strawberry.Maybe[Decimal] = strawberry.field(default=None, description="A month, net.")
    one_time_price: strawberry.Maybe[Decimal] = strawberry.field(default=None, description="Once, net.")
    tax_code: strawberry.Maybe[str] = strawberry.field(default=None, description="Tax code.")
    process_key: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Process that provides it.")
    image_key: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Picture.")


@strawberry.input(description="A segment's limit; discounts in percent.")
class SegmentLimitSetInput:
    segment: str = strawberry.field(description="Code of the segment.")
    standard_discount: Decimal = strawberry.field(description="Discount that anybody gives.")
    maximum_discount: Decimal = strawberry.field(description="Discount beyond which pricing decides.")
    min_quantity: int = strawberry.field(default=1, description="Fewest pieces.")
    max_quantity: int | None = strawberry.field(default=None, description="Most pieces.")
    min_months: int = strawberry.field(default=0, description="Shortest contract, in months.")


_CHANGE = (NotFound, PermissionDenied, InvalidInput)
_FIELDS = (
    "names", "descriptions", "details", "eligibility", "release", "valid_from", "valid_until", "monthly_price",
    "one_time_price", "tax_code", "process_key", "image_key",
)  # fmt: skip


@strawberry.type
class CatalogMutation:
    @mutation(
        "OfferingUpdate",
        offering=OfferingType,
        errors=(*_CHANGE, StaleVersion, OfferingNotDraft),
        description="Changes a draft.",
    )
    async def offering_update(self, uow: UnitOfWork, id: GlobalID, input: OfferingUpdateInput) -> UUID:
        sent = {name: getattr(input, name) for name in _FIELDS}
        changes = {name: some.value for name, some in sent.items() if some is not None}
        checked = cast("actions.OfferingChanges", changes)
        return (await actions.update_offering(uow, id.of("prd"), checked, version=input.version)).id

    @mutation(
        "OfferingRevise",
        offering=OfferingType,
        errors=(NotFound, PermissionDenied),
        description="Makes a draft of the next revision.",
    )
    async def offering_revise(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.revise_offering(uow, id.of("prd"))).id

    @mutation(
        "OfferingConfirmStage",
        offering=OfferingType,
        errors=(NotFound, PermissionDenied, OfferingNotDraft, OfferingNotReady),
        description="Confirms a stage of publishing in the caller's name.",
        arguments={"stage": "What is ready."},
    )
    async def offering_confirm_stage(self, uow: UnitOfWork, id: GlobalID, stage: PublishingStage) -> UUID:
        return (await actions.confirm_stage(uow, id.of("prd"), stage)).id

    @mutation(
        "OfferingPublish",
        offering=OfferingType,
        errors=(NotFound, PermissionDenied, StaleVersion, OfferingNotDraft, OfferingNotReady),
        description="Puts a draft on the shelf in place of its earlier revision.",
    )
    async def offering_publish(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.publish_offering(uow, id.of("prd"), version=version)).id

    @mutation(
        "OfferingWithdraw",
        offering=OfferingType,
        errors=(NotFound, PermissionDenied, StaleVersion),
        description="Takes an offering off the shelf.",
    )
    async def offering_withdraw(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.withdraw_offering(uow, id.of("prd"), version=version)).id

    @mutation(
        "SegmentLimitSet",
        offering=OfferingType,
        errors=_CHANGE,
        description="Sets how far sellers may go with an offering in a segment.",
    )
    async def segment_limit_set(self, uow: UnitOfWork, id: GlobalID, input: SegmentLimitSetInput) -> UUID:
        data = actions.LimitData(
            segment_code=input.segment,
            standard_discount=input.standard_discount,
            maximum_discount=input.maximum_discount,
            min_quantity=input.min_quantity,
            max_quantity=input.max_quantity,
            min_months=input.min_months,
        )
        return (await actions.set_segment_limit(uow, id.of("prd"), data)).offering_id
