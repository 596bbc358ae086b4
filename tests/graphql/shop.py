"""A small shop: a schema of its own over three tables, to test the machinery without any domain."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Annotated, Any
from uuid import UUID

import strawberry
from sqlalchemy import Column, Date, DateTime, Integer, MetaData, Numeric, Table, Text, Uuid, text
from strawberry.scalars import JSON

from api.core.actor import Actor
from api.core.errors import InvalidInput, NotFound, StaleVersion, UserError
from api.core.graphql import Connection, GlobalID, Info, Money, Node, mutation, reads
from api.core.graphql.schema import build_schema
from api.core.uow import UnitOfWork

HERE = "tests.graphql.shop"

METADATA = MetaData()
MAKER = Table(
    "maker",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("branch_id", Uuid, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
)
ITEM = Table(
    "item",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("branch_id", Uuid, nullable=False),
    Column("maker_id", Uuid),
    Column("number", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("price", Numeric(14, 2)),
    Column("currency", Text, nullable=False),
    Column("due", Date),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("note", Text),
    Column("rank", Integer),
    Column("about_kind", Text),
    Column("about_id", Uuid),
    Column("version", Integer, nullable=False),
)
PIECE = Table(
    "piece",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("item_id", Uuid, nullable=False),
    Column("label", Text, nullable=False),
    Column("weight", Numeric(10, 3), nullable=False),
    Column("position", Integer, nullable=False),
)


def in_branch(actor: Actor) -> str:
    """Rows of the caller's branches; nothing without the permission."""
    return "{t}.branch_id = any(:branches)" if actor.can("branch:item:read") else "false"


def of_visible_item(actor: Actor) -> str:
    """Pieces of the items that the caller sees."""
    return f"exists (select 1 from item i where i.id = {{t}}.item_id and {in_branch(actor).replace('{t}', 'i')})"  # noqa: S608


class Status(StrEnum):
    """How far an item is."""

    DRAFT = "DRAFT"
    OPEN = "OPEN"
    DONE = "DONE"


strawberry.enum(Status, description="How far an item is.")


class ItemOrder(Enum):
    """Which items come first."""

    MADE_DESC = reads.order("made_at desc")
    MADE_ASC = reads.order("made_at asc")
    RANK_ASC = reads.order("rank asc nulls last")
    RANK_DESC_LAST = reads.order("rank desc nulls last")
    MIXED = reads.order("status asc, rank desc, number asc")
    WEIGHT = reads.order(
        "(select coalesce(sum(p.weight), 0) from piece p where p.item_id = {t}.id) desc", type="numeric"
    )


class Made(reads.Filter):
    """When an item was made."""

    since: datetime | None = reads.condition("{t}.made_at >= {v}::timestamptz", description="From then on.")
    until: datetime | None = reads.condition("{t}.made_at < {v}::timestamptz", description="Before then.")


class ItemFilter(reads.Filter):
    """Conditions on items."""

    status: list[Status] | None = reads.condition("{t}.status = any({v}::text[])", description="In one of these.")
    search: str | None = reads.condition("{t}.number ilike '%' || {v}::text || '%'", description="In the number.")
    maker: GlobalID | None = reads.condition("{t}.maker_id = {v}::uuid", prefix="mak", description="By this maker.")
    made: Made | None = strawberry.field(default=strawberry.UNSET, description="Made when.")


@strawberry.type(description="What the caller may do.")
class Abilities:
    """Computed from the row."""

    close: bool = strawberry.field(description="Close it.")
    reason: str | None = strawberry.field(description="Why not.")
    statuses: list[Status] = strawberry.field(description="What it could become.")


def abilities(actor: Actor, row: dict[str, Any]) -> Abilities:
    """Only what is open can be closed, by who has the permission."""
    is_open = row["status"] == Status.OPEN
    may = is_open and actor.can("branch:item:close")
    return Abilities(close=may, reason=None if may else ("permission" if is_open else "state"), statuses=[Status.DONE])


@strawberry.type(description="Size.")
class Facts:
    """A part of the same row."""

    rank: int | None = reads.column(description="Rank.")
    day: date | None = reads.column("due", description="Due day.")


@strawberry.type(name="Piece", description="A piece of an item.")
class PieceType:
    """A row without an identifier of its own."""

    class Reads(reads.Table):
        table = "piece"
        visible = staticmethod(of_visible_item)

    label: str = reads.column(description="Label.")
    weight: Decimal = reads.column(description="In kilograms.")
    item: Annotated[ItemType, strawberry.lazy(HERE)] | None = reads.one("item_id", description="Its item.")
    of: str = reads.expression(
        "(select i.number from item i where i.id = {t}.item_id)", description="Its item's number."
    )


@strawberry.type(name="Maker", description="Who makes items.")
class MakerType(Node):
    """Makers."""

    class Reads(reads.Table):
        table = "maker"
        prefix = "mak"
        customer = "{t}.id"
        visible = staticmethod(in_branch)

    name: str = reads.column(description="Name.")
    country: str | None = reads.column(description="Country.", permission="branch:maker:country")
    items: Connection[Annotated[ItemType, strawberry.lazy(HERE)]] = reads.connection(
        "maker_id", filter=ItemFilter, order=ItemOrder, description="Its items."
    )
    newest: Annotated[ItemType, strawberry.lazy(HERE)] | None = reads.one(
        where="{t}.maker_id = {parent}.id", order="made_at desc", description="Its newest item."
    )
    count: int = reads.expression("(select count(*) from item x where x.maker_id = {t}.id)", description="Items.")


@strawberry.type(name="Item", description="Something made.")
class ItemType(Node):
    """Items."""

    class Reads(reads.Table):
        table = "item"
        prefix = "itm"
        customer = "{t}.maker_id"
        person = "{t}.id"
        visible = staticmethod(in_branch)

    number: str = reads.column(description="Number.")
    status: Status = reads.column(description="Status.")
    price: Money | None = reads.money("price", "currency", description="Price.")
    due: date | None = reads.column(description="Due.")
    made_at: datetime = reads.column(description="Made.")
    note: str | None = reads.column(description="Note.", permission="branch:item:note")
    version: int = reads.column(description="Version.")
    facts: Facts = reads.part(description="Facts.")
    extra: JSON = reads.expression("json_build_object('rank', {t}.rank, 'me', :actor)", description="Extra.")
    maker: Annotated[MakerType, strawberry.lazy(HERE)] | None = reads.one("maker_id", description="Maker.")
    pieces: list[PieceType] = reads.many("item_id", order="position desc", limit=3, description="Heaviest first.")
    weight: Decimal = reads.expression(
        "(select coalesce(sum(p.weight), 0) from piece p where p.item_id = {t}.id)", description="Weight."
    )
    viewer_can: Abilities = reads.computed(abilities, needs=("status",), description="Abilities.")
    price_text: str | None = reads.computed(
        lambda _actor, row: None if row["price"] is None else f"{row['price'] * 2:.1f} {row['due'] or ''}",
        needs=("price", "due"),
        description="Twice the price.",
    )
    about: Annotated[ItemType | MakerType, strawberry.union("Subject", description="Either.")] | None = reads.any_of(
        "about_kind", "about_id", description="What it is about."
    )

    @strawberry.field(description="Asked of another system.")
    async def stock(self, info: Info, factor: int = 1) -> int:
        """Only a resolver can tell."""
        del info
        return (reads.row_id(self).int % 10) * factor


@strawberry.type
class Query:
    """What the shop can be asked."""

    node: Node | None = reads.node()
    item: ItemType | None = reads.root_one(description="One item.")
    item_by_number: ItemType | None = reads.root_one(
        where="{t}.number = {number}::text", arguments={"number": str}, description="By number."
    )
    items: Connection[ItemType] = reads.root_connection(filter=ItemFilter, order=ItemOrder, description="Items.")
    makers: list[MakerType] = reads.root_many(order="name", limit=50, description="Makers.")
    makers_page: Connection[MakerType] = reads.root_connection(description="Makers by age.")
    total: int | None = reads.expression("(select count(*) from item)", description="All.", permission="all:item:count")

    @strawberry.field(description="Plain.")
    async def plain(self, fail: bool = False) -> str | None:  # noqa: FBT001, FBT002 - an argument of the schema
        """A resolver that no plan can express."""
        if fail:
            raise RuntimeError("secret: password=hunter2")
        return "plain"

    @strawberry.field(description="Two items.")
    async def pair(self, ids: list[GlobalID]) -> Pair:
        """A plain object whose items are read by the planner."""
        keys = [each.of("itm") for each in ids]
        return Pair(first=keys[0], all=keys)  # type: ignore[arg-type] # keys, which the planner reads


@strawberry.type(description="Two items.")
class Pair:
    """Loaded by key."""

    first: ItemType | None = reads.loaded(description="One.")
    all: list[ItemType] = reads.loaded(description="All.")


class TooExpensive(UserError):
    """The price is above the limit."""

    code = "too-expensive"
    fields = {"limit": Decimal}  # noqa: RUF012 - the class is only read


@strawberry.input(description="A change.")
class RenameInput:
    """What is changed."""

    number: str
    version: int | None = None
    price: Decimal | None = None


@strawberry.type
class Mutation:
    """What can be done in the shop."""

    @mutation(
        "ItemRename", item=ItemType, errors=(NotFound, StaleVersion, InvalidInput, TooExpensive), description="Rename."
    )
    async def item_rename(self, uow: UnitOfWork, id: GlobalID, input: RenameInput) -> UUID:
        """Change the number."""
        return await rename(uow, id.of("itm"), input)

    @mutation("ItemTouch", number=str, item=ItemType, description="Touch.")
    async def item_touch(self, uow: UnitOfWork, id: GlobalID) -> dict[str, object]:
        """Raise the version, and tell the number."""
        row = await uow.session.execute(
            text("update item set version = version + 1 where id = :id returning number"), {"id": id.of("itm")}
        )
        return {"number": row.scalar_one(), "item": id.uuid}

    @mutation("ItemForget", description="Nothing.")
    async def item_forget(self, uow: UnitOfWork, id: GlobalID) -> None:
        """Refuse with a kind that is not listed."""
        del uow, id
        raise NotFound("Item")


async def rename(uow: UnitOfWork, key: UUID, change: RenameInput) -> UUID:
    """Change a number, as an action would."""
    if change.price is not None and change.price > Decimal(100):
        raise TooExpensive("input", "price", limit=Decimal(100))
    row = (await uow.session.execute(text("select version from item where id = :id for update"), {"id": key})).first()
    if row is None:
        raise NotFound("Item", "id")
    if change.version is not None and change.version != row.version:
        raise StaleVersion(change.version, row.version, "input", "version")
    await uow.session.execute(
        text("update item set number = :number, version = version + 1 where id = :id"),
        {"id": key, "number": change.number},
    )
    return key


@strawberry.type(description="Something happened to an item.")
class ItemChanged:
    """An event."""

    item: ItemType | None = reads.loaded(description="The item.")


@strawberry.type
class Subscription:
    """What the shop tells by itself."""

    @strawberry.subscription(description="Counts.")
    async def items_changed(self, info: Info, id: GlobalID, times: int = 2) -> AsyncIterator[ItemChanged]:
        """The same item, some times; for ever when times is 0."""
        del info
        left = times or 10**9
        for _ in range(left):
            yield ItemChanged(item=id.of("itm"))  # type: ignore[arg-type] # a key
            await asyncio.sleep(0.01)


schema = build_schema(query=Query, mutation=Mutation, subscription=Subscription)
