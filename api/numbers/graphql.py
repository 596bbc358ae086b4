"""Numbers as they are looked for, chosen and given back."""

from enum import Enum
from typing import Any
from uuid import UUID

import strawberry

from api.core.actor import Actor
from api.core.errors import InvalidInput, NotFound, PermissionDenied
from api.core.graphql import Connection, GlobalID, Node, mutation, reads
from api.core.graphql.abilities import Ability, ability
from api.core.graphql.enums import publish_enum
from api.core.uow import UnitOfWork
from api.customers.graphql import CustomerType
from api.numbers import actions, policy, queries
from api.numbers.models import NumberGrade, NumberKind, NumberState, PhoneNumber
from api.numbers.rules import RESERVATION, NumberTaken
from api.people.graphql import UserType
from api.sla.graphql import ClockType, clock_of

publish_enum(NumberKind, "What a line is called on.", MOBILE="A SIM.", FIXED="A socket.")
publish_enum(
    NumberGrade,
    "How easily a number is remembered.",
    STANDARD="As any other.",
    SILVER="Easily.",
    GOLD="At once.",
)
publish_enum(
    NumberState,
    "Where a number is.",
    FREE="In the stock.",
    RESERVED="Chosen for an offer.",
    ASSIGNED="In service.",
)
NEEDS = {"branch_id": '{t}."branch_id"', "holder_id": '{t}."holder_id"', "state": "{t}.state"}


@strawberry.type(description="What the caller may do with a number now.")
class PhoneNumberAbilities:
    free: Ability = strawberry.field(description="Give it back.")


def _abilities(actor: Actor, row: dict[str, Any]) -> PhoneNumberAbilities:
    """Ask the policy about a number as it was read."""
    number = PhoneNumber.model_construct(
        branch_id=row["branch_id"], holder_id=row["holder_id"], state=NumberState(row["state"])
    )
    return PhoneNumberAbilities(free=ability(actor, policy.can_free(actor, number)))


@strawberry.type(name="PhoneNumber", description="A telephone number of a branch's stock.")
class PhoneNumberType(Node):
    class Reads(reads.Table):
        table = "phone_number"
        prefix = "num"
        visible = staticmethod(queries.visible_to)

    number: str = reads.column(description="E.164, as +40722123456.")
    kind: NumberKind = reads.column(description="Mobile or fixed.")
    grade: NumberGrade = reads.column(description="How easily it is remembered.")
    state: NumberState = reads.column(description="Where it is.")
    ported: bool = reads.column(description="Whether the customer brings it along from another operator.")
    customer: CustomerType | None = reads.one("customer_id", description="For whom it is.")
    holder: UserType | None = reads.one("holder_id", description="Who chose it.")
    clock: ClockType | None = clock_of(RESERVATION, description="When the reservation ends by itself.")
    viewer_can: PhoneNumberAbilities = reads.computed(_abilities, needs=NEEDS, description="What the caller may do.")


class PhoneNumberFilter(reads.Filter):
    """Which numbers; all conditions must hold."""

    state: NumberState | None = reads.condition("{t}.state = {v}::text", description="In this state.")
    kind: NumberKind | None = reads.condition("{t}.kind = {v}::text", description="Mobile or fixed.")
    offer: GlobalID | None = reads.condition("{t}.offer_id = {v}::uuid", prefix="off", description="Of an offer.")
    branch: str | None = reads.condition(
        "{t}.branch_id = (select b.id from branch b where b.code = {v}::text)", description="Of a branch, by its code."
    )
    digits: str | None = reads.condition(
        r"{t}.number like '%' || regexp_replace({v}::text, '\D', '', 'g') || '%'",
        description="Digits that stand in it one after the other.",
    )


class PhoneNumberOrder(Enum):
    """Which numbers come first."""

    NUMBER_ASC = reads.order("number asc", type="text")


@strawberry.type
class NumberQuery:
    phone_numbers: Connection[PhoneNumberType] = reads.root_connection(
        filter=PhoneNumberFilter, order=PhoneNumberOrder, description="Telephone numbers."
    )


@strawberry.type
class NumberMutation:
    @mutation(
        "NumberReserve",
        number=PhoneNumberType,
        errors=(PermissionDenied, NotFound, InvalidInput, NumberTaken),
        description="Holds a number of the stock for an offer.",
        arguments={"offer_id": "For which offer.", "number": "Which number."},
    )
    async def number_reserve(self, uow: UnitOfWork, offer_id: GlobalID, number: str) -> UUID:
        return (await actions.reserve_number(uow, offer_id.of("off"), number)).id

    @mutation(
        "NumberPort",
        number=PhoneNumberType,
        errors=(PermissionDenied, NotFound, InvalidInput, NumberTaken),
        description="Takes down a number that the customer brings along from another operator.",
        arguments={"offer_id": "For which offer.", "number": "Which number."},
    )
    async def number_port(self, uow: UnitOfWork, offer_id: GlobalID, number: str) -> UUID:
        return (await actions.port_number(uow, offer_id.of("off"), number)).id

    @mutation(
        "NumberFree",
        number=PhoneNumberType,
        errors=(PermissionDenied, NotFound, InvalidInput),
        description="Gives a reserved number back.",
    )
    async def number_free(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.free_number(uow, id.of("num"))).id
