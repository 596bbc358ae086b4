"""Numbers as they are looked for, chosen and given back."""

from enum import Enum
from typing import Annotated, Any
from uuid import UUID

import strawberry

from api.core.actor import Actor
from api.core.errors import InvalidInput, NotFound, PermissionDenied
from api.core.graphql import Connection, GlobalID, Info, Node, mutation, reads
from api.core.graphql.abilities import Ability, ability
from api.core.graphql.enums import publish_enum
from api.core.uow import UnitOfWork
from api.customers.graphql import CustomerType
from api.numbers import actions, policy, queries
from api.numbers.models import NumberGrade, NumberKind, NumberState, PhoneNumber
from api.numbers.rules import RESERVATION, NumberTaken
from api.people.graphql import BranchType, UserType
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
    QUARANTINED="Was in service and rests.",
)
NEEDS = {"branch_id": '{t}."branch_id"', "holder_id": '{t}."holder_id"', "state": "{t}.state"}


@strawberry.type(description="What the caller may do with a number now.")
class PhoneNumberAbilities:
    free: Ability = strawberry.field(description="Give it back.")
    retire: Ability = strawberry.field(description="Take it out of service.")


def _abilities(actor: Actor, row: dict[str, Any]) -> PhoneNumberAbilities:
    """Ask the policy about a number as it was read."""
    number = PhoneNumber.model_construct(
        branch_id=row["branch_id"], holder_id=row["holder_id"], state=NumberState(row["state"])
    )
    return PhoneNumberAbilities(
        free=ability(actor, policy.can_free(actor, number)), retire=ability(actor, policy.can_retire(actor, number))
    )


def _count(state: NumberState) -> str:
    return f"(select count(*)::int from phone_number x where x.range_id = {{t}}.id and x.state = '{state}')"  # noqa: S608 - our own state


@strawberry.type(name="NumberRange", description="Telephone numbers that came into the stock together.")
class NumberRangeType(Node):
    class Reads(reads.Table):
        table = "number_range"
        prefix = "nrg"
        visible = staticmethod(queries.visible_ranges)

    branch: BranchType | None = reads.one("branch_id", description="Whose stock it is.")
    first: str = reads.column(description="The first number, E.164.")
    last: str = reads.column(description="The last number, E.164.")
    kind: NumberKind = reads.column(description="Mobile or fixed.")
    size: int = reads.column(description="How many numbers came with it.")
    free: int = reads.expression(_count(NumberState.FREE), description="How many are in the stock.")
    reserved: int = reads.expression(_count(NumberState.RESERVED), description="How many are chosen for offers.")
    assigned: int = reads.expression(_count(NumberState.ASSIGNED), description="How many are in service.")
    quarantined: int = reads.expression(_count(NumberState.QUARANTINED), description="How many rest after service.")


@strawberry.type(name="NumberAllotment", description="Numbers of one range that one agent sells.")
class NumberAllotmentType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.allotted)
        visible = staticmethod(queries.sees_ranges)

    range: NumberRangeType | None = reads.one("range_id", description="The range.")
    agent: UserType | None = reads.one("agent_id", description="The agent.")
    first: str = reads.column(personal=False, description="The first of them, E.164.")
    last: str = reads.column(personal=False, description="The last of them, E.164.")
    numbers: int = reads.column(description="How many there are.")
    free: int = reads.column(description="How many of them are free.")


@strawberry.type(description="What adding a range would do; nothing is kept.")
class NumberRangeTrial:
    first: str = strawberry.field(description="The first number, E.164.")
    last: str = strawberry.field(description="The last number, E.164.")
    kind: NumberKind = strawberry.field(description="Mobile or fixed.")
    standard: int = strawberry.field(description="How many new numbers are as any other.")
    silver: int = strawberry.field(description="How many new numbers are remembered easily.")
    gold: int = strawberry.field(description="How many new numbers are remembered at once.")
    known: int = strawberry.field(description="How many the house has already.")
    clashes: list[str] = strawberry.field(description="Ranges of the branch that have numbers of it already.")


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
    range: NumberRangeType | None = reads.one("range_id", description="With what it came; null: brought along.")
    agent: UserType | None = reads.one("agent_id", description="Who alone sells it; null: everybody.")
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
    range: GlobalID | None = reads.condition("{t}.range_id = {v}::uuid", prefix="nrg", description="Of a range.")
    mine_to_sell: bool | None = reads.condition(
        "({t}.agent_id is null or {t}.agent_id = :actor) = {v}::boolean",
        description="Whether the caller may choose it: it is no other agent's.",
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
    number_ranges: list[NumberRangeType] = reads.root_many(
        order="first asc", limit=1000, description="Ranges of the caller's branches."
    )
    number_allotments: list[NumberAllotmentType] = reads.root_many(
        order="first asc", limit=1000, description="Which agents sell which numbers alone."
    )

    @strawberry.field(description="What adding a range to a branch's stock would do; nothing is kept.")
    async def number_range_try(
        self,
        info: Info,
        branch_id: Annotated[GlobalID, strawberry.argument(description="For which branch.")],
        first: Annotated[str, strawberry.argument(description="The first number, as dialled in the country.")],
        count: Annotated[int, strawberry.argument(description="How many numbers.")],
    ) -> NumberRangeTrial:
        context = info.context
        async with context.database.unit_of_work(context.actor) as uow:
            tried = await actions.try_range(uow, branch_id.of("brn"), first, count)
        return NumberRangeTrial(
            first=tried.first,
            last=tried.last,
            kind=tried.kind,
            standard=tried.grades.get(NumberGrade.STANDARD, 0),
            silver=tried.grades.get(NumberGrade.SILVER, 0),
            gold=tried.grades.get(NumberGrade.GOLD, 0),
            known=tried.known,
            clashes=tried.clashes,
        )


_PIECE = {"first": "The first of them.", "count": "How many in a row.", "agent_id": "The agent."}


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

    @mutation(
        "NumberRetire",
        errors=(PermissionDenied, NotFound, InvalidInput),
        description="Takes a number out of service; it rests before it is free again.",
    )
    async def number_retire(self, uow: UnitOfWork, id: GlobalID) -> None:
        await actions.retire_number(uow, id.of("num"))

    @mutation(
        "NumberRangeAdd",
        range=NumberRangeType,
        errors=(PermissionDenied, NotFound, InvalidInput),
        description="Puts a range of numbers into a branch's stock.",
        arguments={
            "branch_id": "For which branch.",
            "first": "The first number, as dialled in the country.",
            "count": "How many numbers.",
        },
    )
    async def number_range_add(self, uow: UnitOfWork, branch_id: GlobalID, first: str, count: int) -> UUID:
        return (await actions.add_range(uow, branch_id.of("brn"), first, count)).id

    @mutation(
        "NumberRangeRemove",
        errors=(PermissionDenied, NotFound, InvalidInput),
        description="Takes a range out of the stock, none of whose numbers anybody has.",
    )
    async def number_range_remove(self, uow: UnitOfWork, id: GlobalID) -> None:
        await actions.remove_range(uow, id.of("nrg"))

    @mutation(
        "NumbersAllot",
        range=NumberRangeType,
        errors=(PermissionDenied, NotFound, InvalidInput),
        description="Gives free numbers of a range to an agent, who alone sells them then.",
        arguments=_PIECE,
    )
    async def numbers_allot(self, uow: UnitOfWork, id: GlobalID, first: str, count: int, agent_id: GlobalID) -> UUID:
        return (await actions.allot_numbers(uow, id.of("nrg"), first, count, agent_id.of("usr")))[0].id

    @mutation(
        "NumbersTakeBack",
        range=NumberRangeType,
        errors=(PermissionDenied, NotFound, InvalidInput),
        description="Takes free numbers of a range back from an agent: everybody sells them again.",
        arguments=_PIECE,
    )
    async def numbers_take_back(
        self, uow: UnitOfWork, id: GlobalID, first: str, count: int, agent_id: GlobalID
    ) -> UUID:
        return (await actions.allot_numbers(uow, id.of("nrg"), first, count, agent_id.of("usr"), back=True))[0].id
