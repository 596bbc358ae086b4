"""Orders, their lines and progress."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

import strawberry

from api.contracts.graphql.types import ContractType
from api.core.actor import Actor
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import JSON, Connection, GlobalID, Money, Node, mutation, reads
from api.core.graphql.abilities import Ability, ability
from api.core.graphql.enums import publish_enum
from api.core.uow import UnitOfWork
from api.customers.graphql.parts import TimelineEntryType
from api.customers.graphql.types import CustomerType
from api.orders import policy, queries
from api.orders.actions import provisioning
from api.orders.models import Order, OrderSource, OrderStatus
from api.orders.rules import OrderStatusConflict
from api.people.graphql import UserType
from api.work.graphql import ProcessRunType

publish_enum(
    OrderStatus,
    "Where an order stands.",
    SUBMITTED="Received.",
    IN_PROGRESS="Being provided.",
    AWAITING_CUSTOMER="Waits for the customer's acceptance.",
    COMPLETED="Provided, accepted and billed.",
    CANCELLED="Called off.",
)
publish_enum(
    OrderSource,
    "Where an order came from.",
    CONTRACT="A signed contract.",
    PORTAL="The customer's own cart.",
)

ORDER_CURRENCY = "(select o.currency from product_order o where o.id = {t}.order_id)"
NEEDS = {
    "branch_id": "{t}.branch_id::text",
    "customer_id": "{t}.customer_id::text",
    "team_id": "{t}.team_id::text",
    "owner_id": "{t}.owner_id::text",
    "status": "{t}.status",
}


@strawberry.type(description="What the caller may do with an order now.")
class OrderAbilities:
    again: Ability = strawberry.field(description="Put the same into the cart again.")
    answer: Ability = strawberry.field(description="Accept or refuse an installation.")
    cancel: Ability = strawberry.field(description="Cancel it.")


def _abilities(actor: Actor, row: dict[str, Any]) -> OrderAbilities:
    """Ask the policy about an order as it was read."""
    ids: dict[str, Any] = {name: row[name] and UUID(row[name]) for name in NEEDS if name != "status"}
    order = Order.model_construct(**ids, status=OrderStatus(row["status"]))
    return OrderAbilities(
        again=ability(actor, policy.can_order_again(actor, order)),
        answer=ability(actor, policy.can_answer(actor, order)),
        cancel=ability(actor, policy.can_cancel(actor, order)),
    )


@strawberry.type(name="OrderLine", description="One product of an order with its configuration.")
class OrderLineType(Node):
    class Reads(reads.Table):
        table = "order_line"
        prefix = "orl"
        visible = staticmethod(queries.part_visible_to)

    position: int = reads.column(description="Its place, from 0.")
    code: str = reads.column(personal=False, description="Code of the product.")
    name: str = reads.expression(
        "coalesce({t}.names->>:language, {t}.names->>'en')",
        personal=False,
        description="Name in the reader's language.",
    )
    components: JSON = reads.column(personal=False, description="What is inside: [{code, names, quantity}].")
    process_key: str = reads.column(personal=False, description="Which process provides it.")
    quantity: int = reads.column(description="How many.")
    discount_percent: Decimal = reads.column(description="Discount, in percent.")
    months: int = reads.column(description="Length of the contract in months; 0 is open-ended.")
    monthly_net: Money | None = reads.money("monthly_net", ORDER_CURRENCY, description="A month, net.")
    monthly_vat: Money | None = reads.money("monthly_vat", ORDER_CURRENCY, description="VAT of a month.")
    one_time_net: Money | None = reads.money("one_time_net", ORDER_CURRENCY, description="Once, net.")
    one_time_vat: Money | None = reads.money("one_time_vat", ORDER_CURRENCY, description="VAT of what is paid once.")


@strawberry.type(name="OrderBilling", description="Billing's acknowledgement of one ready-for-billing step.")
class OrderBillingType(Node):
    class Reads(reads.Table):
        table = "order_billing"
        prefix = "orb"
        visible = staticmethod(queries.part_visible_to)

    process_key: str = reads.column(personal=False, description="Of which process.")
    stage: str = reads.column(personal=False, description="Key of the step, as rfb_1.")
    billing_customer_id: str = reads.column(description="The customer's identifier in billing.")
    acknowledged_at: datetime = reads.column(description="When billing acknowledged; its cycle runs from here.")


@strawberry.type(name="Order", description="What a customer has ordered, on its way to ready for billing.")
class OrderType(Node):
    class Reads(reads.Table):
        table = "product_order"
        prefix = "ord"
        visible = staticmethod(queries.visible_to)

    number: str = reads.column(personal=False, description="Number that people read to each other.")
    source: OrderSource = reads.column(description="Where it came from.")
    status: OrderStatus = reads.column(description="Where it stands.")
    note: str | None = reads.column(description="What the customer added.")
    created_at: datetime = reads.column(description="When it was ordered.")
    completed_at: datetime | None = reads.column(description="When everything was done.")
    cancel_reason: str | None = reads.column(description="Why it was cancelled.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    monthly_net: Money | None = reads.money("monthly_net", "currency", description="A month, net.")
    monthly_vat: Money | None = reads.money("monthly_vat", "currency", description="VAT of a month.")
    one_time_net: Money | None = reads.money("one_time_net", "currency", description="Once, net.")
    one_time_vat: Money | None = reads.money("one_time_vat", "currency", description="VAT of what is paid once.")
    due_at: datetime | None = reads.expression(
        "(select min(a.due_at) from activity a join process_run r on r.id = a.run_id "
        "where r.subject_id = {t}.id and a.state in ('OPEN', 'IN_PROCESS'))",
        description="When the next open activity is due.",
    )
    customer: CustomerType | None = reads.one("customer_id", description="Whose it is.")
    owner: UserType | None = reads.one("owner_id", description="Seller.")
    contract: ContractType | None = reads.one("contract_id", description="The signed contract that it fulfils.")
    lines: list[OrderLineType] = reads.many("order_id", order="position asc", limit=200, description="Products.")
    processes: list[ProcessRunType] = reads.many(
        where="{t}.subject_id = {parent}.id", order="started_at asc", description="Provisioning, process by process."
    )
    billing: list[OrderBillingType] = reads.many(
        "order_id", order="acknowledged_at asc", description="What billing has acknowledged."
    )
    history: list[TimelineEntryType] = reads.many(
        where="{t}.subject_id = {parent}.id", order="at asc", limit=200, description="Everything that happened to it."
    )
    viewer_can: OrderAbilities = reads.computed(_abilities, needs=NEEDS, description="What the caller may do.")


class OrderFilter(reads.Filter):
    """Which orders; all conditions must hold."""

    status: list[OrderStatus] | None = reads.condition("{t}.status = any({v}::text[])", description="Any of these.")
    customer: GlobalID | None = reads.condition(
        "{t}.customer_id = {v}::uuid", prefix="cus", description="Of a customer."
    )
    owner: GlobalID | None = reads.condition("{t}.owner_id = {v}::uuid", prefix="usr", description="Of a seller.")
    alive: bool | None = reads.condition(
        "({t}.status not in ('COMPLETED', 'CANCELLED')) = {v}::boolean", description="Still on their way."
    )
    search: str | None = reads.condition(
        queries.found,
        description="Number, or part of the customer's name; of very many such customers those worth most.",
    )


class OrderOrder(Enum):
    """Which orders come first."""

    CREATED_DESC = reads.order("created_at desc", type="timestamptz")
    CREATED_ASC = reads.order("created_at asc", type="timestamptz")


@strawberry.type
class OrderQuery:
    order: OrderType | None = reads.root_one(description="One order.")
    orders: Connection[OrderType] = reads.root_connection(filter=OrderFilter, order=OrderOrder, description="Orders.")


@strawberry.type
class OrderMutation:
    @mutation(
        "OrderAnswerInstallation",
        order=OrderType,
        errors=(PermissionDenied, NotFound, InvalidInput),
        description="Accepts an installation, or refuses it with the reason; the process goes on in the background.",
        arguments={
            "activity_id": "The acceptance that waits for the customer.",
            "accepted": "Whether all is well.",
            "reason": "What is not well, in words.",
        },
    )
    async def order_answer_installation(
        self, uow: UnitOfWork, activity_id: GlobalID, *, accepted: bool, reason: str | None = None
    ) -> UUID:
        order = await provisioning.answer_installation(uow, activity_id.of("act"), accepted=accepted, reason=reason)
        return order.id

    @mutation(
        "OrderCancel",
        order=OrderType,
        errors=(PermissionDenied, NotFound, InvalidInput, StaleVersion, OrderStatusConflict),
        description="Cancels an order and stops what is not done yet.",
    )
    async def order_cancel(self, uow: UnitOfWork, id: GlobalID, reason: str, version: int | None = None) -> UUID:
        return (await provisioning.cancel_order(uow, id.of("ord"), version, reason=reason)).id
